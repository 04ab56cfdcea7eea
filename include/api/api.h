/* The acts and reads of the HTTP API: one file a noun in server/api, each ending in its route table. What
 * they need besides the request is handed to http_open as its context. Also the shapes of all prepared
 * statements, which room db compares with the database at start. */
#ifndef PORCHLIGHT_API_API_H
#define PORCHLIGHT_API_API_H

#include <stddef.h>

#include "api/live_poll.h"
#include "board/board.h"
#include "db/db.h"
#include "http/http.h"
#include "roster/roster.h"
#include "seal/seal.h"

/* What request_context gives; filled by room app before http_open and not changed after. */
struct api_context {
	const struct key_ring *ring;
	struct board          *board;
	struct roster         *roster;
	struct live_polls     *polls;
	const char            *build;            /* of the web assets; a page with another one is told */
	const char            *version;          /* of the server */
	bool                   sends_mail;       /* a mail server is set */
	bool                   private_webhooks; /* http and private addresses may be sent to */
	/* What anybody may see at / and at /map, where a signed-in person gets the app. */
	enum problem (*front_page)(struct request *rq);
	enum problem (*map_page)(struct request *rq);
};

enum {
	SESSION_HOURS = 12,          /* a session's absolute end */
	SESSION_IDLE_MINUTES = 720,  /* on a computer of one's own */
	SESSION_SHARED_MINUTES = 15, /* on a shared computer */
};

/* Every statement that the server may run. */
extern const struct statement_shape api_statement_shapes[];
extern const size_t                 api_statement_shape_count;

extern const struct route_table api_session_routes;
extern const struct route_table api_network_routes; /* network, counties, moves */
extern const struct route_table api_organization_routes;
extern const struct route_table api_site_routes;
extern const struct route_table api_confirmation_routes; /* confirmations and pauses */
extern const struct route_table api_service_routes;
extern const struct route_table api_hours_routes;
extern const struct route_table api_contact_routes;
extern const struct route_table api_directory_routes;
extern const struct route_table api_bed_routes;
extern const struct route_table api_referral_routes;
extern const struct route_table api_ask_routes; /* of who asks for themself */
extern const struct route_table api_recipient_routes;
extern const struct route_table api_note_routes;
extern const struct route_table api_guest_routes; /* the person's own page */
extern const struct route_table api_stay_routes;
extern const struct route_table api_turn_away_routes;
extern const struct route_table api_channel_routes;
extern const struct route_table api_delivery_routes;
extern const struct route_table api_health_routes;
extern const struct route_table api_board_routes;
extern const struct route_table api_live_poll_routes;
extern const struct route_table api_statistics_routes;
extern const struct route_table api_assumption_routes;
extern const struct route_table api_estimate_routes;
extern const struct route_table api_report_routes;
extern const struct route_table api_page_routes;

/* All of the above, in the order of the API's description. into has room for API_TABLES. */
enum { API_TABLES = 27 };
void api_tables(struct route_table into[API_TABLES]);

#endif
