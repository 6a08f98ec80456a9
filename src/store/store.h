/* SPDX-License-Identifier: MIT */
/*
 * Owns: opening a company's folder: catalogue, rules, company, pack and the pack before, from the embedded templates and the disk.
 * Never: changes a file (save.h does); prints.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/file.h"
#include "base/node.h"
#include "catalogue/catalogue.h"
#include "pack/company.h"
#include "pack/facts.h"
#include "pack/pack.h"

/* Limits on a YAML file, stated in boardpack-pack(5). Anchors, aliases and tags are refused, duplicate keys too. */
#define STORE_FILE_LIMIT ((size_t)16 << 20)
#define STORE_SCALAR_LIMIT ((size_t)4 << 20)
#define STORE_DEPTH_LIMIT 100
#define STORE_KEY_LIMIT 100000

/* yaml.c: text must stay alive only during the call. All errors, each with name:line:column. */
bool yaml_read(struct str text, struct node_tree *tree, struct error *error);
/*
 * The same without a copy: the tree takes the text over, which is empty afterwards or, where it is refused, as it was. It is read
 * up to the first key of the map at the top that is in the NULL-terminated list (until NULL: all of it), without the checks of
 * the whole. rest: what was not read, from that key on; empty when all was.
 */
bool yaml_take_until(struct buf *text, const char *const *until, struct node_tree *tree, struct str *rest,
		     struct error *error);

struct journal;

/* A pack of a period before the prior one: known by its name, read when a value of it is asked for. */
struct older {
	struct period period;
	char *path;
	struct pack *pack; /* NULL: not read yet, or not to be read */
	bool is_tried;
};

/* The packs before that a workspace knows, the prior one included: three years of quarters, one of months. */
#define STORE_PAST_LIMIT 12

/* Everything that a command needs to work on one pack. */

struct workspace {
	struct catalogue catalogue;
	struct company company;
	struct pack pack;
	struct pack prior;
	bool has_company; /* boardpack.yaml was found beside the pack; else defaults */
	bool has_prior;
	bool is_hasty;    /* set before workspace_open(): a picture waits for it, and workspace_fill() follows */
	char *path;        /* of the pack */
	char *directory;   /* of the company */
	struct file_state state;
	struct arena texts;    /* of the pack's file as it was opened: the pack borrows them */
	struct node_tree tree; /* of the pack's file, for splicing and for line numbers */
	struct journal *journal; /* borrowed: of this session, to be told of saves; NULL when there is none */
	char *prior_path;
	VEC(struct older) older; /* newest first, of earlier periods than prior's */
	VEC(char *) notes; /* things to tell: "no boardpack.yaml beside …"; an older pack may add one when it is read */
};

void workspace_init(struct workspace *workspace);
void workspace_release(struct workspace *workspace);
/*
 * path names a pack file. The prior pack is the newest one of an earlier period of the same length in the folder that opens;
 * older ones are known and not read yet.
 */
bool workspace_open(struct workspace *workspace, const char *path, struct error *error);
/* The same for a pack that lies elsewhere (a version out of git): directory is the company's. NULL: that of path. */
bool workspace_open_in(struct workspace *workspace, const char *directory, const char *path, struct error *error);
/* Reads what a hasty workspace_open() left for later of the company's definitions. False, with each fault, when one is wrong. */
bool workspace_fill(struct workspace *workspace, struct error *error);
/* The facts of the pack and of all before it; freed before the workspace is. */
struct facts *workspace_facts(struct workspace *workspace);
void workspace_note(struct workspace *workspace, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Only the embedded catalogue, for commands without a pack. */
bool workspace_open_catalogue(struct workspace *workspace, const char *directory, struct error *error);
/*
 * Calls each with every check file: the embedded ones, then the company's checks/ folder. The tree is the callee's.
 * The store does not know check/: cmd/ binds the two.
 */
bool store_each_check(const char *directory, bool (*each)(void *data, struct str id, struct node_tree *tree, struct error *error),
		      void *data, struct error *error);
/* Where in the pack's file a byte of a leaf stands. False when the leaf is not in the file (new, or computed). */
bool workspace_locate(const struct workspace *workspace, const struct addr *at, size_t offset, size_t *line, size_t *column);

/* A column of a line of the pack's file, both from 1, in code points instead of bytes. */
size_t workspace_characters(const struct workspace *workspace, size_t line, size_t column);

#endif
