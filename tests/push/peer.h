/* A websocket client over a real TCP connection, and a small board and roster to serve it. */
#ifndef PORCHLIGHT_TESTS_PUSH_PEER_H
#define PORCHLIGHT_TESTS_PUSH_PEER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "board/board.h"
#include "push/push.h"
#include "roster/roster.h"

struct world {
	struct board  *board;
	struct roster *roster;
	struct push   *push;
	uint64_t       pos;
	char           epoch[BOARD_EPOCH_SIZE];
};

#define HOUSE_ID   "01930000-0000-7000-8000-000000000001"
#define SITE_ID    "01930000-0000-7000-8000-000000000011"
#define ACCOUNT_ID "01930000-0000-7000-8000-000000000071"
#define SESSION_ID "01930000-0000-7000-8000-000000000081"
/* 43 characters each; the session of TOKEN is in the roster from the start. */
#define TOKEN       "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
#define OTHER_TOKEN "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB"

/* One house with a site, one member who is signed in; heartbeat 1 s; at position 100. Fields of settings that
 * are 0 get usual values. */
void world_open(struct world *world, struct push_settings settings);
void world_close(struct world *world);
/* Commits a change of the site, name_size characters long; returns its position. */
uint64_t world_change(struct world *world, size_t name_size);
/* A new picture at a later position. */
void world_reload(struct world *world);
void world_session(struct world *world, const char *token, const char *expires_at, const char *revoked_at);
void world_end_membership(struct world *world);

struct peer;

/* For what comes at once, on a machine that has other things to do too. */
enum { PATIENCE_MS = 8000 };

/* Connects and asks; cookie is a token or NULL; more_headers may be NULL (then a right Origin), each with its
 * \r\n. */
struct peer *peer_open(struct world *world, const char *token, const char *more_headers);
/* Any request at all. */
struct peer *peer_ask(struct world *world, const char *request);
int          peer_status(const struct peer *peer); /* of the answer to the upgrade: 101 ... */
const char  *peer_answer(const struct peer *peer); /* headers, and body if any */
void         peer_close(struct peer *peer);
void         peer_say(struct peer *peer, const char *text);
/* A frame as it is: first byte (FIN, opcode), payload. */
void peer_send(struct peer *peer, unsigned char first, const void *bytes, size_t size);
/* The next text frame, or NULL when the connection ended or nothing came for so long. Belongs to the peer
 * until the next call. */
const char *peer_hear(struct peer *peer, int timeout_ms);
/* The next frame that is no ping. */
const char *peer_hear_news(struct peer *peer, int timeout_ms);
/* After peer_hear gave NULL: the code of the close frame; 0: still open; 1006: ended without one. */
int peer_code(const struct peer *peer);

#endif
