/* Deflate allows it: a run that ends with a full flush stands on whole bytes and refers to nothing before it,
 * so that runs made at different times can follow each other in one stream; their checksums are combined. */
#include "pages.h"

#include <string.h>
#define ZLIB_CONST
#include <zlib.h>

#include "base/buffer.h"
#include "base/memory.h"

enum {
	LEVEL = 6,
	RAW_WINDOW = -15, /* zlib's way to say: no header */
	MEMORY = 9,
	NEAR = 8, /* how far from its former place a page is looked for */
	FLUSH_ROOM = 64,
};

void
pages_add(struct pages *pages, size_t size, uint64_t sign)
{
	if (pages->count == pages->capacity) {
		pages->capacity = pages->capacity ? pages->capacity * 2 : 16;
		pages->items = memory_grow(pages->items, pages->capacity * sizeof *pages->items);
	}
	pages->items[pages->count++] = (struct page){ .size = size, .sign = sign };
}

void
pages_done(struct pages *pages)
{
	for (size_t i = 0; i < pages->count; i++)
		blob_drop(pages->items[i].deflated);
	free(pages->items);
	*pages = (struct pages){ 0 };
}

static struct blob *
deflate_page(z_stream *stream, const char *bytes, size_t size)
{
	size_t room = deflateBound(stream, size) + FLUSH_ROOM;
	char  *into = memory_take(room);

	check(deflateReset(stream) == Z_OK);
	stream->next_in = (const Bytef *)bytes;
	stream->avail_in = (uInt)size;
	stream->next_out = (Bytef *)into;
	stream->avail_out = (uInt)room;
	check(deflate(stream, Z_FULL_FLUSH) == Z_OK && stream->avail_in == 0 && stream->avail_out > 0);
	return blob_make(memory_grow(into, stream->total_out), stream->total_out);
}

/* Pages move by one when a row comes or goes before them. */
static const struct page *
find_former(const struct pages *former, const struct page *page, size_t near_to)
{
	size_t from = near_to > NEAR ? near_to - NEAR : 0;

	if (former == NULL || page->sign == 0)
		return NULL;
	for (size_t i = from; i < former->count && i < near_to + NEAR; i++) {
		if (former->items[i].sign == page->sign && former->items[i].size == page->size
		    && former->items[i].deflated)
			return &former->items[i];
	}
	return NULL;
}

static void
put_number(struct buffer *into, uint32_t number)
{
	for (int shift = 0; shift < 32; shift += 8)
		buffer_put_char(into, (char)(number >> shift));
}

struct blob *
pages_gzip(struct pages *pages, const char *plain, const struct pages *former, uint32_t *crc)
{
	static const char head[] = "\x1f\x8b\x08\0\0\0\0\0\0\x03";
	z_stream          stream = { 0 };
	struct buffer     into = { 0 };
	size_t            whole = 0, size;
	char             *bytes;

	check(deflateInit2(&stream, LEVEL, Z_DEFLATED, RAW_WINDOW, MEMORY, Z_DEFAULT_STRATEGY) == Z_OK);
	buffer_put(&into, head, sizeof head - 1);
	*crc = 0;
	for (size_t i = 0; i < pages->count; i++) {
		struct page       *page = &pages->items[i];
		const struct page *same = find_former(former, page, i);

		page->deflated =
		    same ? blob_take(same->deflated) : deflate_page(&stream, plain + whole, page->size);
		page->crc = same ? same->crc : (uint32_t)crc32_z(0, (const Bytef *)plain + whole, page->size);
		*crc = (uint32_t)crc32_combine(*crc, page->crc, (z_off_t)page->size);
		buffer_put(&into, blob_bytes(page->deflated), blob_size(page->deflated));
		whole += page->size;
	}
	buffer_put(&into, "\x03\0", 2); /* the last block: an empty one */
	put_number(&into, *crc);
	put_number(&into, (uint32_t)whole);
	deflateEnd(&stream);
	bytes = buffer_release(&into, &size);
	return blob_make(bytes, size);
}
