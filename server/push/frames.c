/* See push/frames.h. */
#include "push/frames.h"

#include <string.h>

#include "base/clock.h"
#include "base/field.h"
#include "base/id.h"
#include "board/board.h"
#include "domain/change.h"
#include "wire/wire.h"

struct said {
	const char  *type;
	int64_t      proto;
	struct texts views;
	const char  *epoch, *pos, *build;
};

#define SAID(member, what) .name = #member, .kind = (what), .offset = offsetof(struct said, member)

static const struct field said_fields[] = {
	{ SAID(type, FIELD_TEXT) },
	{ SAID(proto, FIELD_INT), .flags = FIELD_NULLABLE },
	{ SAID(views, FIELD_TEXTS), .most = HELLO_VIEWS_MOST },
	{ SAID(epoch, FIELD_TEXT), .flags = FIELD_NULLABLE },
	{ SAID(pos, FIELD_TEXT), .flags = FIELD_NULLABLE },
	{ SAID(build, FIELD_TEXT), .flags = FIELD_NULLABLE },
	{ 0 },
};

static bool
is_view_name(const char *name)
{
	static const char prefix[] = "organization:";

	if (strcmp(name, "public") == 0 || strcmp(name, "network") == 0)
		return true;
	return strncmp(name, prefix, sizeof prefix - 1) == 0 && id_valid(name + sizeof prefix - 1);
}

static bool
take_views(const struct texts *views, struct hello *hello)
{
	if (views->count == 0 || views->count > HELLO_VIEWS_MOST)
		return false;
	for (size_t i = 0; i < views->count; i++) {
		bool known = false;

		if (views->items[i] == NULL || !is_view_name(views->items[i]))
			return false;
		for (size_t j = 0; j < hello->view_count; j++)
			known |= strcmp(hello->views[j], views->items[i]) == 0;
		if (!known)
			hello->views[hello->view_count++] = views->items[i];
	}
	return true;
}

static enum hello_reading
bad(const char **why, const char *sentence)
{
	*why = sentence;
	return HELLO_BAD;
}

enum hello_reading
hello_read(struct arena *arena, const char *bytes, size_t size, struct hello *hello, const char **why)
{
	struct faults faults = { 0 };
	struct said   said;

	*hello = (struct hello){ 0 };
	if (size > FRAME_MOST)
		return bad(why, "A frame has at most 4096 bytes.");
	if (wire_read(arena, bytes, size, said_fields, WIRE_OWN, &said, NULL, &faults) != OK
	    || said.type == NULL)
		return bad(why, "A frame is a JSON object with a type.");
	if (strcmp(said.type, "hello") != 0)
		return HELLO_OTHER;
	if (said.proto != PROTO)
		return bad(why, "This server speaks proto 1.");
	if (!take_views(&said.views, hello))
		return bad(why, "views: 1 to 8 of public, network, organization:<id>.");
	if (said.epoch
	    && (said.pos == NULL || strlen(said.epoch) >= BOARD_EPOCH_SIZE
		|| !position_read(said.pos, &hello->pos)))
		return bad(why, "epoch and pos belong together; pos is written as 16/B374D848.");
	hello->epoch = said.epoch;
	hello->build = said.build;
	return HELLO_FINE;
}

/* --- the server's short frames --- */

static void
put_text(struct buffer *into, const char *before, const char *text)
{
	buffer_put_text(into, before);
	wire_write_text(into, text);
}

static void
put_position(struct buffer *into, uint64_t pos)
{
	char text[POSITION_TEXT_SIZE];

	position_print(pos, text);
	buffer_print(into, ",\"pos\":\"%s\"", text);
}

static void
put_now(struct buffer *into, int64_t now_us)
{
	char text[TIME_TEXT_SIZE];

	time_print(now_us, text);
	buffer_print(into, ",\"now\":\"%s\"", text);
}

void
write_welcome(struct buffer *into, const struct welcome *welcome)
{
	buffer_print(into, "{\"type\":\"welcome\",\"proto\":%d", PROTO);
	put_text(into, ",\"epoch\":", welcome->epoch);
	put_position(into, welcome->pos);
	buffer_print(into, ",\"resumed\":%s,\"heartbeat_s\":%d", welcome->resumed ? "true" : "false",
	    welcome->heartbeat_s);
	put_now(into, welcome->now_us);
	put_text(into, ",\"build\":", welcome->build);
	buffer_put_char(into, '}');
}

void
write_reset(struct buffer *into, const char *view, const char *epoch, uint64_t pos, const char *why)
{
	put_text(into, "{\"type\":\"reset\",\"view\":", view);
	put_text(into, ",\"epoch\":", epoch);
	put_position(into, pos);
	put_text(into, ",\"why\":", why);
	buffer_put_char(into, '}');
}

void
write_ping(struct buffer *into, uint64_t pos, int64_t now_us, bool stale)
{
	buffer_put_text(into, "{\"type\":\"ping\"");
	put_position(into, pos);
	put_now(into, now_us);
	buffer_print(into, ",\"stale\":%s}", stale ? "true" : "false");
}

/* Milliseconds to wait at least; "false": don't come back by yourself. */
static const char *
retry_of(enum bye_code code)
{
	switch (code) {
	case BYE_BAD_FRAME:
	case BYE_SIGNED_OUT:
	case BYE_FORBIDDEN:
	case BYE_UPDATE: return "false";
	case BYE_SLOW: return "1000";
	case BYE_TOO_MANY: return "5000";
	case BYE_GOING_AWAY: return "0";
	}
	return "0";
}

void
write_bye(struct buffer *into, enum bye_code code, const char *why)
{
	buffer_print(into, "{\"type\":\"bye\",\"code\":%d,\"retry\":%s", (int)code, retry_of(code));
	put_text(into, ",\"why\":", why);
	buffer_put_char(into, '}');
}

size_t
frame_head(char *before, size_t size)
{
	unsigned char head[10] = { 0x81 };
	size_t        length = size < 126 ? 2 : size < 65536 ? 4 : sizeof head;

	head[1] = (unsigned char)(length == 2 ? size : length == 4 ? 126 : 127);
	for (size_t i = length; i-- > 2; size >>= 8)
		head[i] = (unsigned char)size;
	memcpy(before - length, head, length);
	return length;
}
