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
	const char *latest_leave_on; /* what the site's longest stay allows; NULL: it has none */
	int64_t     left_at;
	int         where_next;
	int         guest_answer;
	int64_t     changed_at;
	const char *changed_by;
};

extern const struct field stay_fields[];

/* With the house's own word for the guest, which never leaves that house: opened for its people only, sealed
 * in the database. Also the body of what sets it. */
struct stay_opened {
	struct stay stay;
	const char *alias;
	const char *sealed_alias; /* as the database gives it; never in a reply */
};

extern const struct field stay_opened_fields[];     /* a reply */
extern const struct field stay_opened_row_fields[]; /* what the database gives */
extern const struct field stay_new_fields[];        /* bed_id, source, planned_leave_on?, alias? */
extern const struct field stay_patch_fields[];      /* planned_leave_on, where_next, guest_answer, alias */
extern const struct field stay_leave_fields[];      /* where_next?, guest_answer? */
extern const struct field stay_move_fields[];       /* bed_id */
extern const struct field stay_extend_fields[];     /* planned_leave_on */

/* How many nights somebody has spent at a house, asked with the house's own word for them. */
struct nights {
	const char *alias; /* of the question */
	int64_t     nights_used;
	int64_t     nights_left;
	int64_t     window_nights;
	int64_t     window_days;
	const char *from_on;
	const char *free_on;
};

extern const struct field nights_fields[];
extern const struct field nights_ask_fields[]; /* alias */

enum { ALIAS_MOST = 40 }; /* characters */

#endif
