/* The parts of this room that know nothing of a server or a request under way: finding a route, reading
 * headers and queries, counting how often somebody asks. Tested and fuzzed by themselves. */
#ifndef PORCHLIGHT_HTTP_READING_H
#define PORCHLIGHT_HTTP_READING_H

#include <microhttpd.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "http/http.h"

enum {
	ADDRESS_SIZE = INET6_ADDRSTRLEN,
	PATH_IDS_MOST = 4,
	QUERY_MOST = 32,
	METHODS_MOST = 8,
	KEY_LEAST = 8,
	KEY_MOST = 100,
	PAGE_USUAL = 50,
};

/* --- socket.c --- */
/* Says problem on a socket that nobody reads or writes any more, as well as that goes. */
void socket_refuse(int socket, enum problem problem, const char *detail);
/* PROBLEM_BAD_REQUEST when the first bytes hold a whole line that is no request of HTTP/1. */
enum problem first_line_check(const char *bytes, size_t size);
bool         address_is_local(const char *address);
/* "203.0.113.7", "2001:db8::1"; IPv4 in IPv6 reads as IPv4. "" for other families. */
void address_print(const struct sockaddr *address, char *into);

/* --- rates.c --- */
struct rates;
struct rates *rates_open(void);
void          rates_close(struct rates *rates);
/* Takes one from the bucket of that name. 0: it may; else how many seconds to wait. */
int rates_take(
    struct rates *rates, const char *kind, const char *name, int per_second, int burst, int64_t now_ms);

/* --- routes.c: the tables as a tree of segments --- */
struct routes;
struct match {
	const struct route *route;
	size_t              id_count;
	char                ids[PATH_IDS_MOST][37];
	char                allowed[96]; /* "GET, HEAD, PATCH"; for 405 */
	bool                open;        /* the path's routes are ROUTE_OPEN */
};
/* NULL with a sentence in why: two rows for one call, or a path that can't be read. */
struct routes        *routes_open(const struct route_table *tables, size_t count, char *why, size_t why_size);
void                  routes_close(struct routes *routes);
must_use enum problem routes_find(
    const struct routes *routes, const char *method, const char *path, struct match *match);

/* --- headers.c: reading what headers say; no state --- */
bool word_in(const char *words, const char *word, bool any_case); /* space-separated */
bool etag_matches(const char *if_none_match, const char *etag);
bool accepts_gzip(const char *accept_encoding);
bool is_json(const char *content_type);
/* The cookie's value within the header, or NULL. */
const char *cookie_find(const char *header, const char *name, size_t *size);
/* "\"12\"" -> "12" into; false: anything else. */
bool version_read(const char *if_match, char *into, size_t into_size);
bool key_valid(const char *key);
/* The right-most address that is no trusted proxy; false: unreadable. into has ADDRESS_SIZE bytes. */
bool forwarded_client(const char *forwarded_for, const char *trusted, char *into);

/* --- query.c --- */
struct query {
	size_t count;
	struct {
		const char *name, *value;
	} items[QUERY_MOST];
};
/* Decodes %XX in place of an arena's copy; NULL: not decodable, or not UTF-8 text. */
const char           *query_decode(struct arena *arena, const char *text);
must_use enum problem query_read(
    struct arena *arena, struct MHD_Connection *mhd, struct query *query, struct faults *faults);
must_use enum problem query_check(
    const struct route *route, const struct query *query, struct faults *faults);
const char *query_find(const struct query *query, const char *name);

/* --- headers_read.c --- */
/* The headers that matter here, found in one pass. */
struct headers {
	const char *host, *origin, *cookie, *authorization, *content_type, *content_length,
	    *transfer_encoding, *if_none_match, *if_match, *accept_encoding, *key, *forwarded_for,
	    *forwarded_proto, *porchlight;
	bool malformed; /* one that must stand once stands twice, or a name that is none */
};
void headers_read(struct MHD_Connection *mhd, struct headers *headers);

#endif
