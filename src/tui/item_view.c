/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/item_view.h"

#include "base/text.h"
#include "pack/status.h"
#include "tui/offer.h"
#include "tui/spelling.h"

enum { LABEL_COLUMNS = 15, BOX_COLUMNS = 15, BOX_COLUMNS_NARROW = 12, NARROW = 50 };

static void add_findings(const struct app *app, const struct form_field *field, struct field_marks *marks)
{
	static const enum style styles[] = { [LEVEL_ADVICE] = STYLE_MARK_ADVICE,
					     [LEVEL_WARNING] = STYLE_MARK_WARNING,
					     [LEVEL_ERROR] = STYLE_MARK_ERROR };

	/* Later marks win: the worst come last. */
	for (int level = LEVEL_ADVICE; level <= LEVEL_ERROR; level++)
		for (size_t i = 0; i < app->here.list.n; i++) {
			const struct finding *finding = &app->here.list.v[i];
			struct field_mark mark = { finding->span, styles[level] };

			if ((int)finding->level == level && !finding->waived && finding->span.n &&
			    addr_eq(&finding->at, &field->at))
				vec_push(marks, mark);
		}
}

static void add_misspelt(const struct app *app, struct form_field *field, bool has_focus, struct field_marks *marks)
{
	const struct leaf *leaf = pack_leaf(app->in.pack, &field->at);

	/* Amounts, dates and names are nothing to spell. */
	if (!app->in.speller || !leaf ||
	    !(field->is_multi_line || (field->column && field->column->type == COLUMN_TEXT)))
		return;
	if (!app->is_behind && !app->is_gliding)
		spelling_refresh(&field->misspelt, app->in.speller, buf_str(&leaf->text), leaf->version,
				 app->words_version);
	for (size_t i = 0; i < field->misspelt.marks.n; i++) {
		struct field_mark mark = field->misspelt.marks.v[i];

		/* The word that is being typed is left in peace. */
		if (mark.span.n &&
		    !(has_focus && spelling_is_typed(buf_str(&leaf->text), mark.span, field->field.cursor)))
			vec_push(marks, mark);
	}
}

void item_field_draw(struct app *app, struct form_field *field, struct frame *frame, struct frame_area area,
		     bool has_focus, struct str hint)
{
	struct str text = app_text(app, &field->at);
	struct field_marks marks = { NULL, 0, 0 };
	struct field_view view = { .area = area, .hint = hint, .has_focus = has_focus };

	/* A finding may cover a sentence: a word that is spelt wrong is seen within it. */
	add_findings(app, field, &marks);
	add_misspelt(app, field, has_focus, &marks);
	view.style = app->in.is_read_only ? STYLE_VALUE : STYLE_FIELD;
	view.marks = marks.v;
	view.mark_count = marks.n;
	if (has_focus && field->is_multi_line)
		app->focus = (struct app_focus){ field, area, hint, history_is_saved(app->in.history) };
	field_draw(&field->field, text, frame, &view);
	vec_release(&marks);
}

static void add_quantity(const struct app *app, struct quantity quantity, struct buf *out)
{
	quantity_print(quantity, out);
	if (quantity.unit == UNIT_CURRENCY && app->in.company->currency.n)
		buf_printf(out, " %.*s", STR_FMT(app->in.company->currency));
	else if (quantity.unit == UNIT_MONTHS || quantity.unit == UNIT_DAYS)
		buf_printf(out, " %s", unit_name(quantity.unit));
}

/* The difference of two percentages is points, not percent. */
static void add_difference(const struct app *app, struct quantity difference, struct buf *out)
{
	bool is_points = difference.unit == UNIT_PERCENT;

	if (difference.value > 0)
		buf_addc(out, '+');
	if (is_points)
		difference.unit = UNIT_NONE;
	add_quantity(app, difference, out);
	if (is_points)
		buf_adds(out, " pp");
}

/* "(610k)" is how a spreadsheet writes what was paid: here it says the opposite. */
static bool is_reversed(const struct item *item, const struct fact *fact)
{
	return fact_is_known(fact) && fact->quantity.value < 0 && item_is_paid_out(item);
}

/* "= 4,600,000 USD", "computed 4,525,000 USD", or why it could not be read. Appends; the style to show it in. */
static enum style put_reading(const struct app *app, const struct item *item, enum expr_field field, struct buf *out)
{
	static const char *const names[] = { "actual", "forecast", "next" };
	struct fact fact = facts_get(app->in.facts, item, field, 0);
	const struct addr at = { item->id, 0, str_of(names[field]) };
	bool is_typed = !str_is_blank(app_text(app, &at));

	if (fact.state == FACT_MISSING)
		return STYLE_DIM;
	if (fact.state == FACT_UNREAD) {
		buf_printf(out, "? %s", quantity_why(fact.reading));
		return STYLE_FINDING_WARNING;
	}
	buf_adds(out, "= ");
	add_quantity(app, fact.quantity, out);
	if (!is_typed)
		buf_adds(out, field == EXPR_FIELD_ACTUAL ? ", computed" : ", said last time");
	else if (is_reversed(item, &fact))
		buf_adds(out, ": money coming in");
	if (fact_is_contradicted(&fact)) {
		buf_adds(out, "; computed ");
		quantity_print(fact.formula_value, out);
	}
	return STYLE_DIM;
}

static void draw_head(const struct app *app, struct frame *frame, struct frame_area area)
{
	const struct item *item = app->form.item;
	enum relevance relevance = company_asks(app->in.company, item);
	struct str owner = company_owner(app->in.company, item);
	struct buf right = BUF_EMPTY, title = BUF_EMPTY;
	int width;

	buf_add(&title, item->label);
	if (item->has_namesake)
		buf_printf(&title, " (%s)", domain_label(item->domain));
	if (owner.n)
		buf_printf(&right, "%.*s, ", STR_FMT(owner));
	buf_adds(&right, relevance == RELEVANCE_CORE          ? "core"
			 : relevance == RELEVANCE_RECOMMENDED ? "recommended"
							      : "not asked");
	width = text_columns(buf_str(&title)) + 2;
	frame_put_cut(frame, area.row, area.column, area.columns, buf_str(&title),
		      app->is_in_item ? STYLE_BORDER_FOCUS : STYLE_HEADING);
	if (width + text_columns(buf_str(&right)) <= area.columns)
		frame_put_right(frame, area.row, area.column + width, area.columns - width, buf_str(&right), STYLE_DIM);
	buf_release(&right);
	buf_release(&title);
}

static void add_target(struct app *app, size_t index, struct frame_area area)
{
	app_target(app, (struct app_target){ .area = area, .is_field = true, .index = index });
}

static bool has_focus(const struct app *app, size_t index)
{
	return app->is_in_item && app->form.current == index;
}

/* How the value was read, and beside it what the formula makes of it, as short as both must be. */
static void show_formula(const struct app *app, enum expr_field which, int columns, struct buf *reading)
{
	struct fact fact = facts_get(app->in.facts, app->form.item, which, 0);

	if (text_columns(buf_str(reading)) <= columns)
		return;
	buf_clear(reading);
	buf_adds(reading, "= ");
	quantity_print_short(fact.quantity, reading);
	buf_adds(reading, "; formula ");
	quantity_print_short(fact.formula_value, reading);
}

/* What one key would put into the field stands beside it; the status bar names the key. */
static void show_offer(const struct app *app, const struct form_field *field, enum expr_field which, int columns,
		       enum style *style, struct buf *reading)
{
	bool is_unread = *style == STYLE_FINDING_WARNING;
	struct offer offer;

	offer_make(app, field, &offer);
	if (offer.why)
		*style = STYLE_GUIDE;
	if (offer.why && str_ends(str_of(offer.why), STR("value"))) {
		show_formula(app, which, columns, reading);
	} else if (offer.why && (is_unread || !reading->n)) {
		buf_clear(reading);
		buf_printf(reading, "= %.*s", STR_FMT(buf_str(&offer.text)));
	}
	offer_release(&offer);
}

/* Where a figure came from, or goes, is worth more than its last digits: "= 5.14m, computed". */
static void shorten_reading(const struct app *app, const struct form_field *field, enum expr_field which,
			    struct buf *reading)
{
	struct fact fact = facts_get(app->in.facts, app->form.item, which, 0);

	bool is_typed = !str_is_blank(app_text(app, &field->at));

	if (!fact_is_known(&fact) || (is_typed && !is_reversed(app->form.item, &fact)))
		return;
	buf_clear(reading);
	buf_adds(reading, "= ");
	quantity_print_short(fact.quantity, reading);
	buf_adds(reading, is_typed ? ", money in" : which == EXPR_FIELD_ACTUAL ? ", computed" : ", said last time");
}

/* Label, box, and beside the box how it was read. */
static void draw_line_field(struct app *app, size_t index, struct frame *frame, struct frame_area area)
{
	struct form_field *field = app->form.fields.v[index];
	int box = area.columns < NARROW ? BOX_COLUMNS_NARROW : BOX_COLUMNS;
	int beside = LABEL_COLUMNS + box + 2;
	struct buf reading = BUF_EMPTY;
	enum style style = STYLE_DIM;
	enum expr_field which;

	if (str_is(field->at.field, "actual"))
		which = EXPR_FIELD_ACTUAL;
	else if (str_is(field->at.field, "forecast"))
		which = EXPR_FIELD_FORECAST;
	else
		which = EXPR_FIELD_NEXT;
	if (str_is(field->at.field, "status"))
		buf_adds(&reading, "green, amber, red");
	else
		style = put_reading(app, app->form.item, which, &reading);
	if (has_focus(app, index))
		show_offer(app, field, which, area.columns - beside, &style, &reading);
	if (!str_is(field->at.field, "status") && text_columns(buf_str(&reading)) > area.columns - beside)
		shorten_reading(app, field, which, &reading);
	frame_put_cut(frame, area.row, area.column, LABEL_COLUMNS - 2, field->label,
		      has_focus(app, index) ? STYLE_BORDER_FOCUS : STYLE_LABEL);
	/* Brackets, not a colour: a field shows its bounds on every terminal, and a typed key costs no switching. */
	frame_put(frame, area.row, area.column + LABEL_COLUMNS - 1, 1, STR("["), STYLE_BORDER);
	item_field_draw(app, field, frame, (struct frame_area){ area.row, area.column + LABEL_COLUMNS, 1, box },
			has_focus(app, index), STR(""));
	add_target(app, index, (struct frame_area){ area.row, area.column + LABEL_COLUMNS, 1, box });
	frame_put(frame, area.row, area.column + LABEL_COLUMNS + box, 1, STR("]"), STYLE_BORDER);
	frame_put_cut(frame, area.row, area.column + beside, area.columns - beside, buf_str(&reading), style);
	buf_release(&reading);
}

static enum style status_style(char status)
{
	return status == 'G' ? STYLE_GOOD : status == 'A' ? STYLE_CAUTION : status == 'R' ? STYLE_BAD : STYLE_DIM;
}

/* What is not typed here: the period before, and how far from the forecast. */
static void draw_derived(const struct app *app, struct frame *frame, struct frame_area area)
{
	struct variance variance = facts_variance(app->in.facts, app->form.item);
	struct buf text = BUF_EMPTY;
	enum style style = status_style(variance.status);
	const char *word = status_word(variance.status);
	int column = area.column + LABEL_COLUMNS, width = area.columns - LABEL_COLUMNS;

	frame_put(frame, area.row, area.column, LABEL_COLUMNS, STR("Last period"), STYLE_LABEL);
	if (variance.has_prior)
		add_quantity(app, variance.prior, &text);
	else
		buf_adds(&text, facts_has_prior(app->in.facts) ? "not reported" : "no pack of the period before");
	frame_put_cut(frame, area.row, column, width, buf_str(&text), variance.has_prior ? STYLE_VALUE : STYLE_DIM);
	frame_put(frame, area.row + 1, area.column, LABEL_COLUMNS,
		  catalogue_is_better_positive(app->in.catalogue) ? STR("Variance B/(W)") : STR("Variance"),
		  STYLE_LABEL);
	buf_clear(&text);
	if (variance.has_difference) {
		variance.difference.value = variance_shown(&variance, variance.difference.value);
		add_difference(app, variance.difference, &text);
		if (variance.has_relative)
			buf_printf(&text, "  %+.1f %%", variance_shown(&variance, variance.relative));
		buf_adds(&text, "  ");
		column += frame_put(frame, area.row + 1, column, width, buf_str(&text), STYLE_VALUE);
		frame_put(frame, area.row + 1, column, area.column + area.columns - column, str_of(word), style);
	} else {
		frame_put_cut(frame, area.row + 1, column, width, STR("when forecast and actual are there"), STYLE_DIM);
	}
	buf_release(&text);
}

static int draw_number(struct app *app, struct frame *frame, struct frame_area area)
{
	int row = 0;

	for (size_t i = 0; i < app->form.fields.n; i++) {
		struct form_field *field = app->form.fields.v[i];
		struct frame_area line = { area.row + row, area.column, 1, area.columns };

		if (row >= area.rows)
			break;
		if (!field->is_multi_line) {
			draw_line_field(app, i, frame, line);
			row++;
			continue;
		}
		if (row + 2 <= area.rows) {
			draw_derived(app, frame, line);
			row += 2;
		}
		if (row + 2 > area.rows)
			break;
		frame_put_cut(frame, area.row + row, area.column, area.columns, field->label,
			      has_focus(app, i) ? STYLE_BORDER_FOCUS : STYLE_LABEL);
		row++;
		item_field_draw(app, field, frame,
				(struct frame_area){ area.row + row, area.column, area.rows - row, area.columns },
				has_focus(app, i), STR("what happened, why, and what you do about it"));
		add_target(app, i, (struct frame_area){ area.row + row, area.column, area.rows - row, area.columns });
		row = area.rows;
	}
	return row;
}

int item_view_draw(struct app *app, struct frame *frame, struct frame_area area)
{
	struct frame_area rest = { area.row + 1, area.column, area.rows - 1, area.columns };

	if (!app->form.item || area.rows < 2)
		return 0;
	draw_head(app, frame, area);
	if (form_is_table(&app->form))
		return 1 + item_table_draw(app, frame, rest);
	if (app->form.item->kind == ITEM_NUMBER)
		return 1 + draw_number(app, frame, rest);
	if (app->form.fields.n) {
		item_field_draw(app, app->form.fields.v[0], frame, rest, has_focus(app, 0),
				app->form.is_text   ? STR("write or paste the list: each point is a row")
				: has_focus(app, 0) ? STR("nothing written yet: type here")
						    : STR("nothing written yet: Enter starts"));
		add_target(app, 0, rest);
	}
	return area.rows;
}
