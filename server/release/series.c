/* The tables of series.h. */
#include "release/series.h"

#include <string.h>

struct source {
	const char *measure, *part;
	enum series series;
	int         times;
};

/* What isn't a part of any measure is the difference of two: who asked for themself is who asked, without
 * teams. */
static const struct source sources[] = {
	{ "who_asks", "asked", SERIES_SELF, 1 },
	{ "who_asks", "asked", SERIES_DIRECT, -1 },
	{ "answered_in_30_min", "in_time", SERIES_SENT, 1 },
	{ "answered_in_30_min", "later", SERIES_SENT, 1 },
	{ "answered_in_30_min", "in_time", SERIES_SELF, -1 },
	{ "answered_in_30_min", "later", SERIES_SELF, -1 },
	{ "answered_in_30_min", "in_time", SERIES_NOT_ARRIVED, 1 },
	{ "answered_in_30_min", "later", SERIES_NOT_ARRIVED, 1 },
	{ "answered_in_30_min", "in_time", SERIES_NOT_SHOWN_OPEN, 1 },
	{ "answered_in_30_min", "later", SERIES_NOT_SHOWN_OPEN, 1 },
	{ "answered_in_30_min", "in_time", SERIES_STILL_OPEN, 1 },
	{ "answered_in_30_min", "later", SERIES_STILL_OPEN, 1 },
	{ "answered_in_30_min", "in_time", SERIES_IN_TIME, 1 },
	{ "answered_in_30_min", "later", SERIES_LATER, 1 },
	{ "answered_in_30_min_wall", "in_time", SERIES_WALL_IN_TIME, 1 },
	{ "answered_in_30_min", "in_time", SERIES_IN_TIME_BY_HOURS, 1 },
	{ "answered_in_30_min_wall", "in_time", SERIES_IN_TIME_BY_HOURS, -1 },
	{ "turn_aways", "turned_away", SERIES_ASKS, 1 },
	{ "turn_aways", "other", SERIES_ASKS, 1 },
	{ "turn_aways", "turned_away", SERIES_DIRECT, 1 },
	{ "turn_aways", "other", SERIES_DIRECT, 1 },
	{ "turn_aways", "turned_away", SERIES_TURNED_AWAY, 1 },
	{ "turn_aways", "other", SERIES_NOT_TURNED_AWAY, 1 },
	{ "funnel", "arrived", SERIES_ARRIVED, 1 },
	{ "funnel", "arrived", SERIES_NOT_ARRIVED, -1 },
	{ "funnel", "arrived", SERIES_STILL_OPEN, -1 },
	{ "funnel", "sent", SERIES_UNANSWERED, 1 },
	{ "funnel", "seen", SERIES_UNANSWERED, 1 },
	{ "funnel", "sent", SERIES_SENT_ONLY, 1 },
	{ "funnel", "seen", SERIES_SEEN_ONLY, 1 },
	{ "funnel", "answered", SERIES_ANSWERED, 1 },
	{ "funnel", "offered", SERIES_PROMISED, 1 },
	{ "funnel", "accepted", SERIES_PROMISED, 1 },
	{ "funnel", "offered", SERIES_OFFERED_ONLY, 1 },
	{ "funnel", "accepted", SERIES_ACCEPTED_ONLY, 1 },
	{ "ended", "declined", SERIES_DECLINED, 1 },
	{ "ended", "declined", SERIES_STILL_OPEN, -1 },
	{ "ended", "guest_declined", SERIES_GUEST_DECLINED, 1 },
	{ "ended", "guest_declined", SERIES_STILL_OPEN, -1 },
	{ "ended", "unreachable", SERIES_UNREACHABLE, 1 },
	{ "ended", "unreachable", SERIES_STILL_OPEN, -1 },
	{ "ended", "expired", SERIES_EXPIRED, 1 },
	{ "ended", "expired", SERIES_STILL_OPEN, -1 },
	{ "ended", "withdrawn", SERIES_WITHDRAWN, 1 },
	{ "ended", "withdrawn", SERIES_STILL_OPEN, -1 },
	{ "ended", "elsewhere", SERIES_ELSEWHERE, 1 },
	{ "ended", "elsewhere", SERIES_STILL_OPEN, -1 },
	{ "ended", "not_arrived", SERIES_LAPSED, 1 },
	{ "ended", "not_arrived", SERIES_STILL_OPEN, -1 },
	{ "shown_open_refused", "declined", SERIES_SHOWN_OPEN, 1 },
	{ "shown_open_refused", "other", SERIES_SHOWN_OPEN, 1 },
	{ "shown_open_refused", "declined", SERIES_NOT_SHOWN_OPEN, -1 },
	{ "shown_open_refused", "other", SERIES_NOT_SHOWN_OPEN, -1 },
	{ "shown_open_refused", "declined", SERIES_REFUSED, 1 },
	{ "shown_open_refused", "other", SERIES_NOT_REFUSED, 1 },
	{ "arrivals", "introduced", SERIES_INTRODUCED, 1 },
	{ "arrivals", "introduced", SERIES_ARRIVALS, 1 },
	{ "arrivals", "by_themselves", SERIES_ARRIVALS, 1 },
	{ "arrivals", "by_themselves", SERIES_BY_THEMSELVES, 1 },
	{ "diversions_reported", "emergency_department", SERIES_DIVERTED, 1 },
	{ "diversions_reported", "inpatient", SERIES_DIVERTED, 1 },
	{ "diversions_reported", "crisis_unit", SERIES_DIVERTED, 1 },
	{ "diversions_reported", "jail", SERIES_DIVERTED, 1 },
	{ "diversions_reported", "elsewhere", SERIES_NOT_DIVERTED, 1 },
	{ "diversions_reported", "unanswered", SERIES_DIVERTED_UNKNOWN, 1 },
	{ "diversions_reported", "emergency_department", SERIES_FROM_EMERGENCY, 1 },
	{ "diversions_reported", "inpatient", SERIES_FROM_INPATIENT, 1 },
	{ "diversions_reported", "crisis_unit", SERIES_FROM_CRISIS_UNIT, 1 },
	{ "diversions_reported", "jail", SERIES_FROM_JAIL, 1 },
	{ "stay_length", "stays", SERIES_LEFT, 1 },
	{ "stay_length", "hours", SERIES_STAY_HOURS, 1 },
	{ "diversions_own", "hospital", SERIES_OWN_DIVERTED, 1 },
	{ "diversions_own", "emergency_department", SERIES_OWN_DIVERTED, 1 },
	{ "diversions_own", "elsewhere", SERIES_OWN_NOT_DIVERTED, 1 },
	{ "diversions_own", "unanswered", SERIES_OWN_UNKNOWN, 1 },
	{ "diversions_own", "hospital", SERIES_OWN_HOSPITAL, 1 },
	{ "diversions_own", "emergency_department", SERIES_OWN_EMERGENCY, 1 },
	{ "stays_ending_in_hospital", "hospital", SERIES_TO_HOSPITAL, 1 },
	{ "stays_ending_in_hospital", "elsewhere", SERIES_NOT_TO_HOSPITAL, 1 },
	{ "stays_ending_in_hospital", "unanswered", SERIES_TO_UNKNOWN, 1 },
	{ "occupancy", "guest", SERIES_GUEST_NIGHTS, 1 },
	{ "occupancy", "guest", SERIES_AVAILABLE, 1 },
	{ "occupancy", "empty", SERIES_AVAILABLE, 1 },
	{ "occupancy", "offline", SERIES_OFFLINE, 1 },
	{ "freshness", "fresh", SERIES_FRESH, 1 },
	{ "freshness", "not_fresh", SERIES_NOT_FRESH, 1 },
	{ "drop_in", "kept", SERIES_KEPT, 1 },
	{ "drop_in", "scheduled", SERIES_SCHEDULED, 1 },
	{ "drop_in", "full_days", SERIES_FULL_DAYS, 1 },
	{ "drop_in", "days", SERIES_DAYS, 1 },
};

int
series_add(int64_t counts[SERIES_COUNT], const char *measure, const char *part, int64_t amount)
{
	int found = 0;

	for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++) {
		if (strcmp(sources[i].measure, measure) == 0 && strcmp(sources[i].part, part) == 0) {
			counts[sources[i].series] += sources[i].times * amount;
			found = 1;
		}
	}
	return found;
}

#define ALL (FAMILY_TOTAL | FAMILY_PLACE | FAMILY_ASKER)
#define OWN(series, dear)                                                                                    \
	{                                                                                                    \
		(series), 0, (dear)                                                                          \
	}
#define GIVEN(series)                                                                                        \
	{                                                                                                    \
		(series), 1, 1                                                                               \
	}

/* In an order in which what is given was decided before. What isn't published itself is hidden first (dear
 * 1). */
const struct family families[] = {
	{ ALL, OWN(SERIES_SENT, 8), 0, { { 0 } } },
	{ ALL, OWN(SERIES_ASKS, 6), 3, { GIVEN(SERIES_SENT), OWN(SERIES_SELF, 2), OWN(SERIES_DIRECT, 1) } },
	{ FAMILY_HOUR, OWN(SERIES_ASKS, 6), 0, { { 0 } } },
	{ ALL | FAMILY_HOUR, GIVEN(SERIES_ASKS), 2,
	    { OWN(SERIES_TURNED_AWAY, 2), OWN(SERIES_NOT_TURNED_AWAY, 2) } },
	{ ALL, GIVEN(SERIES_SENT), 2, { OWN(SERIES_IN_TIME, 2), OWN(SERIES_LATER, 2) } },
	{ ALL, GIVEN(SERIES_IN_TIME), 2, { OWN(SERIES_WALL_IN_TIME, 2), OWN(SERIES_IN_TIME_BY_HOURS, 1) } },
	{ ALL, GIVEN(SERIES_SENT), 2, { OWN(SERIES_ARRIVED, 3), OWN(SERIES_NOT_ARRIVED, 3) } },
	{ ALL, GIVEN(SERIES_NOT_ARRIVED), 8,
	    { OWN(SERIES_DECLINED, 3), OWN(SERIES_GUEST_DECLINED, 3), OWN(SERIES_UNREACHABLE, 2),
		OWN(SERIES_EXPIRED, 3), OWN(SERIES_WITHDRAWN, 2), OWN(SERIES_ELSEWHERE, 2),
		OWN(SERIES_LAPSED, 2), OWN(SERIES_STILL_OPEN, 1) } },
	{ ALL, GIVEN(SERIES_NOT_ARRIVED), 3,
	    { OWN(SERIES_UNANSWERED, 3), OWN(SERIES_ANSWERED, 2), OWN(SERIES_PROMISED, 3) } },
	{ ALL, GIVEN(SERIES_UNANSWERED), 2, { OWN(SERIES_SENT_ONLY, 1), OWN(SERIES_SEEN_ONLY, 1) } },
	{ ALL, GIVEN(SERIES_PROMISED), 2, { OWN(SERIES_OFFERED_ONLY, 1), OWN(SERIES_ACCEPTED_ONLY, 1) } },
	{ ALL, GIVEN(SERIES_SENT), 2, { OWN(SERIES_SHOWN_OPEN, 3), OWN(SERIES_NOT_SHOWN_OPEN, 1) } },
	{ ALL, GIVEN(SERIES_SHOWN_OPEN), 2, { OWN(SERIES_REFUSED, 2), OWN(SERIES_NOT_REFUSED, 2) } },
	{ ALL, OWN(SERIES_INTRODUCED, 8), 0, { { 0 } } },
	{ ALL, OWN(SERIES_ARRIVALS, 6), 2, { GIVEN(SERIES_INTRODUCED), OWN(SERIES_BY_THEMSELVES, 2) } },
	{ ALL, GIVEN(SERIES_INTRODUCED), 3,
	    { OWN(SERIES_DIVERTED, 3), OWN(SERIES_NOT_DIVERTED, 2), OWN(SERIES_DIVERTED_UNKNOWN, 2) } },
	{ ALL, GIVEN(SERIES_DIVERTED), 4,
	    { OWN(SERIES_FROM_EMERGENCY, 3), OWN(SERIES_FROM_INPATIENT, 3), OWN(SERIES_FROM_CRISIS_UNIT, 2),
		OWN(SERIES_FROM_JAIL, 2) } },
	{ ALL, OWN(SERIES_LEFT, 8), 0, { { 0 } } },
	{ ALL, GIVEN(SERIES_LEFT), 3,
	    { OWN(SERIES_OWN_DIVERTED, 3), OWN(SERIES_OWN_NOT_DIVERTED, 2), OWN(SERIES_OWN_UNKNOWN, 2) } },
	{ ALL, GIVEN(SERIES_OWN_DIVERTED), 2, { OWN(SERIES_OWN_HOSPITAL, 2), OWN(SERIES_OWN_EMERGENCY, 2) } },
	{ ALL, GIVEN(SERIES_LEFT), 3,
	    { OWN(SERIES_TO_HOSPITAL, 3), OWN(SERIES_NOT_TO_HOSPITAL, 2), OWN(SERIES_TO_UNKNOWN, 2) } },
	{ FAMILY_TOTAL | FAMILY_PLACE, OWN(SERIES_GUEST_NIGHTS, 8), 0, { { 0 } } },
};
const size_t family_count = sizeof families / sizeof families[0];
