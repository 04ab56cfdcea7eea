/* `porchlight demo`: fills an empty database with a network to look at. PostgreSQL makes nearly all of it
 * (sql/demo, which says how); from here come what needs secrets: the sign-ins' password hash, and the sealed
 * names of those who are on their way now. */
#include <stdio.h>
#include <string.h>

#include "base/id.h"
#include "commands.h"
#include "db/sql_files.h"
#include "demo_people.h"
#include "owner.h"
#include "release_month.h"
#include "seal/seal.h"

enum {
	SITES = 40,
	HISTORY_DAYS = 365,
	MANY_SITES = 200, /* above it the network is for measuring, and a short history will do */
	MANY_HISTORY_DAYS = 3,
};

struct demo_words {
	bool if_empty;
	long sites, history_days, referrals, seed;
};

const struct option_row demo_options[] = {
	{ .name = "--if-empty",
	    .kind = OPTION_FLAG,
	    .offset = offsetof(struct demo_words, if_empty),
	    .help = "Do nothing when the database holds a network already." },
	{ .name = "--sites",
	    .kind = OPTION_NUMBER,
	    .placeholder = "N",
	    .offset = offsetof(struct demo_words, sites),
	    .least = 1,
	    .most = 20000,
	    .help = "How many houses (40)." },
	{ .name = "--history-days",
	    .kind = OPTION_NUMBER,
	    .placeholder = "N",
	    .offset = offsetof(struct demo_words, history_days),
	    .least = 1,
	    .most = 2000,
	    .help = "How many days of history (365; 3 above 200 houses)." },
	{ .name = "--referrals",
	    .kind = OPTION_NUMBER,
	    .placeholder = "N",
	    .offset = offsetof(struct demo_words, referrals),
	    .least = 1,
	    .most = 20000000,
	    .help =
		"Fill the history with about that many introductions, plainly, for measuring: only its last "
		"days are as detailed as without." },
	{ .name = "--seed",
	    .kind = OPTION_NUMBER,
	    .placeholder = "N",
	    .offset = offsetof(struct demo_words, seed),
	    .least = 0,
	    .most = 1000000000,
	    .help = "Another number, another network (1)." },
	{ 0 },
};

/* --- what goes in --- */

/* The settings that sql/demo reads. */
static void
words_print(struct buffer *into, const struct demo_words *words)
{
	buffer_print(into,
	    "SELECT set_config('demo.sites', '%ld', true), set_config('demo.days', '%ld', true), "
	    "set_config('demo.seed', '%ld', true), set_config('demo.referrals', '%ld', true), "
	    "set_config('demo.long_days', '%ld', true);\n",
	    words->sites, words->referrals > 0 ? (long)MANY_HISTORY_DAYS : words->history_days, words->seed,
	    words->referrals, words->history_days);
}

static void
people_print(struct buffer *into, const char *hash)
{
	buffer_put_text(into, "CREATE TEMP TABLE demo_person (email text, name text, organization_slug text, "
			      "role text, password_hash text) ON COMMIT DROP;\n"
			      "INSERT INTO demo_person VALUES\n");
	for (size_t i = 0; i < demo_people_count; i++) {
		const char *const cells[] = { demo_people[i].email, demo_people[i].name,
			demo_people[i].organization, demo_people[i].role, hash };

		for (size_t k = 0; k < 5; k++) {
			buffer_put_text(into, k == 0 ? "(" : ", ");
			sql_literal(into, cells[k]);
		}
		buffer_put_text(into, i + 1 < demo_people_count ? "),\n" : ");\n");
	}
}

/* Sealed as the server does it: bound to the column and the row. */
static const char *
seal_member(
    struct owner *owner, const struct key_ring *ring, const char *column, const char *id, const char *text)
{
	return seal_text(ring, owner->arena, arena_print(owner->arena, "referral.%s:%s", column, id), text);
}

/* ring NULL: nobody said anything, since nothing could be sealed. */
static void
guests_print(struct buffer *into, struct owner *owner, const struct key_ring *ring)
{
	buffer_put_text(into, "CREATE TEMP TABLE demo_sealed (o bigint, id uuid, sealed_name text, "
			      "sealed_callback text, sealed_note text, secret_key text) ON COMMIT DROP;\n");
	for (size_t i = 0; ring != NULL && i < demo_guests_count; i++) {
		const struct demo_guest *guest = &demo_guests[i];
		char                     id[ID_TEXT_SIZE];

		id_new(id);
		buffer_print(into, "INSERT INTO demo_sealed VALUES (%zu, '%s', ", i + 1, id);
		sql_literal(into, seal_member(owner, ring, "sealed_name", id, guest->name));
		buffer_put_text(into, ", ");
		sql_literal(into, seal_member(owner, ring, "sealed_callback", id, guest->callback));
		buffer_put_text(into, ", ");
		sql_literal(into, seal_member(owner, ring, "sealed_note", id, guest->note));
		buffer_put_text(into, ", ");
		sql_literal(into, key_ring_newest(ring));
		buffer_put_text(into, ");\n");
	}
}

static bool
network_make(struct owner *owner, const struct demo_words *words, const struct key_ring *ring)
{
	struct script script = { 0 };
	struct buffer head = { 0 };
	char          hash[PASSWORD_HASH_SIZE];
	bool          done;

	if (!password_hash(DEMO_PASSWORD, hash)) {
		fprintf(stderr, "porchlight demo: no memory to hash the password (it takes 64 MB)\n");
		return false;
	}
	words_print(&head, words);
	people_print(&head, hash);
	guests_print(&head, owner, ring);
	script_add(&script, "sign-ins", head.bytes);
	for (const struct sql_file *file = sql_demo; file->path != NULL; file++)
		script_add(&script, file->path, file->text);
	done = owner_run(owner, &script);
	script_done(&script);
	buffer_done(&head);
	return done;
}

/* The months that are over are released at once, so that there is something to look at. The server does it
 * for a network that is for measuring. */
static bool
months_release(struct owner *owner, const struct demo_words *words)
{
	struct arena *arena = arena_open();
	struct db    *db = db_open(&(struct db_settings){
	       .conninfo = owner->settings.owner_database,
	       .application_name = "porchlight demo",
	       .shapes = release_shapes,
	       .shape_count = release_shape_count,
        });
	bool          more = words->sites <= MANY_SITES;
	enum problem  p = OK;

	while (more && (p = release_month(db, arena, &more)) == OK)
		arena_reset(arena);
	db_close(db);
	arena_close(arena);
	if (p != OK)
		fprintf(stderr, "porchlight demo: the figures could not be released: %s\n",
		    problem_text(p)->title);
	return p == OK;
}

/* The daily sums, a month at a time: a server that starts meanwhile would wait for one long transaction. */
static bool
sums_make(struct owner *owner)
{
	struct db_cells more;

	do {
		if (!owner_ask(owner, OWNER_CALL(STATEMENT_statistics_catch_up), &more))
			return false;
	} while (strcmp(db_cell(&more, 0, 0), "t") == 0);
	return true;
}

/* --- what is said --- */

static bool
network_say(struct owner *owner)
{
	struct db_cells counts;

	if (!owner_ask(owner, OWNER_CALL(STATEMENT_demo_counts), &counts))
		return false;
	printf("The demo network: %s houses with %s rooms (%s count as open now), %s other places, %s "
	       "introductions, %s of them on their way.\n",
	    db_cell(&counts, 0, 0), db_cell(&counts, 0, 1), db_cell(&counts, 0, 2), db_cell(&counts, 0, 3),
	    db_cell(&counts, 0, 4), db_cell(&counts, 0, 5));
	return true;
}

static void
people_say(void)
{
	printf("Sign in with one of these; the password is  %s\n", DEMO_PASSWORD);
	for (size_t i = 0; i < demo_people_count; i++)
		printf("  %-30s %-14s %s\n", demo_people[i].email, demo_people[i].name, demo_people[i].who);
}

/* --- the command --- */

/* 1: there is nothing yet; 0: a network is there (is_demo: this one); -1: it was said what is wrong. */
static int
ground_look(struct owner *owner, bool *is_demo)
{
	struct db_cells found;

	if (!owner_ask(owner, OWNER_CALL(STATEMENT_migration_state), &found))
		return -1;
	if (strcmp(db_cell(&found, 0, 0), "t") != 0) {
		fprintf(stderr,
		    "porchlight demo: database %s has no schema yet; run `porchlight migrate` first\n",
		    db_cell(&found, 0, 2));
		return -1;
	}
	if (!owner_ask(owner, &(struct db_call)DB_CALL(STATEMENT_demo_state, demo_people[0].email), &found))
		return -1;
	*is_demo = strcmp(db_cell(&found, 0, 1), "t") == 0;
	return strcmp(db_cell(&found, 0, 0), "t") == 0;
}

static bool
demo_make(struct owner *owner, const struct demo_words *words)
{
	struct key_ring *ring = NULL;
	bool             done;

	if (owner->settings.seal_keys == NULL)
		fprintf(stderr, "porchlight demo: PORCHLIGHT_SEAL_KEYS is not set, so nobody on their way "
				"has given a name\n");
	else if ((ring = key_ring_open(owner->settings.seal_keys, owner->why, sizeof owner->why)) == NULL)
		fprintf(stderr, "porchlight demo: %s\n", owner->why);
	done = (ring != NULL || owner->settings.seal_keys == NULL) && network_make(owner, words, ring)
	    && sums_make(owner) && months_release(owner, words) && network_say(owner);
	key_ring_close(ring);
	if (done)
		people_say();
	return done;
}

static bool
demo_run(struct owner *owner, const struct demo_words *words)
{
	bool is_demo;

	switch (ground_look(owner, &is_demo)) {
	case 1: return demo_make(owner, words);
	case 0: break;
	default: return false;
	}
	if (!words->if_empty) {
		fprintf(stderr,
		    "porchlight demo: the database holds a network already; the demo wants an empty one\n");
		return false;
	}
	if (is_demo)
		people_say();
	return true;
}

int
command_demo(int argc, char **argv)
{
	struct demo_words words = { .sites = SITES, .history_days = 0, .seed = 1 };
	struct owner      owner;
	int               status;

	if ((status = options_or_usage("demo", demo_options, argc, argv, &words, NULL, 0, 0)) != EXIT_DONE)
		return status;
	if (words.history_days == 0)
		words.history_days = words.sites > MANY_SITES ? MANY_HISTORY_DAYS : HISTORY_DAYS;
	if ((status = owner_open(&owner, "demo", 0)) == EXIT_DONE)
		status = demo_run(&owner, &words) ? EXIT_DONE : EXIT_FAILED;
	owner_close(&owner);
	return status;
}
