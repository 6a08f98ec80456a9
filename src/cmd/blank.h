/* SPDX-License-Identifier: MIT */
/*
 * Owns: the text of a pack in which nothing is answered yet, and writing a file where none is.
 * Never: knows where the pack lies.
 */
#ifndef CMD_BLANK_H
#define CMD_BLANK_H

#include "calc/period.h"
#include "catalogue/catalogue.h"

/* Up to and with "items:"; classification: who may read it, where that is not the company's. Appends. */
void blank_head(struct period period, struct str classification, struct buf *out);
/* An item that is asked for, as a comment. Appends. */
void blank_item(const struct item *item, struct buf *out);
/* Creates path, whole or not at all; what is there already, a link included, is never touched. */
bool blank_write(const char *path, const struct buf *text, struct error *error);

#endif
