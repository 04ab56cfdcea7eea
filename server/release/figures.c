/* From series to the parts, numerators and denominators of the measures. A figure that is a sum is told when
 * all of it is, by one of two ways of adding it up. */
#include <string.h>

#include "base/check.h"
#include "base/date.h"
#include "within.h"

struct term {
	int         times;
	enum series series;
};
enum { TERMS_MOST = 3, WAYS = 2, PARTS_MOST = 9 };

struct way {
	struct term terms[TERMS_MOST];
};
struct sum {
	struct way ways[WAYS];
};

struct measure {
	const char *name;
	bool        people;
	struct sum  numerator, denominator;
	struct {
		const char *name;
		struct sum  sum;
	} parts[PARTS_MOST];
};

#define NOTHING                                                                                              \
	{                                                                                                    \
		{                                                                                            \
			{                                                                                    \
				{                                                                            \
					{                                                                    \
						0, SERIES_SENT                                               \
					}                                                                    \
				}                                                                            \
			}                                                                                    \
		}                                                                                            \
	}
#define ONE(a)                                                                                               \
	{                                                                                                    \
		{                                                                                            \
			{                                                                                    \
				{                                                                            \
					{                                                                    \
						1, (a)                                                       \
					}                                                                    \
				}                                                                            \
			}                                                                                    \
		}                                                                                            \
	}
#define PLUS(a, b)                                                                                           \
	{                                                                                                    \
		{                                                                                            \
			{                                                                                    \
				{                                                                            \
					{ 1, (a) },                                                          \
					{                                                                    \
						1, (b)                                                       \
					}                                                                    \
				}                                                                            \
			}                                                                                    \
		}                                                                                            \
	}
#define MINUS(a, b)                                                                                          \
	{                                                                                                    \
		{                                                                                            \
			{                                                                                    \
				{                                                                            \
					{ 1, (a) },                                                          \
					{                                                                    \
						-1, (b)                                                      \
					}                                                                    \
				}                                                                            \
			}                                                                                    \
		}                                                                                            \
	}
#define EITHER(a, b, c, d)                                                                                   \
	{                                                                                                    \
		{                                                                                            \
			{ { { 1, (a) }, { -1, (b) } } },                                                     \
			{                                                                                    \
				{                                                                            \
					{ 1, (c) },                                                          \
					{                                                                    \
						1, (d)                                                       \
					}                                                                    \
				}                                                                            \
			}                                                                                    \
		}                                                                                            \
	}
#define WHO_ASKS EITHER(SERIES_ASKS, SERIES_DIRECT, SERIES_SENT, SERIES_SELF)

static const struct measure measures[] = {
	{ "who_asks", true, WHO_ASKS, NOTHING, { { "asked", WHO_ASKS } } },
	{ "arrivals", true, ONE(SERIES_ARRIVALS), NOTHING,
	    { { "introduced", ONE(SERIES_INTRODUCED) }, { "by_themselves", ONE(SERIES_BY_THEMSELVES) } } },
	{ "occupancy", true, ONE(SERIES_GUEST_NIGHTS), ONE(SERIES_AVAILABLE),
	    { { "guest", ONE(SERIES_GUEST_NIGHTS) },
		{ "empty", MINUS(SERIES_AVAILABLE, SERIES_GUEST_NIGHTS) },
		{ "offline", ONE(SERIES_OFFLINE) } } },
	{ "freshness", false, ONE(SERIES_FRESH), PLUS(SERIES_FRESH, SERIES_NOT_FRESH),
	    { { "fresh", ONE(SERIES_FRESH) }, { "not_fresh", ONE(SERIES_NOT_FRESH) } } },
	{ "answered_in_30_min", true, ONE(SERIES_IN_TIME), ONE(SERIES_SENT),
	    { { "in_time", ONE(SERIES_IN_TIME) }, { "later", ONE(SERIES_LATER) } } },
	{ "answered_in_30_min_wall", true, ONE(SERIES_WALL_IN_TIME), ONE(SERIES_SENT),
	    { { "in_time", ONE(SERIES_WALL_IN_TIME) },
		{ "later", MINUS(SERIES_SENT, SERIES_WALL_IN_TIME) } } },
	{ "time_to_answer", true, MINUS(SERIES_SENT, SERIES_UNANSWERED),
	    MINUS(SERIES_SENT, SERIES_UNANSWERED), { { "cases", MINUS(SERIES_SENT, SERIES_UNANSWERED) } } },
	{ "time_to_yes", true, PLUS(SERIES_ARRIVED, SERIES_PROMISED), PLUS(SERIES_ARRIVED, SERIES_PROMISED),
	    { { "cases", PLUS(SERIES_ARRIVED, SERIES_PROMISED) } } },
	{ "time_to_arrival", true, ONE(SERIES_ARRIVED), ONE(SERIES_ARRIVED),
	    { { "cases", ONE(SERIES_ARRIVED) } } },
	{ "funnel", true, ONE(SERIES_ARRIVED), ONE(SERIES_SENT),
	    { { "sent", ONE(SERIES_SENT_ONLY) }, { "seen", ONE(SERIES_SEEN_ONLY) },
		{ "answered", ONE(SERIES_ANSWERED) }, { "offered", ONE(SERIES_OFFERED_ONLY) },
		{ "accepted", ONE(SERIES_ACCEPTED_ONLY) }, { "arrived", ONE(SERIES_ARRIVED) } } },
	{ "ended", true, ONE(SERIES_ARRIVED), MINUS(SERIES_SENT, SERIES_STILL_OPEN),
	    { { "arrived", ONE(SERIES_ARRIVED) }, { "declined", ONE(SERIES_DECLINED) },
		{ "guest_declined", ONE(SERIES_GUEST_DECLINED) }, { "unreachable", ONE(SERIES_UNREACHABLE) },
		{ "expired", ONE(SERIES_EXPIRED) }, { "withdrawn", ONE(SERIES_WITHDRAWN) },
		{ "elsewhere", ONE(SERIES_ELSEWHERE) }, { "not_arrived", ONE(SERIES_LAPSED) },
		{ "open", ONE(SERIES_STILL_OPEN) } } },
	{ "turn_aways", true, ONE(SERIES_TURNED_AWAY), ONE(SERIES_ASKS),
	    { { "turned_away", ONE(SERIES_TURNED_AWAY) }, { "other", ONE(SERIES_NOT_TURNED_AWAY) } } },
	{ "shown_open_refused", true, ONE(SERIES_REFUSED), ONE(SERIES_SHOWN_OPEN),
	    { { "declined", ONE(SERIES_REFUSED) }, { "other", ONE(SERIES_NOT_REFUSED) } } },
	{ "diversions_reported", true, ONE(SERIES_DIVERTED),
	    EITHER(SERIES_INTRODUCED, SERIES_DIVERTED_UNKNOWN, SERIES_DIVERTED, SERIES_NOT_DIVERTED),
	    { { "emergency_department", ONE(SERIES_FROM_EMERGENCY) },
		{ "inpatient", ONE(SERIES_FROM_INPATIENT) }, { "crisis_unit", ONE(SERIES_FROM_CRISIS_UNIT) },
		{ "jail", ONE(SERIES_FROM_JAIL) }, { "elsewhere", ONE(SERIES_NOT_DIVERTED) },
		{ "unanswered", ONE(SERIES_DIVERTED_UNKNOWN) } } },
	{ "diversions_own", true, ONE(SERIES_OWN_DIVERTED),
	    EITHER(SERIES_LEFT, SERIES_OWN_UNKNOWN, SERIES_OWN_DIVERTED, SERIES_OWN_NOT_DIVERTED),
	    { { "hospital", ONE(SERIES_OWN_HOSPITAL) }, { "emergency_department", ONE(SERIES_OWN_EMERGENCY) },
		{ "elsewhere", ONE(SERIES_OWN_NOT_DIVERTED) }, { "unanswered", ONE(SERIES_OWN_UNKNOWN) } } },
	{ "stays_ending_in_hospital", true, ONE(SERIES_TO_HOSPITAL),
	    EITHER(SERIES_LEFT, SERIES_TO_UNKNOWN, SERIES_TO_HOSPITAL, SERIES_NOT_TO_HOSPITAL),
	    { { "hospital", ONE(SERIES_TO_HOSPITAL) }, { "elsewhere", ONE(SERIES_NOT_TO_HOSPITAL) },
		{ "unanswered", ONE(SERIES_TO_UNKNOWN) } } },
	{ "stay_length", true, ONE(SERIES_STAY_HOURS), ONE(SERIES_LEFT),
	    { { "hours", ONE(SERIES_STAY_HOURS) }, { "stays", ONE(SERIES_LEFT) } } },
	{ "drop_in", false, ONE(SERIES_KEPT), ONE(SERIES_SCHEDULED),
	    { { "kept", ONE(SERIES_KEPT) }, { "scheduled", ONE(SERIES_SCHEDULED) },
		{ "full_days", ONE(SERIES_FULL_DAYS) }, { "days", ONE(SERIES_DAYS) } } },
};

/* NO_INT: neither way is known. */
static int64_t
sum_of(const struct release_group *group, const struct sum *sum)
{
	for (size_t w = 0; w < WAYS && sum->ways[w].terms[0].times != 0; w++) {
		int64_t total = 0;
		bool    known = true;

		for (size_t t = 0; t < TERMS_MOST && sum->ways[w].terms[t].times != 0; t++) {
			const struct term *term = &sum->ways[w].terms[t];

			known = known && group->state[term->series] == RELEASE_SHOWN;
			total += term->times * group->count[term->series];
		}
		if (known)
			return total;
	}
	return NO_INT;
}

static int64_t
least_of(const struct release_group *group, const struct sum *sum)
{
	int64_t least = 0;

	for (size_t t = 0; t < TERMS_MOST && sum->ways[0].terms[t].times != 0; t++) {
		enum series series = sum->ways[0].terms[t].series;

		if (sum->ways[0].terms[t].times < 0)
			return 0;
		least += group->state[series] == RELEASE_HIDDEN ? 1
		       : group->state[series] == RELEASE_SHOWN  ? group->count[series]
								: 0;
	}
	return least;
}

static struct release_figure
figure_of(
    const struct release_group *group, const struct measure *measure, const char *part, const struct sum *sum)
{
	return (struct release_figure){ measure->name, part, sum_of(group, sum), least_of(group, sum),
		measure->people };
}

/* By hour of the week nothing but asks is counted. */
static bool
is_counted(const struct release_group *group, const struct measure *measure)
{
	if (group->by == BY_HOUR)
		return strcmp(measure->name, "turn_aways") == 0;
	if (group->by == BY_SENDER_KIND || group->by == BY_LANGUAGE || group->by == BY_NEED)
		return measure->people && strcmp(measure->name, "occupancy") != 0;
	return true;
}

size_t
release_figures(const struct release_group *group, struct release_figure into[RELEASE_FIGURES_MOST])
{
	size_t count = 0;

	for (size_t i = 0; i < sizeof measures / sizeof measures[0]; i++) {
		const struct measure *m = &measures[i];

		if (!is_counted(group, m))
			continue;
		check(count + 2 + PARTS_MOST <= RELEASE_FIGURES_MOST);
		into[count++] = figure_of(group, m, "#numerator", &m->numerator);
		if (m->denominator.ways[0].terms[0].times != 0)
			into[count++] = figure_of(group, m, "#denominator", &m->denominator);
		for (size_t p = 0; p < PARTS_MOST && m->parts[p].name != NULL; p++)
			into[count++] = figure_of(group, m, m->parts[p].name, &m->parts[p].sum);
	}
	return count;
}

bool
release_is_told(const struct release_group *group)
{
	for (size_t i = 0; i < SERIES_PUBLIC_FIRST; i++)
		if (group->state[i] == RELEASE_SHOWN || group->state[i] == RELEASE_HIDDEN)
			return true;
	return false;
}

/* --- weeks --- */

static int64_t
day_of(const char *text)
{
	struct date date;

	check(date_read(text, &date));
	return date_to_day(date);
}

/* The piece that ends where this one begins. */
static const struct release_group *
piece_before(const struct release_year *year, const struct release_group *piece)
{
	for (size_t i = 0; i < year->count; i++)
		if (year->groups[i].span == SPAN_PIECE && strcmp(year->groups[i].until, piece->begin) == 0)
			return &year->groups[i];
	return NULL;
}

size_t
release_weeks(const struct release_year *year, struct release_group *into, size_t most)
{
	size_t count = 0;

	for (size_t i = 0; i < year->count && count < most; i++) {
		const struct release_group *piece = &year->groups[i], *before = NULL;
		struct release_group       *week = &into[count];

		/* Day 0 was a Thursday; a week ends where a Monday begins. */
		if (piece->span != SPAN_PIECE || piece->month != year->month
		    || (day_of(piece->until) + 3) % 7 != 0)
			continue;
		if (day_of(piece->until) - day_of(piece->begin) < 7
		    && (before = piece_before(year, piece)) == NULL)
			continue;
		*week = *piece;
		week->span = SPAN_WEEK;
		if (before != NULL) {
			week->begin = before->begin;
			group_sum(week, before);
			for (size_t s = 0; s < SERIES_COUNT; s++)
				if (before->state[s] != RELEASE_SHOWN)
					week->state[s] = before->state[s];
		}
		if (day_of(week->until) - day_of(week->begin) == 7)
			count++;
	}
	return count;
}
