/* The only SQL speaker. A statement is a file of sql/queries/, prepared under its file's name; a call is one
 * round trip.
 *
 * Each call runs in one transaction together with `request_begin`, which tells PostgreSQL who is calling
 * (row-level security and the acts read it) and, for acts, claims the Idempotency-Key. Both travel in one
 * libpq pipeline. When the key was used before for the same request, the first answer is given back, member
 * by member; for another request, PROBLEM_KEY_REUSED.
 *
 * An act answers with a column `outcome`, a slug of domain/problem.h, besides the columns of the row as it is
 * now. The row is filled also when the outcome is not ok and there is a row (so that a 409 can show it);
 * `found` tells. */
#ifndef PORCHLIGHT_DB_DB_H
#define PORCHLIGHT_DB_DB_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/field.h"
#include "db/statements.h" /* generated: enum statement */
#include "domain/problem.h"

struct db;

/* What a statement gives; checked against the database at start, so that C and SQL can't drift apart. */
struct statement_shape {
	enum statement      statement;
	const struct field *fields; /* NULL: no columns but `outcome` */
	bool                is_act; /* has `outcome` */
};

struct db_settings {
	const char                   *conninfo;
	const char                   *application_name;
	int                           statement_timeout_ms;
	const struct statement_shape *shapes; /* those that this connection may run are prepared */
	size_t                        shape_count;
};

/* Never NULL; connects and prepares lazily and again after a loss. */
struct db *db_open(const struct db_settings *settings);
void       db_close(struct db *db);
/* Connects, prepares and compares columns with shapes. On failure why gets a sentence. */
must_use enum problem db_ready(struct db *db, char *why, size_t why_size);

/* Who is asking; valid for the calls until the next db_set_request. account_id NULL: nobody (or the clock).
 * key NULL: none. */
struct db_request {
	const char *account_id;
	const char *request_id;
	const char *key;
	const char *fingerprint;
};
void db_set_request(struct db *db, const struct db_request *request);

struct db_call {
	enum statement     statement;
	size_t             count;
	const char *const *params; /* text format; NULL is SQL NULL */
	int patience_ms; /* instead of the usual statement timeout, for what may rightly take long; 0: as
			    usual */
};
/* db_call("site_read", id) reads as (&(struct db_call)DB_CALL(STATEMENT_site_read, id)) */
#define DB_CALL(which, ...)                                                                                  \
	{                                                                                                    \
		.statement = (which),                                                                        \
		.count = sizeof((const char *[]){ __VA_ARGS__ }) / sizeof(const char *),                     \
		.params = (const char *[])                                                                   \
		{                                                                                            \
			__VA_ARGS__                                                                          \
		}                                                                                            \
	}

/* One row: PROBLEM_NOT_FOUND when there is none (and no outcome said otherwise). found may be NULL. */
must_use enum problem db_row(struct db *db, struct arena *arena, const struct db_call *call,
    const struct field *fields, void *row, bool *found);
/* Any number of rows, each `stride` bytes. */
must_use enum problem db_rows(struct db *db, struct arena *arena, const struct db_call *call,
    const struct field *fields, size_t stride, struct rows *rows);
/* For acts that give no row. */
must_use enum problem db_act(struct db *db, const struct db_call *call);

/* --- The owner's work (migrate, demo, user add, site import, status): no caller, no request_begin, nothing
 * prepared --- */
/* A plain script in one transaction, which also keeps the schema's search_path to itself if the script sets
 * it LOCAL. */
must_use enum problem db_script(struct db *db, const char *sql, char *why, size_t why_size);

/* What a statement gave, as PostgreSQL's text. */
struct db_cells {
	size_t             rows, columns;
	const char *const *items; /* row after row, in the arena; NULL is SQL NULL */
};

/* One statement of sql/queries (its shape need not be known), with its values, in a transaction of its own.
 * why gets PostgreSQL's own words: for the person at the terminal, never for a client of the API. */
must_use enum problem db_ask(struct db *db, struct arena *arena, const struct db_call *call,
    struct db_cells *cells, char *why, size_t why_size);
/* NULL is SQL NULL. */
static inline const char *
db_cell(const struct db_cells *cells, size_t row, size_t column)
{
	return cells->items[row * cells->columns + column];
}

#endif
