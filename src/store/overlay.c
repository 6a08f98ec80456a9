/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "store/overlay.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/store.h"
#include "store/yaml_write.h"

#define LINE_COLUMNS 110
#define STEP         2

static void put_node(const struct node *node, size_t indent, struct buf *out);

static void put_flow(const struct node *node, struct buf *out)
{
	static const struct yaml_place place = {
		.prefer = NODE_STYLE_PLAIN, .was_data = true, .flow = true, .one_line = true, .newline = { "\n", 1 }
	};
	size_t i = 0;

	if (node->kind == NODE_SCALAR) {
		yaml_write_scalar(out, node->text, &place);
		return;
	}
	buf_adds(out, node->kind == NODE_MAP ? "{ " : "[");
	node_each (child, node) {
		if (i++)
			buf_adds(out, ", ");
		if (child->key) {
			yaml_write_key(out, child->key->text);
			buf_adds(out, ": ");
		}
		put_flow(child, out);
	}
	buf_adds(out, node->kind == NODE_MAP ? " }" : "]");
}

/* On one line, when it fits behind what stands there and holds nothing long. */
static bool try_flow(const struct node *node, size_t used, struct buf *out)
{
	size_t before = out->n;

	if (node->kind == NODE_SCALAR)
		return false;
	/* Sentences are read a line each. */
	node_each (child, node)
		if (child->kind == NODE_SCALAR && str_find_char(child->text, ' ', 0) != STR_NONE && !child->key)
			return node->count == 0;
	buf_addc(out, ' ');
	put_flow(node, out);
	if (used + out->n - before <= LINE_COLUMNS)
		return true;
	out->n = before;
	out->p[before] = '\0';
	return false;
}

static void put_text(struct str text, size_t used, size_t indent, struct buf *out)
{
	const struct yaml_place place = {
		.prefer = used + text.n > LINE_COLUMNS ? NODE_STYLE_FOLDED : NODE_STYLE_PLAIN,
		.was_data = true,
		.indent = indent + STEP,
		.indent_by = STEP,
		.newline = { "\n", 1 },
	};

	buf_addc(out, ' ');
	yaml_write_scalar(out, text, &place);
	buf_addc(out, '\n');
}

/* The value behind "key:" or "-", which end at column used. */
static void put_value(const struct node *node, size_t used, size_t indent, struct buf *out)
{
	if (node->kind == NODE_SCALAR) {
		put_text(node->text, used, indent, out);
	} else if (try_flow(node, used, out)) {
		buf_addc(out, '\n');
	} else {
		buf_addc(out, '\n');
		put_node(node, indent + STEP, out);
	}
}

static void put_node(const struct node *node, size_t indent, struct buf *out)
{
	node_each (child, node) {
		size_t start = out->n;

		buf_fill(out, ' ', indent);
		if (child->key) {
			yaml_write_key(out, child->key->text);
			buf_addc(out, ':');
		} else {
			buf_addc(out, '-');
		}
		put_value(child, out->n - start, indent, out);
	}
}

void overlay_text(const struct node *definition, struct buf *out)
{
	put_node(definition, 0, out);
}

/* --- files ---------------------------------------------------------------------------------------------------------- */

/* What was there before, to be put back. */
struct written {
	char *path;
	struct buf old;
	bool was_there, is_written;
};

struct writer {
	VEC(struct written) targets;
	VEC(char *) folders; /* made by us, outermost first */
};

static void plan(struct writer *writer, const char *directory, const struct overlay_file *file)
{
	struct buf path = BUF_EMPTY;

	buf_printf(&path, "%s/catalogue/%.*s/%.*s.yaml", directory, STR_FMT(file->domain), STR_FMT(file->slug));
	vec_push(&writer->targets, ((struct written){ .path = buf_detach(&path) }));
}

/* Keeps the old content of what is there; tells of it unless it may be overwritten. */
static bool look(struct writer *writer, bool force, struct error *error)
{
	bool fine = true;

	for (size_t i = 0; i < writer->targets.n; i++) {
		struct written *target = &writer->targets.v[i];
		struct error why = ERROR_NONE;

		target->was_there = file_exists(target->path);
		if (target->was_there && !force)
			fine = error_add(error, "'%s' exists; --force overwrites it", target->path);
		else if (target->was_there && !file_read(target->path, STORE_FILE_LIMIT, &target->old, NULL, &why))
			fine = error_add(error, "%s", error_text(&why));
		error_release(&why);
	}
	return fine;
}

static bool make_folder(struct writer *writer, const char *path, struct error *error)
{
	if (mkdir(path, 0777) == 0) {
		vec_push(&writer->folders, mem_strdup(path));
		return true;
	}
	return errno == EEXIST || error_errno(error, "cannot create '%s'", path);
}

static bool make_folders(struct writer *writer, const char *directory, const struct overlay_file *file,
			 struct error *error)
{
	struct buf path = BUF_EMPTY;
	bool fine;

	buf_printf(&path, "%s/catalogue", directory);
	fine = make_folder(writer, path.p, error);
	buf_printf(&path, "/%.*s", STR_FMT(file->domain));
	fine = fine && make_folder(writer, path.p, error);
	buf_release(&path);
	return fine;
}

static bool write_one(struct written *target, const struct overlay_file *file, struct error *error)
{
	struct file_state nothing = { .exists = false };
	struct buf text = BUF_EMPTY;
	bool changed = false, fine;

	overlay_text(file->definition, &text);
	if (target->was_there)
		fine = file_replace(target->path, buf_str(&text), NULL, error);
	else
		fine = file_replace_same(target->path, buf_str(&text), &nothing, &changed, error);
	if (changed)
		fine = error_set(error, "'%s' exists; --force overwrites it", target->path);
	target->is_written = fine;
	buf_release(&text);
	return fine;
}

static void take_back(struct writer *writer, struct error *error)
{
	struct error why = ERROR_NONE;

	for (size_t i = 0; i < writer->targets.n; i++) {
		struct written *target = &writer->targets.v[i];

		if (!target->is_written)
			continue;
		if (!target->was_there)
			unlink(target->path);
		else if (!file_replace(target->path, buf_str(&target->old), NULL, &why))
			error_add(error, "and the old content did not come back: %s", error_text(&why));
	}
	for (size_t i = writer->folders.n; i > 0; i--)
		rmdir(writer->folders.v[i - 1]);
	error_release(&why);
}

bool overlay_write(const char *directory, const struct overlay_file *files, size_t count, bool force,
		   struct error *error)
{
	struct writer writer = { .targets = { NULL, 0, 0 } };
	bool fine;

	for (size_t i = 0; i < count; i++)
		plan(&writer, directory, &files[i]);
	fine = look(&writer, force, error);
	for (size_t i = 0; fine && i < count; i++)
		fine = make_folders(&writer, directory, &files[i], error) &&
		       write_one(&writer.targets.v[i], &files[i], error);
	if (!fine)
		take_back(&writer, error);
	for (size_t i = 0; i < writer.targets.n; i++) {
		buf_release(&writer.targets.v[i].old);
		free(writer.targets.v[i].path);
	}
	for (size_t i = 0; i < writer.folders.n; i++)
		free(writer.folders.v[i]);
	vec_release(&writer.targets);
	vec_release(&writer.folders);
	return fine;
}
