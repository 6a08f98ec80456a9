/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/zip.h"

#define LOCAL       0x04034b50u
#define CENTRAL     0x02014b50u
#define ENDING      0x06054b50u
#define ZIP_VERSION 20
#define FIRST_DAY   0x21 /* 1 January 1980 */

static void put16(struct buf *out, uint32_t value)
{
	buf_addc(out, (char)(value & 0xff));
	buf_addc(out, (char)(value >> 8 & 0xff));
}

static void put32(struct buf *out, uint32_t value)
{
	put16(out, value & 0xffff);
	put16(out, value >> 16);
}

static uint32_t crc_of(struct str data)
{
	uint32_t table[256], crc = 0xffffffffu;

	for (uint32_t i = 0; i < 256; i++) {
		table[i] = i;
		for (int k = 0; k < 8; k++)
			table[i] = table[i] & 1 ? table[i] >> 1 ^ 0xedb88320u : table[i] >> 1;
	}
	for (size_t i = 0; i < data.n; i++)
		crc = crc >> 8 ^ table[(crc ^ (unsigned char)data.p[i]) & 0xff];
	return ~crc;
}

/* What a file's own header and its line in the directory have in common. */
static void put_entry(const struct zip_entry *entry, struct buf *out)
{
	put16(out, ZIP_VERSION);
	put16(out, 0);
	put16(out, 0); /* stored */
	put16(out, 0);
	put16(out, FIRST_DAY);
	put32(out, entry->crc);
	put32(out, (uint32_t)entry->size);
	put32(out, (uint32_t)entry->size);
	put16(out, (uint32_t)entry->name.n);
	put16(out, 0);
}

void zip_begin(struct zip *zip, struct buf *out)
{
	*zip = (struct zip){ .out = out, .start = out->n };
}

void zip_add(struct zip *zip, const char *name, struct str data)
{
	struct zip_entry entry = { BUF_EMPTY, zip->out->n - zip->start, data.n, crc_of(data) };

	assert(data.n <= UINT32_MAX);
	buf_adds(&entry.name, name);
	put32(zip->out, LOCAL);
	put_entry(&entry, zip->out);
	buf_add(zip->out, buf_str(&entry.name));
	buf_add(zip->out, data);
	vec_push(&zip->entries, entry);
}

void zip_end(struct zip *zip)
{
	size_t directory = zip->out->n - zip->start, count = zip->entries.n, size;

	for (size_t i = 0; i < count; i++) {
		struct zip_entry *entry = &zip->entries.v[i];

		put32(zip->out, CENTRAL);
		put16(zip->out, ZIP_VERSION);
		put_entry(entry, zip->out);
		put16(zip->out, 0);
		put16(zip->out, 0);
		put16(zip->out, 0);
		put32(zip->out, 0);
		put32(zip->out, (uint32_t)entry->at);
		buf_add(zip->out, buf_str(&entry->name));
		buf_release(&entry->name);
	}
	size = zip->out->n - zip->start - directory;
	put32(zip->out, ENDING);
	put16(zip->out, 0);
	put16(zip->out, 0);
	put16(zip->out, (uint32_t)count);
	put16(zip->out, (uint32_t)count);
	put32(zip->out, (uint32_t)size);
	put32(zip->out, (uint32_t)directory);
	put16(zip->out, 0);
	vec_release(&zip->entries);
}
