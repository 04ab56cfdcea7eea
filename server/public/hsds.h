/* What the files of the HSDS feed share. */
#ifndef PORCHLIGHT_PUBLIC_HSDS_H
#define PORCHLIGHT_PUBLIC_HSDS_H

#include "feed_cache.h"
#include "hsds_query.h"
#include "room.h"

/* A page of a list: the specification's envelope around what is in it. */
struct hsds_page {
	int64_t     total_items, total_pages, page_number, size;
	bool        first_page, last_page, empty;
	struct rows contents;
};

extern const struct field hsds_service_page_fields[];
extern const struct field hsds_organization_page_fields[];
extern const struct field hsds_service_at_location_page_fields[];
extern const struct field hsds_taxonomy_page_fields[];
extern const struct field hsds_taxonomy_term_page_fields[];

/* A list under way: objects are written one by one, between its head and its end, or one a line. */
struct hsds_list {
	struct buffer            bytes;
	const struct hsds_query *query;
	int64_t                  total, written;
};

void hsds_list_begin(struct hsds_list *list, const struct hsds_query *query, int64_t total, int64_t count);
void hsds_list_add(struct hsds_list *list, const struct field *fields, const void *noun);
/* Answers with it. */
must_use enum problem hsds_list_end(struct request *rq, struct hsds_list *list, const struct feed_key *key);

/* Where a postcode is. */
struct feed_place {
	double latitude, longitude;
};
extern const struct field feed_place_fields[];

/* The request's own text, by which what was made of it is found again: the path and every known name of its
 * query. */
const char *hsds_key_text(struct request *rq, const char *path, const struct query_field *names);

/* hsds_lists.c: services, services at locations, organizations. hsds_terms.c: vocabularies. */
enum problem hsds_services(struct request *rq);
enum problem hsds_service(struct request *rq);
enum problem hsds_service_at_locations(struct request *rq);
enum problem hsds_service_at_location(struct request *rq);
enum problem hsds_organizations(struct request *rq);
enum problem hsds_organization(struct request *rq);
enum problem hsds_taxonomies(struct request *rq);
enum problem hsds_taxonomy(struct request *rq);
enum problem hsds_taxonomy_terms(struct request *rq);
enum problem hsds_taxonomy_term(struct request *rq);

#endif
