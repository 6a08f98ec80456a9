/* SPDX-License-Identifier: MIT */
/*
 * Owns: the declarations of all kinds, made from kinds.def.
 * Never: edited for a new kind.
 */
#ifndef CHECK_KINDS_H
#define CHECK_KINDS_H

#include "check/kind.h"

#define KIND(name) extern const struct kind kind_##name;
#include "check/kinds.def"
#undef KIND

#endif
