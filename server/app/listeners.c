/* Where the front door listens: "host:port" read, every address behind it bound, one port for all. */
#include "listeners.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/check.h"

enum { DEFER_ACCEPT_S = 5 /* the kernel keeps a silent connection to itself that long */ };

static bool
listen_split(const char *listen_text, char *host, size_t host_size, const char **port)
{
	const char *colon = strrchr(listen_text, ':');
	size_t      size;

	if (colon == NULL)
		return false;
	*port = colon + 1;
	size = (size_t)(colon - listen_text);
	if (size >= 2 && listen_text[0] == '[' && listen_text[size - 1] == ']') {
		listen_text++;
		size -= 2;
	}
	if (size >= host_size)
		return false;
	memcpy(host, listen_text, size);
	host[size] = '\0';
	if (strcmp(host, "*") == 0)
		host[0] = '\0';
	return true;
}

static uint16_t
bound_port(int socket)
{
	union {
		struct sockaddr_in6 six;
		struct sockaddr_in  four;
		struct sockaddr     any;
	} address = { 0 };
	socklen_t size = sizeof address;

	check(getsockname(socket, &address.any, &size) == 0);
	return ntohs(address.any.sa_family == AF_INET6 ? address.six.sin6_port : address.four.sin_port);
}

static int
listener_open(const struct addrinfo *at)
{
	int one = 1, patience_s = DEFER_ACCEPT_S;
	int fd = socket(at->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

	if (fd < 0)
		return -1;
	(void)setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
	(void)setsockopt(fd, IPPROTO_TCP, TCP_DEFER_ACCEPT, &patience_s, sizeof patience_s);
	if (at->ai_family == AF_INET6)
		(void)setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &one, sizeof one);
	if (bind(fd, at->ai_addr, at->ai_addrlen) == 0 && listen(fd, SOMAXCONN) == 0)
		return fd;
	int kept = errno;
	(void)close(fd);
	errno = kept;
	return -1;
}

/* Every address that the name stands for; with port 0 the first one's port holds for all. */
bool
listeners_open(struct listeners *listeners, const char *listen_text, char *why, size_t why_size)
{
	char             host[256];
	const char      *port;
	struct addrinfo *found, hints = { .ai_flags = AI_PASSIVE, .ai_socktype = SOCK_STREAM };
	int              fault;

	if (!listen_split(listen_text, host, sizeof host, &port)) {
		(void)snprintf(
		    why, why_size, "'%s' is no address to listen on; write host:port", listen_text);
		return false;
	}
	if ((fault = getaddrinfo(host[0] == '\0' ? NULL : host, port, &hints, &found)) != 0) {
		(void)snprintf(why, why_size, "can't listen on '%s': %s", listen_text, gai_strerror(fault));
		return false;
	}
	(void)snprintf(why, why_size, "can't listen on '%s': no address", listen_text);
	for (struct addrinfo *at = found; at != NULL && listeners->count < LISTENERS_MOST; at = at->ai_next) {
		int fd;

		if (listeners->port != 0 && at->ai_family == AF_INET6)
			((struct sockaddr_in6 *)at->ai_addr)->sin6_port = htons(listeners->port);
		else if (listeners->port != 0)
			((struct sockaddr_in *)at->ai_addr)->sin_port = htons(listeners->port);
		if ((fd = listener_open(at)) < 0) {
			(void)snprintf(
			    why, why_size, "can't listen on '%s': %s", listen_text, strerror(errno));
			continue;
		}
		listeners->sockets[listeners->count++] = fd;
		listeners->port = bound_port(fd);
	}
	freeaddrinfo(found);
	return listeners->count > 0;
}

void
listeners_close(struct listeners *listeners)
{
	for (size_t i = 0; i < listeners->count; i++)
		(void)close(listeners->sockets[i]);
	listeners->count = 0;
}
