/* The members of a stay, and the bodies that begin, change and end one. */
#include "domain/stay.h"

#include <stddef.h>

#include "domain/referral.h"

static const char *const where_next_slugs[] = {
	"home",
	"family_or_friends",
	"another_house",
	"housing_program",
	"shelter",
	"hospital",
	"emergency_department",
	"other",
	"prefer_not_to_say",
};
const struct choices where_next_choices = { where_next_slugs,
	sizeof(where_next_slugs) / sizeof(*where_next_slugs) };

static const char *const guest_answer_slugs[] = {
	"hospital",
	"emergency_department",
	"somewhere_else",
	"stayed_home",
	"prefer_not_to_say",
};
const struct choices guest_answer_choices = { guest_answer_slugs,
	sizeof(guest_answer_slugs) / sizeof(*guest_answer_slugs) };

#define STAY(member, what) .name = #member, .kind = (what), .offset = offsetof(struct stay, member)

/* clang-format off */
#define PLANNED { STAY(planned_leave_on, FIELD_DATE), .flags = FIELD_NULLABLE, .help = "Planned leaving date; capped by the site's longest stay." }
#define NEXT { STAY(where_next, FIELD_CHOICE), .flags = FIELD_NULLABLE, .choices = &where_next_choices, .help = "Where the guest goes next; null: not asked." }
#define ANSWER { STAY(guest_answer, FIELD_CHOICE), .flags = FIELD_NULLABLE, .choices = &guest_answer_choices, .help = "Where the guest says they would have gone otherwise; null: not asked." }

const struct field stay_fields[] = {
	{ STAY(id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "Key of the stay." },
	{ STAY(version, FIELD_INT), .flags = FIELD_READ_ONLY, .help = "Grows with each change of the row." },
	{ STAY(site_id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "The house." },
	{ STAY(bed_id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "The room." },
	{ STAY(recipient_id, FIELD_ID), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "The introduction it came from; null: by phone or by foot." },
	{ STAY(source, FIELD_CHOICE), .flags = FIELD_READ_ONLY, .choices = &referral_source_choices, .help = "How the guest came." },
	{ STAY(arrived_at, FIELD_TIME), .flags = FIELD_READ_ONLY, .help = "When it began." },
	PLANNED,
	{ STAY(left_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When it ended; null: the guest is there." },
	NEXT,
	ANSWER,
	{ STAY(changed_at, FIELD_TIME), .flags = FIELD_READ_ONLY, .help = "When it was last changed." },
	{ STAY(changed_by, FIELD_TEXT), .flags = FIELD_READ_ONLY, .help = "Who changed it last." },
	{ 0 },
};

const struct field stay_new_fields[] = {
	{ STAY(bed_id, FIELD_ID), .flags = FIELD_REQUIRED, .help = "The room." },
	{ STAY(source, FIELD_CHOICE), .flags = FIELD_REQUIRED, .choices = &referral_source_choices, .help = "How the guest came." },
	PLANNED,
	{ 0 },
};

const struct field stay_patch_fields[] = { PLANNED, NEXT, ANSWER, { 0 } };
const struct field stay_leave_fields[] = { NEXT, ANSWER, { 0 } };
/* clang-format on */
