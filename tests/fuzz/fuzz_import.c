/* SPDX-License-Identifier: MIT */
/*
 * Definitions of another program: whatever the file holds, it is refused with a message, or what is made of it can be written
 * into a company's folder and reads back as the same.
 */
#include "base/base.h"

#include "base/text.h"
#include "catalogue/definition.h"
#include "catalogue/foreign.h"
#include "catalogue/snapshot.h"
#include "store/json.h"
#include "store/overlay.h"
#include "fuzz/shared_catalogue.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void write_and_read(const struct catalogue *read, struct catalogue *again)
{
	for (size_t i = 0; i < read->items.n; i++) {
		struct error error = ERROR_NONE;
		struct buf yaml = BUF_EMPTY;
		struct node_tree tree;
		struct arena arena;
		bool fine;

		arena_init(&arena);
		node_tree_init(&tree, "again.yaml");
		overlay_text(definition_of(&arena, read->items.v[i]), &yaml);
		fine = yaml_read(buf_str(&yaml), &tree, &error) &&
		       catalogue_add(again, read->items.v[i]->id, &tree, &error);
		if (!fine)
			fprintf(stderr, "%s\n%s", error_text(&error), yaml.p);
		assert(fine);
		node_tree_release(&tree);
		arena_release(&arena);
		buf_release(&yaml);
		error_release(&error);
	}
}

static void compare(const struct catalogue *read, const struct catalogue *again)
{
	struct snapshot a, b;

	snapshot_init(&a);
	snapshot_init(&b);
	snapshot_take(&a, read);
	snapshot_take(&b, again);
	assert(a.items.n == b.items.n);
	for (size_t i = 0; i < a.items.n; i++)
		assert(str_eq(a.items.v[i].digest, b.items.v[i].digest));
	snapshot_release(&a);
	snapshot_release(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct catalogue read, again;
	struct foreign foreign;
	struct node_tree tree;
	struct error error = ERROR_NONE;
	bool fine;

	catalogue_init(&read);
	catalogue_init(&again);
	foreign_init(&foreign);
	node_tree_init(&tree, "import.json");
	fine = json_read((struct str){ (const char *)data, size }, &tree, &error) &&
	       foreign_read(&foreign, &tree, shared_catalogue(), &error) && foreign_add(&foreign, &read, &error);
	assert(fine || error.message.n);
	for (size_t i = 0; i < foreign.notes.n; i++)
		assert(foreign.notes.v[i].why.n && foreign.notes.v[i].line);
	if (fine) {
		write_and_read(&read, &again);
		compare(&read, &again);
	}
	node_tree_release(&tree);
	foreign_release(&foreign);
	catalogue_release(&again);
	catalogue_release(&read);
	error_release(&error);
	return 0;
}
