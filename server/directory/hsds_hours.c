/* Hours out of HSDS: from the attribute that has them whole, else from rows of schedules. Those know no
 * exceptions, end at midnight, and are cut wherever an offset changes; here they become weekly rules again:
 * day by day, pieces that go on in the next week are one, an evening and the night behind it are one, and
 * days with the same hours are one rule. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "directory/hsds.h"
#include "hours/schedule.h"
#include "hsds_read.h"
#include "room.h"

enum { DAY = 1440, WEEK = 7, LOW = -1000000, HIGH = 10000000, SPANS_MOST = 4000 };

/* The same hours on one weekday, week after week. */
struct span {
	int     weekday;       /* 0 Monday */
	int     opens, closes; /* minutes from that day's midnight; closes may lie behind the next */
	int64_t first, last;   /* days that are such a weekday; about LOW and HIGH: open-ended */
};

struct spans {
	struct span *items; /* SPANS_MOST */
	size_t       count;
};

static int
weekday_of(int64_t day)
{
	return (int)(((day + 3) % WEEK + WEEK) % WEEK); /* 1970-01-01 was a Thursday */
}

static int64_t
day_of(const char *text, int64_t otherwise)
{
	struct date date;

	return text != NULL && date_read(text, &date) ? date_to_day(date) : otherwise;
}

/* --- a row --- */

/* "05:00", "0500" or "05", in minutes. -1: none of them. */
static int
offset_read(const char *text)
{
	char *end;
	long  hours = strtol(text, &end, 10), minutes = 0;

	if (!isdigit((unsigned char)*text))
		return -1;
	if (end - text == 4) {
		minutes = hours % 100;
		hours /= 100;
	} else if (*end == ':' && isdigit((unsigned char)end[1])) {
		minutes = strtol(end + 1, &end, 10);
	}
	return *end == '\0' && hours <= 15 && minutes < 60 ? (int)(hours * 60 + minutes) : -1;
}

/* "12:00", "12:00:00", "12:00-05:00", "12:00Z". *offset_s is NO_INT when there is none. -1: no clock time. */
static int
clock_read(const char *text, int64_t *offset_s)
{
	char   clock[6] = "";
	size_t size = text == NULL ? 0 : strcspn(text, "Zz+-");
	int    minutes, minute;

	*offset_s = NO_INT;
	if (size != 5 && size != 8)
		return -1;
	memcpy(clock, text, 5);
	minute = schedule_clock(clock);
	if (text[size] == 'Z' || text[size] == 'z')
		*offset_s = 0;
	else if (text[size] != '\0' && (minutes = offset_read(text + size + 1)) >= 0)
		*offset_s = (text[size] == '-' ? -60 : 60) * minutes;
	else if (text[size] != '\0')
		return -1;
	return minute;
}

/* Bits of byday; 0: it can't be read. */
static unsigned
weekdays_read(const struct hsds_schedule *row)
{
	unsigned    bits = 0;
	const char *at = row->byday;

	if (at == NULL)
		return row->dtstart == NULL ? 0 : 1u << weekday_of(day_of(row->dtstart, 0));
	while (*(at += strspn(at, " ,")) != '\0') {
		size_t size = strcspn(at, " ,");
		char   name[3] = "";
		int    day;

		if (size != 2)
			return 0;
		memcpy(name, at, 2);
		if ((day = choice_find(&hsds_day_choices, name)) == NO_CHOICE)
			return 0;
		bits |= 1u << day;
		at += size;
	}
	return bits;
}

/* What weekly rules have no place for; NULL: nothing. */
static const char *
row_refusal(const struct hsds_schedule *row)
{
	if (row->freq == HSDS_MONTHLY || row->byweekno != NULL || row->bymonthday != NULL
	    || row->byyearday != NULL)
		return "only weekly hours have a place here; tell other days one by one, with valid_from and "
		       "valid_to";
	if (row->interval != NO_INT && row->interval != 1)
		return "only hours of every week have a place here";
	if (row->count != NO_INT)
		return "say until when, not how many times";
	if (weekdays_read(row) == 0)
		return "byday lists weekdays as MO,TU,WE,TH,FR,SA,SU";
	return NULL;
}

/* The day in front of a time, or "20261122T000000Z" as iCalendar has it. */
static int64_t
until_of(const char *text, int64_t otherwise)
{
	char whole[11] = "", *into = whole;

	for (const char *at = text;
	     at != NULL && *at != '\0' && *at != 'T' && *at != ' ' && into < whole + 10; at++) {
		if (*at == '-')
			continue;
		*into++ = *at;
		if (into == whole + 4 || into == whole + 7)
			*into++ = '-';
	}
	return day_of(whole, otherwise);
}

static void
span_add(struct spans *spans, struct span span)
{
	if (span.first > LOW + WEEK)
		span.first += (span.weekday - weekday_of(span.first) + WEEK) % WEEK;
	if (span.last < HIGH - WEEK)
		span.last -= (weekday_of(span.last) - span.weekday + WEEK) % WEEK;
	if (span.first <= span.last && spans->count < SPANS_MOST)
		spans->items[spans->count++] = span;
}

/* The zone is known to PostgreSQL; it is asked whether that clock has that offset there on that day. */
static void
offset_put(const struct span *span, int64_t offset_s, struct buffer *more, struct arena *arena)
{
	if (offset_s != NO_INT && span->first > LOW + WEEK && more->size == 0)
		buffer_print(more, ",\"clock\":{\"at\":\"%s %02d:%02d\",\"offset\":%lld}",
		    day_text(arena, span->first), span->opens / 60, span->opens % 60, (long long)offset_s);
}

static void
row_read(struct hsds *hsds, const struct hsds_entry *entry, struct spans *spans, struct buffer *more)
{
	const struct hsds_schedule *row = entry->noun;
	int64_t                     offset_s, unused;
	int opens = clock_read(row->opens_at, &offset_s), closes = clock_read(row->closes_at, &unused);
	const char *refusal = row_refusal(row);
	bool        once =
	    row->freq == NO_CHOICE && row->byday == NULL && row->valid_to == NULL && row->until == NULL;
	unsigned weekdays = weekdays_read(row);
	size_t   first = spans->count;

	/* A row may only point to where the hours stand. */
	if (row->opens_at == NULL && row->closes_at == NULL)
		return;
	if (refusal != NULL || opens < 0 || opens == DAY || closes < 0) {
		book_problem_add(hsds->book, entry->at,
		    refusal != NULL             ? "byday"
		    : opens < 0 || opens == DAY ? "opens_at"
						: "closes_at",
		    "%s",
		    refusal != NULL ? refusal
				    : "a clock time, HH:MM with or without an offset, like 09:00-08:00");
		return;
	}
	if (closes == DAY - 1)
		closes = DAY;
	for (int day = 0; day < WEEK; day++)
		if (weekdays >> day & 1)
			span_add(spans,
			    (struct span){ .weekday = day,
				.opens = opens,
				.closes = closes <= opens ? closes + DAY : closes,
				.first =
				    day_of(row->valid_from != NULL ? row->valid_from : row->dtstart, LOW),
				.last = once ? day_of(row->dtstart, HIGH)
					     : day_of(row->valid_to, until_of(row->until, HIGH)) });
	if (spans->count > first)
		offset_put(&spans->items[first], offset_s, more, hsds->book->arena);
}

/* --- from pieces to rules --- */

static int
spans_order(const void *left, const void *right)
{
	const struct span *a = left, *b = right;

	if (a->opens != b->opens)
		return a->opens - b->opens;
	if (a->closes != b->closes)
		return a->closes - b->closes;
	if (a->weekday != b->weekday)
		return a->weekday - b->weekday;
	return (a->first > b->first) - (a->first < b->first);
}

/* What goes on in the next week is one; so is what is told twice. */
static void
spans_merge(struct spans *spans)
{
	size_t kept = 0;

	if (spans->count == 0)
		return;
	qsort(spans->items, spans->count, sizeof *spans->items, spans_order);
	for (size_t i = 1; i < spans->count; i++) {
		struct span *last = &spans->items[kept], *span = &spans->items[i];

		if (span->opens == last->opens && span->closes == last->closes
		    && span->weekday == last->weekday && span->first <= last->last + WEEK)
			last->last = span->last > last->last ? span->last : last->last;
		else
			spans->items[++kept] = *span;
	}
	spans->count = kept + 1;
}

/* An evening up to midnight and the hours from midnight on, in the weeks that have both. What is left of
 * either stays. */
static bool
night_join(struct spans *spans, size_t evening, size_t night)
{
	struct span a = spans->items[evening], b = spans->items[night];
	int64_t     first = a.first > b.first - 1 ? a.first : b.first - 1;
	int64_t     last = a.last < b.last - 1 ? a.last : b.last - 1;

	if (a.closes != DAY || a.opens == 0 || b.opens != 0 || b.closes > a.opens
	    || b.weekday != (a.weekday + 1) % WEEK || first > last || spans->count + 4 > SPANS_MOST)
		return false;
	spans->items[evening] = (struct span){ a.weekday, a.opens, DAY + b.closes, first, last };
	spans->items[night] = spans->items[--spans->count];
	span_add(spans, (struct span){ a.weekday, a.opens, a.closes, a.first, first - WEEK });
	span_add(spans, (struct span){ a.weekday, a.opens, a.closes, last + WEEK, a.last });
	span_add(spans, (struct span){ b.weekday, b.opens, b.closes, b.first, first + 1 - WEEK });
	span_add(spans, (struct span){ b.weekday, b.opens, b.closes, last + 1 + WEEK, b.last });
	return true;
}

static void
nights_join(struct spans *spans)
{
	bool joined = true;

	while (joined) {
		joined = false;
		for (size_t i = 0; i < spans->count && !joined; i++)
			for (size_t k = 0; k < spans->count && !joined; k++)
				joined = i != k && night_join(spans, i, k);
	}
}

/* Weekdays with the same hours are one rule if one first and one last day say for all of them when they begin
 * and end. */
struct group {
	int64_t least_first, most_first, least_last, most_last;
};

static bool
group_takes(const struct group *group, const struct span *span, struct group *wider)
{
	*wider = (struct group){
		span->first < group->least_first ? span->first : group->least_first,
		span->first > group->most_first ? span->first : group->most_first,
		span->last < group->least_last ? span->last : group->least_last,
		span->last > group->most_last ? span->last : group->most_last,
	};
	return wider->most_first - WEEK < wider->least_first && wider->most_last < wider->least_last + WEEK;
}

static const char *
clock_text(struct arena *arena, int minute)
{
	return arena_print(arena, "%02d:%02d", minute % DAY / 60, minute % 60);
}

static void
rules_make(struct arena *arena, struct spans *spans, struct schedule *schedule)
{
	bool *taken = arena_take(arena, (spans->count + 1) * sizeof *taken);

	schedule->rules = (struct rows){ .stride = sizeof(struct schedule_rule) };
	qsort(spans->items, spans->count, sizeof *spans->items, spans_order);
	for (size_t i = 0; i < spans->count; i++) {
		const struct span    *begin = &spans->items[i];
		struct group          group = { begin->first, begin->first, begin->last, begin->last }, wider;
		struct schedule_rule *rule;
		unsigned              days = 0;

		if (taken[i])
			continue;
		rule = rows_add(arena, &schedule->rules, schedule_rule_fields, sizeof *rule);
		rule->weekdays.items = arena_take(arena, WEEK * sizeof(char *));
		for (size_t k = i; k < spans->count; k++) {
			const struct span *span = &spans->items[k];

			if (taken[k] || span->opens != begin->opens || span->closes != begin->closes
			    || (days >> span->weekday & 1) || !group_takes(&group, span, &wider))
				continue;
			taken[k] = true;
			group = wider;
			days |= 1u << span->weekday;
			rule->weekdays.items[rule->weekdays.count++] = hsds_day_choices.slugs[span->weekday];
		}
		rule->opens = clock_text(arena, begin->opens);
		rule->closes = clock_text(arena, begin->closes);
		rule->valid_from =
		    group.least_first <= LOW + WEEK ? NULL : day_text(arena, group.least_first);
		rule->valid_to = group.most_last >= HIGH - WEEK ? NULL : day_text(arena, group.most_last);
	}
}

/* --- both ways --- */

static void
schedule_put(struct hsds *hsds, size_t at, const struct schedule *schedule, bool whole, struct buffer *more)
{
	struct schedule_fault faults[SCHEDULE_FAULTS_MOST];
	size_t                count = schedule_check(schedule, faults);

	for (size_t i = 0; i < count; i++)
		book_problem_add(hsds->book, at, "rules", "%s: %s", faults[i].pointer, faults[i].detail);
	rows_put(more, "rules", schedule_rule_fields, &schedule->rules);
	if (whole)
		rows_put(more, "exceptions", schedule_exception_fields, &schedule->exceptions);
}

static void
schedules_of(struct hsds *hsds, const char *owner, struct spans *spans, struct buffer *more)
{
	for (const struct hsds_entry *entry = hsds_of(hsds, HSDS_SCHEDULE, owner); entry != NULL;
	     entry = entry->beside)
		row_read(hsds, entry, spans, more);
}

void
hsds_hours_put(struct hsds *hsds, size_t at, const struct hsds_service *service, const char *link_id,
    struct buffer *more)
{
	const char     *told = hsds_mark(&service->attributes, HSDS_HOURS);
	struct schedule schedule = { .exceptions = { .stride = sizeof(struct schedule_exception) } };
	struct spans    spans = { 0 };
	size_t          problems = hsds->book->problem_count;

	if (told != NULL) {
		book_judge(hsds->book, at, schedule_fields, &schedule, told, strlen(told));
		if (hsds->book->problem_count == problems)
			schedule_put(hsds, at, &schedule, true, more);
		return;
	}
	if (hsds->spans == NULL)
		hsds->spans = arena_take(hsds->book->arena, SPANS_MOST * sizeof *spans.items);
	spans.items = hsds->spans;
	schedules_of(hsds, service->id, &spans, more);
	schedules_of(hsds, link_id, &spans, more);
	if (spans.count > 0 && hsds->book->problem_count == problems) {
		spans_merge(&spans);
		nights_join(&spans);
		spans_merge(&spans);
		rules_make(hsds->book->arena, &spans, &schedule);
		schedule_put(hsds, at, &schedule, false, more);
	}
}
