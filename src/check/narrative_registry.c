/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_reader.h"

#include "pack/company.h"

struct narrative_context narrative_context_of(const struct company *company)
{
	return (struct narrative_context){
		.company = company->name,
		.customers = &company->customers,
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

const struct account *narrative_registry_find(const struct narrative_reader *reader, struct range name)
{
	const struct narrative_context *context = reader->context;

	return context && context->customers ? registry_called(context->customers, text_of(reader, name)) : NULL;
}

struct str narrative_registry_family(const struct narrative_reader *reader, struct range name)
{
	const struct account *account = narrative_registry_find(reader, name);

	if (account)
		return account->parent.n ? account->parent : account->name;
	if (reader->context && reader->context->customers)
		account = registry_group(reader->context->customers, text_of(reader, name));
	return account ? account->parent : STR("");
}
