/* SPDX-License-Identifier: MIT */
/*
 * Owns: what the files comment*.c share while one comment is read.
 * Never: is included by anybody else but the contracts, which read points in the same way; check/comment.h is the interface.
 */
#ifndef CHECK_COMMENT_READER_H
#define CHECK_COMMENT_READER_H

#include "check/comment.h"

#include "prose/figure.h"
#include "prose/point.h"

/* What the number of a label is called (check/comment_topic). */
struct comment_topic {
	uint64_t rows; /* of prose/topic.def that belong to the label */
	uint64_t bits; /* of their words and the label's: a word without its bit is none of them */
};

struct comment_reader {
	const struct passage *passage;
	const struct comment_input *input;
	struct comment *comment;
	struct comment_topic topic;
};

/* One look for contradictions. */
struct comment_judge {
	struct comment_reader *reader;
	struct figure_list figures;
	size_t next; /* the first figure that is not passed: sentences and their words come in order */
	bool is_foreign; /* the clause before spoke of something else */
	bool was_foreign; /* so did the first one of the sentence before */
	bool done; /* one contradiction is enough */
};

/*
 * Where a figure stands. Many may stand in one sentence or clause: what is said there is looked up once, from one figure to the
 * next.
 */
struct comment_clause {
	struct range sentence;
	struct range all; /* from the sign before the figure to the one behind it */
	size_t seen; /* so far the sentence has been looked through for signs */
	size_t other_time; /* one past the last token of the clause that tells of another time; 0: none */
	size_t part; /* one past the last one that narrows the number down to a part; 0: none */
	struct {
		size_t to;
		uint64_t speaks;
		bool is_named;
	} before; /* of the sentence so far: what its words say, and whether the KPI is among them */
};

void comment_clause_begin(struct comment_clause *clause, struct range sentence);
/* Of the next figure: they come in order. */
void comment_clause_read(const struct comment_reader *reader, const struct figure *figure,
			 struct comment_clause *clause);
/* comment_names_kpi() of the sentence to token to, which never goes back. */
bool comment_clause_named(const struct comment_reader *reader, struct comment_clause *clause, size_t to);

/* Figures before token to are passed. */
void comment_pass_figures(struct comment_judge *judge, size_t to);
/* Reports a contradiction in range, the first one only. */
void comment_contradicts(struct comment_judge *judge, struct range range);
/* Judges what a sentence about the number says of its way: "up three on Q1", "$30k short of forecast", "doubled". */
void comment_judge_changes(struct comment_judge *judge, struct range sentence);
/* Whether the figure is how far something moved or lies off: "three fewer", "by $30k". */
bool comment_is_change(const struct comment_reader *reader, const struct figure *figure, struct range sentence);

/* Adds a finding about a range; what: the words of another range, empty for the same. */
void comment_report(struct comment_reader *reader, enum comment_fault fault, struct range range, struct range what);

/* One for each fault or family; each reports what it finds. */
void comment_variance(struct comment_reader *reader);
void comment_hedging(struct comment_reader *reader);
void comment_contradiction(struct comment_reader *reader);
void comment_acronym(struct comment_reader *reader);
void comment_risks(struct comment_reader *reader, unsigned wanted);
void comment_asks(struct comment_reader *reader);
void comment_retention(struct comment_reader *reader);
void comment_copied(struct comment_reader *reader);

/* "for Q2", "the second quarter", "premier trimestre": whether the period is named at i. */
bool comment_names_period(const struct passage *passage, size_t i, struct period period);
/* Whether words in range name the period before, or another than it and the pack's own. */
bool comment_speaks_prior(const struct comment_reader *reader, struct range range);
bool comment_speaks_other_time(const struct comment_reader *reader, struct range range);
/* Whether the range names the number by a word of its label or by another name; false for "gross" of a net rate. */
bool comment_names_kpi(const struct comment_reader *reader, struct range range);
/* Whether "per" stands at i and makes another number of the one before it. */
bool comment_is_ratio(const struct comment_reader *reader, size_t i);
/* Whether no word in range tells of anything but the number. */
bool comment_all_plain(const struct comment_reader *reader, struct range range);
/* Whether nothing but the number can be the subject: "We closed the quarter at …", "€5.1m against …". */
bool comment_opens_plainly(const struct passage *passage, struct range sentence);
/* "We remain laser-focused", "we feel good": whether a verb at i says how we feel about it. */
bool comment_tells_mood(const struct passage *passage, size_t i, struct range sentence);
/* Whether the sentence asks the board, or a director, for something. */
bool comment_asks_board(const struct comment_reader *reader, struct range sentence);
/* "Nothing", "no", "keine": what the words open with that there is nothing to ask for, or to fear. */
bool comment_is_nothing(const struct token *token);
/* Any word of the label, "new" and "net", too; brackets around it are none of it. */
bool comment_in_label(struct str label, struct str word);
/* Makes comment_is_topic ready for a label. */
void comment_topic_read(struct comment_topic *topic, struct str label);
/* A word of the label, or what the number is called otherwise: "turnover" for revenue. */
bool comment_is_topic(const struct comment_reader *reader, struct str word);
/* One named person or one role, not a team, in the range. *out: where. */
bool comment_names_owner(const struct passage *passage, struct range range, struct range *out);
/* An action, a plan or an explicit acceptance, not mere watching. *out: where. */
bool comment_names_plan(const struct passage *passage, struct range range, struct range *out);
/* A few words of talk in place of a plan: "situation reviewed weekly". */
bool comment_is_talk(const struct passage *passage, struct range range);
/*
 * Somebody of ours who does something, in the sentences of range: "Hiroshi is qualifying a plant". Owning, watching and
 * reporting are no deeds, nor is what may happen. *out: who, empty for a deed without one ("is being qualified").
 */
bool comment_names_act(const struct passage *passage, struct range range, struct range *out);
/* Whether an own deed that goes on, is done or will be begins at i: "we chase …", "Finance has introduced …". */
bool comment_answers_at(const struct passage *passage, size_t i, struct range range);
/* Whether such a deed opens the range, at most a date before it. */
bool comment_is_answer(const struct passage *passage, struct range range);
/* "Six of them sat in the UK", "the average stayed at 12": how parts of the number, or other numbers, stand. */
bool comment_tells_standing(const struct passage *passage, struct range range);
/* "We are investing heavily", "spend is being looked at", "we remain disciplined": in any words of the range. */
bool comment_is_activity(const struct passage *passage, struct range range);
/* Who makes how much of it: "Hamburg 410k, Lyon 240k". has_event: a word of it is an event elsewhere. */
bool comment_splits(const struct passage *passage, struct range sentence, bool has_event);
/* A verb in the past, or what ends as one does. */
bool comment_tells_past(const struct token *token);
/* The same of token i, unless it is said to be so now: not "is packed", "has changed". */
bool comment_was_done(const struct passage *passage, size_t i);
/* What is always done, and what we kept busy with: no change came of it. */
bool comment_is_habit(const struct passage *passage, struct range range);
bool comment_is_busy(const struct passage *passage, struct range range);
/* A capitalised word or two that may be a person's name that no list holds. */
bool comment_may_be_person(const struct passage *passage, size_t i, size_t *to);
/* A person by first name, title, initial or two capitalised words that are no firm. */
bool comment_is_person(const struct passage *passage, size_t i, size_t *to);

#endif
