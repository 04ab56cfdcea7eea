/* gzip of bytes that are all there. */
#include <stdlib.h>
#define ZLIB_CONST
#include <zlib.h>

#include "base/check.h"
#include "internal.h"

enum { LEVEL = 6, WINDOW_GZIP = 15 + 16, MEMORY = 8 };

/* false: it would not get smaller. */
bool
gzip_bytes(const char *bytes, size_t size, struct buffer *into)
{
	z_stream stream = { 0 };
	char    *packed;
	size_t   bound;
	bool     smaller;

	if (size == 0 || size > 64u << 20
	    || deflateInit2(&stream, LEVEL, Z_DEFLATED, WINDOW_GZIP, MEMORY, Z_DEFAULT_STRATEGY) != Z_OK)
		return false;
	bound = deflateBound(&stream, size);
	packed = malloc(bound);
	check(packed != NULL);
	stream.next_in = (const Bytef *)bytes;
	stream.avail_in = (uInt)size;
	stream.next_out = (Bytef *)packed;
	stream.avail_out = (uInt)bound;
	smaller = deflate(&stream, Z_FINISH) == Z_STREAM_END && stream.total_out < size;
	if (smaller)
		buffer_put(into, packed, stream.total_out);
	free(packed);
	deflateEnd(&stream);
	return smaller;
}
