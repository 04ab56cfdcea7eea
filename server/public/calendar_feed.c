/* A service's hours as an iCalendar that anybody's calendar may follow: rules and exceptions in the place's
 * own zone, so that it is right across changes of the clocks however seldom it is asked for. */
#include <stddef.h>
#include <string.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "calendar_feed.h"
#include "feed_cache.h"
#include "hours/calendar.h"
#include "hours/hours.h"
#include "wire/wire.h"

enum { YEARS_AHEAD = 2 };

#define CALENDAR(member, what)                                                                               \
	{                                                                                                    \
		.name = #member, .kind = (what), .offset = offsetof(struct feed_calendar, member)            \
	}

const struct field feed_calendar_fields[] = {
	CALENDAR(id, FIELD_ID),
	CALENDAR(name, FIELD_TEXT),
	CALENDAR(site_name, FIELD_TEXT),
	CALENDAR(phone, FIELD_TEXT),
	CALENDAR(link, FIELD_TEXT),
	CALENDAR(notice, FIELD_TEXT),
	CALENDAR(zone, FIELD_TEXT),
	CALENDAR(address, FIELD_TEXT),
	CALENDAR(city, FIELD_TEXT),
	CALENDAR(postcode, FIELD_TEXT),
	CALENDAR(county_name, FIELD_TEXT),
	CALENDAR(county_state, FIELD_TEXT),
	CALENDAR(is_virtual, FIELD_BOOL),
	CALENDAR(hours, FIELD_JSON),
	CALENDAR(hours_version, FIELD_INT),
	CALENDAR(hours_changed_at, FIELD_TIME),
	{ 0 },
};

/* Both lists of public_entry's `hours`. */
struct rule {
	const char *id;
	int64_t     weekdays, opens_minute, closes_minute, valid_from, valid_to;
};

struct exception {
	int64_t     on_date;
	bool        closed;
	int64_t     opens_minute, closes_minute;
	const char *note;
};

struct hours {
	struct rows rules, exceptions;
};

#define RULE(member, what)                                                                                   \
	{                                                                                                    \
		.name = #member, .kind = (what), .offset = offsetof(struct rule, member)                     \
	}
#define EXCEPTION(member, what)                                                                              \
	{                                                                                                    \
		.name = #member, .kind = (what), .offset = offsetof(struct exception, member)                \
	}

static const struct field rule_fields[] = {
	RULE(id, FIELD_ID),
	RULE(weekdays, FIELD_INT),
	RULE(opens_minute, FIELD_INT),
	RULE(closes_minute, FIELD_INT),
	RULE(valid_from, FIELD_INT),
	RULE(valid_to, FIELD_INT),
	{ 0 },
};

static const struct field exception_fields[] = {
	EXCEPTION(on_date, FIELD_INT),
	EXCEPTION(closed, FIELD_BOOL),
	EXCEPTION(opens_minute, FIELD_INT),
	EXCEPTION(closes_minute, FIELD_INT),
	EXCEPTION(note, FIELD_TEXT),
	{ 0 },
};

static const struct field hours_fields[] = {
	{ .name = "rules",
	    .kind = FIELD_OBJECTS,
	    .offset = offsetof(struct hours, rules),
	    .fields = rule_fields,
	    .stride = sizeof(struct rule) },
	{ .name = "exceptions",
	    .kind = FIELD_OBJECTS,
	    .offset = offsetof(struct hours, exceptions),
	    .fields = exception_fields,
	    .stride = sizeof(struct exception) },
	{ 0 },
};

static void
put_part(struct buffer *into, const char *separator, const char *part)
{
	if (part == NULL || part[0] == '\0')
		return;
	buffer_put_text(into, into->size > 0 ? separator : "");
	buffer_put_text(into, part);
}

static const char *
kept(struct arena *arena, struct buffer *text)
{
	const char *copy = arena_text_n(arena, text->size > 0 ? text->bytes : "", text->size);

	buffer_done(text);
	return copy;
}

/* Of a confidential address there is the county only: the rest was never read. */
static const char *
location_text(struct arena *arena, const struct feed_calendar *row)
{
	struct buffer text = { 0 };

	if (row->is_virtual)
		return NULL;
	put_part(&text, ", ", row->address);
	put_part(&text, ", ", row->city != NULL ? row->city : row->county_name);
	put_part(&text, ", ", row->county_state);
	put_part(&text, " ", row->postcode);
	return kept(arena, &text);
}

static const char *
description_text(struct arena *arena, const struct feed_calendar *row)
{
	struct buffer text = { 0 };

	put_part(&text, "", row->notice);
	put_part(&text, "\n", row->phone == NULL ? NULL : arena_print(arena, "Phone: %s", row->phone));
	put_part(&text, "\n", row->link);
	return kept(arena, &text);
}

static void
rules_make(struct arena *arena, const struct rows *rows, struct calendar *calendar)
{
	struct calendar_rule *rules = arena_take(arena, rows->count * sizeof *rules);

	for (size_t i = 0; i < rows->count; i++) {
		const struct rule *row = &((const struct rule *)rows->items)[i];

		rules[i].uid = arena_print(arena, "%s@porchlight", row->id);
		rules[i].hours = (struct hours_rule){
			.weekdays = (unsigned)row->weekdays,
			.opens_minute = (int)row->opens_minute,
			.closes_minute = (int)row->closes_minute,
			.valid_from = (int)row->valid_from,
			.valid_to = (int)row->valid_to,
		};
	}
	calendar->rules = rules;
	calendar->rule_count = rows->count;
}

static void
exceptions_make(struct arena *arena, const struct rows *rows, struct calendar *calendar)
{
	struct calendar_exception *exceptions = arena_take(arena, rows->count * sizeof *exceptions);

	for (size_t i = 0; i < rows->count; i++) {
		const struct exception *row = &((const struct exception *)rows->items)[i];

		exceptions[i].note = row->note;
		exceptions[i].hours = (struct hours_exception){
			.on_date = (int)row->on_date,
			.closed = row->closed,
			.opens_minute = (int)row->opens_minute,
			.closes_minute = (int)row->closes_minute,
		};
	}
	calendar->exceptions = exceptions;
	calendar->exception_count = rows->count;
}

static const char *
calendar_make(struct arena *arena, const struct feed_calendar *row)
{
	int             year = hours_local(row->zone, clock_wall_us()).year;
	struct calendar calendar = {
		.zone = row->zone,
		.uid = row->id,
		.name = arena_print(arena, "%s, %s", row->name, row->site_name),
		.description = description_text(arena, row),
		.location = location_text(arena, row),
		.url = row->link,
		.language = "en",
		.stamp_us = row->hours_changed_at,
		.sequence = row->hours_version,
		.first_year = year,
		.last_year = year + YEARS_AHEAD,
	};
	struct hours hours;

	if (wire_read(arena, row->hours, strlen(row->hours), hours_fields, WIRE_OWN, &hours, NULL, NULL)
	    != OK)
		return NULL;
	rules_make(arena, &hours.rules, &calendar);
	exceptions_make(arena, &hours.exceptions, &calendar);
	return calendar_text(arena, &calendar);
}

/* GET /services/{id}/hours.ics */
static enum problem
calendar_read(struct request *rq)
{
	struct arena        *arena = request_arena(rq);
	struct feed_key      key = feed_key_of(arena_print(arena, "calendar/%s", request_path_id(rq, 0)));
	struct feed_calendar row;
	struct buffer        bytes = { 0 };
	const char          *text;
	enum problem         p;

	if (feed_reply_kept(rq, &key))
		return OK;
	p = db_row(request_db(rq), arena,
	    &(struct db_call)DB_CALL(STATEMENT_feed_calendar, request_path_id(rq, 0)), feed_calendar_fields,
	    &row, NULL);
	if (p)
		return p;
	text = calendar_make(arena, &row);
	if (text == NULL)
		return PROBLEM_INTERNAL;
	buffer_put_text(&bytes, text);
	return feed_reply(rq, &key, "text/calendar; charset=utf-8", &bytes);
}

/* Calendars add to a query what they like: ROUTE_RAW takes it. */
static const struct route routes[] = {
	{ .method = "GET",
	    .path = "/services/{id}/hours.ics",
	    .run = calendar_read,
	    .lane = LANE_REPORT,
	    .flags = ROUTE_OPEN | ROUTE_RAW,
	    .who = WHO_ANYONE,
	    .status = 200,
	    .name = "service_calendar",
	    .help = "A service's hours as an iCalendar." },
};

const struct route_table public_calendar_routes = ROUTES(routes);
