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
	WORK_FD = 3,
	MEMORY_LIMIT_MB = 512,
	CPU_LIMIT_S = 10, /* for the dictionary, and again for each batch of questions */
	LINE_LIMIT = 4096, /* bytes: the parent asks for words, not for books */
	SUGGESTION_LIMIT = 12
};

struct worker {
	Hunhandle *hunspell;
	iconv_t to, from; /* the dictionary's encoding; (iconv_t)-1 when it is UTF-8 */
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
static void detach(int fd)
{
	int null = open("/dev/null", O_RDWR);
	long most = sysconf(_SC_OPEN_MAX);

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	setsid();
	if (fd != WORK_FD) {
		dup2(fd, WORK_FD);
		if (null == WORK_FD)
			null = open("/dev/null", O_RDWR);
	}
	for (int i = 0; i < 3; i++)
		dup2(null, i);
	if (close_range(WORK_FD + 1, ~0u, 0) < 0)
		for (int i = WORK_FD + 1; i < (most > 0 && most < 4096 ? most : 4096); i++)
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
		ssize_t n = write(WORK_FD, w->out.p + done, w->out.n - done);

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

static void answer_suggest(struct worker *w, struct str word, const char *recoded)
{
	struct buf text = BUF_EMPTY;
	char **list = NULL;
	int n = recoded ? Hunspell_suggest(w->hunspell, &list, recoded) : 0;

	buf_printf(&w->out, "s %.*s", STR_FMT(word));
	for (int i = 0; i < n && i < SUGGESTION_LIMIT; i++)
		if (recode(w->from, str_of(list[i]), &text) && text.n)
			buf_printf(&w->out, "\t%s", text.p);
	buf_addc(&w->out, '\n');
	if (recoded && list)
		Hunspell_free_list(w->hunspell, &list, n);
	buf_release(&text);
}

static void answer(struct worker *w, struct str line)
{
	struct buf plain = BUF_EMPTY, recoded = BUF_EMPTY;
	struct str word;
	bool fits;

	if (line.n < 3 || line.n > LINE_LIMIT)
		return;
	word = str_sub(line, 2, line.n - 2);
	straighten(word, &plain);
	fits = recode(w->to, buf_str(&plain), &recoded);
	if (line.p[0] == 'c')
		buf_printf(&w->out, "c%d %.*s\n", fits && Hunspell_spell(w->hunspell, recoded.p), STR_FMT(word));
	else if (line.p[0] == 's')
		answer_suggest(w, word, fits ? recoded.p : NULL);
	else if (line.p[0] == 'a' && fits)
		Hunspell_add(w->hunspell, recoded.p);
	buf_release(&plain);
	buf_release(&recoded);
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

static bool load(struct worker *w, const char *directory, const char *language)
{
	struct buf aff = BUF_EMPTY, dic = BUF_EMPTY;
	bool found = dictionary_find(directory, language, &aff, &dic);

	if (found) {
		const char *encoding;

		w->hunspell = Hunspell_create(aff.p, dic.p);
		encoding = w->hunspell ? Hunspell_get_dic_encoding(w->hunspell) : NULL;
		if (encoding && strcmp(encoding, "UTF-8") != 0) {
			w->to = iconv_open(encoding, "UTF-8");
			w->from = iconv_open("UTF-8", encoding);
			found = w->to != (iconv_t)-1 && w->from != (iconv_t)-1;
		}
	}
	buf_release(&aff);
	buf_release(&dic);
	return found && w->hunspell;
}

_Noreturn void worker_run(int fd, const char *directory, const char *language)
{
	static const int defaults[] = { SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGTERM, SIGPIPE };
	struct worker w = { NULL, (iconv_t)-1, (iconv_t)-1, BUF_EMPTY, BUF_EMPTY };
	char bytes[4096];
	ssize_t n;

	/* The parent's handlers restore a terminal that is none of the child's business. */
	mem_on_exhausted(NULL);
	for (size_t i = 0; i < COUNT_OF(defaults); i++)
		signal(defaults[i], SIG_DFL);
	detach(fd);
	box();
	buf_adds(&w.out, load(&w, directory, language) ? "ready\n" : "none\n");
	send_all(&w);
	while (w.hunspell && (n = read(WORK_FD, bytes, sizeof(bytes))) != 0) {
		if (n < 0 && errno != EINTR)
			break;
		allow_cpu();
		buf_add(&w.in, (struct str){ bytes, n > 0 ? (size_t)n : 0 });
		answer_lines(&w);
	}
	_exit(0);
}
