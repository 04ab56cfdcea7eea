/* A large snapshot compressed page by page, so that making it again costs as much as what changed in it:
 * pages whose rows are the same are taken from the snapshot before. */
#ifndef PORCHLIGHT_BOARD_PAGES_H
#define PORCHLIGHT_BOARD_PAGES_H

#include <stddef.h>
#include <stdint.h>

#include "base/blob.h"

/* A run of the snapshot's text. */
struct page {
	size_t       size;
	uint64_t     sign; /* of what is in it: equal only if the text is; 0: made anew each time */
	uint32_t     crc;
	struct blob *deflated; /* NULL until pages_gzip */
};

/* A zeroed struct is an empty list. */
struct pages {
	struct page *items;
	size_t       count, capacity;
};

void pages_add(struct pages *pages, size_t size, uint64_t sign);
/* The pages follow each other in plain. *crc: of all of it. One gzip member (RFC 1952). */
struct blob *pages_gzip(struct pages *pages, const char *plain, const struct pages *former, uint32_t *crc);
void         pages_done(struct pages *pages);

/* FNV-1a over 64-bit numbers. */
#define SIGN_BEGIN UINT64_C(14695981039346656037)
static inline uint64_t
sign_add(uint64_t sign, uint64_t number)
{
	return (sign ^ number) * UINT64_C(1099511628211);
}

#endif
