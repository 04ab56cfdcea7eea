/* The feed for other directories, Open Referral HSDS 3.1 (docs/feeds.md): where it begins, what describes it,
 * and all its routes. Any page and any program may read it without signing in. */
#include "hsds.h"

#include "directory/hsds_tables.h"
#include "names.h"
#include "wire/present.h"

#define HSDS_VERSION "3.1"

struct hsds_root {
	const char *version, *profile, *openapi_url, *description, *publisher;
};

#define ROOT(member, text)                                                                                   \
	{                                                                                                    \
		.name = #member, .kind = FIELD_TEXT, .flags = FIELD_REQUIRED,                                \
		.offset = offsetof(struct hsds_root, member), .help = (text)                                 \
	}

static const struct field hsds_root_fields[] = {
	ROOT(version, "The version of HSDS that this feed speaks."),
	ROOT(profile, "Where it is written what of HSDS is told, and how."),
	ROOT(openapi_url, "The description of these calls."),
	ROOT(description, "What the feed is."),
	ROOT(publisher, "The network whose places these are."),
	{ 0 },
};

static enum problem
root_read(struct request *rq)
{
	struct feed_key     key = feed_key_of("root");
	const struct names *names = names_take(rq);
	struct hsds_root    root = {
		   .version = HSDS_VERSION,
		   .profile = arena_print(request_arena(rq), "%s/hsds/profile", public_base()),
		   .openapi_url = arena_print(request_arena(rq), "%s/hsds/openapi.json", public_base()),
		   .description =
		       "Peer respites, drop-in places, living rooms and warmlines: what they are, when they are "
			  "open, and which rooms are open where a house tells.",
		   .publisher = names->network.name,
	};
	struct buffer bytes = { 0 };

	wire_write_present(&bytes, hsds_root_fields, &root);
	names_drop(names);
	return feed_reply(rq, &key, "application/json", &bytes);
}

/* A program that follows `profile` finds words, not code. */
static const char profile[] =
    "Porchlight's profile of Open Referral HSDS 3.1\n"
    "\n"
    "Places are locations, what they offer are services, each at one location. All keys are UUIDs that "
    "stay.\n"
    "What is not known well enough is absent: no capacity unless the house allows it to be told and "
    "confirmed it\n"
    "lately, no address and no coordinates where the address is confidential.\n"
    "\n"
    "status        active; temporarily closed while the place is paused or closed.\n"
    "alert         the house's own notice.\n"
    "capacities    guest rooms: available and maximum as the house last confirmed, at `updated`.\n"
    "schedules     weekly rows. `timezone` and the times carry offsets, so a row ends where the clocks "
    "change; hours past\n"
    "              midnight are two rows, the first until 00:00; a changed day is a row of its own, a closed "
    "day none.\n"
    "              `schedule_link` is the same as an iCalendar with zone, rules and exceptions.\n"
    "attributes    service_kind, nucc, way_in and population name terms of the taxonomies; other link_types "
    "(zone, county,\n"
    "              hours, maximum_nights, step_free, ...) carry what HSDS has no member for in `value`.\n"
    "\n"
    "Lists are paged (page, per_page) and filtered as HSDS says; format=ndjson gives all at once, one object "
    "a line. Ask again\n"
    "with If-None-Match; 429 comes with Retry-After.\n";

static enum problem
profile_read(struct request *rq)
{
	struct feed_key key = feed_key_of("profile");
	struct buffer   bytes = { 0 };

	buffer_put_text(&bytes, profile);
	return feed_reply(rq, &key, "text/plain; charset=utf-8", &bytes);
}

static enum problem
openapi_read(struct request *rq)
{
	struct feed_key key = feed_key_of("openapi");
	struct buffer   bytes = { 0 };

	if (feed_reply_kept(rq, &key))
		return OK;
	http_write_openapi(&bytes, &public_hsds_routes, 1);
	return feed_reply(rq, &key, "application/json", &bytes);
}

#define FEED(where, how, what, asks, id, words)                                                              \
	{                                                                                                    \
		.method = "GET", .path = "/hsds" where, .run = (how), .lane = LANE_REPORT,                   \
		.flags = ROUTE_OPEN, .who = WHO_ANYONE, .status = 200, .reply = (what), .query = (asks),     \
		.name = (id), .help = (words)                                                                \
	}

static const struct route routes[] = {
	FEED("", root_read, hsds_root_fields, NULL, "hsds_root", "Where the feed begins."),
	FEED("/profile", profile_read, NULL, NULL, "hsds_profile",
	    "What of HSDS is told, and how, for a person."),
	FEED("/openapi.json", openapi_read, NULL, NULL, "hsds_openapi", "This description."),
	FEED("/services", hsds_services, hsds_service_page_fields, hsds_service_query, "hsds_services",
	    "Services, a page at a time."),
	FEED("/services/{id}", hsds_service, hsds_service_fields, NULL, "hsds_service",
	    "A service with everything beneath."),
	FEED("/organizations", hsds_organizations, hsds_organization_page_fields, hsds_organization_query,
	    "hsds_organizations", "Organizations that offer something, a page at a time."),
	FEED("/organizations/{id}", hsds_organization, hsds_organization_fields, NULL, "hsds_organization",
	    "An organization with its places."),
	FEED("/service_at_locations", hsds_service_at_locations, hsds_service_at_location_page_fields,
	    hsds_service_at_location_query, "hsds_service_at_locations",
	    "Services where they are offered, a page at a time."),
	FEED("/service_at_locations/{id}", hsds_service_at_location, hsds_service_at_location_fields, NULL,
	    "hsds_service_at_location", "A service where it is offered, with everything beneath."),
	FEED("/taxonomies", hsds_taxonomies, hsds_taxonomy_page_fields, hsds_term_query, "hsds_taxonomies",
	    "The vocabularies that attributes name."),
	FEED("/taxonomies/{id}", hsds_taxonomy, hsds_taxonomy_fields, NULL, "hsds_taxonomy", "A vocabulary."),
	FEED("/taxonomy_terms", hsds_taxonomy_terms, hsds_taxonomy_term_page_fields, hsds_term_query,
	    "hsds_taxonomy_terms", "Their terms."),
	FEED("/taxonomy_terms/{id}", hsds_taxonomy_term, hsds_taxonomy_term_fields, NULL,
	    "hsds_taxonomy_term", "A term."),
};

const struct route_table public_hsds_routes = ROUTES(routes);
