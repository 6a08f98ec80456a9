/* SPDX-License-Identifier: MIT */
#include "base/base.h"
#include "tui/key.h"
#include "base/text.h"

/* F1 to F12 are made, not listed. */
static const char *const special_names[KEY_SPECIAL_F1] = {
	[KEY_SPECIAL_ENTER] = "Enter",   [KEY_SPECIAL_TAB] = "Tab",        [KEY_SPECIAL_BACKSPACE] = "Backspace",
	[KEY_SPECIAL_ESCAPE] = "Esc",    [KEY_SPECIAL_UP] = "Up",          [KEY_SPECIAL_DOWN] = "Down",
	[KEY_SPECIAL_LEFT] = "Left",     [KEY_SPECIAL_RIGHT] = "Right",    [KEY_SPECIAL_HOME] = "Home",
	[KEY_SPECIAL_END] = "End",       [KEY_SPECIAL_PAGE_UP] = "PageUp", [KEY_SPECIAL_PAGE_DOWN] = "PageDown",
	[KEY_SPECIAL_INSERT] = "Insert", [KEY_SPECIAL_DELETE] = "Delete",
};

bool key_eq(struct key a, struct key b)
{
	return a.kind == b.kind && a.code == b.code && a.modifiers == b.modifiers;
}

bool key_is_text(struct key key)
{
	return key.kind == KEY_KIND_CHAR && !(key.modifiers & (KEY_CTRL | KEY_ALT));
}

void key_label(struct key key, struct buf *out)
{
	if (key.kind == KEY_KIND_NONE)
		return;
	if (key.modifiers & KEY_ALT)
		buf_adds(out, "M-");
	if (key.modifiers & KEY_SHIFT)
		buf_adds(out, "S-");
	if (key.modifiers & KEY_CTRL)
		buf_addc(out, '^');
	if (key.kind == KEY_KIND_SPECIAL) {
		assert(key.code < KEY_SPECIAL_COUNT);
		if (key.code >= KEY_SPECIAL_F1)
			buf_printf(out, "F%u", (unsigned)(key.code - KEY_SPECIAL_F1 + 1));
		else
			buf_adds(out, special_names[key.code]);
		return;
	}
	if (key.code == ' ')
		buf_adds(out, "Space");
	else if ((key.modifiers & KEY_CTRL) && key.code >= 'a' && key.code <= 'z')
		buf_addc(out, (char)(key.code - 'a' + 'A'));
	else
		text_encode(out, key.code);
}

static bool special_parse(struct str name, uint32_t *code)
{
	size_t number;

	for (uint32_t i = 0; i < COUNT_OF(special_names); i++)
		if (str_eq_nocase(name, str_of(special_names[i]))) {
			*code = i;
			return true;
		}
	if (name.n < 2 || (name.p[0] != 'F' && name.p[0] != 'f'))
		return false;
	if (!str_to_size(str_sub(name, 1, name.n - 1), &number) || number < 1 || number > 12)
		return false;
	*code = KEY_SPECIAL_F1 + (uint32_t)number - 1;
	return true;
}

static bool char_parse(struct str name, unsigned modifiers, uint32_t *code)
{
	if (str_eq_nocase(name, STR("Space"))) {
		*code = ' ';
		return true;
	}
	if (!name.n || text_ill_formed(name) != STR_NONE || text_decode(name, 0, code) != name.n || *code <= ' ')
		return false;
	/* Ctrl makes no difference between cases, and a capital says its own shift. */
	if ((modifiers & KEY_CTRL) && *code >= 'A' && *code <= 'Z')
		*code += 'a' - 'A';
	return !(modifiers & KEY_SHIFT);
}

bool key_parse(struct str name, struct key *out)
{
	struct key key = { KEY_KIND_NONE, 0, 0 };

	for (;;) {
		unsigned modifier = 0;
		size_t prefix = 2;

		if (str_starts(name, STR("M-")))
			modifier = KEY_ALT;
		else if (str_starts(name, STR("S-")))
			modifier = KEY_SHIFT;
		else if (str_starts(name, STR("^")))
			modifier = KEY_CTRL, prefix = 1;
		if (!modifier || name.n == prefix)
			break;
		if (key.modifiers & modifier)
			return false;
		key.modifiers |= modifier;
		name = str_sub(name, prefix, name.n - prefix);
	}
	if (special_parse(name, &key.code))
		key.kind = KEY_KIND_SPECIAL;
	else if (char_parse(name, key.modifiers, &key.code))
		key.kind = KEY_KIND_CHAR;
	else
		return false;
	*out = key;
	return true;
}
