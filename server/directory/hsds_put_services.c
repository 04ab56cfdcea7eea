/* From HSDS's services and contacts to ours. A service that stands at several places is one at each. */
#include <string.h>

#include "directory/hsds.h"
#include "domain/contact.h"
#include "domain/service.h"
#include "hsds_put.h"

/* From NUCC's code for respite care, or from what others call it. */
static const char *
kind_guess(const struct hsds_service *service)
{
	static const struct {
		const char *word, *kind;
	} signs[] = { { "warmline", "warmline" }, { "warm line", "warmline" },
		{ "living room", "living_room" }, { "drop-in", "drop_in" }, { "drop in", "drop_in" },
		{ "respite", "respite" } };
	const struct hsds_attribute *items = service->attributes.items;

	for (size_t i = 0; i < service->attributes.count; i++)
		if (items[i].taxonomy_term.code != NULL
		    && strcmp(items[i].taxonomy_term.code, "385H00000X") == 0)
			return "respite";
	for (size_t i = 0; service->name != NULL && i < sizeof signs / sizeof *signs; i++)
		if (strcasestr(service->name, signs[i].word) != NULL)
			return signs[i].kind;
	return NULL;
}

/* One service at one place. link NULL: it stands nowhere. */
static void
service_put(struct hsds *hsds, const struct hsds_entry *entry, const struct hsds_entry *link)
{
	const struct hsds_service *from = entry->noun;
	const char *own = link == NULL ? NULL : ((const struct hsds_service_at_location *)link->noun)->id;
	const char *place = link == NULL ? from->id : link->location_id;
	const char *phone = link == NULL ? NULL : hsds_phone_of(hsds, from->id);
	const struct hsds_entry *at = hsds_find(hsds, HSDS_LOCATION, place);
	struct put               put = hsds_put_begin(hsds, entry->at);
	struct service           facts;

	json_text(&put.key, "id", from->id);
	json_text(&put.key, "link_id", own);
	json_text(&put.key, "organization",
	    at != NULL && entry->organization_id == NULL ? hsds_organization_of_location(hsds, at)
							 : entry->organization_id);
	json_text(&put.key, "site", place);
	json_text(&put.facts, "name", from->name);
	/* What is only guessed is said of a new service, and changes none. */
	json_text(&put.facts, "kind", hsds_mark(&from->attributes, HSDS_SERVICE_KIND));
	json_text(&put.key, "kind", kind_guess(from));
	/* The place's own number needn't be said again. */
	if (phone != NULL && place != NULL && hsds_phone_of(hsds, place) != NULL
	    && strcmp(hsds_phone_of(hsds, place), phone) != 0)
		json_text(&put.facts, "phone", phone);
	if (from->url != NULL && strncmp(from->url, "https://", 8) == 0)
		json_text(&put.facts, "link", from->url);
	hsds_hours_put(hsds, put.at, from, own, &put.more);
	hsds_put_end(&put, DIRECTORY_SERVICE, directory_service_fields, &facts, from->id, NULL);
}

void
hsds_services_put(struct hsds *hsds, const struct hsds_entry *entry)
{
	const struct hsds_service *from = entry->noun;
	const struct hsds_entry   *link = hsds_of(hsds, HSDS_SERVICE_AT_LOCATION, from->id);

	if (from->name == NULL || from->status == HSDS_INACTIVE || from->status == HSDS_DEFUNCT) {
		hsds->book->passed_by += from->name != NULL;
		book_bad_add(hsds->book, from->id);
		return;
	}
	if (link == NULL) {
		hsds_nowhere_put(hsds, entry);
		service_put(hsds, entry, NULL);
	}
	for (; link != NULL; link = link->beside)
		service_put(hsds, entry, link);
}

/* --- people --- */

void
hsds_contact_put(struct hsds *hsds, const struct hsds_entry *entry)
{
	const struct hsds_contact *from = entry->noun;
	const struct hsds_entry   *link = hsds_find(hsds, HSDS_SERVICE_AT_LOCATION, entry->service_id);
	const struct hsds_entry   *phone = hsds_of(hsds, HSDS_PHONE, from->id);
	struct put                 put = hsds_put_begin(hsds, entry->at);
	struct contact             facts;

	json_text(&put.key, "id", from->id);
	json_text(&put.key, "service", link != NULL ? link->service_id : entry->service_id);
	json_text(&put.key, "site",
	    entry->service_id != NULL && link == NULL ? NULL
	    : link != NULL                            ? link->location_id
						      : entry->location_id);
	json_text(&put.key, "organization",
	    entry->service_id == NULL && entry->location_id == NULL ? entry->organization_id : NULL);
	json_text(&put.facts, "name", from->name != NULL ? from->name : from->title);
	json_text(&put.facts, "title", from->title);
	json_text(&put.facts, "phone", hsds_phone_of(hsds, from->id));
	json_text(&put.facts, "email", from->email);
	if (phone != NULL)
		hsds_languages_put(&put, &((const struct hsds_phone *)phone->noun)->languages);
	if (from->name == NULL && from->title == NULL)
		book_problem_add(hsds->book, put.at, "name", "this is needed");
	if (!contact_email_valid(from->email))
		book_problem_add(
		    hsds->book, put.at, "email", "expected an e-mail address, like rosa@example.org");
	hsds_put_end(&put, DIRECTORY_PERSON, contact_patch_fields, &facts, from->id, NULL);
}
