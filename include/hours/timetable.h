/* One service's hours as the API tells them: what its lead wrote, when it was last confirmed, and what the
 * server made of it. The version is that of the hours alone: how full the place is doesn't change it. */
#ifndef PORCHLIGHT_HOURS_TIMETABLE_H
#define PORCHLIGHT_HOURS_TIMETABLE_H

#include "hours/schedule.h"

struct timetable {
	const char     *service_id;
	int64_t         version;
	const char     *zone;
	struct schedule schedule;
	int64_t         hours_confirmed_at;
	const char     *hours_confirmed_role;
	const char     *openings; /* JSON text */
	int64_t         openings_until;
	int64_t         changed_at;
	const char     *changed_by;
	/* As a database row carries them: JSON texts of the schedule's lists. */
	const char *rules, *exceptions;
};

extern const struct field timetable_fields[];     /* of a reply */
extern const struct field timetable_row_fields[]; /* of a row: rules and exceptions as JSON texts */

/* How one day differs: the body of the act that says so. */
struct day_hours {
	const char *on_date;
	struct rows intervals; /* struct day_interval; items NULL: as usual again; none: closed */
	const char *note;
};

struct day_interval {
	const char *opens, *closes;
};

extern const struct field day_hours_fields[];

/* The schedule with that day as said, in the arena. */
struct schedule schedule_with_day(
    struct arena *arena, const struct schedule *schedule, const struct day_hours *day);

#endif
