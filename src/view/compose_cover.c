/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/composer.h"

static void put_fact(struct document *out, struct document_table *table, const char *label, struct str value)
{
	if (str_is_blank(value))
		return;
	document_cell(out, table, str_of(label));
	document_cell(out, table, value);
	document_row(table, false);
}

/* "draft" is "Draft"; anything but a word of ours stays as typed. */
static struct str status_of(const struct composer *composer)
{
	static const char *const words[] = { "draft", "preliminary", "final" };
	static const char *const shown[] = { "Draft", "Preliminary", "Final" };
	struct str typed = composer->input->pack->heads[PACK_STATUS];

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (str_is(typed, words[i]))
			return str_of(shown[i]);
	return typed;
}

/* The day that the pack names, else the last of the period. */
static struct str as_of(const struct composer *composer)
{
	const struct pack *pack = composer->input->pack;
	struct buf text = BUF_EMPTY;
	struct date end;
	struct str kept;

	if (!str_is_blank(pack->heads[PACK_AS_OF]))
		return pack->heads[PACK_AS_OF];
	end = period_end(pack->period, composer->input->company->fiscal_year_start);
	buf_printf(&text, "%04d-%02d-%02d", end.year, end.month, end.day);
	kept = arena_str(&composer->out->arena, buf_str(&text));
	buf_release(&text);
	return kept;
}

void compose_cover(struct composer *composer)
{
	const struct view_input *input = composer->input;
	struct document *out = composer->out;
	struct document_table *table = document_table(out, STR("Cover"));

	document_heading(out, 1, out->title, STR(""));
	document_column(out, table, STR("Company"), false);
	document_column(out, table, out->company, false);
	put_fact(out, table, "Period", input->pack->period_text);
	put_fact(out, table, "As of", as_of(composer));
	put_fact(out, table, "Status", status_of(composer));
	put_fact(out, table, "Version", input->pack->heads[PACK_EDITION]);
	put_fact(out, table, "Stage", str_of(stage_label(input->company->stage)));
	put_fact(out, table, "Currency", input->company->currency);
	put_fact(out, table, "Audience",
		 composer->options->audience ? composer->options->audience->name : STR("board"));
	put_fact(out, table, "Classification", out->classification);
	document_put_table(out, table);
}

void compose_title(const struct composer *composer)
{
	const struct view_input *input = composer->input;
	struct document *out = composer->out;
	struct str name = input->company->name.n ? input->company->name : STR("Board pack");
	const struct str *heads = input->pack->heads;
	struct buf title = BUF_EMPTY;

	buf_printf(&title, "%.*s, board pack %.*s", STR_FMT(name), STR_FMT(input->pack->period_text));
	out->title = arena_str(&out->arena, buf_str(&title));
	out->company = arena_str(&out->arena, name);
	out->period = arena_str(&out->arena, input->pack->period_text);
	buf_clear(&title);
	buf_add(&title, status_of(composer));
	if (!str_is_blank(heads[PACK_EDITION]))
		buf_printf(&title, "%sversion %.*s", title.n ? ", " : "", STR_FMT(heads[PACK_EDITION]));
	buf_printf(&title, "%sas of %.*s", title.n ? ", " : "", STR_FMT(as_of(composer)));
	out->edition = arena_str(&out->arena, buf_str(&title));
	out->classification =
		arena_str(&out->arena, !str_is_blank(heads[PACK_CLASSIFICATION]) ? heads[PACK_CLASSIFICATION]
				       : input->company->classification.n        ? input->company->classification
										 : STR("Confidential"));
	buf_release(&title);
}
