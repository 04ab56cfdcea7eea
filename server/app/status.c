/* `porchlight status`: is everything as it should be, in a page that a person reads. Exit status 0 when it
 * is, 1 when something isn't. */
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "db/sql_files.h"
#include "owner.h"
#include "probe.h"

static void
line_say(const char *name, bool well, const char *text)
{
	printf("%-12s %-4s %s\n", name, well ? "ok" : "!!", text);
}

/* The schema's version against this binary's. */
static bool
schema_say(struct owner *owner, const struct db_cells *now)
{
	const char *last = db_cell(now, 0, 4);
	const char *slash =
	    sql_migrations_count == 0 ? NULL : strrchr(sql_migrations[sql_migrations_count - 1].path, '/');
	const char *newest = slash == NULL ? "" : slash + 1;
	bool        well = last != NULL && strcmp(last, newest) == 0;

	line_say("schema", well,
	    well ? last
		 : arena_print(owner->arena, "%s, where this binary has %s; run `porchlight migrate`",
		     last == NULL ? "none" : last, newest));
	return well;
}

static bool
slots_say(struct owner *owner)
{
	struct db_cells slots;
	bool            well = true;

	if (!owner_ask(owner, OWNER_CALL(STATEMENT_status_slots), &slots))
		return false;
	if (slots.rows == 0)
		line_say("feed", true, "nobody follows the change stream now");
	for (size_t i = 0; i < slots.rows; i++) {
		bool active = strcmp(db_cell(&slots, i, 2), "t") == 0;

		well = well && active;
		line_say("feed", active,
		    arena_print(owner->arena, "%s (%s), %s, %s behind, log %s", db_cell(&slots, i, 0),
			db_cell(&slots, i, 1) == NULL ? "physical" : db_cell(&slots, i, 1),
			active ? "followed" : "followed by nobody: it keeps the log from being removed",
			db_cell(&slots, i, 3), db_cell(&slots, i, 4)));
	}
	return well;
}

static bool
database_say(struct owner *owner)
{
	struct db_cells now;
	bool            well;

	if (!owner_ask(owner, OWNER_CALL(STATEMENT_migration_state), &now))
		return false;
	if (strcmp(db_cell(&now, 0, 0), "t") != 0) {
		line_say("database", true, db_cell(&now, 0, 2));
		line_say("schema", false, "none; run `porchlight migrate`");
		return false;
	}
	if (!owner_ask(owner, OWNER_CALL(STATEMENT_status), &now))
		return false;
	well = strcmp(db_cell(&now, 0, 1), "logical") == 0;
	line_say("database", well,
	    arena_print(owner->arena, "PostgreSQL %s%s, wal_level %s%s", db_cell(&now, 0, 0),
		strcmp(db_cell(&now, 0, 2), "t") == 0 ? ", a standby" : "", db_cell(&now, 0, 1),
		well ? "" : "; it must be logical for the board to follow"));
	well = schema_say(owner, &now) && well;
	well = slots_say(owner) && well;
	printf("%-12s      %s sites; %s houses welcoming and confirmed, with %s open rooms; %s introductions "
	       "on their way; %s stays\n",
	    "network", db_cell(&now, 0, 5), db_cell(&now, 0, 6), db_cell(&now, 0, 7), db_cell(&now, 0, 8),
	    db_cell(&now, 0, 9));
	return well;
}

static bool
server_say(struct owner *owner)
{
	char body[PROBE_BODY_SIZE];
	int  status;
	bool well = false;

	if (!probe_get(&owner->settings, "/readyz", &status, body, owner->why, sizeof owner->why)) {
		line_say("server", false, owner->why);
		return false;
	}
	well = status == 200;
	body[strcspn(body, "\r\n")] = '\0';
	line_say("server", well,
	    arena_print(owner->arena, "%s answers %d %s", owner->settings.listen, status, body));
	return well;
}

int
command_status(int argc, char **argv)
{
	struct owner owner;
	int          status;

	if ((status = options_or_usage("status", NULL, argc, argv, NULL, NULL, 0, 0)) != EXIT_DONE)
		return status;
	if ((status = owner_open(&owner, "status", 0)) == EXIT_DONE) {
		bool database = database_say(&owner);
		bool server = server_say(&owner);

		status = database && server ? EXIT_DONE : EXIT_FAILED;
	}
	owner_close(&owner);
	return status;
}
