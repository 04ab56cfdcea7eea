/* The live picture in memory. Commits go in (replica's thread only); snapshots and deltas come out, pre-encoded, for each view:
 * "public" (what anybody may see), "network" (every signed-in person), "organization:<id>" (its introductions, as house or as sender).
 * Nothing in it depends on the time of reading: ages, "open now" and countdowns are derived by the reader from the times it carries. */
#ifndef PORCHLIGHT_BOARD_BOARD_H
#define PORCHLIGHT_BOARD_BOARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/blob.h"
#include "domain/change.h"
#include "domain/role.h"

struct board;
struct board_view;      /* lives as long as the board */

enum { VIEW_NAME_SIZE = 64 };

struct board_settings {
	size_t resume_deltas;      /* kept a view, at least (1000) */
	int    resume_seconds;     /* kept a view, at least (600) */
	size_t resume_bytes;       /* kept a view, at most */
};

struct board *board_open(const struct board_settings *settings);
void board_close(struct board *board);

/* --- replica's thread --- (these match struct replica_listener) */
void board_begin(void *board, const char *epoch);
void board_row(void *board, const struct change_row *row);
void board_loaded(void *board, uint64_t pos);
void board_change(void *board, const struct change *change);
void board_idle(void *board, uint64_t pos);

/* --- any thread --- */
bool board_is_ready(struct board *board);
/* into has 80 bytes. */
void board_epoch(struct board *board, char *into);
uint64_t board_position(struct board *board);

/* NULL: no such view (bad name, unknown organization). */
struct board_view *board_view_find(struct board *board, const char *name);
const char *board_view_name(const struct board_view *view);
/* May this caller follow it? public: anyone. network: any role. organization: its members. */
bool board_view_allowed(const struct board_view *view, const struct caller *caller);

/* {"epoch":…,"view":…,"pos":…,"rows":{"site":[…],…}}, rows sorted by id. */
struct board_snapshot {
	struct blob *plain;
	struct blob *gzip;       /* NULL when smaller than it is worth */
	char         etag[72];   /* with quotes */
	uint64_t     pos;
	uint64_t     serial;     /* differs whenever the bytes differ; for caches above */
};
/* Shared and immutable; board_snapshot_drop when done. Never NULL once ready. */
const struct board_snapshot *board_snapshot_take(struct board *board, struct board_view *view);
void board_snapshot_drop(const struct board_snapshot *snapshot);

struct board_delta {
	struct blob *frame;      /* {"type":"delta","view":…,"pos":…,"prev":…,"set":{…},"del":{…}} with BLOB prefix room for a frame header */
	uint64_t     pos, prev;
};

/* The deltas of a view after pos, oldest first, each with a reference for the caller; at most `most`. */
enum board_resume { RESUME_OK, RESUME_RESET /* pos or epoch unknown: fetch a snapshot */ };
enum board_resume board_deltas_since(struct board *board, struct board_view *view, const char *epoch, uint64_t pos,
                                     struct board_delta *deltas, size_t most, size_t *count);

/* Told after every delta (on the replica's thread), and with delta NULL after a new picture (all views reset). Set at start. */
typedef void board_listener(void *context, struct board_view *view, const struct board_delta *delta);
void board_listen(struct board *board, board_listener *listener, void *context);

#endif
