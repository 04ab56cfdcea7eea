/* Any text as a header, a path, a query or a first line: never a crash, and what is taken keeps what the rest
 * of the server relies on. The first byte says which reader gets the text. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../../server/http/reading.h"
#include "base/check.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static enum problem
nothing(struct request *rq)
{
	(void)rq;
	return OK;
}

static const struct route rows[] = {
	{ .method = "GET", .path = "/", .run = nothing },
	{ .method = "GET", .path = "/api/v1/sites", .run = nothing },
	{ .method = "PATCH", .path = "/api/v1/sites/{id}", .run = nothing },
	{ .method = "POST", .path = "/api/v1/sites/{id}/beds/{bed}", .run = nothing },
};

static void
route(const char *path)
{
	static const struct route_table table = { rows, sizeof rows / sizeof *rows };
	static struct routes           *routes;
	struct match                    match;
	char                            why[200];

	if (routes == NULL)
		check((routes = routes_open(&table, 1, why, sizeof why)) != NULL);
	if (routes_find(routes, "PATCH", path, &match) == OK)
		check(match.id_count == 1 && strlen(match.ids[0]) == 36);
}

static void
query(const char *text)
{
	struct arena *arena = arena_open();
	const char   *decoded = query_decode(arena, text);

	check(decoded == NULL || strlen(decoded) <= strlen(text));
	for (const char *c = decoded; c != NULL && *c != '\0'; c++)
		check((unsigned char)*c >= ' ');
	arena_close(arena);
}

static void
forwarded(const char *text)
{
	char client[ADDRESS_SIZE];

	if (forwarded_client(text, "192.0.2.1 2001:db8::1", client))
		check(memchr(client, '\0', sizeof client) != NULL && client[0] != '\0');
}

static void
version(const char *text)
{
	char into[24];

	if (version_read(text, into, sizeof into))
		check(strspn(into, "0123456789") == strlen(into) && into[0] != '\0');
}

static void
cookie(const char *text)
{
	size_t      size;
	const char *found = cookie_find(text, "porchlight", &size);

	check(found == NULL || (found > text && found + size <= text + strlen(text)));
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	char *text;

	if (size == 0)
		return 0;
	text = malloc(size);
	check(text != NULL);
	memcpy(text, bytes + 1, size - 1);
	text[size - 1] = '\0';
	switch (bytes[0] % 9) {
	case 0: route(text); break;
	case 1: query(text); break;
	case 2: forwarded(text); break;
	case 3: version(text); break;
	case 4: cookie(text); break;
	case 5: (void)etag_matches(text, "\"abc\""); break;
	case 6: (void)accepts_gzip(text); break;
	case 7: (void)is_json(text); break;
	default: check(first_line_check(text, size - 1) == OK || memchr(text, '\n', size - 1) != NULL); break;
	}
	free(text);
	return 0;
}
