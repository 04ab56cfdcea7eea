/* What is said and read on a bare socket, before or behind libmicrohttpd's back: a refusal at the door, the
 * address of a peer. */
#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "internal.h"

void
address_print(const struct sockaddr *address, char *into)
{
	into[0] = '\0';
	if (address->sa_family == AF_INET) {
		inet_ntop(AF_INET, &((const struct sockaddr_in *)(const void *)address)->sin_addr, into,
		    ADDRESS_SIZE);
	} else if (address->sa_family == AF_INET6) {
		const struct in6_addr *six = &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr;

		if (IN6_IS_ADDR_V4MAPPED(six))
			inet_ntop(AF_INET, six->s6_addr + 12, into, ADDRESS_SIZE);
		else
			inet_ntop(AF_INET6, six, into, ADDRESS_SIZE);
	}
}

bool
address_is_local(const char *address)
{
	return strcmp(address, "127.0.0.1") == 0 || strcmp(address, "::1") == 0;
}

void
socket_refuse(int socket, enum problem problem, const char *detail)
{
	const struct problem_text *text = problem_text(problem);
	struct buffer              body = { 0 };
	char                       head[320], unread[4096];
	int                        size;

	problem_write(&body, problem, NULL, detail);
	size = snprintf(head, sizeof head,
	    "HTTP/1.1 %d %s\r\nContent-Type: application/problem+json\r\nContent-Length: "
	    "%zu\r\nCache-Control: no-store\r\n%s"
	    "Connection: close\r\n\r\n",
	    text->status,
	    text->status == 503   ? "Service Unavailable"
	    : text->status == 429 ? "Too Many Requests"
				  : "Bad Request",
	    body.size, text->status == 400 ? "" : "Retry-After: 5\r\n");
	/* Closing with bytes unread would reset the connection, and the client might never see what it was
	 * told. */
	while (recv(socket, unread, sizeof unread, MSG_DONTWAIT) > 0)
		continue;
	if (send(socket, head, (size_t)size, MSG_DONTWAIT | MSG_NOSIGNAL | MSG_MORE) == size)
		(void)!send(socket, body.bytes, body.size, MSG_DONTWAIT | MSG_NOSIGNAL);
	buffer_done(&body);
}

static bool
is_token(const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (!((bytes[i] >= 'A' && bytes[i] <= 'Z') || (bytes[i] >= 'a' && bytes[i] <= 'z')
			|| bytes[i] == '-'))
			return false;
	return size > 0;
}

/* libmicrohttpd hangs up on a line that it can't read, without a word. METHOD SP TARGET SP HTTP/1.x */
enum problem
first_line_check(const char *bytes, size_t size)
{
	const char *end = memchr(bytes, '\n', size);
	const char *first = memchr(bytes, ' ', size), *last = NULL;

	if (end == NULL || bytes[0] == '\r'
	    || bytes[0] == '\n') /* not whole yet; an empty line may come first */
		return OK;
	if (end > bytes && end[-1] == '\r')
		end--;
	if (first == NULL || first > end || !is_token(bytes, (size_t)(first - bytes)))
		return PROBLEM_BAD_REQUEST;
	for (const char *at = first + 1; at < end; at++)
		if (*at == ' ')
			last = last == NULL ? at : bytes; /* two spaces and no more */
	if (last == NULL || last == bytes || last == first + 1 || end - last != 9
	    || memcmp(last, " HTTP/1.", 8) != 0)
		return PROBLEM_BAD_REQUEST;
	return OK;
}
