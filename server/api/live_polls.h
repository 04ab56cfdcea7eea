/* Inside of the long poll: live_poll.c reads what is asked, live_polls.c keeps those who wait. */
#ifndef PORCHLIGHT_API_LIVE_POLLS_H
#define PORCHLIGHT_API_LIVE_POLLS_H

#include <stdbool.h>
#include <stdint.h>

#include "api/live_poll.h"
#include "base/buffer.h"
#include "base/id.h"
#include "http/http.h"

/* A request that waits; lies in its arena, so it is gone once it is resumed. */
struct poll {
	struct request    *rq;
	struct board_view *view;
	const char        *epoch; /* NULL: stands nowhere */
	uint64_t           pos;
	char               session_id[ID_TEXT_SIZE]; /* "": nobody */
	int64_t            until_ms;
	struct poll       *next; /* {lock} */
};

const struct live_polls_settings *live_polls_settings(const struct live_polls *polls);
/* What is there for it now: true when something was written into `frames` ("{"frames":[…]}"). time_is_up: a
 * ping at least. */
bool live_poll_answer(const struct live_polls_settings *settings, const struct poll *poll, bool time_is_up,
    struct buffer *frames);
/* Suspends it. false: as many wait as may. */
bool live_polls_add(struct live_polls *polls, struct poll *poll);

#endif
