/* What Open Referral HSDS 3.1 has no member for and a directory can't do without. It stands in `attributes`,
 * told by its `link_type`, with what it says in `value`; whoever doesn't know the link_type passes it by.
 * Written by the feed, read by the import, so that one network's directory can be another's. */
#ifndef PORCHLIGHT_DIRECTORY_HSDS_H
#define PORCHLIGHT_DIRECTORY_HSDS_H

#include "directory/hsds_tables.h"

/* On a location: `timezone` of a schedule is an offset only, and an offset is not a zone. */
#define HSDS_ZONE "zone" /* "America/Los_Angeles" */
/* On a location; told of a confidential address too. */
#define HSDS_COUNTY "county" /* its FIPS code, "41051" */
/* On a service and on an organization: the slugs of domain/service.h and domain/organization.h. */
#define HSDS_SERVICE_KIND      "service_kind"
#define HSDS_ORGANIZATION_KIND "organization_kind"
/* On a service: the hours by rules and exceptions as GET /services/{id}/hours has them, as JSON text. Rows of
 * schedules know no exceptions and are cut at changes of the clocks; where this is there, it is the whole
 * truth. */
#define HSDS_HOURS "hours"
/* What else a house states stands on its location under the member's name of domain/site.h ("maximum_nights",
 * "populations", ...), one attribute an item of a list, "yes" and "no" for an answer; a phone of a service's
 * that has a location_id is its place's, told again. */

/* How the rest is laid out, both ways: an organization's id, a site's as its location's, a service's and a
 * person's (contact) are Porchlight's own keys. A service stands at one location. A person hangs on a
 * service, on a location, or on an organization. Hours are rows of `schedules` on the service: `freq` WEEKLY,
 * `byday`, `opens_at` and `closes_at` as HH:MM with or without an offset, `valid_from`, `valid_to`. Rows that
 * touch at midnight (24:00 or 23:59 and 00:00 on the day after) are one opening again when they are read;
 * rows that differ in their validity alone, cut at a change of the clocks, too. */

#endif
