/* SPDX-License-Identifier: MIT */
/*
 * Law: whatever is done to a pack, undoing all of it gives the original, redoing all of it gives the final state, and who
 * only heard the edits has the same pack.
 */
#include "base/base.h"

#include "flow.h"
#include "pack/history.h"
#include "pack/waiver.h"

#include <setjmp.h>

#include <cmocka.h>

#define SEEDS 300
#define STEPS 120

static const char start[] =
	"{boardpack: 1, period: 2026-Q3, items: {"
	"sales.arr: {actual: 4.87m, forecast: 5m, commentary: \"Zwölf 🎉\\nneue Kunden\"},"
	"section.highlights: {text: \"- one\\n- two\"},"
	"section.risks: {rows: [{serial: 3, risk: Hiring, owner: Marta}, {risk: Currency}, {owner: Jonas}]},"
	"section.asks: {rows: [{ask: Introduction to Orbis}]}}}";

static const struct str items[] = { { "sales.arr", 9 },     { "section.highlights", 18 }, { "section.risks", 13 },
				    { "section.asks", 12 }, { "section.actions", 15 },    { "customers.nps", 13 } };
static const struct str fields[] = {
	{ "actual", 6 }, { "text", 4 }, { "commentary", 10 }, { "owner", 5 }, { "risk", 4 }
};
static const struct str pieces[] = { { "a", 1 },    { "12.5 %", 6 }, { "ä", 2 },      { "\n", 1 },
				     { "日本", 6 }, { "🎉", 4 },      { " word ", 6 }, { "", 0 } };

struct world {
	uint64_t seed;
	struct pack pack; /* changed through history */
	struct pack echo; /* changed by what the listener hears */
	struct history *history;
	struct catalogue catalogue;
	size_t misfits;
};

static size_t below(struct world *world, size_t n)
{
	world->seed ^= world->seed << 13;
	world->seed ^= world->seed >> 7;
	world->seed ^= world->seed << 17;
	return (size_t)(world->seed % n);
}

static void load(struct pack *pack, const struct catalogue *catalogue)
{
	struct error error = ERROR_NONE;
	struct node_tree tree;

	flow_read(&tree, "start", start);
	pack_init(pack);
	assert_true(pack_load(pack, catalogue, &tree, &error));
	node_tree_release(&tree);
}

static void hear(void *data, const struct edit *edit)
{
	struct world *world = data;

	if (!edit_apply(&world->echo, edit))
		world->misfits++;
}

static struct addr any_leaf(struct world *world)
{
	struct addr at = { .item = items[below(world, COUNT_OF(items))],
			   .field = fields[below(world, COUNT_OF(fields))] };
	const struct entry *entry = pack_entry(&world->pack, at.item);

	if (entry && entry->rows.n && below(world, 4))
		at.row = entry->rows.v[below(world, entry->rows.n)]->serial;
	return at;
}

/* A place between code points; text is well-formed. */
static size_t any_place(struct world *world, struct str text, size_t from)
{
	size_t at = from + below(world, text.n - from + 1);

	while (at < text.n && ((unsigned char)text.p[at] & 0xC0) == 0x80)
		at++;
	return at;
}

static void any_splice(struct world *world)
{
	struct addr at = any_leaf(world);
	struct str text = pack_text(&world->pack, &at);
	size_t from = below(world, 3) ? any_place(world, text, 0) : text.n;
	size_t to = below(world, 3) ? from : any_place(world, text, from);

	/* A few strokes in a row, so that typing coalesces. */
	assert_true(history_splice(world->history, &at, from, to - from, pieces[below(world, COUNT_OF(pieces))]));
	for (size_t strokes = below(world, 4); strokes > 0; strokes--) {
		text = pack_text(&world->pack, &at);
		assert_true(history_splice(world->history, &at, text.n, 0, pieces[below(world, COUNT_OF(pieces))]));
	}
}

/* None of these fits: nothing may change. */
static void any_misfit(struct world *world)
{
	struct addr at = any_leaf(world);
	struct str text = pack_text(&world->pack, &at);
	unsigned version = world->pack.version;

	assert_false(history_splice(world->history, &at, text.n + 1, 0, STR("x")));
	assert_false(history_splice(world->history, &at, 0, text.n + 1, STR("x")));
	assert_false(history_splice(world->history, &at, 0, 0, STR("\xF0\x9F")));
	assert_false(history_remove_row(world->history, at.item, 4000000000u));
	at.row = 4000000000u;
	assert_false(history_set(world->history, &at, STR("x")));
	assert_int_equal(world->pack.version, version);
}

static void any_row_step(struct world *world)
{
	const struct str item = items[below(world, COUNT_OF(items))];
	const struct entry *entry = pack_entry(&world->pack, item);
	unsigned serial = entry && entry->rows.n ? entry->rows.v[below(world, entry->rows.n)]->serial : 0;

	switch (below(world, 3)) {
	case 0:
		assert_true(history_insert_row(world->history, item, below(world, 6)) > 0);
		break;
	case 1:
		if (serial)
			assert_true(history_remove_row(world->history, item, serial));
		break;
	default:
		if (serial)
			history_move_row(world->history, item, serial, (int)below(world, 9) - 4);
		break;
	}
}

static void any_waiver(struct world *world)
{
	static const struct waiver waivers[] = {
		{ .rule = { "arr-bridge", 10 }, .at = { "sales.arr", 9 }, .reason = { "Zwölf:\n🎉 # so", 17 } },
		{ .rule = { "hedging", 7 },
		  .at = { "section.risks", 13 },
		  .reason = { "known", 5 },
		  .until = { "2027-01-31", 10 } },
		{ .rule = { "hedging", 7 }, .at = { "customers.nps", 13 }, .reason = { "- '", 3 } },
	};

	const struct waiver *waiver = &waivers[below(world, COUNT_OF(waivers))];
	bool is_new = waiver_find(&world->pack, waiver) == STR_NONE;

	if (world->pack.waivers.n && below(world, 2))
		assert_true(history_unwaive(world->history, below(world, world->pack.waivers.n)));
	else
		assert_int_equal(history_waive(world->history, waiver), is_new);
}

static void any_step(struct world *world)
{
	struct addr at;

	switch (below(world, 14)) {
	case 0:
	case 1:
	case 2:
		any_row_step(world);
		break;
	case 3:
		at = any_leaf(world);
		assert_true(history_set(world->history, &at, pieces[below(world, COUNT_OF(pieces))]));
		break;
	case 4:
		history_begin(world->history);
		any_splice(world);
		any_row_step(world);
		history_end(world->history);
		break;
	case 5:
		any_misfit(world);
		break;
	case 6:
		history_close(world->history);
		break;
	case 7:
		for (size_t steps = below(world, 4); steps > 0; steps--)
			history_undo(world->history, NULL);
		break;
	case 8:
		history_redo(world->history, NULL);
		break;
	case 9:
		history_mark_saved(world->history);
		break;
	case 10:
		any_waiver(world);
		break;
	case 11:
		assert_true(history_set_status(world->history, str_of(pack_status(below(world, 3)))));
		break;
	default:
		any_splice(world);
		break;
	}
}

static void world_begin(struct world *world, uint64_t seed)
{
	*world = (struct world){ .seed = seed * 0x9E3779B97F4A7C15u + 1 };
	catalogue_init(&world->catalogue);
	load(&world->pack, &world->catalogue);
	load(&world->echo, &world->catalogue);
	world->history = history_new(&world->pack);
	history_listen(world->history, hear, world);
}

static void world_end(struct world *world)
{
	history_free(world->history);
	pack_release(&world->pack);
	pack_release(&world->echo);
	catalogue_release(&world->catalogue);
}

/* A copy to compare with later, made by edits from nothing. */
static void copy(struct pack *out, const struct pack *pack)
{
	pack_init(out);
	out->period_text = pack->period_text;
	out->heads[PACK_STATUS] = arena_str(&out->arena, pack->heads[PACK_STATUS]);
	for (size_t i = 0; i < pack->entries.n; i++) {
		const struct entry *entry = pack->entries.v[i];

		for (size_t j = 0; j <= entry->rows.n; j++) {
			const struct row *row = j ? entry->rows.v[j - 1] : &entry->own;
			struct edit edit = { .kind = EDIT_INSERT_ROW, .position = j - (j > 0) };

			edit.at = (struct addr){ .item = entry->item, .row = row->serial };
			if (j)
				assert_true(edit_apply(out, &edit));
			edit.kind = EDIT_SPLICE;
			for (size_t k = 0; k < row->leaves.n; k++) {
				edit.at.field = row->leaves.v[k]->field;
				edit.inserted = buf_str(&row->leaves.v[k]->text);
				assert_true(edit_apply(out, &edit));
			}
		}
	}
	for (size_t i = 0; i < pack->waivers.n; i++) {
		struct edit edit = { .kind = EDIT_WAIVE, .position = i };
		struct buf text = BUF_EMPTY;

		assert_true(addr_parse(pack->waivers.v[i].at, &edit.at));
		waiver_print(&pack->waivers.v[i], &text);
		edit.inserted = buf_str(&text);
		assert_true(edit_apply(out, &edit));
		buf_release(&text);
	}
}

static void undo_and_redo_give_both_ends(void **state)
{
	size_t steps_undone = 0;

	(void)state;
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		struct pack original, final;
		struct world world;

		world_begin(&world, seed);
		load(&original, &world.catalogue);
		for (int i = 0; i < STEPS; i++)
			any_step(&world);
		while (history_redo(world.history, NULL))
			; /* the walk may have ended on an undo */
		copy(&final, &world.pack);
		if (!pack_same(&world.pack, &world.echo, true))
			fail_msg("seed %llu: what was heard is not what was done", (unsigned long long)seed);
		while (history_undo(world.history, NULL))
			steps_undone++;
		if (!pack_same(&world.pack, &original, true))
			fail_msg("seed %llu: undoing all does not give the original", (unsigned long long)seed);
		while (history_redo(world.history, NULL))
			;
		if (!pack_same(&world.pack, &final, true))
			fail_msg("seed %llu: redoing all does not give the final state", (unsigned long long)seed);
		if (!pack_same(&world.pack, &world.echo, true) || world.misfits)
			fail_msg("seed %llu: the echo of undo and redo differs", (unsigned long long)seed);
		pack_release(&original);
		pack_release(&final);
		world_end(&world);
	}
	assert_true(steps_undone > SEEDS * STEPS / 4);
}

/* The comparison must be able to fail, or the law above proves nothing. */
static void a_changed_pack_is_not_the_same(void **state)
{
	const struct addr owner = { STR("section.risks"), 3, STR("owner") };
	struct world world;
	struct pack original;

	(void)state;
	world_begin(&world, 1);
	load(&original, &world.catalogue);
	assert_true(pack_same(&world.pack, &original, true));
	assert_true(history_splice(world.history, &owner, 0, 0, STR("x")));
	assert_false(pack_same(&world.pack, &original, true));
	assert_true(history_undo(world.history, NULL));
	assert_true(history_move_row(world.history, STR("section.risks"), 3, 1));
	assert_false(pack_same(&world.pack, &original, true));
	assert_true(history_undo(world.history, NULL));
	assert_true(history_waive(
		world.history, &(struct waiver){ .rule = STR("hedging"), .at = STR("sales.arr"), .reason = STR("x") }));
	assert_false(pack_same(&world.pack, &original, true));
	assert_true(history_undo(world.history, NULL));
	assert_true(history_set_status(world.history, STR("final")));
	assert_false(pack_same(&world.pack, &original, true));
	assert_true(history_undo(world.history, NULL));
	assert_true(history_insert_row(world.history, STR("section.asks"), 0) > 0);
	assert_false(pack_same(&world.pack, &original, true));
	pack_release(&original);
	world_end(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(undo_and_redo_give_both_ends),
		cmocka_unit_test(a_changed_pack_is_not_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
