/* SPDX-License-Identifier: MIT */
/*
 * Owns: a text in the user's own editor ($VISUAL, $EDITOR, else nano or vi): the private folder, the child, the way back.
 * Never: touches the terminal (its owner has given it back), a pack, or a shell: the words of $EDITOR are split at blanks.
 */
#ifndef CMD_EXTERNAL_H
#define CMD_EXTERNAL_H

#include "base/base.h"

/*
 * Writes text to a file of its own (0600, in a folder 0700), runs the editor on it and reads it back into out, line ends as LF
 * and without a last line end that text had not. False with error: the editor is not there or failed, or what it left is no
 * text; then the file stays, and error says where.
 */
bool external_edit(struct str name, struct str text, struct buf *out, struct error *error);

#endif
