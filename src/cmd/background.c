/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/background.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "cmd/render.h"
#include "tui/screen_ask.h"
#include "tui/screen_path.h"

enum { LOOK = 100, WORDS = 1024, POLITENESS = 5 };

/*
 * The screens' signal handlers, terminal and journal are none of the child's. A session of its own: a line that drops takes the
 * screens, but a report that was begun is finished.
 */
static void leave_the_screens(int said)
{
	int nowhere = open("/dev/null", O_RDONLY | O_CLOEXEC);

	for (int i = 1; i < NSIG; i++)
		signal(i, SIG_DFL);
	signal(SIGXFSZ, SIG_IGN); /* as main() has it */
	mem_on_exhausted(NULL);
	mem_on_exhausted_save(NULL, NULL);
	setsid();
	if (nowhere < 0 || dup2(nowhere, STDIN_FILENO) < 0 || dup2(said, STDOUT_FILENO) < 0 ||
	    dup2(said, STDERR_FILENO) < 0)
		_exit(CMD_FAILED);
	/* Keys go first. */
	if (nice(POLITENESS) < 0)
		errno = 0;
}

static bool start(struct background *background, struct session *session, const struct render *render,
		  const char *output)
{
	int ends[2];

	/* Neither a child with much to say nor one that leaves its end to a helper may hold the keys up. */
	if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) < 0)
		return false;
	/* What is buffered is this process's to write. */
	fflush(NULL);
	background->pid = fork();
	if (background->pid == 0) {
		leave_the_screens(ends[1]);
		_exit(render_session(render, session, output));
	}
	close(ends[1]);
	background->said = ends[0];
	if (background->pid > 0)
		return true;
	close(ends[0]);
	background->pid = 0;
	return false;
}

void background_write(struct background *background, struct session *session, const struct clock *clock,
		      struct app *app, bool is_forced)
{
	/* For whom the report was last looked at, else the board. */
	const struct layout_audience *audience = app->report.audience;
	struct buf name = BUF_EMPTY;
	struct render render = { .charts = MARKDOWN_CHARTS_TEXT };
	struct str path = buf_str(&app->path_typed);

	if (background->pid) {
		app_alarm(app, "a report is being written already");
		return;
	}
	if (!render_format_of(path, &render.format)) {
		/* The question again, with what was typed in it. */
		buf_clear(&app->written);
		buf_add(&app->written, path);
		app->written_for = audience;
		screen_path_write(app);
		app_alarm(app, "no format of that name: it ends in .docx .html .md .pdf .pptx or .xlsx");
		return;
	}
	if (audience)
		buf_add(&name, audience->name);
	render.audience = name.n ? name.p : NULL;
	buf_clear(&app->written);
	buf_add(&app->written, path);
	app->written_for = audience;
	if (!is_forced && (access(app->written.p, F_OK) == 0 || file_is_link(app->written.p))) {
		screen_ask_overwrite(app);
	} else {
		if (!start(background, session, &render, app->written.p))
			app_alarm(app, "the report was not written: %s", strerror(errno));
		background->since = clock_ms(clock);
	}
	buf_release(&name);
}

/* The last line of what the child said. */
static void hear(struct background *background, struct buf *words)
{
	char bytes[WORDS];
	ssize_t n = read(background->said, bytes, sizeof(bytes));
	struct str rest = { bytes, n > 0 ? (size_t)n : 0 }, line;

	close(background->said);
	background->said = -1;
	while (str_next_line(&rest, &line))
		if (!str_is_blank(line)) {
			buf_clear(words);
			buf_add(words, line);
		}
	if (str_starts(buf_str(words), STR("boardpack: ")))
		buf_splice(words, 0, strlen("boardpack: "), STR(""));
	if (!words->n)
		buf_adds(words, "it ended without a word");
}

/* True when it ended; words holds why it failed, or nothing. */
static bool has_ended(struct background *background, int options, struct buf *words)
{
	int state;
	pid_t ended;

	do
		ended = waitpid(background->pid, &state, options);
	while (ended < 0 && errno == EINTR);
	if (ended == 0)
		return false;
	background->pid = 0;
	if (ended > 0 && WIFEXITED(state) && WEXITSTATUS(state) == CMD_OK)
		close(background->said);
	else
		hear(background, words);
	return true;
}

int background_look(struct background *background, const struct clock *clock, struct app *app)
{
	struct buf words = BUF_EMPTY;
	bool is_over;

	if (!background->pid)
		return -1;
	is_over = has_ended(background, WNOHANG, &words);
	if (is_over) {
		app_wrote(app, words.n ? words.p : NULL);
	} else {
		buf_printf(&words, "writing %.*s, %lld s", STR_FMT(file_basename(buf_str(&app->written))),
			   (long long)(clock_ms(clock) - background->since) / 1000);
		app_busy(app, buf_str(&words));
	}
	buf_release(&words);
	return is_over ? -1 : LOOK;
}

void background_finish(struct background *background, const struct app *app)
{
	struct buf words = BUF_EMPTY;

	if (!background->pid)
		return;
	fprintf(stderr, "boardpack: writing %.*s ...\n", STR_FMT(buf_str(&app->written)));
	has_ended(background, 0, &words);
	if (words.n)
		cmd_fail("the report was not written: %s", words.p);
	buf_release(&words);
}
