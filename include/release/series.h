/* What a release counts: each series is a count of introductions, stays or nights that the published figures
 * are made of. Families say which of them add up to which, since it is through such sums that a hidden count
 * could be worked out. Releases keep their counts in this order, so new series are added at the end and none
 * is ever taken out. */
#ifndef PORCHLIGHT_RELEASE_SERIES_H
#define PORCHLIGHT_RELEASE_SERIES_H

#include <stddef.h>
#include <stdint.h>

enum series {
	SERIES_SENT,   /* introductions that teams sent */
	SERIES_ASKS,   /* of every kind */
	SERIES_SELF,   /* introductions of people who asked for themselves */
	SERIES_DIRECT, /* calls and knocks that led straight to a room or were turned away */
	SERIES_TURNED_AWAY,
	SERIES_NOT_TURNED_AWAY,
	SERIES_IN_TIME,
	SERIES_LATER,
	SERIES_WALL_IN_TIME,
	SERIES_IN_TIME_BY_HOURS, /* of those in time, not so by the clock on the wall */
	SERIES_ARRIVED,          /* of those sent */
	SERIES_NOT_ARRIVED,
	SERIES_DECLINED,
	SERIES_GUEST_DECLINED,
	SERIES_UNREACHABLE,
	SERIES_EXPIRED,
	SERIES_WITHDRAWN,
	SERIES_ELSEWHERE,
	SERIES_LAPSED,
	SERIES_STILL_OPEN,
	SERIES_UNANSWERED, /* sent or seen, no further */
	SERIES_ANSWERED,   /* answered, no further */
	SERIES_PROMISED,   /* offered or accepted, no further */
	SERIES_SENT_ONLY,
	SERIES_SEEN_ONLY,
	SERIES_OFFERED_ONLY,
	SERIES_ACCEPTED_ONLY,
	SERIES_SHOWN_OPEN, /* sent to a house that showed an open room */
	SERIES_NOT_SHOWN_OPEN,
	SERIES_REFUSED, /* of those shown open */
	SERIES_NOT_REFUSED,
	SERIES_INTRODUCED, /* stays that began, of guests whom a team introduced */
	SERIES_ARRIVALS,
	SERIES_BY_THEMSELVES,
	SERIES_DIVERTED, /* of the introduced, as their sender said */
	SERIES_NOT_DIVERTED,
	SERIES_DIVERTED_UNKNOWN,
	SERIES_FROM_EMERGENCY,
	SERIES_FROM_INPATIENT,
	SERIES_FROM_CRISIS_UNIT,
	SERIES_FROM_JAIL,
	SERIES_LEFT,         /* stays that ended */
	SERIES_OWN_DIVERTED, /* of them, as the guest said */
	SERIES_OWN_NOT_DIVERTED,
	SERIES_OWN_UNKNOWN,
	SERIES_OWN_HOSPITAL,
	SERIES_OWN_EMERGENCY,
	SERIES_TO_HOSPITAL,
	SERIES_NOT_TO_HOSPITAL,
	SERIES_TO_UNKNOWN,
	SERIES_GUEST_NIGHTS,
	/* Of rooms, houses and hours, never of people; and hours of stays, told where their number is. */
	SERIES_AVAILABLE,
	SERIES_OFFLINE,
	SERIES_FRESH,
	SERIES_NOT_FRESH,
	SERIES_KEPT,
	SERIES_SCHEDULED,
	SERIES_FULL_DAYS,
	SERIES_DAYS,
	SERIES_STAY_HOURS,
	SERIES_COUNT,
	SERIES_NONE = SERIES_COUNT,
	SERIES_PUBLIC_FIRST = SERIES_AVAILABLE,
};

/* Adds an exact sum of the statistics (a measure's part) to all series that it is in. false: it is in none.
 */
int series_add(int64_t counts[SERIES_COUNT], const char *measure, const char *part, int64_t amount);

enum { FAMILY_PARTS_MOST = 8 };

/* Where a family is counted. */
enum family_where {
	FAMILY_TOTAL = 1, /* for all, over time */
	FAMILY_PLACE = 2, /* by region and county */
	FAMILY_ASKER = 4, /* by what is known of who asked */
	FAMILY_HOUR = 8,  /* by hour of the week */
};

/* A whole and its parts. What an earlier family decided is `given`: while it isn't shown, nothing of the row
 * is. */
struct family_member {
	enum series series;
	int         given;
	int         dear; /* how much it would be missed */
};
struct family {
	unsigned             where;
	struct family_member whole;
	size_t               count;
	struct family_member parts[FAMILY_PARTS_MOST];
};

extern const struct family families[];
extern const size_t        family_count;

#endif
