/* GET /live/poll: the frames of the live protocol by plain requests. One that finds nothing new is suspended
 * until there is something, or a heartbeat has passed; see live_polls.c. */
#include "live_polls.h"

#include <string.h>

#include "base/clock.h"
#include "internal.h"
#include "push/frames.h"

enum { DELTAS_MOST = 64, MERGE_ABOVE = 256 * 1024 };

static void
begin(struct buffer *frames)
{
	buffer_clear(frames);
	buffer_put_text(frames, "{\"frames\":[");
}

static bool
end(struct buffer *frames)
{
	buffer_put_text(frames, "]}");
	return true;
}

static bool
say_reset(const struct live_polls_settings *settings, const struct poll *poll, const char *why,
    struct buffer *frames)
{
	char     epoch[BOARD_EPOCH_SIZE];
	uint64_t pos = board_where(settings->board, epoch);

	begin(frames);
	write_reset(frames, board_view_name(poll->view), epoch, pos, why);
	return end(frames);
}

static void
put_deltas(struct buffer *frames, const struct board_delta *deltas, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buffer_put_char(frames, ',');
		buffer_put(frames, blob_bytes(deltas[i].frame), blob_size(deltas[i].frame));
		blob_drop(deltas[i].frame);
	}
}

/* Like a socket's: one by one while that is little, as one when it is much. */
static enum board_resume
take_deltas(const struct live_polls_settings *settings, const struct poll *poll, struct board_delta *deltas,
    size_t *count)
{
	enum board_resume resume;

	if (board_backlog(settings->board, poll->view, poll->pos) <= MERGE_ABOVE)
		return board_deltas_since(
		    settings->board, poll->view, poll->epoch, poll->pos, deltas, DELTAS_MOST, count);
	resume = board_deltas_merged(settings->board, poll->view, poll->epoch, poll->pos, deltas);
	*count = deltas->frame ? 1 : 0;
	return resume;
}

bool
live_poll_answer(const struct live_polls_settings *settings, const struct poll *poll, bool time_is_up,
    struct buffer *frames)
{
	struct board_delta deltas[DELTAS_MOST];
	size_t             count = 0;
	/* Before looking for deltas: there is none up to here, then. */
	uint64_t          pos = board_position(settings->board);
	enum board_resume resume;

	if (poll->epoch == NULL)
		return say_reset(settings, poll, "no_position", frames);
	resume = take_deltas(settings, poll, deltas, &count);
	if (resume != RESUME_OK)
		return say_reset(
		    settings, poll, resume == RESUME_OTHER_EPOCH ? "other_epoch" : "too_old", frames);
	if (count == 0 && !time_is_up)
		return false;
	begin(frames);
	if (count > 0)
		put_deltas(frames, deltas, count);
	else
		write_ping(frames, pos, clock_wall_us(), board_is_stale(settings->board));
	return end(frames);
}

static enum problem
bye(struct request *rq, enum bye_code code, const char *why)
{
	struct buffer frames = { 0 };
	enum problem  p;

	begin(&frames);
	write_bye(&frames, code, why);
	end(&frames);
	p = reply_text(rq, "application/json", frames.bytes);
	buffer_done(&frames);
	return p;
}

/* Its view, its position; the caller may follow it. */
static enum problem
read_poll(struct request *rq, struct board *board, struct poll *poll)
{
	const char          *view = request_query(rq, "view"), *pos = request_query(rq, "pos");
	const struct caller *caller = request_caller(rq);

	poll->rq = rq;
	poll->epoch = request_query(rq, "epoch");
	if (view == NULL)
		return fault(rq, PROBLEM_MISSING_MEMBER, "query:view",
		    "which view: public, network, or organization:<id>");
	if ((poll->epoch == NULL) != (pos == NULL) || (pos && !position_read(pos, &poll->pos)))
		return fault(rq, PROBLEM_BAD_VALUE, "query:pos",
		    "epoch and pos belong together; pos reads like 16/B374D848");
	if ((poll->view = board_view_find(board, view)) == NULL)
		return PROBLEM_NOT_FOUND;
	if (!board_view_allowed(poll->view, caller))
		return caller_signed_in(caller) ? PROBLEM_NOT_FOUND : PROBLEM_NOT_SIGNED_IN;
	memcpy(poll->session_id, caller->session_id, sizeof poll->session_id);
	return OK;
}

static enum problem
live_poll(struct request *rq)
{
	struct live_polls                *polls = ((const struct api_context *)request_context(rq))->polls;
	const struct live_polls_settings *settings = live_polls_settings(polls);
	struct poll                      *poll = arena_take(request_arena(rq), sizeof *poll);
	const char                       *build = request_query(rq, "build");
	struct buffer                     frames = { 0 };
	enum problem                      p;

	if (!board_is_ready(settings->board))
		return PROBLEM_UNAVAILABLE;
	if ((p = read_poll(rq, settings->board, poll)))
		return p;
	reply_header(rq, "Cache-Control", "no-store");
	if (build && settings->build && strcmp(build, settings->build) != 0)
		return bye(rq, BYE_UPDATE, "This page is of another build than the server.");
	if (live_poll_answer(settings, poll, false, &frames))
		p = reply_text(rq, "application/json", frames.bytes);
	else if (!live_polls_add(polls, poll))
		p = PROBLEM_TOO_BUSY;
	buffer_done(&frames);
	return p;
}

static const struct query_field query[] = {
	{ "view", "public, network, or organization:<id>." },
	{ "epoch", "Of your position." },
	{ "pos", "Where you stand." },
	{ "build", "Of the page." },
	{ NULL, NULL },
};

static const struct route routes[] = {
	{ .method = "GET",
	    .path = "/live/poll",
	    .run = live_poll,
	    .lane = LANE_MEMORY,
	    .flags = ROUTE_RAW | ROUTE_BACKGROUND,
	    .who = WHO_ANYONE,
	    .status = 200,
	    .query = query,
	    .name = "live_poll",
	    .help = "The live protocol where websockets don't get through; docs/live.md." },
};

const struct route_table api_live_poll_routes = ROUTES(routes);
