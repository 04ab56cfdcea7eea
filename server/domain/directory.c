/* The members of a row of the directory. */
#include "domain/directory.h"

#include <stddef.h>

#include "domain/site.h"

static const char *const noun_slugs[] = { "organization", "site", "service", "person" };
const struct choices     directory_noun_choices = { noun_slugs, sizeof(noun_slugs) / sizeof(*noun_slugs) };

#define ROW(member, what)  .name = #member, .kind = (what), .offset = offsetof(struct directory_row, member)
#define READ(member, what) ROW(member, what), .flags = FIELD_READ_ONLY
#define OPEN(member, what) ROW(member, what), .flags = FIELD_READ_ONLY | FIELD_NULLABLE

/* clang-format off */
const struct field directory_row_fields[] = {
	{ READ(noun, FIELD_CHOICE), .choices = &directory_noun_choices, .help = "What it is." },
	{ READ(id, FIELD_ID), .help = "Its key." },
	{ READ(version, FIELD_INT), .help = "Grows with each change of the row." },
	{ READ(name, FIELD_TEXT), .help = "What it is called." },
	{ OPEN(kind, FIELD_TEXT), .help = "The kind of organization or service, or a person's title." },
	{ READ(organization_id, FIELD_ID), .help = "Its organization." },
	{ READ(organization_name, FIELD_TEXT), .help = "What that is called." },
	{ OPEN(site_id, FIELD_ID), .help = "Its site; null: it belongs to the organization as a whole." },
	{ OPEN(site_name, FIELD_TEXT), .help = "What that is called." },
	{ OPEN(phone, FIELD_TEXT), .help = "The number to call, its own or that of what it belongs to." },
	{ OPEN(county_fips, FIELD_TEXT), .help = "FIPS code of the county." },
	{ OPEN(county_name, FIELD_TEXT), .help = "Its name." },
	{ OPEN(county_state, FIELD_TEXT), .help = "Its state, as two letters." },
	{ OPEN(state, FIELD_CHOICE), .choices = &site_state_choices, .help = "Whether the site is welcoming, paused or closed." },
	{ OPEN(is_public, FIELD_ANSWER), .help = "Of a person: whether everybody may read it." },
	{ 0 },
};
/* clang-format on */
