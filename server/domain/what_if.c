/* From a period's counts to the curve: asks a day and nights a stay give what is offered, the loss formula
 * gives what is turned away with so many rooms. */
#include "domain/what_if.h"

#include <math.h>
#include <stddef.h>

#include "base/clock.h"
#include "domain/erlang.h"
#include "domain/statistics.h"

enum {
	ROOMS_MOST = 20000, /* no network has more */
	POINTS_MOST = 240,
};
/* The curve goes on until so few are turned away that more rooms would change nothing that one can see. */
static const double share_least = .005;

static const char definition[] =
    "The share of asks that find every room taken, by Erlang's loss model (M/G/c/c): asks a day times nights "
    "a stay is how many rooms would be taken if there were always one more; from that and the number of "
    "rooms "
    "follows how often all of them are.";

static const char *assumptions[] = {
	"All rooms of the region serve everybody who asks there: whoever finds one house full takes a room "
	"at "
	"another. Where people can't or won't, more are turned away than the curve says.",
	"People ask independently of each other, at the same rate at every hour of the period. Busy weekends "
	"and "
	"nights turn away more.",
	"Whoever finds no room goes elsewhere and doesn't wait.",
	"With more rooms as many would ask as now, and would stay as long; how the lengths of stays vary "
	"doesn't "
	"matter, only their mean.",
	"Asks a day are stays that began and asks that met no room, each once; an introduction that one "
	"house "
	"declined for want of a room and another welcomed is in both.",
	"A held room and a room being readied count as free.",
};

#define COUNTED(member, what, text)                                                                          \
	{                                                                                                    \
		.name = #member, .kind = (what), .flags = FIELD_READ_ONLY | FIELD_NULLABLE,                  \
		.offset = offsetof(struct what_if_counts, member), .help = (text)                            \
	}
#define POINT(member, what, text)                                                                            \
	{                                                                                                    \
		.name = #member, .kind = (what), .flags = FIELD_READ_ONLY,                                   \
		.offset = offsetof(struct what_if_point, member), .help = (text)                             \
	}
#define ANSWER(member, what, more, text)                                                                     \
	{                                                                                                    \
		.name = #member, .kind = (what), .flags = FIELD_READ_ONLY | (more),                          \
		.offset = offsetof(struct what_if, member), .help = (text)                                   \
	}

/* clang-format off */
const struct field what_if_counts_fields[] = {
	COUNTED(region, FIELD_TEXT, "Part of the network."),
	{ .name = "period", .kind = FIELD_CHOICE, .choices = &statistics_period_choices, .offset = offsetof(struct what_if_counts, period), .help = "Which period." },
	COUNTED(begin, FIELD_DATE, "First day."),
	COUNTED(until, FIELD_DATE, "First day after."),
	COUNTED(released_at, FIELD_TIME, "When the counts were released."),
	COUNTED(days, FIELD_INT, "Days of the period."),
	COUNTED(arrivals, FIELD_INT, "Stays that began."),
	COUNTED(turned_away, FIELD_INT, "Asks that met no room."),
	COUNTED(stays, FIELD_INT, "Stays that ended."),
	COUNTED(stay_hours, FIELD_INT, "How long they were."),
	COUNTED(guest_nights, FIELD_INT, "Nights of rooms that were taken."),
	COUNTED(empty_nights, FIELD_INT, "Nights of rooms that were not."),
	{ 0 },
};

static const struct field point_fields[] = {
	POINT(rooms, FIELD_INT, "So many rooms."),
	POINT(share, FIELD_REAL, "Share of asks that would find none, 0 to 1."),
	{ 0 },
};

const struct field what_if_fields[] = {
	ANSWER(region, FIELD_TEXT, FIELD_NULLABLE, "Part of the network; null: all of it."),
	{ .name = "period", .kind = FIELD_CHOICE, .flags = FIELD_READ_ONLY, .choices = &statistics_period_choices, .offset = offsetof(struct what_if, period), .help = "Which period was counted." },
	ANSWER(begin, FIELD_DATE, 0, "Its first day, in the network's zone."),
	ANSWER(until, FIELD_DATE, 0, "The first day after it."),
	ANSWER(released_at, FIELD_TIME, FIELD_NULLABLE, "When its counts were released; null: they are not."),
	ANSWER(hidden, FIELD_BOOL, 0, "Too few were counted to tell without telling of somebody, or nothing was released: the numbers are null."),
	ANSWER(arrivals_per_day, FIELD_REAL, FIELD_NULLABLE, "Asks for a room a day, those that met none included."),
	ANSWER(stays_measured, FIELD_INT, FIELD_NULLABLE, "How many ended stays the mean rests on."),
	ANSWER(mean_stay_nights, FIELD_REAL, FIELD_NULLABLE, "How long a stay was on average, in days of 24 hours."),
	ANSWER(rooms, FIELD_INT, FIELD_NULLABLE, "Rooms available on an average night."),
	ANSWER(today_share, FIELD_REAL, FIELD_NULLABLE, "By the model, the share turned away with that many rooms."),
	ANSWER(observed_share, FIELD_REAL, FIELD_NULLABLE, "The share that was turned away as it was counted."),
	ANSWER(target_share, FIELD_REAL, 0, "The share that should be turned away at most."),
	ANSWER(rooms_for_target, FIELD_INT, FIELD_NULLABLE, "The fewest rooms with which, by the model, it would be."),
	ANSWER(definition, FIELD_TEXT, 0, "What the model says, in words."),
	ANSWER(assumptions, FIELD_TEXTS, 0, "What it takes for granted."),
	{ .name = "points", .kind = FIELD_OBJECTS, .flags = FIELD_READ_ONLY, .fields = point_fields, .stride = sizeof(struct what_if_point), .offset = offsetof(struct what_if, points), .help = "The curve: rooms against the share turned away." },
	{ 0 },
};
/* clang-format on */

static bool
too_little_is_known(const struct what_if_counts *counts)
{
	const int64_t needed[] = { counts->days, counts->arrivals, counts->turned_away, counts->stays,
		counts->stay_hours, counts->guest_nights, counts->empty_nights };

	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
		if (needed[i] == NO_INT)
			return true;
	return counts->days <= 0 || counts->stays <= 0 || counts->arrivals + counts->turned_away <= 0;
}

/* Every number of rooms for a small region, every n-th for a large one, and always today's and the wished
 * one; the last is where hardly anybody is turned away, or twice today's, whichever is more. */
static struct rows
curve(struct arena *arena, double offered, int today, int wished)
{
	int                   enough = erlang_rooms(offered, share_least, ROOMS_MOST);
	int                   last = enough > 2 * today ? enough : 2 * today;
	int                   step = last / POINTS_MOST + 1;
	struct what_if_point *points = arena_take(arena, (size_t)(last / step + 4) * sizeof *points);
	size_t                count = 0;

	for (int rooms = 0; rooms < last + step; rooms++)
		if (rooms % step == 0 || rooms == today || rooms == wished)
			points[count++] =
			    (struct what_if_point){ .rooms = rooms, .share = erlang_loss(offered, rooms) };
	return (struct rows){ .count = count, .stride = sizeof *points, .items = points };
}

void
what_if_answer(
    struct arena *arena, const struct what_if_counts *counts, double target_share, struct what_if *answer)
{
	double asks, offered;

	*answer = (struct what_if){
		.region = counts->region,
		.period = counts->period,
		.begin = counts->begin,
		.until = counts->until,
		.released_at = counts->released_at,
		.hidden = too_little_is_known(counts),
		.arrivals_per_day = NAN,
		.stays_measured = NO_INT,
		.mean_stay_nights = NAN,
		.rooms = NO_INT,
		.today_share = NAN,
		.observed_share = NAN,
		.target_share = target_share,
		.rooms_for_target = NO_INT,
		.definition = definition,
		.assumptions = { sizeof assumptions / sizeof *assumptions, assumptions },
		.points = { .stride = sizeof(struct what_if_point) },
	};
	if (answer->hidden)
		return;
	asks = (double)(counts->arrivals + counts->turned_away);
	answer->arrivals_per_day = asks / (double)counts->days;
	answer->stays_measured = counts->stays;
	answer->mean_stay_nights = (double)counts->stay_hours / 24 / (double)counts->stays;
	answer->rooms = llround((double)(counts->guest_nights + counts->empty_nights) / (double)counts->days);
	answer->observed_share = (double)counts->turned_away / asks;
	offered = answer->arrivals_per_day * answer->mean_stay_nights;
	answer->today_share = erlang_loss(offered, (int)answer->rooms);
	answer->rooms_for_target = erlang_rooms(offered, target_share, ROOMS_MOST);
	answer->points = curve(arena, offered, (int)answer->rooms, (int)answer->rooms_for_target);
}
