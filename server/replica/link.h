/* One replication connection, used without ever blocking past a request to stop: each wait also watches a
 * wake descriptor. */
#ifndef PORCHLIGHT_REPLICA_LINK_H
#define PORCHLIGHT_REPLICA_LINK_H

#include <libpq-fe.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { WHY_SIZE = 256 };

struct link {
	PGconn *connection;    /* NULL: not connected */
	int     wake;          /* readable: stop */
	char    why[WHY_SIZE]; /* after a failure: what went wrong, one line */
};

/* false from any of these: broken or asked to stop; why says it. */
bool link_open(struct link *link, const char *conninfo);
void link_close(struct link *link);
/* One command of the simple protocol. The result is the caller's to PQclear. While it keeps us waiting for
 * seconds, the log says so once. */
PGresult *link_query(struct link *link, const char *sql);
bool      link_command(struct link *link, const char *sql);
/* A query whose rows are handed out one by one, so that a large table needs no memory here. */
typedef void link_row(void *context, const PGresult *result);
bool         link_rows(struct link *link, const char *sql, link_row *row, void *context);

/* --- while streaming --- */
bool link_stream(struct link *link, const char *command);
enum link_event { LINK_MESSAGE, LINK_QUIET, LINK_LOST };
/* The next CopyData message, waiting for at most timeout_ms. It belongs to the link until the next call. */
enum link_event link_next(struct link *link, int timeout_ms, char **message, size_t *size);
bool            link_send(struct link *link, const char *bytes, size_t size);

bool link_says_stop(const struct link *link);
void link_fail(struct link *link, const char *why);

#endif
