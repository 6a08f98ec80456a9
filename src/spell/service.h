/* SPDX-License-Identifier: MIT */
/*
 * Owns: spelling as a service: hunspell in a child process with limits, a cache of its answers. Implements check/speller.h.
 * Never: waits for the child. A word that is not answered yet is right; when the answer comes, fd becomes readable and
 * pump() says true: draw again. A child that dies, hangs or has no dictionary only means that every word is right.
 */
#ifndef SPELL_SERVICE_H
#define SPELL_SERVICE_H

#include <sys/types.h>

#include "base/base.h"
#include "base/clock.h"
#include "check/speller.h"

struct service; /* opaque */

/*
 * Starts program, the path of boardpack-spell (NULL: it is not there), for languages parted by blanks ("en_GB de_DE"; "en" and
 * "en_GB" fall back to another dictionary of the same language), and returns at once; dictionaries are loaded in the child. A
 * word is right when any of them knows it, and all of them suggest. directory NULL means the system's. Never fails: a language
 * without a dictionary is left out, and without a child or any dictionary the speller is just never ready. clock must outlive
 * it.
 */
struct service *service_start(const char *program, const char *directory, const char *languages,
			      const struct clock *clock);
void service_stop(struct service *service); /* NULL is allowed */
struct speller service_speller(struct service *service);
/* The child, or 0: for tests that stop it. */
pid_t service_child(const struct service *service);

#endif
