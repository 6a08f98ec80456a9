/* SPDX-License-Identifier: MIT */
/*
 * Owns: what the files narrative*.c share while one narrative is read.
 * Never: is included by anybody else; check/narrative.h is the interface.
 */
#ifndef CHECK_NARRATIVE_READER_H
#define CHECK_NARRATIVE_READER_H

#include "check/narrative.h"

#include "prose/mark.h"
#include "prose/name.h"
#include "prose/structure.h"

#define NARRATIVE_NONE ((size_t)-1)
/* What says of a name that it is no open opportunity: signed, lost, a prospect, a renewal. */
#define NARRATIVE_OUT (LEX(CLOSED) | LEX(LOST) | LEX(PROSPECT) | LEX(RENEWAL))

/* An accepted account and what is said of it: runs of tokens, empty when nothing is. */
struct narrative_account_found {
	struct range name; /* where it is first spoken of */
	struct range whole; /* a later mention by its whole name, empty for none: "Amboy … (Amboy Steel that is)" */
	struct range slots[MARK_KINDS];
	size_t line;
	bool open[MARK_KINDS]; /* nobody can be sure that the answer is missing: narrative_doubt.c */
	bool locked[MARK_KINDS]; /* the column or label was there; nothing else may answer */
	uint32_t region; /* the last of its regions, counted from 1; 0 for none */
	bool units; /* a count of units stands beside it */
};

/* What an account was read from: a run of tokens, and the account's next one, counted from 1; 0 for none. */
struct narrative_region {
	struct range tokens;
	uint32_t next;
};

/* A place where an account is spoken of. */
struct narrative_mention {
	size_t account;
	struct range tokens;
};

/* Accounts that share what is said. */
enum { NARRATIVE_GROUP = 16 };

struct narrative_group {
	size_t accounts[NARRATIVE_GROUP];
	size_t n;
};

enum { NARRATIVE_NOTES = 64 };

struct narrative_reader {
	struct arena arena;
	struct str text;
	const struct narrative_context *context;
	struct token_list tokens;
	struct structure structure;
	struct mark_list marks[MARK_KINDS];
	struct name_list names;
	struct str *keys; /* per name: all its words (narrative_mention_key) */
	uint32_t *line_of; /* per token */
	uint32_t *stop_at; /* per token: the first at or after it that ends a sentence */
	bool *taken; /* per token: an amount or a date */
	uint32_t *mark_at[MARK_KINDS]; /* per token: the first mark at or after it */
	bool *blocked; /* per line: under a heading of signed deals, prospects, references … */
	VEC(struct narrative_account_found) accounts;
	VEC(struct narrative_mention) mentions; /* in order of tokens */
	VEC(struct narrative_region) regions;
	size_t references[NARRATIVE_NOTES]; /* tokens that refer to notes; nobody writes more */
	size_t reference_count;
	bool may_have_notes; /* a sign stands somewhere that may refer to one */
	bool has_notes; /* superscript digits refer to lines below */
	bool thousands; /* "numbers in $k": bare numbers are amounts */
	bool deals; /* an individual deal is described, counted or not */
	size_t doubtful; /* further names that may be accounts */
};

static inline const struct token *narrative_token(const struct narrative_reader *reader, size_t i)
{
	return token_at(&reader->tokens, i);
}

/* All classes carried by the tokens [from, to). */
uint64_t narrative_classes(const struct narrative_reader *reader, size_t from, size_t to);
/* The first mark of a kind that lies in [from, to) and carries none of the flags without; NARRATIVE_NONE for none. */
size_t narrative_mark_in(const struct narrative_reader *reader, enum mark_kind kind, size_t from, size_t to,
			 unsigned without);
/* The line that token i is on. */
static inline const struct structure_line *narrative_line_at(const struct narrative_reader *reader, size_t i)
{
	return &reader->structure.lines.v[reader->line_of[i]];
}

/* Whether token i ends a sentence, a clause with a semicolon or bar, or the line. */
static inline bool narrative_is_stop(const struct narrative_reader *reader, size_t i)
{
	const struct token *token = narrative_token(reader, i);

	if (token->kind == TOKEN_BREAK || (token->flags & TOKEN_STOP))
		return true;
	if (token->kind != TOKEN_MARK)
		return false;
	if (token->mark == '-')
		return (token->flags & TOKEN_GLUED) && i > 0 && token_is_mark(token - 1, '-');
	return token->mark == ';' || token->mark == '|';
}

/* The first number in [from, to) that is the whole of its cell or piece; NARRATIVE_NONE for none. */
size_t narrative_bare_number(const struct narrative_reader *reader, size_t from, size_t to);
/* Leaves out who stands in what is said of an account as the one that has to agree, and gives the account its gate. */
void narrative_keeper_read(struct narrative_reader *reader);
/* Reads tables: rows become accounts with their slots. */
void narrative_table_read(struct narrative_reader *reader);
/* What becomes of a name. */
enum narrative_verdict {
	NARRATIVE_VERDICT_NO,
	NARRATIVE_VERDICT_UNPROVEN, /* nothing speaks for it */
	NARRATIVE_VERDICT_DEAL, /* an individual deal, but not to be counted */
	NARRATIVE_VERDICT_MAYBE, /* formed like a firm's name, and nothing speaks for it or against it */
	NARRATIVE_VERDICT_YES,
};

/* Marks lines under headings that say "signed", "prospects", "churn risks". */
void narrative_account_block(struct narrative_reader *reader);
/* What stands right after a name. */
enum narrative_follow {
	NARRATIVE_FOLLOW_NOTHING,
	NARRATIVE_FOLLOW_MONEY, /* Name €20k */
	NARRATIVE_FOLLOW_BRACKET, /* Name (€20k, …) */
	NARRATIVE_FOLLOW_DELIMITER, /* Name, …: Name – … */
	NARRATIVE_FOLLOW_VERB,
	NARRATIVE_FOLLOW_WEAK, /* Name is, Name has */
	NARRATIVE_FOLLOW_TIME,
	NARRATIVE_FOLLOW_END,
};

/* The form of the name, and what stands right behind it, rule it out; next: the token at which the next account may begin. */
bool narrative_form_is_wrong(const struct narrative_reader *reader, const struct name *name,
			     enum narrative_follow follow, bool amount, size_t next);
/* "Next wants returns labels: £47k", "Three has bought two modules": a number or adverb that does what firms do. */
bool narrative_form_is_ordinary_firm(const struct narrative_reader *reader, const struct name *name);
/* "If the Environment Agency grants it", "EG Group has to countersign": a party that only has to agree, or a name that is denied. */
bool narrative_party_has_to_agree(const struct narrative_reader *reader, const struct name *name);
/* Decides which names outside tables are accounts, and finds their other mentions. */
void narrative_account_read(struct narrative_reader *reader);
enum narrative_follow narrative_place_follow(const struct narrative_reader *reader, const struct name *name);
/* Whether the name opens a line, a sentence, a clause or an entry of a list. */
bool narrative_place_is_start(const struct narrative_reader *reader, const struct name *name);
/* "the design shop mömax asked": a noun before the name, and nothing else in the clause. */
bool narrative_place_has_only_noun_before(const struct narrative_reader *reader, const struct name *name);
/* Whether the clause behind the comma wishes for something: ", which wants …", ", our oldest customer, wants …". */
bool narrative_place_wishes_after(const struct narrative_reader *reader, size_t comma);
/* A verb of wishing or buying in [from, to) whose subject is not we. */
bool narrative_place_wishes_in(const struct narrative_reader *reader, size_t from, size_t to);
/* Whether an amount stands at i, perhaps behind "+", "~" or "about". */
bool narrative_place_opens_money(const struct narrative_reader *reader, size_t i);
/* Whether any mark lies in [from, to). */
bool narrative_place_has_mark(const struct narrative_reader *reader, size_t from, size_t to);
/* Whether the sentence that goes on at from, up to to, gives both a time and a gate. */
bool narrative_place_has_time_and_gate(const struct narrative_reader *reader, size_t from, size_t to);
/* The closing bracket from i on, at most 80 tokens away. */
size_t narrative_place_bracket_to(const struct narrative_reader *reader, size_t i);
bool narrative_place_is_conjunction(const struct token *token);
bool narrative_place_is_preposition(const struct token *token);
bool narrative_place_is_article(const struct token *token);
/* "which", "deren"; loosely also what may be an article or a conjunction: "die", "que". */
bool narrative_place_is_relative(const struct token *token, bool loosely);
/* "the same", "ditto", "ebenso": as was said of the one before. */
bool narrative_place_is_likewise(const struct token *token);
/* "They", "its", "ihre": goes on about a firm that was named. */
bool narrative_place_is_they(const struct token *token);
/* Those at a customer who use what we sell: people, planners. */
bool narrative_place_is_staff(const struct token *token);
/* "at", "chez": what stands before a customer. */
bool narrative_place_is_at(const struct token *token);
/* "We will send Zappos a revised quote" */
bool narrative_place_is_giving(const struct token *token);
/* No form speaks against the name, and it is not the own company's. */
bool narrative_evidence_is_plausible(const struct narrative_reader *reader, const struct name *name);
/* Whether what is said of the name before ends here. */
bool narrative_evidence_parts_regions(const struct narrative_reader *reader, const struct name *name);
/* Evidence that the narrative speaks of an open opportunity with this name; next is where the next name begins. */
bool narrative_evidence_has(const struct narrative_reader *reader, const struct name *name,
			    enum narrative_follow follow, size_t next);
/* An amount that may be a deal's ends right before token i, perhaps with "a year" or a date between. */
bool narrative_front_ends_amount(const struct narrative_reader *reader, size_t i);
/* The sentence around the name speaks of buying: an amount, a product, or a wish. */
bool narrative_evidence_is_buying(const struct narrative_reader *reader, const struct name *name);
/* "Two of the mutuals have asked": takes the doubted names when they are as many as are wanting to the count that is told. */
void narrative_count_complete(struct narrative_reader *reader, enum narrative_verdict *verdicts, const bool *doubted);
/* A list of names stands together: "A, B and C are worth …". */
void narrative_list_spread(const struct narrative_reader *reader, enum narrative_verdict *verdicts);
/* Between two names stand only commas and conjunctions. */
bool narrative_list_is_gap(const struct narrative_reader *reader, size_t from, size_t to);
/* Between two names of one sentence stand a bracket, if any, and a comma or conjunction. */
bool narrative_list_is_wide_gap(const struct narrative_reader *reader, size_t from, size_t to);
/* "A (€30k) and B (€12k) both signed in August": who is listed with one that is out, is out. */
void narrative_list_spread_out(const struct narrative_reader *reader, enum narrative_verdict *verdicts);
/* "All three would be first contracts": a sentence about the names before it in its paragraph. */
void narrative_list_look_back(const struct narrative_reader *reader, enum narrative_verdict *verdicts);
/* A name that stands where two accounts of its list stand is one, although nothing else says so. */
void narrative_parallel_spread(const struct narrative_reader *reader, enum narrative_verdict *verdicts);
/* A name in the middle of what is said of another account needs an amount of its own, or it is only doubtful. */
void narrative_parallel_prune(const struct narrative_reader *reader, enum narrative_verdict *verdicts);
/* "the Reno warehouse", "the merger with Summit Bouldering": what is said of somebody else. */
bool narrative_parallel_is_aside(const struct narrative_reader *reader, const struct name *name);
/* Whether a name without evidence is formed like a firm's, and nothing speaks against it. */
bool narrative_parallel_is_doubtful(const struct narrative_reader *reader, const struct name *name);
/* Whether such a name is one to be careful about: its sentence is about buying, and nothing in it says no. */
bool narrative_parallel_counts(const struct narrative_reader *reader, const struct name *name);
/* From "code names" on, single words stand for customers that are not to be named. */
void narrative_hide_code_names(struct narrative_reader *reader);
/* Marks the names that speak and do not buy: "[09:12] Liv: …". */
void narrative_hide_speakers(struct narrative_reader *reader);
/* Marks a name as a person's whose employer, role or pronoun gives it away. */
void narrative_hide_person(const struct narrative_reader *reader, struct name *name);
/* A word for somebody's post: sponsor, buyer, CFO. */
bool narrative_hide_is_role(const struct token *token);
/* Whether a bracket stands open, and where; asked of names in order. */
struct narrative_bracket {
	size_t open;
	bool inside;
};

/* Whether a name is part of what is said of the name before: a product, a short form. */
bool narrative_hide_is_part(const struct narrative_reader *reader, const struct name *name,
			    struct narrative_bracket *bracket);
/*
 * Makes accounts of the chosen names (one flag per name); the others may be further mentions of them. The doubted ones that
 * are none are counted, each name once.
 */
void narrative_mention_settle(struct narrative_reader *reader, const bool *chosen, const bool *doubted);
/* The own company, its products and people. */
bool narrative_role_is_own(const struct narrative_reader *reader, const struct name *name);
/* The registered customer that a name means, by its name or an alias; NULL for none. */
const struct account *narrative_registry_find(const struct narrative_reader *reader, struct range name);
/* The group that a registered customer or parent belongs to, else its own name; empty for an unknown name. */
struct str narrative_registry_family(const struct narrative_reader *reader, struct range name);
/* A customer of the company's registry, or the parent of one. */
bool narrative_role_is_registered(const struct narrative_reader *reader, const struct name *name);
/* Signed, lost, prospect, flat renewal, reference: by the words after the name up to next, and by what opens the sentence. */
bool narrative_role_is_out(const struct narrative_reader *reader, const struct name *name, uint64_t front, size_t next);
/* Partner, competitor, investor, supplier: parties that stand beside a deal. NAME_BYSTANDER once it was asked. */
bool narrative_role_is_bystander(const struct narrative_reader *reader, const struct name *name);
/* The classes of [name->to, to) but for brackets without an answer behind another name, which are about that one. */
uint64_t narrative_role_classes_behind(const struct narrative_reader *reader, const struct name *name, size_t to);
/* The end of the sentence that i stands in, or limit when that comes first; never further than a long sentence. */
size_t narrative_sentence_to(const struct narrative_reader *reader, size_t i, size_t limit);
/* Where the sentence of token i begins, at most that many tokens before it. */
size_t narrative_sentence_from(const struct narrative_reader *reader, size_t i, size_t most);
bool narrative_answer_is_empty(struct range range);
struct range narrative_answer_range(const struct narrative_reader *reader, enum mark_kind kind, size_t mark);
/* The first mark of a gate in [from, to) that is one; NARRATIVE_NONE for none. */
size_t narrative_answer_gate_in(const struct narrative_reader *reader, size_t from, size_t to);
/* Fills a slot unless it is filled or locked. */
void narrative_answer_set(struct narrative_reader *reader, size_t account, enum mark_kind kind, struct range range);
/* The kind of answer that a line which is nothing but a label announces; MARK_KINDS for none. */
enum mark_kind narrative_answer_label(const struct narrative_reader *reader, struct range line);
/* What stands behind a label of that kind; MARK_KINDS says nothing. What it does not answer, nothing else does. */
void narrative_answer_labelled(struct narrative_reader *reader, size_t account, enum mark_kind kind,
			       struct range value);
/* Labelled answers in [from, to) for one account: "Gate: …". What a label does not answer, nothing else does. */
void narrative_answer_labels(struct narrative_reader *reader, size_t account, size_t from, size_t to);
/* What [from, to) says of an account by what is known of another, or of the one before: "half of that", "ditto". */
void narrative_relative_read(struct narrative_reader *reader, size_t account, size_t from, size_t to);
/* Behind a unit of time: "a week after", "the month behind". */
bool narrative_relative_is_distance(const struct token *token);
/* What [from, to) says of one account: labelled answers, else the first mark of each kind. */
void narrative_answer_one(struct narrative_reader *reader, size_t account, size_t from, size_t to);
/* The same for several: as many amounts or dates as names are given out in order. */
void narrative_answer_group(struct narrative_reader *reader, const struct narrative_group *group, size_t from,
			    size_t to);
/* The last piece of a terse entry as its gate. */
void narrative_answer_leftover(struct narrative_reader *reader, size_t account, size_t from, size_t to);
/* Whether the text has references to footnotes. */
void narrative_note_find(struct narrative_reader *reader);
/* Whether the line opens with the number of a note. */
bool narrative_note_is_line(const struct narrative_reader *reader, size_t line);
/* Whether token i refers to a note further down that says how much, when or what stands in the way. */
bool narrative_note_answers(const struct narrative_reader *reader, size_t i);
/* The line is a footnote: the accounts that it speaks of, and what it says. */
bool narrative_note_read(struct narrative_reader *reader, const struct structure_line *line,
			 struct narrative_group *group, struct range *text);
/* Which of a group "the first", "the second", "the first two", "the last" are: within the first tokens of [from, to). */
struct narrative_group narrative_outlook_pick(const struct narrative_reader *reader,
					      const struct narrative_group *group, size_t from, size_t to);
/*
 * Where in [from, to) something begins that is said of those not named there, "the other two", "the rest"; count: of how
 * many, 0 when that is not said. to for none.
 */
size_t narrative_rest_at(const struct narrative_reader *reader, size_t from, size_t to, size_t *count);
/* Of the accounts before seen, those that the mentions before the given one do not name in the sentence of from. */
struct narrative_group narrative_rest_of(const struct narrative_reader *reader, size_t mention, size_t seen,
					 size_t from, size_t count);
/* "The first is planned for …": [from, to) opens with an ordinal that stands for an account. */
bool narrative_outlook_opens_ordinal(const struct narrative_reader *reader, size_t from, size_t to);
/*
 * "Sizes, same order: 90 / 65 / 40": a line that gives as many answers as accounts were named, up to known, on the last line
 * of them or, unless the line is below one account, in all.
 */
bool narrative_series_read(struct narrative_reader *reader, struct range line, size_t known, bool below);
/* "The former wants …, the latter …": gives what [from, to) says to those of the accounts [first, seen); false when it says none. */
bool narrative_outlook_say_pair(struct narrative_reader *reader, size_t first, size_t seen, size_t from, size_t to);
/* "As for dates: the first two should be signed before June ends": of all accounts before seen. */
bool narrative_outlook_say_ordinal(struct narrative_reader *reader, size_t seen, size_t from, size_t to);
/* "We expect three expansions to close in the second half." */
bool narrative_outlook_is(const struct narrative_reader *reader, size_t from, size_t to);
/* "…, so we leave it undated", "no date": whatever else is said of times. */
bool narrative_outlook_has_no_date(const struct narrative_reader *reader, size_t from, size_t to);
/* Words without a possessive ending. */
struct str narrative_mention_bare(struct str words);
/* The folded words of a name up to count, a space before each, without a possessive ending; in the reader's arena. */
struct str narrative_mention_key(struct narrative_reader *reader, struct range name, size_t count);
/* Accounts in the order of the text, tables and prose together. */
void narrative_mention_sort(struct narrative_reader *reader);
/* "Legal & General", "Pilot Pen": words of a name are neither gates nor dates. */
void narrative_mention_hide_marks(struct narrative_reader *reader);
/* Whether words of these classes in [from, to) talk of the market; "penetration test" is none. */
bool narrative_share_is_market(const struct narrative_reader *reader, size_t from, size_t to, uint64_t classes);
/* Whether something in [from, to) is said of all: "(all need a signed agreement)", "in each case". */
bool narrative_share_says_all(const struct narrative_reader *reader, size_t from, size_t to);
/* Whether a word that heads answers of a class (LEXICON_HEAD_…) stands in [from, to). */
bool narrative_share_has_label(const struct narrative_reader *reader, size_t from, size_t to, enum lexicon_class class);
/* "All three close in Q4": a sentence about all, which names none. */
bool narrative_share_is(const struct narrative_reader *reader, size_t from, size_t to);
/* The same in a sentence that names nobody: ", so everything here is meant to be signed by 20 March". */
size_t narrative_share_clause(const struct narrative_reader *reader, size_t from, size_t to);
/* Where in a sentence a clause about all begins: ", all in Q4", "; both with legal"; to for none. */
size_t narrative_share_from(const struct narrative_reader *reader, size_t from, size_t to);
/*
 * Gives what [from, to) says to the accounts [first, last). Where there are none yet it is kept in all, by kind, for those to
 * come.
 */
void narrative_share_answer(struct narrative_reader *reader, size_t from, size_t to, size_t first, size_t last,
			    struct range *all);
/* What is said behind a name in a line of gates: from the first word to the end of its sentence. */
struct range narrative_share_labelled(const struct narrative_reader *reader, size_t from, size_t to);
/* What a heading gives to the entries below it, by kind. */
void narrative_heading_read(const struct narrative_reader *reader, const struct structure_line *line,
			    struct range *inherit);
/* "April: A (£6k, PO)": what stands before a colon holds for the accounts from account to known that follow in its sentence. */
void narrative_heading_opening(struct narrative_reader *reader, struct range line, size_t account, size_t known,
			       struct range (*inherited)[MARK_KINDS]);
/* Whether what is said behind [from, to), which stands between two names, is said of both: "A, B and C are worth …". */
bool narrative_region_is_shared(const struct narrative_reader *reader, size_t from, size_t to);
/* Where what is said of a name, which ends at from, ends, and what is said of the next, at name, begins. */
size_t narrative_region_to(const struct narrative_reader *reader, size_t from, size_t name);
/* "an identical order to Lanxess", "the same day as Acme": the account is named for comparison. */
bool narrative_region_is_compared(const struct narrative_reader *reader, const struct narrative_mention *mention);
/*
 * What is said of all of a list of names in one sentence: behind the bracket of the last one, [from, to), and in front of the
 * first one, [front, first).
 */
void narrative_region_share_list(struct narrative_reader *reader, const struct narrative_group *list, size_t front,
				 size_t first, size_t from, size_t to);
/* Gives amounts, dates and gates to the accounts they belong to. */
void narrative_assign(struct narrative_reader *reader);
/* Marks what an account only seems to lack: there are no grounds to say so. After narrative_assign. */
void narrative_doubt_read(struct narrative_reader *reader);
/*
 * "Neste: 60 licences for Porvoo at 1.150 €", "Gruppo San Donato … San Donato's": one of two names may be part of what is said of the
 * other. What one of them has and the other lacks is doubtful. elsewhere, per account: bits of the kinds that are
 * spoken of where its words stand and no mention is.
 */
void narrative_twin_doubt(struct narrative_reader *reader, uint8_t *elsewhere);
/* What may be an answer of a kind at token i, although no recogniser takes it for one. Marks are not asked for. */
bool narrative_reach_is_sizelike(const struct narrative_reader *reader, size_t i);
bool narrative_reach_is_timelike(const struct narrative_reader *reader, size_t i);
/* Whether a clause of [from, to) says something of which nobody knows that it is no gate; first: it opens what is said of an account. */
bool narrative_reach_is_gatelike(const struct narrative_reader *reader, size_t from, size_t to, bool first);
/* Whether the cell or label [from, to) holds words or figures that no recogniser reads, and that do not say that nothing is known. */
bool narrative_reach_is_unread(const struct narrative_reader *reader, enum mark_kind kind, size_t from, size_t to);
/* Whether [from, to) says in words that an answer of the kind is not there: "no date yet", "not sized". */
bool narrative_reach_is_open(const struct narrative_reader *reader, enum mark_kind kind, size_t from, size_t to);
/* thin_statement, tam_talk, vague_only. */
void narrative_flags_read(struct narrative_reader *reader, struct narrative *narrative);

#endif
