/* SPDX-License-Identifier: MIT */
/*
 * Owns: the features of every name of the texts on stdin (company, newline, text, a zero byte each), for weigh.py to fit points.
 * Never: is part of the program.
 */
#define narrative_weigh narrative_weigh_settled
#include "../../src/check/narrative_weigh.c"
#undef narrative_weigh

#include <stdio.h>

static const char *const features_names[] = {
#define WEIGH(name, points, condition) #name,
#include "check/narrative_weigh.def"
#undef WEIGH
};

void narrative_weigh(struct narrative_reader *reader, enum narrative_verdict *verdicts, const bool *part,
		     const size_t *next, bool *doubted)
{
	size_t *groups = groups_of(reader);
	struct weighed *all = weigh_all(reader, groups, verdicts, part, next);

	for (size_t i = 0; i < reader->names.list.n; i++) {
		const struct name *name = &reader->names.list.v[i];
		const struct token *first = narrative_token(reader, name->from),
				   *last = narrative_token(reader, name->to - 1);

		if (!is_weighed(reader, i, verdicts[i]))
			continue;
		printf("%zu\t%d\t%d\t", groups[i], (int)verdicts[i], sum(&all[groups[i]].features));
		for (size_t k = 0; k < WEIGHTS; k++)
			if (has(&all[groups[i]].features, k))
				printf("%s ", features_names[k]);
		printf("\t%.*s\n", (int)(last->span.at + last->span.n - first->span.at),
		       reader->text.p + first->span.at);
	}
	narrative_weigh_settled(reader, verdicts, part, next, doubted);
}

int main(void)
{
	struct buf all = BUF_EMPTY;
	char chunk[65536];
	size_t n;

	while ((n = fread(chunk, 1, sizeof(chunk), stdin)) > 0)
		buf_add(&all, (struct str){ chunk, n });
	for (size_t at = 0; at < all.n;) {
		struct str one = { all.p + at, strlen(all.p + at) };
		size_t line = str_find_char(one, '\n', 0);
		struct narrative_context context = { .company = str_sub(one, 0, line) };
		struct narrative narrative;

		printf("TEXT\n");
		narrative_init(&narrative);
		narrative_read(&narrative, str_sub(one, line + 1, one.n - line - 1),
			       context.company.n ? &context : NULL);
		narrative_release(&narrative);
		at += one.n + 1;
	}
	buf_release(&all);
	return 0;
}
