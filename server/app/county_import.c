/* `porchlight county import`: the counties that a network's houses lie in. A site names its county by FIPS
 * code, so these come first. */
#include <stddef.h>

#include "commands.h"
#include "domain/county.h"
#include "import.h"

static const struct import_part parts[] = {
	{ .name = "facts", .fields = county_fields, .size = sizeof(struct county) },
};

static const char *const columns[] = { "fips", "state", "name", "latitude", "longitude", NULL };

int
command_county_import(int argc, char **argv)
{
	static const struct import_kind kind = {
		.command = "county import",
		.parts = parts,
		.part_count = sizeof parts / sizeof parts[0],
		.columns = columns,
		.problems = STATEMENT_county_import_problems,
		.apply = STATEMENT_county_import,
	};

	return import_run(&kind, argc, argv);
}
