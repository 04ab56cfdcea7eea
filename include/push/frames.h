/* What is said on a socket, as bytes: reading a client's hello, writing the server's short frames. Pure;
 * docs/live.md has the words. The long-poll twin (api/live_poll.c) says the same with the same functions. */
#ifndef PORCHLIGHT_PUSH_FRAMES_H
#define PORCHLIGHT_PUSH_FRAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"

enum { HELLO_VIEWS_MOST = 8, FRAME_MOST = 4096, PROTO = 1 };

struct hello {
	size_t      view_count;
	const char *views[HELLO_VIEWS_MOST]; /* each once; of a form that a view's name may have */
	const char *epoch;                   /* NULL: stands nowhere */
	uint64_t    pos;
	const char *build; /* NULL: not a web page */
};

enum hello_reading { HELLO_FINE, HELLO_OTHER /* a type that is not ours to read: skipped */, HELLO_BAD };

/* Everything in hello lies in the arena. why: a sentence, when bad. */
enum hello_reading hello_read(
    struct arena *arena, const char *bytes, size_t size, struct hello *hello, const char **why);

enum bye_code {
	BYE_BAD_FRAME = 4400,
	BYE_SIGNED_OUT = 4401,
	BYE_FORBIDDEN = 4403,
	BYE_SLOW = 4408,
	BYE_UPDATE = 4426,
	BYE_TOO_MANY = 4429,
	BYE_GOING_AWAY = 4503,
};

struct welcome {
	const char *epoch, *build;
	uint64_t    pos;
	bool        resumed;
	int         heartbeat_s;
	int64_t     now_us;
};

/* Each appends one frame's text. */
void write_welcome(struct buffer *into, const struct welcome *welcome);
void write_reset(struct buffer *into, const char *view, const char *epoch, uint64_t pos, const char *why);
void write_ping(struct buffer *into, uint64_t pos, int64_t now_us, bool stale);
void write_bye(struct buffer *into, enum bye_code code, const char *why);

/* Writes the header of a final text frame of so many bytes (RFC 6455, 5.2) so that it ends right before
 * {before}; its size, ten bytes at most. */
size_t frame_head(char *before, size_t size);

#endif
