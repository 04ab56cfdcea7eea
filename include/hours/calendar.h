/* A service's hours as an iCalendar text (RFC 5545), for calendars and other directories to follow: an event
 * a weekly rule, with exceptions as EXDATE, as an override (RECURRENCE-ID) or as events of their own. No
 * METHOD: nobody is invited. Pure: the same input gives the same bytes.
 *
 * Readers disagree on what a recurring event means on the nights when clocks change, and on clock times that
 * come twice or not at all. Such occurrences within the years told are spelled out, so that all of them
 * arrive at the intervals of hours/hours.h. */
#ifndef PORCHLIGHT_HOURS_CALENDAR_H
#define PORCHLIGHT_HOURS_CALENDAR_H

#include "hours/hours.h"

struct calendar_rule {
	const char *uid; /* stays with the rule for ever, unlike any other's: "0193a5c2-...@porchlight" */
	struct hours_rule hours;
};

struct calendar_exception {
	struct hours_exception hours;
	const char            *note; /* "" or NULL: none */
};

struct calendar {
	const char *zone;
	const char *uid; /* of the whole: what an exception adds gets uids made of it, "UID-20261126-1" */
	const char *name, *description, *location, *url; /* NULL or "": left out, but the name */
	const char *language;                            /* "en"; NULL: not said */
	int64_t     stamp_us;                            /* when the hours were last changed */
	int64_t     sequence;                            /* grows with each change */
	/* Years told: rules without a first day begin with the first; exceptions of earlier ones are left
	 * out. */
	int                              first_year, last_year;
	const struct calendar_rule      *rules;
	size_t                           rule_count;
	const struct calendar_exception *exceptions;
	size_t                           exception_count;
};

/* NULL: the zone is unknown. */
const char *calendar_text(struct arena *arena, const struct calendar *calendar);

#endif
