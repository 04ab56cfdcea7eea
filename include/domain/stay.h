/* A stay begins when a guest arrives and ends when they leave. */
#ifndef PORCHLIGHT_DOMAIN_STAY_H
#define PORCHLIGHT_DOMAIN_STAY_H

#include <stdint.h>

#include "base/field.h"

extern const struct choices where_next_choices;
extern const struct choices guest_answer_choices;

struct stay {
	const char *id;
	int64_t     version;
	const char *site_id;
	const char *bed_id;
	const char *recipient_id;
	int         source; /* enum referral_source */
	int64_t     arrived_at;
	const char *planned_leave_on;
	int64_t     left_at;
	int         where_next;
	int         guest_answer;
	int64_t     changed_at;
	const char *changed_by;
};

extern const struct field stay_fields[];
extern const struct field stay_new_fields[];   /* bed_id, source, planned_leave_on? */
extern const struct field stay_patch_fields[]; /* planned_leave_on, where_next, guest_answer */
extern const struct field stay_leave_fields[]; /* where_next?, guest_answer? */

#endif
