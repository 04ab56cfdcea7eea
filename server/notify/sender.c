/* The sender's thread: takes what is due, keeps up to IN_FLIGHT_MOST messages on their way at once, and
 * writes down how each went. A result that can't be written now is kept until it can; should the process end
 * first, the lease ends too, and the message is sent again under its id. */
#include "sender.h"

#include "base/check.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/metric.h"

enum {
	IN_FLIGHT_MOST = 16,
	LOOK_MS = 250, /* how long a message may wait for a look into the outbox */
	NUDGE_MS = 5 * 1000,
	PURGE_MS = 10 * 60 * 1000,
	DATABASE_AWAY_MS = 1000,
	STOP_MS = 2000,
};

static struct metric metrics[] = {
	[HOW_DELIVERED] = { .name = "porchlight_deliveries_total",
	    .labels = "outcome=\"delivered\"",
	    .help = "Tries to tell a channel.",
	    .kind = METRIC_COUNTER },
	[HOW_FAILED] = { .name = "porchlight_deliveries_total",
	    .labels = "outcome=\"failed\"",
	    .kind = METRIC_COUNTER },
	[HOW_DEAD] = { .name = "porchlight_deliveries_total",
	    .labels = "outcome=\"dead\"",
	    .kind = METRIC_COUNTER },
	[HOW_GONE] = { .name = "porchlight_deliveries_total",
	    .labels = "outcome=\"gone\"",
	    .kind = METRIC_COUNTER },
	[HOW_RELEASED] = { .name = "porchlight_deliveries_total",
	    .labels = "outcome=\"released\"",
	    .kind = METRIC_COUNTER },
};

void
sender_count(void)
{
	for (size_t i = 0; i < sizeof metrics / sizeof metrics[0]; i++)
		metric_add(&metrics[i]);
}

/* An address may be somebody's name, so the log has keys only. */
static void
ended_add(struct notify *notify, struct transfer *transfer)
{
	const struct outcome *outcome = &transfer->outcome;

	metric_count(&metrics[outcome->how], 1);
	log_event(outcome->how == HOW_DELIVERED || outcome->how == HOW_RELEASED ? LOG_LEVEL_DEBUG
										: LOG_LEVEL_WARNING,
	    "notify.sent", log_text("delivery", transfer->claim.id),
	    log_text("channel", transfer->claim.channel_id), log_int("attempt", transfer->claim.attempts),
	    log_int("status", outcome->status),
	    log_text("fault",
		outcome->fault == NO_CHOICE ? "none" : choice_slug(&delivery_fault_choices, outcome->fault)));
	transfer->next = notify->ended;
	notify->ended = transfer;
}

/* Takes it out of those on their way. */
static void
flying_remove(struct notify *notify, struct transfer *transfer)
{
	struct transfer **link = &notify->flying;

	while (*link != transfer)
		link = &(*link)->next;
	*link = transfer->next;
	notify->flying_count--;
	check(curl_multi_remove_handle(notify->multi, transfer->easy) == CURLM_OK);
}

static void
transfer_begin(struct notify *notify, struct arena *arena, const struct claim *claim)
{
	struct transfer *transfer = transfer_open(arena, claim, &notify->settings);

	if (!transfer_prepare(transfer)) {
		ended_add(notify, transfer);
		return;
	}
	check(curl_multi_add_handle(notify->multi, transfer->easy) == CURLM_OK);
	transfer->next = notify->flying;
	notify->flying = transfer;
	notify->flying_count++;
}

/* false: nothing is due, or the database is away. */
static bool
take_one(struct notify *notify)
{
	struct arena *arena = arena_open();
	struct claim  claim;
	enum problem  p = claim_take(notify->db, arena, &claim);

	if (p == OK) {
		transfer_begin(notify, arena, &claim);
		return true;
	}
	if (p != PROBLEM_NOT_FOUND)
		notify->look_ms = clock_monotonic_ms() + DATABASE_AWAY_MS;
	arena_close(arena);
	return false;
}

static void
take_due(struct notify *notify)
{
	if (clock_monotonic_ms() < notify->look_ms)
		return;
	notify->look_ms = clock_monotonic_ms() + LOOK_MS;
	while (notify->flying_count < IN_FLIGHT_MOST && take_one(notify))
		continue;
}

/* false: none has ended since the last look. */
static bool
collect_ended(struct notify *notify)
{
	int      left;
	bool     any = false;
	CURLMsg *message;

	while ((message = curl_multi_info_read(notify->multi, &left)) != NULL) {
		struct transfer *transfer = NULL;
		CURLcode         code = message->data.result;

		if (message->msg != CURLMSG_DONE)
			continue;
		check(curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer) == CURLE_OK);
		flying_remove(notify, transfer);
		transfer_judge(transfer, code);
		ended_add(notify, transfer);
		any = true;
	}
	return any;
}

/* Those that can't be written stay. A place that is free again is looked for at once. */
static void
record_ended(struct notify *notify)
{
	while (notify->ended != NULL) {
		struct transfer *transfer = notify->ended;

		if (claim_record(notify->db, transfer->arena, &transfer->claim, &transfer->outcome) != OK) {
			notify->look_ms = clock_monotonic_ms() + DATABASE_AWAY_MS;
			return;
		}
		notify->ended = transfer->next;
		transfer_close(transfer);
		notify->look_ms = 0;
	}
}

/* Once in every_ms, and not while the database is away. */
static void
act_each(struct notify *notify, enum statement statement, int64_t *when_ms, int64_t every_ms)
{
	if (clock_monotonic_ms() < *when_ms)
		return;
	*when_ms = clock_monotonic_ms() + every_ms;
	if (db_act(notify->db, &(struct db_call){ .statement = statement }) != OK)
		log_event(
		    LOG_LEVEL_DEBUG, "notify.failed", log_text("statement", statement_texts[statement].name));
}

static void
transfers_go_on(struct notify *notify, int wait_ms)
{
	int running;

	check(curl_multi_perform(notify->multi, &running) == CURLM_OK);
	if (!collect_ended(notify))
		(void)curl_multi_poll(notify->multi, NULL, 0, wait_ms, NULL);
}

/* What is on its way gets its time; the rest goes back, and another server may take it at once. */
static void
sender_stop(struct notify *notify)
{
	int64_t end_ms = clock_monotonic_ms() + STOP_MS;

	while (notify->flying != NULL && clock_monotonic_ms() < end_ms) {
		int running;

		check(curl_multi_perform(notify->multi, &running) == CURLM_OK);
		if (!collect_ended(notify))
			(void)curl_multi_poll(notify->multi, NULL, 0, 50, NULL);
	}
	while (notify->flying != NULL) {
		struct transfer *transfer = notify->flying;

		flying_remove(notify, transfer);
		ended_add(notify, transfer);
	}
	record_ended(notify);
	while (notify->ended != NULL) {
		struct transfer *transfer = notify->ended;

		notify->ended = transfer->next;
		transfer_close(transfer);
	}
}

void *
sender_thread(void *context)
{
	struct notify *notify = context;

	while (!atomic_load(&notify->stopping)) {
		record_ended(notify);
		act_each(notify, STATEMENT_outbox_nudge, &notify->nudge_ms, NUDGE_MS);
		act_each(notify, STATEMENT_outbox_purge, &notify->purge_ms, PURGE_MS);
		take_due(notify);
		transfers_go_on(notify, LOOK_MS);
	}
	sender_stop(notify);
	return NULL;
}
