/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/talk.h"

#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/text.h"
#include "view/page.h"

void talk_init(struct talk *talk)
{
	*talk = (struct talk){ .in = stdin, .out = stdout, .is_echoing = isatty(STDIN_FILENO) };
}

void talk_release(struct talk *talk)
{
	free(talk->line);
	talk->line = NULL;
	buf_release(&talk->mended);
}

int talk_columns(const struct talk *talk)
{
	struct winsize size;

	return ioctl(fileno(talk->out), TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

/* One line, its parts as far in as it is itself; the blanks at its end stay: behind them an answer is typed. */
static void put_wrapped(struct talk *talk, struct str line, int columns)
{
	size_t indent = 0, end = line.n;
	struct buf first = BUF_EMPTY;
	struct page page;

	while (indent < line.n && line.p[indent] == ' ')
		indent++;
	while (end > indent && line.p[end - 1] == ' ')
		end--;
	buf_fill(&first, ' ', indent);
	page_init(&page);
	page_wrapped(&page, PAGE_TEXT, first.p ? first.p : "", str_sub(line, indent, end - indent), columns);
	for (size_t i = 0; i < page.lines.n; i++)
		fprintf(talk->out, "%s%.*s", i ? "\n" : "", STR_FMT(page.lines.v[i].text));
	fprintf(talk->out, "%.*s", (int)(line.n - end), line.p + end);
	page_release(&page);
	buf_release(&first);
}

static void put(struct talk *talk, struct str text)
{
	int columns = talk_columns(talk);
	struct buf shown = BUF_EMPTY;

	text_visible(text, true, &shown);
	for (size_t at = 0, end; at < shown.n; at = end) {
		struct str rest = str_sub(buf_str(&shown), at, shown.n - at), line = rest;

		line.n = str_find_char(rest, '\n', 0);
		line.n = line.n == STR_NONE ? rest.n : line.n;
		if (columns && text_columns(line) > columns)
			put_wrapped(talk, line, columns);
		else
			fwrite(line.p, 1, line.n, talk->out);
		end = at + line.n;
		if (end < shown.n) {
			fputc('\n', talk->out);
			end++;
		}
	}
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

/* Is a line there before it is asked for? The terminal showed it, and its end, above the question. */
static bool is_typed_ahead(const struct talk *talk)
{
	struct pollfd fd = { .fd = fileno(talk->in), .events = POLLIN };

	return talk->is_echoing && poll(&fd, 1, 0) > 0;
}

bool talk_ask(struct talk *talk, struct str *answer, const char *format, ...)
{
	bool is_ahead = is_typed_ahead(talk);
	ssize_t n;
	va_list args;

	va_start(args, format);
	put_formatted(talk, format, args);
	va_end(args);
	fflush(talk->out);
	n = talk->is_over ? -1 : getline(&talk->line, &talk->room, talk->in);
	if (!talk->is_echoing || is_ahead || n < 0)
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

struct str talk_mend(struct talk *talk, struct str answer)
{
	size_t bad = 0;

	buf_clear(&talk->mended);
	for (size_t at = 0; at < answer.n;) {
		uint32_t code;
		size_t n = text_decode(answer, at, &code);

		if (code == 0 || (code == 0xFFFD && n == 1)) {
			bad++;
			code = 0xFFFD;
		}
		text_encode(&talk->mended, code);
		at += n;
	}
	if (!bad)
		return answer;
	if (!talk->has_mended)
		talk_say(talk,
			 "%zu byte%s of that line cannot be kept (zero, or no well-formed UTF-8): \xEF\xBF\xBD stands "
			 "for each, here and in lines to come. All else is kept.",
			 bad, bad == 1 ? "" : "s");
	talk->has_mended = true;
	return buf_str(&talk->mended);
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
