/* Hours as HSDS can say them: weekly rows with an offset instead of a zone, without exceptions, and none past
 * midnight. So a rule becomes a row for its evening and one for the night after, each cut where the offset of
 * its own clock times changes and around the days that have an exception; an exception that opens is a row of
 * one day. Whoever reads the rows gets the very intervals that the house keeps; the iCalendar behind
 * `schedule_link` says the same in one piece. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "domain/service.h"
#include "hours/offset.h"
#include "room.h"

enum {
	DAY_MINUTES = 1440,
	DAYS_BACK = 250,  /* the last change of the clocks lies within them, or the zone has none */
	DAYS_AHEAD = 400, /* two more do */
	DAYS_LEAST = 200, /* told at least */
	CHANGES_MOST = 8,
	ROWS_MOST = 1000, /* hours that fall into more pieces are told by their link alone */
	KEEP_DAYS = 2,    /* what began yesterday evening may still run */
	WEEK = 7,
};

#define NO_DAY   INT64_MIN
#define DAY_LAST INT64_MAX

/* What all rows of a service share. */
struct making {
	const struct hsds_source     *source;
	const struct directory_entry *entry;
	struct rows                  *into;
	int64_t                       today;
	int64_t  begin, end; /* days told about: [begin, end); NO_DAY and DAY_LAST: no limit */
	int64_t  changes[CHANGES_MOST];
	size_t   change_count;
	int64_t *closed; /* days with an exception, sorted */
	size_t   closed_count;
};

/* Clock times on these weekdays of these days, within one local day. */
struct piece {
	unsigned    weekdays;
	int         opens, closes; /* minutes; opens < closes <= 1440 */
	int64_t     first, last;   /* days; NO_DAY and DAY_LAST */
	int64_t     shift;         /* 1: the night after; what closes the day before, closes this */
	bool        is_exception;
	const char *note;
};

struct offsets {
	int64_t opens_s, closes_s;
};

static unsigned
weekday_bit(int64_t day)
{
	return 1u << (unsigned)(((day + 3) % WEEK + WEEK) % WEEK); /* 1970-01-01 was a Thursday */
}

/* The first of these weekdays in [first, last]; false: none. A beginning that is open has them all. */
static bool
first_day(unsigned weekdays, int64_t first, int64_t last, int64_t *day)
{
	for (int64_t at = first; at <= last && at < first + WEEK; at++) {
		if (weekdays & weekday_bit(at)) {
			*day = at;
			return true;
		}
	}
	return false;
}

/* false: hours within a gap of the clock, which don't exist that day. */
static bool
offsets_of(const struct making *making, const struct piece *piece, int64_t day, struct offsets *offsets)
{
	int64_t opens_at_s, closes_at_s;

	return hours_offset(making->entry->zone, day, piece->opens, &offsets->opens_s, &opens_at_s)
	    && hours_offset(making->entry->zone, day, piece->closes, &offsets->closes_s, &closes_at_s)
	    && opens_at_s < closes_at_s;
}

static const char *
clock_text(struct arena *arena, int minute, int64_t offset_s)
{
	int64_t minutes = llabs(offset_s) / 60;

	if (offset_s == 0)
		return arena_print(arena, "%02d:%02dZ", minute % DAY_MINUTES / 60, minute % 60);
	return arena_print(arena, "%02d:%02d%c%02" PRId64 ":%02" PRId64, minute % DAY_MINUTES / 60,
	    minute % 60, offset_s < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

static const char *
attending(const struct directory_entry *entry)
{
	switch ((enum service_kind)entry->kind) {
	case SERVICE_WARMLINE:
	case SERVICE_CONVERSATION: return "by phone";
	case SERVICE_RESPITE:
	case SERVICE_DROP_IN:
	case SERVICE_LIVING_ROOM: break;
	}
	return entry->is_virtual ? "online" : "in person";
}

static const char *
schedule_link(const struct making *making)
{
	return making->source->base == NULL ? NULL
					    : arena_print(making->source->arena, "%s/services/%s/hours.ics",
						making->source->base, making->entry->id);
}

static void
row_add(const struct making *making, const struct piece *piece, struct offsets offsets, int64_t first,
    int64_t last)
{
	struct arena         *arena = making->source->arena;
	struct hsds_schedule *row = rows_add(arena, making->into, hsds_schedule_fields, sizeof *row);
	int64_t               day;

	row->service_id = making->entry->id;
	row->freq = HSDS_WEEKLY;
	row->wkst = 0;
	row->byday = days_text(arena, piece->weekdays);
	row->opens_at = clock_text(arena, piece->opens, offsets.opens_s);
	row->closes_at = clock_text(arena, piece->closes, offsets.closes_s);
	row->timezone = (double)offsets.opens_s / 3600;
	if (first != NO_DAY) {
		row->valid_from = day_text(arena, first);
		if (first_day(piece->weekdays, first, last, &day))
			row->dtstart = day_text(arena, day);
	}
	if (last != DAY_LAST)
		row->valid_to = day_text(arena, last);
	row->attending_type = attending(making->entry);
	row->schedule_link = schedule_link(making);
	row->notes = piece->note;
	if (piece->is_exception)
		row->description = "This day only.";
	row->id = hsds_id(arena, "schedule", making->entry->id, row->byday, row->opens_at, row->closes_at,
	    row->valid_from != NULL ? row->valid_from : "", row->valid_to != NULL ? row->valid_to : "");
}

static int
compare_days(const void *left, const void *right)
{
	int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;

	return (a > b) - (a < b);
}

static bool
is_closed(const struct making *making, const struct piece *piece, int64_t day)
{
	int64_t key = day == NO_DAY ? day : day - piece->shift;

	return !piece->is_exception && making->closed_count > 0
	    && bsearch(&key, making->closed, making->closed_count, sizeof key, compare_days) != NULL;
}

/* The days on which something may begin to be different, within the piece; sorted. */
static size_t
cuts_make(const struct making *making, const struct piece *piece, int64_t **into)
{
	size_t   most = 4 * making->change_count + 2 * making->closed_count, all = 0, kept = 0;
	int64_t *cuts = arena_take(making->source->arena, (most + 1) * sizeof *cuts);

	/* Clock times of the days around a change may have the one offset or the other. */
	for (size_t i = 0; i < making->change_count; i++)
		for (int64_t day = -1; day <= 2; day++)
			cuts[all++] = making->changes[i] + day;
	for (size_t i = 0; i < making->closed_count && !piece->is_exception; i++) {
		cuts[all++] = making->closed[i] + piece->shift;
		cuts[all++] = making->closed[i] + piece->shift + 1;
	}
	qsort(cuts, all, sizeof *cuts, compare_days);
	for (size_t i = 0; i < all; i++)
		if (cuts[i] > piece->first && cuts[i] <= piece->last
		    && (kept == 0 || cuts[kept - 1] != cuts[i]))
			cuts[kept++] = cuts[i];
	*into = cuts;
	return kept;
}

/* A day of the segment whose offsets stand for all of it; false: no such weekday in it. */
static bool
sample_day(const struct making *making, const struct piece *piece, int64_t first, int64_t last, int64_t *day)
{
	if (first != NO_DAY)
		return first_day(piece->weekdays, first, last, day);
	return first_day(
	    piece->weekdays, last < making->today ? last - WEEK + 1 : making->today - WEEK, last, day);
}

/* A row under way: from the first day on which nothing else holds to the last. */
struct run {
	struct offsets offsets;
	int64_t        first, last;
	bool           open;
};

static void
run_close(const struct making *making, const struct piece *piece, struct run *run)
{
	if (run->open)
		row_add(making, piece, run->offsets, run->first, run->last);
	run->open = false;
}

/* A day without hours belongs to the row before as long as they would have its offsets. */
static bool
goes_on(const struct making *making, const struct piece *piece, const struct run *run, int64_t day)
{
	struct offsets then;

	return run->open && offsets_of(making, piece, day, &then) && then.opens_s == run->offsets.opens_s
	    && then.closes_s == run->offsets.closes_s;
}

/* Segments with the same offsets are one row, and so are those between on which none of the weekdays falls;
 * but no row goes on over a change of the clocks. */
static void
piece_add(const struct making *making, const struct piece *piece)
{
	int64_t   *cuts, idle = NO_DAY; /* since when nothing happens */
	size_t     count = cuts_make(making, piece, &cuts);
	struct run run = { 0 };
	bool       resting = false;

	for (size_t i = 0; i <= count; i++) {
		int64_t        first = i == 0 ? piece->first : cuts[i - 1];
		int64_t        last = i == count ? piece->last : cuts[i] - 1, day;
		struct offsets now;

		if (!sample_day(making, piece, first, last, &day)) {
			if (!goes_on(making, piece, &run, first))
				run_close(making, piece, &run);
			if (run.open)
				run.last = last;
			else if (!resting)
				idle = first;
			resting = resting || !run.open;
			continue;
		}
		if (is_closed(making, piece, first) || !offsets_of(making, piece, day, &now)) {
			run_close(making, piece, &run);
			resting = false;
			continue;
		}
		if (run.open && (now.opens_s != run.offsets.opens_s || now.closes_s != run.offsets.closes_s))
			run_close(making, piece, &run);
		if (!run.open)
			run = (struct run){ now, resting ? idle : first, last, true };
		run.last = last;
		resting = false;
	}
	run_close(making, piece, &run);
}

/* Hours that begin on these days: as they are, or split at midnight. */
static void
hours_add(const struct making *making, struct piece piece, int64_t opens_minute, int64_t closes_minute)
{
	bool past_midnight = closes_minute <= opens_minute && closes_minute > 0;

	piece.opens = (int)opens_minute;
	piece.closes = closes_minute > opens_minute ? (int)closes_minute : DAY_MINUTES;
	piece_add(making, &piece);
	if (!past_midnight)
		return;
	piece.weekdays = (piece.weekdays << 1 | piece.weekdays >> (WEEK - 1)) & 0x7f;
	piece.first += piece.first != NO_DAY;
	piece.last += piece.last != DAY_LAST;
	piece.shift = 1;
	piece.opens = 0;
	piece.closes = (int)closes_minute;
	piece_add(making, &piece);
}

static void
rules_add(const struct making *making, const struct rows *rules)
{
	for (size_t i = 0; i < rules->count; i++) {
		const struct entry_rule *rule = &((const struct entry_rule *)rules->items)[i];
		struct piece             piece = { .weekdays = (unsigned)rule->weekdays & 0x7f,
				    .first = making->begin,
				    .last = making->end };
		int64_t from = rule->valid_from > 0 ? day_of_number(rule->valid_from) : NO_DAY;
		int64_t to = rule->valid_to > 0 ? day_of_number(rule->valid_to) : DAY_LAST;

		if (making->end != DAY_LAST)
			piece.last = making->end - 1;
		if (from > piece.first)
			piece.first = from;
		if (to < piece.last)
			piece.last = to;
		if (piece.first <= piece.last && piece.weekdays != 0
		    && (to == DAY_LAST || to >= making->today - KEEP_DAYS))
			hours_add(making, piece, rule->opens_minute, rule->closes_minute);
	}
}

static void
exceptions_add(const struct making *making, const struct rows *exceptions)
{
	const struct entry_exception *items = exceptions->items;

	for (size_t i = 0; i < exceptions->count; i++) {
		int64_t day = day_of_number(items[i].on_date);
		bool    opens = !items[i].closed && day >= making->begin && day < making->end;

		/* One that closes the day wins over one that changes it. */
		for (size_t j = 0; j < exceptions->count && opens; j++)
			opens = !(items[j].closed && items[j].on_date == items[i].on_date);
		if (opens && day >= making->today - KEEP_DAYS)
			hours_add(making,
			    (struct piece){ .weekdays = weekday_bit(day),
				.first = day,
				.last = day,
				.is_exception = true,
				.note = text_or_null(items[i].note) },
			    items[i].opens_minute, items[i].closes_minute);
	}
}

static void
closed_days(struct making *making, const struct rows *exceptions)
{
	const struct entry_exception *items = exceptions->items;

	making->closed = arena_take(making->source->arena, (exceptions->count + 1) * sizeof *making->closed);
	for (size_t i = 0; i < exceptions->count; i++)
		if (day_of_number(items[i].on_date) >= making->today - KEEP_DAYS)
			making->closed[making->closed_count++] = day_of_number(items[i].on_date);
	qsort(making->closed, making->closed_count, sizeof *making->closed, compare_days);
}

/* From the last change of the clocks to the second next, so that what is told doesn't change from day to day.
 * A zone whose clocks change once more and then rest has no end. */
static bool
days_settle(struct making *making)
{
	size_t ahead = 0;

	making->begin = NO_DAY;
	making->end = DAY_LAST;
	if (making->entry->zone == NULL
	    || !hours_day(making->entry->zone, making->source->now_us, &making->today))
		return false;
	if (!hours_changes(making->entry->zone, making->today - DAYS_BACK, making->today + DAYS_AHEAD,
		making->changes, CHANGES_MOST, &making->change_count))
		return false;
	for (size_t i = 0; i < making->change_count; i++) {
		if (making->changes[i] <= making->today - KEEP_DAYS)
			making->begin = making->changes[i];
		else if (++ahead > 1)
			making->end = making->changes[i];
	}
	/* Some rest for the better part of a year, and their last change is soon. */
	if (making->end != DAY_LAST && making->end < making->today + DAYS_LEAST)
		making->end += DAYS_LEAST;
	return true;
}

void
hsds_schedules_make(const struct hsds_source *source, const struct directory_entry *entry, struct rows *into)
{
	struct entry_hours hours = entry_hours_read(source->arena, entry);
	struct making      making = { .source = source, .entry = entry, .into = into };

	*into = (struct rows){ .stride = sizeof(struct hsds_schedule) };
	if (hours.rules.count + hours.exceptions.count == 0 || !days_settle(&making))
		return;
	closed_days(&making, &hours.exceptions);
	rules_add(&making, &hours.rules);
	exceptions_add(&making, &hours.exceptions);
	if (into->count > ROWS_MOST && source->base != NULL) {
		struct hsds_schedule *row;

		*into = (struct rows){ .stride = sizeof *row };
		row = rows_add(source->arena, into, hsds_schedule_fields, sizeof *row);
		row->id = hsds_id(source->arena, "schedule", entry->id);
		row->service_id = entry->id;
		row->schedule_link = schedule_link(&making);
	}
}
