/* The server's settings as one struct; the rows behind it (settings.c) are the table that the README prints.
 */
#ifndef PORCHLIGHT_APP_SETTINGS_H
#define PORCHLIGHT_APP_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/config.h"

enum { SETTINGS_DERIVED_SIZE = 4096, HOST_SIZE = 256 };

struct settings {
	const char *database; /* conninfo as porchlight_server */
	const char *owner_database;
	const char *feed_database;
	const char *report_database; /* NULL: the same database */
	const char *listen;
	const char *origins, *hosts; /* space-separated; derived from listen when not set */
	const char *trusted_proxies; /* "": none */
	const char *seal_keys;       /* path */
	const char *web;             /* folder; derived from where the binary lies when not set */
	const char *log;
	long        workers, report_workers, queue, http_threads;
	long        statement_timeout_ms;
	long        body_bytes, connections;
	long        heartbeat_s, sockets, socket_queue_bytes;
	long        resume_seconds, resume_deltas, resume_bytes;
	bool        secure_cookies;
	const char *smtp_url, *smtp_user, *smtp_password_file; /* NULL: none */
	const char *mail_from;
	const char *public_url; /* derived from origins when not set; no slash at its end */
	bool        webhook_private;

	/* Derived. */
	char     listen_host[HOST_SIZE]; /* without brackets; "0.0.0.0" for "*" */
	uint16_t listen_port;
	char text[SETTINGS_DERIVED_SIZE]; /* where derived texts live: the struct must not be moved once read
					   */
	size_t text_used;
};

extern const struct config_row settings_rows[];
extern const size_t            settings_row_count;

/* What a command can't do without. */
enum settings_need {
	NEED_DATABASE = 1,
	NEED_OWNER_DATABASE = 2,
	NEED_FEED_DATABASE = 4,
	NEED_SEAL_KEYS = 8,
	NEED_WEB = 16,
};

/* Reads the environment, checks every value, derives what was not set, and sets the log's level. On a wrong
 * or missing value writes a sentence that names the variable into why and returns false. */
bool settings_read(struct settings *settings, unsigned needs, char *why, size_t why_size);
/* The same for a command: says the sentence on standard error and gives back EXIT_USAGE; else EXIT_DONE. */
int settings_or_usage(struct settings *settings, unsigned needs);

#endif
