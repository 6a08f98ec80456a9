/* SPDX-License-Identifier: MIT */
/*
 * embed SRCDIR: everything under SRCDIR/templates as one C file on stdout; src/store/templates.h declares its tables. YAML files
 * but those of the example company are read here, by the reader that the program has for a company's own, and kept in the
 * compact form: the program starts without parsing them, and a fault in one of them fails the build with file:line:column.
 */
#include "base/base.h"

#include "base/file.h"
#include "store/compact.h"
#include "store/store.h"

#include <stdio.h>

#define FILE_LIMIT ((size_t)16 << 20)

struct piece {
	char *path; /* below templates/ */
	struct buf bytes;
	size_t first, count; /* records */
	bool is_raw;
};

struct embedder {
	const char *root;
	VEC(struct piece) pieces;
	struct compact compact;
	struct error error;
	bool is_good;
};

static void complain(struct embedder *embedder, const char *what)
{
	fprintf(stderr, "embed: %s\n", what);
	embedder->is_good = false;
}

static bool is_hidden(const char *name)
{
	return name[0] == '.' || str_ends(str_of(name), STR("~"));
}

static void collect(struct embedder *embedder, const char *below)
{
	struct file_list names = { NULL, 0, 0 };
	struct buf folder = BUF_EMPTY;

	buf_printf(&folder, "%s/%s", embedder->root, below);
	if (!file_list(folder.p, "", &names, &embedder->error))
		complain(embedder, error_text(&embedder->error));
	for (size_t i = 0; i < names.n; i++) {
		struct buf path = BUF_EMPTY, full = BUF_EMPTY;

		if (is_hidden(names.v[i]))
			continue;
		buf_printf(&path, "%s%s%s", below, *below ? "/" : "", names.v[i]);
		buf_printf(&full, "%s/%s", embedder->root, path.p);
		if (file_is_directory(full.p))
			collect(embedder, path.p);
		else
			vec_push(&embedder->pieces, ((struct piece){ .path = mem_strdup(path.p) }));
		buf_release(&full);
		buf_release(&path);
	}
	buf_release(&folder);
	file_list_release(&names);
}

static int by_path(const void *left, const void *right)
{
	const struct piece *a = left, *b = right;

	return strcmp(a->path, b->path);
}

static void read_piece(struct embedder *embedder, struct piece *piece)
{
	struct buf full = BUF_EMPTY, name = BUF_EMPTY;
	struct node_tree tree;

	buf_printf(&full, "%s/%s", embedder->root, piece->path);
	buf_printf(&name, "templates/%s", piece->path);
	piece->is_raw =
		!str_ends(str_of(piece->path), STR(".yaml")) || str_starts(str_of(piece->path), STR("example/"));
	node_tree_init(&tree, name.p);
	error_release(&embedder->error);
	if (!file_read(full.p, FILE_LIMIT, &piece->bytes, NULL, &embedder->error) ||
	    (!piece->is_raw && !yaml_read(buf_str(&piece->bytes), &tree, &embedder->error)))
		complain(embedder, error_text(&embedder->error));
	else if (!piece->is_raw && !compact_add(&embedder->compact, &tree, &piece->first, &piece->count))
		complain(embedder, name.p);
	node_tree_release(&tree);
	buf_release(&name);
	buf_release(&full);
}

/* As pieces of a string; '?' is written as a number too, or trigraphs would come about. */
static void print_text(struct str text)
{
	for (size_t at = 0; at < text.n || at == 0;) {
		size_t end = at + 100 < text.n ? at + 100 : text.n;

		printf("\n\t\"");
		for (; at < end; at++) {
			unsigned char c = (unsigned char)text.p[at];

			if (c >= ' ' && c < 127 && !strchr("\"\\?", c))
				putchar(c);
			else
				printf("\\%03o", c);
		}
		putchar('"');
		if (text.n == 0)
			break;
	}
}

static void print_records(const struct compact *compact)
{
	printf("\n\nconst uint32_t template_records[] = {");
	for (size_t i = 0; i < compact->records.n; i++)
		printf("%s%lu,", i % 20 == 0 ? "\n\t" : "", (unsigned long)compact->records.v[i]);
	printf("\n\t0\n};\n");
}

static void print(const struct embedder *embedder)
{
	printf("/* Written by build-aux/embed.c: do not edit. */\n#include \"base/base.h\"\n\n#include "
	       "\"store/templates.h\"\n\n"
	       "/* Longer than the standard promises to every compiler; those that can build the rest take them. */\n"
	       "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n");
	for (size_t i = 0; i < embedder->pieces.n; i++) {
		const struct piece *piece = &embedder->pieces.v[i];

		if (!piece->is_raw)
			continue;
		printf("\nstatic const char file%zu[] =", i);
		print_text(buf_str(&piece->bytes));
		printf(";\n");
	}
	printf("\nconst char template_text[] =");
	print_text(buf_str(&embedder->compact.text));
	printf(";");
	print_records(&embedder->compact);
	printf("\nconst struct template templates[] = {\n");
	for (size_t i = 0; i < embedder->pieces.n; i++) {
		const struct piece *piece = &embedder->pieces.v[i];

		if (piece->is_raw)
			printf("\t{ \"%s\", file%zu, %zu, 0, 0 },\n", piece->path, i, piece->bytes.n);
		else
			printf("\t{ \"%s\", 0, 0, %zu, %zu },\n", piece->path, piece->first, piece->count);
	}
	printf("};\n\nconst size_t template_count = %zu;\n", embedder->pieces.n);
}

int main(int argc, char **argv)
{
	struct embedder embedder = { .is_good = true };
	struct buf root = BUF_EMPTY;

	if (argc != 2) {
		fprintf(stderr, "usage: embed SRCDIR\n");
		return 2;
	}
	buf_printf(&root, "%s/templates", argv[1]);
	embedder.root = root.p;
	compact_init(&embedder.compact);
	collect(&embedder, "");
	if (embedder.pieces.n)
		qsort(embedder.pieces.v, embedder.pieces.n, sizeof(embedder.pieces.v[0]), by_path);
	for (size_t i = 0; i < embedder.pieces.n; i++)
		read_piece(&embedder, &embedder.pieces.v[i]);
	if (embedder.pieces.n == 0)
		complain(&embedder, "there are no templates");
	if (embedder.is_good)
		print(&embedder);
	for (size_t i = 0; i < embedder.pieces.n; i++) {
		buf_release(&embedder.pieces.v[i].bytes);
		free(embedder.pieces.v[i].path);
	}
	vec_release(&embedder.pieces);
	compact_release(&embedder.compact);
	error_release(&embedder.error);
	buf_release(&root);
	return embedder.is_good && fflush(stdout) == 0 ? 0 : 1;
}
