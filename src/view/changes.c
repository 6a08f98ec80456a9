/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/changes.h"

#include "base/text.h"
#include "view/json.h"
#include "view/markdown.h"

/* text wrapped behind first, its other lines as far in. */
static void put_wrapped(struct buf *out, const char *first, struct str text, int columns)
{
	struct buf shown = BUF_EMPTY;
	struct str rest, line;
	bool is_first = true;

	text_visible(text, true, &shown);
	rest = buf_str(&shown);
	while (str_next_line(&rest, &line)) {
		struct text_spans spans = { NULL, 0, 0 };

		text_wrap(line, columns > (int)strlen(first) + 1 ? columns - (int)strlen(first) : 1, &spans);
		for (size_t i = 0; i < spans.n; i++) {
			if (is_first)
				buf_adds(out, first);
			else
				buf_fill(out, ' ', strlen(first));
			is_first = false;
			buf_add(out, str_in(line, spans.v[i]));
			buf_addc(out, '\n');
		}
		vec_release(&spans);
	}
	buf_release(&shown);
}

static void put_counts(const struct difference *difference, struct buf *out)
{
	for (int kind = 0; kind < DIFFERENCE_KINDS; kind++)
		buf_printf(out, "%s%zu %s", kind ? ", " : "", difference_count(difference, (enum difference_kind)kind),
			   difference_name((enum difference_kind)kind));
}

/* Both empty: a record knows that something changed, and no more. */
static bool is_told(const struct difference_part *part)
{
	return part->old.n || part->new.n;
}

static void put_item(const struct difference_item *item, int columns, struct buf *out)
{
	struct buf line = BUF_EMPTY;

	buf_printf(&line, "%.*s (%.*s)", STR_FMT(item->id), STR_FMT(item->label));
	put_wrapped(out, "  ", buf_str(&line), columns);
	for (size_t i = 0; i < item->parts.n; i++) {
		const struct difference_part *part = &item->parts.v[i];

		buf_clear(&line);
		buf_printf(&line, "%.*s%s", STR_FMT(part->name), is_told(part) ? "" : ": its wording changed");
		put_wrapped(out, "    ", buf_str(&line), columns);
		if (part->old.n)
			put_wrapped(out, "      - ", part->old, columns);
		if (part->new.n)
			put_wrapped(out, "      + ", part->new, columns);
	}
	buf_release(&line);
}

void changes_text(const struct difference *difference, struct str title, int columns, struct buf *out)
{
	struct buf head = BUF_EMPTY;
	int last = -1;

	buf_printf(&head, "Catalogue %.*s: ", STR_FMT(title));
	if (difference->items.n)
		put_counts(difference, &head);
	else
		buf_adds(&head, "no definition differs");
	put_wrapped(out, "", buf_str(&head), columns);
	for (size_t i = 0; i < difference->items.n; i++) {
		const struct difference_item *item = &difference->items.v[i];

		if ((int)item->kind != last)
			buf_printf(out, "\n%s\n", difference_name(item->kind));
		last = (int)item->kind;
		put_item(item, columns, out);
	}
	buf_release(&head);
}

static void json_or_null(struct json *json, const char *key, struct str text)
{
	if (text.n)
		json_str(json, key, text);
	else
		json_null(json, key);
}

static void json_side(struct json *json, const char *key, const struct snapshot *side)
{
	json_open(json, key, '{');
	json_or_null(json, "version", side->version);
	json_or_null(json, "releasedAt", side->released);
	json_bool(json, "condensed", side->is_condensed);
	json_size(json, "items", side->items.n);
	json_close(json, '}');
}

static void json_item(struct json *json, const struct difference_item *item)
{
	json_open(json, NULL, '{');
	json_str(json, "id", item->id);
	json_str(json, "label", item->label);
	if (item->kind == DIFFERENCE_PROMOTED || item->kind == DIFFERENCE_CHANGED) {
		json_open(json, "fields", '[');
		for (size_t i = 0; i < item->parts.n; i++) {
			json_open(json, NULL, '{');
			json_str(json, "field", item->parts.v[i].name);
			json_or_null(json, "old", item->parts.v[i].old);
			json_or_null(json, "new", item->parts.v[i].new);
			json_close(json, '}');
		}
		json_close(json, ']');
	}
	json_close(json, '}');
}

void changes_json(const struct difference *difference, struct buf *out)
{
	struct json json;

	json_init(&json, out, true);
	json_open(&json, NULL, '{');
	json_side(&json, "old", difference->old);
	json_side(&json, "new", difference->new);
	for (int kind = 0; kind < DIFFERENCE_KINDS; kind++) {
		json_open(&json, difference_name((enum difference_kind)kind), '[');
		for (size_t i = 0; i < difference->items.n; i++)
			if ((int)difference->items.v[i].kind == kind)
				json_item(&json, &difference->items.v[i]);
		json_close(&json, ']');
	}
	json_close(&json, '}');
	buf_addc(out, '\n');
}

static void markdown_item(const struct difference_item *item, struct buf *out)
{
	buf_adds(out, "- **");
	markdown_cell(item->label, out);
	buf_printf(out, "** (%s)", difference_name(item->kind));
	for (size_t i = 0; i < item->parts.n; i++) {
		const struct difference_part *part = &item->parts.v[i];

		buf_adds(out, i ? "; " : ": ");
		markdown_cell(part->name, out);
		if (!is_told(part)) {
			buf_adds(out, " reworded");
			continue;
		}
		buf_adds(out, " was “");
		markdown_cell(part->old.n ? part->old : STR("nothing"), out);
		buf_adds(out, "”, is “");
		markdown_cell(part->new.n ? part->new : STR("nothing"), out);
		buf_adds(out, "”");
	}
	buf_addc(out, '\n');
}

void changes_of_definitions(const struct difference *difference, struct buf *out)
{
	if (difference->items.n == 0)
		return;
	buf_adds(out, "Between catalogue ");
	markdown_cell(difference->old->version, out);
	buf_adds(out, " and ");
	markdown_cell(difference->new->version, out);
	buf_printf(out, ", %zu definition%s of this pack changed.\n\n", difference->items.n,
		   difference->items.n == 1 ? "" : "s");
	for (size_t i = 0; i < difference->items.n; i++)
		markdown_item(&difference->items.v[i], out);
}
