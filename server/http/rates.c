/* How often a client may ask: token buckets in a table of fixed size, so that a flood of addresses costs no
 * memory. A bucket that is full again tells nothing and may be taken over; when all neighbours are in use,
 * the fullest one is forgotten. */
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "internal.h"

enum { BUCKETS = 8192, NEIGHBOURS = 8, LOCKS = 64, MILLIS = 1000 };

struct bucket {
	uint64_t name;    /* hash of kind and name; 0: free */
	int64_t  left;    /* thousandths of a request */
	int64_t  seen_ms; /* when `left` was right */
};

struct rates {
	uint64_t        seed; /* so that nobody can aim at a neighbour's bucket */
	pthread_mutex_t locks[LOCKS];
	struct bucket   buckets[BUCKETS + NEIGHBOURS]; /* {the lock of the first neighbour} */
};

struct rates *
rates_open(void)
{
	struct rates *rates = calloc(1, sizeof *rates);
	char          seed[17];

	check(rates != NULL);
	random_hex(seed, 8);
	rates->seed = strtoull(seed, NULL, 16);
	for (size_t i = 0; i < LOCKS; i++)
		check(pthread_mutex_init(&rates->locks[i], NULL) == 0);
	return rates;
}

void
rates_close(struct rates *rates)
{
	if (rates == NULL)
		return;
	for (size_t i = 0; i < LOCKS; i++)
		pthread_mutex_destroy(&rates->locks[i]);
	free(rates);
}

/* FNV-1a (64 bits), seeded. */
static uint64_t
name_hash(const struct rates *rates, const char *kind, const char *name)
{
	uint64_t hash = UINT64_C(14695981039346656037) ^ rates->seed;

	for (; *kind != '\0'; kind++)
		hash = (hash ^ (unsigned char)*kind) * UINT64_C(1099511628211);
	for (; *name != '\0'; name++)
		hash = (hash ^ (unsigned char)*name) * UINT64_C(1099511628211);
	return hash == 0 ? 1 : hash;
}

/* The bucket of that name among its neighbours, else the one that tells least. */
static struct bucket *
bucket_find(struct bucket *first, uint64_t name, int64_t full)
{
	struct bucket *best = first;

	for (struct bucket *bucket = first; bucket < first + NEIGHBOURS; bucket++) {
		if (bucket->name == name)
			return bucket;
		if (best->name != 0 && (bucket->name == 0 || bucket->seen_ms < best->seen_ms))
			best = bucket;
	}
	*best = (struct bucket){ .name = name, .left = full };
	return best;
}

int
rates_take(struct rates *rates, const char *kind, const char *name, int per_second, int burst, int64_t now_ms)
{
	uint64_t         hash = name_hash(rates, kind, name);
	size_t           group = (size_t)(hash >> 32) % (BUCKETS / NEIGHBOURS);
	int64_t          full = (int64_t)burst * MILLIS;
	pthread_mutex_t *lock = &rates->locks[group % LOCKS];
	struct bucket   *bucket;
	int              wait_s = 0;

	pthread_mutex_lock(lock);
	bucket = bucket_find(&rates->buckets[group * NEIGHBOURS], hash, full);
	if (bucket->seen_ms > 0 && now_ms > bucket->seen_ms)
		bucket->left += (now_ms - bucket->seen_ms) * per_second;
	if (bucket->left > full)
		bucket->left = full;
	bucket->seen_ms = now_ms;
	if (bucket->left >= MILLIS)
		bucket->left -= MILLIS;
	else
		wait_s = (int)((MILLIS - bucket->left) / ((int64_t)per_second * MILLIS)) + 1;
	pthread_mutex_unlock(lock);
	return wait_s;
}
