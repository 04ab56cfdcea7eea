/* libmicrohttpd 0.9.75 spreads added connections over its thread pool, but its header says that a pool is
 * ignored without a listening socket. A version that took the header at its word would serve everything on
 * one thread and nobody would notice, so it is tried at start: a few connections from ourselves must be met
 * by as many threads as were asked for. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/check.h"
#include "internal.h"

enum { TRIES_PER_THREAD = 64, NUMBER_LEAST = 256, THREADS_MOST = 256, ANSWER_S = 2 };

struct pool_check {
	pthread_mutex_t lock;
	int             count;                 /* {lock} */
	pthread_t       threads[THREADS_MOST]; /* {lock} */
};

void
pool_check_note(struct pool_check *check)
{
	int i = 0;

	pthread_mutex_lock(&check->lock);
	while (i < check->count && !pthread_equal(check->threads[i], pthread_self()))
		i++;
	if (i == check->count && i < THREADS_MOST)
		check->threads[check->count++] = pthread_self();
	pthread_mutex_unlock(&check->lock);
}

static int
count_of(struct pool_check *check)
{
	int count;

	pthread_mutex_lock(&check->lock);
	count = check->count;
	pthread_mutex_unlock(&check->lock);
	return count;
}

/* One request from ourselves; any answer will do. The thread is chosen by the socket's number, and which
 * numbers are free is nobody's choice: so the end that is added is moved to the number at or after `number`.
 */
static bool
knock(struct http *http, int number)
{
	static const char        request[] = "GET / HTTP/1.0\r\n\r\n";
	const struct sockaddr_un nobody = { .sun_family = AF_UNIX };
	const struct timeval     patience = { .tv_sec = ANSWER_S };
	int                      ends[2], theirs;
	char                     answer[64];
	bool                     answered;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
		return false;
	theirs = fcntl(ends[1], F_DUPFD_CLOEXEC, number);
	close(ends[1]);
	setsockopt(ends[0], SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
	answered = theirs >= 0
		&& send(ends[0], request, sizeof request - 1, MSG_NOSIGNAL) == (ssize_t)sizeof request - 1
		&& MHD_add_connection(http->daemon, theirs, (const struct sockaddr *)&nobody, sizeof nobody)
		       == MHD_YES
		&& recv(ends[0], answer, sizeof answer, 0) > 0;
	close(ends[0]);
	return answered;
}

bool
pool_check_run(struct http *http, int threads, char *why, size_t why_size)
{
	struct pool_check noted = { .lock = PTHREAD_MUTEX_INITIALIZER };
	int               wanted = threads < THREADS_MOST ? threads : THREADS_MOST;
	bool              answered = true;

	atomic_store(&http->pool_check, &noted);
	for (int i = 0; i < wanted * TRIES_PER_THREAD && answered && count_of(&noted) < wanted; i++)
		answered = knock(http, NUMBER_LEAST + i % wanted);
	atomic_store(&http->pool_check, NULL);
	if (!answered)
		snprintf(why, why_size, "libmicrohttpd does not serve a connection that is added to it");
	else if (noted.count < wanted)
		snprintf(why, why_size, "libmicrohttpd serves added connections with %d threads of %d",
		    noted.count, wanted);
	return answered && noted.count == wanted;
}
