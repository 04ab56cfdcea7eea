/* What everybody may know: the network's name and crisis line, its counties, the table of moves,
 * and what a person is asked to agree to. */
#include "domain/network.h"

#include "domain/consent.h"
#include "domain/county.h"
#include "domain/moves.h"
#include "internal.h"

static enum problem
network_read(struct request *rq)
{
	struct network network;

	return read_reply(
	    rq, &(struct db_call){ .statement = STATEMENT_network_read }, network_fields, &network);
}

static enum problem
county_list(struct request *rq)
{
	return list_reply(rq, &(struct db_call){ .statement = STATEMENT_county_list }, county_fields,
	    sizeof(struct county));
}

static enum problem
move_list(struct request *rq)
{
	return list_reply(
	    rq, &(struct db_call){ .statement = STATEMENT_moves }, move_fields, sizeof(struct move));
}

static enum problem
consent_read(struct request *rq)
{
	struct consent consent;

	return read_reply(
	    rq, &(struct db_call){ .statement = STATEMENT_consent_read }, consent_stored_fields, &consent);
}

static const struct route routes[] = {
	{ .method = "GET",
	    .path = "/api/v1/network",
	    .run = network_read,
	    .lane = LANE_DATABASE,
	    .who = WHO_ANYONE,
	    .status = 200,
	    .reply = network_fields,
	    .name = "network_read",
	    .help = "The network: its name, its zone, and the line for anyone in danger." },
	{ .method = "GET",
	    .path = "/api/v1/counties",
	    .run = county_list,
	    .lane = LANE_DATABASE,
	    .flags = ROUTE_LIST,
	    .who = WHO_ANYONE,
	    .status = 200,
	    .reply = county_fields,
	    .name = "county_list",
	    .help = "The counties of the network's states." },
	{ .method = "GET",
	    .path = "/api/v1/consent",
	    .run = consent_read,
	    .lane = LANE_DATABASE,
	    .who = WHO_ANYONE,
	    .status = 200,
	    .reply = consent_fields,
	    .name = "consent_read",
	    .help = "What a person is asked to agree to before they are introduced, in each language." },
	{ .method = "GET",
	    .path = "/api/v1/moves",
	    .run = move_list,
	    .lane = LANE_DATABASE,
	    .flags = ROUTE_LIST,
	    .who = WHO_ANYONE,
	    .status = 200,
	    .reply = move_fields,
	    .name = "move_list",
	    .help = "Who may move an introduction from where to where." },
};

const struct route_table api_network_routes = ROUTES(routes);
