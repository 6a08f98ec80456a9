/* SPDX-License-Identifier: MIT */
/*
 * Owns: edits of a pack that nobody chose: rows that come, go and move, and texts that are hard to write in a file.
 * Never: judges what becomes of them. A law sets state, and the same edits come again.
 */
#ifndef TEST_RANDOM_EDIT_H
#define TEST_RANDOM_EDIT_H

#include "pack/history.h"

static const char *const texts[] = {
	"",
	"12",
	"4.6m",
	"no",
	"2026-11-01",
	"12:30",
	"plain words",
	"with: colon",
	"with # hash",
	"- dash",
	"'quoted'",
	"\"double\"",
	"tab\there",
	" leading",
	"trailing ",
	"two\nlines",
	"two\nlines\n",
	"ends with blank lines\n\n\n",
	"\nbegins blank",
	"  indented\nfirst line",
	"\ttab first\nline",
	"a\n \nb",
	"a\n   ",
	"cr\r\nlf",
	"\xC2\x85next line",
	"\xE2\x80\xA8separator",
	"\x1B[31mred",
	"\xE2\x80\xAEright to left",
	"{flow, [list]}",
	"---",
	"...",
	"%TAG",
	"@at",
	"`tick`",
	"\\back\\slash",
	"- one\n- two\n\n  three: 3 # four\n",
	"A paragraph that is long enough to be wrapped when it is folded, because it has a good many more words than a "
	"line "
	"can hold.\n\nAnd another paragraph that is long enough to be wrapped as well, since it goes on and on and on "
	"and on.",
	"\n",
	"\n\n",
	" ",
	"#",
	"é ü 日本語",
	"~",
	"null",
	"1_000",
	"0x1F",
	"key:",
	"? question",
	"& * !",
};

static const char *const items[] = { "sales.arr",         "sales.expansion",    "section.highlights",
				     "section.lowlights", "sales.gross_margin", "customers.nps_score" };
static const char *const fields[] = { "actual", "forecast", "next", "status", "commentary", "text" };
static const char *const tables[] = { "section.risks", "section.asks", "section.actions" };
static const char *const columns[][3] = { { "risk", "owner", "mitigation" },
					  { "ask", "owner", "type" },
					  { "action", "status", "outcome" } };

static uint32_t state;

static inline size_t pick(size_t n)
{
	state ^= state << 13;
	state ^= state >> 17;
	state ^= state << 5;
	return state % n;
}

/* One edit; *item is where. */
static inline void random_edit(struct history *history, struct pack *pack, struct str *item)
{
	struct addr at = { .row = 0 };
	struct str text = str_of(texts[pick(COUNT_OF(texts))]);
	size_t table = pick(COUNT_OF(tables));
	const struct entry *entry = pack_entry(pack, str_of(tables[table]));
	size_t rows = entry ? entry->rows.n : 0;

	*item = str_of(tables[table]);
	switch (pick(rows ? 6 : 3)) {
	case 0:
	case 1:
		*item = str_of(items[pick(COUNT_OF(items))]);
		at = (struct addr){ *item, 0, str_of(fields[pick(COUNT_OF(fields))]) };
		history_set(history, &at, text);
		break;
	case 2:
		history_insert_row(history, *item, pick(rows + 1));
		break;
	case 3:
		history_move_row(history, *item, entry->rows.v[pick(rows)]->serial, (int)pick(5) - 2);
		break;
	case 4:
		history_remove_row(history, *item, entry->rows.v[pick(rows)]->serial);
		break;
	default:
		at = (struct addr){ *item, entry->rows.v[pick(rows)]->serial, str_of(columns[table][pick(3)]) };
		history_set(history, &at, text);
	}
}

#endif
