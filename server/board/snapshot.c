/* Whole views, encoded and compressed once for all readers. Rows are copied together under the board's lock
 * for reading; compressing, which takes most of the time, is done without it.
 *
 * Who makes one: for most views the reader who finds it old, since that takes a millisecond or two. A large
 * one would keep a connection's thread from everyone else, so a thread of its own remakes it, eagerly but
 * never more than a fifth of the time. */
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <zlib.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/metric.h"
#include "room.h"

enum {
	LARGE_US = 5000,   /* more than this to make: not on a reader's thread (builder.c) */
	GZIP_LEAST = 1024, /* bytes; below it is not worth the header */
	GZIP_LEVEL = 6,
	GZIP_WINDOW = 15 + 16 /* zlib's way to say: with a gzip header */
};

struct snapshot {
	struct board_snapshot shared;
	atomic_size_t         references;
	unsigned long long    changes;          /* of the view, when made */
	int64_t               made_us, cost_us; /* monotonic */
};

static atomic_ullong serials;

struct metric snapshots_made = {
	.name = "porchlight_snapshots_total",
	.help = "Snapshots of views made.",
	.kind = METRIC_COUNTER,
};

int64_t
monotonic_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * MICROSECONDS_PER_SECOND + now.tv_nsec / 1000;
}

void
board_snapshot_drop(const struct board_snapshot *shared)
{
	/* The first member of what we made. */
	struct snapshot *snapshot = (struct snapshot *)(uintptr_t)shared;

	if (snapshot == NULL
	    || atomic_fetch_sub_explicit(&snapshot->references, 1, memory_order_acq_rel) != 1)
		return;
	blob_drop(snapshot->shared.plain);
	blob_drop(snapshot->shared.gzip);
	free(snapshot);
}

static struct snapshot *
snapshot_take(struct board_view *view)
{
	struct snapshot *snapshot;

	pthread_mutex_lock(&view->board->snapshot_lock);
	if ((snapshot = view->snapshot) != NULL)
		atomic_fetch_add_explicit(&snapshot->references, 1, memory_order_relaxed);
	pthread_mutex_unlock(&view->board->snapshot_lock);
	return snapshot;
}

static void
snapshot_publish(struct board_view *view, struct snapshot *snapshot)
{
	struct snapshot *former;

	pthread_mutex_lock(&view->board->snapshot_lock);
	former = view->snapshot;
	view->snapshot = snapshot;
	pthread_mutex_unlock(&view->board->snapshot_lock);
	if (former)
		board_snapshot_drop(&former->shared);
}

void
snapshot_forget(struct board_view *view)
{
	snapshot_publish(view, NULL);
}

static bool
is_current(const struct board_view *view, const struct snapshot *snapshot)
{
	return snapshot->changes == atomic_load(&view->changes);
}

/* --- making one --- */

static bool
kind_is_for(int kind, enum audience audience)
{
	return (kind >= KIND_REFERRAL) == (audience == AUDIENCE_ORGANIZATION);
}

static void
put_rows(struct buffer *into, const struct board_view *view)
{
	bool first = true;

	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct shown_list *list = &view->rows[kind];

		if (!kind_is_for(kind, view->audience))
			continue;
		buffer_put_text(into, first ? "\"" : ",\"");
		first = false;
		buffer_put_text(into, kinds[kind].relation);
		buffer_put_text(into, "\":[");
		for (size_t i = 0; i < list->count; i++) {
			const struct encoding *encoding = &list->items[i].row->faces[list->items[i].face];

			if (i > 0)
				buffer_put_char(into, ',');
			buffer_put(into, encoding->text, encoding->size);
		}
		buffer_put_char(into, ']');
	}
}

/* The view as it is now; also says at which position and after how many changes that is. */
static struct blob *
join(struct board_view *view, size_t about, uint64_t *pos, unsigned long long *changes)
{
	struct board *board = view->board;
	struct buffer into = { 0 };
	char          text[POSITION_TEXT_SIZE];
	char         *bytes;
	size_t        size;

	if (about > 0) { /* so that it needn't grow under the lock */
		into.bytes = memory_take(about);
		into.capacity = about;
	}
	pthread_rwlock_rdlock(&board->lock);
	*pos = board->applied;
	*changes = atomic_load(&view->changes);
	position_print(*pos, text);
	buffer_print(&into, "{\"epoch\":\"%s\",\"view\":\"%s\",\"pos\":\"%s\",\"rows\":{", board->epoch,
	    view->name, text);
	put_rows(&into, view);
	pthread_rwlock_unlock(&board->lock);
	buffer_put_text(&into, "}}");
	bytes = buffer_release(&into, &size);
	return blob_make(bytes, size);
}

/* NULL: not worth it. */
static struct blob *
compress_blob(const struct blob *plain)
{
	z_stream stream = { 0 };
	size_t   room;
	char    *bytes;

	if (blob_size(plain) < GZIP_LEAST || blob_size(plain) > UINT32_MAX / 2)
		return NULL;
	check(deflateInit2(&stream, GZIP_LEVEL, Z_DEFLATED, GZIP_WINDOW, 9, Z_DEFAULT_STRATEGY) == Z_OK);
	room = deflateBound(&stream, blob_size(plain));
	bytes = memory_take(room);
	stream.next_in = (Bytef *)(uintptr_t)blob_bytes(plain);
	stream.avail_in = (uInt)blob_size(plain);
	stream.next_out = (Bytef *)bytes;
	stream.avail_out = (uInt)room;
	check(deflate(&stream, Z_FINISH) == Z_STREAM_END);
	deflateEnd(&stream);
	return blob_make(memory_grow(bytes, stream.total_out), stream.total_out);
}

/* With the view's build_lock held. */
static void
make(struct board_view *view)
{
	struct snapshot *former = snapshot_take(view), *snapshot = memory_zeroed(sizeof *snapshot);
	size_t  about = former ? blob_size(former->shared.plain) + blob_size(former->shared.plain) / 8 : 0;
	char    pos[POSITION_TEXT_SIZE];
	int64_t began = monotonic_us();

	board_snapshot_drop(former ? &former->shared : NULL);
	atomic_init(&snapshot->references, 1);
	snapshot->shared.plain = join(view, about, &snapshot->shared.pos, &snapshot->changes);
	snapshot->shared.gzip = compress_blob(snapshot->shared.plain);
	snapshot->shared.serial = atomic_fetch_add(&serials, 1) + 1;
	/* View, epoch and position are in the bytes; servers that stand at one position give one tag. */
	position_print(snapshot->shared.pos, pos);
	snprintf(snapshot->shared.etag, sizeof snapshot->shared.etag, "\"%s-%08lx\"", pos,
	    crc32_z(0, (const Bytef *)blob_bytes(snapshot->shared.plain), blob_size(snapshot->shared.plain)));
	snapshot->made_us = monotonic_us();
	snapshot->cost_us = snapshot->made_us - began;
	snapshot_publish(view, snapshot);
	metric_count(&snapshots_made, 1);
	/* What changed while this one was made was told when it was not yet known to be large. */
	snapshot_due(view);
}

/* --- taking one --- */

static bool
is_resting(const struct snapshot *snapshot)
{
	return monotonic_us() < snapshot->made_us + PACE * snapshot->cost_us;
}

static bool
will_do(const struct board_view *view, const struct snapshot *snapshot, uint64_t from)
{
	if (snapshot == NULL || snapshot->shared.pos < from)
		return false;
	return is_current(view, snapshot) || snapshot->cost_us > LARGE_US || is_resting(snapshot);
}

/* One builder a view; who comes meanwhile takes what there is, if it is good enough, or waits. */
const struct board_snapshot *
board_snapshot_take(struct board *board, struct board_view *view, uint64_t from)
{
	struct snapshot *snapshot = snapshot_take(view);
	char             epoch[BOARD_EPOCH_SIZE];
	uint64_t         here = from > 0 ? board_where(board, epoch) : 0;

	if (from > here)
		from = here;
	if (will_do(view, snapshot, from))
		return &snapshot->shared;
	if (snapshot && snapshot->shared.pos >= from && atomic_load(&view->building))
		return &snapshot->shared;
	if (snapshot)
		board_snapshot_drop(&snapshot->shared);
	atomic_store(&view->building, true);
	pthread_mutex_lock(&view->build_lock);
	snapshot = snapshot_take(view);
	if (!will_do(view, snapshot, from)) {
		if (snapshot)
			board_snapshot_drop(&snapshot->shared);
		make(view);
		snapshot = snapshot_take(view);
	}
	atomic_store(&view->building, false);
	pthread_mutex_unlock(&view->build_lock);
	return &snapshot->shared;
}

void
snapshot_make(struct board_view *view)
{
	pthread_mutex_lock(&view->build_lock);
	make(view);
	pthread_mutex_unlock(&view->build_lock);
}

bool
snapshot_is_large_and_old(struct board_view *view)
{
	struct snapshot *snapshot = snapshot_take(view);
	bool             answer = snapshot && snapshot->cost_us > LARGE_US && !is_current(view, snapshot);

	if (snapshot)
		board_snapshot_drop(&snapshot->shared);
	return answer;
}
