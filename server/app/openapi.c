/* `porchlight openapi`: the API's description (OpenAPI 3.1), printed from the route tables that the server
 * routes by. */
#include <stdio.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "commands.h"
#include "tables.h"

/* Feeds describe themselves to those who read them (GET /hsds/openapi.json): their shapes are somebody
 * else's, and long. */
static struct route_table *
tables_described(size_t *kept)
{
	size_t                    count;
	const struct route_table *tables = tables_all(&count);
	struct route_table       *into = memory_take(count * sizeof *into);

	*kept = 0;
	for (size_t i = 0; i < count; i++)
		if (tables[i].count > 0 && (tables[i].routes[0].flags & ROUTE_OPEN) == 0)
			into[(*kept)++] = tables[i];
	return into;
}

int
command_openapi(int argc, char **argv)
{
	struct route_table *tables;
	struct buffer       text = { 0 };
	size_t              count;
	int                 status;

	if ((status = options_or_usage("openapi", NULL, argc, argv, NULL, NULL, 0, 0)) != EXIT_DONE)
		return status;
	tables = tables_described(&count);
	http_write_openapi(&text, tables, count);
	free(tables);
	fwrite(text.bytes, 1, text.size, stdout);
	buffer_done(&text);
	return ferror(stdout) == 0 ? EXIT_DONE : EXIT_FAILED;
}
