/* What the files of this room share: one connection, what is prepared on it, and the exchange of one round
 * trip. */
#ifndef PORCHLIGHT_DB_INTERNAL_H
#define PORCHLIGHT_DB_INTERNAL_H

#include <libpq-fe.h>
#include <stdint.h>

#include "db/db.h"

/* Which member each column of a statement fills; made once, at its first result. */
struct column_map {
	const struct field  *fields;  /* the table that it was made for */
	int                  count;   /* columns */
	int                  outcome; /* the column `outcome`, or -1 */
	const struct field **members; /* by column; NULL: no member (outcome) */
};

struct prepared {
	const struct statement_shape *shape; /* set at open; NULL: none was given */
	bool                          known; /* on this connection, under its name */
	struct column_map             map;   /* members NULL: not made yet */
};

struct db {
	struct db_settings settings;   /* set at open */
	PGconn            *connection; /* NULL: none */
	struct db_request  request;
	int64_t            retry_at_ms; /* no attempt to connect before (monotonic) */
	unsigned           failures;    /* attempts to connect in a row that failed */
	struct prepared    statements[STATEMENT_COUNT];
};

/* What became of an exchange. */
enum fate {
	FATE_DONE,        /* committed */
	FATE_UNSENT,      /* the connection was gone before anything was sent */
	FATE_UNKNOWN,     /* the connection broke after it was sent: it may have happened */
	FATE_OVERDUE,     /* no answer in time: likewise */
	FATE_ROLLED_BACK, /* undone by PostgreSQL; the same again may succeed (deadlock, serialization) */
	FATE_KEY_SEEN,    /* this Idempotency-Key has an answer already */
	FATE_REFUSED,     /* undone by PostgreSQL; `problem` says why */
};

struct exchange {
	enum fate    fate;
	enum problem problem; /* FATE_REFUSED */
	PGresult    *result;  /* FATE_DONE: the rows; the caller clears it */
};

/* --- connection.c --- */
/* PROBLEM_UNAVAILABLE at once while backing off, unless `now` is set. why may be NULL. */
must_use enum problem connection_open(struct db *db, bool now, char *why, size_t why_size);
/* Forgets the connection and all that was prepared on it. */
void connection_drop(struct db *db);
/* Notices that the server has hung up while nobody asked it anything. */
bool connection_alive(struct db *db);
/* Sends what is buffered and waits until PQgetResult won't block. false: broken, or (overdue set) past
 * deadline_ms. */
bool connection_wait(struct db *db, int64_t deadline_ms, bool *overdue);
/* The next result; NULL: the end of one statement's. broken is set when there will be none any more. */
PGresult *connection_result(struct db *db, int64_t deadline_ms, bool *overdue, bool *broken);
/* When an answer is overdue: a little after PostgreSQL itself should have given up. INT64_MAX: never. */
int64_t connection_deadline(const struct db *db, int patience_ms);

/* --- exchange.c --- */
struct exchange exchange_run(struct db *db, const struct db_request *request, const struct db_call *call);

/* --- trouble.c --- */
/* What an error of PostgreSQL means; says it in the log, without any row's data. */
struct exchange trouble_read(struct db *db, enum statement statement, const PGresult *error);
/* PostgreSQL's own words, for an operator. */
void trouble_print(const PGresult *error, const char *sql, char *why, size_t why_size);

/* --- bind.c --- */
void columns_make(struct column_map *map, const PGresult *result, const struct field *fields, bool is_act);
void columns_done(struct column_map *map);
/* Fills *noun from one row; false (and a line in the log): a column's text doesn't fit its member. any: some
 * column was not NULL. */
bool columns_bind(const struct column_map *map, struct arena *arena, const PGresult *result, int row,
    const char *statement, void *noun, bool *any);

#endif
