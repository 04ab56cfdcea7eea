/* Reads big-endian numbers and texts off a run of bytes; once something was missing, all that follows is zero
 * and `broken` stays set, so that a message is read straight through and judged once at its end. */
#ifndef PORCHLIGHT_REPLICA_READER_H
#define PORCHLIGHT_REPLICA_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct reader {
	const unsigned char *at, *end;
	bool                 broken;
};

static inline size_t
reader_left(const struct reader *reader)
{
	return (size_t)(reader->end - reader->at);
}

static inline uint64_t
reader_number(struct reader *reader, size_t size)
{
	uint64_t number = 0;

	if (reader->broken || reader_left(reader) < size) {
		reader->broken = true;
		return 0;
	}
	while (size-- > 0)
		number = number << 8 | *reader->at++;
	return number;
}

/* A text that ends with NUL; "" when there is none. */
static inline const char *
reader_text(struct reader *reader)
{
	const unsigned char *begin = reader->at, *nul;

	if (reader->broken || (nul = memchr(begin, '\0', reader_left(reader))) == NULL) {
		reader->broken = true;
		return "";
	}
	reader->at = nul + 1;
	return (const char *)begin;
}

/* NULL when there are not that many. */
static inline const char *
reader_bytes(struct reader *reader, size_t size)
{
	const unsigned char *begin = reader->at;

	if (reader->broken || reader_left(reader) < size) {
		reader->broken = true;
		return NULL;
	}
	reader->at += size;
	return (const char *)begin;
}

#endif
