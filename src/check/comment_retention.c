/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment_reader.h"

enum {
	BEFORE = 4, /* words from a figure on to the rate that it is said to be */
	FAR_BEFORE = 10 /* "of last year's revenue survived on the gross measure" */
};

static const uint64_t both = SPEAKS(GROSS) | SPEAKS(NET);

/*
 * GROSS or NET where the words name such a rate: in full, or by the bare adjective where no other noun follows ("gross held up
 * better", "88.9 % gross").
 */
static uint64_t term_at(const struct passage *passage, size_t i, bool is_retention)
{
	static const char *const others[] = { "margin", "margins",  "burn",     "profit", "loss",    "new",
					      "income", "revenue",  "promoter", "debt",   "cash",    "pay",
					      "salary", "salaries", "of",       "adds",   "working", "present",
					      "result", "interest", "dollar",   "effect", "book",    "worth",
					      "hires",  "churn",    "bookings", "sales",  "salary",  "weight",
					      "area",   "prices",   "amount",   "wage",   "wages",   "zero" };
	const struct token *token = passage_token(passage, i), *next = passage_token(passage, i + 1);
	uint64_t term = passage->speech[i] & both;

	if (term || !is_retention || token->kind != TOKEN_WORD || TOKEN_IS_ONE(next, others))
		return term;
	if (str_is(token->fold, "gross") || str_is(token->fold, "brutto"))
		return SPEAKS(GROSS);
	return str_is(token->fold, "net") || str_is(token->fold, "netto") ? SPEAKS(NET) : 0;
}

/* The last word of the term that begins at i. */
static size_t term_end(const struct passage *passage, size_t i)
{
	while ((passage->speech[i + 1] & both) && (passage->speech[i + 1] & both) == (passage->speech[i] & both))
		i++;
	return i;
}

/* "Gross at 93", "net was 104": the sign is left out of what can only be a rate. */
static bool is_bare_rate(const struct passage *passage, const struct figure *figure)
{
	static const char *const links[] = { "at", "is", "was", "of", "to", "bei", "à" };

	return figure->kind == FIGURE_BARE && figure->value >= 50 && figure->value <= 200 && figure->tokens.from > 0 &&
	       passage_token(passage, figure->tokens.to)->kind != TOKEN_WORD &&
	       (TOKEN_IS_ONE(passage_token(passage, figure->tokens.from - 1), links) ||
		term_at(passage, figure->tokens.from - 1, true));
}

/* The percentage that a clause ties to the term at i: the next one before another term, at most twelve words on. */
static const struct figure *tied_after(const struct passage *passage, const struct figure_list *figures, size_t first,
				       size_t i)
{
	for (size_t k = first; k < figures->list.n; k++) {
		const struct figure *figure = &figures->list.v[k];

		if (figure->tokens.from <= i)
			continue;
		if (figure->tokens.from > i + 12)
			return NULL;
		for (size_t t = i + 1; t < figure->tokens.from; t++)
			if ((passage_token(passage, t)->flags & TOKEN_STOP) ||
			    passage_token(passage, t)->kind == TOKEN_BREAK ||
			    token_is_mark(passage_token(passage, t), ';') ||
			    (term_at(passage, t, true) && term_at(passage, t, true) != term_at(passage, i, true)))
				return NULL;
		if (figure->kind == FIGURE_PERCENT || is_bare_rate(passage, figure))
			return figure;
	}
	return NULL;
}

/* "96 % of last year's revenue survived on the gross measure" */
static bool is_measured(const struct passage *passage, size_t from, size_t i)
{
	static const char *const ways[] = { "on", "by", "under", "in" };

	if (from + 2 > i || i > from + FAR_BEFORE || !TOKEN_IS_ONE(passage_token(passage, i - 2), ways) ||
	    !str_is(passage_token(passage, i - 1)->fold, "the"))
		return false;
	while (from < i && passage_token(passage, from)->kind == TOKEN_WORD)
		from++;
	return from == i;
}

/* "88.9 % gross", "At 91 % our net retention": the figure right before the term, when none follows. */
static const struct figure *tied_before(const struct passage *passage, const struct figure_list *figures, size_t first,
					size_t i)
{
	static const char *const links[] = { "our",    "of",       "in",   "the", "is",       "was", "for",
					     "on",     "by",       "at",   "a",   "survived", "as",  "under",
					     "stayed", "remained", "kept", "by",  "renewed",  "held" };

	for (size_t k = first; k < figures->list.n && figures->list.v[k].tokens.to <= i; k++) {
		const struct figure *figure = &figures->list.v[k];
		bool near = figure->tokens.to <= i && i <= figure->tokens.to + BEFORE;

		if (figure->kind == FIGURE_PERCENT && is_measured(passage, figure->tokens.to, i))
			return figure;
		for (size_t t = figure->tokens.to; near && t < i; t++)
			near = TOKEN_IS_ONE(passage_token(passage, t), links);
		if (near && figure->kind == FIGURE_PERCENT)
			return figure;
	}
	return NULL;
}

static const struct figure *tied(const struct passage *passage, const struct figure_list *figures, size_t first,
				 size_t i)
{
	const struct figure *figure = tied_before(passage, figures, first, i);

	return figure ? figure : tied_after(passage, figures, first, term_end(passage, i));
}

/* "NRR counts only what customers cancel, not what they add": losses and nothing else. */
static bool counts_losses_only(const struct passage *passage, struct range sentence)
{
	static const char *const only[] = { "only",        "alone", "solely", "purely",     "merely",
					    "exclusively", "just",  "nur",    "uniquement", "seulement" };
	static const char *const losses[] = { "lost",        "lose",      "losses",     "loss",          "cancel",
					      "cancels",     "cancelled", "canceled",   "cancellations", "cancellation",
					      "reduce",      "reduced",   "reductions", "cut",           "churn",
					      "churned",     "downgrade", "downgrades", "downgraded",    "shrank",
					      "shrink",      "shrinkage", "left",       "leave",         "survived",
					      "survives",    "remains",   "remain",     "kept",          "stayed",
					      "kündigungen", "kündigen",  "verloren",   "pertes" };
	static const char *const left[] = { "remains", "remain", "left", "survives", "stays", "bleibt" };
	static const char *const afters[] = { "after", "nach", "following" };
	bool alone = false, gain = false, rest = false;

	for (size_t i = sentence.from; i < sentence.to && !alone; i++) {
		const struct token *next = passage_token(passage, i + 1);

		/* "What remains after cancellations and downgrades", "losses and nothing else"; not "only £70k of upgrades" */
		alone = (TOKEN_IS_ONE(passage_token(passage, i), only) && next->kind != TOKEN_NUMBER &&
			 next->kind != TOKEN_CURRENCY && !figure_is_word(next)) ||
			(comment_is_nothing(passage_token(passage, i)) && str_is(next->fold, "else")) ||
			(passage->speech[i] & SPEAKS(LEAVES_OUT)) ||
			(rest && TOKEN_IS_ONE(passage_token(passage, i), afters));
		rest = TOKEN_IS_ONE(passage_token(passage, i), left);
		gain |= !alone && (passage->speech[i] & SPEAKS(UPSELL));
	}
	for (size_t i = sentence.from; i < sentence.to && alone && !gain; i++)
		if (TOKEN_IS_ONE(passage_token(passage, i), losses))
			return true;
	return false;
}

/* The sentence says of the one term that it is helped by, or leaves out, expansion. */
static bool joins(const struct passage *passage, struct range sentence, uint64_t link)
{
	static const char *const wants[] = { "problem", "gap", "issue", "shortfall", "weakness" };
	uint64_t before = 0;

	for (size_t i = sentence.from; i < sentence.to; i++) {
		before |= passage->speech[i];
		/* "What we have is an expansion problem": there is too little of it. */
		if (TOKEN_IS_ONE(passage_token(passage, i + 1), wants))
			continue;
		/* "Expansion … is not part of net retention" */
		if ((link & SPEAKS(LEAVES_OUT)) && (passage->speech[i] & SPEAKS(NET)) && (before & SPEAKS(UPSELL)) &&
		    i >= 3 && passage_speaks(passage, (struct range){ i - 3, i }) & SPEAKS(LEAVES_OUT))
			return true;
		if (!(passage->speech[i] & SPEAKS(UPSELL)) || ((link & SPEAKS(LEAVES_OUT)) && !(before & SPEAKS(NET))))
			continue;
		for (size_t k = i > sentence.from + 8 ? i - 8 : sentence.from; k < i + 14 && k < sentence.to; k++)
			if (passage->speech[k] & link)
				return true;
	}
	return false;
}

static bool is_negated(const struct passage *passage, struct range sentence)
{
	/* "Nothing that customers add counts here" */
	return comment_is_nothing(passage_token(passage, sentence.from)) ||
	       (passage_lex(passage, sentence) & LEX(NEGATE)) != 0;
}

/* "That is what remains before …", "Reminder: this shows …", "The figure …": says more of the rate named before. */
static bool refers_back(const struct passage *passage, struct range sentence)
{
	static const char *const nouns[] = { "figure", "rate", "number", "ratio", "metric", "measure", "percentage" };
	static const char *const words[] = { "this",  "that", "that's", "it", "it's",
					     "which", "das",  "dies",   "es", "cela" };

	if (TOKEN_IS_ONE(passage_token(passage, sentence.from + 1), nouns))
		return true;
	for (size_t i = sentence.from; i < sentence.to; i++)
		if (TOKEN_IS_ONE(passage_token(passage, i), words))
			return i <= sentence.from + 1 || token_is_mark(passage_token(passage, i - 1), ':');
	return false;
}

static bool leaves_expansion_out(const struct passage *passage, struct range sentence)
{
	/* "Without the seat growth it would have been 101 %" tells what expansion did. */
	for (size_t i = sentence.from; i < sentence.to; i++)
		if (str_is(passage_token(passage, i)->fold, "would"))
			return false;

	/* "104 %, or 95 % before expansion": a second figure, which is not called net. */
	for (size_t i = sentence.from + 2, figures = 0; i < sentence.to; i++) {
		const struct token *token = passage_token(passage, i - 1);

		figures += token->kind == TOKEN_NUMBER;
		if (figures > 1 && (passage->speech[i] & SPEAKS(LEAVES_OUT)) &&
		    (token->kind == TOKEN_NUMBER || token_is_mark(token, '%')))
			return false;
	}
	return joins(passage, sentence, SPEAKS(LEAVES_OUT)) || counts_losses_only(passage, sentence);
}

/* "Upsells are not counted here", "whatever they bought on top is left out", of a net rate that need not be named again. */
static bool excludes_expansion(const struct passage *passage, struct range sentence)
{
	/* What else may be "without" or "before" an upsell. */
	static const char *const loose[] = { "without", "before", "prior", "net",       "on",    "top",
					     "apart",   "ohne",   "sans",  "hors",      "no",    "any",
					     "to",      "of",     "from",  "expansion", "upsell" };
	bool upsell = false, excluded = false;

	for (size_t i = sentence.from; i < sentence.to; i++) {
		const struct token *token = passage_token(passage, i);

		upsell |= (passage->speech[i] & SPEAKS(UPSELL)) != 0;
		excluded |= (passage->speech[i] & SPEAKS(LEAVES_OUT)) && !TOKEN_IS_ONE(token, loose);
		/* "The new module is not in here yet", and the gross rate does leave them out. */
		if (str_is(token->fold, "yet") || str_is(token->fold, "would") || (passage->speech[i] & SPEAKS(GROSS)))
			return false;
	}
	return upsell && excluded;
}

/* Who left, and what drove them out: a price rise does that, too. */
static bool tells_loss(const struct passage *passage, struct range sentence)
{
	static const char *const losses[] = { "left",    "leave",     "lost",     "cancelled", "notice",
					      "cost",    "quit",      "away",     "departed",  "losses",
					      "churned", "gekündigt", "verloren", "downgraded" };
	static const char *const made_up[] = { "offset", "outweighed", "good", "up", "more", "compensated", "helped" };
	bool loss = false;

	for (size_t i = sentence.from; i < sentence.to; i++) {
		const struct token *token = passage_token(passage, i);

		if (TOKEN_IS_ONE(token, made_up))
			return false;
		loss |= TOKEN_IS_ONE(token, losses) ||
			(str_is(token->fold, "drove") && (str_is(passage_token(passage, i + 1)->fold, "out") ||
							  str_is(passage_token(passage, i + 1)->fold, "off")));
	}
	return loss;
}

/* "Took the payroll module", "added forty seats": more of what they have. */
static bool buys_more(const struct passage *passage, size_t i)
{
	enum { NEAR = 5 };
	static const char *const verbs[] = { "took",      "take",     "takes",   "added", "add",        "adds",
					     "bought",    "buy",      "buys",    "chose", "ordered",    "booked",
					     "purchased", "licensed", "adopted", "moved", "subscribed", "signed" };
	static const char *const things[] = { "module",  "modules",  "seat",      "seats",      "licence", "licences",
					      "license", "licenses", "tier",      "plan",       "package", "add-on",
					      "users",   "sites",    "extension", "extensions", "storage", "features" };

	if (!TOKEN_IS_ONE(passage_token(passage, i), verbs))
		return false;
	for (size_t k = i + 1; k < i + NEAR; k++)
		if (TOKEN_IS_ONE(passage_token(passage, k), things))
			return !str_is(passage_token(passage, i)->fold, "moved") ||
			       !str_is(passage_token(passage, k)->fold, "sites");
	return false;
}

/* "Most of that is the July price increase", "The bulk came from upgrades", "rose as four moved up a tier" */
static bool is_put_down_to(const struct passage *passage, struct range sentence)
{
	enum { NEAR = 8 };
	static const char *const parts[] = { "most",        "bulk",   "half", "part",     "third",  "all",
					     "majority",    "much",   "some", "quarter",  "rest",   "difference",
					     "improvement", "rise",   "gain", "increase", "reason", "plus",
					     "quarters",    "thirds", "lift", "share",    "points", "point" };
	static const char *const verbs[] = { "is",    "was", "are", "were",  "comes", "came",
					     "stems", "ist", "war", "kommt", "kam",   "being" };
	static const char *const whys[] = { "as", "because", "since", "after", "when", "weil", "nachdem" };
	const uint64_t rises = SPEAKS(UP) | SPEAKS(BETTER) | SPEAKS(AHEAD);
	bool part = false, rise = false;
	size_t link = sentence.to;

	for (size_t i = sentence.from; i < sentence.to; i++) {
		const struct token *token = passage_token(passage, i);

		if (((passage->speech[i] & SPEAKS(UPSELL)) || buys_more(passage, i)) && link < i && i - link <= NEAR)
			return true;
		if ((part && TOKEN_IS_ONE(token, verbs)) || (rise && TOKEN_IS_ONE(token, whys)))
			link = i;
		part |= TOKEN_IS_ONE(token, parts);
		rise |= (passage->speech[i] & rises) || str_is(token->fold, "reached") || str_is(token->fold, "held") ||
			str_is(token->fold, "climbed");
	}
	return false;
}

/* The sentences in their order, with the figures of the text. */
struct walk {
	const struct comment_reader *reader;
	const struct figure_list *figures;
	size_t next; /* the first figure that is not passed */
};

/* "Without the upsells it would have been 93 %": lower than it is. */
static bool was_lifted(struct walk *walk, struct range sentence)
{
	const struct comment_reader *reader = walk->reader;
	const struct passage *passage = reader->passage;
	bool without = false, would = false, lower = false;

	for (size_t i = sentence.from; i < sentence.to; i++) {
		without |= str_is(passage_token(passage, i)->fold, "without") ||
			   str_is(passage_token(passage, i)->fold, "ohne");
		would |= str_is(passage_token(passage, i)->fold, "would") ||
			 str_is(passage_token(passage, i)->fold, "wäre");
		lower |= (passage->speech[i] & (SPEAKS(DOWN) | SPEAKS(BEHIND) | SPEAKS(WORSE))) != 0;
	}
	if (!without || !would || !(passage_speaks(passage, sentence) & SPEAKS(UPSELL)))
		return false;
	if (!reader->input->actual.known)
		return lower;
	for (; walk->next < walk->figures->list.n && !lower; walk->next++) {
		const struct figure *figure = &walk->figures->list.v[walk->next];

		if (figure->tokens.from >= sentence.to)
			break;
		lower = figure->tokens.from >= sentence.from && figure->value > 50 &&
			figure->value < reader->input->actual.value;
	}
	return lower;
}

static bool takes_expansion_in(struct walk *walk, struct range sentence)
{
	const struct passage *passage = walk->reader->passage;

	if (was_lifted(walk, sentence))
		return true;
	/* "…, which they took without a murmur" says more of it. */
	for (size_t i = sentence.from; i + 1 < sentence.to; i++)
		if (token_is_mark(passage_token(passage, i), ',') &&
		    str_is(passage_token(passage, i + 1)->fold, "which") &&
		    (passage_speaks(passage, (struct range){ sentence.from, i }) & SPEAKS(UPSELL)))
			sentence.to = i;
	if (is_negated(passage, sentence) || tells_loss(passage, sentence) ||
	    (passage_speaks(passage, sentence) & SPEAKS(NET)))
		return false;
	/* "On top" may be part of what they add. */
	for (size_t i = sentence.from; i < sentence.to; i++)
		if ((passage->speech[i] & SPEAKS(LEAVES_OUT)) && !(passage->speech[i] & SPEAKS(UPSELL)))
			return false;
	return joins(passage, sentence, SPEAKS(TAKES_IN)) || is_put_down_to(passage, sentence);
}

/* The figures that the text gives the two rates. */
struct rates {
	double gross, net; /* below 0: none */
	double gross_slack, net_slack;
	struct range place, net_place;
};

static void read_rates(const struct passage *passage, const struct figure_list *figures, bool is_retention,
		       struct range range, size_t first, struct rates *out)
{
	for (size_t i = range.from; i < range.to; i = term_end(passage, i) + 1) {
		uint64_t term = term_at(passage, i, is_retention);
		const struct figure *figure;

		while (first < figures->list.n && figures->list.v[first].tokens.to + FAR_BEFORE < i)
			first++;
		figure = term ? tied(passage, figures, first, i) : NULL;
		if (!figure)
			continue;
		if ((term & SPEAKS(GROSS)) && out->gross < 0) {
			out->gross = figure->value;
			out->gross_slack = figure->slack;
			out->place = figure->tokens;
		}
		if ((term & SPEAKS(NET)) && out->net < 0) {
			out->net = figure->value;
			out->net_slack = figure->slack;
			out->net_place = figure->tokens;
		}
	}
}

/* Which of the two rates the item is; 0 for none. */
static uint64_t rate_of(const struct comment_input *input)
{
	if (str_find(input->id, STR("gross_revenue_retention"), 0) != STR_NONE || str_ends(input->id, STR("grr")))
		return SPEAKS(GROSS);
	if (str_find(input->id, STR("net_revenue_retention"), 0) != STR_NONE || str_ends(input->id, STR("nrr")))
		return SPEAKS(NET);
	return 0;
}

/* One name for the other's figure: the item's own figure goes by the other name, and its own name has none. */
static bool is_swapped(const struct comment_input *input, uint64_t rate, const struct rates *rates)
{
	double other = rate == SPEAKS(GROSS) ? rates->net : rates->gross;
	double own = rate == SPEAKS(GROSS) ? rates->gross : rates->net;
	double slack = rate == SPEAKS(GROSS) ? rates->net_slack : rates->gross_slack;
	double gap = other - input->actual.value;

	return rate && input->actual.known && other >= 0 && own < 0 && gap <= slack && gap >= -slack;
}

/* The piece of a sentence that begins at from, to its next semicolon: "Two upsells carried it; GRR fell". */
static struct range piece_from(const struct passage *passage, size_t from, struct range sentence)
{
	size_t to = from;

	while (to < sentence.to && !token_is_mark(passage_token(passage, to), ';'))
		to++;
	return (struct range){ from, to };
}

/* What the sentences say of the two: GRR that expansion helped, NRR that leaves it out. */
static bool mixes_up(const struct comment_reader *reader, const struct figure_list *figures, bool is_retention,
		     uint64_t rate, struct range *out)
{
	const struct passage *passage = reader->passage;
	struct walk walk = { reader, figures, 0 };
	struct range whole = { 0, 0 };
	uint64_t last = rate;

	for (size_t from = 0; from < passage->tokens.list.n;) {
		struct range sentence;
		uint64_t all = 0, of;

		if (from >= whole.to)
			whole = passage_sentence(passage, from);
		sentence = piece_from(passage, from, whole);
		for (size_t i = sentence.from; i < sentence.to; i++)
			all |= term_at(passage, i, is_retention);
		of = all ? all : last;
		*out = sentence;
		if (of == SPEAKS(GROSS) && takes_expansion_in(&walk, sentence))
			return true;
		if (of == SPEAKS(NET) &&
		    (((all || refers_back(passage, sentence)) && leaves_expansion_out(passage, sentence)) ||
		     excludes_expansion(passage, sentence)))
			return true;
		/* Of an item of no such rate, only the sentence right behind one speaks on of it. */
		last = all ? all : rate ? last : 0;
		from = passage_next(sentence);
	}
	return false;
}

static bool is_upside_down(const struct rates *rates)
{
	return rates->gross > 100 || (rates->gross >= 0 && rates->net >= 0 && rates->gross > rates->net + 1e-9);
}

/* The same of a part: "Enterprise: GRR 95 %, NRR 93 %." */
static bool is_upside_down_in_part(const struct passage *passage, const struct figure_list *figures, struct range *out)
{
	size_t first = 0;

	for (size_t from = 0; from < passage->tokens.list.n;) {
		struct rates rates = { -1, -1, 0, 0, { 0, 0 }, { 0, 0 } };
		struct range sentence = passage_sentence(passage, from);

		while (first < figures->list.n && figures->list.v[first].tokens.to < sentence.from)
			first++;
		read_rates(passage, figures, true, sentence, first, &rates);
		*out = rates.place;
		if (is_upside_down(&rates))
			return true;
		from = passage_next(sentence);
	}
	return false;
}

/* "NRR came out below GRR", "five points under gross", "gross overtook net" */
static bool is_said_upside_down(const struct passage *passage, bool is_retention, uint64_t rate, struct range *out)
{
	enum { NEAR = 4 };
	static const char *const under[] = { "below",  "under",   "beneath", "behind",
					     "trails", "trailed", "lags",    "lagged" };
	static const char *const over[] = { "above",     "over",   "ahead",     "exceeds",  "exceeded", "overtook",
					    "overtakes", "beat",   "beats",     "tops",     "topped",   "outstripped",
					    "outran",    "passed", "surpassed", "surpasses" };
	static const char *const less[] = { "lower", "less", "smaller", "worse", "weaker" };
	static const char *const more[] = { "higher", "more", "bigger", "better", "stronger" };
	uint64_t last = rate;
	size_t at = 0;

	for (size_t i = 0; i < passage->tokens.list.n; i++) {
		uint64_t term = term_at(passage, i, is_retention);

		if (passage_token(passage, i)->flags & TOKEN_STOP || passage_token(passage, i)->kind == TOKEN_BREAK)
			last = rate;
		if (!term || term == last) {
			at = term ? i : at;
			last = term ? term : last;
			continue;
		}
		for (size_t k = i; last && k > at && i - k < NEAR; k--) {
			const struct token *token = passage_token(passage, k - 1);
			bool compared = str_is(token->fold, "than") && k > 1;
			bool is_under = TOKEN_IS_ONE(token, under) ||
					(compared && TOKEN_IS_ONE(passage_token(passage, k - 2), less));
			bool is_over = TOKEN_IS_ONE(token, over) ||
				       (compared && TOKEN_IS_ONE(passage_token(passage, k - 2), more));

			*out = (struct range){ k - 1, i + 1 };
			if ((is_under && last == SPEAKS(NET)) || (is_over && last == SPEAKS(GROSS)))
				return !(passage_lex(passage, (struct range){ at, i }) & LEX(NEGATE));
			if (is_under || is_over || (token->kind != TOKEN_WORD && !token_is_mark(token, '-')) ||
			    !(token_has(token, LEX(FUNCTION)) || (passage->speech[k - 1] & both)))
				break;
		}
		last = term;
		at = i;
	}
	return false;
}

void comment_retention(struct comment_reader *reader)
{
	const struct passage *passage = reader->passage;
	struct range all = { 0, passage->tokens.list.n }, found;
	uint64_t rate = rate_of(reader->input);
	bool is_retention = rate || (passage_speaks(passage, all) & both) ||
			    str_find(reader->input->id, STR("retention"), 0) != STR_NONE;
	struct rates rates = { -1, -1, 0, 0, { 0, 0 }, { 0, 0 } };
	struct figure_list figures = { 0 };

	if (!is_retention)
		return;
	figure_find(passage, &figures);
	read_rates(passage, &figures, is_retention, all, 0, &rates);
	if (mixes_up(reader, &figures, is_retention, rate, &found))
		comment_report(reader, COMMENT_RETENTION, found, found);
	else if (is_upside_down(&rates))
		comment_report(reader, COMMENT_RETENTION, rates.place, rates.place);
	else if (is_upside_down_in_part(passage, &figures, &found) ||
		 is_said_upside_down(passage, is_retention, rate, &found))
		comment_report(reader, COMMENT_RETENTION, found, found);
	else if (is_swapped(reader->input, rate, &rates))
		comment_report(reader, COMMENT_RETENTION, rate == SPEAKS(GROSS) ? rates.net_place : rates.place,
			       rate == SPEAKS(GROSS) ? rates.net_place : rates.place);
	else if (rate == SPEAKS(GROSS) && reader->input->actual.known && reader->input->actual.value > 100)
		comment_report(reader, COMMENT_RETENTION, all, (struct range){ 0, 0 });
	vec_release(&figures.list);
}
