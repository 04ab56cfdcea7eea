/* Sockets that follow the board: the live protocol of docs/live.md over websockets. One thread owns every
 * socket. */
#ifndef PORCHLIGHT_PUSH_PUSH_H
#define PORCHLIGHT_PUSH_PUSH_H

#include <stdbool.h>

#include "board/board.h"
#include "roster/roster.h"

struct push;

struct push_settings {
	struct board  *board;
	struct roster *roster;
	const char    *origins;          /* allowed Origin values, space-separated */
	const char    *hosts;            /* allowed Host values, space-separated */
	const char    *build;            /* of the web assets; a client with another one is told */
	int            heartbeat_s;      /* 15 */
	long           sockets_most;     /* refuse politely above */
	long           queue_bytes_most; /* per socket; past it conflate, then reset, then bye */
};

/* Starts its thread. Before the replica's: it listens to board and roster. */
struct push *push_open(const struct push_settings *settings);
/* bye 4503 to everyone, then stops and joins. After the replica's end: nobody may tell it anything any more.
 */
void push_close(struct push *push);
/* Takes over a connected socket whose request (not yet read) is an upgrade of /live. Any thread. */
void push_adopt(struct push *push, int socket);
long push_socket_count(const struct push *push);

#endif
