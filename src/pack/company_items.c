/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/text.h"
#include "catalogue/reader.h"
#include "pack/company_items.h"

#define SHORT_LABEL_MAX 14

/* Nothing behind a key counts as no key: people leave "items:" with its entries commented out. */
static const struct node *map_under(struct reader *reader, const struct node *root, const char *key)
{
	const struct node *node = node_get(root, key);

	if (!node || (node->kind == NODE_SCALAR && str_is_blank(node->text)))
		return NULL;
	return reader_part(reader, root, key, NODE_MAP, false);
}

static struct str_list load_names(struct company *company, struct reader *reader, const struct node *map,
				  const char *key)
{
	const struct node *list = node_get(map, key);
	struct str_list out = { NULL, 0 };

	if (!list || (list->kind == NODE_SCALAR && str_is_blank(list->text)))
		return out;
	list = reader_part(reader, map, key, NODE_LIST, false);
	if (!list || list->count == 0)
		return out;
	out.v = arena_alloc(reader->arena, list->count * sizeof(*out.v));
	node_each (child, list) {
		struct mention mention = { STR(""), true, reader_place(child) };

		if (child->kind != NODE_SCALAR || str_is_blank(child->text)) {
			reader_fault(reader, child, "an entry of this list is a text");
			continue;
		}
		mention.id = arena_str(reader->arena, str_trim(child->text));
		out.v[out.n++] = mention.id;
		vec_push(&company->mentions, mention);
	}
	return out;
}

static void load_target(struct reader *reader, const struct node *node, struct own_item *own)
{
	struct target target = { .place = reader_place(node) };

	if (node->kind != NODE_SCALAR || str_is_blank(node->text)) {
		reader_fault(reader, node, "a target is an amount");
		return;
	}
	target.text = arena_str(reader->arena, str_trim(node->text));
	if (str_is(node->key->text, "target")) {
		vec_push(&own->targets, target);
		return;
	}
	target.has_period = true;
	if (!period_parse(node->key->text, &target.period))
		reader_fault(reader, node->key, "'%.*s' is no period such as 2026-Q3 or 2026-09",
			     STR_FMT(node->key->text));
	else
		vec_push(&own->targets, target);
}

static void load_choices(struct reader *reader, const struct node *node, struct own_item *own)
{
	struct own_choices one = { .column = arena_str(reader->arena, node->key->text),
				   .place = reader_place(node->key) };

	if (node->kind != NODE_LIST || node->count == 0) {
		reader_fault(reader, node, "the words of a column are a list");
		return;
	}
	one.words.v = arena_alloc(reader->arena, node->count * sizeof(*one.words.v));
	node_each (child, node) {
		if (child->kind != NODE_SCALAR || str_is_blank(child->text))
			reader_fault(reader, child, "an entry of this list is a text");
		else
			one.words.v[one.words.n++] = arena_str(reader->arena, str_trim(child->text));
	}
	vec_push(&own->choices, one);
}

static void load_own(struct company *company, struct reader *reader, const struct node *node)
{
	static const char *const keys[] = { "label", "short", "owner", "note", "level", "target", "choices", NULL };
	static const char *const levels[] = { "none", "recommended", "core", NULL };
	const struct node *target = node_get(node, "target");
	struct own_item own = { .id = arena_str(reader->arena, node->key->text) };

	if (node->kind != NODE_MAP) {
		reader_fault(reader, node,
			     "what is said of an item is a map of label, short, owner, note, level, "
			     "target and choices");
		return;
	}
	reader_keys(reader, node, keys);
	own.label = reader_text(reader, node, "label", false);
	own.short_label = reader_text(reader, node, "short", false);
	if (text_columns(own.short_label) > SHORT_LABEL_MAX)
		reader_fault(reader, node_get(node, "short"), "'short' is longer than %d columns", SHORT_LABEL_MAX);
	own.owner = reader_text(reader, node, "owner", false);
	own.note = reader_text(reader, node, "note", false);
	own.has_level = node_get(node, "level") != NULL;
	own.level = (enum relevance)reader_word(reader, node, "level", levels, false);
	own.target_place = reader_place(target);
	if (target && target->kind == NODE_MAP) {
		node_each (child, target)
			load_target(reader, child, &own);
	} else if (target) {
		load_target(reader, target, &own);
	}
	node_each (child, map_under(reader, node, "choices"))
		load_choices(reader, child, &own);
	vec_push(&company->items, own);
	vec_push(&company->mentions, ((struct mention){ own.id, false, reader_place(node->key) }));
}

static void load_items(struct company *company, struct reader *reader, const struct node *root)
{
	const struct node *map = map_under(reader, root, "items");

	node_each (child, map) {
		if (str_find_char(child->key->text, '.', 0) != STR_NONE)
			load_own(company, reader, child);
		else if (!str_is(child->key->text, "add") && !str_is(child->key->text, "drop"))
			reader_fault(reader, child->key, "unknown key '%.*s': 'add', 'drop' or the id of an item",
				     STR_FMT(child->key->text));
	}
	company->add = load_names(company, reader, map, "add");
	company->drop = load_names(company, reader, map, "drop");
	for (size_t i = 0; i < company->add.n; i++)
		for (size_t j = 0; j < company->drop.n; j++)
			if (str_eq(company->add.v[i], company->drop.v[j]))
				reader_fault(reader, node_get(map, "drop"), "'%s' is both added and dropped",
					     company->add.v[i].p);
}

static void load_conventions(struct company *company, struct reader *reader, const struct node *root)
{
	node_each (child, map_under(reader, root, "conventions")) {
		struct declared declared = { .place = reader_place(child->key), .choice_place = reader_place(child) };

		if (child->kind != NODE_SCALAR || str_is_blank(child->text)) {
			reader_fault(reader, child, "a convention is answered with one of its choices");
			continue;
		}
		declared.convention = arena_str(reader->arena, child->key->text);
		declared.choice = arena_str(reader->arena, str_trim(child->text));
		vec_push(&company->conventions, declared);
	}
}

bool company_load_items(struct company *company, const struct node_tree *tree, struct error *error)
{
	struct reader reader = { &company->arena, tree, error, true };

	load_items(company, &reader, tree->root);
	load_conventions(company, &reader, tree->root);
	return reader.good;
}

/* --- with the catalogue at hand -------------------------------------------------------------------------------------- */

static bool fault(const struct company *company, struct file_place place, struct error *error, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

static bool fault(const struct company *company, struct file_place place, struct error *error, const char *format, ...)
{
	struct buf what = BUF_EMPTY, shown = BUF_EMPTY;
	va_list args;

	va_start(args, format);
	buf_vprintf(&what, format, args);
	va_end(args);
	text_visible(buf_str(&what), false, &shown);
	error_add(error, "%s:%zu:%zu: %s", company->file.p, place.line, place.column, shown.p);
	buf_release(&shown);
	buf_release(&what);
	return false;
}

static bool is_domain(const struct catalogue *catalogue, struct str id)
{
	for (size_t i = 0; i < catalogue->items.n; i++)
		if (str_eq(catalogue->items.v[i]->domain, id))
			return true;
	return strcmp(domain_label(id), domain_label(STR(""))) != 0;
}

static bool check_mention(const struct company *company, const struct catalogue *catalogue,
			  const struct mention *mention, struct error *error)
{
	struct buf near = BUF_EMPTY;

	if (catalogue_find(catalogue, mention->id) || (mention->is_domain_too && is_domain(catalogue, mention->id)))
		return true;
	catalogue_suggest(catalogue, mention->id, &near);
	fault(company, mention->place, error, "unknown item%s '%s'%s", mention->is_domain_too ? " or domain" : "",
	      mention->id.p, near.n ? near.p : "; 'boardpack items' lists them");
	buf_release(&near);
	return false;
}

static bool apply_convention(const struct company *company, struct catalogue *catalogue,
			     const struct declared *declared, struct error *error)
{
	const struct convention *convention = catalogue_convention(catalogue, declared->convention);
	struct buf known = BUF_EMPTY;
	bool good = true;

	if (!convention) {
		for (size_t i = 0; i < catalogue->conventions.n; i++)
			buf_printf(&known, "%s%s", i ? ", " : "", catalogue->conventions.v[i]->id.p);
		good = fault(company, declared->place, error, "unknown convention '%s' (known: %s)",
			     declared->convention.p, known.n ? known.p : "none");
	} else if (!catalogue_choose(catalogue, declared->convention, declared->choice)) {
		for (size_t i = 0; i < convention->choice_count; i++)
			buf_printf(&known, "%s%s", i ? ", " : "", convention->choices[i].name.p);
		good = fault(company, declared->choice_place, error, "convention '%s' has no choice '%s' (known: %s)",
			     convention->id.p, declared->choice.p, known.p);
	}
	buf_release(&known);
	return good;
}

static enum quantity_reading read_target(const struct company *company, const struct item *item,
					 const struct target *target, struct quantity *out)
{
	return quantity_read(target->text, item->unit, company->numbers, company->currency, out);
}

static bool check_targets(const struct company *company, const struct item *item, const struct own_item *own,
			  struct error *error)
{
	struct quantity quantity;
	bool good = true;

	if (own->targets.n && item->kind != ITEM_NUMBER)
		return fault(company, own->target_place, error, "'%s' is no number: only a number has a target",
			     item->id.p);
	for (size_t i = 0; i < own->targets.n; i++) {
		enum quantity_reading reading = read_target(company, item, &own->targets.v[i], &quantity);

		if (reading != QUANTITY_READ)
			good = fault(company, own->targets.v[i].place, error, "target '%s' of '%s', in %s: %s",
				     own->targets.v[i].text.p, item->id.p, unit_name(item->unit),
				     quantity_why(reading));
	}
	return good;
}

static bool apply_choices(const struct company *company, struct catalogue *catalogue, const struct own_item *own,
			  struct error *error)
{
	const struct item *item = catalogue_find(catalogue, own->id);
	bool good = true;

	for (size_t i = 0; i < own->choices.n; i++) {
		const struct own_choices *one = &own->choices.v[i];
		struct buf known = BUF_EMPTY;

		if (catalogue_set_choices(catalogue, own->id, one->column, one->words))
			continue;
		for (size_t j = 0; j < item->column_count; j++)
			if (item->columns[j].type == COLUMN_CHOICE)
				buf_printf(&known, "%s%s", known.n ? ", " : "", item->columns[j].id.p);
		good = fault(company, one->place, error, "'%s' has no column '%s' of choices (known: %s)", item->id.p,
			     one->column.p, known.n ? known.p : "none");
		buf_release(&known);
	}
	return good;
}

bool company_apply(const struct company *company, struct catalogue *catalogue, struct error *error)
{
	bool good = true;

	for (size_t i = 0; i < company->mentions.n; i++)
		good = check_mention(company, catalogue, &company->mentions.v[i], error) && good;
	for (size_t i = 0; i < company->conventions.n; i++)
		good = apply_convention(company, catalogue, &company->conventions.v[i], error) && good;
	for (size_t i = 0; i < company->items.n; i++) {
		const struct own_item *own = &company->items.v[i];
		const struct item *item = catalogue_find(catalogue, own->id);

		if (!item)
			continue; /* told of above */
		catalogue_rename(catalogue, own->id, own->label, own->short_label);
		good = check_targets(company, item, own, error) && good;
		good = apply_choices(company, catalogue, own, error) && good;
	}
	return good;
}

const struct own_item *company_item(const struct company *company, const struct item *item)
{
	for (size_t i = 0; i < company->items.n; i++)
		if (str_eq(company->items.v[i].id, item->id))
			return &company->items.v[i];
	return NULL;
}

bool company_target(const struct company *company, const struct item *item, struct period period, struct quantity *out)
{
	const struct own_item *own = company_item(company, item);
	const struct target *best = NULL;

	for (size_t i = 0; own && item->kind == ITEM_NUMBER && i < own->targets.n; i++) {
		const struct target *target = &own->targets.v[i];

		if (!target->has_period && !best)
			best = target;
		if (target->has_period && target->period.months == period.months &&
		    period_cmp(target->period, period) == 0)
			best = target;
	}
	return best && read_target(company, item, best, out) == QUANTITY_READ;
}
