/* Services, services at locations and organizations for other directories. Each call reads what it was asked,
 * takes the answer that somebody else just got if there is one, asks the database once, and writes. */
#include <string.h>

#include "base/clock.h"
#include "directory/entry.h"
#include "hsds.h"

enum { SCRATCH_ROWS = 64 }; /* what is made of so many rows is forgotten together */

/* Makes one object of an entry and writes it. */
typedef void entry_writer(
    struct hsds_list *list, const struct hsds_source *source, const struct directory_entry *entry);

static enum hsds_depth
depth_of(const struct hsds_query *query)
{
	return query->full ? HSDS_FULL : HSDS_PLAIN;
}

static void
service_write(struct hsds_list *list, const struct hsds_source *source, const struct directory_entry *entry)
{
	struct hsds_service service;

	if (list->query->minimal) {
		field_clear(hsds_service_fields, &service);
		service.status = NO_CHOICE;
		service.id = entry->id;
		service.last_modified = entry->modified_at;
	} else {
		hsds_service_make(source, entry, depth_of(list->query), &service);
	}
	hsds_list_add(list, hsds_service_fields, &service);
}

static void
service_at_location_write(
    struct hsds_list *list, const struct hsds_source *source, const struct directory_entry *entry)
{
	struct hsds_service_at_location at;

	hsds_service_at_location_make(source, entry, depth_of(list->query), &at);
	hsds_list_add(list, hsds_service_at_location_fields, &at);
}

static struct hsds_source
source_of(struct arena *arena)
{
	return (struct hsds_source){ .arena = arena, .base = public_base(), .now_us = clock_wall_us() };
}

/* A page with nothing on it is one row that only tells the total. */
static enum problem
entries_found(enum problem problem, struct rows *rows, int64_t *total)
{
	const struct directory_entry *first = rows->items;

	if (problem || rows->count == 0)
		return problem;
	*total = first->total;
	if (first->organization_id == NULL)
		rows->count = 0;
	return OK;
}

static enum problem
entries_read(
    struct request *rq, const struct hsds_query *query, const char *wanted, struct rows *rows, int64_t *total)
{
	*rows = (struct rows){ .stride = sizeof(struct directory_entry) };
	*total = 0;
	if (query->nothing)
		return OK;
	return entries_found(db_rows(request_db(rq), request_arena(rq),
				 &(struct db_call)DB_CALL(STATEMENT_feed_services, wanted, query->search,
				     query->organization_id, query->kind, query->population, query->way_in,
				     query->modified_after, query->postcode, query->proximity,
				     hsds_query_skip(rq, query), hsds_query_most(rq, query)),
				 directory_entry_fields, sizeof(struct directory_entry), rows),
	    rows, total);
}

/* A distance from somewhere unknown would leave out everything, which reads like an answer. */
static enum problem
place_known(struct request *rq, const struct hsds_query *query)
{
	struct feed_place place;
	enum problem      p;

	if (query->postcode == NULL)
		return OK;
	p = db_row(request_db(rq), request_arena(rq),
	    &(struct db_call)DB_CALL(STATEMENT_feed_postcode, query->postcode), feed_place_fields, &place,
	    NULL);
	if (p == PROBLEM_NOT_FOUND)
		return fault_add(request_faults(rq), PROBLEM_BAD_VALUE, "query:postcode",
		    "No place of this network has a postcode near this one, so it is not known where it is.");
	return p;
}

/* One line more than this, and a table of statistics would wait for it. */
static enum problem
few_enough(struct request *rq, const struct hsds_query *query, int64_t total)
{
	if (!query->ndjson || !query->full || total <= HSDS_WHOLE_MOST)
		return OK;
	return fault_add(request_faults(rq), PROBLEM_OUT_OF_RANGE, "query:format",
	    "There are more than %d: ask for pages, or for one organization at a time.", HSDS_WHOLE_MOST);
}

static enum problem
list_reply(struct request *rq, const char *path, const struct query_field *names, entry_writer *write)
{
	struct feed_key    key = feed_key_of(hsds_key_text(rq, path, names));
	struct hsds_query  query;
	struct hsds_list   list;
	struct rows        rows;
	int64_t            total;
	struct hsds_source source;
	enum problem       p;

	if ((p = hsds_query_read(rq, &query)))
		return p;
	if (feed_reply_kept(rq, &key))
		return OK;
	if ((p = place_known(rq, &query)) || (p = entries_read(rq, &query, NULL, &rows, &total))
	    || (p = few_enough(rq, &query, total)))
		return p;
	source = source_of(arena_open());
	const struct directory_entry *entries = rows.items;
	hsds_list_begin(&list, &query, total, (int64_t)rows.count);
	for (size_t i = 0; i < rows.count; i++) {
		write(&list, &source, &entries[i]);
		if (i % SCRATCH_ROWS == SCRATCH_ROWS - 1)
			arena_reset(source.arena);
	}
	arena_close(source.arena);
	return hsds_list_end(rq, &list, &key);
}

enum problem
hsds_services(struct request *rq)
{
	return list_reply(rq, "services", hsds_service_query, service_write);
}

enum problem
hsds_service_at_locations(struct request *rq)
{
	return list_reply(
	    rq, "service_at_locations", hsds_service_at_location_query, service_at_location_write);
}

/* The whole of one, by the same road as the list. */
static enum problem
one_reply(struct request *rq, const char *path, const char *wanted, entry_writer *write)
{
	struct feed_key    key = feed_key_of(arena_print(request_arena(rq), "%s/%s", path, wanted));
	struct hsds_query  query = { .page = 1, .per_page = 1, .full = true, .ndjson = false };
	struct hsds_list   list = { .query = &query };
	struct hsds_source source = source_of(request_arena(rq));
	struct rows        rows;
	int64_t            total;
	enum problem       p;

	if (feed_reply_kept(rq, &key))
		return OK;
	if ((p = entries_read(rq, &query, wanted, &rows, &total)))
		return p;
	if (rows.count == 0)
		return PROBLEM_NOT_FOUND;
	write(&list, &source, rows.items);
	return feed_reply(rq, &key, "application/json", &list.bytes);
}

enum problem
hsds_service(struct request *rq)
{
	return one_reply(rq, "services", request_path_id(rq, 0), service_write);
}

enum problem
hsds_service_at_location(struct request *rq)
{
	return one_reply(rq, "service_at_locations", hsds_twin_id(request_arena(rq), request_path_id(rq, 0)),
	    service_at_location_write);
}

/* The rows of one organization stand together. */
static void
organizations_write(struct hsds_list *list, const struct hsds_source *source, const struct rows *rows)
{
	const struct directory_entry *entries = rows->items;
	struct hsds_organization      organization;

	for (size_t first = 0, end; first < rows->count; first = end) {
		for (end = first + 1; end < rows->count; end++)
			if (strcmp(entries[end].organization_id, entries[first].organization_id) != 0)
				break;
		hsds_organization_make(
		    source, &entries[first], end - first, depth_of(list->query), &organization);
		hsds_list_add(list, hsds_organization_fields, &organization);
	}
}

static enum problem
organizations_read(
    struct request *rq, const struct hsds_query *query, const char *wanted, struct rows *rows, int64_t *total)
{
	*rows = (struct rows){ .stride = sizeof(struct directory_entry) };
	*total = 0;
	if (query->nothing)
		return OK;
	return entries_found(
	    db_rows(request_db(rq), request_arena(rq),
		&(struct db_call)DB_CALL(STATEMENT_feed_organizations, wanted, query->search, query->kind,
		    query->population, query->way_in, hsds_query_skip(rq, query), hsds_query_most(rq, query)),
		directory_entry_fields, sizeof(struct directory_entry), rows),
	    rows, total);
}

static int64_t
organizations_count(const struct rows *rows)
{
	const struct directory_entry *entries = rows->items;
	int64_t                       count = 0;

	for (size_t i = 0; i < rows->count; i++)
		count += i == 0 || strcmp(entries[i].organization_id, entries[i - 1].organization_id) != 0;
	return count;
}

enum problem
hsds_organizations(struct request *rq)
{
	struct feed_key    key = feed_key_of(hsds_key_text(rq, "organizations", hsds_organization_query));
	struct hsds_source source = source_of(request_arena(rq));
	struct hsds_query  query;
	struct hsds_list   list;
	struct rows        rows;
	int64_t            total;
	enum problem       p;

	if ((p = hsds_query_read(rq, &query)))
		return p;
	if (feed_reply_kept(rq, &key))
		return OK;
	if ((p = organizations_read(rq, &query, NULL, &rows, &total)))
		return p;
	hsds_list_begin(&list, &query, total, organizations_count(&rows));
	organizations_write(&list, &source, &rows);
	return hsds_list_end(rq, &list, &key);
}

enum problem
hsds_organization(struct request *rq)
{
	struct feed_key key =
	    feed_key_of(arena_print(request_arena(rq), "organizations/%s", request_path_id(rq, 0)));
	struct hsds_source source = source_of(request_arena(rq));
	struct hsds_query  query = { .page = 1, .per_page = 1, .full = true };
	struct hsds_list   list = { .query = &query };
	struct rows        rows;
	int64_t            total;
	enum problem       p;

	if (feed_reply_kept(rq, &key))
		return OK;
	if ((p = organizations_read(rq, &query, request_path_id(rq, 0), &rows, &total)))
		return p;
	if (rows.count == 0)
		return PROBLEM_NOT_FOUND;
	organizations_write(&list, &source, &rows);
	return feed_reply(rq, &key, "application/json", &list.bytes);
}
