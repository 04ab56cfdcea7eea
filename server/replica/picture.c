/* Slot, snapshot and stream on one connection. The slot's snapshot can be read only in the very transaction
 * that makes the slot, and a temporary slot lives as long as its connection: so one connection does all
 * three, in this order. */
#include "picture.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/log.h"

/* The text that values come in is what wire_member_from_sql reads: one format, whatever the server's settings
 * are. */
static const char session_settings[] =
    "SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'iso_8601'; SET "
    "extra_float_digits = 1; "
    "SET bytea_output = 'hex'; SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0";

struct reading {
	const struct replica_settings *settings;
	struct arena                  *arena;
	struct change_row              row; /* of the table that is being read */
	const char                   **values;
};

static void
give_row(void *context, const PGresult *result)
{
	struct reading *reading = context;

	for (size_t i = 0; i < reading->row.count; i++)
		reading->values[i] = PQgetisnull(result, 0, (int)i) ? NULL : PQgetvalue(result, 0, (int)i);
	reading->settings->listener.row(reading->settings->listener.context, &reading->row);
}

/* What the publication tells of each column, in the tables' own order. */
static PGresult *
published_columns(struct link *link, const char *publication)
{
	char     *name = PQescapeLiteral(link->connection, publication, strlen(publication));
	char      sql[1024];
	PGresult *result;

	snprintf(sql, sizeof sql,
	    "SELECT p.schemaname, p.tablename, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod) "
	    "FROM pg_catalog.pg_publication_tables p "
	    "JOIN pg_catalog.pg_namespace n ON n.nspname = p.schemaname "
	    "JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = p.tablename "
	    "JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = ANY (p.attnames) AND "
	    "a.attnum > 0 "
	    "WHERE p.pubname = %s ORDER BY p.schemaname, p.tablename, a.attnum",
	    name ? name : "''");
	PQfreemem(name);
	result = link_query(link, sql);
	if (result && PQntuples(result) == 0) {
		snprintf(link->why, sizeof link->why,
		    "the publication %.60s has no tables, or does not exist", publication);
		PQclear(result);
		return NULL;
	}
	return result;
}

/* FNV-1a of the database's name, and of columns' names and types: clients must not go on from one shape of
 * the feed to another. */
static unsigned
sum_text(unsigned sum, const char *c)
{
	do
		sum = (sum ^ (unsigned char)*c) * 16777619u;
	while (*c++ != '\0');
	return sum;
}

static unsigned
schema_sum(struct link *link, const PGresult *columns)
{
	unsigned sum = sum_text(2166136261u, PQdb(link->connection));

	for (int row = 0; row < PQntuples(columns); row++) {
		for (int field = 0; field < PQnfields(columns); field++)
			sum = sum_text(sum, PQgetvalue(columns, row, field));
	}
	return sum;
}

static void
put_name(struct link *link, struct buffer *sql, const char *name)
{
	char *quoted = PQescapeIdentifier(link->connection, name, strlen(name));

	buffer_put_text(sql, quoted ? quoted : "\"\"");
	PQfreemem(quoted);
}

/* false: the publication doesn't have this table. */
static bool
write_select(struct link *link, const PGresult *columns, const struct replica_table *table,
    struct reading *reading, struct buffer *sql)
{
	const char **names = arena_take(reading->arena, (size_t)PQntuples(columns) * sizeof *names);
	const char  *schema = NULL;
	size_t       count = 0;

	buffer_clear(sql);
	for (int row = 0; row < PQntuples(columns); row++) {
		if (strcmp(PQgetvalue(columns, row, 1), table->relation) != 0)
			continue;
		schema = PQgetvalue(columns, row, 0);
		names[count++] = PQgetvalue(columns, row, 2);
		buffer_put_text(sql, count == 1 ? "SELECT " : ", ");
		put_name(link, sql, names[count - 1]);
	}
	if (schema == NULL) {
		snprintf(link->why, sizeof link->why, "the publication does not have the table %.60s",
		    table->relation);
		return false;
	}
	buffer_put_text(sql, " FROM ");
	put_name(link, sql, schema);
	buffer_put_char(sql, '.');
	put_name(link, sql, table->relation);
	if (table->where)
		buffer_print(sql, " WHERE %s", table->where);
	reading->row = (struct change_row){
		.kind = CHANGE_INSERT, .relation = table->relation, .count = count, .names = names
	};
	reading->values = arena_take(reading->arena, count * sizeof *reading->values);
	reading->row.values = reading->values;
	reading->row.unchanged = arena_take(reading->arena, count * sizeof *reading->row.unchanged);
	return true;
}

static bool
read_tables(struct link *link, const struct replica_settings *settings, const PGresult *columns)
{
	struct reading reading = { .settings = settings, .arena = arena_open() };
	struct buffer  sql = { 0 };
	bool           fine = true;

	for (size_t i = 0; fine && i < settings->table_count; i++)
		fine = write_select(link, columns, &settings->tables[i], &reading, &sql)
		    && link_rows(link, sql.bytes, give_row, &reading);
	buffer_done(&sql);
	arena_close(reading.arena);
	return fine;
}

static bool
identify(struct link *link, char *into, size_t size)
{
	PGresult *result = link_query(link, "IDENTIFY_SYSTEM");

	if (result == NULL)
		return false;
	snprintf(into, size, "%.24s-%.10s", PQgetvalue(result, 0, 0), PQgetvalue(result, 0, 1));
	PQclear(result);
	return true;
}

static bool
make_slot(struct link *link, const char *slot, uint64_t *pos)
{
	char      command[160];
	PGresult *result;
	bool      fine;

	snprintf(command, sizeof command,
	    "CREATE_REPLICATION_SLOT %s TEMPORARY LOGICAL pgoutput (SNAPSHOT 'use')", slot);
	if ((result = link_query(link, command)) == NULL)
		return false;
	fine = PQntuples(result) == 1 && position_read(PQgetvalue(result, 0, 1), pos);
	if (!fine)
		link_fail(link, "the new slot has no position");
	PQclear(result);
	return fine;
}

/* One transaction: the slot, then everything that was committed before it. */
static bool
read_under_slot(struct link *link, const struct replica_settings *settings, const char *slot, uint64_t *pos)
{
	const struct replica_listener *listener = &settings->listener;
	char                           system[40], epoch[64];
	PGresult                      *columns;
	bool                           fine;

	if (!identify(link, system, sizeof system) || !link_command(link, session_settings)
	    || !link_command(link, "BEGIN ISOLATION LEVEL REPEATABLE READ") || !make_slot(link, slot, pos)
	    || (columns = published_columns(link, settings->publication)) == NULL)
		return false;
	snprintf(epoch, sizeof epoch, "%s-%08x", system, schema_sum(link, columns));
	listener->begin(listener->context, epoch);
	fine = read_tables(link, settings, columns) && link_command(link, "COMMIT");
	PQclear(columns);
	return fine;
}

bool
picture_read(struct link *link, const struct replica_settings *settings, uint64_t *pos)
{
	int64_t began = clock_monotonic_ms();
	char    slot[64], random[17], at[POSITION_TEXT_SIZE], command[320];
	char   *publication, *quoted;

	random_hex(random, 8);
	snprintf(slot, sizeof slot, "porchlight_%ld_%s", (long)getpid(), random);
	if (!read_under_slot(link, settings, slot, pos))
		return false;
	position_print(*pos, at);
	/* A list of names, itself in quotes. */
	publication =
	    PQescapeIdentifier(link->connection, settings->publication, strlen(settings->publication));
	quoted = publication ? PQescapeLiteral(link->connection, publication, strlen(publication)) : NULL;
	snprintf(command, sizeof command,
	    "START_REPLICATION SLOT %s LOGICAL %s (proto_version '1', publication_names %s)", slot, at,
	    quoted ? quoted : "''");
	PQfreemem(quoted);
	PQfreemem(publication);
	if (!link_stream(link, command))
		return false;
	settings->listener.ready(settings->listener.context, *pos);
	log_event(LOG_LEVEL_INFO, "replica.picture", log_text("pos", at),
	    log_int("ms", clock_monotonic_ms() - began));
	return true;
}
