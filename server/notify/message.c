/* A webhook's body: Standard Webhooks' type, timestamp and data, together with the four attributes that
 * CloudEvents 1.0 asks for, so that receivers of either kind can read it. Described in docs/webhooks.md. */
#include "base/clock.h"
#include "domain/recipient.h"
#include "room.h"
#include "wire/wire.h"

#define DATA(member, what) .name = #member, .kind = (what), .offset = offsetof(struct claim, member)

/* All that `data` may ever have, before its link. */
static const struct field data_fields[] = {
	{ DATA(site_id, FIELD_ID) },
	{ DATA(site_name, FIELD_TEXT) },
	{ DATA(bed_id, FIELD_ID) },
	{ DATA(room, FIELD_TEXT) },
	{ DATA(referral_id, FIELD_ID) },
	{ DATA(recipient_id, FIELD_ID) },
	{ DATA(code, FIELD_TEXT) },
	{ DATA(state, FIELD_CHOICE), .choices = &recipient_state_choices },
	{ DATA(sent_at, FIELD_TIME) },
	{ DATA(answered_at, FIELD_TIME) },
	{ DATA(held_until, FIELD_TIME) },
	{ DATA(ended_at, FIELD_TIME) },
	{ 0 },
};

const char *
message_link(struct arena *arena, const struct claim *claim, const char *public_url)
{
	if (claim->referral_id != NULL && !claim->is_house)
		return arena_print(arena, "%s/referrals/%s", public_url, claim->referral_id);
	if (claim->recipient_id != NULL)
		return arena_print(arena, "%s/house?site=%s&introduction=%s", public_url, claim->site_id,
		    claim->recipient_id);
	if (claim->site_id != NULL)
		return arena_print(arena, "%s/house?site=%s", public_url, claim->site_id);
	return arena_print(arena, "%s/", public_url);
}

static void
put_member(struct buffer *into, const char *name, const char *text)
{
	buffer_print(into, "%s\"%s\":", into->size > 1 ? "," : "", name);
	wire_write_text(into, text);
}

void
message_print(struct buffer *into, struct arena *arena, const struct claim *claim, const char *public_url)
{
	struct buffer data = { 0 };
	char          time[TIME_TEXT_SIZE];

	time_print(claim->occurred_at, time);
	buffer_put_char(into, '{');
	put_member(into, "specversion", "1.0");
	put_member(into, "id", claim->id);
	put_member(into, "source", public_url);
	put_member(into, "type", choice_slug(&event_choices, claim->event));
	put_member(into, "time", time);
	put_member(into, "timestamp", time);
	put_member(into, "datacontenttype", "application/json");
	wire_write(&data, data_fields, claim);
	buffer_print(into, ",\"data\":%.*s,\"link\":", (int)data.size - 1, data.bytes);
	wire_write_text(into, message_link(arena, claim, public_url));
	buffer_put_text(into, "}}");
	buffer_done(&data);
}
