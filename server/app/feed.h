/* Wires the change stream to the rooms that follow it. */
#ifndef PORCHLIGHT_APP_FEED_H
#define PORCHLIGHT_APP_FEED_H

#include "board/board.h"
#include "replica/replica.h"
#include "roster/roster.h"

/* Lives as long as the replica that feed_open starts. */
struct feed {
	struct board  *board;
	struct roster *roster;
};

struct replica *feed_open(struct feed *feed, const char *conninfo);

#endif
