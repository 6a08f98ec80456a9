/* SPDX-License-Identifier: MIT */
/*
 * Owns: how boardpack and boardpack-spell, the program that holds hunspell, talk. worker.c is that program: its limits, the
 * loop that reads questions and writes answers. It is a program of its own so that nothing else pays for hunspell's libraries.
 * Never: opens other files than dictionaries, or outlives who started it.
 *
 *     boardpack-spell LANGUAGES [DIRECTORY]
 *
 * Languages are parted by blanks; file WORKER_FD is a socket. The protocol, a line each way, words in UTF-8 without tabs and
 * line feeds:
 *     c WORD    is answered  c0 WORD  or  c1 WORD               (right)
 *     s WORD    is answered  s WORD<TAB>suggestion<TAB>…
 *     a WORD    is not answered: the word is right from now on
 * The program says "ready" once, or "none" and leaves when it cannot load any dictionary.
 */
#ifndef SPELL_WORKER_H
#define SPELL_WORKER_H

enum { WORKER_FD = 3 };

#endif
