/* Several servers told of the same random transactions: readers that move between them, and the deltas that
 * each of them makes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "base/id.h"
#include "base/memory.h"
#include "client.h"
#include "feed.h"

enum { SITES = 4, BEDS = 24, STEPS = 4000, SERVERS = 3, READERS = 6 };

static unsigned seed;

static unsigned
chance(unsigned of)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % of;
}

/* The database, as far as these tests need one. */
struct truth {
	bool     bed_there[BEDS], public_counts[SITES], site_there[SITES];
	unsigned bed_version[BEDS], site_version[SITES];
};

static void
tell_site(const struct truth *truth, struct feed *feed, enum change_kind kind, unsigned site)
{
	feed_add(feed, kind, "site", "id", id_of(100 + site), "name", "Oak", "public_counts",
	    truth->public_counts[site] ? "t" : "f", "version", number_text(truth->site_version[site]), NULL);
}

static void
tell_bed(const struct truth *truth, struct feed *feed, enum change_kind kind, unsigned bed)
{
	feed_add(feed, kind, "bed", "id", id_of(200 + bed), "site_id", id_of(100 + bed % SITES), "state",
	    "open", "version", number_text(truth->bed_version[bed]), NULL);
}

/* Decides one step on the truth and tells it to every server that is up. */
static void
step(struct truth *truth, struct feed *feeds, const bool *up)
{
	unsigned         bed = chance(BEDS), site = chance(SITES), what = chance(10);
	enum change_kind kind;

	if (what == 0) {
		truth->public_counts[site] = !truth->public_counts[site];
		truth->site_version[site]++;
		for (int s = 0; s < SERVERS; s++) {
			if (up[s])
				tell_site(truth, &feeds[s], CHANGE_UPDATE, site);
		}
		return;
	}
	kind = !truth->bed_there[bed] ? CHANGE_INSERT : what == 1 ? CHANGE_DELETE : CHANGE_UPDATE;
	truth->bed_there[bed] = kind != CHANGE_DELETE;
	truth->bed_version[bed]++;
	for (int s = 0; s < SERVERS; s++) {
		if (up[s])
			tell_bed(truth, &feeds[s], kind, bed);
	}
}

static void
start(const struct truth *truth, struct feed *feed, const char *epoch, uint64_t pos)
{
	for (unsigned site = 0; site < SITES; site++)
		tell_site(truth, feed, CHANGE_INSERT, site);
	for (unsigned bed = 0; bed < BEDS; bed++) {
		if (truth->bed_there[bed])
			tell_bed(truth, feed, CHANGE_INSERT, bed);
	}
	feed_load(feed, epoch, pos);
}

/* Catches up on that server, by single deltas or by one merged; returns whether it had to fetch a snapshot.
 */
static bool
catch_up(struct client *client, struct feed *feed, const char *view_name, bool slow)
{
	struct board_view *view = board_view_find(feed->board, view_name);
	struct board_delta deltas[64];
	size_t             count = 0;
	enum board_resume  resume;
	char              *text;
	bool               reset;

	if (slow) {
		resume = board_deltas_merged(feed->board, view, client->epoch, client->pos, deltas);
		count = deltas[0].frame ? 1 : 0;
	} else {
		resume =
		    board_deltas_since(feed->board, view, client->epoch, client->pos, deltas, 64, &count);
	}
	reset = resume != RESUME_OK;
	if (reset) {
		text = snapshot_of(feed->board, view_name);
		client_load(client, text);
		free(text);
	}
	for (size_t i = 0; i < count; i++) {
		/* On the word of a server that said it can resume: never a hole, never something old. */
		assert_int_equal(client_apply(client, blob_bytes(deltas[i].frame)), APPLIED);
		blob_drop(deltas[i].frame);
	}
	if (count < 64 && client->pos < board_position(feed->board))
		client->pos = board_position(feed->board); /* a ping */
	return reset;
}

static void
readers_that_move_between_servers_always_hold_what_a_fresh_snapshot_holds(void **state)
{
	const struct board_settings bounds = {
		.resume_deltas = 40, .resume_seconds = 0, .resume_bytes = 1 << 20
	};
	static const char *const views[] = { "network", "public" };
	struct truth             truth = { 0 };
	struct feed              feeds[SERVERS];
	struct client            clients[READERS] = { 0 };
	bool                     up[SERVERS] = { true, true, true };
	uint64_t                 pos = 1000;
	unsigned                 resets = 0, catches = 0;

	(void)state;
	seed = 20261122;
	for (int s = 0; s < SERVERS; s++) {
		feed_open(&feeds[s], &bounds);
		start(&truth, &feeds[s], "e", pos);
	}
	for (unsigned i = 0; i < STEPS; i++) {
		unsigned server = chance(SERVERS);

		for (unsigned n = chance(4); n > 0; n--)
			step(&truth, feeds, up);
		pos += 10 + chance(50);
		for (int s = 0; s < SERVERS; s++) {
			if (up[s])
				feed_commit(&feeds[s], pos);
		}
		if (chance(300) == 0) { /* cut off for a while, then from a new picture */
			up[server] = !up[server];
			if (up[server])
				start(&truth, &feeds[server], "e", pos);
		}
		for (int r = 0; r < READERS; r++) {
			unsigned at = chance(SERVERS);

			if (chance(6) > 0 || !up[at])
				continue;
			resets += catch_up(&clients[r], &feeds[at], views[r % 2], r >= READERS / 2);
			catches++;
			if (chance(4) == 0) {
				char *text = snapshot_of(feeds[at].board, views[r % 2]);

				assert_true(clients[r].pos < board_position(feeds[at].board)
					    || client_agrees(&clients[r], text));
				free(text);
			}
		}
	}
	assert_true(resets < catches / 5);
	for (int r = 0; r < READERS; r++)
		client_done(&clients[r]);
	for (int s = 0; s < SERVERS; s++)
		feed_close(&feeds[s]);
}

static void
servers_that_started_at_different_times_make_the_same_deltas(void **state)
{
	struct truth truth = { 0 };
	struct feed  feeds[SERVERS];
	bool         up[SERVERS] = { true, false, false };
	uint64_t     pos = 1000, late = 0;

	(void)state;
	seed = 7;
	for (int s = 0; s < SERVERS; s++)
		feed_open(&feeds[s], NULL);
	start(&truth, &feeds[0], "e", pos);
	for (unsigned i = 0; i < 300; i++) {
		if (i == 150) {
			start(&truth, &feeds[1], "e", pos);
			up[1] = true;
			late = pos;
		}
		step(&truth, feeds, up);
		pos += 10;
		for (int s = 0; s < 2; s++) {
			if (up[s])
				feed_commit(&feeds[s], pos);
		}
	}
	for (int v = 0; v < 2; v++) {
		static const char *const views[] = { "network", "public" };
		struct board_delta       deltas[2][256];
		size_t                   counts[2];
		char                    *texts[2], epoch[BOARD_EPOCH_SIZE];

		board_epoch(feeds[0].board, epoch);
		for (int s = 0; s < 2; s++) {
			assert_int_equal(
			    board_deltas_since(feeds[s].board, board_view_find(feeds[s].board, views[v]),
				epoch, late, deltas[s], 256, &counts[s]),
			    RESUME_OK);
			texts[s] = snapshot_of(feeds[s].board, views[v]);
		}
		assert_string_equal(texts[0], texts[1]);
		assert_int_equal(counts[0], counts[1]);
		assert_true(counts[0] > 10);
		for (size_t i = 0; i < counts[0]; i++) {
			assert_int_equal(deltas[0][i].pos, deltas[1][i].pos);
			/* The first one's prev may differ: the late server only knows what followed its
			 * picture. */
			if (i > 0)
				assert_string_equal(
				    blob_bytes(deltas[0][i].frame), blob_bytes(deltas[1][i].frame));
			else
				assert_int_equal(deltas[1][i].prev, late);
		}
		for (int s = 0; s < 2; s++) {
			deltas_drop(deltas[s], counts[s]);
			free(texts[s]);
		}
	}
	for (int s = 0; s < SERVERS; s++)
		feed_close(&feeds[s]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(readers_that_move_between_servers_always_hold_what_a_fresh_snapshot_holds),
		cmocka_unit_test(servers_that_started_at_different_times_make_the_same_deltas),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
