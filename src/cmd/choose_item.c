/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/choose_item.h"

#include "store/choose.h"

void choose_item(struct app *app, struct workspace *workspace)
{
	struct str id = choice_id(app->chosen);
	struct error error = ERROR_NONE;

	if (choose_save(workspace->directory, id, app->choice, &error)) {
		choice_take(&workspace->company, id, app->choice);
		app_chose(app, NULL);
	} else {
		app_chose(app, error_text(&error));
	}
	error_release(&error);
}
