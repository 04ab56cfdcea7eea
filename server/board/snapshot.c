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
#include "snapshot.h"

enum {
	LARGE_US = 5000,          /* more than this to make: not on a reader's thread (builder.c) */
	LARGE_BYTES = 512 * 1024, /* likely to take that long the first time */
	GZIP_LEAST = 1024,        /* bytes; below it is not worth the header */
	PAGED_LEAST = 128 * 1024, /* bytes; below it one page makes the smallest result */
};

/* Rows to a page: about a hundred kilobytes. Smaller ones cost less to make again, and pack worse. */
static const size_t page_rows[KIND_COUNT] = {
	[KIND_ORGANIZATION] = 256,
	[KIND_SITE] = 64,
	[KIND_SERVICE] = 256,
	[KIND_BED] = 256,
	[KIND_REFERRAL] = 128,
	[KIND_RECIPIENT] = 128,
	[KIND_STAY] = 256,
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

/* One page's rows, with the comma that joins them to those before; gives what tells the page from any other.
 */
static uint64_t
put_page(struct buffer *into, const struct shown_list *list, size_t first)
{
	size_t   end = first + page_rows[list->items[first].row->kind];
	uint64_t sign = sign_add(SIGN_BEGIN, first > 0);

	for (size_t i = first; i < list->count && i < end; i++) {
		const struct encoding *encoding = &list->items[i].row->faces[list->items[i].face];

		if (i > 0)
			buffer_put_char(into, ',');
		buffer_put(into, encoding->text, encoding->size);
		sign = sign_add(sign, encoding->serial);
	}
	return sign;
}

/* What was put since then is a page. */
static void
end_page(struct pages *pages, const struct buffer *into, size_t *begin, uint64_t sign)
{
	if (into->size > *begin)
		pages_add(pages, into->size - *begin, sign);
	*begin = into->size;
}

static void
put_rows(struct buffer *into, const struct board_view *view, struct pages *pages)
{
	size_t begin = 0;
	bool   first = true;

	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct shown_list *list = &view->rows[kind];

		if (!kind_is_for(kind, view->audience))
			continue;
		buffer_put_text(into, first ? "\"" : "],\"");
		first = false;
		buffer_put_text(into, kinds[kind].relation);
		buffer_put_text(into, "\":[");
		end_page(pages, into, &begin, 0);
		for (size_t i = 0; i < list->count; i += page_rows[kind])
			end_page(pages, into, &begin, put_page(into, list, i));
	}
	buffer_put_text(into, "]}}");
	end_page(pages, into, &begin, 0);
}

/* The view as it is now; also says at which position and after how many changes that is. */
static struct blob *
join(struct board_view *view, size_t about, struct snapshot *snapshot)
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
	snapshot->shared.pos = board->applied;
	snapshot->changes = atomic_load(&view->changes);
	position_print(board->applied, text);
	buffer_print(&into, "{\"epoch\":\"%s\",\"view\":\"%s\",\"pos\":\"%s\",\"rows\":{", board->epoch,
	    view->name, text);
	put_rows(&into, view, &snapshot->pages);
	pthread_rwlock_unlock(&board->lock);
	bytes = buffer_release(&into, &size);
	return blob_make(bytes, size);
}

/* Also finds the checksum that the tag is made of. */
static void
compress_plain(struct snapshot *snapshot, const struct snapshot *former, uint32_t *crc)
{
	const char *bytes = blob_bytes(snapshot->shared.plain);
	size_t      size = blob_size(snapshot->shared.plain);

	if (snapshot->hasty || size < GZIP_LEAST || size > UINT32_MAX / 2) {
		*crc = (uint32_t)crc32_z(0, (const Bytef *)bytes, size);
		return;
	}
	if (size < PAGED_LEAST) {
		pages_done(&snapshot->pages);
		pages_add(&snapshot->pages, size, 0);
	}
	snapshot->shared.gzip = pages_gzip(&snapshot->pages, bytes, former ? &former->pages : NULL, crc);
}

/* With the view's build_lock held. in_haste: a large one goes out as it is first, so that a server that
 * starts answers half a second earlier; the builder compresses it next. */
static void
make(struct board_view *view, bool in_haste)
{
	struct snapshot *former = snapshot_take(view), *snapshot = memory_zeroed(sizeof *snapshot);
	size_t   about = former ? blob_size(former->shared.plain) + blob_size(former->shared.plain) / 8 : 0;
	char     pos[POSITION_TEXT_SIZE];
	int64_t  began = monotonic_us();
	uint32_t crc;

	atomic_init(&snapshot->references, 1);
	snapshot->shared.plain = join(view, about, snapshot);
	snapshot->hasty = in_haste && blob_size(snapshot->shared.plain) > LARGE_BYTES;
	compress_plain(snapshot, former, &crc);
	board_snapshot_drop(former ? &former->shared : NULL);
	snapshot->shared.serial = atomic_fetch_add(&serials, 1) + 1;
	/* View, epoch and position are in the bytes; servers that stand at one position give one tag. */
	position_print(snapshot->shared.pos, pos);
	snprintf(
	    snapshot->shared.etag, sizeof snapshot->shared.etag, "\"%s-%08lx\"", pos, (unsigned long)crc);
	snapshot->made_us = monotonic_us();
	snapshot->cost_us = snapshot->hasty ? LARGE_US + 1 : snapshot->made_us - began;
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
		struct snapshot *former = snapshot;

		make(view, false);
		snapshot = snapshot_take(view);
		board_snapshot_drop(former ? &former->shared : NULL);
	}
	atomic_store(&view->building, false);
	pthread_mutex_unlock(&view->build_lock);
	return &snapshot->shared;
}

void
snapshot_make(struct board_view *view, bool in_haste)
{
	pthread_mutex_lock(&view->build_lock);
	make(view, in_haste);
	pthread_mutex_unlock(&view->build_lock);
}

bool
snapshot_is_large_and_old(struct board_view *view)
{
	struct snapshot *snapshot = snapshot_take(view);
	bool             answer =
	    snapshot && snapshot->cost_us > LARGE_US && (snapshot->hasty || !is_current(view, snapshot));

	if (snapshot)
		board_snapshot_drop(&snapshot->shared);
	return answer;
}
