/* SPDX-License-Identifier: MIT */
/*
 * Owns: the child process that holds hunspell: its limits, the loop that reads questions and writes answers.
 * Never: returns to its parent's program, opens other files than dictionaries, or outlives its parent.
 *
 * The protocol, a line each way, words in UTF-8 without tabs and line feeds:
 *     c WORD    is answered  c0 WORD  or  c1 WORD               (right)
 *     s WORD    is answered  s WORD<TAB>suggestion<TAB>…
 *     a WORD    is not answered: the word is right from now on
 * The child says "ready" once, or "none" and leaves when it cannot load any dictionary.
 */
#ifndef SPELL_WORKER_H
#define SPELL_WORKER_H

#include "base/base.h"

/* Runs in the child right after fork(); fd is its end of the socket. languages are parted by blanks. */
_Noreturn void worker_run(int fd, const char *directory, const char *languages);

#endif
