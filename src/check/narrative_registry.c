/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_reader.h"

#include "base/text.h"
#include "pack/company.h"

struct narrative_context narrative_context_of(const struct company *company, struct arena *arena)
{
	struct narrative_account *registry = arena_alloc(arena, (company->accounts.n + 1) * sizeof(*registry));

	for (size_t i = 0; i < company->accounts.n; i++) {
		const struct account *account = &company->accounts.v[i];

		registry[i] = (struct narrative_account){ account->name, account->aliases.v, account->aliases.n,
							  account->parent };
	}
	return (struct narrative_context){
		.company = company->name,
		.registry = registry,
		.registry_count = company->accounts.n,
		.own_names = company->own_names.v,
		.own_count = company->own_names.n,
	};
}

static struct str text_of(const struct narrative_reader *reader, struct range name)
{
	const struct token *first = narrative_token(reader, name.from), *last = narrative_token(reader, name.to - 1);
	struct str text = str_sub(reader->text, first->span.at, last->span.at + last->span.n - first->span.at);

	if (str_ends(text, STR("'s")))
		text.n -= 2;
	else if (str_ends(text, STR("\u2019s")))
		text.n -= 4;
	return text;
}

static bool is_called(const struct narrative_account *account, struct str text)
{
	if (str_eq_nocase(account->name, text))
		return true;
	for (size_t i = 0; i < account->alias_count; i++)
		if (str_eq_nocase(account->aliases[i], text))
			return true;
	return false;
}

const struct narrative_account *narrative_registry_find(const struct narrative_reader *reader, struct range name)
{
	const struct narrative_context *context = reader->context;
	struct str text = text_of(reader, name);

	for (size_t i = 0; context && i < context->registry_count; i++)
		if (is_called(&context->registry[i], text))
			return &context->registry[i];
	return NULL;
}

struct str narrative_registry_family(const struct narrative_reader *reader, struct range name)
{
	const struct narrative_context *context = reader->context;
	const struct narrative_account *account = narrative_registry_find(reader, name);
	struct str text = text_of(reader, name);

	if (account)
		return account->parent.n ? account->parent : account->name;
	for (size_t i = 0; context && i < context->registry_count; i++)
		if (context->registry[i].parent.n && str_eq_nocase(context->registry[i].parent, text))
			return context->registry[i].parent;
	return STR("");
}
