/* Messages of PostgreSQL's built-in output plugin `pgoutput`, protocol version 1 (PostgreSQL's documentation,
 * "Logical Replication Message Formats"): bytes in, rows out. Pure: no connection, no clock; every length is
 * checked, so that it can be fuzzed. */
#ifndef PORCHLIGHT_REPLICA_PGOUTPUT_H
#define PORCHLIGHT_REPLICA_PGOUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "domain/change.h"

/* Remembers the relations it was told of. */
struct pgoutput;

enum pgoutput_kind {
	PGOUTPUT_BEGIN,
	PGOUTPUT_COMMIT,
	PGOUTPUT_ROWS,  /* insert, update, delete, truncate */
	PGOUTPUT_OTHER, /* nothing to do */
};

struct pgoutput_message {
	enum pgoutput_kind kind;
	uint64_t           pos;   /* of a commit: its end */
	int64_t            at_us; /* of a commit */
	size_t             count; /* of rows */
	struct change_row *rows;  /* in the arena; names belong to the parser and stay as long as it does */
};

struct pgoutput *pgoutput_open(void);
void             pgoutput_close(struct pgoutput *parser);
/* false: not a message that protocol 1 knows; message is then unspecified. */
bool pgoutput_read(struct pgoutput *parser, struct arena *arena, const void *bytes, size_t size,
    struct pgoutput_message *message);

#endif
