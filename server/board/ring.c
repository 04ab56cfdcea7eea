/* See ring.h. Kept: as many deltas as asked for, or as many seconds, whichever is more, within the bound of
 * bytes. */
#include "ring.h"

#include "base/clock.h"
#include "base/memory.h"

enum { FIRST_CAPACITY = 8, FRAME_SHARE = 8 };

const struct kept *
ring_at(const struct ring *ring, size_t index)
{
	return &ring->items[(ring->first + index) % ring->capacity];
}

uint64_t
ring_last(const struct ring *ring)
{
	return ring->count > 0 ? ring_at(ring, ring->count - 1)->delta.pos : ring->since;
}

static size_t
weight(const struct kept *kept)
{
	return blob_size(kept->delta.frame) + kept->entry_count * sizeof *kept->entries + sizeof *kept;
}

static void
drop_first(struct ring *ring)
{
	const struct kept *kept = ring_at(ring, 0);

	ring->bytes -= weight(kept);
	ring->since = kept->delta.pos;
	blob_drop(kept->delta.frame);
	free(kept->entries);
	ring->first = (ring->first + 1) % ring->capacity;
	ring->count--;
}

void
ring_restart(struct ring *ring, uint64_t pos)
{
	while (ring->count > 0)
		drop_first(ring);
	free(ring->items);
	*ring = (struct ring){ .since = pos };
}

static void
grow(struct ring *ring)
{
	size_t       capacity = ring->capacity ? ring->capacity * 2 : FIRST_CAPACITY;
	struct kept *items = memory_take(capacity * sizeof *items);

	for (size_t i = 0; i < ring->count; i++)
		items[i] = *ring_at(ring, i);
	free(ring->items);
	ring->items = items;
	ring->first = 0;
	ring->capacity = capacity;
}

static bool
has_one_too_many(const struct ring *ring, const struct board_settings *bounds)
{
	if (ring->bytes > bounds->resume_bytes)
		return true;
	return ring->count > bounds->resume_deltas
	    && ring_at(ring, ring->count - 1)->made_ms - ring_at(ring, 0)->made_ms
		   > (int64_t)bounds->resume_seconds * 1000;
}

bool
ring_add(struct ring *ring, const struct board_settings *bounds, const struct kept *kept)
{
	if (weight(kept) > bounds->resume_bytes / FRAME_SHARE) {
		ring_restart(ring, kept->delta.pos);
		blob_drop(kept->delta.frame);
		free(kept->entries);
		return false;
	}
	if (ring->count == ring->capacity)
		grow(ring);
	ring->items[(ring->first + ring->count++) % ring->capacity] = *kept;
	ring->bytes += weight(kept);
	while (ring->count > 1 && has_one_too_many(ring, bounds))
		drop_first(ring);
	return true;
}

size_t
ring_after(const struct ring *ring, uint64_t pos)
{
	size_t low = 0, high = ring->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (ring_at(ring, middle)->delta.pos > pos)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}
