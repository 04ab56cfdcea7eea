/* Follows PostgreSQL's change stream (logical replication, built-in pgoutput, protocol 1) and gives committed
 * transactions in commit order. A temporary slot is created with its snapshot, the tables are read under that
 * very snapshot, then the stream goes on from there: nothing missed, nothing twice. After a loss (connection,
 * slot, new timeline) it starts again from a snapshot. */
#ifndef PORCHLIGHT_REPLICA_REPLICA_H
#define PORCHLIGHT_REPLICA_REPLICA_H

#include <stdbool.h>
#include <stdint.h>

#include "domain/change.h"

struct replica;

/* Called on the replica's thread only. */
struct replica_listener {
	void *context;
	/* A new picture begins: its rows follow; the former one holds until `ready`. epoch: "<system
	 * identifier>-<timeline>-<sum of the database's name and the feed's columns>". */
	void (*begin)(void *context, const char *epoch);
	/* A row as it stands in the picture (kind CHANGE_INSERT). */
	void (*row)(void *context, const struct change_row *row);
	/* The picture is whole, as of pos. */
	void (*ready)(void *context, uint64_t pos);
	void (*change)(void *context, const struct change *change);
	/* Nothing more was committed up to pos (keepalive), at most every second or so. */
	void (*idle)(void *context, uint64_t pos);
	/* The stream broke, or could not be begun; begin will follow. */
	void (*lost)(void *context, const char *why);
};

struct replica_table {
	const char *relation;
	const char *where; /* which rows are in the picture, SQL; NULL: all. The change stream is not filtered
			      by it */
};

/* Texts and tables belong to the caller and stay as long as the replica. */
struct replica_settings {
	const char                 *conninfo;    /* as porchlight_feed, without replication= */
	const char                 *publication; /* "porchlight_feed" */
	const struct replica_table *tables;      /* in the order they are to be read */
	size_t                      table_count;
	struct replica_listener     listener;
};

/* Starts its thread. */
struct replica *replica_open(const struct replica_settings *settings);
/* Stops and joins it. */
void replica_close(struct replica *replica);
/* For /metrics and /readyz: bytes between the server's last known end of WAL and what was applied; -1 when
 * not connected. */
int64_t replica_lag_bytes(const struct replica *replica);

#endif
