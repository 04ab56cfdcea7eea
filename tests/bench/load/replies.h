/* Reads HTTP/1.1 replies from one keep-alive connection: status and the beginning of the body; the rest is
 * counted, not kept. */
#ifndef PORCHLIGHT_BENCH_REPLIES_H
#define PORCHLIGHT_BENCH_REPLIES_H

#include <stdbool.h>
#include <stddef.h>

enum { REPLY_HEAD_SIZE = 4096 };

struct reply_reader {
	char   head[REPLY_HEAD_SIZE + 1]; /* header, and the beginning of the body */
	size_t head_have;
	size_t body; /* offset in head; 0: the header is not whole yet */
	size_t left; /* bytes of the body still to come */
	int    status;
};

/* Takes bytes; true when one reply is whole, in which case it was all of them (one request is on its way at a
 * time). */
bool reply_feed(struct reply_reader *reader, const char *bytes, size_t size);
/* Before the next request. */
void reply_reset(struct reply_reader *reader);
/* All that can be read now; true when a reply became whole. Ends the program when the connection is closed.
 */
bool reply_read(struct reply_reader *reader, int fd);

#endif
