/* From HSDS's objects to our nouns: an organization is one, a location is a site, a service stands at a
 * location. What HSDS does not say stays as it is here, and is left to the defaults of a new row. */
#include <string.h>
#include <strings.h>

#include "cell.h"
#include "directory/hsds.h"
#include "domain/organization.h"
#include "domain/site.h"
#include "hours/hours.h"
#include "hsds_put.h"
#include "room.h"

struct put
hsds_put_begin(struct hsds *hsds, size_t at)
{
	struct put put = { .hsds = hsds, .at = at, .problems = hsds->book->problem_count };

	buffer_put_char(&put.key, '{');
	buffer_put_char(&put.facts, '{');
	return put;
}

bool
hsds_put_end(
    struct put *put, size_t kind, const struct field *fields, void *facts, const char *id, const char *name)
{
	struct book  *book = put->hsds->book;
	struct buffer row = { 0 };
	bool          right;

	buffer_put_char(&put->key, '}');
	buffer_put_char(&put->facts, '}');
	book_judge(book, put->at, fields, facts, put->facts.bytes, put->facts.size);
	buffer_print(&row, "{\"at\":%zu,\"key\":%s,\"facts\":%s%s}", put->at, put->key.bytes,
	    put->facts.bytes, put->more.size == 0 ? "" : put->more.bytes);
	right = book_row_add(book, kind, &row, put->problems);
	if (!right) {
		book_bad_add(book, id);
		book_bad_add(book, name);
	}
	buffer_done(&row);
	buffer_done(&put->key);
	buffer_done(&put->facts);
	buffer_done(&put->more);
	return right;
}

const char *
hsds_phone_of(const struct hsds *hsds, const char *owner)
{
	for (const struct hsds_entry *entry = hsds_of(hsds, HSDS_PHONE, owner); entry != NULL;
	     entry = entry->beside) {
		const struct hsds_phone *phone = entry->noun;
		bool                     fax = phone->type != NULL && strcasecmp(phone->type, "fax") == 0;
		bool repeated = phone->location_id != NULL && strcmp(phone->location_id, owner) != 0;

		if (phone->number == NULL || fax || repeated)
			continue;
		return phone->extension == NO_INT ? phone->number
						  : arena_print(hsds->book->arena, "%s ext. %lld",
						      phone->number, (long long)phone->extension);
	}
	return NULL;
}

/* --- organizations --- */

/* The feed says something where an organization says nothing of itself; that is nothing to import. */
static bool
says_something(const char *text)
{
	struct directory_entry entry = { 0 };

	for (size_t kind = 0; kind < organization_kind_choices.count; kind++) {
		entry.organization_kind = (int)kind;
		if (strcmp(organization_text(&entry), text) == 0)
			return false;
	}
	return true;
}

static void
organization_put(struct hsds *hsds, const struct hsds_entry *entry)
{
	const struct hsds_organization *from = entry->noun;
	struct put                      put;
	struct organization             facts;

	/* That it has no name was told when it was read. */
	if (from->name == NULL) {
		book_bad_add(hsds->book, from->id);
		return;
	}
	put = hsds_put_begin(hsds, entry->at);
	json_text(&put.key, "id", from->id);
	json_text(&put.facts, "name", from->name);
	json_text(&put.facts, "kind", hsds_mark(&from->attributes, HSDS_ORGANIZATION_KIND));
	if (from->description != NULL && says_something(from->description))
		json_text(&put.facts, "description", from->description);
	json_text(&put.facts, "phone", hsds_phone_of(hsds, from->id));
	json_text(&put.facts, "county_fips", hsds_mark(&from->attributes, HSDS_COUNTY));
	hsds_put_end(&put, DIRECTORY_ORGANIZATION, organization_patch_fields, &facts, from->id, from->name);
}

/* --- sites --- */

/* The first service that stands there, for what the place does not say itself. */
static const struct hsds_service *
service_at(const struct hsds *hsds, const char *location_id)
{
	for (const struct hsds_entry *link = hsds->lists[HSDS_SERVICE_AT_LOCATION].first; link != NULL;
	     link = link->next) {
		const struct hsds_entry *service = hsds_find(hsds, HSDS_SERVICE, link->service_id);

		if (service != NULL && link->location_id != NULL
		    && strcmp(link->location_id, location_id) == 0)
			return service->noun;
	}
	return NULL;
}

/* Members of a site that stand in attributes under their own names. */
static void
site_marks_put(struct put *put, const struct rows *attributes)
{
	const struct hsds_attribute *items = attributes->items;

	for (const struct field *field = site_patch_fields; field->name != NULL; field++) {
		struct texts values = { .items = arena_take(
					    put->hsds->book->arena, attributes->count * sizeof(char *)) };

		for (size_t i = 0; i < attributes->count; i++)
			if (items[i].link_type != NULL && items[i].value != NULL
			    && strcmp(items[i].link_type, field->name) == 0)
				values.items[values.count++] = items[i].value;
		if (values.count == 0 || strcmp(field->name, HSDS_ZONE) == 0)
			continue;
		if (field->kind == FIELD_TEXTS) {
			json_texts(&put->facts, field->name, &values);
			continue;
		}
		buffer_print(&put->facts, "%s\"%s\":", put->facts.size > 1 ? "," : "", field->name);
		cell_put(&put->facts, put->hsds->book->arena, field, values.items[0]);
	}
}

void
hsds_languages_put(struct put *put, const struct rows *languages)
{
	const struct hsds_language *items = languages->items;
	struct texts                known = { .items =
						  arena_take(put->hsds->book->arena, languages->count * sizeof(char *)) };

	/* A language that Porchlight has no word for is not told rather than told wrong. */
	for (size_t i = 0; i < languages->count; i++)
		if (items[i].code != NULL && choice_find(&language_choices, items[i].code) != NO_CHOICE)
			known.items[known.count++] = items[i].code;
	if (known.count > 0)
		json_texts(&put->facts, "languages", &known);
}

/* Latin small letters for "Multnomah County" and "multnomah" alike are PostgreSQL's to compare. */
static void
address_put(struct put *put, const char *location_id)
{
	const struct hsds_entry   *entry = hsds_of(put->hsds, HSDS_ADDRESS, location_id);
	const struct hsds_address *address;

	while (entry != NULL && ((const struct hsds_address *)entry->noun)->address_type == HSDS_POSTAL
	       && entry->beside != NULL)
		entry = entry->beside;
	if (entry == NULL)
		return;
	address = entry->noun;
	json_text(&put->facts, "address",
	    address->address_2 == NULL || address->address_1 == NULL
		? address->address_1
		: arena_print(put->hsds->book->arena, "%s, %s", address->address_1, address->address_2));
	json_text(&put->facts, "city", address->city);
	json_text(&put->facts, "postcode", address->postal_code);
	json_text(&put->key, "county", address->region);
	json_text(&put->key, "state", address->state_province);
}

static void
zone_put(struct put *put, const char *zone)
{
	if (zone != NULL && !hours_zone_known(zone))
		book_problem_add(put->hsds->book, put->at, "zone", "there is no zone \"%s\"", zone);
	else
		json_text(&put->facts, "zone", zone);
}

/* guess: what a new site needs and HSDS has no member for may be told by its neighbours. */
static void
key_put(struct put *put, const char *id, const char *organization)
{
	json_text(&put->key, "id", id);
	json_text(&put->key, "organization", organization);
	buffer_put_text(&put->key, put->key.size > 1 ? ",\"guess\":true" : "\"guess\":true");
}

const char *
hsds_organization_of_location(const struct hsds *hsds, const struct hsds_entry *entry)
{
	const struct hsds_service *service;

	if (entry->organization_id != NULL)
		return entry->organization_id;
	service = service_at(hsds, ((const struct hsds_location *)entry->noun)->id);
	return service == NULL ? NULL : hsds_find(hsds, HSDS_SERVICE, service->id)->organization_id;
}

static void
location_put(struct hsds *hsds, const struct hsds_entry *entry)
{
	const struct hsds_location *from = entry->noun;
	const struct hsds_service  *service = service_at(hsds, from->id);
	const char                 *organization = hsds_organization_of_location(hsds, entry);
	const struct hsds_entry    *owner = hsds_find(hsds, HSDS_ORGANIZATION, organization);
	struct put                  put = hsds_put_begin(hsds, entry->at);
	struct site                 facts;
	const char                 *name = from->name, *phone = hsds_phone_of(hsds, from->id);

	if (name == NULL)
		name = service != NULL ? service->name
		     : owner == NULL   ? NULL
				       : ((const struct hsds_organization *)owner->noun)->name;
	if (phone == NULL && service != NULL)
		phone = hsds_phone_of(hsds, service->id);
	if (phone == NULL && organization != NULL)
		phone = hsds_phone_of(hsds, organization);
	if (organization == NULL)
		book_problem_add(
		    hsds->book, put.at, "organization", "nothing says which organization runs this place");
	key_put(&put, from->id, organization);
	json_text(&put.facts, "name", name);
	json_text(&put.facts, "description",
	    from->description != NULL || service == NULL ? from->description : service->description);
	json_text(&put.facts, "phone", phone);
	json_text(&put.facts, "county_fips", hsds_mark(&from->attributes, HSDS_COUNTY));
	zone_put(&put, hsds_mark(&from->attributes, HSDS_ZONE));
	address_put(&put, from->id);
	json_real(&put.facts, "latitude", from->latitude);
	json_real(&put.facts, "longitude", from->longitude);
	if (from->location_type == HSDS_VIRTUAL)
		buffer_put_text(
		    &put.facts, put.facts.size > 1 ? ",\"is_virtual\":true" : "\"is_virtual\":true");
	json_text(&put.facts, "notice", service == NULL ? NULL : service->alert);
	if (service != NULL && hsds_mark(&from->attributes, "minimum_age") == NULL)
		json_int(&put.facts, "minimum_age", service->minimum_age);
	site_marks_put(&put, &from->attributes);
	hsds_languages_put(
	    &put, from->languages.count > 0 || service == NULL ? &from->languages : &service->languages);
	hsds_put_end(&put, DIRECTORY_SITE, site_patch_fields, &facts, from->id, name);
}

void
hsds_nowhere_put(struct hsds *hsds, const struct hsds_entry *entry)
{
	const struct hsds_service *from = entry->noun;
	struct put                 put = hsds_put_begin(hsds, entry->at);
	struct site                facts;
	const char                *phone = hsds_phone_of(hsds, from->id);

	if (phone == NULL && entry->organization_id != NULL)
		phone = hsds_phone_of(hsds, entry->organization_id);
	key_put(&put, from->id, entry->organization_id);
	json_text(&put.facts, "name", from->name);
	json_text(&put.facts, "description", from->description);
	json_text(&put.facts, "phone", phone);
	zone_put(&put, hsds_mark(&from->attributes, HSDS_ZONE));
	json_text(&put.facts, "county_fips", hsds_mark(&from->attributes, HSDS_COUNTY));
	json_text(&put.facts, "notice", from->alert);
	buffer_put_text(&put.facts, put.facts.size > 1 ? ",\"is_virtual\":true" : "\"is_virtual\":true");
	hsds_languages_put(&put, &from->languages);
	hsds_put_end(&put, DIRECTORY_SITE, site_patch_fields, &facts, from->id, NULL);
}

void
hsds_put(struct hsds *hsds)
{
	for (const struct hsds_entry *entry = hsds->lists[HSDS_ORGANIZATION].first; entry != NULL;
	     entry = entry->next)
		organization_put(hsds, entry);
	for (const struct hsds_entry *entry = hsds->lists[HSDS_LOCATION].first; entry != NULL;
	     entry = entry->next)
		location_put(hsds, entry);
	for (const struct hsds_entry *entry = hsds->lists[HSDS_SERVICE].first; entry != NULL;
	     entry = entry->next)
		hsds_services_put(hsds, entry);
	for (const struct hsds_entry *entry = hsds->lists[HSDS_CONTACT].first; entry != NULL;
	     entry = entry->next)
		hsds_contact_put(hsds, entry);
}
