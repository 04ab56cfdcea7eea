/* The query of HSDS's lists, read strictly: a misspelt filter is told, so that nobody takes a list of
 * everything for an answer. */
#include "hsds_query.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/id.h"
#include "directory/entry.h"
#include "domain/service.h"

enum { SEARCH_MOST = 200, PAGE_MOST = 1000000, METRES_MOST = 1000000 };

#define PAGING                                                                                               \
	{ "page", "Which page, from 1." }, { "per_page", "How many on a page: 1 to 200, usually 50." },      \
	{                                                                                                    \
		"format", "json, or ndjson: one object a line, all of them."                                 \
	}
#define SEARCH                                                                                               \
	{                                                                                                    \
		"search", "Words that all stand somewhere in what the public may read of it."                \
	}
#define TERMS                                                                                                \
	{ "taxonomy_term_id", "Only with this term among its attributes." },                                 \
	{                                                                                                    \
		"taxonomy_id", "Only with any term of this taxonomy."                                        \
	}
#define FULL                                                                                                 \
	{                                                                                                    \
		"full", "true: everything beneath as well."                                                  \
	}
#define MADE_BY                                                                                              \
	{                                                                                                    \
		"organization_id", "Only of this organization."                                              \
	}
#define SINCE                                                                                                \
	{                                                                                                    \
		"modified_after", "Only what changed at or after that time (RFC 3339, or a day)."            \
	}

const struct query_field hsds_service_query[] = {
	SEARCH,
	PAGING,
	TERMS,
	MADE_BY,
	SINCE,
	{ "minimal", "true: id and last_modified only." },
	FULL,
	{ NULL, NULL },
};

const struct query_field hsds_organization_query[] = {
	SEARCH,
	PAGING,
	TERMS,
	FULL,
	{ "full_service", "The same as full: HSDS's organizations carry no services." },
	{ NULL, NULL },
};

const struct query_field hsds_service_at_location_query[] = {
	SEARCH,
	PAGING,
	TERMS,
	MADE_BY,
	SINCE,
	FULL,
	{ "postcode",
	    "Where from: a ZIP code in the network's area; alone, only services that serve its county." },
	{ "proximity",
	    "Metres from the postcode's middle at most; places that tell no address are left out." },
	{ NULL, NULL },
};

const struct query_field hsds_term_query[] = {
	SEARCH,
	PAGING,
	{ "taxonomy_id", "Only terms of this taxonomy." },
	{ NULL, NULL },
};

static enum problem
wrong(struct request *rq, const char *name, const char *what)
{
	return fault_add(request_faults(rq), PROBLEM_BAD_VALUE,
	    arena_print(request_arena(rq), "query:%s", name), "%s", what);
}

/* A whole number from 1; absent leaves *into as it is. */
static enum problem
read_number(struct request *rq, const char *name, int64_t most, int64_t *into)
{
	const char *text = request_query(rq, name);
	size_t      size = text == NULL ? 0 : strlen(text);
	int64_t     number;

	if (text == NULL)
		return OK;
	number = size > 0 && size < 10 && strspn(text, "0123456789") == size ? strtol(text, NULL, 10) : 0;
	if (number < 1 || number > most)
		return fault_add(request_faults(rq), PROBLEM_OUT_OF_RANGE,
		    arena_print(request_arena(rq), "query:%s", name), "It is a number from 1 to %" PRId64 ".",
		    most);
	*into = number;
	return OK;
}

static enum problem
read_yes(struct request *rq, const char *name, bool *into)
{
	const char *text = request_query(rq, name);

	if (text == NULL)
		return OK;
	*into = strcmp(text, "true") == 0 || strcmp(text, "1") == 0;
	return *into || strcmp(text, "false") == 0 || strcmp(text, "0") == 0
		 ? OK
		 : wrong(rq, name, "It is true or false.");
}

static enum problem
read_id(struct request *rq, const char *name, const char **into)
{
	*into = request_query(rq, name);
	return *into == NULL || id_valid(*into) ? OK : wrong(rq, name, "It is a UUID.");
}

static enum problem
read_since(struct request *rq, const char **into)
{
	const char *text = request_query(rq, "modified_after");
	int64_t     at;

	*into = text;
	if (text == NULL || time_read(text, &at) || date_read(text, NULL))
		return OK;
	return wrong(
	    rq, "modified_after", "It is a time like 2026-11-22T17:00:00Z, or a day like 2026-11-22.");
}

static enum problem
read_format(struct request *rq, bool *ndjson)
{
	const char *text = request_query(rq, "format");

	*ndjson = text != NULL && strcmp(text, "ndjson") == 0;
	return text == NULL || *ndjson || strcmp(text, "json") == 0
		 ? OK
		 : wrong(rq, "format", "It is json or ndjson.");
}

static enum problem
read_place(struct request *rq, struct hsds_query *query)
{
	const char  *text = request_query(rq, "postcode");
	int64_t      metres = 0;
	enum problem p;

	if ((p = read_number(rq, "proximity", METRES_MOST, &metres)))
		return p;
	if (text != NULL
	    && (strlen(text) < 5 || strspn(text, "0123456789-") != strlen(text) || strlen(text) > 10))
		return wrong(rq, "postcode", "It is a ZIP code of five digits.");
	if (metres > 0 && text == NULL)
		return wrong(rq, "proximity", "A distance needs a postcode.");
	query->postcode = text;
	query->proximity = metres > 0 ? arena_print(request_arena(rq), "%" PRId64, metres) : NULL;
	return OK;
}

/* As SQL knows it: every service has a kind, and is offered by peers. */
static void
take_term(struct hsds_query *query, int vocabulary, const struct hsds_taxonomy_term *term)
{
	switch (vocabulary) {
	case HSDS_KINDS: query->kind = term == NULL ? NULL : term->code; break;
	case HSDS_WAYS_IN: query->way_in = term == NULL ? NULL : term->code; break;
	case HSDS_PEOPLE: query->population = term == NULL ? "*" : term->code; break;
	case HSDS_NUCC:
		if (term != NULL && strcmp(term->code, HSDS_NUCC_RESPITE) == 0)
			query->kind = choice_slug(&service_kind_choices, SERVICE_RESPITE);
		break;
	default: break;
	}
}

static enum problem
read_terms(struct request *rq, struct hsds_query *query)
{
	const struct hsds_taxonomy_term *term = NULL;
	const char                      *term_id, *taxonomy_id;
	int                              which = -1;
	enum problem                     p;

	if ((p = read_id(rq, "taxonomy_term_id", &term_id)) || (p = read_id(rq, "taxonomy_id", &taxonomy_id)))
		return p;
	if (term_id != NULL) {
		term = hsds_term_find(term_id, &which);
		query->nothing =
		    term == NULL || (taxonomy_id != NULL && strcmp(term->taxonomy_id, taxonomy_id) != 0);
	} else if (taxonomy_id != NULL) {
		for (int i = 0; i < HSDS_VOCABULARIES && which < 0; i++)
			if (strcmp(hsds_vocabulary(i)->taxonomy->id, taxonomy_id) == 0)
				which = i;
		query->nothing = which < 0;
	}
	if (which >= 0)
		take_term(query, which, term);
	return OK;
}

enum problem
hsds_query_read(struct request *rq, struct hsds_query *query)
{
	bool         full_service = false;
	enum problem p;

	*query = (struct hsds_query){
		.search = request_query(rq, "search"), .page = 1, .per_page = HSDS_PER_PAGE
	};
	if (query->search != NULL && strspn(query->search, " ") == strlen(query->search))
		query->search = NULL;
	if (query->search != NULL && strlen(query->search) > SEARCH_MOST)
		return wrong(rq, "search", "At most 200 bytes.");
	if ((p = read_number(rq, "page", PAGE_MOST, &query->page))
	    || (p = read_number(rq, "per_page", HSDS_PER_PAGE_MOST, &query->per_page))
	    || (p = read_format(rq, &query->ndjson)) || (p = read_yes(rq, "minimal", &query->minimal))
	    || (p = read_yes(rq, "full", &query->full)) || (p = read_yes(rq, "full_service", &full_service))
	    || (p = read_id(rq, "organization_id", &query->organization_id))
	    || (p = read_since(rq, &query->modified_after)) || (p = read_terms(rq, query)))
		return p;
	query->full = query->full || full_service;
	return read_place(rq, query);
}

const char *
hsds_query_skip(struct request *rq, const struct hsds_query *query)
{
	return query->ndjson
		 ? "0"
		 : arena_print(request_arena(rq), "%" PRId64, (query->page - 1) * query->per_page);
}

const char *
hsds_query_most(struct request *rq, const struct hsds_query *query)
{
	return arena_print(request_arena(rq), "%" PRId64,
	    query->ndjson && query->full ? HSDS_WHOLE_MOST
	    : query->ndjson              ? HSDS_ALL
					 : query->per_page);
}
