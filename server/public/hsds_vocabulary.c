/* The taxonomies that attributes of the feed name, and their terms: few, and the same until the next release.
 */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "directory/entry.h"
#include "hsds.h"

enum { TERMS_MOST = 64 };

static bool
has_words(const char *words, const char *name, const char *description)
{
	return words == NULL || strcasestr(name, words) != NULL || strcasestr(description, words) != NULL;
}

/* The page's part of what was found. */
static enum problem
page_reply(struct request *rq, const struct hsds_query *query, const char *path, const struct field *fields,
    const void *const *found, size_t count)
{
	struct feed_key key = feed_key_of(hsds_key_text(rq, path, hsds_term_query));
	int64_t         first = query->ndjson ? 0 : (query->page - 1) * query->per_page,
		on_page = (int64_t)count - first;
	struct hsds_list list;

	if (on_page < 0)
		on_page = 0;
	if (!query->ndjson && on_page > query->per_page)
		on_page = query->per_page;
	hsds_list_begin(&list, query, (int64_t)count, on_page);
	for (int64_t i = 0; i < on_page; i++)
		hsds_list_add(&list, fields, found[first + i]);
	return hsds_list_end(rq, &list, &key);
}

enum problem
hsds_taxonomies(struct request *rq)
{
	const void       *found[HSDS_VOCABULARIES];
	struct hsds_query query;
	size_t            count = 0;
	enum problem      p;

	if ((p = hsds_query_read(rq, &query)))
		return p;
	for (int i = 0; i < HSDS_VOCABULARIES; i++) {
		const struct hsds_taxonomy *taxonomy = hsds_vocabulary(i)->taxonomy;

		if (has_words(query.search, taxonomy->name, taxonomy->description))
			found[count++] = taxonomy;
	}
	return page_reply(rq, &query, "taxonomies", hsds_taxonomy_fields, found, count);
}

enum problem
hsds_taxonomy_terms(struct request *rq)
{
	const char       *taxonomy_id = request_query(rq, "taxonomy_id");
	const void       *found[TERMS_MOST];
	struct hsds_query query;
	size_t            count = 0;
	enum problem      p;

	if ((p = hsds_query_read(rq, &query)))
		return p;
	for (int i = 0; i < HSDS_VOCABULARIES; i++) {
		const struct hsds_vocabulary *vocabulary = hsds_vocabulary(i);

		for (size_t j = 0; j < vocabulary->count && count < TERMS_MOST; j++) {
			const struct hsds_taxonomy_term *term = &vocabulary->terms[j];

			if ((taxonomy_id == NULL || strcasecmp(taxonomy_id, term->taxonomy_id) == 0)
			    && has_words(query.search, term->name, term->description))
				found[count++] = term;
		}
	}
	return page_reply(rq, &query, "taxonomy_terms", hsds_taxonomy_term_fields, found, count);
}

static enum problem
one_reply(struct request *rq, const char *path, const struct field *fields, const void *noun)
{
	struct feed_key key =
	    feed_key_of(arena_print(request_arena(rq), "%s/%s", path, request_path_id(rq, 0)));
	struct hsds_query query = { .per_page = 1 };
	struct hsds_list  list = { .query = &query };

	hsds_list_add(&list, fields, noun);
	return feed_reply(rq, &key, "application/json", &list.bytes);
}

enum problem
hsds_taxonomy(struct request *rq)
{
	for (int i = 0; i < HSDS_VOCABULARIES; i++)
		if (strcmp(hsds_vocabulary(i)->taxonomy->id, request_path_id(rq, 0)) == 0)
			return one_reply(
			    rq, "taxonomies", hsds_taxonomy_fields, hsds_vocabulary(i)->taxonomy);
	return PROBLEM_NOT_FOUND;
}

enum problem
hsds_taxonomy_term(struct request *rq)
{
	int                              which;
	const struct hsds_taxonomy_term *term = hsds_term_find(request_path_id(rq, 0), &which);

	return term == NULL ? PROBLEM_NOT_FOUND
			    : one_reply(rq, "taxonomy_terms", hsds_taxonomy_term_fields, term);
}
