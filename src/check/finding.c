/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/finding.h"

static const char *const level_names[] = { "advice", "warning", "error" };

void findings_init(struct findings *findings)
{
	*findings = (struct findings){ .ran = 0 };
	arena_init(&findings->arena);
}

void findings_release(struct findings *findings)
{
	vec_release(&findings->list);
	vec_release(&findings->skipped);
	arena_release(&findings->arena);
	findings_init(findings);
}

void findings_clear(struct findings *findings)
{
	arena_release(&findings->arena);
	arena_init(&findings->arena);
	findings->list.n = findings->skipped.n = 0;
	findings->ran = findings->fired = findings->waived = 0;
}

const char *level_name(enum level level)
{
	return level_names[level];
}

bool level_parse(struct str name, enum level *out)
{
	for (size_t i = 0; i < COUNT_OF(level_names); i++) {
		if (str_is(name, level_names[i])) {
			*out = (enum level)i;
			return true;
		}
	}
	return false;
}
