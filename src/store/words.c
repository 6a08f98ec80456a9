/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "store/words.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"

enum { TRIES = 20, LOCK_TRIES = 200 };

void words_init(struct words *words)
{
	*words = (struct words){ .list = { NULL, 0, 0 } };
}

void words_release(struct words *words)
{
	for (size_t i = 0; i < words->list.n; i++)
		free(words->list.v[i]);
	vec_release(&words->list);
}

/* True with an empty text when there is no file. */
static bool read_list(const char *directory, const char *name, struct buf *path, struct buf *text,
		      struct file_state *state, struct error *error)
{
	size_t bad;

	file_join(path, str_of(directory), str_of(name));
	if (!file_exists(path->p))
		return true;
	if (!file_read(path->p, WORDS_FILE_LIMIT, text, state, error))
		return false;
	bad = text_ill_formed(buf_str(text));
	if (bad != STR_NONE)
		return error_set(error, "cannot read '%s': ill-formed UTF-8 at byte %zu", path->p, bad);
	return true;
}

static bool next_word(struct str *rest, struct str *word)
{
	struct str line;

	while (str_next_line(rest, &line)) {
		*word = str_trim(line);
		if (word->n && word->n <= WORDS_LENGTH_LIMIT && word->p[0] != '#')
			return true;
	}
	return false;
}

bool words_load_file(struct words *words, const char *directory, const char *name, struct error *error)
{
	struct buf path = BUF_EMPTY, text = BUF_EMPTY;
	bool fine = read_list(directory, name, &path, &text, NULL, error);
	struct str rest = buf_str(&text), word;

	while (fine && next_word(&rest, &word)) {
		struct buf copy = BUF_EMPTY;

		buf_add(&copy, word);
		vec_push(&words->list, buf_detach(&copy));
	}
	buf_release(&text);
	buf_release(&path);
	return fine;
}

bool words_load(struct words *words, const char *directory, struct error *error)
{
	return words_load_file(words, directory, WORDS_FILE, error);
}

static bool is_listed(struct str text, struct str word)
{
	struct str other;

	while (next_word(&text, &other))
		if (str_eq(other, word))
			return true;
	return false;
}

static bool is_word(struct str word)
{
	if (word.n == 0 || word.n > WORDS_LENGTH_LIMIT || word.p[0] == '#' || str_trim(word).n != word.n ||
	    text_ill_formed(word) != STR_NONE)
		return false;
	for (size_t i = 0; i < word.n; i++)
		if ((unsigned char)word.p[i] < 0x20 || word.p[i] == 0x7F)
			return false;
	return true;
}

/* One try. again: somebody else changed the list between reading and replacing it. */
static bool add_once(const char *directory, struct str word, bool *again, struct error *error)
{
	struct buf path = BUF_EMPTY, text = BUF_EMPTY;
	struct file_state state = { .exists = false };
	bool fine = read_list(directory, WORDS_FILE, &path, &text, &state, error);

	if (fine && !is_listed(buf_str(&text), word)) {
		if (text.n && !str_ends(buf_str(&text), STR("\n")))
			buf_addc(&text, '\n');
		buf_add(&text, word);
		buf_addc(&text, '\n');
		fine = file_replace_same(path.p, buf_str(&text), &state, again, error);
	}
	buf_release(&text);
	buf_release(&path);
	return fine;
}

/* Waits a while for the folder's lock. Whoever is stopped while he holds it must not stop this editor, too. */
static bool lock_folder(int folder, struct error *error)
{
	for (int i = 0; flock(folder, LOCK_EX | LOCK_NB) != 0; i++) {
		/* A file system without locks: the comparison is all there is. */
		if (errno != EWOULDBLOCK && errno != EINTR)
			return true;
		if (i == LOCK_TRIES)
			return error_set(error, "cannot add to '%s': somebody else is adding to it", WORDS_FILE);
		nanosleep(&(struct timespec){ .tv_nsec = 5 * 1000 * 1000 }, NULL);
	}
	return true;
}

bool words_add(const char *directory, struct str word, struct error *error)
{
	/*
	 * The folder's lock keeps two of us apart. Without it nothing is written: the comparison notices whoever does not take
	 * the lock, such as an editor of texts, but not one that writes between it and the renaming.
	 */
	int lock = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool fine = is_word(word) || error_set(error, "cannot add to '%s': not a word", WORDS_FILE), again;

	fine = fine && (lock < 0 || lock_folder(lock, error));
	again = fine;
	for (int i = 0; again && i < TRIES; i++) {
		again = false;
		error_clear(error);
		fine = add_once(directory, word, &again, error);
	}
	if (lock >= 0)
		close(lock);
	return fine;
}
