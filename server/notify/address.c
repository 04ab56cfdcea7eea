/* Which addresses are the public network's. A webhook's address is typed by a lead, so without this anyone
 * who leads a house could make the server speak to what stands behind its firewall. Ranges: IANA's
 * special-purpose registries (RFC 6890 and its updates). */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

#include "room.h"

struct range {
	uint32_t network;
	unsigned bits;
};

static const struct range special[] = {
	{ 0x00000000, 8 },  /* this network */
	{ 0x0a000000, 8 },  /* private */
	{ 0x64400000, 10 }, /* shared by carriers */
	{ 0x7f000000, 8 },  /* loopback */
	{ 0xa9fe0000, 16 }, /* link-local, where clouds keep their credentials */
	{ 0xac100000, 12 }, /* private */
	{ 0xc0000000, 24 }, /* protocol assignments */
	{ 0xc0000200, 24 }, /* documentation */
	{ 0xc0586300, 24 }, /* 6to4 relays, of the past */
	{ 0xc0a80000, 16 }, /* private */
	{ 0xc6120000, 15 }, /* benchmarks */
	{ 0xc6336400, 24 }, /* documentation */
	{ 0xcb007100, 24 }, /* documentation */
	{ 0xe0000000, 3 },  /* multicast, reserved, broadcast */
};

static bool
v4_is_public(uint32_t address)
{
	for (size_t i = 0; i < sizeof special / sizeof special[0]; i++)
		if (address >> (32 - special[i].bits) == special[i].network >> (32 - special[i].bits))
			return false;
	return true;
}

static uint32_t
v4_of(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/* Global unicast is 2000::/3; in it stand addresses that carry an IPv4 address or lead nowhere. */
static bool
v6_is_public(const unsigned char *b)
{
	static const unsigned char mapped[12] = { [10] = 0xff, [11] = 0xff };
	static const unsigned char translated[12] = { 0x00, 0x64, 0xff, 0x9b }; /* NAT64 */

	if (memcmp(b, mapped, sizeof mapped) == 0 || memcmp(b, translated, sizeof translated) == 0)
		return v4_is_public(v4_of(b + 12));
	if ((b[0] & 0xe0) != 0x20)
		return false;
	if (b[0] == 0x20 && b[1] == 0x02) /* 6to4 */
		return v4_is_public(v4_of(b + 2));
	if (b[0] == 0x20 && b[1] == 0x01 && b[2] < 0x02) /* 2001::/23: Teredo, benchmarks, other protocols */
		return false;
	if (b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x0d && b[3] == 0xb8) /* documentation */
		return false;
	return !(b[0] == 0x3f && b[1] == 0xff && b[2] < 0x10); /* documentation */
}

bool
address_is_public(const struct sockaddr *address)
{
	if (address->sa_family == AF_INET) {
		struct sockaddr_in v4;

		memcpy(&v4, address, sizeof v4);
		return v4_is_public(ntohl(v4.sin_addr.s_addr));
	}
	if (address->sa_family == AF_INET6) {
		struct sockaddr_in6 v6;

		memcpy(&v6, address, sizeof v6);
		return v6_is_public(v6.sin6_addr.s6_addr);
	}
	return false;
}
