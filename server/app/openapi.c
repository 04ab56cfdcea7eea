/* `porchlight openapi`: the API's description (OpenAPI 3.1), printed from the route tables that the server
 * routes by. */
#include <stdio.h>

#include "base/buffer.h"
#include "commands.h"
#include "tables.h"

int
command_openapi(int argc, char **argv)
{
	const struct route_table *tables;
	struct buffer             text = { 0 };
	size_t                    count;
	int                       status;

	if ((status = options_or_usage("openapi", NULL, argc, argv, NULL, NULL, 0, 0)) != EXIT_DONE)
		return status;
	tables = tables_all(&count);
	http_write_openapi(&text, tables, count);
	fwrite(text.bytes, 1, text.size, stdout);
	buffer_done(&text);
	return ferror(stdout) == 0 ? EXIT_DONE : EXIT_FAILED;
}
