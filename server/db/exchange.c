/* One round trip. What isn't prepared yet, request_begin, the statement and a sync travel together in one
 * libpq pipeline, which PostgreSQL runs as one transaction: it commits at the sync or leaves nothing behind.
 * Only when the sync has been answered is anything true. */
#include <stdio.h>
#include <string.h>

#include "internal.h"

enum { STEPS_MOST = 5 };

enum step_kind { STEP_PREPARE, STEP_BEGIN, STEP_PATIENCE, STEP_STATEMENT };

struct pipeline {
	struct db     *db;
	enum statement statement;
	size_t         count;
	struct {
		enum step_kind kind;
		enum statement statement;
	} steps[STEPS_MOST];
	PGresult *rows;  /* what the statement gave */
	PGresult *error; /* the first error */
};

static bool
send_prepare(struct pipeline *pipeline, enum statement statement)
{
	const struct statement_text *text = &statement_texts[statement];

	if (pipeline->db->statements[statement].known)
		return true;
	pipeline->steps[pipeline->count].kind = STEP_PREPARE;
	pipeline->steps[pipeline->count++].statement = statement;
	return PQsendPrepare(pipeline->db->connection, text->name, text->sql, 0, NULL) == 1;
}

static bool
send_run(struct pipeline *pipeline, enum step_kind kind, enum statement statement, size_t count,
    const char *const *params)
{
	pipeline->steps[pipeline->count].kind = kind;
	pipeline->steps[pipeline->count++].statement = statement;
	return PQsendQueryPrepared(pipeline->db->connection, statement_texts[statement].name, (int)count,
		   params, NULL, NULL, 0)
	    == 1;
}

/* The time that the next statement may take; for this transaction only. */
static bool
send_patience(struct pipeline *pipeline, int patience_ms)
{
	char        text[16];
	const char *params[] = { text };

	if (patience_ms == 0)
		return true;
	snprintf(text, sizeof text, "%d", patience_ms);
	pipeline->steps[pipeline->count].kind = STEP_PATIENCE;
	pipeline->steps[pipeline->count++].statement = pipeline->statement;
	return PQsendQueryParams(pipeline->db->connection, "SELECT set_config('statement_timeout', $1, true)",
		   1, NULL, params, NULL, NULL, 0)
	    == 1;
}

static bool
send_all(struct pipeline *pipeline, const struct db_request *request, const struct db_call *call)
{
	const char *const who[] = { request->account_id, request->request_id, request->key,
		request->fingerprint };

	return send_prepare(pipeline, STATEMENT_request_begin) && send_prepare(pipeline, call->statement)
	    && send_run(pipeline, STEP_BEGIN, STATEMENT_request_begin, sizeof who / sizeof *who, who)
	    && send_patience(pipeline, call->patience_ms)
	    && send_run(pipeline, STEP_STATEMENT, call->statement, call->count, call->params)
	    && PQpipelineSync(pipeline->db->connection) == 1;
}

/* Takes over one result. A prepared statement outlives its transaction, so it is noted whatever follows. */
static void
step_result(struct pipeline *pipeline, size_t step, PGresult *result)
{
	ExecStatusType status = PQresultStatus(result);

	if (status == PGRES_FATAL_ERROR && pipeline->error == NULL) {
		pipeline->error = result;
		if (step < pipeline->count)
			pipeline->statement = pipeline->steps[step].statement;
		return;
	}
	if (step < pipeline->count && status == PGRES_COMMAND_OK
	    && pipeline->steps[step].kind == STEP_PREPARE)
		pipeline->db->statements[pipeline->steps[step].statement].known = true;
	if (step < pipeline->count && status == PGRES_TUPLES_OK
	    && pipeline->steps[step].kind == STEP_STATEMENT) {
		pipeline->rows = result;
		return;
	}
	PQclear(result);
}

/* Reads up to the sync's own result. */
static enum fate
receive_all(struct pipeline *pipeline, int patience_ms)
{
	int64_t deadline_ms = connection_deadline(pipeline->db, patience_ms);
	size_t  step = 0;
	bool    overdue, broken, idle = false;

	for (;;) {
		PGresult *result = connection_result(pipeline->db, deadline_ms, &overdue, &broken);

		if (broken)
			return overdue ? FATE_OVERDUE : FATE_UNKNOWN;
		if (result == NULL) {
			if (idle) /* twice in a row: libpq has nothing more, yet the sync never came */
				return FATE_UNKNOWN;
			idle = true;
			step++;
			continue;
		}
		idle = false;
		if (PQresultStatus(result) == PGRES_PIPELINE_SYNC) {
			PQclear(result);
			return FATE_DONE;
		}
		step_result(pipeline, step, result);
		if (PQstatus(pipeline->db->connection) == CONNECTION_BAD)
			return FATE_UNKNOWN;
	}
}

struct exchange
exchange_run(struct db *db, const struct db_request *request, const struct db_call *call)
{
	struct pipeline pipeline = { .db = db, .statement = call->statement };
	struct exchange exchange = { 0 };

	if (!connection_alive(db)) {
		connection_drop(db);
		return (struct exchange){ .fate = FATE_UNSENT };
	}
	exchange.fate =
	    send_all(&pipeline, request, call) ? receive_all(&pipeline, call->patience_ms) : FATE_UNKNOWN;
	if (pipeline.error != NULL)
		exchange = trouble_read(db, pipeline.statement, pipeline.error);
	else if (exchange.fate == FATE_DONE && pipeline.rows == NULL)
		exchange.fate = FATE_UNKNOWN;
	if (exchange.fate == FATE_UNKNOWN || exchange.fate == FATE_OVERDUE)
		connection_drop(db);
	if (exchange.fate == FATE_DONE)
		exchange.result = pipeline.rows;
	else
		PQclear(pipeline.rows);
	PQclear(pipeline.error);
	return exchange;
}
