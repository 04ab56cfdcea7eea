/* A reader's picture of one view, kept as docs/live.md's "one rule" says. */
#ifndef PORCHLIGHT_TESTS_BOARD_CLIENT_H
#define PORCHLIGHT_TESTS_BOARD_CLIENT_H

#include <jansson.h>
#include <stdint.h>

#include "board/board.h"

struct client {
	json_t  *rows; /* {"site":{"<id>":{row}}} */
	char     epoch[BOARD_EPOCH_SIZE];
	uint64_t pos;
};

enum applied { APPLIED, OLD, HOLE };

void         client_load(struct client *client, const char *snapshot);
enum applied client_apply(struct client *client, const char *delta);
/* Does its picture hold exactly what the snapshot says? */
bool client_agrees(const struct client *client, const char *snapshot);
void client_done(struct client *client);

#endif
