/* Reads websocket frames as they come from a server (RFC 6455), whatever way TCP cuts them, keeping only the
 * head of each. */
#ifndef PORCHLIGHT_BENCH_FRAMES_H
#define PORCHLIGHT_BENCH_FRAMES_H

#include <stddef.h>
#include <stdint.h>

enum { FRAME_HEAD_SIZE = 320, FRAME_ROOM = 14 };
enum frame_opcode { FRAME_TEXT = 1, FRAME_CLOSE = 8, FRAME_PING = 9, FRAME_PONG = 10 };

struct frame_reader {
	unsigned char header[10];
	unsigned char header_have;
	uint64_t      size, have;                /* of the payload that is being read */
	char          head[FRAME_HEAD_SIZE + 1]; /* its beginning, ended with a NUL */
};

/* Told of each whole frame; reader->head and reader->size are its own. */
typedef void frame_sink(void *context, enum frame_opcode opcode, const struct frame_reader *reader);
void         frames_feed(
	    struct frame_reader *reader, const char *bytes, size_t size, frame_sink *sink, void *context);

/* A masked text frame (or pong), as a client sends it; into has size + FRAME_ROOM bytes. Gives its length. */
size_t frame_write(char *into, int opcode, const char *text, size_t size);

#endif
