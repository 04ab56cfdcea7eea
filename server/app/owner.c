/* The owner of the database at work: one connection, plain scripts, and messages for the person at the
 * terminal. */
#include "owner.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/check.h"
#include "base/id.h"
#include "base/log.h"
#include "commands.h"

enum {
	ATTEMPTS = 2,       /* of a script that failed for whatever reason */
	LOCK_ATTEMPTS = 10, /* of one that gave way to others' locks */
};

int
owner_open(struct owner *owner, const char *command, unsigned needs)
{
	int status;

	*owner = (struct owner){ .command = command };
	if ((status = settings_or_usage(&owner->settings, needs | NEED_OWNER_DATABASE)) != EXIT_DONE)
		return status;
	/* The same trouble is told in a sentence; its line in the log is for who asked for more. */
	if (strcmp(owner->settings.log, "info") == 0)
		log_set_level(LOG_LEVEL_ERROR);
	owner->arena = arena_open();
	owner->db = db_open(&(struct db_settings){
	    .conninfo = owner->settings.owner_database,
	    .application_name = "porchlight command",
	    .statement_timeout_ms = 0,
	});
	return EXIT_DONE;
}

void
owner_close(struct owner *owner)
{
	db_close(owner->db);
	if (owner->arena != NULL)
		arena_close(owner->arena);
}

bool
owner_ask(struct owner *owner, const struct db_call *call, struct db_cells *cells)
{
	struct db_cells none;

	if (db_ask(
		owner->db, owner->arena, call, cells == NULL ? &none : cells, owner->why, sizeof owner->why)
	    == OK)
		return true;
	fprintf(stderr, "porchlight %s: %s\n", owner->command, owner->why);
	return false;
}

void
script_add(struct script *script, const char *name, const char *sql)
{
	long lines = 1;

	check(script->count < PIECES_MOST);
	for (const char *c = sql; *c != '\0'; c++)
		lines += *c == '\n';
	/* What begins a script stands on its first line, so that lines count as in its first file. */
	if (script->count == 0)
		buffer_put_text(&script->text, "SET LOCAL search_path = porchlight; SET LOCAL jit = off; SET "
					       "LOCAL lock_timeout = '10s'; SET "
					       "LOCAL lock_timeout = '10s'; ");
	buffer_put_text(&script->text, sql);
	buffer_put_text(&script->text, "\n;");
	script->pieces[script->count].name = name;
	script->pieces[script->count].lines = lines;
	script->count++;
}

void
script_done(struct script *script)
{
	buffer_done(&script->text);
	*script = (struct script){ 0 };
}

/* PostgreSQL's "line 812: ..." of the whole text, as a line of one of its files. */
static void
trouble_say(const struct owner *owner, const struct script *script)
{
	static const char begins[] = "line ";
	const char       *why = owner->why;
	char             *rest = NULL;
	long              line =
            strncmp(why, begins, sizeof begins - 1) == 0 ? strtol(why + sizeof begins - 1, &rest, 10) : 0;

	for (size_t i = 0; i < script->count && line > 0; line -= script->pieces[i].lines, i++) {
		if (line <= script->pieces[i].lines) {
			fprintf(stderr, "porchlight %s: %s line %ld%s\n", owner->command,
			    script->pieces[i].name, line, rest);
			return;
		}
	}
	fprintf(stderr, "porchlight %s: %s: %s\n", owner->command, script->pieces[0].name, why);
}

/* Was it a lock that others held? Told by PostgreSQL's words, since nothing else comes through; in another
 * language it is simply not known. */
static bool
is_lock_trouble(const char *why)
{
	return strstr(why, "lock timeout") != NULL || strstr(why, "deadlock") != NULL;
}

bool
owner_run(struct owner *owner, const struct script *script)
{
	for (int attempt = 1;; attempt++) {
		if (db_script(owner->db, script->text.bytes, owner->why, sizeof owner->why) == OK)
			return true;
		if (attempt == (is_lock_trouble(owner->why) ? LOCK_ATTEMPTS : ATTEMPTS))
			break;
		nanosleep(
		    &(struct timespec){ .tv_nsec = (long)(50 + random_below(100)) * 1000 * 1000 }, NULL);
	}
	trouble_say(owner, script);
	return false;
}

void
sql_literal(struct buffer *into, const char *text)
{
	if (text == NULL) {
		buffer_put_text(into, "NULL");
		return;
	}
	/* E'...' reads the same whatever standard_conforming_strings says. */
	buffer_put_text(into, " E'");
	for (; *text != '\0'; text++) {
		if (*text == '\'' || *text == '\\')
			buffer_put_char(into, *text);
		buffer_put_char(into, *text);
	}
	buffer_put_char(into, '\'');
}
