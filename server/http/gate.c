/* Every open socket: how many an address has, and how long each has been at what. libmicrohttpd's own timeout
 * only notices silence; a client that sends one byte every few seconds would keep a place for ever, so each
 * phase has an end of its own here. */
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

#include "base/check.h"
#include "base/log.h"
#include "internal.h"

enum { SWEEP_MS = 500, BUCKETS = 1024 };

struct address_count {
	struct address_count *next;
	int                   connections;
	char                  address[ADDRESS_SIZE];
};

struct gate {
	struct http          *http;
	pthread_mutex_t       lock;
	struct connection    *first;            /* {lock} */
	long                  count;            /* {lock} */
	struct address_count *buckets[BUCKETS]; /* {lock} */
	struct queue         *stop;             /* nothing is ever in it: stopping it wakes the sweep */
	pthread_t             sweeper;
};

static size_t
bucket_of(const char *address)
{
	size_t hash = 5381;

	for (; *address != '\0'; address++)
		hash = hash * 33 + (unsigned char)*address;
	return hash % BUCKETS;
}

/* {lock} The entry that stands for the address, or the end of its bucket's list. */
static struct address_count **
count_find(struct gate *gate, const char *address)
{
	struct address_count **at = &gate->buckets[bucket_of(address)];

	while (*at != NULL && strcmp((*at)->address, address) != 0)
		at = &(*at)->next;
	return at;
}

bool
gate_has_room(struct gate *gate, const char *address, enum problem *problem)
{
	struct address_count *count;
	int                   open;

	pthread_mutex_lock(&gate->lock);
	count = *count_find(gate, address);
	open = count == NULL ? 0 : count->connections;
	*problem = OK;
	if (gate->http->settings.connections_most > 0 && gate->count >= gate->http->settings.connections_most)
		*problem = PROBLEM_TOO_BUSY;
	else if (open >= gate->http->limits.address_connections && !address_is_local(address)
		 && !word_in(gate->http->settings.trusted_proxies, address, false))
		*problem = PROBLEM_TOO_MANY_REQUESTS;
	pthread_mutex_unlock(&gate->lock);
	return *problem == OK;
}

struct connection *
gate_enter(struct gate *gate, struct MHD_Connection *mhd)
{
	const union MHD_ConnectionInfo *peer =
	    MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
	const union MHD_ConnectionInfo *socket =
	    MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CONNECTION_FD);
	struct connection     *connection = calloc(1, sizeof *connection);
	struct address_count **at;

	check(connection != NULL && peer != NULL && socket != NULL);
	connection->socket = socket->connect_fd;
	address_print(peer->client_addr, connection->address);
	connection->trusted = word_in(gate->http->settings.trusted_proxies, connection->address, false);
	connection->arena = arena_open();
	connection->next_id = atomic_fetch_add(&gate->http->next_id, UINT64_C(0xd1342543de82ef95));
	atomic_init(&connection->phase, PHASE_FIRST);
	atomic_init(&connection->since_ms, clock_monotonic_ms());
	pthread_mutex_lock(&gate->lock);
	connection->next = gate->first;
	if (gate->first != NULL)
		gate->first->previous = connection;
	gate->first = connection;
	gate->count++;
	at = count_find(gate, connection->address);
	if (*at == NULL) {
		*at = calloc(1, sizeof **at);
		check(*at != NULL);
		memcpy((*at)->address, connection->address, sizeof(*at)->address);
	}
	(*at)->connections++;
	pthread_mutex_unlock(&gate->lock);
	return connection;
}

void
gate_leave(struct gate *gate, struct connection *connection)
{
	struct address_count **at, *gone = NULL;

	pthread_mutex_lock(&gate->lock);
	if (connection->previous != NULL)
		connection->previous->next = connection->next;
	else
		gate->first = connection->next;
	if (connection->next != NULL)
		connection->next->previous = connection->previous;
	gate->count--;
	at = count_find(gate, connection->address);
	check(*at != NULL);
	if (--(*at)->connections == 0) {
		gone = *at;
		*at = gone->next;
	}
	pthread_mutex_unlock(&gate->lock);
	free(gone);
	arena_close(connection->arena);
	free(connection);
}

/* A few milliseconds behind, and many times cheaper; four a request are needed. */
static int64_t
coarse_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC_COARSE, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool
connection_move(struct connection *connection, enum phase to)
{
	int from = atomic_load_explicit(&connection->phase, memory_order_relaxed);

	atomic_store_explicit(&connection->since_ms, coarse_ms(), memory_order_relaxed);
	return from != PHASE_CUT && atomic_compare_exchange_strong(&connection->phase, &from, (int)to);
}

long
gate_busy(struct gate *gate)
{
	long busy = 0;

	pthread_mutex_lock(&gate->lock);
	for (struct connection *connection = gate->first; connection != NULL; connection = connection->next) {
		int phase = atomic_load(&connection->phase);

		busy += phase == PHASE_WORKING || phase == PHASE_SENDING;
	}
	pthread_mutex_unlock(&gate->lock);
	return busy;
}

static int
patience_ms(const struct http_limits *limits, enum phase phase)
{
	switch (phase) {
	case PHASE_FIRST:
	case PHASE_BODY: return limits->receive_ms;
	case PHASE_IDLE: return limits->idle_ms;
	case PHASE_SENDING: return limits->send_ms;
	case PHASE_WORKING:
	case PHASE_CUT: break;
	}
	return -1;
}

/* {lock} Whoever wins the exchange decides: a request that became whole in this very moment is still heard.
 */
static void
connection_sweep(const struct gate *gate, struct connection *connection, int64_t now_ms)
{
	int phase = atomic_load(&connection->phase);
	int most_ms = patience_ms(&gate->http->limits, (enum phase)phase);

	if (most_ms < 0 || now_ms - atomic_load(&connection->since_ms) < most_ms)
		return;
	if (!atomic_compare_exchange_strong(&connection->phase, &phase, PHASE_CUT))
		return;
	log_event(LOG_LEVEL_INFO, "http.too_slow", log_text("address", connection->address),
	    log_int("phase", phase));
	if (phase == PHASE_FIRST || phase == PHASE_BODY)
		socket_refuse(
		    connection->socket, PROBLEM_BAD_REQUEST, "The rest of the request did not come in time.");
	shutdown(connection->socket, SHUT_RDWR);
}

static void *
sweep(void *context)
{
	struct gate *gate = context;

	do {
		int64_t now_ms = clock_monotonic_ms();

		pthread_mutex_lock(&gate->lock);
		for (struct connection *connection = gate->first; connection != NULL;
		     connection = connection->next)
			connection_sweep(gate, connection, now_ms);
		pthread_mutex_unlock(&gate->lock);
		queue_take(gate->stop, SWEEP_MS);
	} while (!atomic_load(&gate->http->closing));
	return NULL;
}

struct gate *
gate_open(struct http *http)
{
	struct gate *gate = calloc(1, sizeof *gate);

	check(gate != NULL);
	gate->http = http;
	gate->stop = queue_open(1);
	check(pthread_mutex_init(&gate->lock, NULL) == 0);
	check(pthread_create(&gate->sweeper, NULL, sweep, gate) == 0);
	return gate;
}

void
gate_close(struct gate *gate)
{
	if (gate == NULL)
		return;
	check(atomic_load(&gate->http->closing));
	queue_stop(gate->stop);
	pthread_join(gate->sweeper, NULL);
	queue_close(gate->stop);
	check(gate->first == NULL);
	pthread_mutex_destroy(&gate->lock);
	free(gate);
}
