/* `porchlight serve`: opens the rooms from the lowest floor up, wires commits to the live picture, waits for
 * a signal, and closes them in the opposite order. Nothing here decides anything; it only introduces rooms to
 * each other. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "api/api.h"
#include "app/front_door.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/log.h"
#include "commands.h"
#include "db/db.h"
#include "domain/moves.h"
#include "feed.h"
#include "http/http.h"
#include "public/feeds.h"
#include "public/public.h"
#include "push/push.h"
#include "releases.h"
#include "seal/seal.h"
#include "settings.h"
#include "tables.h"
#include "timers.h"
#include "told.h"

/* Everything that runs, in the order in which it is opened. */
struct server {
	struct settings    settings;
	struct api_context context;
	struct key_ring   *ring;
	struct feed        feed; /* board and roster */
	struct replica    *replica;
	struct told        told;
	struct push       *push;
	struct http       *http;
	struct front_door *door;
	struct timers     *timers;
	struct releases   *releases;
};

/* A process without room for its sockets would fail in the middle of a night; the limit is raised as far as
 * allowed and said. */
static long
file_limit_raise(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
		return 1024;
	limit.rlim_cur = limit.rlim_max;
	(void)setrlimit(RLIMIT_NOFILE, &limit);
	(void)getrlimit(RLIMIT_NOFILE, &limit);
	return limit.rlim_cur > 1000000 ? 1000000 : (long)limit.rlim_cur;
}

/* Half of the files may be live sockets, a quarter plain connections; the rest is for the database and the
 * files. */
static void
limits_derive(struct settings *settings)
{
	long files = file_limit_raise();

	if (settings->sockets == 0)
		settings->sockets = files * 6 / 10;
	if (settings->connections == 0)
		settings->connections = files / 4;
	log_event(LOG_LEVEL_INFO, "serve.limits", log_int("files", files),
	    log_int("sockets", settings->sockets), log_int("connections", settings->connections));
}

static struct db_settings
database_settings(const struct settings *settings, const char *name)
{
	struct db_settings database = {
		.conninfo = settings->database,
		.application_name = name,
		.statement_timeout_ms = (int)settings->statement_timeout_ms,
	};

	database.shapes = shapes_all(&database.shape_count);
	return database;
}

static void
live_rooms_open(struct server *server)
{
	const struct settings *settings = &server->settings;

	server->feed.board = board_open(&(struct board_settings){
	    .resume_deltas = (size_t)settings->resume_deltas,
	    .resume_seconds = (int)settings->resume_seconds,
	    .resume_bytes = (size_t)settings->resume_bytes,
	});
	server->feed.roster = roster_open();
	server->push = push_open(&(struct push_settings){
	    .board = server->feed.board,
	    .roster = server->feed.roster,
	    .origins = settings->origins,
	    .hosts = settings->hosts,
	    .build = server->context.build,
	    .heartbeat_s = (int)settings->heartbeat_s,
	    .sockets_most = settings->sockets,
	    .queue_bytes_most = settings->socket_queue_bytes,
	});
	server->context.polls = live_polls_open(&(struct live_polls_settings){
	    .board = server->feed.board,
	    .roster = server->feed.roster,
	    .build = server->context.build,
	    .heartbeat_s = (int)settings->heartbeat_s,
	    .waiting_most = settings->connections / 2,
	});
}

static bool
http_start(struct server *server, char *why, size_t why_size)
{
	const struct settings    *settings = &server->settings;
	size_t                    table_count;
	const struct route_table *tables = tables_all(&table_count);

	public_open(server->feed.board);
	public_feeds_open(settings->public_url);
	server->http = http_open(
	    &(struct http_settings){
		.tables = tables,
		.table_count = table_count,
		.ring = server->context.ring,
		.roster = server->feed.roster,
		.db = database_settings(settings, "porchlight-worker"),
		.report_conninfo = settings->report_database,
		.workers = (int)settings->workers,
		.report_workers = (int)settings->report_workers,
		.queue_most = (int)settings->queue,
		.threads = (int)settings->http_threads,
		.origins = settings->origins,
		.hosts = settings->hosts,
		.trusted_proxies = settings->trusted_proxies,
		.static_folder = settings->web,
		.body_most = (size_t)settings->body_bytes,
		.connections_most = settings->connections,
		.secure_cookies = settings->secure_cookies,
		.context = &server->context,
		.problem_page = public_problem_page,
	    },
	    why, why_size);
	return server->http != NULL;
}

static bool
file_read(const char *path, struct buffer *into)
{
	FILE  *file = fopen(path, "re");
	char   bytes[4096];
	size_t size;

	if (file == NULL)
		return false;
	while ((size = fread(bytes, 1, sizeof bytes, file)) > 0)
		buffer_put(into, bytes, size);
	return fclose(file) == 0;
}

/* What the clients compare with theirs: a new bundle brings a new name. */
static bool
build_name(struct server *server, char *why, size_t why_size)
{
	char          path[4096];
	static char   name[TOKEN_HASH_SIZE];
	struct buffer page = { 0 };
	bool          whole;

	(void)snprintf(path, sizeof path, "%s/index.html", server->settings.web);
	whole = file_read(path, &page);
	if (!whole)
		(void)snprintf(
		    why, why_size, "PORCHLIGHT_WEB: '%.300s' can't be read: %s", path, strerror(errno));
	else {
		digest_hex(page.bytes, page.size, name);
		name[12] = '\0';
		server->context.build = name;
	}
	buffer_done(&page);
	return whole;
}

/* The moves are read once: they change with a release of the database's functions, and with it comes a start.
 */
static bool
moves_load(const struct settings *settings, char *why, size_t why_size)
{
	struct db_settings db_settings = database_settings(settings, "porchlight-start");
	struct db         *db = db_open(&db_settings);
	struct arena      *arena = arena_open();
	struct rows        rows;
	enum problem       p;

	if ((p = db_ready(db, why, why_size)) == OK) {
		p = db_rows(db, arena, &(struct db_call){ .statement = STATEMENT_moves }, move_fields,
		    sizeof(struct move), &rows);
		if (p == OK)
			moves_set(rows.items, rows.count);
		else
			(void)snprintf(
			    why, why_size, "the table of moves can't be read: %s", problem_text(p)->title);
	}
	arena_close(arena);
	db_close(db);
	return p == OK;
}

/* --- opening, waiting, closing --- */

static bool
server_open(struct server *server, char *why, size_t why_size)
{
	const struct settings *settings = &server->settings;

	if (!seal_start()) {
		(void)snprintf(why, why_size, "the system gives no random numbers");
		return false;
	}
	if ((server->ring = key_ring_open(settings->seal_keys, why, why_size)) == NULL
	    || !build_name(server, why, why_size) || !moves_load(settings, why, why_size))
		return false;
	limits_derive(&server->settings);
	live_rooms_open(server);
	server->context.ring = server->ring;
	server->context.board = server->feed.board;
	server->context.roster = server->feed.roster;
	server->context.version = PORCHLIGHT_VERSION;
	server->context.front_page = public_front_page;
	server->context.map_page = public_map_page;
	server->context.sends_mail = settings->smtp_url != NULL;
	server->context.private_webhooks = settings->webhook_private;
	server->replica = feed_open(&server->feed, settings->feed_database);
	if (!told_open(&server->told, settings, server->ring, why, why_size)
	    || !http_start(server, why, why_size))
		return false;
	server->timers =
	    timers_open(settings->database, (int)settings->statement_timeout_ms, server->feed.roster);
	server->releases = releases_open(settings->database);
	server->door = front_door_open(settings->listen, server->http, server->push, why, why_size);
	return server->door != NULL;
}

/* The opposite order: nobody new, then finish what runs, then the picture, which all others read. */
static void
server_close(struct server *server)
{
	front_door_close(server->door);
	releases_close(server->releases);
	timers_close(server->timers);
	told_close(&server->told);
	live_polls_stop(server->context.polls);
	http_close(server->http);
	public_close();
	replica_close(server->replica);
	push_close(server->push);
	live_polls_close(server->context.polls);
	roster_close(server->feed.roster);
	board_close(server->feed.board);
	key_ring_close(server->ring);
}

/* Ready is said when the first picture is whole, so that who waits for the word gets the board at once.
 * false: a signal came first. */
static bool
wait_ready(const struct server *server, const sigset_t *signals)
{
	static const struct timespec pause = { .tv_nsec = 5 * 1000 * 1000 };

	while (!board_is_ready(server->feed.board)) {
		if (sigtimedwait(signals, NULL, &pause) > 0)
			return false;
	}
	char epoch[BOARD_EPOCH_SIZE];
	board_epoch(server->feed.board, epoch);
	log_event(LOG_LEVEL_INFO, "serve.ready", log_int("port", front_door_port(server->door)),
	    log_text("epoch", epoch), log_text("build", server->context.build));
	return true;
}

int
command_serve(int argc, char **argv)
{
	static struct server server; /* settings must not move, see settings.h */
	char                 why[512];
	sigset_t             signals;
	int                  status, received = 0;

	(void)argc;
	(void)argv;
	status = settings_or_usage(
	    &server.settings, NEED_DATABASE | NEED_FEED_DATABASE | NEED_SEAL_KEYS | NEED_WEB);
	if (status != EXIT_DONE)
		return status;
	(void)sigaction(SIGPIPE, &(struct sigaction){ .sa_handler = SIG_IGN }, NULL);
	(void)sigemptyset(&signals);
	(void)sigaddset(&signals, SIGINT);
	(void)sigaddset(&signals, SIGTERM);
	/* Before any thread begins: all of them leave these signals to this one. */
	(void)pthread_sigmask(SIG_BLOCK, &signals, NULL);
	if (server_open(&server, why, sizeof why)) {
		if (wait_ready(&server, &signals))
			(void)sigwait(&signals, &received);
		log_event(LOG_LEVEL_INFO, "serve.stop", log_int("signal", received));
	} else {
		(void)fprintf(stderr, "porchlight serve: %s\n", why);
		status = EXIT_FAILED;
	}
	server_close(&server);
	return status;
}
