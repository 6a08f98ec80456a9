/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/app.h"

#include "tui/screen_ask.h"

static struct str label(struct choice_of of)
{
	return of.item ? of.item->label : str_of(domain_label(of.domain));
}

void app_choose(struct app *app, struct choice_of of)
{
	const struct company *company = app->in.company;
	bool is_asked = choice_is_asked(company, app->in.catalogue, of);

	if (!app_may_edit(app))
		return;
	if (of.item && of.item->is_carried) {
		app_alarm(app, "nobody is asked for it: it repeats the period before");
		return;
	}
	if (!choice_turn(company, of, !is_asked, &app->choice)) {
		app_alarm(app, "its level in the company's boardpack.yaml decides that: change it there");
		return;
	}
	app->chosen = of;
	app->chosen_count = choice_count(company, app->in.catalogue, of);
	if (is_asked)
		screen_ask_leave_out(app);
	else
		app->effects |= APP_CHOOSE;
}

/* What just left is still seen where it was, and can come back there. */
static void keep_at_hand(struct app *app)
{
	const struct outline_row *row = outline_row(&app->outline);
	const struct item *item = app_item(app);

	for (size_t i = 0; !item && row && i < app->in.catalogue->items.n; i++)
		if (str_eq(app->in.catalogue->items.v[i]->domain, row->domain))
			item = app->in.catalogue->items.v[i];
	app->outline.visited = item;
}

void app_chose(struct app *app, const char *why_not)
{
	struct str name = label(app->chosen);
	struct buf key = BUF_EMPTY;
	size_t count;

	if (why_not) {
		app_alarm(app, "%s", why_not);
		return;
	}
	count = choice_count(app->in.company, app->in.catalogue, app->chosen);
	action_key(app->in.keys, ACTION_FIELD, ACTION_LEAVE_OUT, &key);
	keep_at_hand(app);
	app->guide.item = NULL;
	app->report.columns = 0;
	app_judge(app, app->in.speller);
	app_changed(app);
	if (!choice_is_asked(app->in.company, app->in.catalogue, app->chosen))
		app_message(app, "%.*s: no longer asked for%s%s%s", STR_FMT(name), key.n ? "; there " : "",
			    key.n ? key.p : "", key.n ? " asks again" : "");
	else if (app->chosen.item)
		app_message(app, "%.*s: asked for", STR_FMT(name));
	else
		app_message(app, "%.*s: %zu items are asked for", STR_FMT(name), count);
	buf_release(&key);
}
