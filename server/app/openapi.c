/* `porchlight openapi`: the API's description (OpenAPI 3.1), printed from the route tables that the server
 * routes by. */
#include <stdio.h>

#include "api/api.h"
#include "base/buffer.h"
#include "commands.h"

int
command_openapi(int argc, char **argv)
{
	struct route_table tables[API_TABLES];
	struct buffer      text = { 0 };
	int                status;

	if ((status = options_or_usage("openapi", NULL, argc, argv, NULL, NULL, 0, 0)) != EXIT_DONE)
		return status;
	api_tables(tables);
	http_write_openapi(&text, tables, API_TABLES);
	fwrite(text.bytes, 1, text.size, stdout);
	buffer_done(&text);
	return ferror(stdout) == 0 ? EXIT_DONE : EXIT_FAILED;
}
