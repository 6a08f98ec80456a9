/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/app.h"

#include "base/text.h"

enum { SHOWN_BYTES = 60 };

/* Words of the pack in a message: short, and on one line. */
static void add_words(struct str words, struct buf *out)
{
	struct str start = text_prefix(words, SHOWN_BYTES);

	buf_addc(out, '\'');
	text_visible(start, false, out);
	buf_adds(out, start.n < words.n ? "\u2026'" : "'");
}

static void say_fixed(struct app *app, struct str old, struct str new)
{
	struct buf words = BUF_EMPTY;

	add_words(old, &words);
	if (new.n) {
		buf_adds(&words, " is ");
		add_words(new, &words);
	} else {
		buf_adds(&words, " is gone");
	}
	app_message(app, "fixed: %.*s; undo takes it back", STR_FMT(buf_str(&words)));
	buf_release(&words);
}

bool app_fix(struct app *app, const struct finding *finding)
{
	struct str text = app_text(app, &finding->at), new = finding->fix_text;
	struct span span = finding->fix_span;
	struct buf old = BUF_EMPTY;
	bool done;

	if (!app_may_edit(app))
		return false;
	/* Findings are as old as the last look: what no longer fits is not forced. */
	if (!finding->has_fix || span.at > text.n || span.n > text.n - span.at)
		return false;
	buf_add(&old, str_in(text, span));
	history_close(app->in.history);
	done = history_splice(app->in.history, &finding->at, span.at, span.n, new);
	history_close(app->in.history);
	if (done)
		say_fixed(app, buf_str(&old), new);
	buf_release(&old);
	return done;
}

/* Of the findings with a remedy in the field at hand: the one at the cursor, else the next behind it, else any. */
static const struct finding *fixable_here(const struct app *app)
{
	const struct form_field *field = app->is_in_item ? form_current(&app->form) : NULL;
	const struct finding *best = NULL;
	int best_rank = 0;

	for (size_t i = 0; i < app->here.list.n; i++) {
		const struct finding *finding = &app->here.list.v[i];
		size_t cursor = field ? field->field.cursor : 0;
		int rank = 1;

		if (!finding->has_fix || finding->waived)
			continue;
		if (field && addr_eq(&finding->at, &field->at)) {
			rank = finding->span.at >= cursor ? 3 : 2;
			if (finding->span.at <= cursor && cursor <= finding->span.at + finding->span.n)
				rank = 4;
		}
		if (rank > best_rank) {
			best = finding;
			best_rank = rank;
		}
	}
	return best;
}

void app_fix_here(struct app *app)
{
	const struct finding *finding;
	struct buf field = BUF_EMPTY;
	struct addr at;
	size_t end;

	app_idle(app);
	finding = fixable_here(app);
	if (!finding) {
		app_message(app, "%s",
			    app->here.list.n ? "no finding here has a mechanical remedy" : "no findings here");
		return;
	}
	/* The next look at the item frees the finding: what leads to its place is kept. */
	end = finding->fix_span.at + finding->fix_text.n;
	buf_add(&field, finding->at.field);
	at = (struct addr){ app->here_item->id, finding->at.row, buf_str(&field) };
	if (app_fix(app, finding))
		app_show(app, &at, end);
	buf_release(&field);
}
