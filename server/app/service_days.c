/* A day that is over, in seconds. What ran past midnight is counted on each of its days; the site's closures
 * are taken away by SQL, which knows them. */
#include "service_days.h"

#include <inttypes.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "hours/schedule.h"
#include "openings.h"

struct days_due {
	const char *id, *zone;
	const char *first_day, *last_day;
};

const struct field service_days_due_fields[] = {
	{ .name = "id", .kind = FIELD_ID, .offset = offsetof(struct days_due, id) },
	{ .name = "zone", .kind = FIELD_TEXT, .offset = offsetof(struct days_due, zone) },
	{ .name = "first_day", .kind = FIELD_DATE, .offset = offsetof(struct days_due, first_day) },
	{ .name = "last_day", .kind = FIELD_DATE, .offset = offsetof(struct days_due, last_day) },
	{ 0 },
};

struct intervals {
	struct hours_interval *items;
	size_t                 count;
};

/* Those that touch the day, cut to it, into `into`; their seconds. */
static int64_t
cut(const struct intervals *from, int64_t begin_us, int64_t end_us, struct intervals *into)
{
	int64_t sum_us = 0;

	into->count = 0;
	for (size_t i = 0; i < from->count; i++) {
		struct hours_interval it = from->items[i];

		if (it.opens_at_us >= end_us || it.closes_at_us <= begin_us)
			continue;
		if (it.opens_at_us < begin_us)
			it.opens_at_us = begin_us;
		if (it.closes_at_us > end_us)
			it.closes_at_us = end_us;
		sum_us += it.closes_at_us - it.opens_at_us;
		into->items[into->count++] = it;
	}
	return sum_us / MICROSECONDS_PER_SECOND;
}

static const char *
date_text(struct arena *arena, int date)
{
	return arena_print(arena, "%04d-%02d-%02d", date / 10000, date / 100 % 100, date % 100);
}

static const char *
days_text(struct arena *arena, const struct days_due *due, const struct intervals *scheduled,
    const struct intervals *kept)
{
	int              last = schedule_date(due->last_day);
	struct buffer    json = { 0 };
	struct intervals day = { .items = arena_take(
				     arena, (scheduled->count + kept->count) * sizeof *day.items) };
	const char      *text;

	buffer_put_char(&json, '[');
	for (int date = schedule_date(due->first_day); date <= last; date = hours_date_after(date, 1)) {
		int64_t begin_us = hours_moment(due->zone, date, 0);
		int64_t end_us = hours_moment(due->zone, hours_date_after(date, 1), 0);
		int64_t seconds = cut(scheduled, begin_us, end_us, &day);

		(void)cut(kept, begin_us, end_us, &day);
		buffer_print(&json, "%s{\"on_date\":\"%s\",\"scheduled_seconds\":%" PRId64 ",\"kept\":%s}",
		    json.size > 1 ? "," : "", date_text(arena, date), seconds,
		    hours_intervals_text(arena, day.items, day.count));
	}
	buffer_put_char(&json, ']');
	text = arena_text_n(arena, json.bytes, json.size);
	buffer_done(&json);
	return text;
}

static enum problem
days_write(struct db *db, struct arena *arena, const struct days_due *due)
{
	struct rows          rows;
	struct intervals     scheduled, kept;
	struct service_hours hours;
	enum problem         p;
	int64_t              begin_us, end_us;

	/* Exceptions of the day before count too: their hours may run past midnight. */
	p = db_rows(db, arena,
	    &(struct db_call)DB_CALL(STATEMENT_clock_days_rules, due->id,
		date_text(arena, hours_date_after(schedule_date(due->first_day), -1))),
	    openings_rule_fields, openings_rule_size, &rows);
	if (p != OK)
		return p;
	hours = openings_hours(arena, &rows);
	begin_us = hours_moment(due->zone, schedule_date(due->first_day), 0);
	end_us = hours_moment(due->zone, hours_date_after(schedule_date(due->last_day), 1), 0);
	if (!hours_intervals(arena, due->zone, hours.rules, hours.rule_count, NULL, 0, begin_us, end_us,
		&scheduled.items, &scheduled.count)
	    || !hours_intervals(arena, due->zone, hours.rules, hours.rule_count, hours.exceptions,
		hours.exception_count, begin_us, end_us, &kept.items, &kept.count))
		return OK; /* of an unknown zone: room app says so where openings are computed */
	return db_act(db, &(struct db_call)DB_CALL(
			      STATEMENT_clock_days_store, due->id, days_text(arena, due, &scheduled, &kept)));
}

enum problem
service_days_write(struct db *db, struct arena *arena)
{
	struct rows  due;
	enum problem p;

	p = db_rows(db, arena, &(struct db_call){ .statement = STATEMENT_clock_days_due },
	    service_days_due_fields, sizeof(struct days_due), &due);
	for (size_t i = 0; p == OK && i < due.count; i++)
		p = days_write(db, arena, &((const struct days_due *)due.items)[i]);
	return p;
}
