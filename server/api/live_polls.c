/* Those who wait for a view's next delta, and the thread that answers them. A poll that is resumed is gone at
 * once, its memory too: it is taken out of the list first. */
#include "live_polls.h"

#include <pthread.h>
#include <string.h>
#include <time.h>

#include "api/api.h"
#include "base/clock.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/metric.h"
#include "push/frames.h"

struct live_polls {
	struct live_polls_settings settings; /* set at start */
	char                      *build;    /* set at start */
	pthread_t                  thread;
	pthread_mutex_t            lock;
	pthread_cond_t             changed;
	struct poll               *fresh;    /* {lock} came since the thread last looked */
	long                       count;    /* {lock} */
	struct map                 dirty;    /* {lock} views with news, by name */
	bool                       all;      /* {lock} look at everyone: a new picture, or a session ended */
	bool                       stopping; /* {lock} */
	struct poll               *waiting;  /* the thread's only */
};

static struct metric waiting_metric = {
	.name = "porchlight_polls",
	.help = "Long polls that wait.",
	.kind = METRIC_GAUGE,
};

const struct live_polls_settings *
live_polls_settings(const struct live_polls *polls)
{
	return &polls->settings;
}

/* --- what others tell --- */

/* On the replica's thread. */
static void
view_changed(void *context, struct board_view *view, const struct board_delta *delta)
{
	struct live_polls *polls = context;

	(void)delta;
	pthread_mutex_lock(&polls->lock);
	if (view == NULL)
		polls->all = true;
	else if (polls->count > 0 && !map_find(&polls->dirty, board_view_name(view)))
		map_add(&polls->dirty, board_view_name(view), view);
	if (polls->count > 0)
		pthread_cond_signal(&polls->changed);
	pthread_mutex_unlock(&polls->lock);
}

/* On the replica's thread. */
static void
session_changed(void *context, const char *account_id, const char *session_id)
{
	(void)account_id;
	(void)session_id;
	view_changed(context, NULL, NULL);
}

/* What comes between its first look and this is not lost: the thread looks at fresh ones by itself. */
bool
live_polls_add(struct live_polls *polls, struct poll *poll)
{
	bool room;

	poll->until_ms = clock_monotonic_ms() + (int64_t)polls->settings.heartbeat_s * 1000;
	pthread_mutex_lock(&polls->lock);
	room = polls->count < polls->settings.waiting_most;
	if (room) {
		request_suspend(poll->rq);
		poll->next = polls->fresh;
		polls->fresh = poll;
		polls->count++;
		pthread_cond_signal(&polls->changed);
	}
	pthread_mutex_unlock(&polls->lock);
	return room;
}

/* --- the thread --- */

/* What one look at the waiting ones goes by. */
struct look {
	struct map dirty;
	bool       all, stopping;
	int64_t    now_ms;
};

static bool
say_bye(struct buffer *frames, enum bye_code code, const char *why)
{
	buffer_clear(frames);
	buffer_put_text(frames, "{\"frames\":[");
	write_bye(frames, code, why);
	buffer_put_text(frames, "]}");
	return true;
}

/* true: it was answered, and is gone. */
static bool
answer(struct live_polls *polls, struct poll *poll, const struct look *look, bool is_fresh,
    struct buffer *frames)
{
	bool          time_is_up = look->now_ms >= poll->until_ms, answered;
	struct caller caller = { 0 };

	if (!is_fresh && !look->all && !look->stopping && !time_is_up
	    && !map_find(&look->dirty, board_view_name(poll->view)))
		return false;
	if (look->stopping)
		answered =
		    say_bye(frames, BYE_GOING_AWAY, "This server is going away; another one will answer.");
	else if (*poll->session_id
		 && !roster_find_session(polls->settings.roster, poll->session_id, clock_wall_us(), &caller))
		answered = say_bye(frames, BYE_SIGNED_OUT, "The session has ended.");
	else if (!board_view_allowed(poll->view, &caller))
		answered = say_bye(frames, BYE_FORBIDDEN, "This view is no longer yours to follow.");
	else
		answered = live_poll_answer(&polls->settings, poll, time_is_up, frames);
	if (answered)
		request_resume(poll->rq, reply_text(poll->rq, "application/json", frames->bytes));
	return answered;
}

static long
look_through(struct live_polls *polls, struct poll **list, const struct look *look, bool is_fresh,
    struct buffer *frames)
{
	long answered = 0;

	for (struct poll *poll = *list, *next; poll; poll = next) {
		next = poll->next;
		if (answer(polls, poll, look, is_fresh, frames)) {
			*list = next;
			answered++;
		} else {
			list = &poll->next;
		}
	}
	return answered;
}

static int64_t
next_end(const struct live_polls *polls)
{
	int64_t until_ms = INT64_MAX;

	for (const struct poll *poll = polls->waiting; poll; poll = poll->next) {
		if (poll->until_ms < until_ms)
			until_ms = poll->until_ms;
	}
	return until_ms;
}

/* {lock} Until there is something to look at, or somebody's time is up. */
static void
wait_for_news(struct live_polls *polls)
{
	int64_t         until_ms = next_end(polls);
	struct timespec until = { .tv_sec = (time_t)(until_ms / 1000),
		.tv_nsec = (long)(until_ms % 1000) * 1000000 };

	while (!polls->fresh && polls->dirty.count == 0 && !polls->all && !polls->stopping) {
		if (until_ms == INT64_MAX)
			pthread_cond_wait(&polls->changed, &polls->lock);
		else if (pthread_cond_timedwait(&polls->changed, &polls->lock, &until) != 0)
			return;
	}
}

static void *
run(void *context)
{
	struct live_polls *polls = context;
	struct buffer      frames = { 0 };
	struct poll       *fresh, **end;
	struct look        look;
	long               answered;

	pthread_mutex_lock(&polls->lock);
	do {
		wait_for_news(polls);
		look = (struct look){ polls->dirty, polls->all, polls->stopping, clock_monotonic_ms() };
		fresh = polls->fresh;
		polls->dirty = (struct map){ 0 };
		polls->all = false;
		polls->fresh = NULL;
		pthread_mutex_unlock(&polls->lock);
		answered = look_through(polls, &polls->waiting, &look, false, &frames);
		answered += look_through(polls, &fresh, &look, true, &frames);
		for (end = &fresh; *end; end = &(*end)->next)
			continue;
		*end = polls->waiting;
		polls->waiting = fresh;
		map_done(&look.dirty);
		pthread_mutex_lock(&polls->lock);
		polls->count -= answered;
		metric_set(&waiting_metric, polls->count);
	} while (!polls->stopping || polls->fresh);
	/* Who comes from now on finds no room. */
	polls->settings.waiting_most = 0;
	pthread_mutex_unlock(&polls->lock);
	buffer_done(&frames);
	return NULL;
}

/* --- opening and closing --- */

static void
add_metrics(void)
{
	metric_add(&waiting_metric);
}

struct live_polls *
live_polls_open(const struct live_polls_settings *settings)
{
	static pthread_once_t metrics = PTHREAD_ONCE_INIT;
	struct live_polls    *polls = memory_zeroed(sizeof *polls);
	pthread_condattr_t    attributes;

	pthread_once(&metrics, add_metrics);
	polls->settings = *settings;
	polls->settings.build = polls->build = settings->build ? strdup(settings->build) : NULL;
	pthread_mutex_init(&polls->lock, NULL);
	pthread_condattr_init(&attributes);
	pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
	pthread_cond_init(&polls->changed, &attributes);
	pthread_condattr_destroy(&attributes);
	board_listen(settings->board, view_changed, polls);
	roster_listen(settings->roster, session_changed, polls);
	check(pthread_create(&polls->thread, NULL, run, polls) == 0);
	pthread_setname_np(polls->thread, "polls");
	return polls;
}

void
live_polls_stop(struct live_polls *polls)
{
	if (polls == NULL)
		return;
	pthread_mutex_lock(&polls->lock);
	polls->stopping = true;
	pthread_cond_signal(&polls->changed);
	pthread_mutex_unlock(&polls->lock);
	pthread_join(polls->thread, NULL);
}

void
live_polls_close(struct live_polls *polls)
{
	if (polls == NULL)
		return;
	map_done(&polls->dirty);
	pthread_cond_destroy(&polls->changed);
	pthread_mutex_destroy(&polls->lock);
	free(polls->build);
	free(polls);
}
