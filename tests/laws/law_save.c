/* SPDX-License-Identifier: MIT */
/*
 * Laws of saving: load and save is the identity on bytes; after random edits the file reads back as the pack; an edit changes
 * only lines of its own item.
 */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include "pack/history.h"
#include "pack/waiver.h"
#include "store/folder.h"
#include "store/save.h"
#include "store/templates.h"
#include "random_edit.h"

static const char *const sources[] = {
	"# a comment above\n"
	"boardpack: 1\n"
	"period: 2026-Q3   # the third\n"
	"items:\n"
	"  # about sales\n"
	"  sales.arr:\n"
	"    actual: 4.60m   # signed\n"
	"    forecast: '4.68m'\n"
	"    next: \"5.17m\"\n"
	"\n"
	"    # why\n"
	"    commentary: >-\n"
	"      Folded text that goes on over\n"
	"      two lines.\n"
	"\n"
	"      And a second paragraph.\n"
	"\n"
	"  sales.expansion: { actual: 180k, forecast: 220k } # short\n"
	"  section.highlights:\n"
	"    text: |\n"
	"      - one\n"
	"        deeper\n"
	"\n"
	"      - two: \"quoted\" # no comment\n"
	"\n"
	"\n"
	"  section.risks:\n"
	"    rows:\n"
	"    # the first\n"
	"    - risk: Pools\n"
	"      owner: Ann\n"
	"      mitigation: |+\n"
	"        kept\n"
	"\n"
	"    # the second\n"
	"    - {risk: Dollar, impact: low}\n"
	"    - owner: Bob\n"
	"      # inside\n"
	"      risk: 'It''s third'\n"
	"  unknown.item:\n"
	"    odd: [1, 2]\n"
	"    text: kept\n"
	"# the end\n",

	"\xEF\xBB\xBF"
	"boardpack: 1\r\nperiod: 2026-Q3\r\nitems:\r\n  section.lowlights:\r\n    text: |\r\n      first\r\n"
	"      second\r\n  sales.arr:\r\n    actual: 1m\r\n    commentary:\r\n  section.asks:\r\n    rows:\r\n"
	"      - ask: Money\r\n        owner: Ann\r\n      - ask: Time\r\n",

	"boardpack: 1\nperiod: 2026-Q3\nitems:\n  section.highlights:\n    text: |-\n      no line break at the end",

	"boardpack: 1\nperiod: 2026-Q3\nitems:\n  section.actions:\n    rows:\n      - serial: 4\n        action: "
	"Call\n"
	"        status: open\n      - serial: 2\n        action: Write\n",

	"boardpack: 1\nperiod: 2026-Q3\nitems:\n",
	"boardpack: 1\nperiod: 2026-Q3\n",
	"boardpack: 1\nperiod: 2026-Q3\nitems:\nwaivers:\n  - rule: x\n    at: sales.arr\n    reason: because\n",
};

static struct catalogue catalogue;

static int set_up(void **unused)
{
	struct error error = ERROR_NONE;
	bool fine;

	(void)unused;
	catalogue_init(&catalogue);
	fine = folder_catalogue(&catalogue, NULL, NULL, &error);
	if (!fine)
		print_error("%s\n", error_text(&error));
	error_release(&error);
	return fine ? 0 : -1;
}

static int tear_down(void **unused)
{
	(void)unused;
	catalogue_release(&catalogue);
	return 0;
}

static void open_pack(struct str source, struct node_tree *tree, struct pack *pack)
{
	struct error error = ERROR_NONE;

	node_tree_init(tree, "pack");
	pack_init(pack);
	if (!yaml_read(source, tree, &error) || !pack_load(pack, &catalogue, tree, &error))
		fail_msg("%s\n%.*s", error_text(&error), STR_FMT(source));
	error_release(&error);
}

static void check_identity(struct str source)
{
	struct node_tree tree;
	struct pack pack;
	struct buf out = BUF_EMPTY;
	bool rewritten;

	open_pack(source, &tree, &pack);
	assert_true(save_splice(&pack, &catalogue, &tree, &out, &rewritten));
	assert_false(rewritten);
	if (!str_eq(buf_str(&out), source))
		fail_msg("changed without an edit:\n%s", out.p);
	buf_release(&out);
	pack_release(&pack);
	node_tree_release(&tree);
}

static void save_of_load_is_identity(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < COUNT_OF(sources); i++)
		check_identity(str_of(sources[i]));
	for (size_t i = 0; i < template_count; i++)
		if (strncmp(templates[i].path, "example/2", 9) == 0)
			check_identity((struct str){ templates[i].bytes, templates[i].length });
}

static void random_waiver(struct history *history, struct pack *pack)
{
	struct str reason = str_of(texts[pick(COUNT_OF(texts))]);
	struct waiver waiver = { .rule = STR("arr-bridge"),
				 .at = str_of(items[pick(COUNT_OF(items))]),
				 .reason = reason,
				 .until = pick(2) ? STR("2027-01-31") : STR("") };

	/* Blanks around a reason would not come back, and once is enough. */
	bool fits = reason.n && str_trim(reason).n == reason.n && waiver_find(pack, &waiver) == STR_NONE;

	if (pack->waivers.n && pick(2))
		assert_true(history_unwaive(history, pick(pack->waivers.n)));
	else
		assert_int_equal(history_waive(history, &waiver), fits);
}

/* Everything before the item's first line and behind its last stands as it stood. */
static void check_others_untouched(const struct node_tree *tree, struct str item, struct str now)
{
	const struct node *all = node_get(tree->root, "items"), *node = node_get_str(all, item);
	struct str was = tree->source;
	size_t before = 0, behind = 0, same, first, last;

	while (before < was.n && before < now.n && was.p[before] == now.p[before])
		before++;
	if (before == was.n && before == now.n)
		return;
	same = before;
	while (node && before > 0 && was.p[before - 1] != '\n')
		before--;
	while (behind < was.n - before && behind < now.n - before &&
	       was.p[was.n - 1 - behind] == now.p[now.n - 1 - behind])
		behind++;
	if (!node) {
		/* A new item is put between lines: nothing that was there goes, but for an empty "items: {}". */
		assert_true(before + behind == was.n || !all || all->kind != NODE_MAP);
		return;
	}
	first = node->key->span.at;
	last = node->span.at + node->span.n;
	while (first > 0 && was.p[first - 1] != '\n')
		first--;
	/* A file without a line break at its end stays one: when the last lines go, the break before them goes too. */
	if (!str_ends(was, STR("\n")) && same + 2 >= first && now.n < was.n)
		return;
	/* To the end of the line, with the blank lines and row comments that follow. */
	while (last < was.n) {
		struct str rest = str_sub(was, last, was.n - last), line;

		str_next_line(&rest, &line);
		if (line.p != was.p + node->span.at + node->span.n && !str_is_blank(line) && str_trim(line).p[0] != '#')
			break;
		last = rest.p ? (size_t)(rest.p - was.p) : was.n;
	}
	if (before < first || was.n - behind > last) {
		/* cmocka cuts long messages. */
		fprintf(stderr, "%.*s\n--- now ---\n%.*s\n", STR_FMT(was), STR_FMT(now));
		fail_msg("an edit of %.*s changed more than its lines", STR_FMT(item));
	}
}

static void save_once(struct pack *pack, struct node_tree *tree, struct str item)
{
	struct buf out = BUF_EMPTY;
	bool rewritten;
	struct node_tree next;
	struct pack again;

	assert_true(save_splice(pack, &catalogue, tree, &out, &rewritten));
	if (rewritten) {
		fprintf(stderr, "%.*s\n--- now ---\n%.*s\n", STR_FMT(tree->source), STR_FMT(buf_str(&out)));
		fail_msg("not spliced after an edit of %.*s", STR_FMT(item));
	}
	open_pack(buf_str(&out), &next, &again);
	assert_true(pack_same(pack, &again, false));
	if (item.n)
		check_others_untouched(tree, item, buf_str(&out));
	pack_release(&again);
	buf_release(&out);
	node_tree_release(tree);
	*tree = next;
}

static void random_edits(struct str source, size_t edits, size_t at_once)
{
	struct node_tree tree;
	struct pack pack;
	struct history *history;
	struct str item;

	open_pack(source, &tree, &pack);
	history = history_new(&pack);
	for (size_t i = 0; i < edits; i++) {
		for (size_t j = 0; j < at_once; j++)
			random_edit(history, &pack, &item);
		save_once(&pack, &tree, at_once == 1 ? item : STR(""));
	}
	history_free(history);
	pack_release(&pack);
	node_tree_release(&tree);
}

static void one_edit_changes_its_lines(void **unused)
{
	(void)unused;
	for (uint32_t seed = 1; seed <= 60; seed++)
		for (size_t i = 0; i < COUNT_OF(sources); i++) {
			state = seed * 2654435761u;
			random_edits(str_of(sources[i]), 12, 1);
		}
}

static void many_edits_read_back(void **unused)
{
	(void)unused;
	for (uint32_t seed = 1; seed <= 40; seed++)
		for (size_t i = 0; i < COUNT_OF(sources); i++) {
			state = seed * 2246822519u;
			random_edits(str_of(sources[i]), 4, 12);
		}
}

/* Waivers, and words in items, alone and together. */
static void waivers_read_back(void **unused)
{
	(void)unused;
	for (uint32_t seed = 1; seed <= 60; seed++)
		for (size_t i = 0; i < COUNT_OF(sources); i++) {
			struct node_tree tree;
			struct pack pack;
			struct history *history;

			state = seed * 668265263u;
			open_pack(str_of(sources[i]), &tree, &pack);
			history = history_new(&pack);
			for (int save = 0; save < 6; save++) {
				for (size_t edits = 1 + pick(4); edits > 0; edits--) {
					struct addr at = { str_of(items[pick(COUNT_OF(items))]), 0,
							   str_of(fields[pick(COUNT_OF(fields))]) };

					random_waiver(history, &pack);
					if (pick(3) == 0)
						history_set(history, &at, str_of(texts[pick(COUNT_OF(texts))]));
				}
				save_once(&pack, &tree, STR(""));
			}
			history_free(history);
			pack_release(&pack);
			node_tree_release(&tree);
		}
}

/* How far the pack is changes one line, with its comment, or adds one behind the period. */
static void a_status_reads_back(void **unused)
{
	static const char *const heads[][2] = {
		{ "boardpack: 1\nperiod: 2026-Q3\nstatus: draft # until Monday\n",
		  "boardpack: 1\nperiod: 2026-Q3\nstatus: final # until Monday\n" },
		{ "boardpack: 1\r\nstatus: 'draft'\r\nperiod: 2026-Q3\r\n",
		  "boardpack: 1\r\nstatus: 'final'\r\nperiod: 2026-Q3\r\n" },
		{ "boardpack: 1\nperiod: 2026-Q3\n# ours\nitems: {}\n",
		  "boardpack: 1\nperiod: 2026-Q3\nstatus: final\n# ours\nitems: {}\n" },
		{ "boardpack: 1\nperiod: 2026-Q3\nstatus:\nversion: 2\n",
		  "boardpack: 1\nperiod: 2026-Q3\nstatus: final\nversion: 2\n" },
		{ "{boardpack: 1, period: 2026-Q3}\n", "{boardpack: 1, period: 2026-Q3, status: final}\n" },
	};

	(void)unused;
	for (size_t i = 0; i < COUNT_OF(heads); i++) {
		struct node_tree tree;
		struct pack pack;
		struct history *history;
		struct buf out = BUF_EMPTY;
		bool rewritten;

		open_pack(str_of(heads[i][0]), &tree, &pack);
		history = history_new(&pack);
		assert_true(history_set_status(history, STR("final")));
		assert_true(save_splice(&pack, &catalogue, &tree, &out, &rewritten));
		assert_false(rewritten);
		assert_string_equal(out.p, heads[i][1]);
		buf_release(&out);
		history_free(history);
		pack_release(&pack);
		node_tree_release(&tree);
	}
}

/* A new file, and what canonical text reads back as. */
static void canonical_reads_back(void **unused)
{
	(void)unused;
	for (uint32_t seed = 1; seed <= 60; seed++) {
		struct node_tree tree, next;
		struct pack pack, again;
		struct history *history;
		struct buf out = BUF_EMPTY;
		struct str item;

		state = seed * 3266489917u;
		open_pack(str_of(sources[seed % COUNT_OF(sources)]), &tree, &pack);
		history = history_new(&pack);
		for (int i = 0; i < 30; i++)
			random_edit(history, &pack, &item);
		save_canonical(&pack, &out);
		open_pack(buf_str(&out), &next, &again);
		assert_true(pack_same(&pack, &again, true));
		history_free(history);
		buf_release(&out);
		pack_release(&again);
		node_tree_release(&next);
		pack_release(&pack);
		node_tree_release(&tree);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(save_of_load_is_identity), cmocka_unit_test(one_edit_changes_its_lines),
		cmocka_unit_test(many_edits_read_back),     cmocka_unit_test(waivers_read_back),
		cmocka_unit_test(canonical_reads_back),     cmocka_unit_test(a_status_reads_back),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
