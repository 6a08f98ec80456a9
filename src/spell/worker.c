/* SPDX-License-Identifier: MIT */
#include "base/base.h"
#include "spell/worker.h"
#include "spell/dictionary.h"

#include <errno.h>
#include <fcntl.h>
#include <hunspell/hunspell.h>
#include <iconv.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define HAS_SANITIZER 1
#elif defined(__has_feature)
#define HAS_SANITIZER __has_feature(address_sanitizer)
#else
#define HAS_SANITIZER 0
#endif

enum {
	MEMORY_LIMIT_MB = 512,
	CPU_LIMIT_S = 10, /* for the dictionary, and again for each batch of questions */
	LINE_LIMIT = 4096, /* bytes: the parent asks for words, not for books */
	SUGGESTION_LIMIT = 12,
	DICTIONARY_LIMIT = 8 /* more languages at once nobody writes, and each takes memory */
};

/* One language. A word is right when any of them knows it. */
struct tongue {
	Hunhandle *hunspell;
	iconv_t to, from; /* the dictionary's encoding; (iconv_t)-1 when it is UTF-8 */
};

struct worker {
	struct tongue tongues[DICTIONARY_LIMIT];
	size_t n;
	struct buf in, out;
};

static void limit(int resource, rlim_t most)
{
	struct rlimit old;

	if (getrlimit((__rlimit_resource_t)resource, &old) == 0 &&
	    (old.rlim_max == RLIM_INFINITY || old.rlim_max > most))
		setrlimit((__rlimit_resource_t)resource, &(struct rlimit){ most, most });
}

/* The soft limit moves on with each batch; the kernel ends a batch that does not. */
static void allow_cpu(void)
{
	struct rusage used;
	struct rlimit now;

	if (getrusage(RUSAGE_SELF, &used) < 0 || getrlimit(RLIMIT_CPU, &now) < 0)
		return;
	now.rlim_cur = (rlim_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + CPU_LIMIT_S;
	setrlimit(RLIMIT_CPU, &now);
}

/* Nothing of the parent's stays open: not its terminal, not its files, not its locks. */
static void detach(void)
{
	int null = open("/dev/null", O_RDWR);
	long most = sysconf(_SC_OPEN_MAX);

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	setsid();
	for (int i = 0; i < WORKER_FD; i++)
		dup2(null, i);
	if (close_range(WORKER_FD + 1, ~0u, 0) < 0)
		for (int i = WORKER_FD + 1; i < (most > 0 && most < 4096 ? most : 4096); i++)
			close(i);
}

static void box(void)
{
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_FSIZE, 0);
	limit(RLIMIT_NPROC, 0);
	limit(RLIMIT_NOFILE, 16);
#if !HAS_SANITIZER /* whose shadow alone is larger */
	limit(RLIMIT_AS, (rlim_t)MEMORY_LIMIT_MB << 20);
#endif
	allow_cpu();
	if (nice(5) == -1)
		errno = 0;
}

static void send_all(struct worker *w)
{
	size_t done = 0;

	while (done < w->out.n) {
		ssize_t n = write(WORKER_FD, w->out.p + done, w->out.n - done);

		if (n < 0 && errno != EINTR)
			_exit(0); /* the parent is gone */
		if (n > 0)
			done += (size_t)n;
	}
	buf_clear(&w->out);
}

/* s in the other encoding; false when it has no such letters. */
static bool recode(iconv_t how, struct str s, struct buf *out)
{
	char room[LINE_LIMIT * 2];
	char *from = (char *)(uintptr_t)s.p, *to = room;
	size_t from_n = s.n, to_n = sizeof(room);

	buf_clear(out);
	if (how == (iconv_t)-1) {
		buf_add(out, s);
		return true;
	}
	iconv(how, NULL, NULL, NULL, NULL);
	if (iconv(how, &from, &from_n, &to, &to_n) == (size_t)-1)
		return false;
	buf_add(out, (struct str){ room, sizeof(room) - to_n });
	return true;
}

/* Dictionaries know "don't" with the typewriter's apostrophe. */
static void straighten(struct str word, struct buf *out)
{
	static const char curly[] = "\xe2\x80\x99";

	buf_clear(out);
	for (size_t at = 0; at < word.n;) {
		if (str_starts(str_sub(word, at, word.n - at), str_of(curly))) {
			buf_addc(out, '\'');
			at += 3;
		} else {
			buf_addc(out, word.p[at++]);
		}
	}
}

static bool is_listed(const struct str *list, size_t n, struct str text)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(list[i], text))
			return true;
	return false;
}

/* What one dictionary suggests, in UTF-8, into list; the texts are in arena. Returns their number. */
static size_t suggest(const struct tongue *tongue, struct str plain, struct arena *arena, struct str *list)
{
	struct buf text = BUF_EMPTY;
	char **found = NULL;
	size_t n = 0;
	int count = recode(tongue->to, plain, &text) ? Hunspell_suggest(tongue->hunspell, &found, text.p) : 0;

	for (int i = 0; i < count && n < SUGGESTION_LIMIT; i++)
		if (recode(tongue->from, str_of(found[i]), &text) && text.n)
			list[n++] = arena_str(arena, buf_str(&text));
	if (found)
		Hunspell_free_list(tongue->hunspell, &found, count);
	buf_release(&text);
	return n;
}

/* The best of each dictionary before the second best of any: nobody knows in which language the word was meant. */
static void answer_suggest(struct worker *w, struct str word, struct str plain)
{
	struct str lists[DICTIONARY_LIMIT][SUGGESTION_LIMIT], said[SUGGESTION_LIMIT];
	size_t counts[DICTIONARY_LIMIT], n = 0;
	struct arena arena;

	arena_init(&arena);
	for (size_t i = 0; i < w->n; i++)
		counts[i] = suggest(&w->tongues[i], plain, &arena, lists[i]);
	buf_printf(&w->out, "s %.*s", STR_FMT(word));
	for (size_t rank = 0; rank < SUGGESTION_LIMIT; rank++)
		for (size_t i = 0; i < w->n && n < SUGGESTION_LIMIT; i++)
			if (rank < counts[i] && !is_listed(said, n, lists[i][rank])) {
				said[n++] = lists[i][rank];
				buf_printf(&w->out, "\t%.*s", STR_FMT(lists[i][rank]));
			}
	buf_addc(&w->out, '\n');
	arena_release(&arena);
}

static bool is_right(const struct worker *w, struct str plain)
{
	struct buf recoded = BUF_EMPTY;
	bool right = false;

	for (size_t i = 0; i < w->n && !right; i++)
		right = recode(w->tongues[i].to, plain, &recoded) && Hunspell_spell(w->tongues[i].hunspell, recoded.p);
	buf_release(&recoded);
	return right;
}

static void add(const struct worker *w, struct str plain)
{
	struct buf recoded = BUF_EMPTY;

	for (size_t i = 0; i < w->n; i++)
		if (recode(w->tongues[i].to, plain, &recoded))
			Hunspell_add(w->tongues[i].hunspell, recoded.p);
	buf_release(&recoded);
}

static void answer(struct worker *w, struct str line)
{
	struct buf plain = BUF_EMPTY;
	struct str word;

	if (line.n < 3 || line.n > LINE_LIMIT)
		return;
	word = str_sub(line, 2, line.n - 2);
	straighten(word, &plain);
	if (line.p[0] == 'c')
		buf_printf(&w->out, "c%d %.*s\n", is_right(w, buf_str(&plain)), STR_FMT(word));
	else if (line.p[0] == 's')
		answer_suggest(w, word, buf_str(&plain));
	else if (line.p[0] == 'a')
		add(w, buf_str(&plain));
	buf_release(&plain);
}

static void answer_lines(struct worker *w)
{
	size_t done = 0, end;

	while ((end = str_find_char(buf_str(&w->in), '\n', done)) != STR_NONE) {
		answer(w, str_sub(buf_str(&w->in), done, end - done));
		done = end + 1;
		/* A long batch is shown as it comes. */
		if (w->out.n > 4096)
			send_all(w);
	}
	buf_splice(&w->in, 0, done, STR(""));
	send_all(w);
}

static bool open_tongue(struct tongue *tongue, const char *aff, const char *dic)
{
	const char *encoding;

	*tongue = (struct tongue){ Hunspell_create(aff, dic), (iconv_t)-1, (iconv_t)-1 };
	encoding = tongue->hunspell ? Hunspell_get_dic_encoding(tongue->hunspell) : NULL;
	if (encoding && strcmp(encoding, "UTF-8") != 0) {
		tongue->to = iconv_open(encoding, "UTF-8");
		tongue->from = iconv_open("UTF-8", encoding);
		return tongue->to != (iconv_t)-1 && tongue->from != (iconv_t)-1;
	}
	return tongue->hunspell;
}

/* A language without a dictionary is left out; two names of one dictionary are one. */
static void load(struct worker *w, const char *directory, struct str languages)
{
	struct buf aff = BUF_EMPTY, dic = BUF_EMPTY, loaded = BUF_EMPTY, name = BUF_EMPTY;
	struct str part;

	while (w->n < DICTIONARY_LIMIT && str_next_part(&languages, ' ', &part)) {
		buf_clear(&name);
		buf_add(&name, part);
		if (!part.n || !dictionary_find(directory, name.p, &aff, &dic))
			continue;
		buf_addc(&dic, '\n');
		if (str_find(buf_str(&loaded), buf_str(&dic), 0) != STR_NONE)
			continue;
		buf_add(&loaded, buf_str(&dic));
		buf_splice(&dic, dic.n - 1, 1, STR(""));
		w->n += open_tongue(&w->tongues[w->n], aff.p, dic.p);
	}
	buf_release(&aff);
	buf_release(&dic);
	buf_release(&loaded);
	buf_release(&name);
}

int main(int argc, char **argv)
{
	struct worker w = { .n = 0 };
	char bytes[4096];
	ssize_t n;

	if (argc < 2 || argc > 3 || fcntl(WORKER_FD, F_GETFD) < 0) {
		fprintf(stderr, "boardpack-spell: boardpack runs this program; it is of no use alone\n");
		return 2;
	}
	detach();
	box();
	load(&w, argv[2], str_of(argv[1]));
	buf_adds(&w.out, w.n ? "ready\n" : "none\n");
	send_all(&w);
	while (w.n && (n = read(WORKER_FD, bytes, sizeof(bytes))) != 0) {
		if (n < 0 && errno != EINTR)
			break;
		allow_cpu();
		buf_add(&w.in, (struct str){ bytes, n > 0 ? (size_t)n : 0 });
		answer_lines(&w);
	}
	_exit(0);
}
