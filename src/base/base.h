/* SPDX-License-Identifier: MIT */
/*
 * First include of every .c file.
 * Owns: the C library headers that everybody needs, and the list of functions that nobody may call.
 * Never: anything of this project's own subject.
 */
#ifndef BASE_H
#define BASE_H

#ifdef HAVE_CONFIG_H
#include <config.h>
#endif

#include <assert.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/vec.h"

/* An assertion is our own bug report; a release must make it too. */
#ifdef NDEBUG
#error "boardpack keeps its assertions: build without NDEBUG"
#endif

#define COUNT_OF(a) (sizeof(a) / sizeof((a)[0]))

/*
 * Unbounded, locale-bound or stateful: each has a replacement in base/ or calc/. A fortified libc makes some of them macros under
 * clang, and a macro cannot be poisoned without a warning.
 */
#undef strcpy
#undef strcat
#undef sprintf
#undef vsprintf
#pragma GCC poison strcpy strcat sprintf vsprintf strtok gets atoi atol atof strtod

#endif
