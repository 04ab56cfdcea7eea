/* The thread that follows the change stream: a picture, then transactions, then, after any loss, all of it
 * again. Nothing is kept across a loss: the slot is temporary, and what happened meanwhile is in the next
 * picture. */
#include "replica/replica.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/metric.h"
#include "link.h"
#include "picture.h"
#include "reader.h"
#include "transaction.h"

enum {
	BACK_OFF_FIRST_MS = 100,
	BACK_OFF_LAST_MS = 5000,
	IDLE_EVERY_MS = 1000,   /* idle positions are told at most this often */
	STATUS_EVERY_MS = 1000, /* and reported to the server: it keeps WAL for us up to there */
	ASK_AFTER_MS = 10000,   /* of silence: are you there? */
	LOST_AFTER_MS = 30000,
	TRANSACTION_MOST = 64 << 20,
	STATUS_SIZE = 1 + 8 + 8 + 8 + 8 + 1,
};

#define POSTGRES_EPOCH_US ((int64_t)946684800 * MICROSECONDS_PER_SECOND)

struct replica {
	struct replica_settings settings; /* set at start */
	pthread_t               thread;
	int                     wake; /* set at start; an eventfd */
	atomic_llong            lag;

	/* replica thread only */
	struct link         link;
	struct transaction *transaction;
	uint64_t            applied;    /* told to the listener */
	uint64_t            idle;       /* to be told when it is time */
	uint64_t            server_end; /* the end of WAL, as the server last said */
	int64_t             heard_ms, told_idle_ms, reported_ms;
	uint64_t            reported;
	bool                asked;
};

static struct metric lag_metric = {
	.name = "porchlight_feed_lag_bytes",
	.help = "Bytes of write-ahead log not yet applied; -1 while the stream is lost.",
	.kind = METRIC_GAUGE,
	.value = -1,
};
static struct metric pictures_metric = {
	.name = "porchlight_feed_pictures_total",
	.help = "Times that the whole picture was read: once at start, once after each loss.",
	.kind = METRIC_COUNTER,
};
static struct metric transactions_metric = {
	.name = "porchlight_feed_transactions_total",
	.help = "Committed transactions applied from the stream.",
	.kind = METRIC_COUNTER,
};

static void
set_lag(struct replica *replica, int64_t lag)
{
	atomic_store(&replica->lag, lag);
	metric_set(&lag_metric, lag);
}

static void
note_lag(struct replica *replica)
{
	set_lag(replica,
	    replica->server_end > replica->applied ? (int64_t)(replica->server_end - replica->applied) : 0);
}

/* --- what the server says --- */

static void
apply(struct replica *replica, const struct change *change)
{
	const struct replica_listener *listener = &replica->settings.listener;

	listener->change(listener->context, change);
	replica->applied = change->pos;
	if (replica->idle < change->pos)
		replica->idle = change->pos;
	replica->told_idle_ms = clock_monotonic_ms();
	metric_count(&transactions_metric, 1);
}

static bool
take_data(struct replica *replica, struct reader *reader)
{
	struct change change;
	uint64_t      end;

	reader_number(reader, 8); /* where this message begins in the log */
	end = reader_number(reader, 8);
	reader_number(reader, 8); /* when it was sent */
	if (reader->broken) {
		link_fail(&replica->link, "a message of the stream is too short");
		return false;
	}
	if (end > replica->server_end)
		replica->server_end = end;
	switch (transaction_take(replica->transaction, reader->at, reader_left(reader), &change)) {
	case GATHERED_MORE: return true;
	case GATHERED_CHANGE: apply(replica, &change); return true;
	case GATHERED_TOO_LARGE:
		link_fail(&replica->link, "a transaction too large to be gathered: a new picture is cheaper");
		return false;
	case GATHERED_NONSENSE:
		link_fail(&replica->link, "the stream says something that is not pgoutput, protocol 1");
		return false;
	}
	return false;
}

static bool
report(struct replica *replica, bool ask)
{
	char     status[STATUS_SIZE] = "r";
	uint64_t numbers[] = { replica->idle, replica->idle, replica->idle,
		(uint64_t)(clock_wall_us() - POSTGRES_EPOCH_US) };
	char    *into = status + 1;

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		for (int shift = 56; shift >= 0; shift -= 8)
			*into++ = (char)(numbers[i] >> shift);
	}
	*into = ask;
	replica->reported = replica->idle;
	replica->reported_ms = clock_monotonic_ms();
	return link_send(&replica->link, status, sizeof status);
}

/* Between transactions, everything up to the keepalive's position is here: an idle board knows that it is
 * current. */
static bool
take_keepalive(struct replica *replica, struct reader *reader)
{
	uint64_t end = reader_number(reader, 8);

	reader_number(reader, 8); /* when it was sent */
	if (end > replica->server_end)
		replica->server_end = end;
	if (end > replica->idle && !transaction_is_open(replica->transaction))
		replica->idle = end;
	if (reader_number(reader, 1) == 1 && !reader->broken)
		return report(replica, false);
	return !reader->broken;
}

static bool
take_message(struct replica *replica, const char *message, size_t size)
{
	struct reader reader = { .at = (const unsigned char *)message,
		.end = (const unsigned char *)message + size };

	replica->heard_ms = clock_monotonic_ms();
	replica->asked = false;
	switch (reader_number(&reader, 1)) {
	case 'w': return take_data(replica, &reader);
	case 'k': return take_keepalive(replica, &reader);
	default: link_fail(&replica->link, "the stream says something unknown"); return false;
	}
}

/* --- what time brings --- */

static void
tell_idle(struct replica *replica, int64_t now)
{
	const struct replica_listener *listener = &replica->settings.listener;

	if (replica->idle <= replica->applied || now < replica->told_idle_ms + IDLE_EVERY_MS)
		return;
	replica->applied = replica->idle;
	replica->told_idle_ms = now;
	listener->idle(listener->context, replica->idle);
}

static bool
keep_alive(struct replica *replica)
{
	int64_t now = clock_monotonic_ms();

	tell_idle(replica, now);
	note_lag(replica);
	if (now > replica->heard_ms + LOST_AFTER_MS) {
		link_fail(&replica->link, "the server has said nothing for 30 seconds");
		return false;
	}
	if (now > replica->heard_ms + ASK_AFTER_MS && !replica->asked) {
		replica->asked = true;
		return report(replica, true);
	}
	if (replica->idle != replica->reported && now >= replica->reported_ms + STATUS_EVERY_MS)
		return report(replica, false);
	return true;
}

static void
stream(struct replica *replica)
{
	char           *message = NULL;
	size_t          size = 0;
	enum link_event event;

	do {
		event = link_next(&replica->link, IDLE_EVERY_MS, &message, &size);
		if (event == LINK_MESSAGE && !take_message(replica, message, size))
			break;
	} while (event != LINK_LOST && keep_alive(replica));
	PQfreemem(message);
}

/* Returns when the stream is lost or is to be stopped. true: it had a picture, so the next try may come at
 * once. */
static bool
follow(struct replica *replica)
{
	uint64_t pos;

	if (!link_open(&replica->link, replica->settings.conninfo)
	    || !picture_read(&replica->link, &replica->settings, &pos))
		return false;
	metric_count(&pictures_metric, 1);
	replica->applied = replica->idle = replica->server_end = replica->reported = pos;
	replica->heard_ms = replica->told_idle_ms = replica->reported_ms = clock_monotonic_ms();
	replica->asked = false;
	replica->transaction = transaction_open(TRANSACTION_MOST);
	set_lag(replica, 0);
	stream(replica);
	set_lag(replica, -1);
	transaction_close(replica->transaction);
	replica->transaction = NULL;
	return true;
}

static void
rest(const struct replica *replica, int ms)
{
	struct pollfd stop = { .fd = replica->wake, .events = POLLIN };
	int64_t       until = clock_monotonic_ms() + ms, left;

	while ((left = until - clock_monotonic_ms()) > 0 && poll(&stop, 1, (int)left) < 0 && errno == EINTR)
		continue;
}

static void *
run(void *context)
{
	struct replica                *replica = context;
	const struct replica_listener *listener = &replica->settings.listener;
	int                            back_off = BACK_OFF_FIRST_MS;

	while (!link_says_stop(&replica->link)) {
		if (follow(replica))
			back_off = BACK_OFF_FIRST_MS;
		link_close(&replica->link);
		if (link_says_stop(&replica->link))
			break;
		log_event(LOG_LEVEL_WARNING, "replica.lost", log_text("why", replica->link.why),
		    log_int("again_ms", back_off));
		listener->lost(listener->context, replica->link.why);
		rest(replica, back_off);
		back_off = back_off * 2 < BACK_OFF_LAST_MS ? back_off * 2 : BACK_OFF_LAST_MS;
	}
	return NULL;
}

static void
add_metrics(void)
{
	metric_add(&lag_metric);
	metric_add(&pictures_metric);
	metric_add(&transactions_metric);
}

struct replica *
replica_open(const struct replica_settings *settings)
{
	static pthread_once_t metrics = PTHREAD_ONCE_INIT;
	struct replica       *replica = memory_zeroed(sizeof *replica);

	pthread_once(&metrics, add_metrics);
	replica->settings = *settings;
	atomic_init(&replica->lag, -1);
	replica->wake = replica->link.wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	check(replica->wake >= 0);
	check(pthread_create(&replica->thread, NULL, run, replica) == 0);
	pthread_setname_np(replica->thread, "replica");
	return replica;
}

void
replica_close(struct replica *replica)
{
	uint64_t one = 1;

	if (replica == NULL)
		return;
	check(write(replica->wake, &one, sizeof one) == sizeof one);
	pthread_join(replica->thread, NULL);
	close(replica->wake);
	free(replica);
}

int64_t
replica_lag_bytes(const struct replica *replica)
{
	return atomic_load(&replica->lag);
}
