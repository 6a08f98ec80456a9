/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/app.h"

#include "base/file.h"
#include "base/text.h"
#include "tui/rows_paste.h"

/* A byte order mark and the line ends of other systems are no cells; a zero byte is nothing, as in a paste. */
static void read_lines(struct str text, struct buf *out)
{
	static const char mark[] = "\xef\xbb\xbf";

	if (str_starts(text, str_of(mark)))
		text = str_sub(text, strlen(mark), text.n - strlen(mark));
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] != '\r' && text.p[i] != '\0')
			buf_addc(out, text.p[i]);
		else if (text.p[i] == '\r' && (i + 1 >= text.n || text.p[i + 1] != '\n'))
			buf_addc(out, '\n');
}

void app_import(struct app *app, struct str text)
{
	struct buf lines = BUF_EMPTY;

	if (!form_is_table(&app->form)) {
		app_alarm(app, "rows go into a table: open one first");
	} else if (text_ill_formed(text) != STR_NONE) {
		app_alarm(app, "that file is no UTF-8 text: save it as CSV UTF-8");
	} else {
		read_lines(text, &lines);
		rows_paste_file(app, buf_str(&lines));
	}
	buf_release(&lines);
}

void app_busy(struct app *app, struct str what)
{
	buf_clear(&app->busy);
	buf_add(&app->busy, what);
}

void app_wrote(struct app *app, const char *why_not)
{
	buf_clear(&app->busy);
	if (why_not)
		app_alarm(app, "the report was not written: %s", why_not);
	else
		app_message(app, "the report is in %.*s", STR_FMT(buf_str(&app->written)));
}

bool app_is_working(const struct app *app)
{
	return app->paste != NULL;
}

void app_work(struct app *app)
{
	rows_paste_step(app);
}

void app_work_out(struct app *app)
{
	while (app_is_working(app))
		app_work(app);
}
