/* The board's own view of itself: what its files share. Who may touch a field stands behind it. */
#ifndef PORCHLIGHT_BOARD_ROOM_H
#define PORCHLIGHT_BOARD_ROOM_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/map.h"
#include "base/metric.h"
#include "board/board.h"
#include "kinds.h"
#include "ring.h"
#include "rows.h"

enum audience { AUDIENCE_PUBLIC, AUDIENCE_NETWORK, AUDIENCE_ORGANIZATION };

/* A row in a view, in the face that it shows there. */
struct shown {
	struct row *row;
	enum face   face;
};

struct shown_list {
	struct shown *items; /* sorted by the row's id */
	size_t        count, capacity;
};

struct snapshot;

struct board_view {
	char               name[VIEW_NAME_SIZE]; /* set when made */
	enum audience      audience;             /* set when made */
	struct board      *board;                /* set when made */
	bool               exists;               /* {lock} its organization does */
	struct shown_list  rows[KIND_COUNT];     /* {lock} */
	struct ring        ring;                 /* {lock} */
	atomic_ullong      changes;              /* counts; written under {lock} */
	pthread_mutex_t    build_lock;           /* held while its snapshot is made */
	atomic_bool        building;             /* someone is making its snapshot */
	struct snapshot   *snapshot;             /* {snapshot_lock} NULL: none yet */
	struct board_view *next_due;             /* {due_lock} */
	bool               is_due;               /* {due_lock} */
	int64_t            rest_until_us;        /* {due_lock} */
};

enum { LISTENERS_MOST = 4 };

struct listener {
	board_listener *tell;
	void           *context;
};

struct change_work;

struct board {
	struct board_settings settings;                  /* set at start */
	struct shape          shapes[KIND_COUNT];        /* set at start */
	struct listener       listeners[LISTENERS_MOST]; /* set at start */
	size_t                listener_count;            /* set at start */

	pthread_rwlock_t   lock;
	struct picture    *picture;                    /* {lock} */
	struct map         views;                      /* {lock} by name */
	char               epoch[BOARD_EPOCH_SIZE];    /* {lock} */
	uint64_t           applied;                    /* {lock} what rows and rings know */
	struct board_view *public_view, *network_view; /* set at start */

	atomic_ullong position; /* applied, and told to listeners */
	atomic_bool   ready, stale;

	struct picture     *loading;                         /* replica thread only; NULL: none */
	char                loading_epoch[BOARD_EPOCH_SIZE]; /* replica thread only */
	struct arena       *arena;                           /* replica thread only */
	struct buffer       scratch;                         /* replica thread only */
	struct change_work *work;                            /* replica thread only */

	pthread_mutex_t    snapshot_lock;
	pthread_mutex_t    due_lock;
	pthread_cond_t     due_changed;
	struct board_view *due;     /* {due_lock} */
	bool               closing; /* {due_lock} */
	pthread_t          builder;
};

/* --- view.c --- */
/* Finds or makes it; with the lock held for writing. */
struct board_view *view_open(struct board *board, enum audience audience, const char *organization_id);
void               view_close(struct board_view *view);
/* Where a row is to be seen, from its columns and its relatives'; deleted rows nowhere. Appends to places,
 * returns the count. */
enum { PLACES_MOST = 32 };
size_t row_places(struct board *board, const struct row *row, struct place *places);
void   view_put(struct board_view *view, struct row *row, enum face face);
void   view_remove(struct board_view *view, const struct row *row);
/* At a new picture: empties it; rows are then appended in any order, and sorted once. */
void view_clear(struct board_view *view);
void view_append(struct board_view *view, struct row *row, enum face face);
void view_sort(struct board_view *view);

/* --- frame.c --- */
/* Something that a transaction did to a row in a view. */
struct mark {
	struct board_view *view;
	struct row        *row;
	bool               gone;
	enum face          face;
};
/* One view's marks, sorted by kind, sets before dels, id. */
void frame_make(
    struct buffer *scratch, const struct mark *marks, size_t count, uint64_t pos, struct kept *kept);
/* The deltas from index first on, as one. */
struct blob *frame_merge(const struct board_view *view, size_t first);

/* --- apply.c --- */
struct change_work *change_work_open(void);
void                change_work_close(struct change_work *work);
/* With the lock held for writing: rows, views and rings are as of change->pos afterwards. */
void apply_change(struct board *board, const struct change *change);
/* Then without it: tells the listeners what came of it. */
void                 apply_tell(struct board *board);
extern struct metric deltas_made;

/* --- snapshot.c --- */
enum { PACE = 4 }; /* rest between two snapshots of a view, in times of what one took to make */
extern struct metric snapshots_made;
int64_t              monotonic_us(void);
/* in_haste: a large one isn't compressed yet. */
void snapshot_make(struct board_view *view, bool in_haste);
bool snapshot_is_large_and_old(struct board_view *view);
/* At a new picture the old one is of no use. */
void snapshot_forget(struct board_view *view);

/* --- builder.c --- */
bool snapshots_start(struct board *board);
void snapshots_stop(struct board *board);
/* The view changed: has a large snapshot remade in time. */
void snapshot_due(struct board_view *view);

#endif
