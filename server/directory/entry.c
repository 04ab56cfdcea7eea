/* The members of a directory's row, in the database's names. */
#include "directory/entry.h"

#include <stddef.h>

#include "domain/organization.h"
#include "domain/service.h"
#include "domain/site.h"

#define ENTRY(member, what)                                                                                  \
	.name = #member, .kind = (what), .offset = offsetof(struct directory_entry, member)

/* clang-format off */
const struct field directory_entry_fields[] = {
	{ ENTRY(total, FIELD_INT) },
	{ ENTRY(id, FIELD_ID) },
	{ ENTRY(kind, FIELD_CHOICE), .choices = &service_kind_choices },
	{ ENTRY(name, FIELD_TEXT) },
	{ ENTRY(phone, FIELD_TEXT) },
	{ ENTRY(link, FIELD_TEXT) },
	{ ENTRY(hours_confirmed_at, FIELD_TIME) },
	{ ENTRY(hours, FIELD_JSON) },
	{ ENTRY(modified_at, FIELD_TIME) },
	{ ENTRY(rooms_open, FIELD_INT) },
	{ ENTRY(rooms_total, FIELD_INT) },
	{ ENTRY(site_id, FIELD_ID) },
	{ ENTRY(site_name, FIELD_TEXT) },
	{ ENTRY(site_description, FIELD_TEXT) },
	{ ENTRY(address, FIELD_TEXT) },
	{ ENTRY(city, FIELD_TEXT) },
	{ ENTRY(postcode, FIELD_TEXT) },
	{ ENTRY(latitude, FIELD_REAL) },
	{ ENTRY(longitude, FIELD_REAL) },
	{ ENTRY(county_fips, FIELD_TEXT) },
	{ ENTRY(county_name, FIELD_TEXT) },
	{ ENTRY(county_state, FIELD_TEXT) },
	{ ENTRY(is_virtual, FIELD_BOOL) },
	{ ENTRY(zone, FIELD_TEXT) },
	{ ENTRY(site_phone, FIELD_TEXT) },
	{ ENTRY(state, FIELD_CHOICE), .choices = &site_state_choices },
	{ ENTRY(confirmed_at, FIELD_TIME) },
	{ ENTRY(notice, FIELD_TEXT) },
	{ ENTRY(entry, FIELD_CHOICE), .choices = &site_entry_choices },
	{ ENTRY(form_asks, FIELD_TEXTS) },
	{ ENTRY(counties_served, FIELD_TEXTS) },
	{ ENTRY(counties_served_names, FIELD_TEXTS) },
	{ ENTRY(minimum_age, FIELD_INT) },
	{ ENTRY(maximum_nights, FIELD_INT) },
	{ ENTRY(window_nights, FIELD_INT) },
	{ ENTRY(window_days, FIELD_INT) },
	{ ENTRY(drop_off, FIELD_ANSWER) },
	{ ENTRY(languages, FIELD_TEXTS) },
	{ ENTRY(populations, FIELD_TEXTS) },
	{ ENTRY(step_free, FIELD_ANSWER) },
	{ ENTRY(accessible_bath, FIELD_ANSWER) },
	{ ENTRY(pets, FIELD_ANSWER) },
	{ ENTRY(service_animals, FIELD_ANSWER) },
	{ ENTRY(smoking_area, FIELD_ANSWER) },
	{ ENTRY(fragrance_free, FIELD_ANSWER) },
	{ ENTRY(transport_help, FIELD_ANSWER) },
	{ ENTRY(organization_id, FIELD_ID) },
	{ ENTRY(organization_name, FIELD_TEXT) },
	{ ENTRY(organization_kind, FIELD_CHOICE), .choices = &organization_kind_choices },
	{ ENTRY(organization_description, FIELD_TEXT) },
	{ ENTRY(organization_phone, FIELD_TEXT) },
	{ ENTRY(people, FIELD_JSON) },
	{ 0 },
};
/* clang-format on */
