/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "prose/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* Measured on the shipped patterns: the dearest takes some hundred steps on a page of text. */
#define PATTERN_MATCH_LIMIT 200000
#define PATTERN_DEPTH_LIMIT 1000
#define PATTERN_HEAP_LIMIT  4096 /* KiB */

/*
 * Those count anew from each place where a match may begin, and not what a repeat eats. So the steps of a pattern that is not
 * ours are counted, too: so many are free, and so many for a byte of text.
 */
#define STEPS_FREE      ((uint64_t)1000000)
#define STEPS_BYTE      200
#define CHARACTERS_STEP 16

struct pattern {
	struct str later; /* what is still to be compiled; p is NULL when nothing is */
	pcre2_code *code;
	pcre2_match_context *context;
	pcre2_match_data *match;
	bool gave_up;
	uint32_t least; /* characters of the shortest match */
	uint64_t steps, allowed; /* since the last question whether it gave up */
	PCRE2_SIZE start, position; /* of the last step */
};

/* Called before each item of a pattern that is not ours. Characters are cheaper than items, and a repeat is one item. */
static int count_step(pcre2_callout_block *block, void *data)
{
	struct pattern *pattern = data;

	pattern->steps++;
	if (block->start_match != pattern->start)
		pattern->steps += pattern->least / CHARACTERS_STEP;
	if (block->current_position > pattern->position)
		pattern->steps += (block->current_position - pattern->position) / CHARACTERS_STEP;
	pattern->start = block->start_match;
	pattern->position = block->current_position;
	return pattern->steps > pattern->allowed ? PCRE2_ERROR_MATCHLIMIT : 0;
}

static bool compile(struct pattern *pattern, struct str text, uint32_t flags, struct error *error)
{
	PCRE2_UCHAR message[128];
	PCRE2_SIZE offset;
	int code;

	pattern->code = pcre2_compile((PCRE2_SPTR)(text.n ? text.p : ""), text.n,
				      flags | PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | PCRE2_MULTILINE, &code,
				      &offset, NULL);
	if (!pattern->code) {
		pcre2_get_error_message(code, message, sizeof(message));
		return error_set(error, "pattern, at byte %zu: %s", (size_t)offset, (const char *)message);
	}
	pattern->context = pcre2_match_context_create(NULL);
	pattern->match = pcre2_match_data_create(1, NULL);
	if (!pattern->context || !pattern->match)
		return error_set(error, "pattern: out of memory");
	/* Where the machine allows no code to be made, the interpreter does the same more slowly. */
	(void)pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE);
	pcre2_set_match_limit(pattern->context, PATTERN_MATCH_LIMIT);
	pcre2_set_depth_limit(pattern->context, PATTERN_DEPTH_LIMIT);
	pcre2_set_heap_limit(pattern->context, PATTERN_HEAP_LIMIT);
	pcre2_pattern_info(pattern->code, PCRE2_INFO_MINLENGTH, &pattern->least);
	pcre2_set_callout(pattern->context, count_step, pattern);
	pattern->allowed = STEPS_FREE;
	return true;
}

struct pattern *pattern_compile(struct str text, struct error *error)
{
	struct pattern *pattern = mem_zero(1, sizeof(*pattern));

	if (compile(pattern, text, PCRE2_AUTO_CALLOUT, error))
		return pattern;
	pattern_free(pattern);
	return NULL;
}

struct pattern *pattern_later(struct str text)
{
	struct pattern *pattern = mem_zero(1, sizeof(*pattern));

	pattern->later = text;
	return pattern;
}

static void compile_now(struct pattern *pattern)
{
	struct error error = ERROR_NONE;
	bool is_compiled = compile(pattern, pattern->later, 0, &error);

	assert(is_compiled);
	(void)is_compiled;
	error_release(&error);
	pattern->later.p = NULL;
}

void pattern_free(struct pattern *pattern)
{
	if (!pattern)
		return;
	pcre2_match_data_free(pattern->match);
	pcre2_match_context_free(pattern->context);
	pcre2_code_free(pattern->code);
	free(pattern);
}

static bool match(struct pattern *pattern, struct str s, size_t from, uint32_t flags, struct span *out)
{
	const PCRE2_SIZE *ends;
	int found;

	if (from >= s.n)
		return false;
	if (pattern->later.p)
		compile_now(pattern);
	/* What is left of a text that was begun is paid for. */
	if (from == 0)
		pattern->allowed += STEPS_BYTE * (uint64_t)s.n;
	found = pcre2_match(pattern->code, (PCRE2_SPTR)s.p, s.n, from, PCRE2_NOTEMPTY | flags, pattern->match,
			    pattern->context);
	if (found < 0) {
		pattern->gave_up = pattern->gave_up || found == PCRE2_ERROR_MATCHLIMIT ||
				   found == PCRE2_ERROR_DEPTHLIMIT || found == PCRE2_ERROR_HEAPLIMIT ||
				   found == PCRE2_ERROR_JIT_STACKLIMIT;
		return false;
	}
	ends = pcre2_get_ovector_pointer(pattern->match);
	/* \K in a lookahead can put the start behind the end. */
	if (ends[1] <= ends[0])
		return false;
	*out = (struct span){ ends[0], ends[1] - ends[0] };
	return true;
}

bool pattern_find(struct pattern *pattern, struct str s, size_t from, struct span *out)
{
	return match(pattern, s, from, 0, out);
}

bool pattern_next(struct pattern *pattern, struct str s, size_t from, struct span *out)
{
	return match(pattern, s, from, PCRE2_NO_UTF_CHECK, out);
}

bool pattern_gave_up(struct pattern *pattern)
{
	bool gave_up = pattern->gave_up;

	pattern->gave_up = false;
	pattern->steps = 0;
	pattern->allowed = STEPS_FREE;
	return gave_up;
}
