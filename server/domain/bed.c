/* The members of a bed, and of a change of its state. */
#include "domain/bed.h"

#include <stddef.h>

#include "domain/referral.h"

static const char *const gender_slugs[] = { "any", "women", "men", "nonbinary" };
const struct choices     gender_preference_choices = { gender_slugs,
	    sizeof(gender_slugs) / sizeof(*gender_slugs) };

static const char *const author_slugs[] = { "house_staff", "house_lead", "clock" };
const struct choices opening_author_choices = { author_slugs, sizeof(author_slugs) / sizeof(*author_slugs) };

#define BED(member, what)    .name = #member, .kind = (what), .offset = offsetof(struct bed, member)
#define CHANGE(member, what) .name = #member, .kind = (what), .offset = offsetof(struct bed_change, member)
#define LABEL                BED(label, FIELD_TEXT), .least = 1, .most = 40, .help = "What the house calls the room."

/* clang-format off */
#define BED_FACTS \
	{ BED(position, FIELD_INT), .least = 0, .most = 1000, .help = "Where it stands in the house's list; the lowest open one is offered first." }, \
	{ BED(private_room, FIELD_ANSWER), .flags = FIELD_NULLABLE, .help = "Nobody else sleeps in it." }, \
	{ BED(step_free, FIELD_ANSWER), .flags = FIELD_NULLABLE, .help = "No step on the way to it." }, \
	{ BED(accessible_bath, FIELD_ANSWER), .flags = FIELD_NULLABLE, .help = "Its bathroom is accessible." }, \
	{ BED(floor, FIELD_INT), .flags = FIELD_NULLABLE, .least = -2, .most = 20, .help = "Its floor; 0 is the ground floor." }, \
	{ BED(gender_preference, FIELD_CHOICE), .flags = FIELD_NULLABLE, .choices = &gender_preference_choices, .help = "Whom the room is kept for, if anyone." }, \
	{ BED(service_animals, FIELD_ANSWER), .flags = FIELD_NULLABLE, .help = "Set up for a service animal." }

const struct field bed_fields[] = {
	{ BED(id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "Key of the bed." },
	{ BED(version, FIELD_INT), .flags = FIELD_READ_ONLY, .help = "Grows with each change of the row." },
	{ BED(site_id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "The house." },
	{ LABEL, .flags = FIELD_REQUIRED },
	BED_FACTS,
	{ BED(state, FIELD_CHOICE), .flags = FIELD_READ_ONLY, .choices = &bed_state_choices, .help = "Open, held, occupied, being readied, or not in use." },
	{ BED(state_reason, FIELD_TEXT), .flags = FIELD_READ_ONLY, .most = 140, .help = "Why it is not in use, in a few words." },
	{ BED(state_at, FIELD_TIME), .flags = FIELD_READ_ONLY, .help = "Since when." },
	{ BED(held_until, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When the hold lapses by itself." },
	{ BED(ready_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When a room being readied is expected to be open." },
	{ BED(opens_on, FIELD_DATE), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "The next likely opening: the planned leaving day, or the day a room being readied is expected; null: nobody said." },
	{ BED(opens_said_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When that was said." },
	{ BED(opens_said_by, FIELD_CHOICE), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .choices = &opening_author_choices, .help = "The role of who said it." },
	{ BED(changed_at, FIELD_TIME), .flags = FIELD_READ_ONLY, .help = "When it was last changed." },
	{ BED(changed_by, FIELD_TEXT), .flags = FIELD_READ_ONLY, .help = "Who changed it last." },
	{ 0 },
};

const struct field bed_patch_fields[] = { { LABEL }, BED_FACTS, { 0 } };

const struct field bed_change_fields[] = {
	{ CHANGE(state, FIELD_CHOICE), .flags = FIELD_REQUIRED, .choices = &bed_state_choices, .help = "The state it is in now." },
	{ CHANGE(state_reason, FIELD_TEXT), .most = 140, .help = "Why, in a few words; nothing about a guest." },
	{ CHANGE(held_until, FIELD_TIME), .flags = FIELD_NULLABLE, .help = "Of held: when it lapses, at most 24 hours ahead; null: the site's hold_minutes from now." },
	{ CHANGE(ready_at, FIELD_TIME), .flags = FIELD_NULLABLE, .help = "Of turnover: when it is expected to be open." },
	{ CHANGE(source, FIELD_CHOICE), .choices = &referral_source_choices, .help = "Of occupied: how the guest came; walk_in unless given." },
	{ CHANGE(version, FIELD_INT), .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX, .help = "The version that was on the screen; a newer one answers 412." },
	{ 0 },
};
/* clang-format on */
