/* See network.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/id.h"
#include "network.h"

void
add_organization(struct feed *feed, unsigned id, const char *kind)
{
	feed_add(feed, CHANGE_INSERT, "organization", "id", id_of(id), "name", "Anchor", "kind", kind,
	    "phone", "555-0101", "county_fips", "13121", "version", "1", NULL);
}

void
add_site(struct feed *feed, enum change_kind change, const char *public_counts, const char *confidential)
{
	feed_add(feed, change, "site", "id", id_of(SITE), "organization_id", id_of(HOUSE), "name",
	    "Oak House", "address", "12 Oak Street", "city", "Atlanta", "postcode", "30303", "latitude",
	    "33.75", "longitude", "-84.39", "county_fips", "13121", "phone", "555-0102", "public_counts",
	    public_counts, "address_confidential", confidential, "staffed_limit", "2", "version", "1", NULL);
}

void
add_bed(struct feed *feed, enum change_kind change, const char *state, const char *version)
{
	feed_add(feed, change, "bed", "id", id_of(BED), "site_id", id_of(SITE), "label", "Blue room", "state",
	    state, "version", version, NULL);
}

void
network_open(struct feed *feed)
{
	feed_open(feed, NULL);
	add_organization(feed, HOUSE, "peer_respite");
	add_organization(feed, TEAM, "mobile_crisis");
	add_organization(feed, OTHER, "peer_respite");
	add_site(feed, CHANGE_INSERT, "f", "f");
	feed_load(feed, "e", 100);
}

char *
view_of(unsigned organization)
{
	static char names[4][VIEW_NAME_SIZE];

	snprintf(names[organization % 4], VIEW_NAME_SIZE, "organization:%s", id_of(organization));
	return names[organization % 4];
}

void
assert_has(const char *text, const char *part)
{
	if (!text || !strstr(text, part))
		fail_msg("%s is not in %s", part, text ? text : "(nothing)");
}

void
assert_lacks(const char *text, const char *part)
{
	if (text && strstr(text, part))
		fail_msg("%s is in %s", part, text);
}

void
delta_is(struct feed *feed, const char *view, uint64_t after, const char *rest)
{
	char *delta = delta_after(feed->board, view, after),
	     *begin = delta ? strstr(delta, "\"set\":") : NULL;

	assert_string_equal(begin ? begin : "(none)", rest);
	free(delta);
}
