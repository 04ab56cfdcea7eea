/* `porchlight migrate`: brings the schema to what this binary expects. Migrations are applied once, in order,
 * each in a transaction of its own, and never edited; functions, views, policies and grants are made anew,
 * all in one transaction, whenever one of them changed. Servers may run meanwhile: nobody ever sees the
 * schema without its functions. */
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "db/sql_files.h"
#include "owner.h"
#include "seal/seal.h"

/* Run by a superuser, before the owner can do anything. */
static const char roles_path[] = "sql/grants/roles.sql";
/* The row of table migration that remembers the sum of everything repeatable. */
static const char repeatable_name[] = "functions";

struct migrate_words {
	bool roles;
};

const struct option_row migrate_options[] = {
	{ .name = "--roles",
	    .kind = OPTION_FLAG,
	    .offset = offsetof(struct migrate_words, roles),
	    .help = "Only print the SQL that makes the three database roles, for a superuser to run." },
	{ 0 },
};

static const char *
file_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

static int
roles_print(void)
{
	for (const struct sql_file *file = sql_grants; file->path != NULL; file++)
		if (strcmp(file->path, roles_path) == 0)
			fputs(file->text, stdout);
	return EXIT_DONE;
}

/* --- what was applied --- */

/* The row of what was applied under that name; -1: none. */
static long
applied_find(const struct db_cells *applied, const char *name)
{
	for (size_t i = 0; i < applied->rows; i++)
		if (strcmp(db_cell(applied, i, 0), name) == 0)
			return (long)i;
	return -1;
}

static const struct sql_file *
migration_find(const char *name)
{
	for (const struct sql_file *file = sql_migrations; file->path != NULL; file++)
		if (strcmp(file_name(file->path), name) == 0)
			return file;
	return NULL;
}

/* History must agree before anything is added to it. */
static bool
history_agrees(const struct owner *owner, const struct db_cells *applied)
{
	for (size_t i = 0; i < applied->rows; i++) {
		const char            *name = db_cell(applied, i, 0);
		const struct sql_file *file = migration_find(name);
		char                   sum[TOKEN_HASH_SIZE];

		if (strcmp(name, repeatable_name) == 0)
			continue;
		if (file == NULL) {
			fprintf(stderr,
			    "porchlight %s: the database knows migration %s, which this binary does not: it "
			    "is older than the database\n",
			    owner->command, name);
			return false;
		}
		digest_hex(file->text, strlen(file->text), sum);
		if (strcmp(sum, db_cell(applied, i, 1)) != 0) {
			fprintf(stderr,
			    "porchlight %s: %s was changed after it was applied here on %s; put it back as "
			    "it was and write a new migration\n",
			    owner->command, file->path, db_cell(applied, i, 2));
			return false;
		}
	}
	return true;
}

/* --- applying --- */

/* Remembers in the same transaction that it was applied. */
static void
note_print(struct buffer *into, const char *name, const char *sum)
{
	buffer_put_text(into, "INSERT INTO migration (name, checksum) VALUES (");
	sql_literal(into, name);
	buffer_put_text(into, ", ");
	sql_literal(into, sum);
	buffer_put_text(
	    into, ") ON CONFLICT (name) DO UPDATE SET checksum = excluded.checksum, applied_at = now()");
}

static bool
migration_apply(struct owner *owner, const struct sql_file *file)
{
	struct script script = { 0 };
	struct buffer note = { 0 };
	char          sum[TOKEN_HASH_SIZE];
	bool          done;

	digest_hex(file->text, strlen(file->text), sum);
	note_print(&note, file_name(file->path), sum);
	script_add(&script, file->path, file->text);
	script_add(&script, file->path, note.bytes);
	done = owner_run(owner, &script);
	script_done(&script);
	buffer_done(&note);
	if (done)
		printf("applied %s\n", file->path);
	return done;
}

/* Functions, views, policies and grants as one script, and its sum. */
static void
repeatable_script(struct script *script, char *sum)
{
	const struct sql_file *const lists[] = { sql_functions, sql_grants };

	script_add(script, "functions and grants", statement_texts[STATEMENT_migration_quiet].sql);
	for (size_t i = 0; i < 2; i++)
		for (const struct sql_file *file = lists[i]; file->path != NULL; file++)
			if (strcmp(file->path, roles_path) != 0)
				script_add(script, file->path, file->text);
	digest_hex(script->text.bytes, script->text.size, sum);
}

static bool
repeatable_apply(struct owner *owner, struct script *script, const char *sum)
{
	struct buffer note = { 0 };
	bool          done;

	note_print(&note, repeatable_name, sum);
	script_add(script, "functions and grants", note.bytes);
	done = owner_run(owner, script);
	buffer_done(&note);
	if (done)
		printf("applied functions and grants (%zu files)\n", script->count - 2);
	return done;
}

/* --- the command --- */

/* Is this a database that can be worked in? Makes the schema when it is new. */
static bool
ground_prepare(struct owner *owner)
{
	struct script   begin = { 0 };
	struct db_cells found;
	bool            done;

	if (!owner_ask(owner, OWNER_CALL(STATEMENT_migration_state), &found))
		return false;
	if (db_cell(&found, 0, 1) != NULL) {
		fprintf(stderr,
		    "porchlight %s: database roles are missing: %s\n"
		    "Have a superuser of PostgreSQL make them:  porchlight migrate --roles | psql -U "
		    "postgres\n",
		    owner->command, db_cell(&found, 0, 1));
		return false;
	}
	if (!owner_ask(owner, OWNER_CALL(STATEMENT_migration_lock), NULL))
		return false;
	if (strcmp(db_cell(&found, 0, 0), "t") == 0)
		return true;
	if (strcmp(db_cell(&found, 0, 4), "t") != 0) {
		fprintf(stderr,
		    "porchlight %s: %s may not make a schema in database %s\n"
		    "Have a superuser of PostgreSQL give it away:  ALTER DATABASE %s OWNER TO "
		    "porchlight_owner\n",
		    owner->command, db_cell(&found, 0, 3), db_cell(&found, 0, 2), db_cell(&found, 0, 2));
		return false;
	}
	script_add(&begin, "migration_begin.sql", statement_texts[STATEMENT_migration_begin].sql);
	done = owner_run(owner, &begin);
	script_done(&begin);
	return done;
}

static bool
migrate_run(struct owner *owner, struct script *repeatable)
{
	struct db_cells applied;
	char            sum[TOKEN_HASH_SIZE];
	long            row;
	size_t          news = 0;

	if (!ground_prepare(owner) || !owner_ask(owner, OWNER_CALL(STATEMENT_migration_list), &applied)
	    || !history_agrees(owner, &applied))
		return false;
	for (const struct sql_file *file = sql_migrations; file->path != NULL; file++) {
		if (applied_find(&applied, file_name(file->path)) >= 0)
			continue;
		if (!migration_apply(owner, file))
			return false;
		news++;
	}
	repeatable_script(repeatable, sum);
	row = applied_find(&applied, repeatable_name);
	if (news > 0 || row < 0 || strcmp(db_cell(&applied, (size_t)row, 1), sum) != 0)
		return repeatable_apply(owner, repeatable, sum);
	printf("nothing to do: %zu migrations, functions and grants are as this binary has them\n",
	    sql_migrations_count);
	return true;
}

int
command_migrate(int argc, char **argv)
{
	struct migrate_words words = { 0 };
	struct script        repeatable = { 0 };
	struct owner         owner;
	int                  status;

	if ((status = options_or_usage("migrate", migrate_options, argc, argv, &words, NULL, 0, 0))
	    != EXIT_DONE)
		return status;
	if (words.roles)
		return roles_print();
	if ((status = owner_open(&owner, "migrate", 0)) == EXIT_DONE)
		status = migrate_run(&owner, &repeatable) ? EXIT_DONE : EXIT_FAILED;
	script_done(&repeatable);
	owner_close(&owner);
	return status;
}
