/* One call of the API's description. All of it comes from the route's row, so it can't promise what the
 * server does not do. */
#include <string.h>

#include "openapi.h"
#include "wire/wire.h"

static const char prefix[] = "/api/v1/";

bool
route_described(const struct route *route)
{
	return (route->flags & ROUTE_RAW) == 0;
}

size_t
route_tag(const struct route *route, const char **tag)
{
	size_t skip = strncmp(route->path, prefix, sizeof prefix - 1) == 0 ? sizeof prefix - 1 : 1;

	*tag = route->path + skip;
	return strcspn(*tag, "/");
}

const struct route *
schema_owner(const struct schemas *schemas, const struct field *fields, bool body)
{
	for (size_t i = 0; i < schemas->count; i++) {
		for (size_t j = 0; j < schemas->tables[i].count; j++) {
			const struct route *route = &schemas->tables[i].routes[j];

			if (route_described(route) && (body ? route->body : route->reply) == fields)
				return route;
		}
	}
	return NULL;
}

void
operation_put_schema(
    struct buffer *into, const struct schemas *schemas, const struct field *fields, bool body)
{
	buffer_print(into, "{\"$ref\":\"#/components/schemas/%s_%s\"}",
	    schema_owner(schemas, fields, body)->name, body ? "body" : "reply");
}

static void
put_path_parameters(struct buffer *into, const char *path)
{
	const char *open;

	while ((open = strchr(path, '{')) != NULL) {
		int size = (int)strcspn(open + 1, "}");

		buffer_print(into,
		    "{\"name\":\"%.*s\",\"in\":\"path\",\"required\":true,\"schema\":{\"type\":\"string\","
		    "\"format\":\"uuid\"}},",
		    size, open + 1);
		path = open + 1 + size;
	}
}

static void
put_parameters(struct buffer *into, const struct route *route)
{
	bool takes_key = strcmp(route->method, "POST") == 0 && (route->flags & ROUTE_NO_KEY) == 0;

	buffer_put_text(into, ",\"parameters\":[");
	put_path_parameters(into, route->path);
	for (const struct query_field *field = route->query; field != NULL && field->name != NULL; field++) {
		buffer_print(into, "{\"name\":\"%s\",\"in\":\"query\",\"description\":", field->name);
		wire_write_text(into, field->help);
		buffer_put_text(into, ",\"schema\":{\"type\":\"string\"}},");
	}
	if ((route->flags & ROUTE_PAGED) != 0)
		buffer_put_text(into, "{\"$ref\":\"#/components/parameters/limit\"},{\"$ref\":\"#/components/"
				      "parameters/after\"},");
	if (takes_key)
		buffer_put_text(into, "{\"$ref\":\"#/components/parameters/key\"},");
	if ((route->flags & ROUTE_IF_MATCH) != 0)
		buffer_put_text(into, "{\"$ref\":\"#/components/parameters/version\"},");
	if (strcmp(route->method, "GET") != 0)
		buffer_put_text(into, "{\"$ref\":\"#/components/parameters/porchlight\"},");
	if (into->bytes[into->size - 1] == ',')
		into->bytes[--into->size] = '\0';
	buffer_put_char(into, ']');
}

static void
put_body(struct buffer *into, const struct schemas *schemas, const struct route *route)
{
	bool required = false;

	if (route->body == NULL)
		return;
	for (const struct field *field = route->body; field->name != NULL; field++)
		required = required || (field->flags & FIELD_REQUIRED) != 0;
	buffer_print(into, ",\"requestBody\":{\"required\":%s,\"content\":{\"application/json\":{\"schema\":",
	    required ? "true" : "false");
	operation_put_schema(into, schemas, route->body, true);
	buffer_put_text(into, "}}}");
}

static void
put_success(struct buffer *into, const struct schemas *schemas, const struct route *route)
{
	bool paged = (route->flags & (ROUTE_PAGED | ROUTE_LIST)) != 0;

	buffer_print(into, "\"%d\":{\"description\":\"%s\"", route->status,
	    route->status == 204 ? "Done." : "Done; this is it now.");
	if (route->reply != NULL && field_find(route->reply, "version") != NULL && !paged)
		buffer_put_text(into, ",\"headers\":{\"ETag\":{\"$ref\":\"#/components/headers/etag\"}}");
	if (route->status != 204)
		buffer_put_text(into, ",\"content\":{\"application/json\":{\"schema\":");
	if (route->status != 204 && route->reply == NULL)
		buffer_put_text(into, "{}");
	if (route->reply != NULL && paged)
		buffer_put_text(into, "{\"type\":\"object\",\"required\":[\"items\",\"next\"],\"properties\":"
				      "{\"items\":{\"type\":\"array\",\"items\":");
	if (route->reply != NULL)
		operation_put_schema(into, schemas, route->reply, false);
	if (route->reply != NULL && paged)
		buffer_put_text(into, "},\"next\":{\"type\":[\"string\",\"null\"],\"description\":\"To be "
				      "sent as `after` for the next page; null at the end.\"}}}");
	if (route->status != 204)
		buffer_put_text(into, "}}");
	buffer_put_char(into, '}');
}

/* Who may call is a wall of the server's own, which OpenAPI has no member for. */
static void
put_who(struct buffer *into, const struct route *route)
{
	const char *before = "";

	buffer_put_text(into, ",\"description\":\"");
	if (route->who == WHO_ANYONE)
		buffer_put_text(into, "For anyone, also without signing in.");
	else if (route->who == WHO_SIGNED_IN)
		buffer_put_text(into, "For everyone who is signed in.");
	else
		buffer_put_text(into, "For these roles: ");
	for (int role = 0; role < ROLE_COUNT && route->who != WHO_ANYONE && route->who != WHO_SIGNED_IN;
	     role++) {
		if ((route->who & ROLE_BIT(role)) == 0)
			continue;
		buffer_print(into, "%s`%s`", before, choice_slug(&role_choices, role));
		before = ", ";
	}
	buffer_put_char(into, '"');
	if (route->who == WHO_ANYONE)
		buffer_put_text(into, ",\"security\":[]");
}

void
operation_put(struct buffer *into, const struct schemas *schemas, const struct route *route)
{
	const char *tag;
	int         size = (int)route_tag(route, &tag);

	buffer_print(
	    into, "{\"operationId\":\"%s\",\"tags\":[\"%.*s\"],\"summary\":", route->name, size, tag);
	wire_write_text(into, route->help);
	put_who(into, route);
	put_parameters(into, route);
	put_body(into, schemas, route);
	buffer_put_text(into, ",\"responses\":{");
	put_success(into, schemas, route);
	buffer_put_text(into, ",\"4XX\":{\"$ref\":\"#/components/responses/problem\"},\"5XX\":{\"$ref\":\"#/"
			      "components/responses/problem\"}}}");
}
