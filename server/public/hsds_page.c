/* Pages of HSDS's lists: its envelope, or one object a line. */
#include <inttypes.h>
#include <stddef.h>

#include "directory/hsds_tables.h"
#include "hsds.h"
#include "wire/present.h"
#include "wire/wire.h"

#define PAGE(member, what, text)                                                                             \
	{                                                                                                    \
		.name = #member, .kind = (what), .flags = FIELD_REQUIRED,                                    \
		.offset = offsetof(struct hsds_page, member), .help = (text)                                 \
	}

/* clang-format off */
#define PAGE_OF(noun) \
	PAGE(total_items, FIELD_INT, "How many there are."), \
	PAGE(total_pages, FIELD_INT, "On how many pages."), \
	PAGE(page_number, FIELD_INT, "Which of them this is, from 1."), \
	PAGE(size, FIELD_INT, "How many are on it."), \
	PAGE(first_page, FIELD_BOOL, "It is the first."), \
	PAGE(last_page, FIELD_BOOL, "It is the last."), \
	PAGE(empty, FIELD_BOOL, "Nothing is on it."), \
	{ .name = "contents", .kind = FIELD_OBJECTS, .flags = FIELD_REQUIRED, .offset = offsetof(struct hsds_page, contents), \
	  .fields = hsds_##noun##_fields, .stride = sizeof(struct hsds_##noun), .help = "What is on it." }, \
	{ 0 }
/* clang-format on */

const struct field hsds_service_page_fields[] = { PAGE_OF(service) };
const struct field hsds_organization_page_fields[] = { PAGE_OF(organization) };
const struct field hsds_service_at_location_page_fields[] = { PAGE_OF(service_at_location) };
const struct field hsds_taxonomy_page_fields[] = { PAGE_OF(taxonomy) };
const struct field hsds_taxonomy_term_page_fields[] = { PAGE_OF(taxonomy_term) };

const struct field feed_place_fields[] = {
	{ .name = "latitude", .kind = FIELD_REAL, .offset = offsetof(struct feed_place, latitude) },
	{ .name = "longitude", .kind = FIELD_REAL, .offset = offsetof(struct feed_place, longitude) },
	{ 0 },
};

static const char *
yes_no(bool yes)
{
	return yes ? "true" : "false";
}

void
hsds_list_begin(struct hsds_list *list, const struct hsds_query *query, int64_t total, int64_t count)
{
	int64_t pages = (total + query->per_page - 1) / query->per_page;

	*list = (struct hsds_list){ .query = query, .total = total };
	if (query->ndjson)
		return;
	buffer_print(&list->bytes,
	    "{\"total_items\":%" PRId64 ",\"total_pages\":%" PRId64 ",\"page_number\":%" PRId64
	    ",\"size\":%" PRId64 ",\"first_page\":%s,\"last_page\":%s,\"empty\":%s,\"contents\":[",
	    total, pages, query->page, count, yes_no(query->page == 1), yes_no(query->page >= pages),
	    yes_no(count == 0));
}

void
hsds_list_add(struct hsds_list *list, const struct field *fields, const void *noun)
{
	if (list->written++ > 0 && !list->query->ndjson)
		buffer_put_char(&list->bytes, ',');
	wire_write_present(&list->bytes, fields, noun);
	if (list->query->ndjson)
		buffer_put_char(&list->bytes, '\n');
}

enum problem
hsds_list_end(struct request *rq, struct hsds_list *list, const struct feed_key *key)
{
	buffer_put_text(&list->bytes, list->query->ndjson ? "" : "]}");
	return feed_reply(
	    rq, key, list->query->ndjson ? "application/x-ndjson" : "application/json", &list->bytes);
}

/* Texts in quotes, so that no two queries read the same. */
const char *
hsds_key_text(struct request *rq, const char *path, const struct query_field *names)
{
	struct buffer text = { 0 };
	const char   *kept;

	buffer_put_text(&text, path);
	for (; names != NULL && names->name != NULL; names++) {
		if (request_query(rq, names->name) == NULL)
			continue;
		buffer_print(&text, " %s=", names->name);
		wire_write_text(&text, request_query(rq, names->name));
	}
	kept = arena_text_n(request_arena(rq), text.bytes, text.size);
	buffer_done(&text);
	return kept;
}
