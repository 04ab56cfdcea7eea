/* What PostgreSQL's errors (appendix A of its manual) mean to a caller. The log gets the code, the constraint
 * and where it happened; never DETAIL or the message of a data error, which quote rows and so might name a
 * guest. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "internal.h"

static const char *
field_of(const PGresult *error, int code)
{
	const char *text = PQresultErrorField(error, code);

	return text == NULL ? "" : text;
}

static bool
in_class(const char *state, const char *class)
{
	return strncmp(state, class, 2) == 0;
}

/* The connection, or the server behind it, is no good any more: 08 connection (but 08P01, which says that we
 * asked wrongly), 57P0x shut down, 25006 a primary that became a standby. FATAL is PostgreSQL's word for "and
 * I hang up now". */
static bool
is_loss(const PGresult *error, const char *state)
{
	const char *severity = field_of(error, PG_DIAG_SEVERITY_NONLOCALIZED);

	return state[0] == '\0' || (in_class(state, "08") && strcmp(state, "08P01") != 0)
	    || strncmp(state, "57P", 3) == 0 || strcmp(state, "25006") == 0 || strcmp(severity, "FATAL") == 0
	    || strcmp(severity, "PANIC") == 0;
}

/* What was prepared no longer fits the schema (a migration ran beside us), or was thrown away by a pooler. */
static bool
is_stale(const PGresult *error, const char *state)
{
	return strcmp(state, "26000") == 0
	    || (strcmp(state, "0A000") == 0
		&& strcmp(field_of(error, PG_DIAG_SOURCE_FUNCTION), "RevalidateCachedQuery") == 0);
}

/* "PL/pgSQL function recipient_offer(uuid) line 12 at RAISE" names code only; other contexts may quote data.
 * Messages of classes 42 (syntax, unknown column, no privilege) and 08 (wrong number of values) name code
 * only, too. */
static void
trouble_log(const struct db *db, enum statement statement, const PGresult *error, const char *state)
{
	const char *context = field_of(error, PG_DIAG_CONTEXT);
	char        where[160] = "";

	if (strncmp(context, "PL/pgSQL function", 17) == 0 || strncmp(context, "SQL function", 12) == 0)
		snprintf(where, sizeof where, "%.*s", (int)strcspn(context, "\n"), context);
	log_event(LOG_LEVEL_ERROR, "db.failed",
	    log_text("request", db->request.request_id == NULL ? "" : db->request.request_id),
	    log_text("statement", statement_texts[statement].name), log_text("sqlstate", state),
	    log_text("constraint", field_of(error, PG_DIAG_CONSTRAINT_NAME)),
	    log_text("table", field_of(error, PG_DIAG_TABLE_NAME)), log_text("where", where),
	    log_text("message", in_class(state, "42") || in_class(state, "08")
				    ? field_of(error, PG_DIAG_MESSAGE_PRIMARY)
				    : ""));
}

struct exchange
trouble_read(struct db *db, enum statement statement, const PGresult *error)
{
	const char     *state = field_of(error, PG_DIAG_SQLSTATE);
	struct exchange refused = { .fate = FATE_REFUSED, .problem = PROBLEM_INTERNAL };

	if (strcmp(state, "PL001") == 0) {
		refused.fate = FATE_KEY_SEEN;
		return refused;
	}
	if (strcmp(state, "40001") == 0 || strcmp(state, "40P01") == 0) {
		refused.fate = FATE_ROLLED_BACK;
		return refused;
	}
	if (is_stale(error, state)) {
		connection_drop(db);
		refused.fate = FATE_ROLLED_BACK;
		return refused;
	}
	if (is_loss(error, state)) {
		log_event(LOG_LEVEL_WARNING, "db.lost",
		    log_text("application", db->settings.application_name), log_text("sqlstate", state));
		refused.fate = FATE_UNKNOWN;
		return refused;
	}
	if (strcmp(state, "57014") == 0)
		refused.problem = PROBLEM_TIMEOUT;
	else if (strcmp(state, "23P01") == 0 && strcmp(field_of(error, PG_DIAG_TABLE_NAME), "occupancy") == 0)
		refused.problem = PROBLEM_BED_NOT_OPEN;
	else if (in_class(state, "53")) /* disk full, out of memory: it may pass */
		refused.problem = PROBLEM_UNAVAILABLE;
	if (refused.problem != PROBLEM_BED_NOT_OPEN)
		trouble_log(db, statement, error, state);
	return refused;
}

static long
line_of(const char *sql, const char *position)
{
	long left = strtol(position, NULL, 10), line = 1;

	/* The position counts characters, not bytes. */
	for (; *sql != '\0' && left > 1; sql++) {
		line += *sql == '\n';
		left -= ((unsigned char)sql[1] & 0xc0) != 0x80;
	}
	return line;
}

void
trouble_print(const PGresult *error, const char *sql, char *why, size_t why_size)
{
	const char *position = field_of(error, PG_DIAG_STATEMENT_POSITION);
	const char *context = field_of(error, PG_DIAG_CONTEXT);
	const char *detail = field_of(error, PG_DIAG_MESSAGE_DETAIL);
	char        line[32] = "";

	if (position[0] != '\0' && sql != NULL)
		snprintf(line, sizeof line, "line %ld: ", line_of(sql, position));
	snprintf(why, why_size, "%s%s%s%s%s%.*s", line, field_of(error, PG_DIAG_MESSAGE_PRIMARY),
	    detail[0] == '\0' ? "" : "; ", detail, context[0] == '\0' ? "" : "; ",
	    (int)strcspn(context, "\n"), context);
}
