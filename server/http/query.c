/* The query of a request: decoded strictly, and with no name that the route does not know, so that a misspelt
 * filter is an answer and not a list of everything. */
#include <string.h>

#include "internal.h"

static int
hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* How many bytes the UTF-8 character at text has (RFC 3629: shortest form, no surrogates, up to U+10FFFF); 0:
 * it is none. */
static size_t
utf8_size(const unsigned char *text)
{
	unsigned char lead = text[0];
	size_t        size = lead < 0x80                 ? 1
			   : lead >= 0xc2 && lead < 0xe0 ? 2
			   : lead >= 0xe0 && lead < 0xf0 ? 3
			   : lead >= 0xf0 && lead < 0xf5 ? 4
							 : 0;

	for (size_t i = 1; i < size; i++)
		if ((text[i] & 0xc0) != 0x80)
			return 0;
	if ((lead == 0xe0 && text[1] < 0xa0) || (lead == 0xed && text[1] > 0x9f)
	    || (lead == 0xf0 && text[1] < 0x90) || (lead == 0xf4 && text[1] > 0x8f))
		return 0;
	return size;
}

const char *
query_decode(struct arena *arena, const char *text)
{
	char  *into = arena_text(arena, text), *end = into;
	size_t size;

	for (const char *at = text; *at != '\0'; at++) {
		int high, low;

		if (*at != '%') {
			*end++ = *at;
			continue;
		}
		high = hex_value(at[1]);
		low = high < 0 ? -1 : hex_value(at[2]);
		if (low < 0 || high * 16 + low == 0)
			return NULL;
		*end++ = (char)(high * 16 + low);
		at += 2;
	}
	*end = '\0';
	for (const char *at = into; *at != '\0'; at += size) {
		size = utf8_size((const unsigned char *)at);
		if (size == 0 || (unsigned char)*at < ' ')
			return NULL;
	}
	return into;
}

struct reading {
	struct arena  *arena;
	struct query  *query;
	struct faults *faults;
	enum problem   problem;
};

static const char *
pointer_of(struct arena *arena, const char *name)
{
	return arena_print(arena, "query:%.100s", name);
}

/* libmicrohttpd has split the query at & and =, and made blanks of plus signs. */
static enum MHD_Result
take_item(void *context, enum MHD_ValueKind kind, const char *key, const char *value)
{
	struct reading *reading = context;
	struct query   *query = reading->query;
	const char     *name = query_decode(reading->arena, key);
	const char     *text = query_decode(reading->arena, value == NULL ? "" : value);

	(void)kind;
	if (name == NULL || text == NULL)
		reading->problem = fault_add(reading->faults, PROBLEM_BAD_REQUEST,
		    name == NULL ? "query:" : pointer_of(reading->arena, name),
		    "It is not percent-encoded UTF-8.");
	else if (query->count == QUERY_MOST)
		reading->problem = fault_add(reading->faults, PROBLEM_BAD_REQUEST,
		    "query:", "There are more than %d names.", QUERY_MOST);
	else if (query_find(query, name) != NULL)
		reading->problem = fault_add(reading->faults, PROBLEM_BAD_REQUEST,
		    pointer_of(reading->arena, name), "It stands twice.");
	if (reading->problem)
		return MHD_NO;
	query->items[query->count].name = name;
	query->items[query->count++].value = text;
	return MHD_YES;
}

enum problem
query_read(struct arena *arena, struct MHD_Connection *mhd, struct query *query, struct faults *faults)
{
	struct reading reading = { .arena = arena, .query = query, .faults = faults };

	query->count = 0;
	MHD_get_connection_values(mhd, MHD_GET_ARGUMENT_KIND, take_item, &reading);
	return reading.problem;
}

static bool
name_known(const struct route *route, const char *name)
{
	if ((route->flags & ROUTE_PAGED) != 0 && (strcmp(name, "limit") == 0 || strcmp(name, "after") == 0))
		return true;
	for (const struct query_field *field = route->query; field != NULL && field->name != NULL; field++)
		if (strcmp(field->name, name) == 0)
			return true;
	return false;
}

enum problem
query_check(const struct route *route, const struct query *query, struct faults *faults)
{
	enum problem p = OK;

	if ((route->flags & ROUTE_RAW) != 0)
		return OK;
	for (size_t i = 0; i < query->count; i++) {
		char pointer[120] = "query:";

		if (name_known(route, query->items[i].name))
			continue;
		strncat(pointer, query->items[i].name, sizeof pointer - sizeof "query:");
		p = fault_add(
		    faults, PROBLEM_UNKNOWN_MEMBER, pointer, "This call takes no such name in its query.");
	}
	return p;
}

const char *
query_find(const struct query *query, const char *name)
{
	for (size_t i = 0; i < query->count; i++)
		if (strcmp(query->items[i].name, name) == 0)
			return query->items[i].value;
	return NULL;
}
