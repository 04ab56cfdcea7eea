/* Calls as handlers make them: one exchange, sent again where that can do no harm, and its rows bound to
 * structs.
 *
 * When a connection breaks after an act was sent, nobody knows whether it happened. With an Idempotency-Key
 * it is sent once more on a fresh connection: either the first one committed, and the key brings its answer,
 * or it didn't, and now it happens. Without a key only reads are sent again. */
#include <string.h>
#include <time.h>

#include "base/check.h"
#include "base/id.h"
#include "base/log.h"
#include "internal.h"
#include "wire/wire.h"

enum { ROLLED_BACK_MOST = 3, PAUSE_LEAST_MS = 2, PAUSE_MOST_MS = 20 };

/* What a call gave: PostgreSQL's rows, or the remembered answer to the same key. */
struct given {
	PGresult    *rows;
	bool         remembered;
	enum problem outcome; /* remembered: of the act */
	const char  *reply;   /* remembered: JSON text of the row within `rows`; NULL: there was none */
};

static bool
is_act(const struct db *db, const struct db_call *call)
{
	const struct statement_shape *shape = db->statements[call->statement].shape;

	return shape != NULL && shape->is_act;
}

/* Two transactions that locked each other out would do so again if they came back in step. */
static void
pause_a_little(void)
{
	struct timespec pause = { .tv_nsec =
				      (PAUSE_LEAST_MS + (long)random_below(PAUSE_MOST_MS)) * 1000000L };

	nanosleep(&pause, NULL);
}

/* Runs one call until something final is known. */
static struct exchange
exchange_settle(struct db *db, const struct db_request *request, const struct db_call *call, bool repeatable)
{
	int rolled_back = 0, lost = 0, unsent = 0;

	for (;;) {
		struct exchange exchange = { .fate = FATE_REFUSED, .problem = PROBLEM_UNAVAILABLE };

		if (connection_open(db, false, NULL, 0) != OK)
			return exchange;
		exchange = exchange_run(db, request, call);
		if (exchange.fate == FATE_UNSENT && unsent++ == 0)
			continue;
		if (exchange.fate == FATE_UNKNOWN && repeatable && lost++ == 0)
			continue;
		if (exchange.fate == FATE_ROLLED_BACK && rolled_back++ < ROLLED_BACK_MOST) {
			pause_a_little();
			continue;
		}
		return exchange;
	}
}

static enum problem
fate_problem(const struct exchange *exchange)
{
	switch (exchange->fate) {
	case FATE_DONE: return OK;
	case FATE_UNSENT:
	case FATE_UNKNOWN: return PROBLEM_UNAVAILABLE;
	case FATE_OVERDUE: return PROBLEM_TIMEOUT;
	case FATE_ROLLED_BACK: return PROBLEM_TOO_BUSY;
	case FATE_KEY_SEEN: return PROBLEM_INTERNAL;
	case FATE_REFUSED: return exchange->problem;
	}
	return PROBLEM_INTERNAL;
}

static enum problem
outcome_read(const struct db *db, const struct db_call *call, const char *slug)
{
	enum problem outcome = problem_find(slug);

	if (outcome == PROBLEM_INTERNAL && strcmp(slug, problem_text(PROBLEM_INTERNAL)->slug) != 0)
		log_event(LOG_LEVEL_ERROR, "db.unknown_outcome", log_text("request", db->request.request_id),
		    log_text("statement", statement_texts[call->statement].name), log_text("outcome", slug));
	return outcome;
}

/* The answer that the same key got before. Its columns are `outcome` and `reply`. */
static enum problem
replay(struct db *db, const struct db_call *call, struct given *given)
{
	const struct db_request who = { .account_id = db->request.account_id,
		.request_id = db->request.request_id };
	const struct db_call    ask = DB_CALL(
	       STATEMENT_request_replay, db->request.account_id, db->request.key, db->request.fingerprint);
	struct exchange exchange = exchange_settle(db, &who, &ask, true);
	enum problem    p = fate_problem(&exchange);
	int             outcome, reply;

	if (p)
		return p;
	outcome = PQfnumber(exchange.result, "outcome");
	reply = PQfnumber(exchange.result, "reply");
	if (PQntuples(exchange.result) != 1 || outcome < 0 || reply < 0
	    || PQgetisnull(exchange.result, 0, outcome)) {
		log_event(LOG_LEVEL_ERROR, "db.no_replay", log_text("request", db->request.request_id),
		    log_text("statement", statement_texts[call->statement].name));
		PQclear(exchange.result);
		return PROBLEM_INTERNAL;
	}
	given->rows = exchange.result;
	given->remembered = true;
	given->outcome = outcome_read(db, call, PQgetvalue(exchange.result, 0, outcome));
	given->reply = PQgetisnull(exchange.result, 0, reply) ? NULL : PQgetvalue(exchange.result, 0, reply);
	return OK;
}

/* The key is an act's alone: a handler may read before it acts, and the read must not use the key up. */
static enum problem
ask(struct db *db, const struct db_call *call, struct given *given)
{
	struct db_request request = db->request;
	struct exchange   exchange;

	check((unsigned)call->statement < STATEMENT_COUNT);
	if (!is_act(db, call))
		request.key = request.fingerprint = NULL;
	exchange = exchange_settle(db, &request, call, !is_act(db, call) || request.key != NULL);
	if (exchange.fate == FATE_KEY_SEEN && request.key != NULL)
		return replay(db, call, given);
	given->rows = exchange.result;
	return fate_problem(&exchange);
}

static struct column_map *
columns_for(struct db *db, const struct db_call *call, const PGresult *rows, const struct field *fields)
{
	struct column_map *map = &db->statements[call->statement].map;

	if (map->members == NULL || map->fields != fields || map->count != PQnfields(rows))
		columns_make(map, rows, fields, is_act(db, call));
	return map;
}

/* The row of an act (or of a read, which has no outcome). */
static enum problem
row_read(struct db *db, struct arena *arena, const struct db_call *call, const PGresult *rows,
    const struct field *fields, void *row, bool *found)
{
	struct column_map *map = columns_for(db, call, rows, fields);
	const char        *statement = statement_texts[call->statement].name;
	enum problem       outcome = OK;

	if (PQntuples(rows) == 0 && !is_act(db, call))
		return PROBLEM_NOT_FOUND;
	if (is_act(db, call)) {
		if (PQntuples(rows) != 1 || map->outcome < 0 || PQgetisnull(rows, 0, map->outcome)) {
			log_event(LOG_LEVEL_ERROR, "db.no_outcome",
			    log_text("request", db->request.request_id), log_text("statement", statement));
			return PROBLEM_INTERNAL;
		}
		outcome = outcome_read(db, call, PQgetvalue(rows, 0, map->outcome));
	}
	if (fields != NULL && !columns_bind(map, arena, rows, 0, statement, row, found))
		return PROBLEM_INTERNAL;
	return outcome;
}

static enum problem
remembered_read(struct db *db, struct arena *arena, const struct db_call *call, const struct given *given,
    const struct field *fields, void *row, bool *found)
{
	struct faults faults = { 0 };

	*found = given->reply != NULL;
	if (fields == NULL)
		return given->outcome;
	field_clear(fields, row);
	if (*found
	    && wire_read(arena, given->reply, strlen(given->reply), fields, WIRE_OWN, row, NULL, &faults)
		   != OK) {
		log_event(LOG_LEVEL_ERROR, "db.bad_reply", log_text("request", db->request.request_id),
		    log_text("statement", statement_texts[call->statement].name),
		    log_text("pointer", faults.count > 0 ? faults.items[0].pointer : ""));
		return PROBLEM_INTERNAL;
	}
	return given->outcome;
}

enum problem
db_row(struct db *db, struct arena *arena, const struct db_call *call, const struct field *fields, void *row,
    bool *found)
{
	struct given given = { 0 };
	bool         any = false;
	enum problem p = ask(db, call, &given);

	if (p == OK && given.remembered)
		p = remembered_read(db, arena, call, &given, fields, row, &any);
	else if (p == OK)
		p = row_read(db, arena, call, given.rows, fields, row, &any);
	if (found != NULL)
		*found = any;
	PQclear(given.rows);
	return p;
}

enum problem
db_act(struct db *db, const struct db_call *call)
{
	return db_row(db, NULL, call, NULL, NULL, NULL);
}

enum problem
db_rows(struct db *db, struct arena *arena, const struct db_call *call, const struct field *fields,
    size_t stride, struct rows *rows)
{
	struct given       given = { 0 };
	enum problem       p = ask(db, call, &given);
	struct column_map *map;
	struct rows        into = { .stride = stride };
	bool               any;

	check(!is_act(db, call));
	if (p)
		return p;
	map = columns_for(db, call, given.rows, fields);
	into.count = (size_t)PQntuples(given.rows);
	into.items = arena_take(arena, into.count * stride);
	for (size_t i = 0; i < into.count && p == OK; i++)
		if (!columns_bind(map, arena, given.rows, (int)i, statement_texts[call->statement].name,
			(char *)into.items + i * stride, &any))
			p = PROBLEM_INTERNAL;
	PQclear(given.rows);
	if (p == OK)
		*rows = into;
	return p;
}
