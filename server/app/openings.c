/* From the hours that a house keeps to intervals in UTC, so that no reader needs a zone database and a clock
 * that passes an opening time needs no push. Stored by a commit like everything else: every server and every
 * screen sees the same. */
#include "openings.h"

#include <inttypes.h>
#include <stddef.h>

#include "base/clock.h"
#include "base/log.h"
#include "hours/hours.h"

struct openings_due {
	const char *id;
	int64_t     version;
	const char *zone;
};

const struct field openings_due_fields[] = {
	{ .name = "id", .kind = FIELD_ID, .offset = offsetof(struct openings_due, id) },
	{ .name = "version", .kind = FIELD_INT, .offset = offsetof(struct openings_due, version) },
	{ .name = "zone", .kind = FIELD_TEXT, .offset = offsetof(struct openings_due, zone) },
	{ 0 },
};

struct openings_rule {
	int64_t weekdays, opens_minute, closes_minute, valid_from, valid_to, on_date;
	bool    closed;
};

const struct field openings_rule_fields[] = {
	{ .name = "weekdays", .kind = FIELD_INT, .offset = offsetof(struct openings_rule, weekdays) },
	{ .name = "opens_minute", .kind = FIELD_INT, .offset = offsetof(struct openings_rule, opens_minute) },
	{ .name = "closes_minute",
	    .kind = FIELD_INT,
	    .offset = offsetof(struct openings_rule, closes_minute) },
	{ .name = "valid_from", .kind = FIELD_INT, .offset = offsetof(struct openings_rule, valid_from) },
	{ .name = "valid_to", .kind = FIELD_INT, .offset = offsetof(struct openings_rule, valid_to) },
	{ .name = "on_date", .kind = FIELD_INT, .offset = offsetof(struct openings_rule, on_date) },
	{ .name = "closed", .kind = FIELD_BOOL, .offset = offsetof(struct openings_rule, closed) },
	{ 0 },
};

const size_t openings_rule_size = sizeof(struct openings_rule);

struct service_hours
openings_hours(struct arena *arena, const struct rows *rows)
{
	const struct openings_rule *items = rows->items;
	struct service_hours        hours = {
		       .rules = arena_take(arena, rows->count * sizeof(struct hours_rule)),
		       .exceptions = arena_take(arena, rows->count * sizeof(struct hours_exception)),
	};

	for (size_t i = 0; i < rows->count; i++) {
		const struct openings_rule *row = &items[i];

		if (row->on_date == 0)
			hours.rules[hours.rule_count++] = (struct hours_rule){
				.weekdays = (unsigned)row->weekdays,
				.opens_minute = (int)row->opens_minute,
				.closes_minute = (int)row->closes_minute,
				.valid_from = (int)row->valid_from,
				.valid_to = (int)row->valid_to,
			};
		else
			hours.exceptions[hours.exception_count++] = (struct hours_exception){
				.on_date = (int)row->on_date,
				.closed = row->closed,
				.opens_minute = (int)row->opens_minute,
				.closes_minute = (int)row->closes_minute,
			};
	}
	return hours;
}

static enum problem
openings_compute(struct db *db, struct arena *arena, const struct openings_due *due)
{
	struct rows  rows;
	const char  *openings;
	int64_t      until_us;
	char         until[TIME_TEXT_SIZE];
	enum problem p;

	p = db_rows(db, arena, &(struct db_call)DB_CALL(STATEMENT_clock_openings_rules, due->id),
	    openings_rule_fields, sizeof(struct openings_rule), &rows);
	if (p != OK)
		return p;
	struct service_hours hours = openings_hours(arena, &rows);

	/* A zone that nobody knows gives no interval rather than a wrong one; it is said at each turn of the
	 * day. */
	if (!hours_openings(arena, due->zone, hours.rules, hours.rule_count, hours.exceptions,
		hours.exception_count, clock_wall_us(), &openings, &until_us)) {
		log_event(LOG_LEVEL_ERROR, "openings.zone", log_text("service", due->id),
		    log_text("zone", due->zone));
		openings = "[]";
		until_us = NO_TIME;
	}
	if (until_us != NO_TIME)
		time_print(until_us, until);
	return db_act(db,
	    &(struct db_call)DB_CALL(STATEMENT_clock_openings_store, due->id,
		arena_print(arena, "%" PRId64, due->version), openings, until_us != NO_TIME ? until : NULL));
}

enum problem
openings_refresh(struct db *db, struct arena *arena)
{
	struct rows  due;
	enum problem p;

	p = db_rows(db, arena, &(struct db_call){ .statement = STATEMENT_clock_openings_due },
	    openings_due_fields, sizeof(struct openings_due), &due);
	for (size_t i = 0; p == OK && i < due.count; i++)
		p = openings_compute(db, arena, &((const struct openings_due *)due.items)[i]);
	return p;
}
