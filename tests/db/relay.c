/* A relay on a socket of its own, in front of PostgreSQL's: one thread, one connection after another, and
 * orders to lose things. */
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/check.h"
#include "world.h"

enum order { ORDER_CARRY, ORDER_LOSE_ANSWER, ORDER_LOSING, ORDER_SILENT };

struct relay {
	char       folder[64];
	char       path[108];
	char       target[108];
	int        listener;
	pthread_t  thread;
	atomic_int order;
	atomic_int connections;
	atomic_int stopping;
};

/* The socket of the cluster under test, from its conninfo: host=... port=... */
static void
find_target(struct relay *relay)
{
	const char *conninfo = getenv("PORCHLIGHT_SUPERUSER_DATABASE");
	const char *host = conninfo == NULL ? NULL : strstr(conninfo, "host=");
	const char *port = conninfo == NULL ? NULL : strstr(conninfo, "port=");

	check(host != NULL);
	snprintf(relay->target, sizeof relay->target, "%.*s/.s.PGSQL.%.*s", (int)strcspn(host + 5, " "),
	    host + 5, port == NULL ? 4 : (int)strcspn(port + 5, " "), port == NULL ? "5432" : port + 5);
	snprintf(relay->path, sizeof relay->path, "%s/.s.PGSQL.%.*s", relay->folder,
	    port == NULL ? 4 : (int)strcspn(port + 5, " "), port == NULL ? "5432" : port + 5);
}

static int
connect_to(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int                fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
	check(fd >= 0 && connect(fd, (struct sockaddr *)&address, sizeof address) == 0);
	return fd;
}

static bool
carry(int from, int to)
{
	char    bytes[16384];
	ssize_t size = recv(from, bytes, sizeof bytes, 0);

	return size > 0 && send(to, bytes, (size_t)size, MSG_NOSIGNAL) == size;
}

/* One connection, until an end goes away or the order is to cut. */
static void
serve(struct relay *relay, int client)
{
	int           server = connect_to(relay->target);
	struct pollfd ends[2] = { { .fd = client, .events = POLLIN }, { .fd = server, .events = POLLIN } };

	while (!atomic_load(&relay->stopping)) {
		if (poll(ends, 2, 20) <= 0)
			continue;
		if (atomic_load(&relay->order) == ORDER_SILENT) {
			usleep(10000);
			if ((ends[0].revents & POLLHUP)
			    || (ends[0].revents && recv(client, &(char){ 0 }, 1, MSG_PEEK) == 0))
				break;
			continue;
		}
		if (ends[0].revents) {
			if (!carry(client, server))
				break;
			if (atomic_load(&relay->order) == ORDER_LOSE_ANSWER)
				atomic_store(&relay->order, ORDER_LOSING);
		}
		if (ends[1].revents && atomic_load(&relay->order) == ORDER_LOSING) {
			usleep(100000); /* the whole answer has come, so it has been committed */
			atomic_store(&relay->order, ORDER_CARRY);
			break;
		}
		if (ends[1].revents && !carry(server, client))
			break;
	}
	close(client);
	close(server);
}

static void *
run(void *context)
{
	struct relay *relay = context;

	while (!atomic_load(&relay->stopping)) {
		struct pollfd wanted = { .fd = relay->listener, .events = POLLIN };
		int           client;

		if (poll(&wanted, 1, 20) <= 0)
			continue;
		client = accept4(relay->listener, NULL, NULL, SOCK_CLOEXEC);
		check(client >= 0);
		atomic_fetch_add(&relay->connections, 1);
		serve(relay, client);
	}
	return NULL;
}

struct relay *
relay_open(void)
{
	struct relay      *relay = calloc(1, sizeof *relay);
	struct sockaddr_un address = { .sun_family = AF_UNIX };

	check(relay != NULL);
	snprintf(relay->folder, sizeof relay->folder, "/tmp/porchlight-relay-XXXXXX");
	check(mkdtemp(relay->folder) != NULL);
	find_target(relay);
	snprintf(address.sun_path, sizeof address.sun_path, "%s", relay->path);
	relay->listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	check(bind(relay->listener, (struct sockaddr *)&address, sizeof address) == 0
	      && listen(relay->listener, 8) == 0);
	check(pthread_create(&relay->thread, NULL, run, relay) == 0);
	return relay;
}

void
relay_close(struct relay *relay)
{
	atomic_store(&relay->stopping, 1);
	pthread_join(relay->thread, NULL);
	close(relay->listener);
	unlink(relay->path);
	rmdir(relay->folder);
	free(relay);
}

const char *
relay_host(const struct relay *relay)
{
	return relay->folder;
}

void
relay_lose_next_answer(struct relay *relay)
{
	atomic_store(&relay->order, ORDER_LOSE_ANSWER);
}

void
relay_go_silent(struct relay *relay)
{
	atomic_store(&relay->order, ORDER_SILENT);
}

int
relay_connections(struct relay *relay)
{
	return atomic_load(&relay->connections);
}
