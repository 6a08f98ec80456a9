/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/app.h"

#include "base/file.h"
#include "base/text.h"
#include "pack/conflict.h"
#include "pack/left.h"
#include "tui/report_pane.h"
#include "tui/screen_conflicts.h"
#include "tui/screen_differences.h"

/* A place in reading order: item, field (-1: the item as a whole), byte. */
struct place {
	long item, field, offset;
};

static int place_cmp(const struct place *a, const struct place *b)
{
	if (a->item != b->item)
		return a->item < b->item ? -1 : 1;
	if (a->field != b->field)
		return a->field < b->field ? -1 : 1;
	return a->offset < b->offset ? -1 : a->offset > b->offset;
}

static struct place place_here(const struct app *app)
{
	const struct outline_row *row = outline_row(&app->outline);
	const struct form_field *field = form_current(&app->form);
	struct place here = { -1, -2, 0 };

	/* A heading stands just before its first item. */
	for (size_t i = app->outline.cursor; row && !row->item && i < app->outline.rows.n; i++)
		if (app->outline.rows.v[i].item) {
			here.item = (long)app->outline.rows.v[i].item->index;
			return here;
		}
	if (row && row->item)
		here.item = (long)row->item->index;
	if (app->is_in_item && field) {
		here.field = (long)app->form.current;
		here.offset = (long)field->field.cursor;
	}
	return here;
}

static struct place place_of(const struct app *app, const struct finding *finding)
{
	const struct item *item = catalogue_find(app->in.catalogue, finding->at.item);
	struct place place = { item ? (long)item->index : -1, -1, (long)finding->span.at };

	if (item && item == app->form.item)
		for (size_t i = 0; i < app->form.fields.n; i++)
			if (addr_eq(&app->form.fields.v[i]->at, &finding->at))
				place.field = (long)i;
	return place;
}

static bool is_shown(const struct app *app, const struct finding *finding)
{
	return !finding->waived && catalogue_find(app->in.catalogue, finding->at.item);
}

/* The user still is where the last step led: then its index says what comes next, also where two findings share a place. */
static bool is_at_visit(const struct app *app)
{
	const struct app_visit *visit = &app->visit;
	const struct form_field *field = form_current(&app->form);

	return visit->is_valid && visit->version == app->findings_version && visit->item == app->form.item &&
	       visit->index < app->findings.list.n && app->is_in_item == visit->is_in_item &&
	       visit->field == app->form.current && visit->offset == (field ? field->field.cursor : 0);
}

/* Index of the finding to show next, or STR_NONE. */
static size_t find_next(const struct app *app, int direction)
{
	size_t n = app->findings.list.n, start = direction > 0 ? n - 1 : 0;
	struct place here = place_here(app);

	if (is_at_visit(app)) {
		start = app->visit.index;
	} else {
		/* The last one before the cursor when going on, the first one after it when going back. */
		for (size_t i = 0; i < n; i++) {
			size_t at = direction > 0 ? i : n - 1 - i;
			struct place place = place_of(app, &app->findings.list.v[at]);
			int order = place_cmp(&place, &here);

			if (direction > 0 ? order > 0 : order < 0)
				break;
			start = at;
		}
		/* Nothing on this side of the cursor: the step below wraps, so start behind the other end. */
	}
	for (size_t i = 0; i < n; i++) {
		start = direction > 0 ? (start + 1) % n : (start + n - 1) % n;
		if (is_shown(app, &app->findings.list.v[start]))
			return start;
	}
	return STR_NONE;
}

void app_step_finding(struct app *app, int direction)
{
	const struct finding *finding;
	const struct form_field *field;
	size_t index;

	app_settle(app);
	app_idle(app);
	index = app->findings.list.n ? find_next(app, direction) : STR_NONE;
	if (index == STR_NONE) {
		app_message(app, "no findings: the checks are content");
		return;
	}
	finding = &app->findings.list.v[index];
	/* F8 leads to the words; n walks through the outline, or the next n would be typed. */
	if (app->is_letter)
		app_show(app, &finding->at, finding->span.at);
	else
		app_go(app, &finding->at, finding->span.at);
	field = form_current(&app->form);
	app->visit = (struct app_visit){ .is_valid = true,
					 .index = index,
					 .version = app->findings_version,
					 .item = app->form.item,
					 .field = app->form.current,
					 .offset = field ? field->field.cursor : 0,
					 .is_in_item = app->is_in_item };
	app_message(app, "%s: %.*s", level_name(finding->level), STR_FMT(finding->message));
}

/* Add the key of an action that works everywhere, and what it leads to. */
static void add_way(const struct app *app, enum action action, const char *words, struct buf *out)
{
	struct buf name = BUF_EMPTY;

	if (action_key(app->in.keys, ACTION_FIELD, action, &name))
		buf_printf(out, "%s%s %s", out->n ? ", " : "", name.p, words);
	buf_release(&name);
}

/* The board has what it expects: what comes next is no item. */
static void say_core_is_done(struct app *app, size_t recommended)
{
	struct buf ways = BUF_EMPTY;

	add_way(app, ACTION_FINDINGS, "findings", &ways);
	add_way(app, ACTION_REPORT, "report", &ways);
	add_way(app, ACTION_SAVE, "save", &ways);
	app_message(app, "core is complete; %zu recommended open. %.*s", recommended, STR_FMT(buf_str(&ways)));
	buf_release(&ways);
}

/* The end of the road names what it was for. */
static void say_done(struct app *app)
{
	struct buf ways = BUF_EMPTY;

	add_way(app, ACTION_WRITE, "writes the report", &ways);
	app_message(app, "nothing is open: every item is answered. %.*s", STR_FMT(buf_str(&ways)));
	buf_release(&ways);
}

static void walk_to(struct app *app, const struct item *item)
{
	const struct app_input *in = &app->in;
	struct left_count count, all;
	const char *items;

	if (!item) {
		say_done(app);
		return;
	}
	app->led = item;
	app_go(app, &(struct addr){ .item = item->id }, 0);
	count = left_count(in->catalogue, in->company, in->facts, item->domain);
	all = left_count(in->catalogue, in->company, in->facts, STR(""));
	items = count.core == 1 ? "item" : "items";
	if (!all.core)
		say_core_is_done(app, all.open);
	else if (all.open == all.core)
		app_message(app, "%s: %zu core %s to answer, %zu in the whole pack", domain_label(item->domain),
			    count.core, items, all.core);
	else
		app_message(app, "%s: %zu core %s to answer, %zu in the whole pack; %zu recommended open",
			    domain_label(item->domain), count.core, items, all.core, all.open - all.core);
}

/* Who answered first-run questions a moment ago sees what came of them, and what to do. */
static void say_begin(struct app *app)
{
	const struct app_input *in = &app->in;
	struct left_count all = left_count(in->catalogue, in->company, in->facts, STR(""));
	struct buf ways = BUF_EMPTY, name = BUF_EMPTY;

	if (!all.asked || all.open < all.asked)
		return;
	text_visible(file_basename(in->file), false, &name);
	add_way(app, ACTION_NEXT_FIELD, "goes on", &ways);
	add_way(app, ACTION_HELP, "help", &ways);
	add_way(app, ACTION_LEFT_OPEN, "what is left", &ways);
	app_message(app, "%.*s is written: type here. %.*s", STR_FMT(buf_str(&name)), STR_FMT(buf_str(&ways)));
	buf_release(&ways);
	buf_release(&name);
}

/* The letter, as a rule; else the item that the outline begins with. */
static const struct item *first_answered_text(const struct app *app)
{
	const struct catalogue *catalogue = app->in.catalogue;

	for (size_t i = 0; i < catalogue->items.n; i++) {
		const struct item *item = catalogue->items.v[i];

		if (item->kind == ITEM_TEXT && facts_is_answered(app->in.facts, item))
			return item;
	}
	return app_item(app) ? app_item(app) : catalogue->items.v[0];
}

void app_begin_walk(struct app *app)
{
	const struct item *first = left_step(app->in.catalogue, app->in.company, app->in.facts, NULL);

	app->is_walking = true;
	/* Who opens a pack that has what a board expects wants to read it: what may stay open is no place to begin. */
	if (first && company_asks(app->in.company, first) != RELEVANCE_CORE) {
		first = first_answered_text(app);
		/* At its first word, not at its end, where who writes goes on. */
		app_go(app, &(struct addr){ .item = first->id, .field = STR("text") }, 0);
		say_core_is_done(app, left_count(app->in.catalogue, app->in.company, app->in.facts, STR("")).open);
	} else {
		walk_to(app, first);
	}
	say_begin(app);
}

/* Further back than this nobody goes by single steps. */
enum { WAY_MOST = 1000 };

static void note_step(struct app *app, const struct item *from, const struct item *to)
{
	if (app->way.n && app->way.v[app->way.n - 1].to != from)
		app->way.n = 0;
	if (!from || !to || from == to)
		return;
	if (app->way.n == WAY_MOST)
		app->way.n = 0;
	vec_push(&app->way, ((struct app_step){ from, to }));
}

void app_step_open(struct app *app)
{
	const struct app_input *in = &app->in;
	const struct item *here = app_item(app), *item;

	history_close(in->history);
	app_idle(app);
	item = left_after(in->catalogue, in->company, in->facts, here, app->led);
	if (!item)
		item = left_step(in->catalogue, in->company, in->facts, NULL);
	walk_to(app, item);
	note_step(app, here, item);
}

/* Where the walk came from, though it left out what lies between; without a way, what a board reads before it. */
static const struct item *before(struct app *app, const struct item *item)
{
	struct app_step last = { NULL, NULL };

	if (app->way.n)
		last = app->way.v[--app->way.n];
	if (last.to == item)
		return last.from;
	app->way.n = 0;
	return left_before(app->in.catalogue, app->in.company, item);
}

void app_step_before(struct app *app)
{
	const struct item *here = app_item(app), *item;

	history_close(app->in.history);
	app_idle(app);
	item = here ? before(app, here) : NULL;
	if (!item) {
		app_message(app, "this is the first item");
		return;
	}
	app_go(app, &(struct addr){ .item = item->id }, 0);
	app->form.current = app->form.fields.n ? app->form.fields.n - 1 : 0;
}

size_t app_begin_conflicts(struct app *app)
{
	struct conflicts conflicts = { NULL, 0, 0 };
	size_t count;

	conflict_list(app->in.pack, &conflicts);
	count = conflicts.n;
	vec_release(&conflicts);
	if (count)
		screen_conflicts_open(app);
	return count;
}

void app_compare(struct app *app, struct app_compared compared)
{
	app->compared = compared;
	if (!compared.pack)
		return;
	/* A question stays below the page that helps to answer it. */
	if (!app_has_question(app) && !screen_differences_is_open(app))
		app_pop_all(app);
	screen_differences_compared(app);
}

void app_report(struct app *app, const struct layout *layout, const struct layout_audience *audience)
{
	app->report.layout = layout;
	app->report.audience = audience;
	report_pane_toggle(app);
}
