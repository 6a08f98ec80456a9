/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment_reader.h"

static bool owns(const struct comment_reader *reader, struct range part)
{
	struct range who;

	return comment_names_owner(reader->passage, part, &who);
}

/* What the board is asked for is no plan of ours. */
static bool plans(const struct comment_reader *reader, struct range part)
{
	struct range sentence = passage_sentence_to(reader->passage, part.from, part.to), found;

	if (sentence.to >= part.to && comment_asks_board(reader, part))
		return false;
	return comment_names_plan(reader->passage, part, &found);
}

/* All parts of a point as one range: parts lie in order. */
static bool any_part(const struct comment_reader *reader, const struct point_list *points, const struct point *point,
		     bool (*test)(const struct comment_reader *, struct range))
{
	for (size_t i = 0; i < point->part_count; i++) {
		if (test(reader, points->parts.v[point->part + i].tokens))
			return true;
	}
	return false;
}

/* "Step", "What we do", "Treatment": no plan in prose, but one in the head of a column. */
static bool heads_plan(const struct passage *passage, struct range head)
{
	static const char *const words[] = { "step",      "steps",       "do",          "doing",    "done",
					     "treatment", "treatments",  "handling",    "reaction", "remedies",
					     "counter",   "move",        "moves",       "control",  "controls",
					     "tackled",   "therapy",     "schritt",     "schritte", "umgang",
					     "parade",    "countermove", "countermoves" };

	for (size_t i = head.from; i < head.to; i++)
		if (TOKEN_IS_ONE(passage_token(passage, i), words))
			return true;
	return false;
}

/* The cell under a head of a class: false when the table has no such column. */
static bool headed_part(const struct comment_reader *reader, const struct point_list *points, const struct point *point,
			uint64_t classes, struct range *out)
{
	for (size_t i = 0; i < point->part_count; i++) {
		const struct point_part *part = &points->parts.v[point->part + i];

		if (!(passage_speaks(reader->passage, part->head) & classes) &&
		    !((classes & SPEAKS(PLAN)) && heads_plan(reader->passage, part->head)))
			continue;
		*out = part->tokens;
		return true;
	}
	return false;
}

/* "Legal", "Sales & Marketing": a department and nobody in it. */
static bool is_department(const struct passage *passage, struct range cell)
{
	for (size_t i = cell.from; i < cell.to; i++)
		if (passage_token(passage, i)->kind == TOKEN_WORD &&
		    (!(passage->speech[i] & SPEAKS(JOB)) || (passage->speech[i] & SPEAKS(ROLE))))
			return false;
	return true;
}

/* "Samples of a second one arrive in August", "the inspector comes on 8 July": help has its day. */
static bool is_coming(const struct passage *passage, struct range sentence)
{
	static const char *const verbs[] = { "arrive",  "arrives", "start",    "starts",   "begin",    "begins",
					     "open",    "opens",   "come",     "comes",    "follow",   "follows",
					     "takes",   "ships",   "replaces", "supplies", "delivers", "switches",
					     "live",    "joins",   "join",     "ready",    "place",    "beginnt",
					     "startet", "kommt",   "folgt",    "lands" };

	if (!passage_mark(passage, MARK_TIME, sentence, 0, NULL) ||
	    (passage_speaks(passage, sentence) & (SPEAKS(WATCH) | SPEAKS(HEDGE) | SPEAKS(CONDITION))) ||
	    (passage_lex(passage, sentence) & LEX(NEGATE)))
		return false;
	for (size_t i = sentence.from; i < sentence.to; i++)
		if (TOKEN_IS_ONE(passage_token(passage, i), verbs))
			return true;
	return false;
}

/* Behind the words that state the risk, somebody does something; by_name: and is named. */
static bool acts(const struct comment_reader *reader, const struct point_list *points, const struct point *point,
		 bool by_name)
{
	const struct passage *passage = reader->passage;

	for (size_t i = 0; i < point->part_count; i++) {
		struct range part = points->parts.v[point->part + i].tokens, found;
		size_t from = part.from;

		/* The risk itself: to the first colon or semicolon, or the first full stop. */
		while (i == 0 && from < part.to && !token_is_mark(passage_token(passage, from), ':') &&
		       !token_is_mark(passage_token(passage, from), ';') &&
		       !(passage_token(passage, from)->flags & TOKEN_STOP))
			from++;
		for (from += i == 0; from < part.to;) {
			struct range sentence = passage_sentence_to(passage, from, part.to);

			/* "It would help if the board said …": what others are asked for is no deed of ours. */
			if (!by_name && comment_asks_board(reader, sentence)) {
				from = sentence.to + 1;
				continue;
			}
			if (comment_names_act(passage, sentence, &found) && (!by_name || found.to > found.from))
				return true;
			if (!by_name && is_coming(passage, sentence))
				return true;
			from = sentence.to + 1;
		}
	}
	return false;
}

static bool has_owner(const struct comment_reader *reader, const struct point_list *points, const struct point *point)
{
	struct range cell;

	if (point->is_row && headed_part(reader, points, point, SPEAKS(OWNER), &cell)) {
		for (size_t i = cell.from; i < cell.to; i++)
			if (passage_token(reader->passage, i)->kind == TOKEN_WORD)
				return !(passage_speaks(reader->passage, cell) & SPEAKS(GROUP)) &&
				       !is_department(reader->passage, cell);
		return false;
	}
	return any_part(reader, points, point, owns) || acts(reader, points, point, true);
}

/* The risk is borne, and the text says by whom: "the audit committee has decided to live with it". */
static bool is_accepted(const struct comment_reader *reader, const struct point *point)
{
	struct range who, sentence;
	bool accepted = false;

	/* "… if the board said what it can live with" asks for it. */
	for (size_t from = point->all.from; from < point->all.to && !accepted; from = sentence.to + 1) {
		sentence = passage_sentence_to(reader->passage, from, point->all.to);
		accepted = (passage_speaks(reader->passage, sentence) & SPEAKS(ACCEPT)) &&
			   !comment_asks_board(reader, sentence);
	}
	if (!accepted)
		return false;
	return (passage_speaks(reader->passage, point->all) & (SPEAKS(BOARD) | SPEAKS(ROLE))) ||
	       comment_names_owner(reader->passage, point->all, &who);
}

static bool has_plan(const struct comment_reader *reader, const struct point_list *points, const struct point *point)
{
	struct range cell;

	if (point->is_row && headed_part(reader, points, point, SPEAKS(PLAN), &cell)) {
		for (size_t i = cell.from; i < cell.to; i++)
			if (passage_token(reader->passage, i)->kind == TOKEN_WORD)
				return !(passage_speaks(reader->passage, cell) & SPEAKS(WATCH)) &&
				       !comment_is_talk(reader->passage, cell);
		return false;
	}
	return any_part(reader, points, point, plans) || acts(reader, points, point, false) ||
	       is_accepted(reader, point);
}

static bool is_about_risks(const struct comment_input *input)
{
	return str_find(input->id, STR("risk"), 0) != STR_NONE;
}

/* "Cyber wording: one exclusion …": a few words and a colon name the next one; "Owner:", "Our answer:" do not. */
static bool is_titled(const struct passage *passage, struct range sentence)
{
	enum { TITLE_WORDS = 5 };
	size_t i = sentence.from;
	struct range title = { i, i };

	while (title.to < sentence.to && title.to < i + TITLE_WORDS + 1 &&
	       passage_token(passage, title.to)->kind == TOKEN_WORD)
		title.to++;
	return title.to > i && token_is_mark(passage_token(passage, title.to), ':') && title.to + 1 < sentence.to &&
	       (passage_token(passage, i)->flags & TOKEN_UPPER) &&
	       !token_cues(passage_token(passage, i), CUES(GOES_ON)) &&
	       !(passage_speaks(passage, title) & (SPEAKS(OWNER) | SPEAKS(PLAN) | SPEAKS(ACCEPT) | SPEAKS(WATCH)));
}

/* A sentence that raises another risk: it counts one, or speaks of what may happen, and nobody acts in it. */
static bool raises(const struct comment_reader *reader, struct range sentence)
{
	static const char *const counts[] = { "first",      "second",   "third",        "fourth",        "another",
					      "also",       "secondly", "thirdly",      "finally",       "lastly",
					      "separately", "besides",  "erstens",      "zweitens",      "drittens",
					      "ausserdem",  "zudem",    "deuxièmement", "troisièmement", "ensuite",
					      "enfin",      "segundo",  "además",       "risk" };
	static const char *const threats[] = { "risk", "threatens", "threaten", "threat", "droht",  "drohen",
					       "kann", "können",    "can",      "risque", "riesgo", "may" };
	static const char *const joins[] = { "and", "und", "et", "y", "e", "en", "then" };
	static const char *const turns[] = { "good", "happily", "happy", "cheerful", "welcome", "erfreulich" };
	const struct passage *passage = reader->passage;
	struct range who;
	size_t i = sentence.from;

	while (i < sentence.to && passage_token(passage, i)->kind == TOKEN_MARK)
		i++;
	if (TOKEN_IS_ONE(passage_token(passage, i), counts))
		return !comment_asks_board(reader, sentence);
	if (passage_token(passage, i)->kind == TOKEN_NUMBER || is_titled(passage, (struct range){ i, sentence.to }))
		return true;
	/* "Less good, Amazon is piloting …" */
	if ((str_is(passage_token(passage, i)->fold, "less") || str_is(passage_token(passage, i)->fold, "weniger")) &&
	    TOKEN_IS_ONE(passage_token(passage, i + 1), turns))
		return true;
	/* "And the lease ends …", but not "And the CFO has …" */
	if (TOKEN_IS_ONE(passage_token(passage, i), joins)) {
		struct range opening = { i + 1, i + 5 < sentence.to ? i + 5 : sentence.to };

		return !comment_names_owner(passage, opening, &who) && !comment_names_act(passage, opening, &who) &&
		       !comment_asks_board(reader, sentence);
	}
	if (comment_names_owner(passage, sentence, &who) || comment_names_act(passage, sentence, &who) ||
	    comment_asks_board(reader, sentence))
		return false;
	if (passage_speaks(passage, sentence) & SPEAKS(HEDGE))
		return true;
	for (; i < sentence.to; i++)
		if (TOKEN_IS_ONE(passage_token(passage, i), threats))
			return true;
	return false;
}

/* "Not enough drivers. Sanne, who …", "Warehouse roof. Ruud too; …": a few words, and behind them who has it. */
static bool is_headed(const struct comment_reader *reader, const struct point_list *points, const struct point *point)
{
	enum { TITLE_WORDS = 9 };
	const struct passage *passage = reader->passage;
	struct range title, behind, who;
	size_t to;

	if (point->part_count < 2)
		return false;
	title = points->parts.v[point->part].tokens;
	behind = points->parts.v[point->part + 1].tokens;
	if (title.to - title.from > TITLE_WORDS || comment_names_owner(passage, title, &who) ||
	    comment_names_act(passage, title, &who) || !comment_is_person(passage, behind.from, &to))
		return false;
	return passage_token(passage, to)->kind == TOKEN_MARK || str_is(passage_token(passage, to)->fold, "too") ||
	       str_is(passage_token(passage, to)->fold, "again");
}

/* In running prose a sentence that raises no risk speaks on of the one before. */
static void join_sentences(const struct comment_reader *reader, struct point_list *points)
{
	size_t kept = 0;

	for (size_t i = 0; i < points->list.n; i++) {
		struct point *point = &points->list.v[i], *last = kept ? &points->list.v[kept - 1] : NULL;

		if (!last || !point->is_sentence || !last->is_sentence || raises(reader, point->all) ||
		    is_headed(reader, points, point)) {
			points->list.v[kept++] = *point;
			continue;
		}
		last->part_count += point->part_count;
		last->all.to = point->all.to;
	}
	points->list.n = kept;
}

/* "The customs matter is closed", "so that one's off the list", "ist erledigt" */
static bool is_closed(const struct passage *passage, struct range range)
{
	static const char *const ends[] = { "closed", "over" };
	static const char *const sure[] = { "settled", "resolved", "erledigt", "behoben" };
	static const char *const be[] = { "is", "are", "was", "were", "been", "now", "ist", "wurde", "sind" };

	/* A "may" behind it is the month of a date. */
	for (size_t i = range.from + 1; i < range.to && !(passage->speech[i] & SPEAKS(HEDGE)) &&
					!token_has(passage_token(passage, i), LEX(NEGATE));
	     i++)
		/* "The port is closed until May", "the project is over budget": not these. */
		if ((TOKEN_IS_ONE(passage_token(passage, i - 1), be) &&
		     (TOKEN_IS_ONE(passage_token(passage, i), sure) ||
		      (TOKEN_IS_ONE(passage_token(passage, i), ends) &&
		       passage_token(passage, i + 1)->kind != TOKEN_WORD))) ||
		    (str_is(passage_token(passage, i)->fold, "list") &&
		     str_is(passage_token(passage, i - 2)->fold, "off")))
			return true;
	return false;
}

/* "Nothing new on the list.", "No material risks.", "Keine neuen Risiken." */
static bool is_nothing(const struct passage *passage, struct range range)
{
	enum { FEW = 10 };
	static const char *const openers[] = { "there", "see", "have", "know", "of", "es", "gibt", "sehen", "there's" };
	static const char *const what[] = {
		"new",   "material", "significant", "further",      "additional", "report",
		"add",   "neues",    "neuen",       "wesentlichen", "nouveau",    "nuevo",
		"other", "open",     "change",      "changes",      "changed",    "signaler"
	};

	size_t i = range.from;

	/* "There are no new risks", "We see no significant risk" */
	while (i < range.from + 3 && (token_cues(passage_token(passage, i), CUES(WE) | CUES(BE)) ||
				      TOKEN_IS_ONE(passage_token(passage, i), openers)))
		i++;
	if (!comment_is_nothing(passage_token(passage, i)) || range.to - range.from > FEW)
		return false;
	for (i++; i < range.to; i++)
		if (TOKEN_IS_ONE(passage_token(passage, i), what))
			return true;
	return false;
}

/* Every part says that there is nothing, or that something is over. */
static bool is_no_risk(const struct comment_reader *reader, const struct point_list *points, const struct point *point)
{
	for (size_t i = 0; i < point->part_count; i++) {
		struct range part = points->parts.v[point->part + i].tokens;

		if (!is_closed(reader->passage, part) && !is_nothing(reader->passage, part))
			return false;
	}
	return point->part_count > 0 && !point->is_row;
}

/* --- a risk that is raised in passing, in a text about something else */

/* A word that makes a threat of what may be: "might drop us altogether", "could well be next". */
static bool is_grave(const struct passage *passage, struct range sentence)
{
	static const char *const words[] = { "us",   "our",   "ours",       "too",  "well",   "next",   "again",
					     "suit", "whole", "altogether", "if",   "unless", "should", "wenn",
					     "uns",  "falls", "entirely",   "same", "also",   "both",   "every" };

	for (size_t i = sentence.from; i < sentence.to; i++)
		if (TOKEN_IS_ONE(passage_token(passage, i), words))
			return true;
	return false;
}

/* "Other councils could follow suit", "we may lose the listing", "a risk that the third goes": what may go wrong. */
static bool threatens(const struct passage *passage, struct range sentence)
{
	enum { NEAR = 6 };
	static const char *const modals[] = { "could", "may", "might", "stand", "stands", "könnte", "könnten" };
	static const char *const named[] = { "risk", "risks", "danger", "threat", "risiko", "gefahr", "risque" };
	static const char *const thats[] = { "that", "dass", "que" };
	static const char *const ours[] = { "lose", "losing", "miss", "default", "verlieren" };
	static const char *const theirs[] = { "lose",     "leave", "suit", "cancel",   "drop",     "walk",
					      "fail",     "quit",  "sue",  "halt",     "switch",   "defect",
					      "collapse", "stop",  "go",   "next",     "follow",   "fine",
					      "take",     "cost",  "slip", "withdraw", "terminate" };
	static const char *const suffered[] = { "sold",   "acquired", "closed", "cut",   "fined",
						"banned", "delayed",  "halved", "seized" };
	static const char *const backs[] = { "have", "back", "renew", "stay", "save" };
	bool grave = is_grave(passage, sentence);

	for (size_t i = sentence.from; i < sentence.to; i++) {
		const struct token *token = passage_token(passage, i);
		bool we = i > sentence.from && token_cues(passage_token(passage, i - 1), CUES(WE));

		if (passage->quoted[i] || passage->taken[i] ||
		    (str_is(token->fold, "may") && (token->flags & TOKEN_UPPER)))
			continue;
		/* "We risk losing", "there is a danger that", "Risk: …"; not "the risk register". */
		if (TOKEN_IS_ONE(token, named) &&
		    (TOKEN_IS_ONE(passage_token(passage, i + 1), thats) ||
		     TOKEN_IS_ONE(passage_token(passage, i + 1), ours) ||
		     (token_is_mark(passage_token(passage, i + 1), ',') &&
		      TOKEN_IS_ONE(passage_token(passage, i + 2), thats)) ||
		     (i == sentence.from && token_is_mark(passage_token(passage, i + 1), ':'))))
			return true;
		if (!TOKEN_IS_ONE(token, modals) || (!we && !grave))
			continue;
		for (size_t k = i + 1; k < sentence.to && k <= i + NEAR; k++) {
			const struct token *word = passage_token(passage, k);

			if (word->kind != TOKEN_WORD || token_has(word, LEX(NEGATE)) || TOKEN_IS_ONE(word, backs))
				break;
			if (TOKEN_IS_ONE(word, ours) || (!we && TOKEN_IS_ONE(word, suffered)) ||
			    (!we && TOKEN_IS_ONE(word, theirs) && !TOKEN_IS_ONE(passage_token(passage, k + 1), backs)))
				return true;
		}
	}
	return false;
}

/* From the sentence to the end of its paragraph: whoever takes care of it is named here, or nowhere. */
static void judge_threat(struct comment_reader *reader, struct range sentence, unsigned wanted)
{
	struct range all = sentence;
	struct point_list points = { 0 };
	struct point point;

	while (all.to < reader->passage->tokens.list.n && passage_token(reader->passage, all.to)->kind != TOKEN_BREAK)
		all.to++;
	point = (struct point){ .name = sentence, .all = all, .part_count = 1 };
	vec_push(&points.parts, ((struct point_part){ all, { 0, 0 } }));
	if ((wanted & 1U << COMMENT_RISK_OWNER) && !has_owner(reader, &points, &point))
		comment_report(reader, COMMENT_RISK_OWNER, sentence, sentence);
	if ((wanted & 1U << COMMENT_RISK_MITIGATION) && !has_plan(reader, &points, &point))
		comment_report(reader, COMMENT_RISK_MITIGATION, sentence, sentence);
	vec_release(&points.parts);
}

/* The first one only: what is said behind it may belong to all of them. */
static void find_threat(struct comment_reader *reader, unsigned wanted)
{
	const struct passage *passage = reader->passage;

	if (str_find(reader->input->id, STR("ask"), 0) != STR_NONE)
		return;
	for (struct range sentence = passage_sentence(passage, 0); sentence.from < passage->tokens.list.n;
	     sentence = passage_sentence(passage, passage_next(sentence))) {
		if (!threatens(passage, sentence) || comment_asks_board(reader, sentence))
			continue;
		judge_threat(reader, sentence, wanted);
		return;
	}
}

void comment_risks(struct comment_reader *reader, unsigned wanted)
{
	struct point_list points = { 0 };

	if (!is_about_risks(reader->input)) {
		find_threat(reader, wanted);
		return;
	}
	point_read(&points, reader->passage);
	join_sentences(reader, &points);
	for (size_t i = 0; i < points.list.n; i++) {
		const struct point *point = &points.list.v[i];

		if (is_no_risk(reader, &points, point))
			continue;
		if ((wanted & 1U << COMMENT_RISK_OWNER) && !has_owner(reader, &points, point))
			comment_report(reader, COMMENT_RISK_OWNER, point->name, point->name);
		if ((wanted & 1U << COMMENT_RISK_MITIGATION) && !has_plan(reader, &points, point))
			comment_report(reader, COMMENT_RISK_MITIGATION, point->name, point->name);
	}
	point_release(&points);
}
