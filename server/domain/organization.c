/* The members of an organization, once for JSON, SQL and the API's description.
 * Limits are those of the table's CHECKs: what passes here is not refused there. */
#include "domain/organization.h"

#include <stddef.h>

#include "domain/role.h"

static const char *const kind_slugs[] = {
	[ORGANIZATION_PEER_RESPITE] = "peer_respite",
	[ORGANIZATION_DROP_IN] = "drop_in",
	[ORGANIZATION_WARMLINE] = "warmline",
	[ORGANIZATION_HOSPITAL] = "hospital",
	[ORGANIZATION_MOBILE_CRISIS] = "mobile_crisis",
	[ORGANIZATION_CRISIS_LINE] = "crisis_line",
	[ORGANIZATION_NETWORK] = "network",
};
const struct choices organization_kind_choices = { kind_slugs, sizeof(kind_slugs) / sizeof(*kind_slugs) };

#define MEMBER(member, what) .name = #member, .kind = (what), .offset = offsetof(struct organization, member)
#define KIND                                                                                                 \
	MEMBER(kind, FIELD_CHOICE), .choices = &organization_kind_choices,                                   \
				    .help = "What it is: a peer respite, a hospital, a mobile team..."
#define NAME        MEMBER(name, FIELD_TEXT), .least = 1, .most = 120, .help = "What it is called."
#define DESCRIPTION MEMBER(description, FIELD_TEXT), .most = 2000, .help = "What it does, in its own words."
#define PHONE                                                                                                \
	MEMBER(phone, FIELD_TEXT), .flags = FIELD_NULLABLE, .least = 3, .most = 40,                          \
				   .help = "A number that its partners may call; null: not stated."
#define COUNTY                                                                                               \
	MEMBER(county_fips, FIELD_TEXT), .flags = FIELD_NULLABLE, .least = 5, .most = 5,                     \
					 .help = "FIPS code of the county it works from; null: not stated."

const struct field organization_fields[] = {
	{ MEMBER(id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "Key of the organization." },
	{ MEMBER(version, FIELD_INT), .flags = FIELD_READ_ONLY,
	    .help = "Grows with each change of the row." },
	{ NAME, .flags = FIELD_REQUIRED },
	{ KIND, .flags = FIELD_REQUIRED },
	{ DESCRIPTION },
	{ PHONE },
	{ COUNTY },
	{ MEMBER(changed_at, FIELD_TIME), .flags = FIELD_READ_ONLY, .help = "When it was last changed." },
	{ MEMBER(changed_by, FIELD_TEXT), .flags = FIELD_READ_ONLY, .help = "Who changed it last." },
	{ 0 },
};

const struct field organization_patch_fields[] = {
	{ NAME },
	{ KIND },
	{ DESCRIPTION },
	{ PHONE },
	{ COUNTY },
	{ 0 },
};

#define PERSON(member, what)                                                                                 \
	.name = #member, .kind = (what), .offset = offsetof(struct organization_person, member)

const struct field organization_person_fields[] = {
	{ PERSON(account_id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "Key of the person's account." },
	{ PERSON(name, FIELD_TEXT), .flags = FIELD_READ_ONLY, .help = "What colleagues call them." },
	{ PERSON(role, FIELD_CHOICE), .flags = FIELD_READ_ONLY, .choices = &role_choices,
	    .help = "What they do there; of several roles the leading one." },
	{ 0 },
};
