/* The live picture in memory. Commits go in (replica's thread only); snapshots and deltas come out,
 * pre-encoded, for each view: "public" (what anybody may see), "network" (every signed-in person),
 * "organization:<id>" (its introductions, as house or as sender). Nothing in it depends on the time of
 * reading: ages, "open now" and countdowns are derived by the reader from the times it carries. What deltas
 * and positions promise is written in docs/live.md, "The one rule". */
#ifndef PORCHLIGHT_BOARD_BOARD_H
#define PORCHLIGHT_BOARD_BOARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/blob.h"
#include "domain/change.h"
#include "domain/problem.h"
#include "domain/role.h"

struct board;
struct board_view; /* lives as long as the board */

enum {
	VIEW_NAME_SIZE = 64,
	BOARD_EPOCH_SIZE = 80,
	BOARD_FRAME_PREFIX = 32, /* room before a delta's bytes for a frame header */
};

struct board_settings {
	size_t resume_deltas;  /* kept a view, at least (1000) */
	int    resume_seconds; /* kept a view, at least (600) */
	size_t
	    resume_bytes; /* kept a view, at most; a delta over an eighth of it isn't kept: all get a reset */
};

struct board *board_open(const struct board_settings *settings);
void          board_close(struct board *board);

/* --- replica's thread --- (these match struct replica_listener) */
void board_begin(void *board, const char *epoch);
void board_row(void *board, const struct change_row *row);
void board_loaded(void *board, uint64_t pos);
void board_change(void *board, const struct change *change);
void board_idle(void *board, uint64_t pos);
/* What is here goes on being served, but readers are told that it may be old, until the next board_loaded. */
void board_lost(void *board, const char *why);

/* --- any thread --- */
bool board_is_ready(struct board *board);
/* Lost its stream: what it says may be old. */
bool board_is_stale(struct board *board);
/* The feed's epoch and the shape of what this release shows; into has BOARD_EPOCH_SIZE bytes. */
void board_epoch(struct board *board, char *into);
/* Every change up to here is in the board, and its listeners have been told. */
uint64_t board_position(struct board *board);
/* The epoch, and the position up to which rows and deltas are known this very moment, which may be ahead of
 * what listeners have been told: who begins to follow a view here misses nothing. into has BOARD_EPOCH_SIZE
 * bytes. */
uint64_t board_where(struct board *board, char *into);

/* NULL: no such view (bad name, unknown organization). */
struct board_view *board_view_find(struct board *board, const char *name);
const char        *board_view_name(const struct board_view *view);
/* May this caller follow it? public: anyone. network: any role. organization: its members. */
bool board_view_allowed(const struct board_view *view, const struct caller *caller);

/* {"epoch":…,"view":…,"pos":…,"rows":{"site":[…],…}}, rows sorted by id. */
struct board_snapshot {
	struct blob *plain;
	struct blob *gzip;     /* NULL when smaller than it is worth */
	char         etag[72]; /* with quotes */
	uint64_t     pos;
	uint64_t     serial; /* differs whenever the bytes differ; for caches above */
};
/* Shared and immutable; board_snapshot_drop when done. Never NULL once ready. Its position is at least
 * `from`, where the board itself has come so far (0: any will do). It may lag behind the view by four times
 * as long as it takes to make one, a few milliseconds for most, so that many readers of a busy board don't
 * cost many snapshots; deltas since its position tell the rest. */
const struct board_snapshot *board_snapshot_take(struct board *board, struct board_view *view, uint64_t from);
void                         board_snapshot_drop(const struct board_snapshot *snapshot);

struct board_delta {
	struct blob *frame; /* {"type":"delta","view":…,"pos":…,"prev":…,"set":{…},"del":{…}} behind
			       BOARD_FRAME_PREFIX free bytes */
	uint64_t pos, prev;
};

/* The deltas of a view after pos, oldest first, each with a reference for the caller; at most `most`. */
enum board_resume { RESUME_OK, RESUME_OTHER_EPOCH, RESUME_TOO_OLD };
must_use enum board_resume board_deltas_since(struct board *board, struct board_view *view, const char *epoch,
    uint64_t pos, struct board_delta *deltas, size_t most, size_t *count);
/* All of them as one: every row that any of them touched, as it is after the last; frame NULL when there is
 * none. For a reader that can't keep up. */
must_use enum board_resume board_deltas_merged(
    struct board *board, struct board_view *view, const char *epoch, uint64_t pos, struct board_delta *delta);
/* How many bytes of deltas the view has after pos. */
size_t board_backlog(struct board *board, struct board_view *view, uint64_t pos);

/* Told after every delta (on the replica's thread), and with view and delta NULL after a new picture (all
 * views reset). A delta that was not kept is told with delta NULL. Set at start; a few may listen. */
typedef void board_listener(void *context, struct board_view *view, const struct board_delta *delta);
void         board_listen(struct board *board, board_listener *listener, void *context);

#endif
