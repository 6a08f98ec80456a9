/* SPDX-License-Identifier: MIT */
#include "base/base.h"
#include "spell/service.h"
#include "base/text.h"
#include "spell/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	WORD_LIMIT = 128, /* bytes: what is longer is no word */
	TABLE_LIMIT = 1 << 17, /* words judged; then the table starts anew */
	ANSWER_LIMIT = 64 << 10, /* bytes of one answer */
	PATIENCE_MS = 10000 /* a child that says nothing for so long is ended */
};

enum verdict {
	VERDICT_ASKED,
	VERDICT_RIGHT,
	VERDICT_WRONG,
	VERDICT_LEARNED,
};

struct entry {
	char *word; /* NULL: free */
	unsigned long long hash;
	enum verdict verdict;
	bool asked_suggestions;
	char *suggestions; /* separated by tabs; NULL: not known */
};

struct service {
	pid_t pid; /* 0: no child */
	int fd; /* -1: no child */
	bool is_ready;
	const struct clock *clock;
	int64_t heard_ms; /* when the child last spoke, or was asked with nothing else open */
	size_t open; /* questions without an answer */
	struct buf in, out;
	struct entry *table; /* open addressing, a power of two */
	size_t size, used;
};

static struct entry *slot_of(struct service *s, struct str word)
{
	unsigned long long hash = str_hash(word);
	size_t i = (size_t)hash & (s->size - 1);

	while (s->table[i].word && !(s->table[i].hash == hash && str_is(word, s->table[i].word)))
		i = (i + 1) & (s->size - 1);
	return &s->table[i];
}

static void grow_table(struct service *s)
{
	struct entry *old = s->table;
	size_t old_size = s->size;

	s->size = old_size ? 2 * old_size : 1024;
	s->table = mem_zero(s->size, sizeof(*s->table));
	for (size_t i = 0; i < old_size; i++)
		if (old[i].word)
			*slot_of(s, str_of(old[i].word)) = old[i];
	free(old);
}

static void free_table(struct service *s)
{
	for (size_t i = 0; i < s->size; i++) {
		free(s->table[i].word);
		free(s->table[i].suggestions);
	}
	free(s->table);
	s->table = NULL;
	s->size = s->used = 0;
}

/* Everything judged is forgotten but what was learned: an editor left open for weeks stays small. */
static void start_anew(struct service *s)
{
	struct entry *old = s->table;
	size_t old_size = s->size;

	s->table = NULL;
	s->size = s->used = 0;
	grow_table(s);
	for (size_t i = 0; i < old_size; i++) {
		if (old[i].word && old[i].verdict == VERDICT_LEARNED) {
			if (2 * (s->used + 1) > s->size)
				grow_table(s);
			*slot_of(s, str_of(old[i].word)) = old[i];
			s->used++;
		} else {
			free(old[i].word);
			free(old[i].suggestions);
		}
	}
	free(old);
}

static struct entry *add_entry(struct service *s, struct str word, enum verdict verdict)
{
	struct entry *entry;

	if (s->used >= TABLE_LIMIT)
		start_anew(s);
	if (2 * (s->used + 1) > s->size)
		grow_table(s);
	entry = slot_of(s, word);
	if (!entry->word) {
		struct buf copy = BUF_EMPTY;

		buf_add(&copy, word);
		*entry = (struct entry){ buf_detach(&copy), str_hash(word), verdict, false, NULL };
		s->used++;
	}
	return entry;
}

static void ask(struct service *s, char what, struct str word)
{
	if (s->fd < 0)
		return;
	if (what != 'a' && s->open++ == 0)
		s->heard_ms = clock_ms(s->clock);
	buf_printf(&s->out, "%c %.*s\n", what, STR_FMT(word));
}

static void end_child(struct service *s, bool by_force)
{
	if (s->fd >= 0)
		close(s->fd);
	s->fd = -1;
	s->is_ready = false;
	if (s->pid > 0) {
		if (by_force)
			kill(s->pid, SIGKILL);
		while (waitpid(s->pid, NULL, 0) < 0 && errno == EINTR)
			;
	}
	s->pid = 0;
}

/* Digits, capitals and inner capitals make names and codes (Q3, ARR, SaaS): no dictionary should judge them. */
static bool is_judged(struct str word)
{
	size_t letters = 0, uppers = 0;
	bool lower_before = false;

	if (word.n > WORD_LIMIT || text_ill_formed(word) != STR_NONE)
		return false;
	for (size_t at = 0; at < word.n;) {
		uint32_t code;

		at += text_decode(word, at, &code);
		if (code <= ' ' || text_is_digit(code) || code == '_')
			return false;
		if (!text_is_letter(code))
			continue;
		letters++;
		if (text_is_upper(code)) {
			if (lower_before)
				return false;
			uppers++;
		} else {
			lower_before = true;
		}
	}
	return letters > 1 && uppers < 2;
}

/* "Acme's" and "acme’s" are right when "Acme" was learned; so is "Foo" when "foo" was. */
static bool is_learned(struct service *s, struct str word)
{
	const struct entry *entry = slot_of(s, word);

	if (entry->word && entry->verdict == VERDICT_LEARNED)
		return true;
	if (str_ends(word, STR("'s")))
		return is_learned(s, str_sub(word, 0, word.n - 2));
	if (str_ends(word, STR("\xe2\x80\x99s")))
		return is_learned(s, str_sub(word, 0, word.n - 4));
	if (word.n && word.n <= WORD_LIMIT && word.p[0] >= 'A' && word.p[0] <= 'Z') {
		char small[WORD_LIMIT];

		memcpy(small, word.p, word.n);
		small[0] = (char)(small[0] - 'A' + 'a');
		entry = slot_of(s, (struct str){ small, word.n });
		return entry->word && entry->verdict == VERDICT_LEARNED;
	}
	return false;
}

static bool is_ready(void *data)
{
	return ((const struct service *)data)->is_ready;
}

static bool is_right(void *data, struct str word)
{
	struct service *s = data;
	struct entry *entry = word.n && word.n <= WORD_LIMIT ? slot_of(s, word) : NULL;

	if (!entry)
		return true;
	if (!entry->word) {
		if (s->fd < 0 || !is_judged(word))
			return true;
		add_entry(s, word, VERDICT_ASKED);
		ask(s, 'c', word);
		return true;
	}
	return entry->verdict != VERDICT_WRONG || !s->is_ready || is_learned(s, word);
}

static bool is_open(void *data, struct str word)
{
	struct service *s = data;
	const struct entry *entry = word.n && word.n <= WORD_LIMIT ? slot_of(s, word) : NULL;

	if (!entry || s->fd < 0)
		return false;
	return entry->word ? entry->verdict == VERDICT_ASKED : is_judged(word);
}

static bool is_asking(void *data)
{
	const struct service *s = data;

	return s->fd >= 0 && s->is_ready && s->open > 0;
}

static void suggest(void *data, struct str word, struct arena *arena, struct speller_suggestions *out)
{
	struct service *s = data;
	struct entry *entry;
	struct str rest, part;

	*out = (struct speller_suggestions){ NULL, 0, false };
	if (s->fd < 0 || !is_judged(word))
		return;
	entry = add_entry(s, word, VERDICT_ASKED);
	if (!entry->suggestions) {
		if (!entry->asked_suggestions)
			ask(s, 's', word);
		entry->asked_suggestions = out->is_pending = true;
		return;
	}
	rest = str_of(entry->suggestions);
	for (size_t i = 0; i <= rest.n; i++)
		out->n += i == rest.n || rest.p[i] == '\t';
	out->n = rest.n ? out->n : 0;
	out->v = arena_alloc(arena, out->n * sizeof(*out->v));
	for (size_t i = 0; i < out->n && str_next_part(&rest, '\t', &part); i++)
		out->v[i] = arena_str(arena, part);
}

static void learn_word(struct service *s, struct str word)
{
	if (!word.n || word.n > WORD_LIMIT || text_ill_formed(word) != STR_NONE)
		return;
	add_entry(s, word, VERDICT_LEARNED)->verdict = VERDICT_LEARNED;
	ask(s, 'a', word); /* for suggestions */
}

/* A company's name may have several words. */
static void learn(void *data, struct str word)
{
	struct text_spans words = { NULL, 0, 0 };

	text_words(word, &words);
	for (size_t i = 0; i < words.n; i++)
		learn_word(data, str_in(word, words.v[i]));
	vec_release(&words);
}

static int get_fd(void *data)
{
	return ((const struct service *)data)->fd;
}

static void close_question(struct service *s)
{
	if (s->open > 0)
		s->open--;
}

/* One answer; true when it can change what is drawn. */
static bool take_answer(struct service *s, struct str line)
{
	struct entry *entry;
	struct str word, list = { NULL, 0 };
	size_t tab;

	if (str_is(line, "ready")) {
		s->is_ready = true;
		return true;
	}
	if (line.n > 3 && line.p[0] == 'c' && line.p[2] == ' ') {
		close_question(s);
		entry = slot_of(s, str_sub(line, 3, line.n - 3));
		if (!entry->word || entry->verdict != VERDICT_ASKED)
			return false;
		entry->verdict = line.p[1] == '1' ? VERDICT_RIGHT : VERDICT_WRONG;
		return entry->verdict == VERDICT_WRONG;
	}
	if (line.n < 3 || line.p[0] != 's' || line.p[1] != ' ')
		return false;
	close_question(s);
	word = str_sub(line, 2, line.n - 2);
	tab = str_find_char(word, '\t', 0);
	if (tab != STR_NONE) {
		list = str_sub(word, tab + 1, word.n - tab - 1);
		word.n = tab;
	}
	entry = slot_of(s, word);
	if (entry->word && !entry->suggestions) {
		struct buf copy = BUF_EMPTY;

		buf_add(&copy, list);
		entry->suggestions = buf_detach(&copy);
	}
	return true;
}

static bool take_answers(struct service *s)
{
	size_t done = 0, end;
	bool changed = false;

	while ((end = str_find_char(buf_str(&s->in), '\n', done)) != STR_NONE) {
		if (take_answer(s, str_sub(buf_str(&s->in), done, end - done)))
			changed = true;
		done = end + 1;
	}
	buf_splice(&s->in, 0, done, STR(""));
	return changed;
}

/* False when the child is gone. */
static bool send_questions(struct service *s)
{
	while (s->out.n > 0) {
		ssize_t n = send(s->fd, s->out.p, s->out.n, MSG_NOSIGNAL | MSG_DONTWAIT);

		if (n < 0)
			return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
		buf_splice(&s->out, 0, (size_t)n, STR(""));
	}
	return true;
}

static bool receive(struct service *s)
{
	char bytes[8192];
	ssize_t n;

	while ((n = recv(s->fd, bytes, sizeof(bytes), MSG_DONTWAIT)) > 0) {
		buf_add(&s->in, (struct str){ bytes, (size_t)n });
		s->heard_ms = clock_ms(s->clock);
		if ((size_t)n < sizeof(bytes))
			return true;
	}
	return n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
}

static bool pump(void *data)
{
	struct service *s = data;
	bool was_ready = s->is_ready, changed, alive, silent;

	if (s->fd < 0)
		return false;
	alive = receive(s);
	changed = take_answers(s);
	alive = alive && send_questions(s) && s->in.n <= ANSWER_LIMIT;
	silent = (s->open > 0 || !s->is_ready) && clock_ms(s->clock) - s->heard_ms > PATIENCE_MS;
	if (!alive || silent) {
		end_child(s, true);
		return changed || was_ready;
	}
	return changed;
}

/* What boardpack catches, to give a terminal back or to save, is none of the child's business. */
static void take_signals(posix_spawnattr_t *attributes)
{
	sigset_t all, none;

	sigfillset(&all);
	sigemptyset(&none);
	posix_spawnattr_setsigdefault(attributes, &all);
	posix_spawnattr_setsigmask(attributes, &none);
	posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
}

/* Not forked: a large parent would pay for a copy of its page tables. */
static void start_child(struct service *s, const char *program, const char *directory, const char *languages)
{
	static char name[] = "boardpack-spell";
	char *const arguments[] = { name, (char *)(uintptr_t)languages, (char *)(uintptr_t)directory, NULL };
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attributes;
	int ends[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0)
		return;
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, ends[1], WORKER_FD);
	posix_spawnattr_init(&attributes);
	take_signals(&attributes);
	if (posix_spawn(&s->pid, program, &files, &attributes, arguments, environ) == 0) {
		s->fd = ends[0];
	} else {
		s->pid = 0;
		close(ends[0]);
	}
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&files);
	close(ends[1]);
}

struct service *service_start(const char *program, const char *directory, const char *languages,
			      const struct clock *clock)
{
	struct service *s = mem_zero(1, sizeof(*s));

	s->fd = -1;
	s->clock = clock;
	s->heard_ms = clock_ms(clock);
	grow_table(s);
	if (program)
		start_child(s, program, directory, languages);
	return s;
}

void service_stop(struct service *service)
{
	if (!service)
		return;
	end_child(service, true);
	free_table(service);
	buf_release(&service->in);
	buf_release(&service->out);
	free(service);
}

struct speller service_speller(struct service *service)
{
	return (struct speller){ is_ready, is_right, is_open, is_asking, suggest, learn, get_fd, pump, service };
}

pid_t service_child(const struct service *service)
{
	return service->pid;
}
