/* The row that a calendar is made of, for the list of statements. */
#ifndef PORCHLIGHT_PUBLIC_CALENDAR_FEED_H
#define PORCHLIGHT_PUBLIC_CALENDAR_FEED_H

#include "room.h"

struct feed_calendar {
	const char *id, *name, *site_name, *phone, *link, *notice, *zone, *address, *city, *postcode,
	    *county_name, *county_state;
	bool        is_virtual;
	const char *hours; /* JSON of public_entry */
	int64_t     hours_version, hours_changed_at;
};

extern const struct field feed_calendar_fields[];

#endif
