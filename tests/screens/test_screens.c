/* SPDX-License-Identifier: MIT */
/*
 * Tests: tui/screen_main tui/screen_ask tui/screen_findings tui/screen_page tui/screen_spell tui/screen_variance
 * Tests: tui/item_act tui/item_view tui/guide_view tui/screen_left tui/screen_trend tui/trend
 * Tests: tui/report_pane tui/screen_differences pack/left tui/screen_setup tui/screen_setup_items
 * Every tests/screens/NAME.keys is played to the example company without a terminal; the last picture must be NAME.golden.
 * A line of a .keys file is a comment (#), "size COLUMNS ROWS" (first), "open WHAT" (below: what no key leads to), "set ADDRESS
 * TEXT" (the pack holds it; \n ends a line), "type TEXT" or names of keys. With "sizes" as its first line it is played at 80x24,
 * 120x40 and 60x16, against NAME-80x24.golden and so on; a screen that no script shows at each of them is a failure. UPDATE=1
 * writes goldens. How they look in colour and without is tested of each picture by unit/term/test_term_palette.
 */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include <locale.h>

#include "pack/left.h"
#include "scene.h"
#include "store/release.h"
#include "tui/report_pane.h"
#include "tui/screen_ask.h"
#include "tui/screen_page.h"
#include "tui/screen_setup.h"

/* A script at work. */
struct play {
	struct scene scene;
	struct setup setup;
	struct release_changes changes;
	struct speller speller;
};

/* The screens that were shown at the sizes that each is to be shown at. */
static const struct size {
	const char *suffix;
	size_t columns, rows;
} sizes[] = { { "-80x24", 80, 24 }, { "-120x40", 120, 40 }, { "-60x16", 60, 16 } };

enum { KINDS = 64 };

struct shown {
	const struct screen_kind *kinds[COUNT_OF(sizes)][KINDS];
	size_t n[COUNT_OF(sizes)];
};

static void note_kind(struct shown *shown, size_t size, const struct screen_kind *kind)
{
	for (size_t i = 0; i < shown->n[size]; i++)
		if (shown->kinds[size][i] == kind)
			return;
	if (shown->n[size] < KINDS)
		shown->kinds[size][shown->n[size]++] = kind;
}

static void note_shown(struct shown *shown, const struct app *app, const struct frame *frame)
{
	/* Where there is room the report is no screen of its own. */
	static const struct screen_kind beside = { .title = "report beside" };

	for (size_t i = 0; i < COUNT_OF(sizes); i++) {
		if (frame->columns != (int)sizes[i].columns || frame->rows != (int)sizes[i].rows)
			continue;
		note_kind(shown, i, app->screens.v[app->screens.n - 1].kind);
		if (report_pane_is_beside(app, frame->columns))
			note_kind(shown, i, &beside);
	}
}

/* One word is wrong, whatever dictionaries this machine has. */
static bool is_right(void *data, struct str word)
{
	(void)data;
	return !str_is(word, "momentun");
}

static void suggest(void *data, struct str word, struct arena *arena, struct speller_suggestions *out)
{
	static const char *const words[] = { "momentum", "moments", "movement", "monument" };

	(void)data, (void)word;
	*out = (struct speller_suggestions){ arena_alloc(arena, COUNT_OF(words) * sizeof(*out->v)), COUNT_OF(words),
					     false };
	for (size_t i = 0; i < COUNT_OF(words); i++)
		out->v[i] = str_of(words[i]);
}

static int no_fd(void *data)
{
	(void)data;
	return 0;
}

static bool is_ready(void *data)
{
	return !data;
}

static void open_first_run(struct play *play)
{
	play->scene.app->in.file = STR("");
	screen_setup_open(play->scene.app, &play->setup, "acme");
}

static void open_dictionary(struct play *play)
{
	play->speller = (struct speller){ .is_ready = is_ready, .is_right = is_right, .suggest = suggest, .fd = no_fd };
	app_judge(play->scene.app, &play->speller);
}

static void open_recover(struct play *play)
{
	play->scene.app->is_recovering = true;
	screen_ask_recover(play->scene.app, 14, "22 November at 23:41", false);
}

static void open_disk(struct play *play)
{
	screen_ask_conflict(play->scene.app, false);
}

static void open_failed(struct play *play)
{
	screen_ask_failed(play->scene.app, "cannot write 'example/2026-Q3.yaml': No space left on device", false);
}

static void open_overwrite(struct play *play)
{
	buf_adds(&play->scene.app->path_typed, "board/2026-Q3.docx");
	screen_ask_overwrite(play->scene.app);
}

static void open_changes(struct play *play)
{
	struct error error = ERROR_NONE;

	if (!release_changes_of(&play->scene.workspace, STR("0.1.0"), &play->changes, &error))
		fail_msg("%s", error_text(&error));
	play->scene.app->in.changes = &play->changes.difference;
	screen_page_changes(play->scene.app);
}

static void open_dropped(struct play *play)
{
	static struct str ids[] = { { "sales.net_new_arr", 17 }, { "sales.gross_margin", 18 } };

	play->scene.workspace.company.drop = (struct str_list){ ids, COUNT_OF(ids) };
}

static void open_what(struct play *play, struct str name)
{
	static const struct {
		const char *name;
		void (*open)(struct play *play);
	} doors[] = { { "first-run", open_first_run }, { "dictionary", open_dictionary },
		      { "recover", open_recover },     { "disk", open_disk },
		      { "failed", open_failed },       { "overwrite", open_overwrite },
		      { "changes", open_changes },     { "dropped", open_dropped } };

	for (size_t i = 0; i < COUNT_OF(doors); i++)
		if (str_is(name, doors[i].name)) {
			doors[i].open(play);
			scene_look(&play->scene);
			return;
		}
	fail_msg("nothing opens '%.*s'", STR_FMT(name));
}

/* What the pack is to hold beside the example's answers. */
static void set_text(struct scene *set, struct str line)
{
	struct buf text = BUF_EMPTY;
	struct str address;
	struct addr at;

	if (!str_next_part(&line, ' ', &address) || !addr_parse(address, &at))
		fail_msg("'%.*s' is no address", STR_FMT(address));
	for (size_t i = 0; i < line.n; i++) {
		bool is_end = line.p[i] == '\\' && i + 1 < line.n && line.p[i + 1] == 'n';

		buf_addc(&text, is_end ? '\n' : line.p[i]);
		i += is_end;
	}
	assert_true(history_set(set->history, &at, buf_str(&text)));
	app_changed(set->app);
	scene_look(set);
	buf_release(&text);
}

static void press_keys(struct scene *set, struct str line)
{
	struct str name;

	while (str_next_part(&line, ' ', &name)) {
		struct key key;

		if (!name.n)
			continue;
		if (!key_parse(name, &key))
			fail_msg("'%.*s' is no key", STR_FMT(name));
		scene_press(set, key);
	}
}

static void play_line(struct play *play, struct str line)
{
	if (str_starts(line, STR("open ")))
		open_what(play, str_sub(line, 5, line.n - 5));
	else if (str_starts(line, STR("type ")))
		scene_type(&play->scene, str_sub(line, 5, line.n - 5));
	else if (str_starts(line, STR("set ")))
		set_text(&play->scene, str_sub(line, 4, line.n - 4));
	else
		press_keys(&play->scene, line);
}

static void play(struct str keys, size_t columns, size_t rows, struct shown *shown, struct buf *dump)
{
	struct play play;
	struct str line;

	scene_set_up(&play.scene, (int)columns, (int)rows);
	setup_init(&play.setup, &play.scene.workspace.catalogue, play.scene.app->in.today);
	release_changes_init(&play.changes);
	scene_look(&play.scene);
	while (str_next_line(&keys, &line))
		if (!str_starts(line, STR("#")))
			play_line(&play, line);
	frame_dump(&play.scene.frame, dump);
	note_shown(shown, play.scene.app, &play.scene.frame);
	scene_tear_down(&play.scene);
	setup_release(&play.setup);
	release_changes_release(&play.changes);
}

static bool is_golden(const char *golden_path, const struct buf *dump)
{
	struct buf golden = BUF_EMPTY;
	struct error error = ERROR_NONE;
	bool same;

	if (getenv("UPDATE")) {
		if (!file_replace(golden_path, buf_str(dump), NULL, &error))
			fail_msg("%s", error_text(&error));
		return true;
	}
	if (!file_read(golden_path, 1 << 20, &golden, NULL, &error))
		fail_msg("%s", error_text(&error));
	same = str_eq(buf_str(&golden), buf_str(dump));
	if (!same)
		print_error("%s: the picture is another one (UPDATE=1 rewrites):\n%s", golden_path, dump->p);
	buf_release(&golden);
	error_release(&error);
	return same;
}

/* stem is the path without ".keys". Returns the number of pictures that differ. */
static size_t check_at(const char *stem, struct size size, struct str keys, struct shown *shown)
{
	struct buf path = BUF_EMPTY, dump = BUF_EMPTY;
	size_t bad;

	buf_printf(&path, "%s%s.golden", stem, size.suffix);
	play(keys, size.columns, size.rows, shown, &dump);
	bad = !is_golden(path.p, &dump);
	buf_release(&path);
	buf_release(&dump);
	return bad;
}

static size_t check(const char *stem, struct shown *shown)
{
	struct buf path = BUF_EMPTY, keys = BUF_EMPTY;
	struct error error = ERROR_NONE;
	struct str rest, line, part;
	struct size size = { "", 80, 24 };
	size_t bad = 0;

	buf_printf(&path, "%s.keys", stem);
	if (!file_read(path.p, 1 << 20, &keys, NULL, &error))
		fail_msg("%s", error_text(&error));
	rest = buf_str(&keys);
	if (str_starts(rest, STR("sizes\n"))) {
		str_next_line(&rest, &line);
		for (size_t i = 0; i < COUNT_OF(sizes); i++)
			bad += check_at(stem, sizes[i], rest, shown);
	} else {
		if (str_starts(rest, STR("size "))) {
			str_next_line(&rest, &line);
			str_next_part(&line, ' ', &part);
			assert_true(str_next_part(&line, ' ', &part) && str_to_size(part, &size.columns));
			assert_true(str_next_part(&line, ' ', &part) && str_to_size(part, &size.rows));
		}
		bad += check_at(stem, size, rest, shown);
	}
	buf_release(&path);
	buf_release(&keys);
	error_release(&error);
	return bad;
}

/* Screens are found in their sources: none may be without its picture at a size. */
static size_t count_kinds(void)
{
	static const char folder[] = TEST_SOURCE "/src/tui", word[] = "const struct screen_kind ";
	struct file_list list = { NULL, 0, 0 };
	struct error error = ERROR_NONE;
	size_t count = 0;

	assert_true(file_list(folder, ".c", &list, &error));
	for (size_t i = 0; i < list.n; i++) {
		struct buf path = BUF_EMPTY, source = BUF_EMPTY;
		struct str rest, line;

		buf_printf(&path, "%s/%s", folder, list.v[i]);
		assert_true(file_read(path.p, 1 << 20, &source, NULL, &error));
		rest = buf_str(&source);
		while (str_next_line(&rest, &line)) {
			bool is_static = str_starts(line, STR("static "));
			struct str at = is_static ? str_sub(line, 7, line.n - 7) : line;

			count += str_starts(at, str_of(word)) && at.p[sizeof(word) - 1] != '*' &&
				 str_find(at, STR(" = "), 0) != STR_NONE;
		}
		buf_release(&path);
		buf_release(&source);
	}
	file_list_release(&list);
	return count;
}

static void assert_all_shown(const struct shown *shown)
{
	size_t count = count_kinds();

	assert_true(count > 20);
	for (size_t i = 0; i < COUNT_OF(sizes); i++) {
		struct buf titles = BUF_EMPTY;

		for (size_t j = 0; j < shown->n[i]; j++)
			buf_printf(&titles, "%s'%s'", j ? ", " : "", shown->kinds[i][j]->title);
		if (shown->n[i] != count)
			fail_msg("%zu of %zu kinds of screens have a golden NAME%s: %s", shown->n[i], count,
				 sizes[i].suffix, titles.p);
		buf_release(&titles);
	}
}

static void test_goldens(void **state)
{
	struct shown shown = { .n = { 0 } };
	struct file_list list = { NULL, 0, 0 };
	struct error error = ERROR_NONE;
	size_t bad = 0;

	(void)state;
	assert_true(file_list(TEST_SOURCE "/tests/screens", ".keys", &list, &error));
	assert_true(list.n > 0);
	for (size_t i = 0; i < list.n; i++) {
		struct buf stem = BUF_EMPTY;

		buf_printf(&stem, "%s/tests/screens/%.*s", TEST_SOURCE, (int)strlen(list.v[i]) - 5, list.v[i]);
		bad += check(stem.p, &shown);
		buf_release(&stem);
	}
	file_list_release(&list);
	assert_int_equal(bad, 0);
	assert_all_shown(&shown);
}

/* All texts of the pack, one behind the other. */
static void collect(const struct pack *pack, struct buf *out)
{
	for (size_t i = 0; i < pack->entries.n; i++) {
		const struct entry *entry = pack->entries.v[i];

		for (size_t j = 0; j < entry->own.leaves.n; j++)
			buf_printf(out, "%.*s\1", STR_FMT(buf_str(&entry->own.leaves.v[j]->text)));
		for (size_t row = 0; row < entry->rows.n; row++)
			for (size_t j = 0; j < entry->rows.v[row]->leaves.n; j++)
				buf_printf(out, "%.*s\2", STR_FMT(buf_str(&entry->rows.v[row]->leaves.v[j]->text)));
	}
}

/* Blank leaves are made by looking, and rows that were put in and taken out leave none: both say nothing. */
static void squeeze(struct buf *text)
{
	size_t n = 0;

	for (size_t i = 0; i < text->n; i++)
		if (text->p[i] > '\2' || (n > 0 && text->p[n - 1] > '\2'))
			text->p[n++] = text->p[i];
	text->n = n;
}

static struct event monkey_event(unsigned random, unsigned more)
{
	struct event event = { .kind = EVENT_KEY };

	event.key.kind = random % 3 ? KEY_KIND_SPECIAL : KEY_KIND_CHAR;
	event.key.code = event.key.kind == KEY_KIND_CHAR ? 32 + (random >> 4) % 95 : (random >> 4) % KEY_SPECIAL_COUNT;
	event.key.modifiers = (random >> 12) % 4 == 0 ? 1u << more % 3 : 0;
	return event;
}

/* Now and then a mouse points somewhere, the wheel turns, or a block is pasted that takes its time. */
static void monkey_other(const struct scene *set, size_t i, unsigned random, struct str block, struct event *event)
{
	if (i % 23 == 0)
		*event = (struct event){ .kind = i % 46 ? EVENT_CLICK : EVENT_WHEEL,
					 .row = (int)(random % 50),
					 .column = (int)((random >> 9) % 150),
					 .delta = random % 2 ? 1 : -1 };
	if (i % 50021 == 1500)
		*event = (struct event){ .kind = EVENT_PASTE, .text = block };
	if (app_is_working(set->app))
		app_work(set->app);
}

/* The picture, the short way first: it may not differ from the whole one. */
static void monkey_look(struct scene *set, struct frame *whole)
{
	size_t n = (size_t)set->frame.rows * (size_t)set->frame.columns;
	bool is_same = true;

	app_ready(set->app);
	if (app_draw_typed(set->app, &set->frame)) {
		frame_resize(whole, set->frame.rows, set->frame.columns);
		app_draw(set->app, whole);
		for (size_t i = 0; i < n; i++)
			is_same = is_same && frame_cell_eq(&set->frame.cells[i], &whole->cells[i]);
		if (!is_same) {
			struct buf dump = BUF_EMPTY;

			frame_dump(&set->frame, &dump);
			frame_dump(whole, &dump);
			fprintf(stderr, "typed, and whole:\n%s", dump.p);
			buf_release(&dump);
		}
		assert_true(is_same);
	}
	app_idle(set->app);
	app_draw(set->app, &set->frame);
}

/*
 * Every key anywhere: nothing falls over, and undoing all of it gives the first state back. MONKEY=1000000 tells how many
 * keys, SEED which.
 */
static void test_monkey(void **state)
{
	const char *many = getenv("MONKEY"), *start = getenv("SEED");
	struct scene set;
	struct frame whole;
	struct buf before = BUF_EMPTY, after = BUF_EMPTY, block = BUF_EMPTY;
	size_t keys = 3000, seed = 1;

	(void)state;
	assert_true(!many || str_to_size(str_of(many), &keys));
	assert_true(!start || str_to_size(str_of(start), &seed));
	scene_set_up(&set, 80, 24);
	set.app->in.has_mouse = true;
	for (int i = 0; i < 400; i++)
		buf_printf(&block, "Deal %d\tProposal\n", i);
	frame_init(&whole, 24, 80);
	collect(&set.workspace.pack, &before);
	for (size_t i = 0; i < keys; i++) {
		struct event event;
		unsigned random;

		seed = seed * 6364136223846793005u + 1442695040888963407u;
		random = (unsigned)(seed >> 33);
		event = monkey_event(random, random >> 20);
		monkey_other(&set, i, random, buf_str(&block), &event);
		if (i % 50 == 0)
			frame_resize(&set.frame, 1 + (int)(random % 50), 1 + (int)((random >> 9) % 150));
		app_handle(set.app, &event);
		monkey_look(&set, &whole);
		if (i % 100 == 0 && app_settle(set.app))
			app_draw(set.app, &set.frame);
	}
	app_work_out(set.app);
	while (history_undo(set.history, NULL))
		continue;
	collect(&set.workspace.pack, &after);
	squeeze(&before);
	squeeze(&after);
	assert_true(str_eq(buf_str(&before), buf_str(&after)));
	buf_release(&before);
	buf_release(&after);
	buf_release(&block);
	frame_release(&whole);
	scene_tear_down(&set);
}

/* A walk leads through every open item once, and an answer takes its item off the list. */
static void test_what_is_left(void **state)
{
	struct scene set;
	const struct item *item = NULL, *first;
	struct left_count before, after;
	size_t steps = 0;

	(void)state;
	scene_set_up(&set, 80, 24);
	before = left_count(set.app->in.catalogue, set.app->in.company, set.facts, STR(""));
	first = left_step(set.app->in.catalogue, set.app->in.company, set.facts, NULL);
	assert_non_null(first);
	while ((item = left_step(set.app->in.catalogue, set.app->in.company, set.facts, item)) != NULL)
		steps++;
	assert_int_equal(steps, before.open);
	assert_true(before.core <= before.open && before.open < before.asked);
	/* What a board expects is there: who comes to read begins with the letter. */
	assert_int_equal(before.core, 0);
	app_begin_walk(set.app);
	assert_string_equal(app_item(set.app)->id.p, "section.letter");
	assert_int_equal(form_current(&set.app->form)->field.cursor, 0);
	app_step_open(set.app);
	assert_ptr_equal(app_item(set.app), first);
	assert_true(set.app->is_in_item);
	history_set(set.history,
		    &(struct addr){ first->id, 0, first->kind == ITEM_TEXT ? STR("text") : STR("commentary") },
		    STR("Said."));
	if (first->kind == ITEM_TABLE)
		history_set(set.history,
			    &(struct addr){ first->id, history_insert_row(set.history, first->id, 0),
					    first->columns[0].id },
			    STR("Said."));
	app_idle(set.app);
	assert_false(left_is_open(set.app->in.company, set.facts, first));
	after = left_count(set.app->in.catalogue, set.app->in.company, set.facts, STR(""));
	assert_int_equal(after.open, before.open - 1);
	assert_int_equal(after.asked, before.asked);
	app_step_open(set.app);
	assert_ptr_not_equal(app_item(set.app), first);
	assert_true(set.app->is_in_item);
	assert_ptr_equal(left_before(set.app->in.catalogue, set.app->in.company, set.app->in.catalogue->items.v[0]),
			 NULL);
	/* The title counts the same core items. */
	assert_int_equal(after.core_asked, set.app->outline.asked);
	assert_int_equal(after.core_asked - after.core, set.app->outline.answered);
	scene_tear_down(&set);
}

static bool is_core(const struct scene *set, const struct item *item)
{
	return company_asks(set->app->in.company, item) == RELEVANCE_CORE;
}

/* What a board expects comes before what is recommended, each as a board reads it; who looks something up is led back. */
static void test_a_walk_leads_to_core_items_first(void **state)
{
	const struct item *item = NULL, *last = NULL, *core[2] = { NULL, NULL }, *recommended = NULL;
	const struct app_input *in;
	struct scene set;

	(void)state;
	scene_set_up(&set, 80, 24);
	in = &set.app->in;
	/* Two core items are open behind recommended ones. */
	for (size_t i = in->catalogue->items.n; i-- > 0 && !core[0];) {
		const struct item *other = in->catalogue->items.v[i];
		const struct addr text = { other->id, 0, STR("text") };

		if (!is_core(&set, other) || other->kind != ITEM_TEXT)
			continue;
		history_set(set.history, &text, STR(""));
		core[core[1] ? 0 : 1] = other;
	}
	app_idle(set.app);
	while ((item = left_step(in->catalogue, in->company, set.facts, item)) != NULL) {
		if (last && is_core(&set, last) == is_core(&set, item))
			assert_true(last->index < item->index);
		else if (last)
			assert_true(is_core(&set, last));
		last = item;
	}
	for (size_t i = 0; i < core[0]->index && !recommended; i++)
		if (left_is_open(in->company, set.facts, in->catalogue->items.v[i]) &&
		    !is_core(&set, in->catalogue->items.v[i]))
			recommended = in->catalogue->items.v[i];
	assert_non_null(recommended);
	app_begin_walk(set.app);
	assert_ptr_equal(app_item(set.app), core[0]);
	app_go(set.app, &(struct addr){ .item = recommended->id }, 0);
	app_step_open(set.app);
	assert_ptr_equal(app_item(set.app), core[0]);
	app_step_open(set.app);
	assert_ptr_equal(app_item(set.app), core[1]);
	/* A core item that was passed over is not come back to before the others were seen. */
	app_step_open(set.app);
	assert_ptr_equal(app_item(set.app), recommended);
	app_step_open(set.app);
	assert_false(is_core(&set, app_item(set.app)));
	scene_tear_down(&set);
}

static void assert_count(struct left_count count, const char *expected)
{
	struct buf text = BUF_EMPTY;

	left_print(&count, &text);
	assert_string_equal(text.p, expected);
	buf_release(&text);
}

static void test_what_is_left_in_words(void **state)
{
	(void)state;
	assert_count((struct left_count){ .open = 4, .core = 1, .asked = 10, .core_asked = 6 },
		     "5 of 6 core items answered, 1 of 4 recommended");
	assert_count((struct left_count){ .asked = 6, .core_asked = 6 }, "6 of 6 core items answered");
	assert_count((struct left_count){ .open = 4, .asked = 4 }, "0 of 4 recommended items answered");
	assert_count((struct left_count){ .open = 0 }, "nothing is asked");
}

/* Back from an item leads along the way that was gone, over answered items that it left out; else to what stands before. */
static void test_a_walk_is_gone_back(void **state)
{
	const struct item *way[3], *item;
	struct scene set;

	(void)state;
	scene_set_up(&set, 80, 24);
	app_begin_walk(set.app);
	app_step_open(set.app);
	set.app->way.n = 0;
	way[0] = app_item(set.app);
	for (size_t i = 1; i < COUNT_OF(way); i++) {
		app_step_open(set.app);
		way[i] = app_item(set.app);
	}
	assert_ptr_not_equal(way[1], left_before(set.app->in.catalogue, set.app->in.company, way[2]));
	app_step_before(set.app);
	assert_ptr_equal(app_item(set.app), way[1]);
	app_step_open(set.app);
	for (size_t i = COUNT_OF(way) - 1; i > 0; i--) {
		set.app->form.current = 0;
		press_keys(&set, STR("S-Tab"));
		assert_ptr_equal(app_item(set.app), way[i - 1]);
		assert_true(set.app->is_in_item);
	}
	item = left_before(set.app->in.catalogue, set.app->in.company, way[0]);
	app_step_before(set.app);
	assert_ptr_equal(app_item(set.app), item);
	app_step_open(set.app);
	app_go(set.app, &(struct addr){ .item = way[2]->id }, 0);
	item = left_before(set.app->in.catalogue, set.app->in.company, way[2]);
	app_step_before(set.app);
	assert_ptr_equal(app_item(set.app), item);
	scene_tear_down(&set);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_goldens),
		cmocka_unit_test(test_monkey),
		cmocka_unit_test(test_what_is_left),
		cmocka_unit_test(test_a_walk_leads_to_core_items_first),
		cmocka_unit_test(test_what_is_left_in_words),
		cmocka_unit_test(test_a_walk_is_gone_back),
	};

	/* The width of a character is libc's to say. */
	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
