/* The deltas of one view, the oldest first, as long as someone may want to resume from before them. They are
 * the queue of every slow reader at once: a reader that is behind is a position in here, nothing more. */
#ifndef PORCHLIGHT_BOARD_RING_H
#define PORCHLIGHT_BOARD_RING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "board/board.h"
#include "kinds.h"

/* One row in a frame: its JSON object, or its quoted id. */
struct entry {
	uint8_t  kind;
	bool     gone;
	uint32_t at, size;
};

struct kept {
	struct board_delta delta;
	struct entry      *entries; /* owned */
	size_t             entry_count;
	int64_t            made_ms;
};

struct ring {
	struct kept *items;
	size_t       first, count, capacity;
	size_t       bytes;
	uint64_t     since; /* every delta after this position is here */
};

/* The position that the next delta follows. */
uint64_t ring_last(const struct ring *ring);
/* Takes over the entries and the frame's reference. false: too large to be kept; everyone must fetch a
 * snapshot. */
bool ring_add(struct ring *ring, const struct board_settings *bounds, const struct kept *kept);
/* Forgets all; deltas after pos will be here. */
void ring_restart(struct ring *ring, uint64_t pos);
/* The index of the first delta after pos, for ring_at; ring->count when there is none. */
size_t             ring_after(const struct ring *ring, uint64_t pos);
const struct kept *ring_at(const struct ring *ring, size_t index);

#endif
