/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/file.h"
#include "check/bound.h"
#include "cmd/cmd.h"
#include "cmd/session.h"
#include "store/journal.h"

static bool add_rule(void *data, struct str id, struct node_tree *tree, struct error *error)
{
	struct rule_loader *loader = data;

	return rule_set_add(loader->rules, loader->catalogue, id, tree, error);
}

bool session_load_rules(struct rule_set *rules, const struct catalogue *catalogue, const char *directory,
			struct error *error)
{
	struct rule_loader loader = { rules, catalogue };
	bool is_good = store_each_check(directory, add_rule, &loader, error);

	rule_set_finish(rules);
	return is_good;
}

static bool locate(void *data, const struct addr *at, size_t offset, size_t *line, size_t *column)
{
	const struct session *session = data;

	return workspace_locate(&session->workspace, at, offset, line, column);
}

static size_t characters(void *data, size_t line, size_t column)
{
	const struct session *session = data;

	return workspace_characters(&session->workspace, line, column);
}

/* Those that have come since the last call. */
static void tell_notes(struct session *session)
{
	for (; session->told < session->workspace.notes.n; session->told++)
		cmd_fail("%s", session->workspace.notes.v[session->told]);
}

/* A name in boardpack.yaml that nothing answers to sets nothing: whoever typed it should know. */
void session_tell_settings(const struct session *session)
{
	const struct company *company = &session->workspace.company;
	const char *directory = session->workspace.directory;

	for (size_t i = 0; i < company->checks.n; i++)
		if (!rule_find(&session->rules, company->checks.v[i].name))
			cmd_fail("%s/boardpack.yaml: checks: there is no check '%.*s'", directory,
				 STR_FMT(company->checks.v[i].name));
	for (size_t i = 0; i < company->thresholds.n; i++)
		if (!bound_has_threshold(company->thresholds.v[i].name))
			cmd_fail("%s/boardpack.yaml: thresholds: there is no threshold '%.*s'", directory,
				 STR_FMT(company->thresholds.v[i].name));
}

/* Whoever edits the pack now knows of them; what a session that was cut off left, nobody sees in a report. */
void session_tell_unsaved(const struct session *session)
{
	const char *path = session->workspace.path;

	if (!lock_is_held(path) && journal_waits(path, &session->workspace.state))
		cmd_fail("unsaved words of an earlier session wait beside '%s'; open it to get them back", path);
}

static bool has_own_checks(const struct session *session)
{
	struct buf path = BUF_EMPTY;
	bool has_any;

	file_join(&path, str_of(session->workspace.directory), STR("checks"));
	has_any = file_is_directory(path.p);
	buf_release(&path);
	return has_any;
}

bool session_fill(struct session *session, struct error *error)
{
	return workspace_fill(&session->workspace, error);
}

static bool add_rules(struct session *session, struct error *error)
{
	session->has_rules = true;
	return session_load_rules(&session->rules, &session->workspace.catalogue, session->workspace.directory, error);
}

static bool open_in(struct session *session, const char *directory, const char *path, bool is_shown)
{
	struct error error = ERROR_NONE;
	bool is_open;

	*session = (struct session){ .facts = NULL };
	workspace_init(&session->workspace);
	rule_set_init(&session->rules);
	findings_init(&session->findings);
	session->workspace.is_hasty = is_shown;
	is_open = workspace_open_in(&session->workspace, directory, path, &error) &&
		  ((is_shown && !has_own_checks(session)) ||
		   (session_fill(session, &error) && add_rules(session, &error)));
	if (is_open) {
		session->facts = workspace_facts(&session->workspace);
		tell_notes(session);
		if (!is_shown)
			session_tell_settings(session);
	} else {
		cmd_fail("%s", error_text(&error));
		session_close(session);
	}
	error_release(&error);
	return is_open;
}

bool session_open(struct session *session, const char *path)
{
	return open_in(session, NULL, path, false);
}

bool session_open_in(struct session *session, const char *directory, const char *path)
{
	return open_in(session, directory, path, false);
}

bool session_open_shown(struct session *session, const char *path)
{
	return open_in(session, NULL, path, true);
}

void session_rules(struct session *session)
{
	struct error error = ERROR_NONE;

	/* A folder checks/ that has come since is taken the next time. */
	if (!session->has_rules && !session_load_rules(&session->rules, &session->workspace.catalogue, NULL, &error))
		assert(!"the checks that were built in are good");
	session->has_rules = true;
	error_release(&error);
}

void session_close(struct session *session)
{
	findings_release(&session->findings);
	if (session->facts)
		facts_free(session->facts);
	rule_set_release(&session->rules);
	workspace_release(&session->workspace);
}

struct lint_input session_lint_input(struct session *session)
{
	return (struct lint_input){
		.catalogue = &session->workspace.catalogue,
		.company = &session->workspace.company,
		.rules = &session->rules,
		.pack = &session->workspace.pack,
		.facts = session->facts,
		.today = cmd_today(),
	};
}

void session_lint(struct session *session)
{
	struct lint_input input = session_lint_input(session);

	lint_run(&input, &session->findings);
	tell_notes(session);
}

struct view_input session_view_input(struct session *session)
{
	return (struct view_input){
		.catalogue = &session->workspace.catalogue,
		.company = &session->workspace.company,
		.pack = &session->workspace.pack,
		.prior = session->workspace.has_prior ? &session->workspace.prior : NULL,
		.facts = session->facts,
		.findings = &session->findings,
		.file = session->workspace.path,
		.locate = locate,
		.characters = characters,
		.locate_data = session,
	};
}
