/* SPDX-License-Identifier: MIT */
/*
 * Owns: the features of every sentence on stdin (label, tab, text), for weigh_causes.py to fit points.
 * Never: is part of the program.
 */
#include "../../src/check/comment_tells.c"

#include <stdio.h>

static const char *const names[] = {
#define FAMILY(name, once, more, first) #name "_ONCE", #name "_MORE", #name "_FIRST",
#define WEIGH(name, points, condition)  #name,
#include "check/comment_tells.def"
#undef FAMILY
#undef WEIGH
};

static void show_range(const struct comment_reader *reader, struct range range)
{
	struct view view = see(reader, range);

	printf("%d", weigh(reader, range));
	for (size_t i = 0; i < WEIGHTS; i++)
		if (has(&view, (enum weight)i))
			printf(" %s", names[i]);
	printf("\t");
}

/* A line for each text: its sentences and their parts, a tab behind each; the points of each come first. */
static void show(struct str label, struct str text)
{
	struct comment_input input = { .text = text, .label = label };
	struct passage passage;
	struct comment_reader reader = { .passage = &passage, .input = &input };

	passage_open(&passage, text);
	comment_topic_read(&reader.topic, label);
	for (size_t from = 0; from < passage.tokens.list.n;) {
		struct range sentence = passage_sentence(&passage, from), part = sentence;

		show_range(&reader, sentence);
		for (size_t i = sentence.from; i < sentence.to; i = part.to) {
			part = part_at(&passage, sentence, i);
			if (part.to - part.from < sentence.to - sentence.from && part.to > part.from + 2)
				show_range(&reader, part);
		}
		from = passage_next(sentence);
	}
	printf("\n");
	passage_close(&passage);
}

int main(void)
{
	char *line = NULL;
	size_t size = 0;
	ssize_t n;

	while ((n = getline(&line, &size, stdin)) > 0) {
		struct str all = { line, (size_t)n - (line[n - 1] == '\n') };
		size_t tab = str_find_char(all, '\t', 0);

		show(str_sub(all, 0, tab), str_sub(all, tab + 1, all.n - tab - 1));
	}
	free(line);
	return 0;
}
