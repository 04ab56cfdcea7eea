/* The rows that a directory's CSV file may have. A row is found again by its `id`, or by its name within what
 * it belongs to; `organization`, `site` and `service` name that, or give its id. */
#include <stddef.h>
#include <string.h>

#include "directory/sheet.h"
#include "domain/contact.h"
#include "domain/organization.h"
#include "domain/service.h"
#include "domain/site.h"
#include "hours/hours.h"
#include "inner.h"

struct organization_key {
	const char *id;
};

struct site_key {
	const char  *id;
	const char  *organization;
	int          organization_kind;
	struct texts beds;
	enum answer  closed;
};

struct service_key {
	const char *id;
	const char *organization;
	const char *site;
	const char *hours;
	const char *exceptions;
};

struct person_key {
	const char *id;
	const char *organization;
	const char *site;
	const char *service;
};

#define KEY(noun, member, what) .name = #member, .kind = (what), .offset = offsetof(struct noun##_key, member)

/* clang-format off */
#define ID(noun) { KEY(noun, id, FIELD_ID), .flags = FIELD_NULLABLE, .help = "Its key, when it is to be found by it and not by its name." }
#define ORGANIZATION(noun, needed) \
	{ KEY(noun, organization, FIELD_TEXT), .flags = (needed), .least = 1, .most = 120, .help = "Name or id of the organization; made when there is none." }
#define SITE(noun, needed) { KEY(noun, site, FIELD_TEXT), .flags = (needed), .least = 1, .most = 120, .help = "Name or id of the site." }

static const struct field organization_key_fields[] = { ID(organization), { 0 } };

static const struct field site_key_fields[] = {
	ID(site),
	ORGANIZATION(site, FIELD_REQUIRED),
	{ KEY(site, organization_kind, FIELD_CHOICE), .choices = &organization_kind_choices, .help = "What to make it: peer_respite unless said." },
	{ KEY(site, beds, FIELD_TEXTS), .most = 50, .help = "Labels of its rooms, with semicolons between them; missing ones are added." },
	{ KEY(site, closed, FIELD_ANSWER), .flags = FIELD_NULLABLE, .help = "yes: it is closed; no: it is open again, paused until the house says more." },
	{ 0 },
};

static const struct field service_key_fields[] = {
	ID(service),
	ORGANIZATION(service, FIELD_REQUIRED),
	SITE(service, FIELD_REQUIRED),
	{ KEY(service, hours, FIELD_TEXT), .most = 4000, .help = "\"MO-FR 09:00-17:00; SA 22:00-02:00 2026-06-01..2026-08-31\"; none: no hours are stated." },
	{ KEY(service, exceptions, FIELD_TEXT), .most = 16000, .help = "\"2026-12-25 closed (Christmas); 2026-12-24 10:00-14:00\"; none: there are none." },
	{ 0 },
};

static const struct field person_key_fields[] = {
	ID(person),
	ORGANIZATION(person, FIELD_REQUIRED),
	SITE(person, FIELD_NULLABLE),
	{ KEY(person, service, FIELD_TEXT), .flags = FIELD_NULLABLE, .least = 1, .most = 120, .help = "Name or id of the service; empty: the whole site." },
	{ 0 },
};
/* clang-format on */

static void
site_look(struct book *book, size_t at, const void *noun, struct buffer *more)
{
	enum { FORM_LINE_MOST = 200 };
	const struct site *site = noun;

	(void)more;
	if (site->zone != NULL && !hours_zone_known(site->zone))
		sheet_problem(book, at, "zone", "there is no zone \"%s\"; for instance America/Los_Angeles",
		    site->zone);
	for (size_t i = 0; i < site->form_asks.count; i++)
		if (strlen(site->form_asks.items[i]) > FORM_LINE_MOST)
			sheet_problem(book, at, "form_asks", "at most %d bytes a line", FORM_LINE_MOST);
	if (site->county_fips != NULL && strspn(site->county_fips, "0123456789") != 5)
		sheet_problem(book, at, "county_fips", "a county's FIPS code has five digits");
}

static void
service_key_look(struct book *book, size_t at, const void *noun, struct buffer *more)
{
	const struct service_key *key = noun;

	if (key->hours != NULL && key->hours[0] != '\0')
		hours_cell_put(book, at, key->hours, more);
	if (key->exceptions != NULL && key->exceptions[0] != '\0')
		exceptions_cell_put(book, at, key->exceptions, more);
}

static void
service_look(struct book *book, size_t at, const void *noun, struct buffer *more)
{
	const struct service *service = noun;

	(void)more;
	if (service->link != NULL && strncmp(service->link, "https://", 8) != 0)
		sheet_problem(book, at, "link", "a link begins with https://");
}

static void
person_look(struct book *book, size_t at, const void *noun, struct buffer *more)
{
	const struct contact *person = noun;

	(void)more;
	if (!contact_email_valid(person->email))
		sheet_problem(book, at, "email", "expected an e-mail address, like rosa@example.org");
}

#define SERVICE(member, what) .name = #member, .kind = (what), .offset = offsetof(struct service, member)

/* As the acts take them; how full it is now is nobody's to import. */
const struct field directory_service_fields[] = {
	{ SERVICE(kind, FIELD_CHOICE), .choices = &service_kind_choices,
	    .help = "What is offered; of a new service needed." },
	{ SERVICE(name, FIELD_TEXT), .least = 1, .most = 120, .help = "What it is called." },
	{ SERVICE(phone, FIELD_TEXT), .flags = FIELD_NULLABLE, .least = 3, .most = 40,
	    .help = "Its own number; null: the site's." },
	{ SERVICE(link, FIELD_TEXT), .flags = FIELD_NULLABLE, .most = 300,
	    .help = "Where it is held online: an https address." },
	{ 0 },
};

#define PART(label, table, noun, looked)                                                                     \
	{                                                                                                    \
		.name = (label), .fields = (table), .size = sizeof(noun), .look = (looked)                   \
	}

static const struct sheet_part organization_parts[] = {
	PART("key", organization_key_fields, struct organization_key, NULL),
	PART("facts", organization_patch_fields, struct organization, NULL),
};
static const struct sheet_part site_parts[] = {
	PART("key", site_key_fields, struct site_key, NULL),
	PART("facts", site_patch_fields, struct site, site_look),
};
static const struct sheet_part service_parts[] = {
	PART("key", service_key_fields, struct service_key, service_key_look),
	PART("facts", directory_service_fields, struct service, service_look),
};
static const struct sheet_part person_parts[] = {
	PART("key", person_key_fields, struct person_key, NULL),
	PART("facts", contact_patch_fields, struct contact, person_look),
};

static const char *const site_columns[] = { "organization", "name", NULL };
static const char *const no_columns[] = { NULL };

const struct sheet_kind directory_kinds[] = {
	[DIRECTORY_ORGANIZATION] = { "organization", organization_parts, 2, no_columns },
	[DIRECTORY_SITE] = { "site", site_parts, 2, site_columns },
	[DIRECTORY_SERVICE] = { "service", service_parts, 2, no_columns },
	[DIRECTORY_PERSON] = { "person", person_parts, 2, no_columns },
};
