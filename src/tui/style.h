/* SPDX-License-Identifier: MIT */
/*
 * Owns: the meanings that a cell of the screen can have, each with a letter for goldens.
 * Never: names a colour or an attribute; term/ maps meanings to what the terminal can show.
 */
#ifndef TUI_STYLE_H
#define TUI_STYLE_H

#include "base/base.h"

/*    meaning          letter  used for */
#define STYLE_TABLE(X)                                                                     \
	X(NORMAL, '.')          /* everything without a meaning of its own */              \
	X(TITLE, 'T')           /* the line at the top of the screen */                    \
	X(BAR, 'B')             /* the status bar */                                       \
	X(KEYCAP, 'K')          /* a key in the status bar or in help */                   \
	X(HEADING, 'H')         /* a section in the outline, a heading in a pane */        \
	X(BORDER, 'b')          /* lines between panes */                                  \
	X(BORDER_FOCUS, 'F')    /* the border or title of the pane that has the keys */    \
	X(LABEL, 'l')           /* the name of a field or column */                        \
	X(VALUE, 'v')           /* what the founder wrote */                               \
	X(FIELD, '_')           /* the box of a field that can be typed into */            \
	X(GUIDE, 'g')           /* guidance: what, why, how */                             \
	X(DIM, 'd')             /* placeholders, earlier periods, things out of reach */   \
	X(SELECTED, 'S')        /* the current row of the list that has the keys */        \
	X(CURRENT, 'c')         /* the current row of a list that has not */               \
	X(SELECTION, 's')       /* selected text */                                        \
	X(GOOD, '+')            /* complete, on track */                                   \
	X(BAD, '-')             /* off track */                                            \
	X(CAUTION, '~')         /* at risk */                                              \
	X(FINDING_ERROR, 'E')   /* a finding's message or mark beside the text */          \
	X(FINDING_WARNING, 'W')                                                            \
	X(FINDING_ADVICE, 'A')                                                             \
	X(MARK_ERROR, 'e')      /* the words in the text that a finding is about */        \
	X(MARK_WARNING, 'w')                                                               \
	X(MARK_ADVICE, 'a')                                                                \
	X(MISSPELT, 'm')        /* a word in the text that no dictionary has */            \
	X(HAZARD, '!')          /* stands for a character that must not be drawn */        \
	X(PROMPT, 'P')          /* a question that waits for an answer */                  \
	X(MESSAGE, 'M')         /* what just happened */                                   \
	X(ALARM, 'X')           /* what just went wrong */

enum style {
#define STYLE_ENUM(name, letter) STYLE_##name,
	STYLE_TABLE(STYLE_ENUM)
#undef STYLE_ENUM
	STYLE_COUNT,
};

/* One printable ASCII letter, different for every style. */
char style_letter(enum style style);
/* "FINDING_ERROR": for messages of tests. */
const char *style_name(enum style style);

#endif
