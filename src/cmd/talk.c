/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/talk.h"

#include <unistd.h>

#include "base/text.h"

void talk_init(struct talk *talk)
{
	*talk = (struct talk){ .in = stdin, .out = stdout, .is_echoing = isatty(STDIN_FILENO) };
}

void talk_release(struct talk *talk)
{
	free(talk->line);
	talk->line = NULL;
}

static void put(struct talk *talk, struct str text)
{
	struct buf shown = BUF_EMPTY;

	text_visible(text, true, &shown);
	fwrite(shown.p ? shown.p : "", 1, shown.n, talk->out);
	buf_release(&shown);
}

__attribute__((format(printf, 2, 0))) static void put_formatted(struct talk *talk, const char *format, va_list args)
{
	struct buf text = BUF_EMPTY;

	buf_vprintf(&text, format, args);
	put(talk, buf_str(&text));
	buf_release(&text);
}

void talk_say(struct talk *talk, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	put_formatted(talk, format, args);
	va_end(args);
	fputc('\n', talk->out);
}

bool talk_ask(struct talk *talk, struct str *answer, const char *format, ...)
{
	ssize_t n;
	va_list args;

	va_start(args, format);
	put_formatted(talk, format, args);
	va_end(args);
	fflush(talk->out);
	n = talk->is_over ? -1 : getline(&talk->line, &talk->room, talk->in);
	if (!talk->is_echoing || n < 0)
		fputc('\n', talk->out);
	if (n < 0) {
		talk->is_over = true;
		*answer = STR("");
		return false;
	}
	while (n > 0 && (talk->line[n - 1] == '\n' || talk->line[n - 1] == '\r'))
		n--;
	*answer = (struct str){ talk->line, (size_t)n };
	return true;
}

bool talk_confirm(struct talk *talk, bool yes, const char *question)
{
	struct str answer;

	while (talk_ask(talk, &answer, "%s [%s] ", question, yes ? "Y/n" : "y/N")) {
		answer = str_trim(answer);
		if (!answer.n)
			return yes;
		if (str_eq_nocase(answer, STR("y")) || str_eq_nocase(answer, STR("yes")))
			return true;
		if (str_eq_nocase(answer, STR("n")) || str_eq_nocase(answer, STR("no")))
			return false;
		talk_say(talk, "Please answer y for yes or n for no; an empty line means %s.", yes ? "yes" : "no");
	}
	return false;
}
