/* The outbox: taking what is due and writing down how it went. The database decides; several servers may do
 * so at once (sql/functions/outbox_claim.sql). */
#include <inttypes.h>

#include "domain/recipient.h"
#include "room.h"

#define CLAIM(member, what) .name = #member, .kind = (what), .offset = offsetof(struct claim, member)

const struct field claim_fields[] = {
	{ CLAIM(id, FIELD_ID) },
	{ CLAIM(attempts, FIELD_INT) },
	{ CLAIM(channel_id, FIELD_ID) },
	{ CLAIM(kind, FIELD_CHOICE), .choices = &channel_kind_choices },
	{ CLAIM(address, FIELD_TEXT) },
	{ CLAIM(language, FIELD_CHOICE), .choices = &channel_language_choices },
	{ CLAIM(sealed_secret, FIELD_TEXT), .flags = FIELD_SEALED },
	{ CLAIM(event, FIELD_CHOICE), .choices = &event_choices },
	{ CLAIM(occurred_at, FIELD_TIME) },
	{ CLAIM(site_id, FIELD_ID) },
	{ CLAIM(site_name, FIELD_TEXT) },
	{ CLAIM(bed_id, FIELD_ID) },
	{ CLAIM(room, FIELD_TEXT) },
	{ CLAIM(recipient_id, FIELD_ID) },
	{ CLAIM(referral_id, FIELD_ID) },
	{ CLAIM(code, FIELD_TEXT) },
	{ CLAIM(state, FIELD_CHOICE), .choices = &recipient_state_choices },
	{ CLAIM(sent_at, FIELD_TIME) },
	{ CLAIM(answered_at, FIELD_TIME) },
	{ CLAIM(held_until, FIELD_TIME) },
	{ CLAIM(ended_at, FIELD_TIME) },
	{ CLAIM(is_house, FIELD_BOOL) },
	{ CLAIM(zone, FIELD_TEXT) },
	{ CLAIM(occurred_local, FIELD_TEXT) },
	{ CLAIM(held_local, FIELD_TEXT) },
	{ 0 },
};

const struct statement_shape claim_shapes[] = {
	{ STATEMENT_outbox_claim, claim_fields, false },
	{ STATEMENT_outbox_record, NULL, true },
	{ STATEMENT_outbox_nudge, NULL, true },
	{ STATEMENT_outbox_purge, NULL, true },
};
const size_t claim_shape_count = sizeof(claim_shapes) / sizeof(*claim_shapes);

enum problem
claim_take(struct db *db, struct arena *arena, struct claim *claim)
{
	return db_row(db, arena,
	    &(struct db_call)DB_CALL(STATEMENT_outbox_claim, arena_print(arena, "%d", LEASE_S)), claim_fields,
	    claim, NULL);
}

static const char *
number(struct arena *arena, long value)
{
	return value == 0 ? NULL : arena_print(arena, "%ld", value);
}

enum problem
claim_record(struct db *db, struct arena *arena, const struct claim *claim, const struct outcome *outcome)
{
	static const char *const words[] = {
		[HOW_DELIVERED] = "delivered",
		[HOW_FAILED] = "failed",
		[HOW_DEAD] = "dead",
		[HOW_GONE] = "gone",
		[HOW_RELEASED] = "released",
	};

	return db_act(
	    db, &(struct db_call)DB_CALL(STATEMENT_outbox_record, claim->id,
		    arena_print(arena, "%" PRId64, claim->attempts), words[outcome->how],
		    number(arena, outcome->status),
		    outcome->fault == NO_CHOICE ? NULL : choice_slug(&delivery_fault_choices, outcome->fault),
		    number(arena, outcome->retry_after_s)));
}
