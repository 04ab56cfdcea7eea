/* Finds the objects of an HSDS document. Publishers nest them or list them apart and link them by ids;
 * afterwards it makes no difference. What stands in a document several times (an organization inside each of
 * its services) is read once. */
#include "hsds_read.h"

#include <string.h>

#include "base/check.h"

static const char *const list_names[] = { "organizations", "services", "locations", "service_at_locations",
	"contacts", "phones", "schedules", "addresses", NULL };

static const struct field *const noun_fields[HSDS_NOUNS] = {
	hsds_organization_fields,
	hsds_service_fields,
	hsds_location_fields,
	hsds_service_at_location_fields,
	hsds_contact_fields,
	hsds_phone_fields,
	hsds_schedule_fields,
	hsds_address_fields,
};

static const size_t noun_sizes[HSDS_NOUNS] = {
	sizeof(struct hsds_organization),
	sizeof(struct hsds_service),
	sizeof(struct hsds_location),
	sizeof(struct hsds_service_at_location),
	sizeof(struct hsds_contact),
	sizeof(struct hsds_phone),
	sizeof(struct hsds_schedule),
	sizeof(struct hsds_address),
};

/* Where our members stand in their objects, for messages. */
static const struct book_spot organization_spots[] = { { "kind", "/attributes" },
	{ "county_fips", "/attributes" }, { "phone", "/phones/0/number" }, { NULL, NULL } };
static const struct book_spot service_spots[] = { { "kind", "/attributes" }, { "phone", "/phones/0/number" },
	{ "link", "/url" }, { "site", "/service_at_locations" }, { "organization", "/organization_id" },
	{ "rules", "/schedules" }, { "exceptions", "/schedules" }, { NULL, NULL } };
static const struct book_spot location_spots[] = { { "address", "/addresses/0/address_1" },
	{ "city", "/addresses/0/city" }, { "postcode", "/addresses/0/postal_code" },
	{ "county_fips", "/addresses/0/region" }, { "zone", "/attributes" }, { "phone", "/phones/0/number" },
	{ "organization", "/organization_id" }, { "notice", "" }, { "minimum_age", "" }, { NULL, NULL } };
static const struct book_spot contact_spots[] = { { "phone", "/phones/0/number" },
	{ "languages", "/phones/0/languages" }, { "organization", "/organization_id" },
	{ "site", "/location_id" }, { "service", "/service_id" }, { NULL, NULL } };

static const struct book_spot *const noun_spots[HSDS_NOUNS] = {
	[HSDS_ORGANIZATION] = organization_spots,
	[HSDS_SERVICE] = service_spots,
	[HSDS_LOCATION] = location_spots,
	[HSDS_CONTACT] = contact_spots,
};

/* Every noun begins with its id. */
static const char *
id_of(const void *noun)
{
	return *(const char *const *)noun;
}

struct hsds_entry *
hsds_find(const struct hsds *hsds, enum hsds_noun noun, const char *id)
{
	return id == NULL ? NULL : map_find(&hsds->lists[noun].by_id, id);
}

struct hsds_entry *
hsds_of(const struct hsds *hsds, enum hsds_noun noun, const char *owner)
{
	return owner == NULL ? NULL : map_find(&hsds->lists[noun].by_owner, owner);
}

const char *
hsds_mark(const struct rows *attributes, const char *link_type)
{
	const struct hsds_attribute *items = attributes->items;

	for (size_t i = 0; i < attributes->count; i++)
		if (items[i].link_type != NULL && strcmp(items[i].link_type, link_type) == 0)
			return items[i].value;
	return NULL;
}

/* What stands by itself says whose it is. A closer owner comes before a wider one. */
static void
links_read(struct hsds_entry *entry, enum hsds_noun noun)
{
	const struct hsds_contact             *contact = entry->noun;
	const struct hsds_phone               *phone = entry->noun;
	const struct hsds_schedule            *schedule = entry->noun;
	const struct hsds_location            *location = entry->noun;
	const struct hsds_service             *service = entry->noun;
	const struct hsds_service_at_location *link = entry->noun;

#define OR(mine, theirs) ((mine) != NULL ? (mine) : (theirs))
	switch (noun) {
	case HSDS_LOCATION:
		entry->organization_id = OR(entry->organization_id, location->organization_id);
		return;
	case HSDS_SERVICE:
		entry->organization_id = OR(service->organization_id, service->organization.id);
		return;
	case HSDS_SERVICE_AT_LOCATION:
		entry->service_id = OR(entry->service_id, link->service_id);
		entry->location_id = OR(link->location_id, link->location.id);
		return;
	case HSDS_CONTACT:
		entry->service_id =
		    OR(entry->service_id, OR(contact->service_id, contact->service_at_location_id));
		entry->location_id = OR(entry->location_id, contact->location_id);
		entry->organization_id = OR(entry->organization_id, contact->organization_id);
		return;
	case HSDS_PHONE:
		entry->contact_id = OR(entry->contact_id, phone->contact_id);
		entry->service_id =
		    OR(entry->service_id, OR(phone->service_id, phone->service_at_location_id));
		entry->location_id = OR(entry->location_id, phone->location_id);
		entry->organization_id = OR(entry->organization_id, phone->organization_id);
		return;
	case HSDS_SCHEDULE:
		entry->service_id =
		    OR(entry->service_id, OR(schedule->service_at_location_id, schedule->service_id));
		entry->location_id = OR(entry->location_id, schedule->location_id);
		return;
	case HSDS_ADDRESS:
		entry->location_id =
		    OR(entry->location_id, ((const struct hsds_address *)entry->noun)->location_id);
		return;
	case HSDS_ORGANIZATION:
	case HSDS_NOUNS: return;
	}
#undef OR
}

static const char *
owner_of(const struct hsds_entry *entry, enum hsds_noun noun)
{
	if (noun == HSDS_SERVICE || noun == HSDS_LOCATION)
		return entry->organization_id;
	if (entry->contact_id != NULL)
		return entry->contact_id;
	if (entry->service_id != NULL)
		return entry->service_id;
	return entry->location_id != NULL ? entry->location_id : entry->organization_id;
}

static struct hsds_entry *
entry_add(struct hsds *hsds, enum hsds_noun noun, struct hsds_entry entry)
{
	struct hsds_list  *list = &hsds->lists[noun];
	struct hsds_entry *kept, *before;
	const char        *id = id_of(entry.noun), *owner;

	if (id == NULL || map_find(&list->by_id, id) != NULL)
		return NULL;
	kept = arena_take(hsds->book->arena, sizeof *kept);
	*kept = entry;
	links_read(kept, noun);
	map_add(&list->by_id, id, kept);
	if (list->last != NULL)
		list->last->next = kept;
	else
		list->first = kept;
	list->last = kept;
	owner = owner_of(kept, noun);
	if (owner == NULL)
		return kept;
	if ((before = map_find(&list->by_owner, owner)) == NULL) {
		map_add(&list->by_owner, owner, kept);
		return kept;
	}
	while (before->beside != NULL)
		before = before->beside;
	before->beside = kept;
	return kept;
}

static size_t
place_of(struct hsds *hsds, size_t within, enum hsds_noun noun, const char *member, size_t index)
{
	struct book      *book = hsds->book;
	struct book_place outer = book->places[within];

	return book_place_add(
	    book, (struct book_place){ .line = outer.line,
		      .pointer = index == SIZE_MAX
				   ? arena_print(book->arena, "%s/%s", outer.pointer, member)
				   : arena_print(book->arena, "%s/%s/%zu", outer.pointer, member, index),
		      .spots = noun_spots[noun] });
}

static void entry_spread(struct hsds *hsds, enum hsds_noun noun, const struct hsds_entry *entry);

/* The objects of a member of `outer`, as entries of their own that belong to it. */
static void
members_add(struct hsds *hsds, const struct hsds_entry *outer, const char *member, const struct rows *rows,
    enum hsds_noun noun, struct hsds_entry owner)
{
	for (size_t i = 0; i < rows->count; i++) {
		struct hsds_entry *entry;

		owner.noun = (const char *)rows->items + i * rows->stride;
		owner.at = place_of(hsds, outer->at, noun, member, i);
		if ((entry = entry_add(hsds, noun, owner)) != NULL)
			entry_spread(hsds, noun, entry);
	}
}

static void
service_spread(struct hsds *hsds, const struct hsds_entry *entry)
{
	const struct hsds_service *service = entry->noun;
	struct hsds_entry          mine = { .service_id = service->id }, *organization;

	if (service->organization.id != NULL) {
		organization = entry_add(hsds, HSDS_ORGANIZATION,
		    (struct hsds_entry){ .noun = &service->organization,
			.at = place_of(hsds, entry->at, HSDS_ORGANIZATION, "organization", SIZE_MAX) });
		if (organization != NULL)
			entry_spread(hsds, HSDS_ORGANIZATION, organization);
	}
	members_add(hsds, entry, "service_at_locations", &service->service_at_locations,
	    HSDS_SERVICE_AT_LOCATION, mine);
	members_add(hsds, entry, "phones", &service->phones, HSDS_PHONE, mine);
	members_add(hsds, entry, "schedules", &service->schedules, HSDS_SCHEDULE, mine);
	members_add(hsds, entry, "contacts", &service->contacts, HSDS_CONTACT, mine);
}

static void
link_spread(struct hsds *hsds, const struct hsds_entry *entry)
{
	const struct hsds_service_at_location *link = entry->noun;
	struct hsds_entry                      mine = { .service_id = link->id }, *location;

	if (link->location.id != NULL) {
		location = entry_add(hsds, HSDS_LOCATION,
		    (struct hsds_entry){ .noun = &link->location,
			.at = place_of(hsds, entry->at, HSDS_LOCATION, "location", SIZE_MAX) });
		if (location != NULL)
			entry_spread(hsds, HSDS_LOCATION, location);
	}
	members_add(hsds, entry, "phones", &link->phones, HSDS_PHONE, mine);
	members_add(hsds, entry, "schedules", &link->schedules, HSDS_SCHEDULE, mine);
	members_add(hsds, entry, "contacts", &link->contacts, HSDS_CONTACT, mine);
}

static void
entry_spread(struct hsds *hsds, enum hsds_noun noun, const struct hsds_entry *entry)
{
	struct hsds_entry mine = { 0 };

	if (noun == HSDS_SERVICE)
		service_spread(hsds, entry);
	if (noun == HSDS_SERVICE_AT_LOCATION)
		link_spread(hsds, entry);
	if (noun == HSDS_ORGANIZATION) {
		const struct hsds_organization *organization = entry->noun;

		mine.organization_id = organization->id;
		members_add(hsds, entry, "phones", &organization->phones, HSDS_PHONE, mine);
		members_add(hsds, entry, "contacts", &organization->contacts, HSDS_CONTACT, mine);
		members_add(hsds, entry, "locations", &organization->locations, HSDS_LOCATION, mine);
	}
	if (noun == HSDS_LOCATION) {
		const struct hsds_location *location = entry->noun;

		mine.location_id = location->id;
		members_add(hsds, entry, "phones", &location->phones, HSDS_PHONE, mine);
		members_add(hsds, entry, "schedules", &location->schedules, HSDS_SCHEDULE, mine);
		members_add(hsds, entry, "contacts", &location->contacts, HSDS_CONTACT, mine);
		members_add(hsds, entry, "addresses", &location->addresses, HSDS_ADDRESS, mine);
	}
	if (noun == HSDS_CONTACT) {
		mine.contact_id = id_of(entry->noun);
		members_add(hsds, entry, "phones", &((const struct hsds_contact *)entry->noun)->phones,
		    HSDS_PHONE, mine);
	}
}

/* A list without a name of its own is known by what its objects say. */
static enum hsds_noun
noun_guess(const struct wire_document *document, size_t index)
{
	static const struct {
		const char    *member;
		enum hsds_noun noun;
	} signs[] = {
		{ "status", HSDS_SERVICE },
		{ "location_type", HSDS_LOCATION },
		{ "number", HSDS_PHONE },
		{ "address_1", HSDS_ADDRESS },
		{ "opens_at", HSDS_SCHEDULE },
		{ "freq", HSDS_SCHEDULE },
		{ "byday", HSDS_SCHEDULE },
		{ "title", HSDS_CONTACT },
		{ "description", HSDS_ORGANIZATION },
		{ "location", HSDS_SERVICE_AT_LOCATION },
	};

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (wire_document_has(document, index, signs[i].member))
			return signs[i].noun;
	if (wire_document_has(document, index, "service_id")
	    && wire_document_has(document, index, "location_id"))
		return HSDS_SERVICE_AT_LOCATION;
	if (wire_document_has(document, index, "service_id")
	    || wire_document_has(document, index, "location_id"))
		return HSDS_CONTACT;
	return HSDS_ORGANIZATION;
}

static void
item_read(struct hsds *hsds, const struct wire_document *document, size_t index)
{
	struct wire_item   item = wire_document_item(document, index);
	struct faults      faults = { 0 };
	struct hsds_entry *entry;
	enum hsds_noun     noun = HSDS_NOUNS;
	void              *object;
	size_t             at;

	for (size_t i = 0; i < HSDS_NOUNS; i++)
		if (strcmp(item.list, list_names[i]) == 0)
			noun = (enum hsds_noun)i;
	if (noun == HSDS_NOUNS)
		noun = noun_guess(document, index);
	at = book_place_add(hsds->book,
	    (struct book_place){ .line = item.line, .pointer = item.pointer, .spots = noun_spots[noun] });
	object = arena_take(hsds->book->arena, noun_sizes[noun]);
	if (wire_document_read(document, index, noun_fields[noun], object, NULL, &faults) != OK) {
		size_t bare = book_place_add(
		    hsds->book, (struct book_place){ .line = item.line, .pointer = item.pointer });

		for (size_t i = 0; i < faults.count; i++)
			book_problem_add(
			    hsds->book, bare, faults.items[i].pointer, "%s", faults.items[i].detail);
	}
	if ((entry = entry_add(hsds, noun, (struct hsds_entry){ .noun = object, .at = at })) != NULL)
		entry_spread(hsds, noun, entry);
}

void
hsds_read(struct book *book, const char *text, size_t size)
{
	struct hsds           hsds = { .book = book };
	struct faults         faults = { 0 };
	struct wire_document *document = wire_document_open(book->arena, text, size, list_names, &faults);

	if (document == NULL) {
		size_t at = book_place_add(book, (struct book_place){ .pointer = "" });

		book_problem_add(
		    book, at, "", "%s", faults.count > 0 ? faults.items[0].detail : "it can't be read");
		return;
	}
	for (size_t i = 0; i < wire_document_count(document); i++)
		item_read(&hsds, document, i);
	hsds_put(&hsds);
	for (size_t i = 0; i < HSDS_NOUNS; i++) {
		map_done(&hsds.lists[i].by_id);
		map_done(&hsds.lists[i].by_owner);
	}
	wire_document_close(document);
}
