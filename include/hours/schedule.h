/* A service's hours as people write them down and the API tells them: weekly rules and dated exceptions, in
 * texts. Here they are checked, every fault with its place, and turned into the numbers of hours/hours.h.
 * Acts and imports ask the same questions of them. */
#ifndef PORCHLIGHT_HOURS_SCHEDULE_H
#define PORCHLIGHT_HOURS_SCHEDULE_H

#include "base/field.h"
#include "hours/hours.h"

enum { SCHEDULE_RULES_MOST = 60, SCHEDULE_EXCEPTIONS_MOST = 400, SCHEDULE_DAYS_AHEAD = 400 };

struct schedule_rule {
	struct texts weekdays; /* "MO" ... "SU" */
	const char  *opens;    /* "12:00" */
	const char
	    *closes; /* "20:00"; not later than opens: on the next day. 00:00 to 00:00: the whole day */
	const char *valid_from; /* YYYY-MM-DD, the first day it opens on; NULL: open-ended */
	const char *valid_to;   /* the last one */
};

struct schedule_exception {
	const char
	    *on_date; /* replaces what would open on that local day. Several may share one, and add up */
	const char *opens, *closes; /* both NULL: closed */
	const char *note;
};

struct schedule {
	struct rows rules;      /* struct schedule_rule */
	struct rows exceptions; /* struct schedule_exception */
};

extern const struct choices weekday_choices;
extern const struct field   schedule_rule_fields[];
extern const struct field   schedule_exception_fields[];
/* Both lists: the body of the act that writes them. */
extern const struct field schedule_fields[];

struct schedule_fault {
	char pointer[64]; /* JSON Pointer: "/rules/2/closes" */
	char detail[200];
};

enum { SCHEDULE_FAULTS_MOST = 16 };

/* What is wrong with them, from the first on; 0: nothing. Rules must not overlap each other on any day, past
 * midnight neither; exceptions of one day must not overlap or repeat each other. What the field tables say is
 * not asked again, except that clock times and dates are read. */
size_t schedule_check(const struct schedule *schedule, struct schedule_fault faults[SCHEDULE_FAULTS_MOST]);

/* YYYYMMDD of a text that schedule_check found right; 0 for NULL. */
int schedule_date(const char *text);
/* "12:30" is 750; "24:00" is 1440. -1: not a clock time. */
int schedule_clock(const char *text);

/* In numbers. The schedule was found right. */
struct hours_rule      *schedule_rules(struct arena *arena, const struct schedule *schedule);
struct hours_exception *schedule_exceptions(struct arena *arena, const struct schedule *schedule);

/* What is stored with a service: its open intervals around that moment, as JSON text, and how far ahead they
 * reach. A schedule that says nothing at all gives "[]" and NO_TIME. false: the zone is unknown. */
bool schedule_openings(struct arena *arena, const char *zone, const struct schedule *schedule, int64_t now_us,
    const char **openings, int64_t *openings_until_us);

#endif
