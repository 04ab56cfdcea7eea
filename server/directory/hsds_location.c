/* A place as HSDS's location. Of a confidential address nothing but the county is here, because the entry has
 * nothing else; its phones stay. */
#include "directory/hsds.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "domain/site.h"
#include "room.h"
#include "wire/wire.h"

/* All five are needed for an address that HSDS takes. */
static void
address_make(const struct hsds_source *source, const struct directory_entry *entry, struct rows *addresses)
{
	struct hsds_address *address;

	if (text_or_null(entry->address) == NULL || text_or_null(entry->city) == NULL
	    || text_or_null(entry->postcode) == NULL || entry->county_state == NULL)
		return;
	address = rows_add(source->arena, addresses, hsds_address_fields, sizeof *address);
	address->id = hsds_id(source->arena, "address", entry->site_id);
	address->location_id = entry->site_id;
	address->address_1 = entry->address;
	address->city = entry->city;
	address->region = entry->county_name;
	address->state_province = entry->county_state;
	address->postal_code = entry->postcode;
	address->country = "US";
	address->address_type = HSDS_PHYSICAL;
}

static void
access_add(const struct hsds_source *source, const struct directory_entry *entry, struct rows *into,
    enum answer answer, const char *yes, const char *no)
{
	struct hsds_accessibility *row;

	if (answer == ANSWER_NOT_STATED)
		return;
	row = rows_add(source->arena, into, hsds_accessibility_fields, sizeof *row);
	row->description = answer == ANSWER_YES ? yes : no;
	row->id = hsds_id(source->arena, "accessibility", entry->site_id, yes);
	row->location_id = entry->site_id;
}

/* What a house states about itself, by the names of domain/site.h; each item of a list is an attribute. */
static const struct {
	const char *member, *label;
} facts[] = {
	{ "entry", "Way in" },
	{ "form_asks", "The form asks" },
	{ "counties_served", "Serves the county" },
	{ "minimum_age", "Youngest age" },
	{ "maximum_nights", "Longest stay in nights" },
	{ "window_nights", "Nights at most within the window" },
	{ "window_days", "Days of the window" },
	{ "drop_off", "A team may bring someone to the door" },
	{ "populations", "Made in particular for" },
	{ "step_free", "No step on the way in" },
	{ "accessible_bath", "Accessible bathroom" },
	{ "pets", "Pets may come along" },
	{ "service_animals", "Set up for service animals" },
	{ "smoking_area", "A place to smoke" },
	{ "fragrance_free", "Free of fragrance" },
	{ "transport_help", "Help with the way there" },
};

static void
fact_add(const struct hsds_source *source, const struct directory_entry *entry, size_t fact,
    struct rows *attributes)
{
	const struct field *field = field_find(directory_entry_fields, facts[fact].member);
	const char         *member = (const char *)entry + field->offset;
	const struct texts *texts = (const struct texts *)(const void *)member;
	enum answer         answer;

	if (field->kind == FIELD_TEXTS) {
		for (size_t i = 0; i < texts->count; i++)
			attribute_add(source->arena, attributes, "location", entry->site_id,
			    facts[fact].member, texts->items[i], facts[fact].label);
		return;
	}
	if (field->kind != FIELD_ANSWER) {
		attribute_add(source->arena, attributes, "location", entry->site_id, facts[fact].member,
		    wire_member_to_sql(source->arena, field, entry), facts[fact].label);
		return;
	}
	answer = *(const enum answer *)(const void *)member;
	attribute_add(source->arena, attributes, "location", entry->site_id, facts[fact].member,
	    answer == ANSWER_NOT_STATED ? NULL
	    : answer == ANSWER_YES      ? "yes"
					: "no",
	    facts[fact].label);
}

static void
attributes_make(
    const struct hsds_source *source, const struct directory_entry *entry, struct rows *attributes)
{
	attribute_add(source->arena, attributes, "location", entry->site_id, HSDS_ZONE, entry->zone,
	    "Zone of the clocks");
	attribute_add(source->arena, attributes, "location", entry->site_id, HSDS_COUNTY, entry->county_fips,
	    entry->county_name == NULL || entry->county_state == NULL
		? NULL
		: arena_print(source->arena, "%s, %s", entry->county_name, entry->county_state));
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
		fact_add(source, entry, i, attributes);
}

void
hsds_location_make(
    const struct hsds_source *source, const struct directory_entry *entry, struct hsds_location *into)
{
	field_clear(hsds_location_fields, into);
	into->id = entry->site_id;
	into->location_type = entry->is_virtual ? HSDS_VIRTUAL : HSDS_PHYSICAL;
	into->organization_id = entry->organization_id;
	into->name = entry->site_name;
	into->description = text_or_null(entry->site_description);
	if (entry->is_virtual)
		into->url = entry->link;
	if (entry->transport_help == ANSWER_YES)
		into->transportation = "The house can help with the way there.";
	into->latitude = entry->latitude;
	into->longitude = entry->longitude;
	address_make(source, entry, &into->addresses);
	phone_add(source->arena, &into->phones, entry->site_phone, offsetof(struct hsds_phone, location_id),
	    entry->site_id);
	languages_make(source->arena, &into->languages, &entry->languages,
	    offsetof(struct hsds_language, location_id), entry->site_id);
	access_add(source, entry, &into->accessibility, entry->step_free,
	    "No step between the street and a guest room.", "There are steps on the way in.");
	access_add(source, entry, &into->accessibility, entry->accessible_bath, "An accessible bathroom.",
	    "No accessible bathroom.");
	access_add(source, entry, &into->accessibility, entry->service_animals, "Set up for service animals.",
	    "Not set up for service animals.");
	into->contacts = contacts_make(source->arena, entry, PEOPLE_OF_SITE);
	attributes_make(source, entry, &into->attributes);
}
