/* Start and stop of the HTTP side, and sockets on their way in. There is no listening socket here: the front
 * door accepts, peeks, and gives us what is ordinary HTTP. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/check.h"
#include "base/log.h"
#include "internal.h"

enum {
	CLOSE_MS = 5000,
	/* Headers of the request and of its reply. libmicrohttpd clears all of it after each request: what
	   is too long is still told so in our own words up to here, and with twice as much a board read takes
	   longer. */
	MEMORY_PER_CONNECTION = 12 * 1024,
	PEEK_BYTES = 2048,
	LIMIT_SLACK = 64,
};

const struct http_limits http_usual_limits = {
	.address_connections = 400, /* a hospital behind one address */
	.address_requests_per_second = 100,
	.address_burst = 600,
	.open_requests_per_second = 5, /* a directory that pages through all of it takes a minute or two */
	.open_burst = 120,
	.account_requests_per_second = 20,
	.account_burst = 120,
	.receive_ms = 20000,
	.idle_ms = 60000,
	.send_ms = 120000,
	.queue_wait_ms = 10000,
	.uri_most = 4096,
	.headers_most = 6144,
};

__attribute__((format(printf, 2, 0))) static void
library_says(void *context, const char *format, va_list values)
{
	char text[300];

	(void)context;
	vsnprintf(text, sizeof text, format, values);
	text[strcspn(text, "\n")] = '\0';
	log_event(LOG_LEVEL_DEBUG, "http.library", log_text("says", text));
}

_Noreturn static void
library_panics(void *context, const char *file, unsigned line, const char *reason)
{
	(void)context;
	log_event(LOG_LEVEL_ERROR, "http.library_panic", log_text("file", file), log_int("line", line),
	    log_text("why", reason == NULL ? "" : reason));
	abort();
}

static int
thread_count(const struct http_settings *settings)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	return settings->threads > 0 ? settings->threads : cores > 0 ? (int)cores : 1;
}

static bool
daemon_start(struct http *http, int threads, char *why, size_t why_size)
{
	const struct http_settings *settings = &http->settings;
	struct MHD_OptionItem       pool[] = { { MHD_OPTION_THREAD_POOL_SIZE, threads, NULL },
		      { MHD_OPTION_END, 0, NULL } };
	long most = settings->connections_most > 0 ? settings->connections_most : 10000;

	if (threads == 1) /* a pool of one is no pool to libmicrohttpd */
		pool[0].option = MHD_OPTION_END;
	MHD_set_panic_func(library_panics, NULL);
	http->daemon = MHD_start_daemon(MHD_USE_NO_LISTEN_SOCKET | MHD_USE_ITC | MHD_USE_EPOLL_INTERNAL_THREAD
					    | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG,
	    0, NULL, NULL, access_handle, http, MHD_OPTION_EXTERNAL_LOGGER, library_says, NULL,
	    MHD_OPTION_ARRAY, pool, MHD_OPTION_CONNECTION_LIMIT, (unsigned)(most + LIMIT_SLACK),
	    MHD_OPTION_CONNECTION_TIMEOUT, 0u, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
	    (size_t)MEMORY_PER_CONNECTION, MHD_OPTION_URI_LOG_CALLBACK, access_line, http,
	    MHD_OPTION_NOTIFY_COMPLETED, access_completed, http, MHD_OPTION_NOTIFY_CONNECTION,
	    access_connection, http, MHD_OPTION_UNESCAPE_CALLBACK, access_unescape, http,
	    MHD_OPTION_STRICT_FOR_CLIENT, 0, MHD_OPTION_END);
	if (http->daemon == NULL)
		snprintf(why, why_size, "libmicrohttpd did not start");
	return http->daemon != NULL && pool_check_run(http, threads, why, why_size);
}

/* The statements' shapes, with the one that this room asks by itself. */
static void
shapes_join(struct http *http)
{
	const struct db_settings *db = &http->settings.db;

	http->shapes = calloc(db->shape_count + 1, sizeof *http->shapes);
	check(http->shapes != NULL);
	if (db->shape_count > 0)
		memcpy(http->shapes, db->shapes, db->shape_count * sizeof *http->shapes);
	http->shapes[db->shape_count] = identity_shape;
	http->settings.db.shapes = http->shapes;
	http->settings.db.shape_count++;
}

static bool
database_ready(const struct http *http, char *why, size_t why_size)
{
	struct db   *db;
	enum problem p;

	if (http->settings.db.conninfo == NULL)
		return true;
	db = db_open(&http->settings.db);
	p = db_ready(db, why, why_size);
	db_close(db);
	return p == OK;
}

static void
settings_fill(struct http *http, const struct http_settings *settings)
{
	http->settings = *settings;
	http->limits = settings->limits == NULL ? http_usual_limits : *settings->limits;
	if (http->settings.workers < 1)
		http->settings.workers = 8;
	if (http->settings.report_workers < 1)
		http->settings.report_workers = 1;
	if (http->settings.queue_most < 1)
		http->settings.queue_most = 256;
	if (http->settings.body_most == 0)
		http->settings.body_most = 65536;
}

struct http *
http_open(const struct http_settings *settings, char *why, size_t why_size)
{
	struct http *http = calloc(1, sizeof *http);
	char         seed[17];

	check(http != NULL);
	settings_fill(http, settings);
	random_hex(seed, 8);
	atomic_init(&http->next_id, strtoull(seed, NULL, 16));
	metrics_start();
	shapes_join(http);
	http->rates = rates_open();
	http->gate = gate_open(http);
	if ((http->routes = routes_open(settings->tables, settings->table_count, why, why_size)) == NULL
	    || (http->files = files_open(settings->static_folder, why, why_size)) == NULL
	    || !database_ready(http, why, why_size) || !lanes_open(http, why, why_size)
	    || !daemon_start(http, thread_count(settings), why, why_size)) {
		http_close(http);
		return NULL;
	}
	return http;
}

static void
wait_until_quiet(struct http *http)
{
	while (clock_monotonic_ms() < atomic_load(&http->stop_at_ms)
	       && (atomic_load(&http->suspended) > 0 || gate_busy(http->gate) > 0))
		nanosleep(&(struct timespec){ .tv_nsec = 5000000 }, NULL);
}

void
http_close(struct http *http)
{
	if (http == NULL)
		return;
	atomic_store(&http->stop_at_ms, clock_monotonic_ms() + CLOSE_MS);
	atomic_store(&http->closing, true);
	lanes_close(http);
	if (http->daemon != NULL)
		wait_until_quiet(http);
	if (atomic_load(&http->suspended) > 0) {
		/* libmicrohttpd must not be stopped now; what it holds goes with the process. */
		log_event(LOG_LEVEL_ERROR, "http.still_suspended",
		    log_int("requests", atomic_load(&http->suspended)));
		return;
	}
	if (http->daemon != NULL)
		MHD_stop_daemon(http->daemon);
	gate_close(http->gate);
	rates_close(http->rates);
	files_close(http->files);
	routes_close(http->routes);
	free(http->shapes);
	free(http);
}

static void
refuse(int socket, enum problem problem)
{
	socket_refuse(socket, problem, NULL);
	shutdown(socket, SHUT_WR);
	close(socket);
}

void
http_adopt(struct http *http, int socket, const struct sockaddr *address, unsigned address_size)
{
	char         name[ADDRESS_SIZE], bytes[PEEK_BYTES];
	ssize_t      size = recv(socket, bytes, sizeof bytes, MSG_PEEK | MSG_DONTWAIT);
	enum problem p;

	address_print(address, name);
	if (atomic_load(&http->closing)) {
		refuse(socket, PROBLEM_UNAVAILABLE);
		return;
	}
	if ((size > 0 && (p = first_line_check(bytes, (size_t)size)))
	    || !gate_has_room(http->gate, name, &p)) {
		log_event(LOG_LEVEL_INFO, "http.refused", log_text("address", name),
		    log_text("why", problem_text(p)->slug));
		refuse(socket, p);
		return;
	}
	if (MHD_add_connection(http->daemon, socket, address, (socklen_t)address_size) != MHD_YES)
		log_event(LOG_LEVEL_WARNING, "http.not_adopted", log_text("address", name));
}
