/* A site is a house or another place where someone can stay, come by or call; it may be virtual.
 * A fact that nobody stated is null: "not stated", never no. */
#ifndef PORCHLIGHT_DOMAIN_SITE_H
#define PORCHLIGHT_DOMAIN_SITE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/field.h"
#include "domain/capacity.h"

enum site_entry { ENTRY_SELF_ONLY, ENTRY_MAY_INTRODUCE, ENTRY_FORM_REQUIRED };

extern const struct choices site_entry_choices;
/* ISO 639 codes; ase is American Sign Language. */
extern const struct choices language_choices;
extern const struct choices population_choices;

struct site {
	const char  *id;
	int64_t      version;
	const char  *organization_id;
	const char  *name;
	const char  *description;
	const char  *address; /* NULL for everyone but the house's own people when address_confidential */
	const char  *city;
	const char  *postcode;
	const char  *county_fips;
	double       latitude;
	double       longitude;
	bool         address_confidential;
	bool         is_virtual;
	const char  *zone;
	const char  *phone;
	const char  *second_contact; /* the house's own people only */
	int          state;          /* enum site_state */
	int64_t      staffed_limit;
	int64_t      fresh_hours;
	int64_t      stale_hours;
	int64_t      confirmed_at;
	const char  *confirmed_role; /* a slug of enum role; "" when never confirmed by a person */
	bool         public_counts;
	const char  *notice;
	int          entry; /* enum site_entry */
	struct texts form_asks;
	struct texts counties_served;
	int64_t      minimum_age;
	int64_t      maximum_nights;
	int64_t      window_nights;
	int64_t      window_days;
	enum answer  drop_off;
	struct texts languages;
	struct texts populations;
	enum answer  step_free;
	enum answer  accessible_bath;
	enum answer  pets;
	enum answer  service_animals;
	enum answer  smoking_area;
	enum answer  fragrance_free;
	enum answer  transport_help;
	int64_t      hold_minutes;
	int64_t      answer_minutes;
	int64_t      changed_at;
	const char  *changed_by;
};

/* Also the body of POST /sites. */
extern const struct field site_fields[];
/* The body of PATCH /sites/{id}: the same struct, nothing required. */
extern const struct field site_patch_fields[];

/* One time that somebody at the house said that what the board shows is right. */
struct confirmation {
	const char *id;
	const char *site_id;
	int64_t     at;
	const char *role;
	int         site_state;
	int64_t     open_beds;
};

extern const struct field confirmation_fields[];

#endif
