/* SPDX-License-Identifier: MIT */
/* Any bytes: read as YAML, loaded as a pack, edited once, saved; the result must read back as the pack. */
#include "base/base.h"

#include "pack/history.h"
#include "store/save.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void save_and_compare(struct pack *pack, const struct catalogue *catalogue, const struct node_tree *tree,
			     bool untouched)
{
	struct buf out = BUF_EMPTY;
	bool rewritten;

	/* False is allowed: some answers (a field named "serial" …) no file can hold. */
	if (save_splice(pack, catalogue, tree, &out, &rewritten)) {
		struct error error = ERROR_NONE;
		struct node_tree again_tree;
		struct pack again;

		assert(!untouched || rewritten || str_eq(buf_str(&out), tree->source));
		node_tree_init(&again_tree, "again");
		pack_init(&again);
		assert(yaml_read(buf_str(&out), &again_tree, &error));
		assert(pack_load(&again, catalogue, &again_tree, &error));
		assert(pack_same(pack, &again, false));
		pack_release(&again);
		node_tree_release(&again_tree);
		error_release(&error);
	}
	buf_release(&out);
}

/* The last bytes of the input choose what is edited and how. */
static void edit(struct pack *pack, const uint8_t *data, size_t size)
{
	struct history *history = history_new(pack);
	const struct entry *entry = pack->entries.n ? pack->entries.v[data[size - 1] % pack->entries.n] : NULL;
	struct addr at = { .item = entry ? entry->item : STR("sales.arr"), .field = STR("actual") };
	uint8_t how = size > 1 ? data[size - 2] : 0;
	size_t from = size > 24 ? size - 24 : 0;

	if (entry && entry->rows.n) {
		at.row = entry->rows.v[how % entry->rows.n]->serial;
		if (how & 0x40)
			history_move_row(history, at.item, at.row, 1);
		if (how & 0x20)
			history_remove_row(history, at.item, at.row);
	}
	if (how & 0x80)
		history_insert_row(history, at.item, how & 3);
	history_set(history, &at, (struct str){ (const char *)data + from, size - from });
	history_free(history);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct catalogue catalogue;
	struct error error = ERROR_NONE;
	struct node_tree tree;
	struct pack pack;

	catalogue_init(&catalogue);
	node_tree_init(&tree, "input");
	pack_init(&pack);
	if (yaml_read((struct str){ (const char *)data, size }, &tree, &error) &&
	    pack_load(&pack, &catalogue, &tree, &error)) {
		save_and_compare(&pack, &catalogue, &tree, true);
		edit(&pack, data, size);
		save_and_compare(&pack, &catalogue, &tree, false);
	} else {
		assert(error.message.n);
	}
	pack_release(&pack);
	node_tree_release(&tree);
	error_release(&error);
	catalogue_release(&catalogue);
	return 0;
}
