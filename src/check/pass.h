/* SPDX-License-Identifier: MIT */
/*
 * Owns: what a kind may ask of the running pass beyond lint.h: walks over items and leaves, words for messages,
 * the reading of a narrative shared by the rules that want it.
 * Never: seen outside check/.
 */
#ifndef CHECK_PASS_H
#define CHECK_PASS_H

#include "check/kind.h"
#include "check/message.h"
#include "check/narrative.h"
#include "check/phrase.h"
#include "prose/passage.h"

/*
 * Findings of one rule in one pass. A pack with more of the same is broken in one way, and its size must not
 * decide our time.
 */
#define PASS_FINDINGS_MAX 1000

/* The judging of one rule within a pass. */
struct rule_run {
	const struct rule *rule;
	enum level level;
	size_t reported;
	bool looked; /* there was a leaf to look at */
};

/* One leaf, looked through for the phrases of all rules, and cut into pieces. */
struct leaf_scan {
	struct str text; /* p NULL: nothing yet */
	struct folded folded;
	struct word_hits hits;
	struct pieces {
		VEC(size_t) ends;
		bool is_cut;
	} pieces[PHRASE_SCOPES];
};

struct lint {
	const struct lint_input *input;
	struct findings *findings;
	const struct item *only; /* NULL: the whole pack */
	enum level level; /* of the rule that runs */
	size_t reported; /* findings of the rule that runs */
	bool is_taken; /* the last report became the last finding of the list */
	bool *waiver_used; /* by index in the pack */
	struct str narrative_text; /* what narrative was read from; p NULL: nothing yet */
	struct narrative narrative;
	struct narrative_context context;
	bool *judged; /* by index of the item: asked for or answered; of a pass over the whole pack */
	struct leaf_scan scan;
	struct str passage_text; /* what passage was read from; p NULL: nothing yet */
	struct passage passage;
	struct arena arena; /* of the context */
};

/* The next asked or answered item that the rule is at, after after (NULL: the first); NULL at the end. */
const struct item *pass_next_item(const struct lint *lint, const struct rule *rule, const struct item *after);

struct leaf_walk {
	size_t entry, row, leaf; /* where to go on */
	struct addr at; /* borrowed from the pack */
	const struct item *item; /* NULL: unknown to the catalogue */
	const struct column *column; /* of a cell, when known */
	struct str text;
};
/* The next leaf that is not blank. Start from a zeroed walk. */
bool pass_next_leaf(const struct lint *lint, struct leaf_walk *walk);
/* Does the rule look at the leaf? */
bool pass_is_leaf(const struct rule *rule, const struct leaf_walk *walk);
/* Is this a leaf of prose: the text of a text item, a commentary, a cell of text or a name? */
bool pass_is_prose(const struct item *item, const struct addr *at);
/*
 * Has somebody come to the item in this pack? A table has a row, of a number's group another one is typed; or the pack is no
 * draft, or holds half of the figures that the one before held. Nothing is said to be gone of what is still to be filled in.
 */
bool pass_is_begun(const struct lint *lint, const struct item *item);
/* The column of a cell, NULL for any other field. */
const struct column *pass_column(const struct item *item, const struct addr *at);

/* As lint_report() with the rule's own message, words filled in. */
void pass_report_words(struct lint *lint, const struct rule *rule, const struct addr *at, struct span span,
		       const struct message_word *words, size_t count);
/* The same for something in the file that is no leaf. */
void pass_report_file(struct lint *lint, const struct rule *rule, const struct addr *at, size_t line, size_t column,
		      const struct message_word *words, size_t count);
/* Adds a finding like like: its place as given, the rest (level, waiver, owned strings) filled in. */
void pass_report(struct lint *lint, const struct rule *rule, const struct finding *like, struct str message);
/* Sets the context of narratives from the company. */
void pass_context(struct lint *lint);
/* What the text holds of the rules' phrases; kept until another text is asked for. */
const struct leaf_scan *pass_scan(struct lint *lint, struct str text);
/* The piece of the scanned text that byte at is in. */
struct span pass_piece(struct lint *lint, enum phrase_scope scope, size_t at);
void pass_release(struct lint *lint);
/* The text made ready for reading; kept until another text is asked for. */
const struct passage *pass_passage(struct lint *lint, struct str text);
/* How the narrative reads; kept until another text is asked for. */
const struct narrative *pass_narrative(struct lint *lint, struct str text);

#endif
