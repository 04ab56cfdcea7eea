/* One port, two libraries behind it. An epoll thread accepts, peeks at what a connection says first and hands
 * it over unread. Peeking is edge-triggered with a deadline, so that a request that comes in pieces costs
 * nothing between the pieces and can't stay for ever. */
#include "app/front_door.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/check.h"
#include "base/clock.h"
#include "base/log.h"
#include "listeners.h"

enum {
	WAITING_MOST = 4096,   /* connections that have not said what they want; one more is closed */
	PATIENCE_MS = 5000,    /* for the first bytes */
	ACCEPT_PAUSE_MS = 100, /* when the process is out of files */
	EVENTS_MOST = 64,
};

/* A connection that has not been routed yet, in order of arrival. */
struct caller_waiting {
	int                     socket; /* -1: free */
	int64_t                 until_ms;
	struct sockaddr_storage address;
	socklen_t               address_size;
	int                     older, newer; /* indices; -1: none */
};

struct front_door {
	struct http     *http;      /* set at start */
	struct push     *push;      /* set at start */
	int              epoll;     /* set at start */
	int              wake;      /* set at start; eventfd */
	struct listeners listeners; /* set at start */
	pthread_t        thread;

	/* the thread's only */
	struct caller_waiting *waiting;
	int                    oldest, newest, free;
	bool                   paused; /* accepting is paused until resume_ms */
	int64_t                resume_ms;
};

/* What epoll hands back: a place in `waiting`, or one of these. */
enum { EVENT_WAKE = 1 << 24, EVENT_LISTENER = 1 << 25 };

static bool
watch(const struct front_door *door, int fd, uint32_t events, uint32_t what)
{
	struct epoll_event event = { .events = events, .data.u32 = what };

	return epoll_ctl(door->epoll, EPOLL_CTL_ADD, fd, &event) == 0;
}

/* --- who waits --- */

static void
waiting_start(struct front_door *door)
{
	door->waiting = calloc(WAITING_MOST, sizeof *door->waiting);
	check(door->waiting != NULL);
	door->oldest = door->newest = -1;
	door->free = 0;
	for (int i = 0; i < WAITING_MOST; i++) {
		door->waiting[i].socket = -1;
		door->waiting[i].newer = i + 1 < WAITING_MOST ? i + 1 : -1;
	}
}

/* -1: no place is left. */
static int
waiting_add(struct front_door *door)
{
	int                    place = door->free;
	struct caller_waiting *entry;

	if (place < 0)
		return -1;
	entry = &door->waiting[place];
	door->free = entry->newer;
	entry->older = door->newest;
	entry->newer = -1;
	if (door->newest >= 0)
		door->waiting[door->newest].newer = place;
	else
		door->oldest = place;
	door->newest = place;
	return place;
}

static void
waiting_remove(struct front_door *door, int place)
{
	struct caller_waiting *entry = &door->waiting[place];

	if (entry->older >= 0)
		door->waiting[entry->older].newer = entry->newer;
	else
		door->oldest = entry->newer;
	if (entry->newer >= 0)
		door->waiting[entry->newer].older = entry->older;
	else
		door->newest = entry->older;
	entry->socket = -1;
	entry->newer = door->free;
	door->free = place;
}

/* --- where to --- */

enum destination { TO_HTTP, TO_PUSH, UNDECIDED, GONE };

/* The delimiter belongs to the prefix: "GET /livefoo" and "GET /live/poll" are ordinary requests. */
static enum destination
destination_of(int socket)
{
	static const char prefix[] = "GET /live";
	enum { PREFIX = sizeof prefix - 1 };
	char    first[PREFIX + 1];
	ssize_t size = recv(socket, first, sizeof first, MSG_PEEK | MSG_DONTWAIT);
	size_t  same;

	if (size == 0)
		return GONE;
	if (size < 0)
		return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? UNDECIDED : GONE;
	same = (size_t)size < PREFIX ? (size_t)size : PREFIX;
	if (memcmp(first, prefix, same) != 0)
		return TO_HTTP;
	if ((size_t)size <= PREFIX)
		return UNDECIDED;
	return first[PREFIX] == ' ' || first[PREFIX] == '?' ? TO_PUSH : TO_HTTP;
}

static void
hand_over(struct front_door *door, enum destination to, int socket, const struct sockaddr_storage *address,
    socklen_t size)
{
	if (to == TO_PUSH)
		push_adopt(door->push, socket);
	else if (to == TO_HTTP)
		http_adopt(door->http, socket, (const struct sockaddr *)address, size);
	else
		(void)close(socket);
}

static void
waiting_look(struct front_door *door, int place)
{
	struct caller_waiting entry = door->waiting[place];
	enum destination      to;

	if (entry.socket < 0)
		return;
	to = destination_of(entry.socket);
	if (to == UNDECIDED)
		return;
	(void)epoll_ctl(door->epoll, EPOLL_CTL_DEL, entry.socket, NULL);
	waiting_remove(door, place);
	hand_over(door, to, entry.socket, &entry.address, entry.address_size);
}

/* Most connections have spoken by the time they are accepted (TCP_DEFER_ACCEPT) and never meet epoll. */
static void
greet(struct front_door *door, int socket, const struct sockaddr_storage *address, socklen_t size)
{
	enum destination to = destination_of(socket);
	int              one = 1, place;

	(void)setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
	if (to != UNDECIDED) {
		hand_over(door, to, socket, address, size);
		return;
	}
	place = waiting_add(door);
	if (place < 0) {
		(void)close(socket);
		return;
	}
	door->waiting[place].socket = socket;
	door->waiting[place].until_ms = clock_monotonic_ms() + PATIENCE_MS;
	door->waiting[place].address = *address;
	door->waiting[place].address_size = size;
	if (!watch(door, socket, EPOLLIN | EPOLLRDHUP | EPOLLET, (uint32_t)place)) {
		waiting_remove(door, place);
		(void)close(socket);
	}
}

/* --- accepting --- */

/* Level-triggered listeners would spin while the process is out of files: they are taken out for a moment. */
static void
listeners_watch(struct front_door *door, bool on)
{
	for (size_t i = 0; i < door->listeners.count; i++) {
		struct epoll_event event = { .events = on ? EPOLLIN : 0,
			.data.u32 = EVENT_LISTENER + (uint32_t)i };

		(void)epoll_ctl(door->epoll, EPOLL_CTL_MOD, door->listeners.sockets[i], &event);
	}
	door->paused = !on;
}

static void
accept_all(struct front_door *door, int listener)
{
	for (;;) {
		struct sockaddr_storage address;
		socklen_t               size = sizeof address;
		int                     socket;

		socket = accept4(listener, (struct sockaddr *)&address, &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
		if (socket >= 0) {
			greet(door, socket, &address, size);
			continue;
		}
		if (errno == EINTR || errno == ECONNABORTED)
			continue;
		if (errno != EAGAIN && errno != EWOULDBLOCK) {
			log_event(LOG_LEVEL_WARNING, "door.accept", log_text("why", strerror(errno)));
			door->resume_ms = clock_monotonic_ms() + ACCEPT_PAUSE_MS;
			listeners_watch(door, false);
		}
		return;
	}
}

/* --- the thread --- */

static void
impatience(struct front_door *door, int64_t now_ms)
{
	while (door->oldest >= 0 && door->waiting[door->oldest].until_ms <= now_ms) {
		int socket = door->waiting[door->oldest].socket;

		waiting_remove(door, door->oldest);
		(void)close(socket);
	}
	if (door->paused && door->resume_ms <= now_ms)
		listeners_watch(door, true);
}

static int
pause_ms(const struct front_door *door, int64_t now_ms)
{
	int64_t until_ms = INT64_MAX;

	if (door->oldest >= 0)
		until_ms = door->waiting[door->oldest].until_ms;
	if (door->paused && door->resume_ms < until_ms)
		until_ms = door->resume_ms;
	if (until_ms == INT64_MAX)
		return -1;
	return until_ms <= now_ms ? 0 : (int)(until_ms - now_ms);
}

static void *
front_door_thread(void *context)
{
	struct front_door *door = context;
	struct epoll_event events[EVENTS_MOST];

	for (;;) {
		int count =
		    epoll_wait(door->epoll, events, EVENTS_MOST, pause_ms(door, clock_monotonic_ms()));

		for (int i = 0; i < count; i++) {
			uint32_t what = events[i].data.u32;

			if (what == EVENT_WAKE)
				return NULL;
			if (what >= EVENT_LISTENER)
				accept_all(door, door->listeners.sockets[what - EVENT_LISTENER]);
			else
				waiting_look(door, (int)what);
		}
		impatience(door, clock_monotonic_ms());
	}
}

/* --- opening and closing --- */

struct front_door *
front_door_open(const char *listen_text, struct http *http, struct push *push, char *why, size_t why_size)
{
	struct front_door *door = calloc(1, sizeof *door);

	check(door != NULL);
	if (!listeners_open(&door->listeners, listen_text, why, why_size)) {
		free(door);
		return NULL;
	}
	door->http = http;
	door->push = push;
	door->epoll = epoll_create1(EPOLL_CLOEXEC);
	door->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	check(door->epoll >= 0 && door->wake >= 0);
	waiting_start(door);
	check(watch(door, door->wake, EPOLLIN, EVENT_WAKE));
	for (size_t i = 0; i < door->listeners.count; i++)
		check(watch(door, door->listeners.sockets[i], EPOLLIN, EVENT_LISTENER + (uint32_t)i));
	check(pthread_create(&door->thread, NULL, front_door_thread, door) == 0);
	return door;
}

uint16_t
front_door_port(const struct front_door *door)
{
	return door->listeners.port;
}

void
front_door_close(struct front_door *door)
{
	uint64_t one = 1;

	if (door == NULL)
		return;
	check(write(door->wake, &one, sizeof one) == sizeof one);
	check(pthread_join(door->thread, NULL) == 0);
	listeners_close(&door->listeners);
	for (int i = door->oldest; i >= 0; i = door->waiting[i].newer)
		(void)close(door->waiting[i].socket);
	(void)close(door->epoll);
	(void)close(door->wake);
	free(door->waiting);
	free(door);
}
