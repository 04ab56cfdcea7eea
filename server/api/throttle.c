/* A table of fixed size: names are kept as digests in small sets, and in a full set the longest untouched one
 * makes room, so nobody can make it grow, and who is made to wait can't be pushed out without as many
 * failures of others. */
#include "throttle.h"

#include <stdlib.h>
#include <string.h>

enum { WAIT_LEAST_S = 15, WAIT_MOST_S = 900, FORGET_MS = 3600 * 1000 };

static struct throttle_entry *
set_of(struct throttle *throttle, const char *digest)
{
	char start[9];

	memcpy(start, digest, 8);
	start[8] = '\0';
	return throttle->entries[strtoul(start, NULL, 16) % THROTTLE_SETS];
}

/* {lock} The name's entry, or NULL. */
static struct throttle_entry *
entry_find(struct throttle *throttle, const char *digest)
{
	struct throttle_entry *set = set_of(throttle, digest);

	for (size_t i = 0; i < THROTTLE_SET_SIZE; i++)
		if (strcmp(set[i].digest, digest) == 0)
			return &set[i];
	return NULL;
}

/* {lock} A free one, or the one that failed longest ago. */
static struct throttle_entry *
entry_make(struct throttle *throttle, const char *digest)
{
	struct throttle_entry *set = set_of(throttle, digest), *oldest = set;

	for (size_t i = 0; i < THROTTLE_SET_SIZE; i++) {
		if (set[i].digest[0] == '\0') {
			oldest = &set[i];
			break;
		}
		if (set[i].failed_ms < oldest->failed_ms)
			oldest = &set[i];
	}
	memset(oldest, 0, sizeof *oldest);
	memcpy(oldest->digest, digest, sizeof oldest->digest);
	return oldest;
}

int64_t
throttle_wait_s(struct throttle *throttle, const char *name, int64_t now_ms)
{
	char                         digest[TOKEN_HASH_SIZE];
	const struct throttle_entry *entry;
	int64_t                      wait_s = 0;

	digest_hex(name, strlen(name), digest);
	pthread_mutex_lock(&throttle->lock);
	entry = entry_find(throttle, digest);
	if (entry != NULL && entry->count >= throttle->free_tries) {
		int     doublings = entry->count - throttle->free_tries;
		int64_t due_s = doublings >= 6 ? WAIT_MOST_S : (int64_t)WAIT_LEAST_S << doublings;
		int64_t left_ms = entry->failed_ms + due_s * 1000 - now_ms;

		wait_s = left_ms > 0 ? (left_ms + 999) / 1000 : 0;
	}
	pthread_mutex_unlock(&throttle->lock);
	return wait_s;
}

void
throttle_failed(struct throttle *throttle, const char *name, int64_t now_ms)
{
	char                   digest[TOKEN_HASH_SIZE];
	struct throttle_entry *entry;

	digest_hex(name, strlen(name), digest);
	pthread_mutex_lock(&throttle->lock);
	entry = entry_find(throttle, digest);
	if (entry == NULL)
		entry = entry_make(throttle, digest);
	if (now_ms - entry->failed_ms > FORGET_MS)
		entry->count = 0;
	entry->count++;
	entry->failed_ms = now_ms;
	pthread_mutex_unlock(&throttle->lock);
}

void
throttle_succeeded(struct throttle *throttle, const char *name)
{
	char                   digest[TOKEN_HASH_SIZE];
	struct throttle_entry *entry;

	digest_hex(name, strlen(name), digest);
	pthread_mutex_lock(&throttle->lock);
	entry = entry_find(throttle, digest);
	if (entry != NULL)
		memset(entry, 0, sizeof *entry);
	pthread_mutex_unlock(&throttle->lock);
}

bool
throttle_counts(const char *address)
{
	return strcmp(address, "127.0.0.1") != 0 && strcmp(address, "::1") != 0;
}
