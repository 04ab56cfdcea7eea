/* A service's hours: its lead writes the week and the days that are not as usual, its staff say that today is
 * other than usual or that the hours are right. Open intervals are computed here and stored by the same
 * commit, so that no screen ever shows new hours with old openings. */
#include <inttypes.h>
#include <string.h>

#include "base/clock.h"
#include "hours/timetable.h"
#include "internal.h"

enum {
	TRIES_MOST =
	    40, /* each time somebody else gets through, and as many as there are workers may want to */
	EXCEPTION_DAYS_BACK = 30,    /* what a screen that stayed open may still send back */
	EXCEPTION_DAYS_AHEAD = 1100, /* holidays of the years to come, as an import brings them */
};

/* --- reading and answering --- */

static enum problem
timetable_unfold(struct request *rq, struct timetable *hours)
{
	struct faults faults = { 0 };
	const char   *json = arena_print(
	      request_arena(rq), "{\"rules\":%s,\"exceptions\":%s}", hours->rules, hours->exceptions);

	return wire_read(request_arena(rq), json, strlen(json), schedule_fields, WIRE_OWN, &hours->schedule,
	    NULL, &faults);
}

static enum problem
timetable_read(struct request *rq, struct timetable *hours)
{
	enum problem p = db_row(request_db(rq), request_arena(rq),
	    &(struct db_call)DB_CALL(STATEMENT_hours_read, request_path_id(rq, 0)), timetable_row_fields,
	    hours, NULL);

	return p ? p : timetable_unfold(rq, hours);
}

static enum problem
timetable_reply(struct request *rq, const struct db_call *call)
{
	struct timetable hours;
	bool             found = false;
	enum problem     p,
	    outcome = db_row(request_db(rq), request_arena(rq), call, timetable_row_fields, &hours, &found);

	if (found && (p = timetable_unfold(rq, &hours)))
		return p;
	if (outcome && found)
		reply_current(rq, timetable_fields, &hours);
	return outcome ? outcome : reply_json(rq, timetable_fields, &hours);
}

/* --- what the acts bring along --- */

/* The open intervals, as parameters. */
struct openings {
	const char *text, *until;
};

static struct openings
openings_of(struct request *rq, const char *zone, const struct schedule *schedule)
{
	struct openings openings;
	int64_t         until_us;
	char            until[TIME_TEXT_SIZE];

	/* A zone that is unknown, after a change of the system's database, gives no hours rather than wrong
	 * ones. */
	if (!schedule_openings(request_arena(rq), zone, schedule, clock_wall_us(), &openings.text, &until_us))
		return (struct openings){ "[]", NULL };
	openings.until = NULL;
	if (until_us != NO_TIME) {
		time_print(until_us, until);
		openings.until = arena_text(request_arena(rq), until);
	}
	return openings;
}

/* A list of the schedule as a parameter: JSON. */
static const char *
list_param(struct request *rq, const struct field *fields, const struct rows *rows)
{
	struct buffer json = { 0 };
	const char   *text;

	buffer_put_char(&json, '[');
	for (size_t i = 0; i < rows->count; i++) {
		if (i > 0)
			buffer_put_char(&json, ',');
		wire_write(&json, fields, (const char *)rows->items + i * rows->stride);
	}
	buffer_put_char(&json, ']');
	text = arena_text_n(request_arena(rq), json.bytes, json.size);
	buffer_done(&json);
	return text;
}

static const char *
exceptions_param(struct request *rq, const struct rows *exceptions)
{
	return list_param(rq, schedule_exception_fields, exceptions);
}

/* --- what is wrong with them --- */

/* from: the list that pointers begin with; to: what stands there in this request's body. */
static enum problem
schedule_faults(struct request *rq, const struct schedule *schedule, const char *from, const char *to)
{
	struct schedule_fault faults[SCHEDULE_FAULTS_MOST];
	size_t                count = schedule_check(schedule, faults);

	for (size_t i = 0; i < count; i++) {
		const char *pointer = faults[i].pointer;

		if (strncmp(pointer, from, strlen(from)) == 0)
			pointer = arena_print(request_arena(rq), "%s%s", to, pointer + strlen(from));
		(void)fault(rq, PROBLEM_BAD_VALUE, pointer, faults[i].detail);
	}
	return count > 0 ? PROBLEM_BAD_VALUE : OK;
}

/* Days that are long over, or further ahead than anybody plans. */
static enum problem
day_fault(struct request *rq, const char *zone, const char *on_date, int back, int ahead, const char *pointer)
{
	int today = hours_local_date(zone, clock_wall_us()), date = schedule_date(on_date);

	if (today == 0 || (date >= hours_date_after(today, -back) && date <= hours_date_after(today, ahead)))
		return OK;
	return fault(rq, PROBLEM_OUT_OF_RANGE, pointer,
	    arena_print(request_arena(rq), "from %d days ago to %d days ahead", back, ahead));
}

static enum problem
days_faults(struct request *rq, const char *zone, const struct schedule *schedule)
{
	const struct schedule_exception *exceptions = schedule->exceptions.items;
	enum problem                     p = OK, q;

	for (size_t i = 0; i < schedule->exceptions.count; i++)
		if ((q = day_fault(rq, zone, exceptions[i].on_date, EXCEPTION_DAYS_BACK, EXCEPTION_DAYS_AHEAD,
			 arena_print(request_arena(rq), "/exceptions/%zu/on_date", i))))
			p = q;
	return p;
}

/* --- routes --- */

static enum problem
hours_read(struct request *rq)
{
	struct timetable hours;
	enum problem     p = timetable_read(rq, &hours);

	return p ? p : reply_json(rq, timetable_fields, &hours);
}

/* What was computed from a zone that has changed meanwhile is refused, without a trace, and computed again.
 */
static enum problem
hours_change(struct request *rq)
{
	struct schedule in;
	enum problem    p;

	if ((p = request_json(rq, &in, NULL)) || (p = schedule_faults(rq, &in, "", "")))
		return p;
	for (int tries = 0; tries < TRIES_MOST; tries++) {
		struct timetable now;

		if ((p = timetable_read(rq, &now)) || (p = days_faults(rq, now.zone, &in)))
			return p;
		struct openings openings = openings_of(rq, now.zone, &in);
		p = timetable_reply(
		    rq, &(struct db_call)DB_CALL(STATEMENT_hours_change, request_path_id(rq, 0),
			    request_version(rq), now.zone, list_param(rq, schedule_rule_fields, &in.rules),
			    exceptions_param(rq, &in.exceptions), openings.text, openings.until));
		if (p != PROBLEM_TOO_BUSY)
			return p;
	}
	return p;
}

/* The day's own rows, which alone are to blame for what is wrong with it. */
static enum problem
day_check(struct request *rq, const struct day_hours *day, const char *zone, const struct schedule *with)
{
	const struct schedule nothing = { .exceptions = { .stride = sizeof(struct schedule_exception) } };
	struct schedule       alone = schedule_with_day(request_arena(rq), &nothing, day);
	enum problem          p;

	if ((p = day_fault(rq, zone, day->on_date, 1, SCHEDULE_DAYS_AHEAD, "/on_date"))
	    || (p = schedule_faults(rq, &alone, "/exceptions", "/intervals")))
		return p;
	if (with->exceptions.count > SCHEDULE_EXCEPTIONS_MOST)
		return fault(
		    rq, PROBLEM_TOO_LONG, "/intervals", "the service has as many exceptions as it may have");
	return OK;
}

static enum problem
hours_except(struct request *rq)
{
	struct day_hours in;
	enum problem     p;

	if ((p = request_json(rq, &in, NULL)))
		return p;
	for (int tries = 0; tries < TRIES_MOST; tries++) {
		const struct schedule nothing = { .exceptions = {
						      .stride = sizeof(struct schedule_exception) } };
		struct timetable      now;
		struct schedule       with, alone;

		if ((p = timetable_read(rq, &now)))
			return p;
		with = schedule_with_day(request_arena(rq), &now.schedule, &in);
		if ((p = day_check(rq, &in, now.zone, &with)))
			return p;
		alone = schedule_with_day(request_arena(rq), &nothing, &in);
		struct openings openings = openings_of(rq, now.zone, &with);
		p = timetable_reply(
		    rq, &(struct db_call)DB_CALL(STATEMENT_hours_except, request_path_id(rq, 0),
			    arena_print(request_arena(rq), "%" PRId64, now.version), now.zone, in.on_date,
			    exceptions_param(rq, &alone.exceptions), openings.text, openings.until));
		if (p != PROBLEM_TOO_BUSY)
			return p;
	}
	return p;
}

static enum problem
hours_confirm(struct request *rq)
{
	return timetable_reply(rq, &(struct db_call)DB_CALL(STATEMENT_hours_confirm, request_path_id(rq, 0)));
}

static const struct route routes[] = {
	{ .method = "GET",
	    .path = "/api/v1/services/{id}/hours",
	    .run = hours_read,
	    .lane = LANE_DATABASE,
	    .who = WHO_SIGNED_IN,
	    .status = 200,
	    .reply = timetable_fields,
	    .name = "hours_read",
	    .help = "A service's weekly rules and the days that are not as usual." },
	{ .method = "POST",
	    .path = "/api/v1/services/{id}/hours",
	    .run = hours_change,
	    .lane = LANE_DATABASE,
	    .flags = ROUTE_IF_MATCH,
	    .who = ROLE_BIT(ROLE_HOUSE_LEAD),
	    .body = schedule_fields,
	    .status = 200,
	    .reply = timetable_fields,
	    .name = "hours_change",
	    .help = "Writes all rules and exceptions anew. If-Match is the version of the hours." },
	{ .method = "POST",
	    .path = "/api/v1/services/{id}/exceptions",
	    .run = hours_except,
	    .lane = LANE_DATABASE,
	    .who = WHO_HOUSE,
	    .body = day_hours_fields,
	    .status = 200,
	    .reply = timetable_fields,
	    .name = "hours_except",
	    .help = "Says that a day is not as usual: other hours, closed, or as usual again." },
	{ .method = "POST",
	    .path = "/api/v1/services/{id}/hours/confirm",
	    .run = hours_confirm,
	    .lane = LANE_DATABASE,
	    .who = WHO_HOUSE,
	    .status = 200,
	    .reply = timetable_fields,
	    .name = "hours_confirm",
	    .help = "Says that today's hours are right." },
};

const struct route_table api_hours_routes = ROUTES(routes);
