/* Bytes shared between threads. The counter is the only thing that changes; the bytes never do, so no lock is
 * needed. */
#include "base/blob.h"

#include <stdatomic.h>
#include <stdint.h>
#include <string.h>

#include "base/memory.h"

struct blob {
	atomic_size_t references;
	size_t        size;
	char         *bytes;
	char         *owned; /* what blob_make took over; NULL: the bytes stand in `room` */
	char          room[];
};

struct blob *
blob_make(char *bytes, size_t size)
{
	struct blob *blob = memory_take(sizeof *blob);

	check(bytes != NULL);
	atomic_init(&blob->references, 1);
	blob->size = size;
	blob->bytes = blob->owned = bytes;
	return blob;
}

struct blob *
blob_copy(const void *bytes, size_t size, size_t prefix)
{
	struct blob *blob;

	check(size < SIZE_MAX / 4 && prefix < SIZE_MAX / 4);
	blob = memory_take(sizeof *blob + prefix + size + 1);
	atomic_init(&blob->references, 1);
	blob->size = size;
	blob->owned = NULL;
	blob->bytes = blob->room + prefix;
	memset(blob->room, 0, prefix);
	if (size > 0)
		memcpy(blob->bytes, bytes, size);
	blob->bytes[size] = '\0';
	return blob;
}

struct blob *
blob_take(struct blob *blob)
{
	atomic_fetch_add_explicit(&blob->references, 1, memory_order_relaxed);
	return blob;
}

void
blob_drop(struct blob *blob)
{
	/* Acquire and release: what others did with the bytes is over before they are freed. */
	if (blob == NULL || atomic_fetch_sub_explicit(&blob->references, 1, memory_order_acq_rel) != 1)
		return;
	free(blob->owned);
	free(blob);
}

const char *
blob_bytes(const struct blob *blob)
{
	return blob->bytes;
}

size_t
blob_size(const struct blob *blob)
{
	return blob->size;
}
