/* The headers that matter here, found in one pass over what libmicrohttpd has read. Which they are, and which
 * may stand only once, is a table. */
#include <string.h>
#include <strings.h>

#include "internal.h"

struct header_slot {
	const char *name;
	size_t      offset;
	bool        once; /* twice would be read differently by different parties, so it is refused */
};

#define SLOT(header, member, is_once)                                                                        \
	{                                                                                                    \
		.name = (header), .offset = offsetof(struct headers, member), .once = (is_once)              \
	}
static const struct header_slot slots[] = {
	SLOT("Host", host, true),
	SLOT("Origin", origin, true),
	SLOT("Cookie", cookie, false),
	SLOT("Authorization", authorization, true),
	SLOT("Content-Type", content_type, true),
	SLOT("Content-Length", content_length, true),
	SLOT("Transfer-Encoding", transfer_encoding, true),
	SLOT("If-None-Match", if_none_match, false),
	SLOT("If-Match", if_match, true),
	SLOT("Accept-Encoding", accept_encoding, false),
	SLOT("Idempotency-Key", key, true),
	SLOT("X-Forwarded-For", forwarded_for, false),
	SLOT("X-Forwarded-Proto", forwarded_proto, false),
	SLOT("X-Porchlight", porchlight, false),
};

static enum MHD_Result
take_header(void *context, enum MHD_ValueKind kind, const char *key, const char *value)
{
	struct headers *headers = context;

	(void)kind;
	if (key[0] == '\0' || strpbrk(key, " \t") != NULL) {
		headers->malformed = true;
		return MHD_NO;
	}
	for (size_t i = 0; i < sizeof slots / sizeof *slots; i++) {
		const char **member = (const char **)(void *)((char *)headers + slots[i].offset);

		if ((key[0] | 0x20) != (slots[i].name[0] | 0x20) || strcasecmp(key, slots[i].name) != 0)
			continue;
		if (*member != NULL && slots[i].once)
			headers->malformed = true;
		if (*member == NULL)
			*member = value == NULL ? "" : value;
		break;
	}
	return MHD_YES;
}

void
headers_read(struct MHD_Connection *mhd, struct headers *headers)
{
	MHD_get_connection_values(mhd, MHD_HEADER_KIND, take_header, headers);
	/* Both say how long the body is; a proxy before us may have believed the other one. */
	if (headers->content_length != NULL && headers->transfer_encoding != NULL)
		headers->malformed = true;
	if (headers->transfer_encoding != NULL && strcasecmp(headers->transfer_encoding, "chunked") != 0)
		headers->malformed = true;
}
