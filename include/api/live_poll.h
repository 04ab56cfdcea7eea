/* The live protocol where websockets don't get through: requests that wait for a view's next delta
 * (docs/live.md, "Without websockets"). They are suspended, and answered by a thread of their own. */
#ifndef PORCHLIGHT_API_LIVE_POLL_H
#define PORCHLIGHT_API_LIVE_POLL_H

#include "board/board.h"
#include "roster/roster.h"

struct live_polls;

struct live_polls_settings {
	struct board  *board;
	struct roster *roster;
	const char    *build;       /* of the web assets */
	int            heartbeat_s; /* how long a poll waits at most */
	long           waiting_most;
};

/* Before the replica's start: it listens to board and roster. */
struct live_polls *live_polls_open(const struct live_polls_settings *settings);
/* Before http_close: all who wait are told goodbye, and whoever still comes. */
void live_polls_stop(struct live_polls *polls);
/* After http_close and replica_close. */
void live_polls_close(struct live_polls *polls);

#endif
