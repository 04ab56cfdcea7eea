/* What every command that works as the database's owner begins and ends with. Each says on standard error
 * what went wrong, in PostgreSQL's own words, so a command only has to stop. */
#ifndef PORCHLIGHT_APP_OWNER_H
#define PORCHLIGHT_APP_OWNER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "db/db.h"
#include "settings.h"

struct owner {
	const char     *command; /* "site import": begins each message */
	struct settings settings;
	struct arena   *arena;
	struct db      *db;
	char            why[2048]; /* the last trouble */
};

/* Reads the settings and opens a connection (made at the first question). needs: enum settings_need besides
 * the owner's database. Gives EXIT_DONE, or EXIT_USAGE when a setting is missing or wrong; owner_close is
 * right after either. */
int  owner_open(struct owner *owner, const char *command, unsigned needs);
void owner_close(struct owner *owner);

/* false: it was said. cells may be NULL. */
bool owner_ask(struct owner *owner, const struct db_call *call, struct db_cells *cells);

/* Pieces of SQL that run as one transaction, in schema porchlight. */
enum { PIECES_MOST = 256 };
struct script {
	struct buffer text;
	size_t        count;
	struct {
		const char *name; /* the file, for messages */
		long        lines;
	} pieces[PIECES_MOST];
};

/* A zeroed struct script is empty. */
void script_add(struct script *script, const char *name, const char *sql);
void script_done(struct script *script);
/* A script that gives way to others' locks is tried again and again. Its last failure is said with its file
 * and line. */
bool owner_run(struct owner *owner, const struct script *script);

/* A call without values. */
#define OWNER_CALL(which) (&(struct db_call){ .statement = (which) })

/* An SQL literal, quoted; NULL for NULL. */
void sql_literal(struct buffer *into, const char *text);

#endif
