/* "How many more rooms until fewer than so many in a hundred are turned away?", from a period's own asks and
 * stays by Erlang's loss model (domain/erlang.h). What the model takes for granted is told with every answer.
 */
#ifndef PORCHLIGHT_DOMAIN_WHAT_IF_H
#define PORCHLIGHT_DOMAIN_WHAT_IF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/field.h"

/* What was counted in one completed period; NO_INT: hidden, because it is small. Read from SQL. */
struct what_if_counts {
	const char *region; /* NULL: the whole network */
	int         period;
	const char *begin, *until; /* the first day, and the first day after it */
	int64_t     released_at;   /* NO_TIME: no release tells of this period */
	int64_t     days;
	int64_t     arrivals;                   /* stays that began */
	int64_t     turned_away;                /* asks that met no room */
	int64_t     stays, stay_hours;          /* stays that ended, and how long they were */
	int64_t     guest_nights, empty_nights; /* nights of rooms that were taken, and that were not */
};

struct what_if_point {
	int64_t rooms;
	double  share; /* of asks that would find no room, 0..1 */
};

struct what_if {
	const char  *region;
	int          period;
	const char  *begin, *until;
	int64_t      released_at;
	bool         hidden;           /* too few were counted, or no release tells: all below is null */
	double       arrivals_per_day; /* asks for a room, those that met none included */
	int64_t      stays_measured;
	double       mean_stay_nights;
	int64_t      rooms;          /* available on an average night */
	double       today_share;    /* by the model, with that many rooms */
	double       observed_share; /* as it was counted */
	double       target_share;
	int64_t      rooms_for_target;
	const char  *definition;
	struct texts assumptions;
	struct rows  points;
};

extern const struct field what_if_counts_fields[];
extern const struct field what_if_fields[];

/* target_share: 0..1, what should be turned away at most. Points lie in the arena. */
void what_if_answer(
    struct arena *arena, const struct what_if_counts *counts, double target_share, struct what_if *answer);

#endif
