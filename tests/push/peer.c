/* See peer.h. */
#include "peer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <arpa/inet.h>
#include <cmocka.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"
#include "seal/seal.h"

/* --- the world --- */

static struct change_row
row_of(enum change_kind kind, const char *relation, const char **names, const char **values, size_t count)
{
	return (struct change_row){
		.kind = kind, .relation = relation, .count = count, .names = names, .values = values
	};
}

#define ROW(kind, relation, names, values)                                                                   \
	row_of((kind), (relation), (names), (values), sizeof(names) / sizeof *(names))

static void
commit(struct world *world, const struct change_row *row)
{
	struct change change = { .pos = world->pos += 10, .count = 1, .rows = row };

	roster_change(world->roster, &change);
	board_change(world->board, &change);
}

static void
picture(struct world *world)
{
	const char *organization_names[] = { "id", "version", "name", "kind" },
		   *organization[] = { HOUSE_ID, "1", "Anchor", "peer_respite" };
	const char *site_names[] = { "id", "organization_id", "version", "name" },
		   *site[] = { SITE_ID, HOUSE_ID, "1", "Oak House" };
	struct change_row rows[] = { ROW(CHANGE_INSERT, "organization", organization_names, organization),
		ROW(CHANGE_INSERT, "site", site_names, site) };

	board_begin(world->board, "e");
	for (size_t i = 0; i < 2; i++)
		board_row(world->board, &rows[i]);
	board_loaded(world->board, world->pos);
	board_epoch(world->board, world->epoch);
}

void
world_session(struct world *world, const char *token, const char *expires_at, const char *revoked_at)
{
	char        hash[TOKEN_HASH_SIZE], now[TIME_TEXT_SIZE];
	const char *names[] = { "id", "account_id", "token_hash", "seen_at", "idle_minutes", "expires_at",
		"revoked_at" };
	const char *values[] = { strcmp(token, TOKEN) == 0 ? SESSION_ID
							   : "01930000-0000-7000-8000-000000000082",
		ACCOUNT_ID, hash, now, "30", expires_at, revoked_at };
	struct change_row row = ROW(CHANGE_UPDATE, "session", names, values);

	token_hash(token, hash);
	time_print(clock_wall_us(), now);
	commit(world, &row);
}

void
world_end_membership(struct world *world)
{
	const char *names[] = { "account_id", "organization_id", "role" },
		   *values[] = { ACCOUNT_ID, HOUSE_ID, "house_staff" };
	struct change_row row = ROW(CHANGE_DELETE, "membership", names, values);

	commit(world, &row);
}

static void
people(struct world *world)
{
	const char *account_names[] = { "id", "name", "disabled_at" },
		   *account[] = { ACCOUNT_ID, "Maya", NULL };
	const char *member_names[] = { "account_id", "organization_id", "role" },
		   *member[] = { ACCOUNT_ID, HOUSE_ID, "house_staff" };
	struct change_row rows[] = { ROW(CHANGE_INSERT, "account", account_names, account),
		ROW(CHANGE_INSERT, "membership", member_names, member) };

	roster_begin(world->roster, "e");
	for (size_t i = 0; i < 2; i++)
		roster_row(world->roster, &rows[i]);
	roster_loaded(world->roster, world->pos);
	world_session(world, TOKEN, "2999-01-01 00:00:00+00", NULL);
}

void
world_open(struct world *world, struct push_settings settings)
{
	*world = (struct world){ .pos = 90 };
	assert_true(seal_start());
	world->board = board_open(
	    &(struct board_settings){ .resume_deltas = 50, .resume_seconds = 0, .resume_bytes = 8 << 20 });
	world->roster = roster_open();
	settings.board = world->board;
	settings.roster = world->roster;
	settings.origins =
	    settings.origins ? settings.origins : "https://other.example http://localhost:8080";
	settings.hosts = settings.hosts ? settings.hosts : "127.0.0.1:8080 localhost:8080";
	settings.build = settings.build ? settings.build : "b1";
	settings.heartbeat_s = settings.heartbeat_s ? settings.heartbeat_s : 1;
	settings.sockets_most = settings.sockets_most ? settings.sockets_most : 100;
	settings.queue_bytes_most = settings.queue_bytes_most ? settings.queue_bytes_most : 256 * 1024;
	world->push = push_open(&settings);
	picture(world);
	people(world);
}

void
world_close(struct world *world)
{
	push_close(world->push);
	roster_close(world->roster);
	board_close(world->board);
}

uint64_t
world_change(struct world *world, size_t name_size)
{
	char       *name = memory_zeroed(name_size + 1), version[24];
	const char *names[] = { "id", "organization_id", "version", "name" },
		   *values[] = { SITE_ID, HOUSE_ID, version, name };
	struct change_row row = ROW(CHANGE_UPDATE, "site", names, values);

	memset(name, 'x', name_size);
	snprintf(version, sizeof version, "%llu", (unsigned long long)world->pos);
	commit(world, &row);
	free(name);
	return world->pos;
}

void
world_reload(struct world *world)
{
	world->pos += 10;
	board_lost(world->board, "cut");
	picture(world);
}

/* --- the client --- */

struct peer {
	int    fd;
	int    code;
	char   answer[8192];
	size_t have; /* bytes that came and are not yet taken */
	char   bytes[1 << 20];
	char   text[1 << 20];
};

static int
connect_pair(int *server_end)
{
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t          size = sizeof address;
	int                listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), client;
	int                little = 4096;

	assert_int_equal(bind(listener, (struct sockaddr *)&address, size), 0);
	assert_int_equal(listen(listener, 1), 0);
	assert_int_equal(getsockname(listener, (struct sockaddr *)&address, &size), 0);
	client = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	setsockopt(client, SOL_SOCKET, SO_RCVBUF, &little, sizeof little);
	assert_int_equal(connect(client, (struct sockaddr *)&address, size), 0);
	*server_end = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
	setsockopt(*server_end, SOL_SOCKET, SO_SNDBUF, &little, sizeof little);
	close(listener);
	return client;
}

/* false: nothing came for so long, or the end. */
static bool
receive(struct peer *peer, int timeout_ms)
{
	struct pollfd ready = { .fd = peer->fd, .events = POLLIN };
	ssize_t       size;

	if (peer->code != 0 || poll(&ready, 1, timeout_ms) <= 0)
		return false;
	size = recv(peer->fd, peer->bytes + peer->have, sizeof peer->bytes - peer->have, 0);
	if (size <= 0) {
		peer->code = 1006;
		return false;
	}
	peer->have += (size_t)size;
	return true;
}

static void
take(struct peer *peer, size_t size)
{
	memmove(peer->bytes, peer->bytes + size, peer->have - size);
	peer->have -= size;
}

struct peer *
peer_ask(struct world *world, const char *request)
{
	struct peer *peer = memory_zeroed(sizeof *peer);
	int          server_end;
	char        *end;
	size_t       size;

	peer->fd = connect_pair(&server_end);
	push_adopt(world->push, server_end);
	send(peer->fd, request, strlen(request), MSG_NOSIGNAL);
	while ((end = strstr(peer->bytes, "\r\n\r\n")) == NULL && receive(peer, 10000))
		continue;
	if (end == NULL)
		return peer;
	if (strncmp(peer->bytes, "HTTP/1.1 101", 12) == 0) {
		size = (size_t)(end + 4 - peer->bytes);
	} else {
		while (receive(peer, 200))
			continue;
		size = peer->have;
	}
	snprintf(peer->answer, sizeof peer->answer, "%.*s", (int)size, peer->bytes);
	take(peer, size);
	return peer;
}

struct peer *
peer_open(struct world *world, const char *token, const char *more_headers)
{
	char request[2048];

	snprintf(request, sizeof request,
	    "GET /live HTTP/1.1\r\nHost: localhost:8080\r\nUpgrade: websocket\r\nConnection: "
	    "Upgrade\r\nSec-WebSocket-Version: 13\r\n"
	    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n%s%s%s%s\r\n",
	    token ? "Cookie: a=b; porchlight=" : "", token ? token : "", token ? "; c=d\r\n" : "",
	    more_headers ? more_headers : "Origin: http://localhost:8080\r\n");
	return peer_ask(world, request);
}

int
peer_status(const struct peer *peer)
{
	return strlen(peer->answer) > 12 ? (int)strtol(peer->answer + 9, NULL, 10) : 0;
}

const char *
peer_answer(const struct peer *peer)
{
	return peer->answer;
}

void
peer_close(struct peer *peer)
{
	close(peer->fd);
	free(peer);
}

void
peer_send(struct peer *peer, unsigned char first, const void *bytes, size_t size)
{
	unsigned char head[14] = { first };
	size_t        head_size = 2;
	char         *copy = memory_take(size);

	if (size < 126) {
		head[1] = (unsigned char)(0x80 | size);
	} else {
		head[1] = 0x80 | 126;
		head[2] = (unsigned char)(size >> 8);
		head[3] = (unsigned char)size;
		head_size = 4;
	}
	memcpy(head + head_size, "\x01\x02\x03\x04", 4);
	for (size_t i = 0; i < size; i++)
		copy[i] = (char)(((const char *)bytes)[i] ^ (char)(i % 4 + 1));
	send(peer->fd, head, head_size + 4, MSG_NOSIGNAL);
	send(peer->fd, copy, size, MSG_NOSIGNAL);
	free(copy);
}

void
peer_say(struct peer *peer, const char *text)
{
	peer_send(peer, 0x81, text, strlen(text));
}

/* The size of the whole frame that lies first, 0 when it is not whole yet. */
static size_t
whole_frame(const struct peer *peer, size_t *head, size_t *size)
{
	const unsigned char *bytes = (const unsigned char *)peer->bytes;

	if (peer->have < 2)
		return 0;
	*head = bytes[1] < 126 ? 2 : bytes[1] == 126 ? 4 : 10;
	if (peer->have < *head)
		return 0;
	*size = bytes[1];
	if (*head > 2)
		*size = 0;
	for (size_t i = 2; i < *head; i++)
		*size = *size << 8 | bytes[i];
	return peer->have >= *head + *size ? *head + *size : 0;
}

const char *
peer_hear(struct peer *peer, int timeout_ms)
{
	size_t head, size, whole;

	for (;;) {
		while ((whole = whole_frame(peer, &head, &size)) == 0) {
			if (!receive(peer, timeout_ms))
				return NULL;
		}
		memcpy(peer->text, peer->bytes + head, size);
		peer->text[size] = '\0';
		if ((peer->bytes[0] & 0x0f) == 8) {
			peer->code = size >= 2
				       ? ((unsigned char)peer->text[0] << 8 | (unsigned char)peer->text[1])
				       : 1005;
			take(peer, whole);
			return NULL;
		}
		if ((peer->bytes[0] & 0x0f) == 1) {
			take(peer, whole);
			return peer->text;
		}
		take(peer, whole);
	}
}

const char *
peer_hear_news(struct peer *peer, int timeout_ms)
{
	const char *text;

	while ((text = peer_hear(peer, timeout_ms)) != NULL && strstr(text, "{\"type\":\"ping\"") == text)
		continue;
	return text;
}

int
peer_code(const struct peer *peer)
{
	return peer->code;
}
