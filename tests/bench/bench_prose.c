/* SPDX-License-Identifier: MIT */
/*
 * How fast prose is read: the tokens and marks that plain rules need, comments with all their faults, the narrative of
 * opportunities, a narrative of 2,000 characters read again; and that the cost grows with the length, whatever the input.
 * Prints megabytes a second and milliseconds of processor time; nothing fails here, times wander. With a reader's number
 * (0 to 2) it reads one megabyte once, or one of what is given behind it, and prints nothing: for callgrind,
 * which counts the same on every machine.
 */
#include "base/base.h"

#include "check/comment.h"
#include "check/narrative.h"
#include "prose/point.h"
#include "timing.h"

static const char sample[] =
	"- Castlemaine Facilities: second module, $52k ARR, closes in December 2026, waiting for the purchase order.\n"
	"- Dorset & Vale Property (£18k, March, legal review) and Alder Mill (€9k, Q2) both need a sign-off.\n"
	"ARR rose to $4.87m because two hospital trusts signed in September; owner Priya Raman, next review on 12 "
	"May.\n";

/* Every sixth word has a letter beyond ASCII. */
static const char european[] =
	"- Bäckerei Möllers: zweites Modul für 18 T€, Abschluss im März, wartet auf die Freigabe des Betriebsrats.\n"
	"- Société Générale du Léman (12 k€, juin) et Hôtel de l’Étoile (9 k€) : la décision du comité reste à venir.\n"
	"Der Umsatz stieg auf 4,87 Mio. €, weil zwei Häuser früher unterschrieben; zuständig ist Jürgen Groß bis "
	"Mai.\n";

/* A '#' in the piece becomes five letters that are others each time: names that are not the same. */
static struct buf repeat(const char *piece, const char *tail, size_t bytes)
{
	struct buf text = BUF_EMPTY;

	buf_reserve(&text, bytes + 256);
	for (size_t count = 0; text.n < bytes; count++)
		for (const char *p = piece; *p; p++)
			for (size_t k = 0, rest = count; k < (*p == '#' ? 5U : 1U); k++, rest /= 26)
				buf_addc(&text, *p == '#' ? (char)('a' + rest % 26) : *p);
	buf_adds(&text, tail);
	return text;
}

static void read_passage(struct str text)
{
	struct passage passage;

	passage_open(&passage, text);
	passage_close(&passage);
}

static void read_comment(struct str text)
{
	const struct comment_input input = { .text = text,
					     .id = STR("company.key_risks"),
					     .label = STR("ARR"),
					     .unit = COMMENT_UNIT_MONEY,
					     .scale = 1,
					     .actual = { true, 4.87e6 },
					     .forecast = { true, 5.4e6 },
					     .prior = { true, 4.6e6 } };
	struct comment comment;

	comment_init(&comment);
	comment_read(&comment, &input, ~0U);
	comment_release(&comment);
}

static void read_narrative(struct str text)
{
	const struct narrative_context context = { 0 };
	struct narrative narrative;

	narrative_init(&narrative);
	narrative_read(&narrative, text, &context);
	narrative_release(&narrative);
}

typedef void reader(struct str text);

static double measure(reader *read, struct str text)
{
	double best = 1e9;

	for (int i = 0; i < 5; i++) {
		double start = timing_cpu_ms();

		read(text);
		if (timing_cpu_ms() - start < best)
			best = timing_cpu_ms() - start;
	}
	return best;
}

static const struct {
	const char *name;
	reader *read;
} readers[] = { { "tokens, marks, names", read_passage },
		{ "comment, all faults", read_comment },
		{ "narrative", read_narrative } };

/* 1 ×, 10 ×, 100 × of 10 kB. */
static void grow_to(const char *name, const char *piece, const char *tail)
{
	printf("%s\n", name);
	for (size_t r = 0; r < COUNT_OF(readers); r++) {
		printf("  %-22s", readers[r].name);
		for (size_t size = 10000; size <= 1000000; size *= 10) {
			struct buf text = repeat(piece, tail, size);
			double ms = measure(readers[r].read, buf_str(&text));

			printf("  %7zu B %9.2f ms %6.1f MB/s", text.n, ms, (double)text.n / 1e3 / ms);
			buf_release(&text);
		}
		printf("\n");
		fflush(stdout);
	}
}

static void grow(const char *name, const char *piece)
{
	grow_to(name, piece, "");
}

static int read_once(const char *number, const char *piece)
{
	struct buf text = repeat(piece ? piece : sample, "", 1000000);
	size_t r = (size_t)(number[0] - '0');

	if (r < COUNT_OF(readers))
		readers[r].read(buf_str(&text));
	buf_release(&text);
	return r < COUNT_OF(readers) ? 0 : 2;
}

int main(int argc, char **argv)
{
	struct buf text = repeat(sample, "", 2000);

	mem_keep(); /* as the program does */
	if (argc > 1)
		return read_once(argv[1], argv[2]);
	printf("2,000 characters: narrative %.3f ms, comment %.3f ms\n", measure(read_narrative, buf_str(&text)),
	       measure(read_comment, buf_str(&text)));
	buf_release(&text);
	grow("prose", sample);
	grow("prose with other letters", european);
	grow("figures that agree", "$4.87m, ");
	grow("short sentences that agree", "ARR is $4.87m.\n");
	grow("sentences of an event", "Churn of $4.87m signed.\n");
	grow("[", "[");
	grow("*", "*");
	grow("digits", "1234567890");
	grow("one long word", "abcdefghij");
	grow("list items", "- A\n");
	grow("names and amounts", "Abba $5k, ");
	grow_to("a list of names", "A# Mill, ", "and Zed Mill would buy seats for $9k each in May.");
	grow("rows of names", "| A# Mill | $5k | May |\n");
	grow("bars", "a|");
	grow("brackets of names", "Abba (");
	grow("superscripts", "Abba\u00b9 ");
	grow("question marks", "Abba? ");
	return 0;
}
