/* Feeds that were just made are given again, so that many readers cost no more than one. */
#ifndef PORCHLIGHT_PUBLIC_FEED_CACHE_H
#define PORCHLIGHT_PUBLIC_FEED_CACHE_H

#include "base/buffer.h"
#include "room.h"

/* What was asked for, query and all; and which picture of the board it is to be made from. Take it before
 * reading. */
struct feed_key {
	const char *text;
	uint64_t    serial; /* 0: the board is not ready, nothing is kept */
};

struct feed_key feed_key_of(const char *text);
/* true: it was answered. */
bool feed_reply_kept(struct request *rq, const struct feed_key *key);
/* Answers with these bytes, which are taken over, and keeps them for the next who ask. */
enum problem feed_reply(
    struct request *rq, const struct feed_key *key, const char *type, struct buffer *bytes);

/* At public_close. */
void feed_forget(void);

#endif
