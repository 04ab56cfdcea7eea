/* A feed is made from the database, and is for anybody: without this, who asks often would take what people's
 * own screens need. A copy is good as long as the public picture of the board is the same, and no longer than
 * some seconds, because ages, and words that are not on the board, go on. The oldest copy makes way. */
#include "feed_cache.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/blob.h"
#include "base/check.h"
#include "base/clock.h"

enum { COPIES = 64, KEPT_MS = 10 * 1000, SIZE_MOST = 4 << 20 };

struct copy {
	char             *text; /* NULL: free */
	uint64_t          serial;
	int64_t           made_ms;
	struct http_body *body;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct copy     copies[COPIES]; /* {lock} */

struct feed_key
feed_key_of(const char *text)
{
	struct feed_key              key = { .text = text };
	struct board                *board = public_board();
	struct board_view           *view = board_is_ready(board) ? board_view_find(board, "public") : NULL;
	const struct board_snapshot *snapshot;

	if (view == NULL || board_is_stale(board))
		return key;
	snapshot = board_snapshot_take(board, view, 0);
	key.serial = snapshot->serial;
	board_snapshot_drop(snapshot);
	return key;
}

static void
copy_free(struct copy *copy)
{
	free(copy->text);
	http_body_drop(copy->body);
	*copy = (struct copy){ 0 };
}

bool
feed_reply_kept(struct request *rq, const struct feed_key *key)
{
	struct http_body *body = NULL;
	int64_t           now_ms = clock_monotonic_ms();

	pthread_mutex_lock(&lock);
	for (size_t i = 0; i < COPIES && body == NULL && key->serial != 0; i++)
		if (copies[i].text != NULL && copies[i].serial == key->serial
		    && now_ms - copies[i].made_ms < KEPT_MS && strcmp(copies[i].text, key->text) == 0)
			body = http_body_take(copies[i].body);
	pthread_mutex_unlock(&lock);
	if (body == NULL)
		return false;
	reply_body(rq, body);
	http_body_drop(body);
	return true;
}

static char *
text_kept(const char *text)
{
	char *kept = strdup(text);

	check(kept != NULL);
	return kept;
}

static void
keep(const struct feed_key *key, struct http_body *body)
{
	struct copy *place = &copies[0];

	pthread_mutex_lock(&lock);
	for (size_t i = 0; i < COPIES; i++) {
		if (copies[i].text != NULL && strcmp(copies[i].text, key->text) == 0) {
			place = &copies[i];
			break;
		}
		if (place->text != NULL && (copies[i].text == NULL || copies[i].made_ms < place->made_ms))
			place = &copies[i];
	}
	copy_free(place);
	*place =
	    (struct copy){ text_kept(key->text), key->serial, clock_monotonic_ms(), http_body_take(body) };
	pthread_mutex_unlock(&lock);
}

enum problem
feed_reply(struct request *rq, const struct feed_key *key, const char *type, struct buffer *bytes)
{
	size_t            size;
	char             *all = buffer_release(bytes, &size);
	struct blob      *blob = blob_make(all, size);
	struct http_body *body = http_body_open(http_body_of(type, blob, "public, max-age=60"));

	blob_drop(blob);
	if (key->serial != 0 && size <= SIZE_MOST)
		keep(key, body);
	reply_body(rq, body);
	http_body_drop(body);
	return OK;
}

void
feed_forget(void)
{
	pthread_mutex_lock(&lock);
	for (size_t i = 0; i < COPIES; i++)
		copy_free(&copies[i]);
	pthread_mutex_unlock(&lock);
}
