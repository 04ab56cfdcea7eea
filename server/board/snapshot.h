/* A snapshot from inside: what readers share, and what making the next one needs. */
#ifndef PORCHLIGHT_BOARD_SNAPSHOT_H
#define PORCHLIGHT_BOARD_SNAPSHOT_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "board/board.h"
#include "pages.h"

struct snapshot {
	struct board_snapshot shared;
	atomic_size_t         references;
	unsigned long long    changes; /* of the view, when made */
	bool                  hasty;   /* to be made again, compressed */
	struct pages          pages;
	int64_t               made_us, cost_us; /* monotonic */
};

/* A reference to the view's newest, or NULL. */
struct snapshot *snapshot_take(struct board_view *view);
/* It is the view's newest from now on; takes over the reference. */
void snapshot_publish(struct board_view *view, struct snapshot *snapshot);

#endif
