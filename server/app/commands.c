/* The table of commands, as `porchlight help` prints it. */
#include "commands.h"

const struct command commands[] = {
	{ .name = "serve",
	    .line = "run the server",
	    .usage = "",
	    .about = "Answers on PORCHLIGHT_LISTEN until SIGTERM or SIGINT, then finishes what runs and "
		     "ends. It needs PORCHLIGHT_DATABASE,\n"
		     "PORCHLIGHT_FEED_DATABASE and PORCHLIGHT_SEAL_KEYS; `porchlight help settings` lists "
		     "the rest. Any number of servers may run\n"
		     "on one database. The log goes to standard error, one line an event.",
	    .run = command_serve },
	{ .name = "migrate",
	    .line = "bring the database's schema to this version",
	    .usage = "[--roles]",
	    .about = "Applies what is missing, in order, and makes functions, views, policies and grants "
		     "anew when one of them changed. Servers may\n"
		     "run meanwhile. A migration that was edited after it was applied is refused by name. "
		     "Needs PORCHLIGHT_OWNER_DATABASE, the\n"
		     "connection of role porchlight_owner, which must own the database.\n\n"
		     "A new PostgreSQL wants its three roles first, from a superuser:  porchlight migrate "
		     "--roles | psql -U postgres",
	    .options = migrate_options,
	    .run = command_migrate },
	{ .name = "demo",
	    .line = "fill an empty database with a network to look at",
	    .usage = "[--if-empty] [--sites N] [--history-days N] [--referrals N] [--seed N]",
	    .about = "Makes a fictional network in Oregon and Washington, with a year of history up to this "
		     "moment, and prints the sign-ins. The same\n"
		     "seed makes the same network. Needs PORCHLIGHT_OWNER_DATABASE; with "
		     "PORCHLIGHT_SEAL_KEYS some guests have given a name.",
	    .options = demo_options,
	    .run = command_demo },
	{ .name = "user add",
	    .line = "add a person, or a role of theirs",
	    .usage = "--email ADDRESS --name NAME --organization NAME --role ROLE [--kind KIND] "
		     "[--password-stdin]",
	    .about = "Someone whose e-mail address is known already gets one more role and keeps name and "
		     "password. The password is asked for\n"
		     "at the terminal, unseen. The first administrator of a new network:\n\n"
		     "  porchlight user add --email you@example.org --name You --organization 'Our network' "
		     "--kind network --zone America/Chicago \\\n    --role network_admin",
	    .options = user_add_options,
	    .run = command_user_add },
	{ .name = "county import",
	    .line = "bring in the counties of a network",
	    .usage = "FILE.csv [--dry-run | --columns]",
	    .about =
		"The header row names the columns fips, state, name, latitude and longitude, and region "
		"if statistics are to be told by parts of the\n"
		"network (else by state). A county that is there already is changed. All lines are imported "
		"or none; every problem is said by line and\n"
		"column. FILE.csv may be - for standard input.",
	    .options = county_import_options,
	    .run = command_county_import },
	{ .name = "site import",
	    .line = "bring in sites from a spreadsheet",
	    .usage = "FILE.csv [--dry-run | --columns]",
	    .about = "The header row names columns: organization, name, and any of the site's members as the "
		     "API calls them (county_fips, zone, phone,\n"
		     "address, entry, languages, maximum_nights, ...), besides id, organization_kind and "
		     "beds. A list's items are separated by semicolons,\n"
		     "yes and no are written so, and an empty cell says nothing, or \"not stated\" where a "
		     "member can be that. A new site needs county_fips,\n"
		     "zone and phone. A site is found again by its organization and name, or by its id, so a "
		     "file may be imported again; organizations\n"
		     "that don't exist are made (organization_kind, else peer_respite), missing rooms are "
		     "added. Rooms count from the first confirmation on.\n"
		     "All lines are imported or none; every problem is said by line and column. FILE.csv may "
		     "be - for standard input.",
	    .options = site_import_options,
	    .run = command_site_import },
	{ .name = "directory import",
	    .line = "bring in a whole directory: organizations, sites, services, people",
	    .usage = "FILE [--format csv|hsds] [--dry-run | --columns]",
	    .about =
		"A CSV file has a column record that says what each row is: organization, site, service or "
		"person; without it all rows are sites,\n"
		"as for `porchlight site import`. Columns organization, site and service name what a row "
		"belongs to, or give its id. Hours stand in\n"
		"one cell: MO-FR 09:00-12:00 13:00-17:00; SA 22:00-02:00 2026-06-01..2026-08-31, and so do "
		"exceptions: 2026-12-25 closed (Christmas).\n\n"
		"HSDS is Open Referral's JSON, version 3: a page, a list, one object, one object a line, or "
		"{\"services\": [...], ...}. Its UUIDs are\n"
		"kept. A new place needs a county: by the address's region and state, or by an attribute; "
		"its zone is its neighbours' unless an\n"
		"attribute says it.\n\n"
		"What is here already is found by id, else by name, and changed where the file says "
		"otherwise; nothing is ever taken away, so a file\n"
		"may be imported again. All of it is stored or none; every problem is said by line and "
		"column, or by JSON Pointer. FILE may be - for\nstandard input.",
	    .options = directory_import_options,
	    .run = command_directory_import },
	{ .name = "directory export",
	    .line = "write the directory to a file that import reads",
	    .usage = "--out FILE [--format csv|hsds]",
	    .about =
		"csv holds everything that the directory knows, confidential addresses too: keep it as you "
		"keep a backup. hsds is what the public feed\n"
		"tells, and the people of the network besides. FILE may be - for standard output.",
	    .options = directory_export_options,
	    .run = command_directory_export },
	{ .name = "report",
	    .line = "write a quarter's report, or check the figures that reports are made of",
	    .usage = "--quarter 2026Q3 [--out FILE] [--language en|es] [--again] | --verify",
	    .about =
		"Writes the page of a released quarter's report, to the letter as it is kept; when none is "
		"kept yet, it is made and kept first. It\n"
		"needs nothing but itself, and prints in black and white.\n\n"
		"--verify counts every figure of every month anew from the rows, by the measures' own "
		"definitions, and compares the daily sums with it,\n"
		"number by number. Servers may run meanwhile. Ends with status 0 when all agree, 1 when one "
		"doesn't. Needs PORCHLIGHT_OWNER_DATABASE.",
	    .options = report_options,
	    .run = command_report },
	{ .name = "status",
	    .line = "say how the database and the server are",
	    .usage = "",
	    .about = "Shows the database, the schema's version, who follows the change stream and how far "
		     "behind, what the network counts, and what the\n"
		     "server on PORCHLIGHT_LISTEN says of itself. Ends with status 0 when all is well, 1 "
		     "when a line is marked !!.",
	    .run = command_status },
	{ .name = "key add",
	    .line = "add a key for sealed fields to a key file",
	    .usage = "FILE",
	    .about = "Makes the file when there is none (mode 0600). The last key seals, all of them open. "
		     "Without its keys what is sealed is lost:\n"
		     "keep a copy, apart from the database's backups.",
	    .run = command_key_add },
	{ .name = "openapi",
	    .line = "print the API's description (OpenAPI 3.1)",
	    .usage = "",
	    .about = "Printed from the very tables by which the server routes.",
	    .run = command_openapi },
	{ .name = "help",
	    .line = "print help",
	    .usage = "[COMMAND | settings | problems]",
	    .about = "settings: the environment variables, as a Markdown table. problems: what the API may "
		     "answer, as docs/problems.md.",
	    .run = command_help },
	{ 0 },
};
