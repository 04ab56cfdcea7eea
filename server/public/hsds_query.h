/* What a reader of the HSDS feed asks for. */
#ifndef PORCHLIGHT_PUBLIC_HSDS_QUERY_H
#define PORCHLIGHT_PUBLIC_HSDS_QUERY_H

#include <stdbool.h>
#include <stdint.h>

#include "room.h"

enum { HSDS_PER_PAGE = 50, HSDS_PER_PAGE_MOST = 200, HSDS_ALL = 100000, HSDS_WHOLE_MOST = 2000 };

struct hsds_query {
	const char *search; /* NULL: not asked for; the same for the other texts */
	int64_t     page, per_page;
	bool        ndjson, minimal, full;
	const char *organization_id, *modified_after, *postcode, *proximity; /* as parameters of SQL */
	/* A term or a vocabulary, as SQL knows them. nothing: one that no service has. */
	const char *kind, *population, *way_in;
	bool        nothing;
};

/* Every fault of the query is told by its name. */
must_use enum problem hsds_query_read(struct request *rq, struct hsds_query *query);

/* Rows to pass by, and how many at most, as parameters of SQL. */
const char *hsds_query_skip(struct request *rq, const struct hsds_query *query);
const char *hsds_query_most(struct request *rq, const struct hsds_query *query);

/* For routes: the names that services, organizations, services at locations and vocabularies take. */
extern const struct query_field hsds_service_query[];
extern const struct query_field hsds_organization_query[];
extern const struct query_field hsds_service_at_location_query[];
extern const struct query_field hsds_term_query[];

#endif
