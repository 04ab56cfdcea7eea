/* The members of the network's own row, and of a county. */
#include "domain/network.h"

#include <stddef.h>

#include "domain/county.h"

#define NETWORK(member, what) .name = #member, .kind = (what), .offset = offsetof(struct network, member)
#define COUNTY(member, what)  .name = #member, .kind = (what), .offset = offsetof(struct county, member)

const struct field network_fields[] = {
	{ NETWORK(name, FIELD_TEXT), .most = 120, .help = "What the network is called." },
	{ NETWORK(zone, FIELD_TEXT), .help = "The IANA zone in which its weeks and months are counted." },
	{ NETWORK(crisis_line, FIELD_TEXT), .help = "The line for anyone in danger now." },
	{ 0 },
};

const struct field county_fields[] = {
	{ COUNTY(fips, FIELD_TEXT), .least = 5, .most = 5, .help = "FIPS code, five digits." },
	{ COUNTY(state, FIELD_TEXT), .least = 2, .most = 2, .help = "The state's two letters." },
	{ COUNTY(name, FIELD_TEXT), .help = "The county's name." },
	{ COUNTY(latitude, FIELD_REAL), .least = -90, .most = 90, .help = "Of a point inside it." },
	{ COUNTY(longitude, FIELD_REAL), .least = -180, .most = 180, .help = "Of a point inside it." },
	{ COUNTY(region, FIELD_TEXT), .flags = FIELD_NULLABLE, .least = 1, .most = 120,
	    .help = "The part of the network that it counts as in statistics; null: its state." },
	{ 0 },
};
