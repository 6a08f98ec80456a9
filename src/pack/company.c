/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/company.h"
#include "pack/company_items.h"

#define FORMAT_VERSION 1

struct loader {
	struct company *company;
	const struct node_tree *tree;
	struct error *error;
	bool good;
};

void company_init(struct company *company)
{
	/* What holds where no boardpack.yaml says otherwise. */
	*company = (struct company){
		.currency = STR("USD"), .stage = STAGE_SERIES_A, .numbers = NUMBER_STYLE_POINT, .fiscal_year_start = 1
	};
	arena_init(&company->arena);
	registry_init(&company->customers);
}

void company_release(struct company *company)
{
	for (size_t i = 0; i < company->items.n; i++) {
		vec_release(&company->items.v[i].targets);
		vec_release(&company->items.v[i].choices);
	}
	vec_release(&company->items);
	vec_release(&company->conventions);
	vec_release(&company->mentions);
	vec_release(&company->owners);
	registry_release(&company->customers);
	vec_release(&company->thresholds);
	vec_release(&company->checks);
	arena_release(&company->arena);
	company_init(company);
}

static void __attribute__((format(printf, 3, 4)))
fault(struct loader *loader, const struct node *node, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	loader->good = node_verror(loader->tree, node, loader->error, format, args);
	va_end(args);
}

/* The value under key; NULL when there is none, when nothing stands behind the key, or, with a fault, when it is of another kind. */
static const struct node *part(struct loader *loader, const struct node *map, const char *key, enum node_kind kind)
{
	static const char *const shapes[] = { "a text", "a list", "a map" };
	const struct node *node = node_get(map, key);

	if (!node || (node->kind == NODE_SCALAR && str_is_blank(node->text)))
		return NULL;
	if (node->kind != kind) {
		fault(loader, node, "'%s' must be %s, not %s", key, shapes[kind], shapes[node->kind]);
		return NULL;
	}
	return node;
}

static struct str keep(struct loader *loader, struct str text)
{
	return arena_str(&loader->company->arena, str_trim(text));
}

/* Tells of what is no text; blank texts are told of too, since an empty name names nobody. */
static bool is_text(struct loader *loader, const struct node *node, const char *what)
{
	if (node->kind == NODE_SCALAR && !str_is_blank(node->text))
		return true;
	fault(loader, node, "%s is a text", what);
	return false;
}

static struct str_list load_list(struct loader *loader, const struct node *map, const char *key)
{
	const struct node *list = part(loader, map, key, NODE_LIST);
	struct str_list out = { NULL, 0 };

	if (!list || list->count == 0)
		return out;
	out.v = arena_alloc(&loader->company->arena, list->count * sizeof(*out.v));
	node_each (child, list)
		if (is_text(loader, child, "an entry of this list"))
			out.v[out.n++] = keep(loader, child->text);
	return out;
}

static bool load_setting(struct loader *loader, const struct node *node, struct setting *out)
{
	if (!is_text(loader, node, "a setting"))
		return false;
	out->name = keep(loader, node->key->text);
	out->value = keep(loader, node->text);
	return true;
}

static void load_settings(struct loader *loader, const struct node *root)
{
	static const char *const levels[] = { "off", "advice", "warning", "error" };
	struct company *company = loader->company;
	struct setting setting;

	node_each (owner, part(loader, root, "owners", NODE_MAP)) {
		struct file_place place = { owner->key->line, owner->key->column };

		if (!load_setting(loader, owner, &setting))
			continue;
		vec_push(&company->owners, setting);
		vec_push(&company->mentions, ((struct mention){ setting.name, true, place }));
	}
	node_each (threshold, part(loader, root, "thresholds", NODE_MAP))
		if (load_setting(loader, threshold, &setting))
			vec_push(&company->thresholds, setting);
	node_each (check, part(loader, root, "checks", NODE_MAP)) {
		size_t level = 0;

		if (!load_setting(loader, check, &setting))
			continue;
		while (level < COUNT_OF(levels) && !str_is(setting.value, levels[level]))
			level++;
		if (level == COUNT_OF(levels))
			fault(loader, check, "level '%s' is none of off, advice, warning and error", setting.value.p);
		else
			vec_push(&company->checks, setting);
	}
}

static void load_account(struct loader *loader, const struct node *node)
{
	static const char *const keys[] = { "name", "aliases", "parent", NULL };
	struct account account = { .name = STR("") };
	const struct node *name = node_get(node, "name"), *parent = node_get(node, "parent");

	if (node->kind == NODE_MAP) {
		if (!node_check_keys(loader->tree, node, keys, loader->error))
			loader->good = false;
		account.aliases = load_list(loader, node, "aliases");
		if (!name) {
			fault(loader, node, "an account without a name");
			return;
		}
	}
	if (!is_text(loader, name ? name : node, "the name of an account"))
		return;
	account.name = keep(loader, name ? name->text : node->text);
	if (parent && !is_text(loader, parent, "the parent of an account"))
		return;
	if (parent)
		account.parent = keep(loader, parent->text);
	registry_add(&loader->company->customers, &account);
}

static bool names_item(const struct str_list *list, const struct item *item)
{
	for (size_t i = 0; i < list->n; i++)
		if (str_eq(list->v[i], item->id) || str_eq(list->v[i], item->domain))
			return true;
	return false;
}

static void load_currency(struct loader *loader, const struct node *root)
{
	const struct node *node = part(loader, root, "currency", NODE_SCALAR);
	struct str code = str_trim(node_text(node));

	if (!node)
		return;
	for (size_t i = 0; i < code.n; i++)
		if (code.p[i] < 'A' || code.p[i] > 'Z')
			code.n = 0;
	if (code.n == 3)
		loader->company->currency = keep(loader, code);
	else
		fault(loader, node, "currency is no code such as USD");
}

static void load_identity(struct loader *loader, const struct node *root)
{
	struct company *company = loader->company;
	const struct node *name = part(loader, root, "name", NODE_SCALAR);
	const struct node *stage = part(loader, root, "stage", NODE_SCALAR);
	const struct node *numbers = part(loader, root, "numbers", NODE_SCALAR);
	const struct node *month = part(loader, root, "fiscal_year_start", NODE_SCALAR);
	size_t value = 0;

	if (name)
		company->name = keep(loader, name->text);
	else if (!node_get(root, "name") || node_get(root, "name")->kind == NODE_SCALAR)
		fault(loader, root, "no name of the company ('name: Acme Analytics')");
	if (stage && !stage_parse(str_trim(stage->text), &company->stage))
		fault(loader, stage, "unknown stage '%.*s' (known: preSeed, seed, seriesA, seriesB, seriesC, public)",
		      STR_FMT(stage->text));
	if (numbers && str_is(str_trim(numbers->text), "comma"))
		company->numbers = NUMBER_STYLE_COMMA;
	else if (numbers && !str_is(str_trim(numbers->text), "point"))
		fault(loader, numbers, "numbers is neither point (1,234.50) nor comma (1.234,50)");
	if (month && str_to_size(str_trim(month->text), &value) && value >= 1 && value <= 12)
		company->fiscal_year_start = (int)value;
	else if (month)
		fault(loader, month, "fiscal_year_start is no month from 1 to 12");
}

static void load_version(struct loader *loader, const struct node *root)
{
	const struct node *node = node_get(root, "boardpack");
	size_t version;

	if (!node)
		fault(loader, root, "no format version ('boardpack: %d')", FORMAT_VERSION);
	else if (!str_to_size(node_text(node), &version) || version == 0)
		fault(loader, node, "format version is no whole number such as %d", FORMAT_VERSION);
	else if (version > FORMAT_VERSION)
		fault(loader, node, "format version %zu: written by a newer boardpack", version);
}

bool company_load(struct company *company, const struct node_tree *tree, struct error *error)
{
	static const char *const keys[] = {
		"boardpack", "name",        "currency",       "stage",     "numbers",    "fiscal_year_start",
		"items",     "owners",      "accounts",       "own_names", "thresholds", "checks",
		"languages", "conventions", "classification", NULL
	};
	struct loader loader = { company, tree, error, true };
	const struct node *root = tree->root;

	if (!root || root->kind != NODE_MAP)
		return node_error(tree, root, error, "a company is a map of keys such as 'name' and 'stage'");
	company->file = arena_str(&company->arena, str_of(tree->name));
	load_version(&loader, root);
	if (!node_check_keys(tree, root, keys, error))
		loader.good = false;
	load_identity(&loader, root);
	if (part(&loader, root, "classification", NODE_SCALAR))
		company->classification = keep(&loader, str_trim(node_text(node_get(root, "classification"))));
	load_currency(&loader, root);
	loader.good = company_load_items(company, tree, error) && loader.good;
	load_settings(&loader, root);
	node_each (account, part(&loader, root, "accounts", NODE_LIST))
		load_account(&loader, account);
	registry_finish(&company->customers);
	company->own_names = load_list(&loader, root, "own_names");
	company->languages = load_list(&loader, root, "languages");
	return loader.good;
}

enum relevance company_asks(const struct company *company, const struct item *item)
{
	const struct own_item *own = company_item(company, item);

	if (own && own->has_level)
		return own->level;
	/* An item named outright is stronger than its domain. */
	for (size_t i = 0; i < company->drop.n; i++)
		if (str_eq(company->drop.v[i], item->id))
			return RELEVANCE_NONE;
	if (names_item(&company->add, item))
		return RELEVANCE_CORE;
	return names_item(&company->drop, item) ? RELEVANCE_NONE : item->stages[company->stage];
}

bool company_drops(const struct company *company, const struct item *item)
{
	const struct own_item *own = company_item(company, item);

	return company_asks(company, item) == RELEVANCE_NONE &&
	       ((own && own->has_level) || names_item(&company->drop, item));
}

static const struct str *find_setting(const struct setting *settings, size_t n, struct str name)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(settings[i].name, name))
			return &settings[i].value;
	return NULL;
}

const struct str *company_threshold(const struct company *company, struct str name)
{
	return find_setting(company->thresholds.v, company->thresholds.n, name);
}

struct str company_owner(const struct company *company, const struct item *item)
{
	const struct own_item *own = company_item(company, item);
	const struct str *owner = find_setting(company->owners.v, company->owners.n, item->id);

	if (own && own->owner.n)
		return own->owner;
	if (!owner)
		owner = find_setting(company->owners.v, company->owners.n, item->domain);
	return owner ? *owner : STR("");
}
