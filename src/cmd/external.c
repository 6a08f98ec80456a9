/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/external.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "store/store.h"

enum { WORDS_MAX = 16, NO_EDITOR = 127 };

struct place {
	struct buf folder, file;
};

static bool make_folder(struct place *place, struct error *error)
{
	static const char *const variables[] = { "XDG_RUNTIME_DIR", "TMPDIR" };
	const char *parent = NULL;

	for (size_t i = 0; i < COUNT_OF(variables) && !parent; i++) {
		parent = getenv(variables[i]);
		if (parent && (parent[0] != '/' || access(parent, W_OK | X_OK) != 0))
			parent = NULL;
	}
	/* mkdtemp() makes it 0700 and never takes one that is there. */
	buf_printf(&place->folder, "%s/boardpack-XXXXXX", parent ? parent : "/tmp");
	return mkdtemp(place->folder.p) || error_errno(error, "cannot make a folder '%s'", place->folder.p);
}

static bool write_file(struct place *place, struct str name, struct str text, struct error *error)
{
	int fd;
	bool fine;

	buf_printf(&place->file, "%s/%.*s.md", place->folder.p, STR_FMT(name));
	fd = open(place->file.p, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		return error_errno(error, "cannot create '%s'", place->file.p);
	while (text.n) {
		ssize_t n = write(fd, text.p, text.n);

		if (n < 0 && errno != EINTR)
			break;
		if (n > 0)
			text = str_sub(text, (size_t)n, text.n - (size_t)n);
	}
	fine = text.n == 0;
	if (!fine)
		error_errno(error, "cannot write '%s'", place->file.p);
	close(fd);
	return fine;
}

/* The file, and what the editor left beside it; nothing deeper is ours. */
static void remove_folder(const struct place *place)
{
	DIR *folder = place->folder.n ? opendir(place->folder.p) : NULL;
	const struct dirent *entry;

	if (!folder)
		return;
	while ((entry = readdir(folder)) != NULL)
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			unlinkat(dirfd(folder), entry->d_name, 0);
	closedir(folder);
	rmdir(place->folder.p);
}

/* Fills argv from words split at blanks; the words are changed. The file comes last. */
static void split(char *words, char *file, char *argv[WORDS_MAX + 2])
{
	char *rest = NULL;
	size_t n = 0;

	for (char *word = strtok_r(words, " \t", &rest); word && n < WORDS_MAX; word = strtok_r(NULL, " \t", &rest))
		argv[n++] = word;
	argv[n++] = file;
	argv[n] = NULL;
}

_Noreturn static void run_child(const char *editor, char *file)
{
	static const char *const fallbacks[] = { "nano", "vi" };
	char *argv[WORDS_MAX + 2];

	signal(SIGXFSZ, SIG_DFL); /* which we ignore */
	if (editor) {
		split(mem_strdup(editor), file, argv);
		if (argv[1]) /* at least one word before the file */
			execvp(argv[0], argv);
		_exit(NO_EDITOR);
	}
	for (size_t i = 0; i < COUNT_OF(fallbacks); i++)
		execlp(fallbacks[i], fallbacks[i], file, (char *)NULL);
	_exit(NO_EDITOR);
}

/* An editor that is suspended takes us along, and comes back with us. */
static int wait_for(pid_t child)
{
	int status;

	for (;;) {
		if (waitpid(child, &status, WUNTRACED) < 0) {
			if (errno != EINTR)
				return -1;
			continue;
		}
		if (!WIFSTOPPED(status))
			return status;
		kill(getpid(), SIGSTOP);
		kill(child, SIGCONT);
	}
}

static bool run_editor(char *file, struct error *error)
{
	const char *editor = getenv("VISUAL");
	struct sigaction ignore, interrupt, leave;
	int status;
	pid_t child;

	if (!editor || str_is_blank(str_of(editor)))
		editor = getenv("EDITOR");
	if (editor && str_is_blank(str_of(editor)))
		editor = NULL;
	/* What is typed to the editor is not meant for us. */
	memset(&ignore, 0, sizeof(ignore));
	ignore.sa_handler = SIG_IGN;
	child = fork();
	if (child == 0)
		run_child(editor, file);
	if (child < 0)
		return error_errno(error, "cannot start the editor");
	sigaction(SIGINT, &ignore, &interrupt);
	sigaction(SIGQUIT, &ignore, &leave);
	status = wait_for(child);
	sigaction(SIGINT, &interrupt, NULL);
	sigaction(SIGQUIT, &leave, NULL);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	if (WIFEXITED(status) && WEXITSTATUS(status) == NO_EDITOR)
		return error_set(error, "cannot run the editor '%s'", editor ? editor : "nano or vi");
	return error_set(error, "the editor '%s' did not end well: the text is as it was", editor ? editor : "");
}

static bool read_back(const struct place *place, struct str before, struct buf *out, struct error *error)
{
	struct buf raw = BUF_EMPTY;
	struct str text;
	bool fine;

	fine = file_read(place->file.p, STORE_SCALAR_LIMIT, &raw, NULL, error);
	text = buf_str(&raw);
	if (fine && text_ill_formed(text) != STR_NONE)
		fine = error_set(error, "not well-formed UTF-8, and left in '%s'", place->file.p);
	for (size_t i = 0; fine && i < text.n; i++)
		if (text.p[i] && (text.p[i] != '\r' || i + 1 == text.n || text.p[i + 1] != '\n'))
			buf_addc(out, text.p[i]);
	/* Editors end the last line whether it was ended or not. */
	if (fine && out->n && out->p[out->n - 1] == '\n' && !str_ends(before, STR("\n")))
		buf_splice(out, out->n - 1, 1, STR(""));
	buf_release(&raw);
	return fine;
}

bool external_edit(struct str name, struct str text, struct buf *out, struct error *error)
{
	struct place place = { BUF_EMPTY, BUF_EMPTY };
	bool is_written, fine;

	is_written = make_folder(&place, error) && write_file(&place, name, text, error);
	fine = is_written && run_editor(place.file.p, error);
	if (fine && !read_back(&place, text, out, error))
		fine = false; /* what was written there is not thrown away */
	else
		remove_folder(&place);
	buf_release(&place.folder);
	buf_release(&place.file);
	return fine;
}
