/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/loop.h"

/* Milliseconds: an edit is on disk this long after a pause in typing, and at latest that long after it was made. */
enum { SYNC_PAUSE = 200, SYNC_LATEST = 800, SETTLE_PAUSE = 120, SETTLE_SLICE = 1, RETRY = 1000 };
/* Whoever shows the answer to a key (the kernel, a terminal, ssh) has the processor before the check of what was typed. */
enum { LOOK_PAUSE = 1 };
/* Work in the background shows how far it is that often. */
enum { PROGRESS = 100 };
/* So long a pasted text waits for what the dictionary says of it, to be one picture. */
enum { PASTE_PATIENCE = 10 };
/* Keys that follow each other within this time are a hand that moves on, not one that reads. */
enum { HURRY = 150 };

struct loop {
	struct app *app;
	const struct term *term;
	const struct clock *clock;
	const struct loop_host *host;
	struct frame frame;
	int64_t last_key; /* when the last key came */
	int64_t progress_at; /* when that is shown next */
	int64_t look_at; /* when the host wants to be asked what goes on in the background; -1: nothing does */
	int64_t dirty_since; /* -1: the disk has everything */
	int64_t retry_at; /* a failing disk is not asked again before */
	bool is_behind; /* the picture came before the check of the item: what is typed is seen at once */
	bool has_pasted; /* since the last picture */
	int64_t held_until; /* the picture of a paste waits for the dictionary until then; 0: none does */
	bool is_typing; /* since the last picture only keys came */
	bool is_settled; /* the whole pack was checked since the last key */
	bool is_same; /* the picture stands: what was done since is not through */
	bool is_over;
	enum loop_end end;
};

static void finish(struct loop *loop, enum loop_end end)
{
	loop->is_over = true;
	loop->end = end;
}

static void look_after(struct loop *loop)
{
	int again = loop->host->look_after ? loop->host->look_after(loop->host->data, loop->app) : -1;

	/* What it says is shown, also when it was the last. */
	loop->is_same = loop->is_same && loop->look_at < 0 && again < 0;
	loop->look_at = again < 0 ? -1 : clock_ms(loop->clock) + again;
}

static void carry_out(struct loop *loop, unsigned effects)
{
	const struct term *term = loop->term;
	const unsigned own = APP_QUIT | APP_LEAVE | APP_SUSPEND | APP_REDRAW | APP_EDITOR;
	bool is_asked = effects & ~own;

	/* What is done may ask for more: a save that was to end the session. */
	for (int i = 0; (effects & ~own) && i < 8; i++)
		effects = (effects & own) | loop->host->carry_out(loop->host->data, loop->app, effects & ~own);
	if (effects & APP_EDITOR) {
		/* Whatever happens over there: what was typed here is on disk. */
		loop->host->sync(loop->host->data, loop->app);
		term->leave(term->data);
		loop->host->carry_out(loop->host->data, loop->app, APP_EDITOR);
		term->enter(term->data);
	}
	if (is_asked)
		look_after(loop);
	if (effects & APP_REDRAW)
		term->redraw(term->data);
	if (effects & APP_SUSPEND) {
		loop->host->sync(loop->host->data, loop->app);
		term->suspend(term->data);
	}
	if (effects & APP_LEAVE)
		finish(loop, LOOP_LEFT);
	if (effects & APP_QUIT)
		finish(loop, LOOP_QUIT);
}

/* Never waits. True when words are judged otherwise than before. */
static bool pump_speller(struct loop *loop)
{
	const struct speller *speller = loop->app->in.speller;
	bool is_new = speller && speller->pump(speller->data);

	/* A child that ended has no descriptor any more: watching the old one would wake for ever. */
	if (speller)
		loop->term->watch(loop->term->data, speller->fd(speller->data));
	loop->app->words_version += is_new;
	return is_new;
}

static void handle(struct loop *loop, const struct event *event)
{
	loop->is_typing = loop->is_typing && event->kind == EVENT_KEY;
	loop->is_same = false;
	switch (event->kind) {
	case EVENT_NONE:
		return;
	case EVENT_KEY:
	case EVENT_PASTE:
	case EVENT_CLICK:
	case EVENT_WHEEL:
		loop->app->is_hurried = clock_ms(loop->clock) - loop->last_key < HURRY;
		carry_out(loop, app_handle(loop->app, event));
		loop->has_pasted = loop->has_pasted || event->kind == EVENT_PASTE;
		loop->last_key = clock_ms(loop->clock);
		loop->is_settled = false;
		loop->held_until = 0;
		if (loop->dirty_since < 0 && loop->host->is_dirty(loop->host->data))
			loop->dirty_since = loop->last_key;
		return;
	case EVENT_RESIZE:
		frame_resize(&loop->frame, event->rows, event->columns);
		return;
	case EVENT_RESUME:
		loop->host->resumed(loop->host->data, loop->app);
		return;
	case EVENT_WAKE:
		pump_speller(loop);
		return;
	case EVENT_HANGUP:
	case EVENT_TERMINATE:
		finish(loop, LOOP_ENDED);
		return;
	}
}

/* Drawing asked for words. True while a pasted text waits for them; a key does not. */
static bool is_held(struct loop *loop)
{
	const struct speller *speller = loop->app->in.speller;

	if (!loop->held_until)
		return false;
	if (pump_speller(loop))
		app_draw(loop->app, &loop->frame);
	if (speller && speller->is_asking && speller->is_asking(speller->data) &&
	    clock_ms(loop->clock) < loop->held_until)
		return true;
	loop->held_until = 0;
	return false;
}

static void paint(struct loop *loop)
{
	if (loop->is_same)
		return;
	/* A paste is worth waiting for: text, marks and findings are one picture. */
	if (loop->has_pasted) {
		app_idle(loop->app);
		loop->held_until = clock_ms(loop->clock) + PASTE_PATIENCE;
	}
	loop->has_pasted = false;
	loop->is_behind = app_ready(loop->app);
	if (!loop->is_typing || !app_draw_typed(loop->app, &loop->frame))
		app_draw(loop->app, &loop->frame);
	if (is_held(loop))
		return;
	loop->is_typing = true;
	loop->term->draw(loop->term->data, &loop->frame);
	/* Drawing asked for words; they go to the speller when the picture stands. */
	if (pump_speller(loop)) {
		app_draw(loop->app, &loop->frame);
		loop->term->draw(loop->term->data, &loop->frame);
	}
}

static int64_t sync_due(const struct loop *loop)
{
	int64_t pause = loop->last_key + SYNC_PAUSE, latest = loop->dirty_since + SYNC_LATEST;

	if (latest < pause)
		pause = latest;
	return pause < loop->retry_at ? loop->retry_at : pause;
}

/* Milliseconds until something is due; -1 when nothing is. */
static int wait_time(const struct loop *loop)
{
	int64_t now = clock_ms(loop->clock), due = INT64_MAX;

	if (loop->is_behind)
		return LOOK_PAUSE;
	if (loop->held_until)
		return loop->held_until > now ? (int)(loop->held_until - now) : 0;
	if (loop->dirty_since >= 0)
		due = sync_due(loop);
	if (app_is_working(loop->app))
		return 0;
	if (loop->look_at >= 0 && loop->look_at < due)
		due = loop->look_at;
	if (!loop->is_settled && loop->last_key + SETTLE_PAUSE < due)
		due = loop->last_key + SETTLE_PAUSE;
	if (due == INT64_MAX)
		return -1;
	return due > now ? (int)(due - now) : 0;
}

/* A large pack is checked in slices: no key waits for the whole of it. */
static void settle(struct loop *loop, int64_t until)
{
	loop->is_same = !loop->app->is_gliding;
	while (!loop->is_settled && clock_ms(loop->clock) < until)
		loop->is_settled = app_settle_step(loop->app);
	loop->is_same = loop->is_same && !loop->is_settled;
}

/* Between keys; the picture follows it now and then. */
static void work(struct loop *loop)
{
	int64_t now = clock_ms(loop->clock);

	app_work(loop->app);
	loop->last_key = now; /* the check of the whole pack comes after it */
	loop->is_settled = false;
	loop->is_same = app_is_working(loop->app) && now < loop->progress_at;
	if (!loop->is_same)
		loop->progress_at = now + PROGRESS;
	if (loop->dirty_since < 0 && loop->host->is_dirty(loop->host->data))
		loop->dirty_since = now;
}

static void do_what_is_due(struct loop *loop)
{
	int64_t now = clock_ms(loop->clock);

	if (loop->look_at >= 0 && now >= loop->look_at)
		look_after(loop);
	if (loop->dirty_since >= 0 && now >= sync_due(loop)) {
		loop->is_same = false; /* it may have something to say */
		loop->host->sync(loop->host->data, loop->app);
		loop->dirty_since = -1;
		if (loop->host->is_dirty(loop->host->data)) {
			loop->dirty_since = now;
			loop->retry_at = now + RETRY;
		}
	} else if (!loop->is_settled && now >= loop->last_key + SETTLE_PAUSE)
		settle(loop, now + SETTLE_SLICE);
}

enum loop_end loop_run(struct app *app, const struct term *term, const struct clock *clock,
		       const struct loop_host *host)
{
	struct loop loop = { .app = app, .term = term, .clock = clock, .host = host, .dirty_since = -1, .look_at = -1 };
	struct event event;
	int rows, columns;

	term->size(term->data, &rows, &columns);
	frame_init(&loop.frame, rows, columns);
	/* Nobody has typed yet: the first picture is followed by its findings at once. */
	loop.last_key = clock_ms(clock) - SETTLE_PAUSE;
	paint(&loop);
	loop.is_over = !host->seen(host->data, app);
	loop.is_same = true;
	while (!loop.is_over) {
		paint(&loop);
		term->read(term->data, wait_time(&loop), &event);
		if (loop.is_behind && event.kind == EVENT_NONE)
			app_idle(app);
		if (app_is_working(app) && event.kind == EVENT_NONE)
			work(&loop);
		/* Everything that is waiting is one repaint. */
		while (event.kind != EVENT_NONE && !loop.is_over) {
			handle(&loop, &event);
			if (!loop.is_over)
				term->read(term->data, 0, &event);
			do_what_is_due(&loop);
		}
		if (!loop.is_over)
			do_what_is_due(&loop);
	}
	app_work_out(app);
	if (loop.end == LOOP_ENDED)
		host->sync(host->data, app);
	frame_release(&loop.frame);
	return loop.end;
}
