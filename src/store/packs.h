/* SPDX-License-Identifier: MIT */
/*
 * Owns: finding the packs that a folder holds.
 * Never: opens a pack.
 */
#ifndef STORE_PACKS_H
#define STORE_PACKS_H

#include "base/file.h"

/*
 * Adds path to out when it is a file (or nothing: opening it will say so), else the packs in it and in the folders below,
 * by name. A pack is a file called after its period, such as 2026-Q3.yaml; hidden folders and links to folders are left
 * out. False, with a message, when a folder cannot be read or holds no pack at all.
 */
bool packs_find(const char *path, struct file_list *out, struct error *error);

#endif
