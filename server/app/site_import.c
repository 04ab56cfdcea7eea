/* `porchlight site import`: the houses of a network from a spreadsheet, with the organizations that run them
 * and their rooms. A site is found again by its organization's name and its own, or by its id, so the same
 * file may be imported again after a correction. */
#include <stddef.h>

#include "commands.h"
#include "domain/organization.h"
#include "domain/site.h"
#include "hours/hours.h"
#include "import.h"

/* What stands beside a site's own facts. */
struct import_key {
	const char  *id;
	const char  *organization;
	int          organization_kind;
	struct texts beds;
};

#define KEY(member, what) .name = #member, .kind = (what), .offset = offsetof(struct import_key, member)

static const struct field key_fields[] = {
	{ KEY(id, FIELD_ID), .flags = FIELD_NULLABLE,
	    .help = "Key of the site, when it is to be found by it." },
	{ KEY(organization, FIELD_TEXT), .flags = FIELD_REQUIRED, .least = 1, .most = 120,
	    .help = "Name of the organization; made when there is none." },
	{ KEY(organization_kind, FIELD_CHOICE), .choices = &organization_kind_choices,
	    .help = "What to make it: peer_respite unless said." },
	{ KEY(beds, FIELD_TEXTS), .most = 50,
	    .help = "Labels of its rooms, with semicolons between them; missing ones are added." },
	{ 0 },
};

static void
facts_look(struct import *import, const void *noun)
{
	const struct site *site = noun;

	if (site->zone != NULL && !hours_zone_known(site->zone))
		import_problem(
		    import, "zone", "there is no zone \"%s\"; for instance America/Los_Angeles", site->zone);
}

static const struct import_part parts[] = {
	{ .name = "key", .fields = key_fields, .size = sizeof(struct import_key) },
	{ .name = "facts", .fields = site_patch_fields, .size = sizeof(struct site), .look = facts_look },
};

static const char *const columns[] = { "organization", "name", NULL };

int
command_site_import(int argc, char **argv)
{
	static const struct import_kind kind = {
		.command = "site import",
		.parts = parts,
		.part_count = sizeof parts / sizeof parts[0],
		.columns = columns,
		.problems = STATEMENT_site_import_problems,
		.apply = STATEMENT_site_import,
	};

	return import_run(&kind, argc, argv);
}
