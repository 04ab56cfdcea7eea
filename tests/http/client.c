/* The clients' side of the tests' world: sockets, and what comes back on them. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/check.h"
#include "base/clock.h"
#include "world.h"

int
client_open(struct world *world, const char *address)
{
	struct sockaddr_in here, seen = { .sin_family = AF_INET, .sin_port = htons(40000) };
	socklen_t          size = sizeof here;
	int                client = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), server;

	check(getsockname(world->listener, (struct sockaddr *)&here, &size) == 0);
	check(connect(client, (struct sockaddr *)&here, sizeof here) == 0);
	server = accept4(world->listener, NULL, NULL, SOCK_CLOEXEC);
	check(server >= 0 && inet_pton(AF_INET, address, &seen.sin_addr) == 1);
	http_adopt(world->http, server, (struct sockaddr *)&seen, sizeof seen);
	return client;
}

bool
client_say(int client, const char *text)
{
	size_t left = strlen(text);

	while (left > 0) {
		ssize_t sent = send(client, text, left, MSG_NOSIGNAL);

		if (sent <= 0)
			return false;
		text += sent;
		left -= (size_t)sent;
	}
	return true;
}

/* More bytes into the buffer; false: the end, or nothing came in time. */
static bool
hear_more(int client, struct buffer *into, int64_t until_ms, bool *closed)
{
	struct pollfd wanted = { .fd = client, .events = POLLIN };
	int64_t       left = until_ms - clock_monotonic_ms();
	char          bytes[16384];
	ssize_t       size;

	if (left <= 0 || poll(&wanted, 1, (int)left) <= 0)
		return false;
	size = recv(client, bytes, sizeof bytes, 0);
	*closed = size <= 0;
	if (size > 0)
		buffer_put(into, bytes, (size_t)size);
	return size > 0;
}

static const char *
header_in(const char *head, const char *name)
{
	static char value[1024];
	size_t      size = strlen(name);

	for (const char *line = strstr(head, "\r\n"); line != NULL; line = strstr(line + 2, "\r\n")) {
		if (strncasecmp(line + 2, name, size) != 0 || line[2 + size] != ':')
			continue;
		line += 2 + size + 1;
		line += strspn(line, " ");
		snprintf(value, sizeof value, "%.*s", (int)strcspn(line, "\r\n"), line);
		return value;
	}
	return NULL;
}

const char *
answer_header(const struct heard *answer, const char *name)
{
	return answer->head == NULL ? NULL : header_in(answer->head, name);
}

struct heard
client_hear(int client, int wait_ms)
{
	struct heard  answer = { 0 };
	struct buffer all = { 0 };
	int64_t       until_ms = clock_monotonic_ms() + wait_ms;
	const char   *end = NULL, *length;
	size_t        wanted = 0;

	while (end == NULL && hear_more(client, &all, until_ms, &answer.closed))
		end = strstr(all.bytes, "\r\n\r\n");
	if (end != NULL) {
		size_t head = (size_t)(end - all.bytes);

		answer.head = strndup(all.bytes, head + 2);
		answer.status = (int)strtol(all.bytes + 9, NULL, 10);
		length = header_in(answer.head, "Content-Length");
		if (length != NULL && answer.status != 304)
			wanted = strtoul(length, NULL, 10);
		while (all.size < head + 4 + wanted && hear_more(client, &all, until_ms, &answer.closed))
			continue;
		answer.body = strdup(all.bytes + head + 4);
	}
	buffer_done(&all);
	return answer;
}

void
answer_done(struct heard *answer)
{
	free(answer->head);
	free(answer->body);
	*answer = (struct heard){ 0 };
}

struct heard
ask_from(struct world *world, const char *address, const char *request)
{
	int          client = client_open(world, address);
	struct heard answer;

	client_say(client, request);
	answer = client_hear(client, 5000);
	close(client);
	return answer;
}

struct heard
ask(struct world *world, const char *request)
{
	return ask_from(world, "127.0.0.1", request);
}

struct heard
send_json(struct world *world, const char *line, const char *headers, const char *body)
{
	struct buffer text = { 0 };
	struct heard  answer;

	buffer_print(
	    &text, "%s HTTP/1.1\r\n%sContent-Length: %zu\r\n\r\n%s", line, headers, strlen(body), body);
	answer = ask(world, text.bytes);
	buffer_done(&text);
	return answer;
}

void
expect_status(struct heard answer, int status)
{
	if (answer.status != status)
		fprintf(stderr, "%s\n%s\n", answer.head, answer.body);
	assert_int_equal(answer.status, status);
	answer_done(&answer);
}

void
expect_problem(struct heard answer, int status, const char *slug)
{
	char type[100];

	snprintf(type, sizeof type, "{\"type\":\"/problems/%s\"", slug);
	if (answer.status != status || strncmp(answer.body, type, strlen(type)) != 0)
		fprintf(stderr, "%s\n%s\n", answer.head, answer.body);
	assert_int_equal(answer.status, status);
	assert_string_equal(answer_header(&answer, "Content-Type"), "application/problem+json");
	assert_memory_equal(answer.body, type, strlen(type));
	answer_done(&answer);
}
