/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment_change.h"

/* The word of direction, how far it went, and from what: "13 fewer than forecast", "up 0.8 points on Q1", "a third more". */

/* "Quicker" is less of what a time counts. */
static bool is_quicker(const struct comment_reader *reader, const struct token *token)
{
	static const char *const words[] = { "quicker", "faster", "sooner", "schneller" };

	return TOKEN_IS_ONE(token, words) && comment_in_label(reader->input->label, STR("time"));
}

static bool is_slower(const struct comment_reader *reader, const struct token *token)
{
	return str_is(token->fold, "slower") && comment_in_label(reader->input->label, STR("time"));
}

bool comment_change_at(const struct comment_reader *reader, size_t i, struct change *change)
{
	static const char *const valued[] = { "beat",      "beats",      "beating", "outperformed", "underperformed",
					      "missed",    "misses",     "ahead",   "behind",       "better",
					      "worse",     "favourable", "adverse", "unfavourable", "favorable",
					      "recovered", "lags",       "lagged" };
	/* What moved, moved since the period before; "more" may be more than anything. */
	static const char *const moved[] = { "extended", "stretched", "verlängert", "verkürzt" };
	const struct passage *passage = reader->passage;
	const struct token *token = passage_token(passage, i);
	uint64_t speech = passage->speech[i];

	*change = (struct change){ .at = i };
	if (token->kind != TOKEN_WORD || passage->quoted[i] || (token->flags & TOKEN_CAPS))
		return false;
	/* "We lost nine customers", of customers lost: the number itself. */
	if (str_is(token->fold, "lost") && comment_is_topic(reader, token->fold))
		return false;
	if ((speech & (SPEAKS(UP) | SPEAKS(BETTER) | SPEAKS(AHEAD))) || token_cues(token, CUES(MORE)) ||
	    is_slower(reader, token))
		change->sign = 1;
	else if ((speech & (SPEAKS(DOWN) | SPEAKS(WORSE) | SPEAKS(BEHIND))) || token_cues(token, CUES(LESS)) ||
		 is_quicker(reader, token))
		change->sign = -1;
	else
		return false;
	change->is_valued = (speech & (SPEAKS(BETTER) | SPEAKS(WORSE))) || TOKEN_IS_ONE(token, valued);
	change->is_bound = (speech & (SPEAKS(AHEAD) | SPEAKS(BEHIND))) != 0;
	change->is_against =
		change->is_bound || (token_cues(token, CUES(MORE) | CUES(LESS)) && !TOKEN_IS_ONE(token, moved));
	return true;
}

/* --- how far */

/* Between a size and its word: "13 people fewer", "two points of margin less" are not read, "two months longer" is. */
bool comment_size_leads(const struct comment_reader *reader, size_t from, size_t to)
{
	if (to > from + 2)
		return false;
	for (size_t i = from; i < to; i++) {
		const struct token *token = passage_token(reader->passage, i);

		if (token->kind != TOKEN_WORD || (!token_cues(token, CUES(LINK)) && !token_has(token, LEX(TIME_UNIT)) &&
						  !str_is(token->fold, "de") && !str_is(token->fold, "sich") &&
						  !comment_is_topic(reader, token->fold)))
			return false;
	}
	return true;
}

/* "fell by", "growth of", "up another", "missed the forecast by" */
bool comment_size_follows(const struct comment_reader *reader, size_t from, size_t to)
{
	static const char *const links[] = { "by",      "of",     "a",     "an",   "some",    "about",  "roughly",
					     "nearly",  "almost", "only",  "just", "another", "around", "exactly",
					     "further", "full",   "um",    "de",   "good",    "whole",  "the",
					     "our",     "ein",    "einen", "etwa", "rund",    "knapp",  "fast" };
	static const char *const bys[] = { "by", "um" };

	/* "Missed the $5.00m forecast by" */
	if (to > from + 6 + 2 * TOKEN_IS_ONE(passage_token(reader->passage, to - 1), bys))
		return false;
	for (size_t i = from; i < to; i++) {
		const struct token *token = passage_token(reader->passage, i);

		if ((token->kind == TOKEN_NUMBER || token_has(token, LEX(MAGNITUDE))) &&
		    TOKEN_IS_ONE(passage_token(reader->passage, to - 1), bys))
			continue;
		if (!TOKEN_IS_ONE(token, links) && token->kind != TOKEN_CURRENCY &&
		    !((reader->passage->speech[i] & (SPEAKS(FORECAST) | SPEAKS(PRIOR))) && to > from + 1 &&
		      TOKEN_IS_ONE(passage_token(reader->passage, to - 1), bys)) &&
		    !(TOKEN_IS_ONE(passage_token(reader->passage, to - 1), bys) && to > from + 1 &&
		      (token_has(token, LEX(FUNCTION)) || token_cues(token, CUES(LINK)))))
			return false;
	}
	return true;
}

/* "to 44", "from 38": where it came from and where it went, not how far. */
bool comment_size_ends(const struct passage *passage, const struct figure *figure)
{
	static const char *const words[] = { "to",   "from",    "at",     "after", "auf", "von", "à",
					     "than", "against", "versus", "vs",    "now", "on" };

	return figure->tokens.from > 0 && TOKEN_IS_ONE(passage_token(passage, figure->tokens.from - 1), words);
}

/* A size stands before adverbs ("three up", "13 fewer"), and before a verb where German puts it ("um zwei Monate verlängert"). */
static bool leads_size(const struct passage *passage, size_t at, const struct figure *figure)
{
	static const char *const adverbs[] = { "up",      "down",   "above",  "below",  "over",   "under",
					       "ahead",   "behind", "short",  "better", "worse",  "higher",
					       "quicker", "slower", "faster", "lower",  "beyond", "shorter",
					       "longer",  "unter",  "über",   "boven",  "sopra" };
	const struct token *token = passage_token(passage, at);

	return TOKEN_IS_ONE(token, adverbs) || token_cues(token, CUES(MORE) | CUES(LESS)) ||
	       (figure->tokens.from > 0 && (str_is(passage_token(passage, figure->tokens.from - 1)->fold, "um") ||
					    str_is(passage_token(passage, figure->tokens.from - 1)->fold, "de")));
}

static double fraction_at(const struct passage *passage, size_t i)
{
	static const struct {
		const char *word;
		double value;
	} known[] = { { "half", 0.5 },      { "third", 1.0 / 3 }, { "quarter", 0.25 },    { "fifth", 0.2 },
		      { "sixth", 1.0 / 6 }, { "tenth", 0.1 },     { "drittel", 1.0 / 3 }, { "viertel", 0.25 } };
	static const char *const articles[] = { "a", "one", "ein", "by" };

	for (size_t k = 0; k < COUNT_OF(known); k++)
		if (str_is(passage_token(passage, i)->fold, known[k].word) && i > 0 &&
		    TOKEN_IS_ONE(passage_token(passage, i - 1), articles))
			return known[k].value;
	return 0;
}

/* "Of the 11 lost, 6 went to one": a part of them. */
static bool counts_some(const struct passage *passage, const struct figure *figure)
{
	size_t i = figure->tokens.from;

	return i > 1 && str_is(passage_token(passage, i - 1)->fold, "the") &&
	       str_is(passage_token(passage, i - 2)->fold, "of");
}

/* "Four customers moved up", of a rate, an amount or a time: so many are not how far it went. */
static bool counts_people(const struct comment_reader *reader, const struct figure *figure)
{
	static const char *const people[] = {
		"customers", "customer", "people", "heads", "colleagues", "clients", "of"
	};

	return figure->kind == FIGURE_BARE && reader->input->unit != COMMENT_UNIT_COUNT &&
	       TOKEN_IS_ONE(passage_token(reader->passage, figure->tokens.to), people);
}

void comment_change_size(struct comment_judge *judge, struct change *change)
{
	const struct comment_reader *reader = judge->reader;
	const struct passage *passage = reader->passage;

	comment_pass_figures(judge, change->clause.from);
	for (size_t k = judge->next; k < judge->figures.list.n; k++) {
		const struct figure *figure = &judge->figures.list.v[k];

		if (figure->tokens.from >= change->clause.to)
			break;
		if (comment_size_ends(passage, figure) || counts_people(reader, figure) ||
		    counts_some(passage, figure) || (passage->speech[figure->tokens.to] & SPEAKS(FORECAST)))
			continue;
		if (figure->tokens.to <= change->at) {
			if (comment_size_leads(reader, figure->tokens.to, change->at) &&
			    leads_size(passage, change->at, figure))
				change->size = figure;
		} else if (figure->tokens.from > change->at) {
			if (!change->size && comment_size_follows(reader, change->at + 1, figure->tokens.from) &&
			    !(change->is_bound && !str_is(passage_token(passage, figure->tokens.from - 1)->fold, "by")))
				change->size = figure;
			break;
		}
	}
	if (change->size)
		return;
	change->fraction = change->at > 0 ? fraction_at(passage, change->at - 1) : 0;
	for (size_t i = change->at + 1; !change->fraction && i < change->at + 4 && i < change->clause.to; i++)
		change->fraction = fraction_at(passage, i);
}

/* --- from what */

static enum reference reference_at(const struct comment_reader *reader, size_t i)
{
	const struct range one = { i, i + 1 };

	if (comment_speaks_other_time(reader, one))
		return REFERENCE_OTHER;
	if (reader->passage->speech[i] & SPEAKS(FORECAST))
		return REFERENCE_FORECAST;
	return comment_speaks_prior(reader, one) ? REFERENCE_PRIOR : REFERENCE_NONE;
}

enum reference comment_change_from(const struct comment_reader *reader, const struct change *change)
{
	static const char *const whys[] = { "as", "because", "when", "which", "who", "where", "that", "weil", "car" };
	static const char *const narrows[] = { "in", "among", "at", "for", "with", "across", "within", "than", "of" };
	const struct passage *passage = reader->passage;
	bool narrowed = false;

	for (size_t i = change->at + 1; i < change->clause.to && i < change->at + 12; i++) {
		enum reference reference = reference_at(reader, i);

		if (reference)
			return reference;
		/* "as we bid for more public tenders": the rest says why. */
		if (i > change->at + 1 && TOKEN_IS_ONE(passage_token(passage, i), whys))
			break;
		if (!comment_all_plain(reader, (struct range){ i, i + 1 }))
			return narrowed || i <= change->at + 1 ? REFERENCE_OTHER : REFERENCE_NONE;
		narrowed = TOKEN_IS_ONE(passage_token(passage, i), narrows) ||
			   (narrowed && token_has(passage_token(passage, i), LEX(FUNCTION)));
	}
	for (size_t i = change->clause.from; i < change->at; i++) {
		enum reference reference = reference_at(reader, i);

		if (reference)
			return reference;
	}
	return REFERENCE_NONE;
}
