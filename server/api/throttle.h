/* Slows down who tries passwords: by address and by e-mail, known or not, so that the wait tells nothing
 * about who has an account. The database counts for each account too, for all servers together; this is the
 * near guard. */
#ifndef PORCHLIGHT_API_THROTTLE_H
#define PORCHLIGHT_API_THROTTLE_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#include "seal/seal.h"

enum { THROTTLE_SETS = 1024, THROTTLE_SET_SIZE = 8 };

struct throttle_entry {
	char    digest[TOKEN_HASH_SIZE];
	int     count;
	int64_t failed_ms;
};

struct throttle {
	int                   free_tries; /* set at start: so many wrong ones in a row cost nothing */
	pthread_mutex_t       lock;
	struct throttle_entry entries[THROTTLE_SETS][THROTTLE_SET_SIZE]; /* {lock} */
};

/* Each failure past the free ones doubles the wait from 15 s, up to 15 minutes. */
#define THROTTLE(tries)                                                                                      \
	{                                                                                                    \
		.free_tries = (tries), .lock = PTHREAD_MUTEX_INITIALIZER                                     \
	}

/* 0: it may be tried now; else how many seconds to wait. */
int64_t throttle_wait_s(struct throttle *throttle, const char *name, int64_t now_ms);
void    throttle_failed(struct throttle *throttle, const char *name, int64_t now_ms);
void    throttle_succeeded(struct throttle *throttle, const char *name);

/* This machine's own callers are not counted by address: behind a proxy that is not trusted they would be
 * everybody. */
bool throttle_counts(const char *address);

#endif
