/* HTTP/1.1 as little as it takes: Connection: close, read to the end, cut the head off. */
#include "probe.h"

#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

enum { PATIENCE_S = 3 };

static int
probe_connect(const struct settings *settings)
{
	const struct addrinfo hints = { .ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM };
	const struct timeval  patience = { .tv_sec = PATIENCE_S };
	const char           *host =
            strcmp(settings->listen_host, "0.0.0.0") == 0 ? "127.0.0.1" : settings->listen_host;
	struct addrinfo *found = NULL;
	char             port[8];
	int              sock = -1;

	snprintf(port, sizeof port, "%u", settings->listen_port);
	if (getaddrinfo(host, port, &hints, &found) != 0)
		return -1;
	for (const struct addrinfo *at = found; at != NULL && sock < 0; at = at->ai_next) {
		sock = socket(at->ai_family, at->ai_socktype | SOCK_CLOEXEC, at->ai_protocol);
		if (sock < 0)
			continue;
		setsockopt(sock, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
		setsockopt(sock, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
		if (connect(sock, at->ai_addr, at->ai_addrlen) != 0) {
			close(sock);
			sock = -1;
		}
	}
	freeaddrinfo(found);
	return sock;
}

/* Everything that comes, up to size - 1 bytes; NUL is added. */
static size_t
probe_read(int sock, char *into, size_t size)
{
	size_t  filled = 0;
	ssize_t got;

	while (filled < size - 1 && (got = recv(sock, into + filled, size - 1 - filled, 0)) > 0)
		filled += (size_t)got;
	into[filled] = '\0';
	return filled;
}

bool
probe_get(
    const struct settings *settings, const char *path, int *status, char *body, char *why, size_t why_size)
{
	char        text[2 * PROBE_BODY_SIZE];
	size_t      host_size = strcspn(settings->hosts, " ");
	const char *head_end;
	int         sock = probe_connect(settings), size;

	if (sock < 0) {
		snprintf(why, why_size, "nobody listens on %s", settings->listen);
		return false;
	}
	size = snprintf(text, sizeof text, "GET %s HTTP/1.1\r\nHost: %.*s\r\nConnection: close\r\n\r\n", path,
	    (int)host_size, settings->hosts);
	if (send(sock, text, (size_t)size, MSG_NOSIGNAL) != size || probe_read(sock, text, sizeof text) == 0
	    || strncmp(text, "HTTP/1.1 ", 9) != 0 || (head_end = strstr(text, "\r\n\r\n")) == NULL) {
		snprintf(why, why_size, "who listens on %s did not answer", settings->listen);
		close(sock);
		return false;
	}
	close(sock);
	*status = (int)strtol(text + 9, NULL, 10);
	snprintf(body, PROBE_BODY_SIZE, "%s", head_end + 4);
	return true;
}
