/* The owner's work: scripts and questions outside the prepared set, for commands that a person runs at a
 * terminal. No caller, no request_begin, and PostgreSQL's own words when something is wrong. */
#include <stdio.h>

#include "base/check.h"
#include "internal.h"

/* Everything that libpq has to say about what was sent; the first error wins, else the last rows. */
struct said {
	PGresult *rows;
	PGresult *error;
	bool      broken, overdue;
};

static struct said
hear_out(struct db *db)
{
	struct said said = { 0 };
	int64_t     deadline_ms = connection_deadline(db, 0);
	PGresult   *result;

	while ((result = connection_result(db, deadline_ms, &said.overdue, &said.broken)) != NULL) {
		ExecStatusType status = PQresultStatus(result);

		if (status == PGRES_COPY_IN) /* a script has no rows to feed it */
			PQputCopyEnd(db->connection, "COPY FROM STDIN is not for here");
		if (status == PGRES_FATAL_ERROR && said.error == NULL) {
			said.error = result;
		} else if (status == PGRES_TUPLES_OK) {
			PQclear(said.rows);
			said.rows = result;
		} else {
			PQclear(result);
		}
		if (PQstatus(db->connection) == CONNECTION_BAD || status == PGRES_COPY_OUT) {
			said.broken = true;
			break;
		}
	}
	return said;
}

static enum problem
said_judge(struct db *db, const struct said *said, const char *sql, char *why, size_t why_size)
{
	if (said->error != NULL)
		trouble_print(said->error, sql, why, why_size);
	else if (said->overdue)
		snprintf(why, why_size, "the database did not answer in time");
	else if (said->broken)
		snprintf(why, why_size, "the connection to the database broke");
	if (said->broken) {
		connection_drop(db);
		return said->overdue ? PROBLEM_TIMEOUT : PROBLEM_UNAVAILABLE;
	}
	/* Back to what the prepared calls expect. */
	if (PQenterPipelineMode(db->connection) != 1)
		connection_drop(db);
	return said->error != NULL ? PROBLEM_INTERNAL : OK;
}

static enum problem
leave_pipeline(struct db *db, char *why, size_t why_size)
{
	enum problem p;

	if (db->connection != NULL && !connection_alive(db))
		connection_drop(db);
	if ((p = connection_open(db, true, why, why_size)))
		return p;
	check(PQexitPipelineMode(db->connection) == 1);
	return OK;
}

enum problem
db_script(struct db *db, const char *sql, char *why, size_t why_size)
{
	struct said  said;
	enum problem p;

	if ((p = leave_pipeline(db, why, why_size)))
		return p;
	if (PQsendQuery(db->connection, sql) != 1) {
		snprintf(why, why_size, "%s", PQerrorMessage(db->connection));
		connection_drop(db);
		return PROBLEM_UNAVAILABLE;
	}
	said = hear_out(db);
	p = said_judge(db, &said, sql, why, why_size);
	PQclear(said.rows);
	PQclear(said.error);
	return p;
}

static void
cells_copy(struct arena *arena, const PGresult *rows, struct db_cells *cells)
{
	size_t       columns = (size_t)PQnfields(rows), count = (size_t)PQntuples(rows);
	const char **items = arena_take(arena, columns * count * sizeof *items);

	for (size_t i = 0; i < columns * count; i++) {
		int row = (int)(i / columns), column = (int)(i % columns);

		if (!PQgetisnull(rows, row, column))
			items[i] = arena_text(arena, PQgetvalue(rows, row, column));
	}
	*cells = (struct db_cells){ .rows = count, .columns = columns, .items = items };
}

enum problem
db_ask(struct db *db, struct arena *arena, const struct db_call *call, struct db_cells *cells, char *why,
    size_t why_size)
{
	const char  *sql = statement_texts[call->statement].sql;
	struct said  said;
	enum problem p;

	if ((p = leave_pipeline(db, why, why_size)))
		return p;
	if (PQsendQueryParams(db->connection, sql, (int)call->count, NULL, call->params, NULL, NULL, 0)
	    != 1) {
		snprintf(why, why_size, "%s", PQerrorMessage(db->connection));
		connection_drop(db);
		return PROBLEM_UNAVAILABLE;
	}
	said = hear_out(db);
	p = said_judge(db, &said, sql, why, why_size);
	if (p == OK && said.rows != NULL)
		cells_copy(arena, said.rows, cells);
	else if (p == OK)
		*cells = (struct db_cells){ 0 };
	PQclear(said.rows);
	PQclear(said.error);
	return p;
}
