/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "store/journal_image.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/beside.h"

#define RECORD_LIMIT  200 /* of the line */
#define JOURNAL_LIMIT ((size_t)256 << 20)

void journal_image_print_mark(struct buf *out, const char *name, uint64_t size, uint64_t hash)
{
	buf_printf(out, "%s %016llx %016llx", name, (unsigned long long)size, (unsigned long long)hash);
}

bool journal_image_is_mark(const struct journal_image *image, size_t at, const char *name, uint64_t size, uint64_t hash)
{
	struct buf mark = BUF_EMPTY;
	bool same;

	journal_image_print_mark(&mark, name, size, hash);
	same = str_eq(str_sub(buf_str(&image->text), at, mark.n), buf_str(&mark));
	buf_release(&mark);
	return same;
}

bool journal_image_read(struct journal_image *image, const char *path)
{
	struct error error = ERROR_NONE;
	struct stat status;
	int fd = beside_open(path, O_RDONLY);
	bool fine;

	*image = (struct journal_image){ .at = JOURNAL_HEAD };
	if (fd < 0)
		return false;
	fine = fstat(fd, &status) == 0 && file_read_fd(fd, path, JOURNAL_LIMIT, &image->text, &error) &&
	       image->text.n >= JOURNAL_HEAD && str_starts(buf_str(&image->text), STR(JOURNAL_MAGIC));
	close(fd);
	error_release(&error);
	if (fine)
		image->written = (int64_t)status.st_mtim.tv_sec;
	else
		buf_release(&image->text);
	return fine;
}

/* Of an edit, by its kind; the last one is no edit. */
static const char kinds[] = { [EDIT_SPLICE] = 's', [EDIT_INSERT_ROW] = 'i', [EDIT_REMOVE_ROW] = 'r',
			      [EDIT_WAIVE] = 'w',  [EDIT_UNWAIVE] = 'u',    [EDIT_HEAD] = 'd' };
#define NUMBERING 'n'

void journal_image_print(struct buf *out, const struct journal_record *record)
{
	const struct edit *edit = &record->edit;
	const struct str parts[] = { edit->at.item, edit->at.field, edit->removed, edit->inserted };
	struct buf body = BUF_EMPTY, line = BUF_EMPTY;

	buf_printf(&line, "%c %u %zu %zu %zu %zu %zu %zu", record->is_numbering ? NUMBERING : kinds[edit->kind],
		   edit->at.row, edit->offset, edit->position, parts[0].n, parts[1].n, parts[2].n, parts[3].n);
	buf_add(&body, buf_str(&line));
	for (size_t i = 0; i < COUNT_OF(parts); i++)
		buf_add(&body, parts[i]);
	buf_printf(out, "%s %016llx\n", line.p, str_hash(buf_str(&body)));
	buf_add(out, str_sub(buf_str(&body), line.n, body.n - line.n));
	buf_addc(out, '\n');
	buf_release(&line);
	buf_release(&body);
}

static bool parse_line(struct str line, struct journal_record *record, size_t lengths[4])
{
	const char *kind;
	struct str part;
	size_t numbers[7];

	if (!str_next_part(&line, ' ', &part) || part.n != 1)
		return false;
	record->is_numbering = part.p[0] == NUMBERING;
	kind = memchr(kinds, part.p[0], sizeof(kinds));
	if (!kind && !record->is_numbering)
		return false;
	record->edit.kind = kind ? (enum edit_kind)(kind - kinds) : EDIT_SPLICE;
	for (size_t i = 0; i < COUNT_OF(numbers); i++)
		if (!str_next_part(&line, ' ', &part) || !str_to_size(part, &numbers[i]))
			return false;
	if (numbers[0] > UINT32_MAX || line.p)
		return false;
	record->edit.at.row = (unsigned)numbers[0];
	record->edit.offset = numbers[1];
	record->edit.position = numbers[2];
	memcpy(lengths, numbers + 3, 4 * sizeof(lengths[0]));
	return true;
}

bool journal_image_next(struct journal_image *image, struct journal_record *record)
{
	struct edit *edit = &record->edit;
	struct str rest = str_sub(buf_str(&image->text), image->at, image->text.n - image->at), line;
	struct str *parts[] = { &edit->at.item, &edit->at.field, &edit->removed, &edit->inserted };
	struct buf body = BUF_EMPTY, sum = BUF_EMPTY;
	size_t end = str_find_char(rest, '\n', 0), lengths[4], at = end + 1;
	bool fine;

	*record = (struct journal_record){ .is_numbering = false };
	if (end == STR_NONE || end > RECORD_LIMIT || end < 18)
		return false;
	line = str_sub(rest, 0, end - 17);
	if (!parse_line(line, record, lengths))
		return false;
	for (size_t i = 0; i < COUNT_OF(lengths); i++) {
		if (lengths[i] > rest.n - at)
			return false;
		*parts[i] = str_sub(rest, at, lengths[i]);
		at += lengths[i];
	}
	if (at == rest.n || rest.p[at] != '\n')
		return false;
	buf_add(&body, line);
	buf_add(&body, str_sub(rest, end + 1, at - end - 1));
	buf_printf(&sum, " %016llx", str_hash(buf_str(&body)));
	fine = str_eq(buf_str(&sum), str_sub(rest, end - 17, 17));
	buf_release(&sum);
	buf_release(&body);
	if (fine)
		image->at += at + 1;
	return fine;
}

bool journal_image_has_rest(const struct journal_image *image)
{
	for (size_t i = image->at; i < image->text.n; i++)
		if (image->text.p[i])
			return true;
	return false;
}
