/* A bed is a guest room of a house, and the state it is in. At most five states; a hold always has an end. */
#ifndef PORCHLIGHT_DOMAIN_BED_H
#define PORCHLIGHT_DOMAIN_BED_H

#include <stdint.h>

#include "base/field.h"
#include "domain/capacity.h"

extern const struct choices gender_preference_choices;
extern const struct choices opening_author_choices;

struct bed {
	const char *id;
	int64_t     version;
	const char *site_id;
	const char *label;
	int64_t     position;
	int         state; /* enum bed_state */
	const char *state_reason;
	int64_t     state_at;
	int64_t     held_until;
	int64_t     ready_at;
	enum answer private_room;
	enum answer step_free;
	enum answer accessible_bath;
	int64_t     floor;
	int         gender_preference;
	enum answer service_animals;
	const char *opens_on; /* the next likely opening; NULL: nobody said */
	int64_t     opens_said_at;
	int         opens_said_by; /* one of opening_author_choices */
	int64_t     changed_at;
	const char *changed_by;
};

/* Also the body of POST /sites/{id}/beds. */
extern const struct field bed_fields[];
extern const struct field bed_patch_fields[];

/* The body of POST /beds/{id}/states: the house's two taps. */
struct bed_change {
	int         state;
	const char *state_reason;
	int64_t     held_until; /* of held; NO_TIME: the site's hold_minutes from now */
	int64_t     ready_at;   /* of turnover */
	int         source;     /* of occupied: enum referral_source, walk_in unless given */
	int64_t     version;
};

extern const struct field bed_change_fields[];

#endif
