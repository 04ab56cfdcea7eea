/* The settings table: name, default, bounds and meaning of every environment variable. `porchlight help
 * settings` prints it, and the README carries that print. What follows from the values is in settings.c. */
#include "settings.h"

#define SETTING_TEXT(n, member, value, text)                                                                 \
	{                                                                                                    \
		.name = (n), .kind = CONFIG_TEXT, .offset = offsetof(struct settings, member),               \
		.fallback = (value), .help = (text)                                                          \
	}
#define SETTING_NUMBER(n, member, value, low, high, text)                                                    \
	{                                                                                                    \
		.name = (n), .kind = CONFIG_NUMBER, .offset = offsetof(struct settings, member),             \
		.fallback = (value), .least = (low), .most = (high), .help = (text)                          \
	}
#define SETTING_FLAG(n, member, value, text)                                                                 \
	{                                                                                                    \
		.name = (n), .kind = CONFIG_FLAG, .offset = offsetof(struct settings, member),               \
		.fallback = (value), .help = (text)                                                          \
	}

const struct config_row settings_rows[] = {
	SETTING_TEXT(
	    "PORCHLIGHT_DATABASE", database, NULL, "libpq connection of the server, as `porchlight_server`."),
	SETTING_TEXT("PORCHLIGHT_OWNER_DATABASE", owner_database, NULL,
	    "libpq connection of the owner, as `porchlight_owner`; only `migrate`, `demo`, `user`, `site`, "
	    "`county` and `status` use it."),
	SETTING_TEXT("PORCHLIGHT_FEED_DATABASE", feed_database, NULL,
	    "libpq connection of the change stream, as `porchlight_feed`; guard it like the owner's."),
	SETTING_TEXT("PORCHLIGHT_REPORT_DATABASE", report_database, NULL,
	    "libpq connection for reports, a standby perhaps; not set: the server's."),
	SETTING_TEXT("PORCHLIGHT_LISTEN", listen, "127.0.0.1:8080",
	    "Address and port to listen on; `*:8080` is every address."),
	SETTING_TEXT("PORCHLIGHT_ORIGINS", origins, NULL,
	    "Origins of the pages that may change things, space-separated; not set: `http://` and each "
	    "host."),
	SETTING_TEXT("PORCHLIGHT_HOSTS", hosts, NULL,
	    "Names that a request may be addressed to, space-separated; not set: the listen address and "
	    "`localhost`."),
	SETTING_TEXT("PORCHLIGHT_SEAL_KEYS", seal_keys, NULL,
	    "File with the keys of sealed fields (`porchlight key add FILE` makes it); mode 0600."),
	SETTING_TEXT("PORCHLIGHT_WEB", web, NULL,
	    "Folder with the web bundle; not set: `web` beside the binary, or `../share/porchlight/web`."),
	SETTING_NUMBER("PORCHLIGHT_WORKERS", workers, "8", 1, 256, "Database workers, one connection each."),
	SETTING_NUMBER(
	    "PORCHLIGHT_REPORT_WORKERS", report_workers, "1", 1, 64, "Workers of the reports' own lane."),
	SETTING_NUMBER("PORCHLIGHT_QUEUE", queue, "256", 1, 100000,
	    "Requests that may wait for a worker; one more gets 503 and Retry-After."),
	SETTING_NUMBER("PORCHLIGHT_HTTP_THREADS", http_threads, "0", 0, 256,
	    "Threads that answer HTTP; 0: as many as cores."),
	SETTING_TEXT("PORCHLIGHT_TRUSTED_PROXIES", trusted_proxies, "",
	    "Addresses of reverse proxies whose X-Forwarded-For and -Proto are believed, space-separated."),
	SETTING_NUMBER("PORCHLIGHT_STATEMENT_TIMEOUT_MS", statement_timeout_ms, "5000", 100, 600000,
	    "Longest time for one statement."),
	SETTING_NUMBER(
	    "PORCHLIGHT_BODY_BYTES", body_bytes, "65536", 1024, 1048576, "Largest body of a request."),
	SETTING_NUMBER("PORCHLIGHT_CONNECTIONS", connections, "0", 0, 1000000,
	    "Most HTTP connections at once; 0: from the limit on open files."),
	SETTING_NUMBER(
	    "PORCHLIGHT_HEARTBEAT_S", heartbeat_s, "15", 1, 300, "Seconds between pings on a live socket."),
	SETTING_NUMBER("PORCHLIGHT_SOCKETS", sockets, "0", 0, 1000000,
	    "Most live sockets; 0: from the limit on open files."),
	SETTING_NUMBER("PORCHLIGHT_SOCKET_QUEUE_BYTES", socket_queue_bytes, "262144", 16384, 16777216,
	    "What may wait for one slow reader before its changes are merged."),
	SETTING_NUMBER("PORCHLIGHT_RESUME_SECONDS", resume_seconds, "600", 10, 86400,
	    "How long a view's changes are kept for readers that come back."),
	SETTING_NUMBER("PORCHLIGHT_RESUME_DELTAS", resume_deltas, "1000", 16, 1000000,
	    "How many of a view's changes are kept at least."),
	SETTING_NUMBER("PORCHLIGHT_RESUME_BYTES", resume_bytes, "16777216", 65536, 1073741824,
	    "How many bytes of a view's changes are kept at most."),
	SETTING_FLAG("PORCHLIGHT_SECURE_COOKIES", secure_cookies, "no",
	    "Cookies only over TLS; yes behind a proxy that ends TLS."),
	SETTING_TEXT("PORCHLIGHT_PUBLIC_URL", public_url, NULL,
	    "Where people open Porchlight, for links in messages; not set: the first of the origins."),
	SETTING_TEXT("PORCHLIGHT_SMTP_URL", smtp_url, NULL,
	    "Mail server, `smtp://HOST:587` (STARTTLS is required unless it is on this machine) or "
	    "`smtps://HOST`; not set: no e-mail."),
	SETTING_TEXT("PORCHLIGHT_SMTP_USER", smtp_user, NULL,
	    "Who signs in at the mail server; not set: nobody does."),
	SETTING_TEXT("PORCHLIGHT_SMTP_PASSWORD_FILE", smtp_password_file, NULL,
	    "File whose first line is the password for that; mode 0600."),
	SETTING_TEXT("PORCHLIGHT_MAIL_FROM", mail_from, NULL, "Address that e-mails come from."),
	SETTING_FLAG("PORCHLIGHT_WEBHOOK_PRIVATE", webhook_private, "no",
	    "Webhooks may go to http addresses, to this machine and to private networks too."),
	SETTING_TEXT(
	    "PORCHLIGHT_LOG", log, "info", "Least level that is logged: debug, info, warning or error."),
};
const size_t settings_row_count = sizeof settings_rows / sizeof settings_rows[0];
