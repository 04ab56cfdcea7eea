/* What an estimate assumes beyond what was counted: a low, a middle and a high value with where they come
 * from. The newest row of a name counts; earlier ones stay on record, so that a published estimate can be
 * understood later. */
#ifndef PORCHLIGHT_DOMAIN_ASSUMPTION_H
#define PORCHLIGHT_DOMAIN_ASSUMPTION_H

#include <stdint.h>

#include "base/field.h"

enum assumption_name {
	ASSUME_ED_AVOIDED,        /* share of reported emergency-department arrivals, 0..1 */
	ASSUME_INPATIENT_AVOIDED, /* share of reported inpatient arrivals, 0..1 */
	ASSUME_INPATIENT_DAYS,    /* days of such an inpatient stay */
	ASSUME_ED_VISIT_COST,     /* dollars */
	ASSUME_INPATIENT_DAY_COST,
	ASSUME_GUEST_NIGHT_COST,
	ASSUMPTION_COUNT
};
enum assumption_unit { UNIT_SHARE, UNIT_DAYS, UNIT_DOLLARS };

extern const struct choices assumption_name_choices;
extern const struct choices assumption_unit_choices;

struct assumption {
	const char *id;
	int         name; /* enum assumption_name */
	double      low, mid, high;
	int         unit; /* enum assumption_unit */
	const char *source;
	const char *source_date; /* YYYY-MM-DD, of the source */
	int64_t     changed_at;
	const char *changed_by; /* "": it came with Porchlight */
};

extern const struct field assumption_fields[];
extern const struct field assumption_new_fields[];

/* NULL when low <= mid <= high and a share is at most 1; else the member that is wrong, and a sentence. */
const char *assumption_wrong(const struct assumption *assumption, const char **sentence);

#endif
