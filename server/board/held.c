/* Who holds a snapshot: the view its newest one, and each reader the one it took. The last to let go frees
 * it. */
#include <stdlib.h>

#include "room.h"
#include "snapshot.h"

void
board_snapshot_drop(const struct board_snapshot *shared)
{
	/* The first member of what we made. */
	struct snapshot *snapshot = (struct snapshot *)shared;

	if (snapshot == NULL
	    || atomic_fetch_sub_explicit(&snapshot->references, 1, memory_order_acq_rel) != 1)
		return;
	blob_drop(snapshot->shared.plain);
	blob_drop(snapshot->shared.gzip);
	pages_done(&snapshot->pages);
	free(snapshot);
}

struct snapshot *
snapshot_take(struct board_view *view)
{
	struct snapshot *snapshot;

	pthread_mutex_lock(&view->board->snapshot_lock);
	if ((snapshot = view->snapshot) != NULL)
		atomic_fetch_add_explicit(&snapshot->references, 1, memory_order_relaxed);
	pthread_mutex_unlock(&view->board->snapshot_lock);
	return snapshot;
}

void
snapshot_publish(struct board_view *view, struct snapshot *snapshot)
{
	struct snapshot *former;

	pthread_mutex_lock(&view->board->snapshot_lock);
	former = view->snapshot;
	view->snapshot = snapshot;
	pthread_mutex_unlock(&view->board->snapshot_lock);
	board_snapshot_drop(former ? &former->shared : NULL);
}

void
snapshot_forget(struct board_view *view)
{
	snapshot_publish(view, NULL);
}
