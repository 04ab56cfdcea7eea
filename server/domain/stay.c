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

#define STAY(member, what)   .name = #member, .kind = (what), .offset = offsetof(struct stay, member)
#define OPENED(member, what) .name = #member, .kind = (what), .offset = offsetof(struct stay_opened, member)
#define NIGHTS(member, what) .name = #member, .kind = (what), .offset = offsetof(struct nights, member)

/* clang-format off */
#define PLANNED { STAY(planned_leave_on, FIELD_DATE), .flags = FIELD_NULLABLE, .help = "Planned leaving date; capped by the site's longest stay." }
#define NEXT { STAY(where_next, FIELD_CHOICE), .flags = FIELD_NULLABLE, .choices = &where_next_choices, .help = "Where the guest goes next; null: not asked." }
#define ANSWER { STAY(guest_answer, FIELD_CHOICE), .flags = FIELD_NULLABLE, .choices = &guest_answer_choices, .help = "Where the guest says they would have gone otherwise; null: not asked." }

#define ALIAS { OPENED(alias, FIELD_TEXT), .flags = FIELD_NULLABLE | FIELD_SEALED, .least = 1, .most = ALIAS_MOST, .help = "The house's own word for the guest, to count nights by; no other house ever sees it." }

/* struct stay stands first in struct stay_opened, so the rows serve both. */
_Static_assert(offsetof(struct stay_opened, stay) == 0, "one set of rows serves both structs");
#define STAY_MEMBERS \
	{ STAY(id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "Key of the stay." }, \
	{ STAY(version, FIELD_INT), .flags = FIELD_READ_ONLY, .help = "Grows with each change of the row." }, \
	{ STAY(site_id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "The house." }, \
	{ STAY(bed_id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "The room." }, \
	{ STAY(recipient_id, FIELD_ID), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "The introduction it came from; null: by phone or by foot." }, \
	{ STAY(source, FIELD_CHOICE), .flags = FIELD_READ_ONLY, .choices = &referral_source_choices, .help = "How the guest came." }, \
	{ STAY(arrived_at, FIELD_TIME), .flags = FIELD_READ_ONLY, .help = "When it began." }, \
	PLANNED, \
	{ STAY(latest_leave_on, FIELD_DATE), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "The last leaving day that the site's longest stay allows; null: it states none." }, \
	{ STAY(left_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When it ended; null: the guest is there." }, \
	NEXT, \
	ANSWER, \
	{ STAY(changed_at, FIELD_TIME), .flags = FIELD_READ_ONLY, .help = "When it was last changed." }, \
	{ STAY(changed_by, FIELD_TEXT), .flags = FIELD_READ_ONLY, .help = "Who changed it last." }

const struct field stay_fields[] = { STAY_MEMBERS, { 0 } };

const struct field stay_opened_fields[] = { STAY_MEMBERS, ALIAS, { 0 } };

const struct field stay_opened_row_fields[] = {
	STAY_MEMBERS,
	{ OPENED(sealed_alias, FIELD_TEXT), .flags = FIELD_READ_ONLY | FIELD_SEALED, .help = "Ciphertext." },
	{ 0 },
};

const struct field stay_new_fields[] = {
	{ STAY(bed_id, FIELD_ID), .flags = FIELD_REQUIRED, .help = "The room." },
	{ STAY(source, FIELD_CHOICE), .flags = FIELD_REQUIRED, .choices = &referral_source_choices, .help = "How the guest came." },
	PLANNED,
	ALIAS,
	{ 0 },
};

const struct field stay_patch_fields[] = { PLANNED, NEXT, ANSWER, ALIAS, { 0 } };
const struct field stay_leave_fields[] = { NEXT, ANSWER, { 0 } };

const struct field stay_move_fields[] = {
	{ STAY(bed_id, FIELD_ID), .flags = FIELD_REQUIRED, .help = "The room that the guest moves to; it must be open." },
	{ 0 },
};

const struct field stay_extend_fields[] = {
	{ STAY(planned_leave_on, FIELD_DATE), .flags = FIELD_REQUIRED, .help = "The new leaving day: not earlier than planned, not later than latest_leave_on." },
	{ 0 },
};

const struct field nights_ask_fields[] = {
	{ NIGHTS(alias, FIELD_TEXT), .flags = FIELD_REQUIRED | FIELD_SEALED, .least = 1, .most = ALIAS_MOST, .help = "The house's own word for the guest; capitals and spaces at its ends don't matter." },
	{ 0 },
};

const struct field nights_fields[] = {
	{ NIGHTS(nights_used, FIELD_INT), .flags = FIELD_READ_ONLY, .help = "Nights spent there since from_on; tonight is one for who is there now." },
	{ NIGHTS(nights_left, FIELD_INT), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "Nights that the window leaves; null: the house states no window." },
	{ NIGHTS(window_nights, FIELD_INT), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "At most so many nights within window_days." },
	{ NIGHTS(window_days, FIELD_INT), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "The length of the window; null: none, and 30 days are counted." },
	{ NIGHTS(from_on, FIELD_DATE), .flags = FIELD_READ_ONLY, .help = "The first night that was counted." },
	{ NIGHTS(free_on, FIELD_DATE), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When no night is left: the first day on which one is again." },
	{ 0 },
};
/* clang-format on */
