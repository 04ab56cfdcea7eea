/* The members of HSDS 3.1's objects. A table names what Porchlight has something to say about; a member of
 * the specification that is not here is never written, and skipped when it is read. */
#include "directory/hsds_tables.h"

#include <stddef.h>

static const char *const status_slugs[] = {
	[HSDS_ACTIVE] = "active",
	[HSDS_INACTIVE] = "inactive",
	[HSDS_DEFUNCT] = "defunct",
	[HSDS_TEMPORARILY_CLOSED] = "temporarily closed",
};
const struct choices hsds_status_choices = { status_slugs, sizeof status_slugs / sizeof *status_slugs };

static const char *const location_type_slugs[] = {
	[HSDS_PHYSICAL] = "physical",
	[HSDS_POSTAL] = "postal",
	[HSDS_VIRTUAL] = "virtual",
};
const struct choices hsds_location_type_choices = { location_type_slugs,
	sizeof location_type_slugs / sizeof *location_type_slugs };

static const char *const freq_slugs[] = { [HSDS_WEEKLY] = "WEEKLY", [HSDS_MONTHLY] = "MONTHLY" };
const struct choices     hsds_freq_choices = { freq_slugs, sizeof freq_slugs / sizeof *freq_slugs };

static const char *const day_slugs[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
const struct choices     hsds_day_choices = { day_slugs, sizeof day_slugs / sizeof *day_slugs };

/* clang-format off */
#define MEMBER(noun, member, what) .name = #member, .kind = (what), .offset = offsetof(struct hsds_##noun, member)
#define ID(noun, member)           { MEMBER(noun, member, FIELD_ID) }
#define KEY(noun)                  { MEMBER(noun, id, FIELD_ID), .flags = FIELD_REQUIRED }
#define TEXT(noun, member)         { MEMBER(noun, member, FIELD_TEXT) }
#define NEEDED(noun, member)       { MEMBER(noun, member, FIELD_TEXT), .flags = FIELD_REQUIRED }
#define LIST(noun, member, of)     { MEMBER(noun, member, FIELD_OBJECTS), .fields = hsds_##of##_fields, .stride = sizeof(struct hsds_##of) }
#define ONE(noun, member, of)      { MEMBER(noun, member, FIELD_OBJECT), .fields = hsds_##of##_fields }

const struct field hsds_taxonomy_fields[] = {
	KEY(taxonomy), NEEDED(taxonomy, name), NEEDED(taxonomy, description), TEXT(taxonomy, uri), TEXT(taxonomy, version),
	{ 0 },
};

const struct field hsds_taxonomy_term_fields[] = {
	KEY(taxonomy_term), TEXT(taxonomy_term, code), NEEDED(taxonomy_term, name), NEEDED(taxonomy_term, description),
	ID(taxonomy_term, parent_id), TEXT(taxonomy_term, taxonomy), ONE(taxonomy_term, taxonomy_detail, taxonomy),
	TEXT(taxonomy_term, language), ID(taxonomy_term, taxonomy_id), TEXT(taxonomy_term, term_uri),
	{ 0 },
};

const struct field hsds_attribute_fields[] = {
	KEY(attribute), ID(attribute, link_id), ID(attribute, taxonomy_term_id), TEXT(attribute, link_type),
	TEXT(attribute, link_entity), TEXT(attribute, value), ONE(attribute, taxonomy_term, taxonomy_term), TEXT(attribute, label),
	{ 0 },
};

const struct field hsds_language_fields[] = {
	KEY(language), ID(language, service_id), ID(language, location_id), ID(language, phone_id), TEXT(language, name),
	TEXT(language, code), TEXT(language, note),
	{ 0 },
};

const struct field hsds_phone_fields[] = {
	KEY(phone), ID(phone, location_id), ID(phone, service_id), ID(phone, organization_id), ID(phone, contact_id),
	ID(phone, service_at_location_id), NEEDED(phone, number), { MEMBER(phone, extension, FIELD_INT) }, TEXT(phone, type),
	TEXT(phone, description), LIST(phone, languages, language),
	{ 0 },
};

const struct field hsds_contact_fields[] = {
	KEY(contact), ID(contact, organization_id), ID(contact, service_id), ID(contact, service_at_location_id),
	ID(contact, location_id), TEXT(contact, name), TEXT(contact, title), TEXT(contact, department), TEXT(contact, email),
	LIST(contact, phones, phone),
	{ 0 },
};

const struct field hsds_address_fields[] = {
	KEY(address), ID(address, location_id), TEXT(address, attention), NEEDED(address, address_1), TEXT(address, address_2),
	NEEDED(address, city), TEXT(address, region), NEEDED(address, state_province), NEEDED(address, postal_code),
	NEEDED(address, country),
	{ MEMBER(address, address_type, FIELD_CHOICE), .flags = FIELD_REQUIRED, .choices = &hsds_location_type_choices },
	{ 0 },
};

const struct field hsds_accessibility_fields[] = {
	KEY(accessibility), ID(accessibility, location_id), TEXT(accessibility, description), TEXT(accessibility, details),
	TEXT(accessibility, url),
	{ 0 },
};

const struct field hsds_schedule_fields[] = {
	KEY(schedule), ID(schedule, service_id), ID(schedule, location_id), ID(schedule, service_at_location_id),
	{ MEMBER(schedule, valid_from, FIELD_DATE) }, { MEMBER(schedule, valid_to, FIELD_DATE) },
	{ MEMBER(schedule, dtstart, FIELD_DATE) },
	{ MEMBER(schedule, timezone, FIELD_REAL), .help = "Hours from UTC: a row never crosses a change of the clocks." },
	TEXT(schedule, until), { MEMBER(schedule, count, FIELD_INT) },
	{ MEMBER(schedule, wkst, FIELD_CHOICE), .choices = &hsds_day_choices },
	{ MEMBER(schedule, freq, FIELD_CHOICE), .choices = &hsds_freq_choices }, { MEMBER(schedule, interval, FIELD_INT) },
	TEXT(schedule, byday), TEXT(schedule, byweekno),
	TEXT(schedule, bymonthday), TEXT(schedule, byyearday), TEXT(schedule, description),
	{ MEMBER(schedule, opens_at, FIELD_TEXT), .help = "HH:MM and the offset of that very time." },
	{ MEMBER(schedule, closes_at, FIELD_TEXT), .help = "Likewise; 00:00 is the end of that day." },
	{ MEMBER(schedule, schedule_link, FIELD_TEXT), .help = "The same hours as an iCalendar, which says all of it." },
	TEXT(schedule, attending_type), TEXT(schedule, notes),
	{ 0 },
};

const struct field hsds_service_area_fields[] = {
	KEY(service_area), ID(service_area, service_id), ID(service_area, service_at_location_id), TEXT(service_area, name),
	TEXT(service_area, description), TEXT(service_area, uri), LIST(service_area, attributes, attribute),
	{ 0 },
};

const struct field hsds_unit_fields[] = {
	KEY(unit), NEEDED(unit, name), TEXT(unit, scheme), TEXT(unit, identifier), TEXT(unit, uri),
	{ 0 },
};

const struct field hsds_capacity_fields[] = {
	KEY(capacity), ID(capacity, service_id), ONE(capacity, unit, unit), ID(capacity, unit_id),
	{ MEMBER(capacity, available, FIELD_INT), .flags = FIELD_REQUIRED, .help = "Rooms open when it was last confirmed." },
	{ MEMBER(capacity, maximum, FIELD_INT), .help = "Rooms that the house has." }, TEXT(capacity, description),
	{ MEMBER(capacity, updated, FIELD_TIME), .flags = FIELD_REQUIRED, .help = "When the house last confirmed it." },
	{ 0 },
};

const struct field hsds_required_document_fields[] = {
	KEY(required_document), ID(required_document, service_id), TEXT(required_document, document), TEXT(required_document, uri),
	{ 0 },
};

const struct field hsds_location_fields[] = {
	KEY(location),
	{ MEMBER(location, location_type, FIELD_CHOICE), .flags = FIELD_REQUIRED, .choices = &hsds_location_type_choices },
	TEXT(location, url), ID(location, organization_id), TEXT(location, name), TEXT(location, alternate_name),
	TEXT(location, description), TEXT(location, transportation), { MEMBER(location, latitude, FIELD_REAL) },
	{ MEMBER(location, longitude, FIELD_REAL) }, LIST(location, languages, language), LIST(location, addresses, address),
	LIST(location, contacts, contact), LIST(location, accessibility, accessibility), LIST(location, phones, phone),
	LIST(location, schedules, schedule), LIST(location, attributes, attribute),
	{ 0 },
};

const struct field hsds_organization_fields[] = {
	KEY(organization), NEEDED(organization, name), TEXT(organization, alternate_name), NEEDED(organization, description),
	TEXT(organization, email), TEXT(organization, website), ID(organization, parent_organization_id),
	LIST(organization, contacts, contact), LIST(organization, phones, phone), LIST(organization, locations, location),
	LIST(organization, attributes, attribute),
	{ 0 },
};

const struct field hsds_service_at_location_fields[] = {
	KEY(service_at_location), ID(service_at_location, service_id), ID(service_at_location, location_id),
	TEXT(service_at_location, description), LIST(service_at_location, service_areas, service_area),
	LIST(service_at_location, contacts, contact), LIST(service_at_location, phones, phone),
	LIST(service_at_location, schedules, schedule), ONE(service_at_location, location, location),
	LIST(service_at_location, attributes, attribute),
	{ 0 },
};

const struct field hsds_service_fields[] = {
	KEY(service), ID(service, organization_id), NEEDED(service, name), TEXT(service, alternate_name), TEXT(service, description),
	TEXT(service, url), TEXT(service, email),
	{ MEMBER(service, status, FIELD_CHOICE), .flags = FIELD_REQUIRED, .choices = &hsds_status_choices,
	    .help = "Temporarily closed: the place is paused or closed." },
	TEXT(service, interpretation_services), TEXT(service, application_process), TEXT(service, fees_description),
	TEXT(service, eligibility_description), { MEMBER(service, minimum_age, FIELD_INT) },
	{ MEMBER(service, maximum_age, FIELD_INT) },
	{ MEMBER(service, assured_date, FIELD_DATE), .help = "The day on which the house last confirmed what it says." },
	TEXT(service, alert), { MEMBER(service, last_modified, FIELD_TIME) }, LIST(service, phones, phone),
	LIST(service, schedules, schedule), LIST(service, service_areas, service_area),
	LIST(service, service_at_locations, service_at_location), LIST(service, languages, language),
	ONE(service, organization, organization), LIST(service, required_documents, required_document),
	LIST(service, contacts, contact), LIST(service, capacities, capacity), LIST(service, attributes, attribute),
	{ 0 },
};
/* clang-format on */
