/* The members of a site, and of a confirmation. What a house may state about itself stands once, in
 * SITE_FACTS: the body of POST demands some more, the body of PATCH demands nothing. */
#include "domain/site.h"

#include <stddef.h>

#include "domain/role.h"

static const char *const entry_slugs[] = {
	[ENTRY_SELF_ONLY] = "self_only",
	[ENTRY_MAY_INTRODUCE] = "may_introduce",
	[ENTRY_FORM_REQUIRED] = "form_required",
};
const struct choices site_entry_choices = { entry_slugs, sizeof(entry_slugs) / sizeof(*entry_slugs) };

static const char *const language_slugs[] = {
	"en",
	"es",
	"ase",
	"am",
	"ar",
	"bn",
	"de",
	"fa",
	"fr",
	"gu",
	"hi",
	"hmn",
	"ht",
	"hy",
	"it",
	"ja",
	"km",
	"ko",
	"ne",
	"nv",
	"pa",
	"pl",
	"pt",
	"ru",
	"so",
	"sw",
	"ta",
	"te",
	"th",
	"tl",
	"uk",
	"ur",
	"vi",
	"yi",
	"zh",
};
const struct choices language_choices = { language_slugs, sizeof(language_slugs) / sizeof(*language_slugs) };

static const char *const population_slugs[] = {
	"veterans",
	"lgbtq",
	"youth_18_25",
	"older_adults",
	"spanish_speaking",
	"deaf",
	"women",
	"parents",
	"people_of_color",
	"indigenous",
};
const struct choices population_choices = { population_slugs,
	sizeof(population_slugs) / sizeof(*population_slugs) };

#define SITE(member, what)            .name = #member, .kind = (what), .offset = offsetof(struct site, member)
#define FACT(member)                  SITE(member, FIELD_ANSWER), .flags = FIELD_NULLABLE
#define NUMBER(member, from, to)      SITE(member, FIELD_INT), .least = (from), .most = (to)
#define OPEN_NUMBER(member, from, to) NUMBER(member, from, to), .flags = FIELD_NULLABLE

#define NAME   SITE(name, FIELD_TEXT), .least = 1, .most = 120, .help = "What the house is called."
#define COUNTY SITE(county_fips, FIELD_TEXT), .least = 5, .most = 5, .help = "FIPS code of its county."
#define ZONE                                                                                                 \
	SITE(zone, FIELD_TEXT), .least = 1, .most = 64, .help = "Its IANA zone, such as America/New_York."
#define PHONE SITE(phone, FIELD_TEXT), .least = 3, .most = 40, .help = "The number to call."

/* clang-format off */
#define SITE_FACTS \
	{ SITE(description, FIELD_TEXT), .most = 2000, .help = "The house in its own words." }, \
	{ SITE(address, FIELD_TEXT), .flags = FIELD_NULLABLE, .most = 200, .help = "Street address; null for others when confidential." }, \
	{ SITE(city, FIELD_TEXT), .flags = FIELD_NULLABLE, .most = 80, .help = "City or town." }, \
	{ SITE(postcode, FIELD_TEXT), .flags = FIELD_NULLABLE, .most = 10, .help = "ZIP code." }, \
	{ SITE(latitude, FIELD_REAL), .flags = FIELD_NULLABLE, .least = -90, .most = 90, .help = "Degrees north; null for others when confidential." }, \
	{ SITE(longitude, FIELD_REAL), .flags = FIELD_NULLABLE, .least = -180, .most = 180, .help = "Degrees east; null for others when confidential." }, \
	{ SITE(address_confidential, FIELD_BOOL), .help = "The address is told to guests only: everyone else sees the county." }, \
	{ SITE(is_virtual, FIELD_BOOL), .help = "There is no place to go to: it is a line or a room online." }, \
	{ SITE(second_contact, FIELD_TEXT), .flags = FIELD_NULLABLE, .least = 1, .most = 120, .help = "Whom to tell when nobody answers; seen by the house only." }, \
	{ OPEN_NUMBER(staffed_limit, 0, 50), .help = "How many guests tonight's team can support; null: as many as there are rooms." }, \
	{ NUMBER(fresh_hours, 1, 72), .help = "For so many hours after a confirmation, what the board shows counts as it is." }, \
	{ NUMBER(stale_hours, 1, 168), .help = "After so many hours without a confirmation its rooms leave every count." }, \
	{ SITE(public_counts, FIELD_BOOL), .help = "The public page may say how many rooms are open." }, \
	{ SITE(notice, FIELD_TEXT), .most = 280, .help = "A short notice on the house's card." }, \
	{ SITE(entry, FIELD_CHOICE), .choices = &site_entry_choices, .help = "The way in: who makes the first call." }, \
	{ SITE(form_asks, FIELD_TEXTS), .most = 20, .help = "What the house's own form asks for, one line each." }, \
	{ SITE(counties_served, FIELD_TEXTS), .most = 260, .help = "FIPS codes of the counties it serves; empty: not stated." }, \
	{ OPEN_NUMBER(minimum_age, 0, 120), .help = "Youngest age welcomed; null: not stated." }, \
	{ OPEN_NUMBER(maximum_nights, 1, 90), .help = "Longest stay, in nights; null: not stated." }, \
	{ OPEN_NUMBER(window_nights, 1, 90), .help = "At most so many nights within window_days; null: not stated." }, \
	{ OPEN_NUMBER(window_days, 1, 366), .help = "The days within which window_nights are counted." }, \
	{ FACT(drop_off), .help = "A team may bring someone to the door; no unless the house says so, null: not stated." }, \
	{ SITE(languages, FIELD_TEXTS), .most = 20, .choices = &language_choices, .help = "Languages spoken there." }, \
	{ SITE(populations, FIELD_TEXTS), .most = 10, .choices = &population_choices, .help = "Whom the house was made for in particular." }, \
	{ FACT(step_free), .help = "No step between the street and a guest room." }, \
	{ FACT(accessible_bath), .help = "An accessible bathroom." }, \
	{ FACT(pets), .help = "Pets may come along." }, \
	{ FACT(service_animals), .help = "Set up for service animals." }, \
	{ FACT(smoking_area), .help = "There is a place to smoke." }, \
	{ FACT(fragrance_free), .help = "The house is kept free of fragrance." }, \
	{ FACT(transport_help), .help = "The house can help with the way there." }, \
	{ NUMBER(hold_minutes, 15, 1440), .help = "How long an offered room is held unless said otherwise." }, \
	{ NUMBER(answer_minutes, 30, 1440), .help = "How long an introduction waits before it expires." }

const struct field site_fields[] = {
	{ SITE(id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "Key of the site." },
	{ SITE(version, FIELD_INT), .flags = FIELD_READ_ONLY, .help = "Grows with each change of the row." },
	{ SITE(organization_id, FIELD_ID), .flags = FIELD_REQUIRED, .help = "The organization that runs it." },
	{ NAME, .flags = FIELD_REQUIRED },
	{ COUNTY, .flags = FIELD_REQUIRED },
	{ ZONE, .flags = FIELD_REQUIRED },
	{ PHONE, .flags = FIELD_REQUIRED },
	SITE_FACTS,
	{ SITE(state, FIELD_CHOICE), .flags = FIELD_READ_ONLY, .choices = &site_state_choices, .help = "Welcoming, paused (no reason is asked) or closed." },
	{ SITE(confirmed_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When the house last said, by word or by deed, that this is right." },
	{ SITE(confirmed_role, FIELD_TEXT), .flags = FIELD_READ_ONLY, .help = "The role of who confirmed it; empty: nobody yet." },
	{ SITE(changed_at, FIELD_TIME), .flags = FIELD_READ_ONLY, .help = "When it was last changed." },
	{ SITE(changed_by, FIELD_TEXT), .flags = FIELD_READ_ONLY, .help = "Who changed it last." },
	{ 0 },
};

const struct field site_patch_fields[] = {
	{ NAME },
	{ COUNTY },
	{ ZONE },
	{ PHONE },
	SITE_FACTS,
	{ 0 },
};

#define CONFIRMATION(member, what) .name = #member, .kind = (what), .offset = offsetof(struct confirmation, member)

const struct field confirmation_fields[] = {
	{ CONFIRMATION(id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "Key of the confirmation." },
	{ CONFIRMATION(site_id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "The site." },
	{ CONFIRMATION(at, FIELD_TIME), .flags = FIELD_READ_ONLY, .help = "When." },
	{ CONFIRMATION(role, FIELD_TEXT), .flags = FIELD_READ_ONLY, .help = "The role of who said so." },
	{ CONFIRMATION(site_state, FIELD_CHOICE), .flags = FIELD_READ_ONLY, .choices = &site_state_choices, .help = "The site's state then." },
	{ CONFIRMATION(open_beds, FIELD_INT), .flags = FIELD_READ_ONLY, .help = "How many rooms were open then." },
	{ 0 },
};
/* clang-format on */
