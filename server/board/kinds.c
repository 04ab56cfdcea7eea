/* The table of what is shown to whom. Lists name what is shown, not what is left out: a new column stays
 * unseen until someone adds it here. Sealed fields, e-mail addresses and notes can't be named: they aren't in
 * the feed. */
#include "kinds.h"

#include <string.h>

#include "base/check.h"
#include "domain/bed.h"
#include "domain/organization.h"
#include "domain/recipient.h"
#include "domain/referral.h"
#include "domain/service.h"
#include "domain/site.h"
#include "domain/stay.h"

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

const struct kind kinds[KIND_COUNT] = {
	[KIND_ORGANIZATION] = {
		.relation = "organization",
		.fields = organization_fields,
		.routing = NAMES("id"),
		.members = {
			[FACE_WHOLE] = NAMES("id", "version", "name", "kind", "phone", "county_fips"),
			[FACE_LESSER] = NAMES("id", "version", "name", "kind", "county_fips"),
		},
	},
	[KIND_SITE] = {
		.relation = "site",
		.fields = site_fields,
		.routing = NAMES("id", "address_confidential", "public_counts"),
#define SITE_MEMBERS                                                                                         \
	NAMES("id", "version", "organization_id", "name", "description", "address", "city", "postcode",      \
	    "county_fips", "latitude", "longitude", "address_confidential", "is_virtual", "zone", "phone",   \
	    "state", "staffed_limit", "fresh_hours", "stale_hours", "confirmed_at", "confirmed_role",        \
	    "public_counts", "notice", "entry", "form_asks", "counties_served", "minimum_age",               \
	    "maximum_nights", "window_nights", "window_days", "drop_off", "languages", "populations",        \
	    "step_free", "accessible_bath", "pets", "service_animals", "smoking_area", "fragrance_free",     \
	    "transport_help", "hold_minutes", "answer_minutes")
		.members = { [FACE_WHOLE] = SITE_MEMBERS, [FACE_LESSER] = SITE_MEMBERS },
		/* A postcode finds a house nearly as well as its street does. */
		.hidden = {
			[FACE_WHOLE] = NAMES("address", "postcode", "latitude", "longitude"),
			[FACE_LESSER] = NAMES("address", "postcode", "latitude", "longitude", "city"),
		},
		/* How many guests tonight's team can support is a count of rooms too. */
		.uncounted = { [FACE_LESSER] = NAMES("staffed_limit") },
	},
	[KIND_SERVICE] = {
		.relation = "service",
		.fields = service_fields,
		.routing = NAMES("id"),
		.members = {
			[FACE_WHOLE] = NAMES("id", "version", "site_id", "kind", "name", "phone", "link", "level", "level_at",
			    "hours_confirmed_at", "openings", "openings_until"),
		},
	},
	[KIND_BED] = {
		.relation = "bed",
		.fields = bed_fields,
		.routing = NAMES("id", "site_id"),
		.members = {
			[FACE_WHOLE] = NAMES("id", "version", "site_id", "label", "position", "state", "state_at", "held_until",
			    "ready_at", "private_room", "step_free", "accessible_bath", "floor", "gender_preference",
			    "service_animals", "opens_on", "opens_said_at", "opens_said_by"),
			[FACE_LESSER] = NAMES("id", "version", "site_id", "state"),
		},
		.parent = BED_SITE,
	},
	[KIND_REFERRAL] = {
		.relation = "referral",
		.fields = referral_fields,
		.routing = NAMES("id", "organization_id", "archived_at"),
		.members = {
			[FACE_WHOLE] = NAMES("id", "version", "code", "organization_id", "source", "created_at", "owner_id", "needs",
			    "languages", "arrival_estimate", "transport", "alternative", "county_fips",
			    "revoked_at", "ended_at"),
			[FACE_LESSER] = NAMES("id", "version", "code", "organization_id", "source", "created_at", "owner_id", "needs",
			    "languages", "arrival_estimate", "transport", "county_fips", "revoked_at",
			    "ended_at"),
		},
	},
	[KIND_RECIPIENT] = {
		.relation = "recipient",
		.fields = recipient_fields,
		.routing = NAMES("id", "referral_id", "house_id", "sender_id", "archived_at"),
		.members = {
			[FACE_WHOLE] = NAMES("id", "version", "referral_id", "site_id", "house_id", "sender_id", "state", "sent_at",
			    "seen_at", "answered_at", "offered_at", "accepted_at", "arrived_at", "ended_at", "answer_due_at",
			    "shown_open", "bed_id", "held_until", "hold_extended", "decline_code", "instead_site_id",
			    "alert_at", "escalate_at", "alerted_at", "escalated_at", "hold_warned_at", "answer_seconds",
			    "note_count", "unread_house", "unread_sender", "note_at", "archived_at", "changed_at"),
		},
		.parent = RECIPIENT_REFERRAL,
	},
	[KIND_STAY] = {
		.relation = "stay",
		.fields = stay_fields,
		.routing = NAMES("id", "house_id", "left_at"),
		.members = {
			[FACE_WHOLE] = NAMES("id", "version", "site_id", "bed_id", "recipient_id", "source", "arrived_at",
			    "planned_leave_on", "left_at"),
		},
	},
};

static void
add_column(struct shape *shape, const struct kind *kind, const char *name)
{
	const struct field *field = field_find(kind->fields, name);

	for (size_t i = 0; i < shape->column_count; i++) {
		if (strcmp(shape->columns[i], name) == 0)
			return;
	}
	check(shape->column_count < COLUMNS_MOST);
	shape->columns[shape->column_count] = name;
	shape->fields[shape->column_count++] = field;
	if (field && field->offset + sizeof(struct rows) > shape->noun_size)
		shape->noun_size = field->offset + sizeof(struct rows);
}

static void
cut_down(struct field *into, const struct kind *kind, const char *const *names)
{
	for (; names && *names; names++) {
		const struct field *field = field_find(kind->fields, *names);

		check(field != NULL);
		*into++ = *field;
	}
	*into = (struct field){ 0 };
}

void
shape_make(const struct kind *kind, struct shape *shape)
{
	*shape = (struct shape){ 0 };
	for (const char *const *name = kind->routing; *name; name++)
		add_column(shape, kind, *name);
	for (int face = 0; face < FACE_COUNT; face++) {
		for (const char *const *name = kind->members[face]; name && *name; name++)
			add_column(shape, kind, *name);
		cut_down(shape->faces[face], kind, kind->members[face]);
		cut_down(shape->hidden[face], kind, kind->hidden[face]);
		cut_down(shape->uncounted[face], kind, kind->uncounted[face]);
	}
}

/* FNV-1a, 32 bits; the names' ends are part of it. */
static unsigned
sum_names(unsigned sum, const char *const *names)
{
	for (; names && *names; names++) {
		const char *c = *names;

		do
			sum = (sum ^ (unsigned char)*c) * 16777619u;
		while (*c++ != '\0');
	}
	return sum;
}

unsigned
shapes_sum(void)
{
	unsigned sum = 2166136261u;

	for (int kind = 0; kind < KIND_COUNT; kind++) {
		sum = sum_names(sum, NAMES(kinds[kind].relation));
		for (int face = 0; face < FACE_COUNT; face++) {
			sum = sum_names(sum, kinds[kind].members[face]);
			sum = sum_names(sum, kinds[kind].hidden[face]);
			sum = sum_names(sum, kinds[kind].uncounted[face]);
		}
	}
	return sum;
}
