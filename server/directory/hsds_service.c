/* A service as HSDS 3.1 has it, fully nested or plain, and the organization behind it. What is not known well
 * enough to be told is absent: no rooms when the house has not confirmed them lately, no hours when none were
 * stated. */
#include <stddef.h>
#include <string.h>

#include "base/clock.h"
#include "directory/hsds.h"
#include "domain/capacity.h"
#include "domain/organization.h"
#include "domain/service.h"
#include "domain/site.h"
#include "hours/offset.h"
#include "room.h"

enum { WEEK = 7 };
#define DAY_US (24 * MICROSECONDS_PER_HOUR)

/* The place's number is listed too, under the place's key, for readers who look no further than the service.
 */
static void
phones_make(const struct hsds_source *source, const struct directory_entry *entry, struct rows *phones)
{
	if (entry->phone != NULL)
		phone_add(
		    source->arena, phones, entry->phone, offsetof(struct hsds_phone, service_id), entry->id);
	else
		phone_add(source->arena, phones, entry->site_phone, offsetof(struct hsds_phone, location_id),
		    entry->site_id);
}

static void
areas_make(const struct hsds_source *source, const struct directory_entry *entry, struct rows *areas)
{
	for (size_t i = 0; i < entry->counties_served.count && i < entry->counties_served_names.count; i++) {
		struct hsds_service_area *area =
		    rows_add(source->arena, areas, hsds_service_area_fields, sizeof *area);

		area->id = hsds_id(source->arena, "service_area", entry->id, entry->counties_served.items[i]);
		area->service_id = entry->id;
		area->name = entry->counties_served_names.items[i];
		attribute_add(source->arena, &area->attributes, "service_area", area->id, HSDS_COUNTY,
		    entry->counties_served.items[i], area->name);
	}
}

static void
capacities_make(
    const struct hsds_source *source, const struct directory_entry *entry, struct rows *capacities)
{
	struct hsds_capacity *capacity;

	if (entry->rooms_open == NO_INT || entry->rooms_total == NO_INT || entry->confirmed_at == NO_TIME)
		return;
	capacity = rows_add(source->arena, capacities, hsds_capacity_fields, sizeof *capacity);
	capacity->id = hsds_id(source->arena, "service_capacity", entry->id);
	capacity->service_id = entry->id;
	capacity->unit.id = hsds_id(source->arena, "unit", "Guest room");
	capacity->unit.name = "Guest room";
	capacity->unit_id = capacity->unit.id;
	capacity->available = entry->rooms_open;
	capacity->maximum = entry->rooms_total;
	capacity->description = "Guest rooms open when the house last confirmed it; call before you go.";
	capacity->updated = entry->confirmed_at;
}

static void
attributes_make(
    const struct hsds_source *source, const struct directory_entry *entry, struct rows *attributes)
{
	struct entry_hours hours = entry_hours_read(source->arena, entry);
	int64_t            week_ago = source->now_us / DAY_US - WEEK;

	attribute_add_term(source->arena, attributes, "service", entry->id, HSDS_SERVICE_KIND,
	    hsds_vocabulary(HSDS_KINDS), choice_slug(&service_kind_choices, entry->kind));
	if (entry->kind == SERVICE_RESPITE)
		attribute_add_term(source->arena, attributes, "service", entry->id, "nucc",
		    hsds_vocabulary(HSDS_NUCC), HSDS_NUCC_RESPITE);
	attribute_add_term(source->arena, attributes, "service", entry->id, "nucc",
	    hsds_vocabulary(HSDS_NUCC), HSDS_NUCC_PEER);
	attribute_add_term(source->arena, attributes, "service", entry->id, "way_in",
	    hsds_vocabulary(HSDS_WAYS_IN), choice_slug(&site_entry_choices, entry->entry));
	for (size_t i = 0; i < entry->populations.count; i++)
		attribute_add_term(source->arena, attributes, "service", entry->id, "population",
		    hsds_vocabulary(HSDS_PEOPLE), entry->populations.items[i]);
	attribute_add(source->arena, attributes, "service", entry->id, HSDS_HOURS,
	    entry_hours_text(source->arena, &hours, week_ago),
	    "The hours by rules and exceptions, on the clocks of the place");
}

/* The local day on which the house last said that what it shows is right. */
static const char *
assured_date(const struct hsds_source *source, const struct directory_entry *entry)
{
	int64_t at = entry->confirmed_at;
	int64_t day;

	if (at == NO_TIME || (entry->hours_confirmed_at != NO_TIME && entry->hours_confirmed_at > at))
		at = entry->hours_confirmed_at;
	if (at == NO_TIME || entry->zone == NULL || !hours_day(entry->zone, at, &day))
		return NULL;
	return day_text(source->arena, day);
}

static void
organization_plain(const struct directory_entry *entry, struct hsds_organization *into)
{
	field_clear(hsds_organization_fields, into);
	into->id = entry->organization_id;
	into->name = entry->organization_name;
	into->description = organization_text(entry);
}

static void
organization_parts(
    const struct hsds_source *source, const struct directory_entry *entry, struct hsds_organization *into)
{
	phone_add(source->arena, &into->phones, entry->organization_phone,
	    offsetof(struct hsds_phone, organization_id), entry->organization_id);
	into->contacts = contacts_make(source->arena, entry, PEOPLE_OF_ORGANIZATION);
	attribute_add(source->arena, &into->attributes, "organization", entry->organization_id,
	    HSDS_ORGANIZATION_KIND, choice_slug(&organization_kind_choices, entry->organization_kind),
	    "Kind of organization");
}

static void
service_plain(
    const struct hsds_source *source, const struct directory_entry *entry, struct hsds_service *into)
{
	into->id = entry->id;
	into->organization_id = entry->organization_id;
	into->name = entry->name;
	into->description = text_or_null(entry->site_description);
	into->url = entry->link;
	into->status = entry->state == SITE_WELCOMING ? HSDS_ACTIVE : HSDS_TEMPORARILY_CLOSED;
	into->application_process = application_text(source->arena, entry);
	into->eligibility_description = eligibility_text(source->arena, entry);
	into->minimum_age = entry->minimum_age;
	into->assured_date = assured_date(source, entry);
	into->alert = text_or_null(entry->notice);
	into->last_modified = entry->modified_at;
}

void
hsds_service_at_location_make(const struct hsds_source *source, const struct directory_entry *entry,
    enum hsds_depth depth, struct hsds_service_at_location *into)
{
	field_clear(hsds_service_at_location_fields, into);
	into->id = hsds_twin_id(source->arena, entry->id);
	into->service_id = entry->id;
	into->location_id = entry->site_id;
	into->description = arena_print(source->arena, "%s, %s", entry->name, entry->site_name);
	hsds_location_make(source, entry, &into->location);
	if (depth == HSDS_PLAIN) {
		into->location.accessibility = into->location.addresses = into->location.attributes =
		    into->location.contacts = into->location.languages = into->location.phones =
			(struct rows){ 0 };
		return;
	}
	areas_make(source, entry, &into->service_areas);
	phones_make(source, entry, &into->phones);
	into->contacts = contacts_make(source->arena, entry, PEOPLE_OF_SERVICE);
	hsds_schedules_make(source, entry, &into->schedules);
}

void
hsds_service_make(const struct hsds_source *source, const struct directory_entry *entry,
    enum hsds_depth depth, struct hsds_service *into)
{
	struct hsds_service_at_location *at;

	field_clear(hsds_service_fields, into);
	service_plain(source, entry, into);
	organization_plain(entry, &into->organization);
	if (depth == HSDS_PLAIN)
		return;
	organization_parts(source, entry, &into->organization);
	phones_make(source, entry, &into->phones);
	hsds_schedules_make(source, entry, &into->schedules);
	areas_make(source, entry, &into->service_areas);
	languages_make(source->arena, &into->languages, &entry->languages,
	    offsetof(struct hsds_language, service_id), entry->id);
	into->contacts = contacts_make(source->arena, entry, PEOPLE_OF_SERVICE);
	capacities_make(source, entry, &into->capacities);
	attributes_make(source, entry, &into->attributes);
	/* Areas, phones, people and hours stand on the service already, and a reader should not count them
	 * twice. */
	at =
	    rows_add(source->arena, &into->service_at_locations, hsds_service_at_location_fields, sizeof *at);
	hsds_service_at_location_make(source, entry, HSDS_FULL, at);
	at->service_areas = at->phones = at->contacts = at->schedules = (struct rows){ 0 };
}

void
hsds_organization_make(const struct hsds_source *source, const struct directory_entry *entries, size_t count,
    enum hsds_depth depth, struct hsds_organization *into)
{
	const char *last = "";

	organization_plain(&entries[0], into);
	if (depth == HSDS_PLAIN)
		return;
	organization_parts(source, &entries[0], into);
	for (size_t i = 0; i < count; i++) {
		if (strcmp(entries[i].site_id, last) == 0)
			continue;
		last = entries[i].site_id;
		hsds_location_make(source, &entries[i],
		    rows_add(
			source->arena, &into->locations, hsds_location_fields, sizeof(struct hsds_location)));
	}
}
