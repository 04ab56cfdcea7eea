/* Holds C and SQL together: at start each statement is prepared and described, and its columns are compared
 * with the table of members that will be filled from them. A server that would answer wrongly doesn't start.
 */
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "internal.h"

/* Built-in types' ids (pg_type.dat); they never change. */
enum type_id {
	TYPE_BOOL = 16,
	TYPE_NAME = 19,
	TYPE_INT8 = 20,
	TYPE_INT2 = 21,
	TYPE_INT4 = 23,
	TYPE_TEXT = 25,
	TYPE_JSON = 114,
	TYPE_FLOAT4 = 700,
	TYPE_FLOAT8 = 701,
	TYPE_INET = 869,
	TYPE_TEXT_ARRAY = 1009,
	TYPE_BPCHAR = 1042,
	TYPE_VARCHAR = 1043,
	TYPE_DATE = 1082,
	TYPE_TIME = 1083,
	TYPE_TIMESTAMPTZ = 1184,
	TYPE_NUMERIC = 1700,
	TYPE_UUID = 2950,
	TYPE_UUID_ARRAY = 2951,
	TYPE_LSN = 3220,
	TYPE_JSONB = 3802,
};

static bool
one_of(Oid type, const enum type_id *types)
{
	for (; *types != 0; types++)
		if (type == (Oid)*types)
			return true;
	return false;
}

/* May a member of this kind be filled from PostgreSQL's text output of that type? */
static bool
type_fits(enum field_kind kind, Oid type)
{
	static const enum type_id texts[] = { TYPE_TEXT, TYPE_VARCHAR, TYPE_BPCHAR, TYPE_NAME, TYPE_UUID,
		TYPE_TIME, TYPE_DATE, TYPE_INET, TYPE_LSN, 0 };
	static const enum type_id integers[] = { TYPE_INT8, TYPE_INT4, TYPE_INT2, 0 };
	static const enum type_id reals[] = { TYPE_FLOAT8, TYPE_FLOAT4, TYPE_NUMERIC, TYPE_INT8, TYPE_INT4,
		TYPE_INT2, 0 };
	static const enum type_id lists[] = { TYPE_TEXT_ARRAY, TYPE_UUID_ARRAY, 0 };
	static const enum type_id json[] = { TYPE_JSONB, TYPE_JSON, 0 };
	static const enum type_id ids[] = { TYPE_UUID, TYPE_TEXT, 0 };
	static const enum type_id choices[] = { TYPE_TEXT, TYPE_VARCHAR, 0 };

	switch (kind) {
	case FIELD_TEXT: return one_of(type, texts);
	case FIELD_ID: return one_of(type, ids);
	case FIELD_BOOL:
	case FIELD_ANSWER: return type == TYPE_BOOL;
	case FIELD_INT: return one_of(type, integers);
	case FIELD_REAL: return one_of(type, reals);
	case FIELD_TIME: return type == TYPE_TIMESTAMPTZ;
	case FIELD_DATE: return type == TYPE_DATE;
	case FIELD_CHOICE: return one_of(type, choices);
	case FIELD_TEXTS: return one_of(type, lists);
	case FIELD_JSON: return one_of(type, json);
	case FIELD_OBJECT:
	case FIELD_OBJECTS: return false;
	}
	return false;
}

static bool
columns_known(const struct statement_shape *shape, const char *name, const PGresult *described, char *why,
    size_t why_size)
{
	bool outcome = false;

	for (int i = 0; i < PQnfields(described); i++) {
		const char         *column = PQfname(described, i);
		const struct field *field;

		if (shape->is_act && !outcome && strcmp(column, "outcome") == 0) {
			outcome = true;
			continue;
		}
		field = shape->fields == NULL ? NULL : field_find(shape->fields, column);
		if (field == NULL) {
			snprintf(
			    why, why_size, "statement %s gives a column %s that nothing takes", name, column);
			return false;
		}
		if (!type_fits(field->kind, PQftype(described, i))) {
			snprintf(why, why_size,
			    "statement %s gives %s with a type (oid %u) that does not fit its member", name,
			    column, (unsigned)PQftype(described, i));
			return false;
		}
	}
	if (shape->is_act && !outcome)
		snprintf(why, why_size, "statement %s is an act but gives no column outcome", name);
	return outcome || !shape->is_act;
}

static bool
members_filled(const struct statement_shape *shape, const char *name, const PGresult *described, char *why,
    size_t why_size)
{
	for (const struct field *field = shape->fields; field != NULL && field->name != NULL; field++) {
		if (field->kind == FIELD_OBJECT || field->kind == FIELD_OBJECTS)
			continue;
		if (PQfnumber(described, field->name) < 0) {
			snprintf(why, why_size, "statement %s gives no column for the member %s", name,
			    field->name);
			return false;
		}
	}
	return true;
}

/* Besides those with a shape, the two that this room runs by itself are prepared. */
static bool
is_wanted(const struct db *db, size_t statement)
{
	return db->statements[statement].shape != NULL || statement == STATEMENT_request_begin
	    || statement == STATEMENT_request_replay;
}

static enum problem
failed(const struct statement_text *text, const PGresult *error, char *why, size_t why_size)
{
	int used = snprintf(why, why_size, "statement %s: ", text->name);

	if (used > 0 && (size_t)used < why_size)
		trouble_print(error, text->sql, why + used, why_size - (size_t)used);
	return PROBLEM_INTERNAL;
}

/* The next answer of a pipeline, without the ends between them; NULL: the connection broke. */
static PGresult *
next_answer(struct db *db, int64_t deadline_ms)
{
	PGresult *result = NULL;
	bool      overdue, broken = false;

	while (result == NULL && !broken)
		result = connection_result(db, deadline_ms, &overdue, &broken);
	return result;
}

/* Answers come in the order asked, until the sync's own. */
static enum problem
prepare_all(struct db *db, char *why, size_t why_size)
{
	int64_t      deadline_ms = connection_deadline(db, 0);
	bool         broken = false;
	enum problem p = OK;

	for (size_t i = 0; i < STATEMENT_COUNT && !broken; i++)
		if (is_wanted(db, i) && !db->statements[i].known)
			broken = PQsendPrepare(
				     db->connection, statement_texts[i].name, statement_texts[i].sql, 0, NULL)
			      != 1;
	broken = broken || PQpipelineSync(db->connection) != 1;
	for (size_t i = 0; i <= STATEMENT_COUNT && !broken; i++) {
		PGresult *answer;

		if (i < STATEMENT_COUNT && (!is_wanted(db, i) || db->statements[i].known))
			continue;
		answer = next_answer(db, deadline_ms);
		broken = answer == NULL;
		if (i < STATEMENT_COUNT && PQresultStatus(answer) == PGRES_COMMAND_OK)
			db->statements[i].known = true;
		else if (i < STATEMENT_COUNT && p == OK && !broken)
			p = failed(&statement_texts[i], answer, why, why_size);
		PQclear(answer);
	}
	return broken ? PROBLEM_UNAVAILABLE : p;
}

static enum problem
describe_all(struct db *db, char *why, size_t why_size)
{
	int64_t      deadline_ms = connection_deadline(db, 0);
	bool         broken = false;
	enum problem p = OK;

	for (size_t i = 0; i < db->settings.shape_count && !broken; i++)
		broken = PQsendDescribePrepared(
			     db->connection, statement_texts[db->settings.shapes[i].statement].name)
		      != 1;
	broken = broken || PQpipelineSync(db->connection) != 1;
	for (size_t i = 0; i <= db->settings.shape_count && !broken; i++) {
		const struct statement_shape *shape = &db->settings.shapes[i];
		PGresult                     *answer = next_answer(db, deadline_ms);

		broken = answer == NULL;
		if (i < db->settings.shape_count && p == OK && !broken) {
			const struct statement_text *text = &statement_texts[shape->statement];

			if (PQresultStatus(answer) != PGRES_COMMAND_OK)
				p = failed(text, answer, why, why_size);
			else if (!columns_known(shape, text->name, answer, why, why_size)
				 || !members_filled(shape, text->name, answer, why, why_size))
				p = PROBLEM_INTERNAL;
		}
		PQclear(answer);
	}
	return broken ? PROBLEM_UNAVAILABLE : p;
}

enum problem
db_ready(struct db *db, char *why, size_t why_size)
{
	enum problem p;

	if (db->connection != NULL && !connection_alive(db))
		connection_drop(db);
	if ((p = connection_open(db, true, why, why_size)))
		return p;
	if ((p = prepare_all(db, why, why_size)) == OK)
		p = describe_all(db, why, why_size);
	if (p == PROBLEM_UNAVAILABLE) {
		snprintf(why, why_size, "the database did not answer");
		connection_drop(db);
	}
	return p;
}
