/* The API's description, OpenAPI 3.1, written from the route tables. Printed with a line a member, so that a
 * change of the API reads as a change of its description. */
#include "openapi.h"

#include <ctype.h>
#include <string.h>

#include "wire/wire.h"

static const char head[] = "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"Porchlight\",\"version\":\"1\","
			   "\"summary\":\"Peer respite rooms and introductions, live.\","
			   "\"license\":{\"name\":\"Apache-2.0\",\"identifier\":\"Apache-2.0\"}},\"servers\":"
			   "[{\"url\":\"/\"}],\"security\":[{\"session\":[]},{\"token\":[]}]";

static const char parameters[] =
    "\"parameters\":{"
    "\"limit\":{\"name\":\"limit\",\"in\":\"query\",\"description\":\"How many at "
    "most.\",\"schema\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":200,\"default\":50}},"
    "\"after\":{\"name\":\"after\",\"in\":\"query\",\"description\":\"The `next` of the page "
    "before.\",\"schema\":{\"type\":\"string\"}},"
    "\"key\":{\"name\":\"Idempotency-Key\",\"in\":\"header\",\"required\":true,\"description\":\"New for "
    "each thing done, the same when it is sent again: "
    "it then happens once, and the first answer is given "
    "again.\",\"schema\":{\"type\":\"string\",\"minLength\":8,\"maxLength\":100}},"
    "\"version\":{\"name\":\"If-Match\",\"in\":\"header\",\"required\":true,\"description\":\"The row's "
    "version in double quotes, as its ETag gave it.\","
    "\"schema\":{\"type\":\"string\",\"pattern\":\"^\\\"[0-9]+\\\"$\"}},"
    "\"porchlight\":{\"name\":\"X-Porchlight\",\"in\":\"header\",\"required\":true,\"description\":\"Always "
    "1. A page of another origin can't send it.\","
    "\"schema\":{\"type\":\"string\",\"const\":\"1\"}}},"
    "\"headers\":{\"etag\":{\"description\":\"The row's version in double "
    "quotes.\",\"schema\":{\"type\":\"string\"}}},"
    "\"securitySchemes\":{\"session\":{\"type\":\"apiKey\",\"in\":\"cookie\",\"name\":\"porchlight\"},"
    "\"token\":{\"type\":\"http\",\"scheme\":\"bearer\"}}";

static void
put_problem_schema(struct buffer *into)
{
	buffer_put_text(into, "\"problem\":{\"type\":\"object\",\"required\":[\"type\",\"title\",\"status\"],"
			      "\"description\":\"RFC 9457.\",\"properties\":{"
			      "\"type\":{\"type\":\"string\",\"enum\":[");
	for (int i = OK + 1; i < PROBLEM_COUNT; i++)
		buffer_print(
		    into, "%s\"/problems/%s\"", i > OK + 1 ? "," : "", problem_text((enum problem)i)->slug);
	buffer_put_text(into,
	    "]},\"title\":{\"type\":\"string\"},\"status\":{\"type\":\"integer\"},\"detail\":{\"type\":"
	    "\"string\"},"
	    "\"instance\":{\"type\":\"string\",\"description\":\"The request's id, as in X-Request-Id and "
	    "the server's log.\"},"
	    "\"errors\":{\"type\":\"array\",\"items\":{\"type\":\"object\",\"required\":[\"type\","
	    "\"pointer\",\"detail\"],\"properties\":{"
	    "\"type\":{\"type\":\"string\"},\"pointer\":{\"type\":\"string\",\"description\":\"A JSON "
	    "Pointer into the body, or query:name, or header:Name.\"},"
	    "\"detail\":{\"type\":\"string\"}}}},"
	    "\"current\":{\"type\":\"object\",\"description\":\"The row as it is now.\"},"
	    "\"possible\":{\"type\":\"array\",\"items\":{\"type\":\"string\"},\"description\":\"What the "
	    "caller may do from here.\"},"
	    "\"changed_by\":{\"type\":\"string\"},\"changed_at\":{\"type\":\"string\",\"format\":\"date-"
	    "time\"}}}");
}

static void
put_schemas(struct buffer *into, const struct schemas *schemas)
{
	for (size_t i = 0; i < schemas->count; i++) {
		for (size_t j = 0; j < schemas->tables[i].count; j++) {
			const struct route *route = &schemas->tables[i].routes[j];

			if (!route_described(route))
				continue;
			if (route->body != NULL && schema_owner(schemas, route->body, true) == route) {
				buffer_print(into, "\"%s_body\":", route->name);
				wire_write_schema(into, route->body, true);
				buffer_put_char(into, ',');
			}
			if (route->reply != NULL && schema_owner(schemas, route->reply, false) == route) {
				buffer_print(into, "\"%s_reply\":", route->name);
				wire_write_schema(into, route->reply, false);
				buffer_put_char(into, ',');
			}
		}
	}
	put_problem_schema(into);
}

/* The n-th described route, or NULL. */
static const struct route *
route_at(const struct schemas *schemas, size_t n)
{
	for (size_t i = 0; i < schemas->count; i++)
		for (size_t j = 0; j < schemas->tables[i].count; j++)
			if (route_described(&schemas->tables[i].routes[j]) && n-- == 0)
				return &schemas->tables[i].routes[j];
	return NULL;
}

static bool
path_seen(const struct schemas *schemas, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(route_at(schemas, i)->path, route_at(schemas, n)->path) == 0)
			return true;
	return false;
}

static bool
tag_seen(const struct schemas *schemas, size_t n)
{
	const char *tag, *other;
	size_t      size = route_tag(route_at(schemas, n), &tag);

	for (size_t i = 0; i < n; i++)
		if (route_tag(route_at(schemas, i), &other) == size && memcmp(tag, other, size) == 0)
			return true;
	return false;
}

static void
put_tags(struct buffer *into, const struct schemas *schemas)
{
	const struct route *route;
	const char         *tag;

	buffer_put_text(into, ",\"tags\":[");
	for (size_t n = 0; (route = route_at(schemas, n)) != NULL; n++) {
		if (tag_seen(schemas, n))
			continue;
		int size = (int)route_tag(route, &tag);

		buffer_print(into, "%s{\"name\":\"%.*s\"}", n > 0 ? "," : "", size, tag);
	}
	buffer_put_char(into, ']');
}

/* All methods of a path stand together, wherever their rows are. */
static void
put_path(struct buffer *into, const struct schemas *schemas, size_t n)
{
	const char         *path = route_at(schemas, n)->path;
	const struct route *route;

	buffer_print(into, "%s\"%s\":{", n > 0 ? "," : "", path);
	for (size_t i = n; (route = route_at(schemas, i)) != NULL; i++) {
		if (strcmp(route->path, path) != 0)
			continue;
		buffer_put_text(into, i > n ? ",\"" : "\"");
		for (const char *c = route->method; *c != '\0'; c++)
			buffer_put_char(into, (char)tolower((unsigned char)*c));
		buffer_put_text(into, "\":");
		operation_put(into, schemas, route);
	}
	buffer_put_char(into, '}');
}

static void
new_line(struct buffer *into, int depth)
{
	buffer_put_char(into, '\n');
	for (int i = 0; i < depth; i++)
		buffer_put_text(into, "  ");
}

/* Lays out JSON that is known to be right. Empty braces and brackets stay on one line. */
static void
indent(struct buffer *into, const char *json)
{
	bool quoted = false;
	int  depth = 0;

	for (const char *c = json; *c != '\0'; c++) {
		bool closes = !quoted && (*c == '}' || *c == ']'),
		     opened = c > json && (c[-1] == '{' || c[-1] == '[');

		if (closes)
			depth--;
		if (closes && !opened)
			new_line(into, depth);
		buffer_put_char(into, *c);
		if (quoted && *c == '\\')
			buffer_put_char(into, *++c);
		else if (*c == '"')
			quoted = !quoted;
		else if (!quoted && *c == ':')
			buffer_put_char(into, ' ');
		else if (!quoted && *c == ',')
			new_line(into, depth);
		else if (!quoted && (*c == '{' || *c == '[')) {
			depth++;
			if (c[1] != '}' && c[1] != ']')
				new_line(into, depth);
		}
	}
	buffer_put_char(into, '\n');
}

void
http_write_openapi(struct buffer *into, const struct route_table *tables, size_t table_count)
{
	const struct schemas schemas = { .tables = tables, .count = table_count };
	struct buffer        flat = { 0 };

	buffer_put_text(&flat, head);
	put_tags(&flat, &schemas);
	buffer_put_text(&flat, ",\"paths\":{");
	for (size_t n = 0; route_at(&schemas, n) != NULL; n++)
		if (!path_seen(&schemas, n))
			put_path(&flat, &schemas, n);
	buffer_put_text(&flat, "},\"components\":{\"schemas\":{");
	put_schemas(&flat, &schemas);
	buffer_put_text(&flat, "},\"responses\":{\"problem\":{\"description\":\"What is wrong, and "
			       "where.\",\"content\":{\"application/problem+json\":"
			       "{\"schema\":{\"$ref\":\"#/components/schemas/problem\"}}}}},");
	buffer_put_text(&flat, parameters);
	buffer_put_text(&flat, "}}");
	indent(into, flat.bytes);
	buffer_done(&flat);
}
