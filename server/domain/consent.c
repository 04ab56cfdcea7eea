/* The members of a consent wording: as the API describes them, and as they are carried from the database. */
#include "domain/consent.h"

#include <stddef.h>

#define WORDING(member, what)                                                                                \
	.name = #member, .kind = (what), .offset = offsetof(struct consent_wording, member)

/* clang-format off */
static const struct field wording_fields[] = {
	{ WORDING(language, FIELD_TEXT), .flags = FIELD_READ_ONLY, .help = "ISO 639 code." },
	{ WORDING(text, FIELD_TEXT), .flags = FIELD_READ_ONLY, .help = "What is asked, word for word; {house} stands for the houses' names." },
	{ 0 },
};

#define VERSION \
	{ .name = "version", .kind = FIELD_TEXT, .flags = FIELD_READ_ONLY, .offset = offsetof(struct consent, version), .help = "What a referral records as consent_version." }

const struct field consent_fields[] = {
	VERSION,
	{ .name = "wordings", .kind = FIELD_OBJECTS, .flags = FIELD_READ_ONLY, .offset = offsetof(struct consent, wordings), .fields = wording_fields, .stride = sizeof(struct consent_wording), .help = "The same in each language." },
	{ 0 },
};

const struct field consent_stored_fields[] = {
	VERSION,
	{ .name = "wordings", .kind = FIELD_JSON, .flags = FIELD_READ_ONLY, .offset = offsetof(struct consent, wordings_json), .help = "As one array." },
	{ 0 },
};
/* clang-format on */
