/* SPDX-License-Identifier: MIT */
/*
 * Owns: a report that is written beside the screens, by a child that has the pack as it stood when it was asked for.
 * Never: reads keys or draws; more than one report at a time.
 */
#ifndef CMD_BACKGROUND_H
#define CMD_BACKGROUND_H

#include "base/clock.h"
#include "cmd/cmd.h"
#include "tui/app.h"

struct background {
	pid_t pid; /* 0: nothing is written */
	int said; /* what the child says of a failure comes here */
	int64_t since; /* of a monotonic clock */
};

/*
 * Writes the report of the session's pack to app->path_typed; tells the app why not. A file that is there is asked about unless
 * is_forced.
 */
void background_write(struct background *background, struct session *session, const struct clock *clock, struct app *app,
		      bool is_forced);
/* Tells the app how far it is, and how it ended. Milliseconds until it is worth asking again; -1: nothing is written. */
int background_look(struct background *background, const struct clock *clock, struct app *app);
/* At the end of the program, with the terminal given back: waits for a report and says on standard error how it ended. */
void background_finish(struct background *background, const struct app *app);

#endif
