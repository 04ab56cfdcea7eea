/* All routes, noun by noun, in the order in which the API's description tells them. */
#include "api/api.h"

void
api_tables(struct route_table into[API_TABLES])
{
	const struct route_table tables[API_TABLES] = {
		api_session_routes,
		api_network_routes,
		api_organization_routes,
		api_site_routes,
		api_confirmation_routes,
		api_service_routes,
		api_hours_routes,
		api_contact_routes,
		api_directory_routes,
		api_bed_routes,
		api_referral_routes,
		api_ask_routes,
		api_recipient_routes,
		api_note_routes,
		api_guest_routes,
		api_stay_routes,
		api_turn_away_routes,
		api_channel_routes,
		api_delivery_routes,
		api_statistics_routes,
		api_assumption_routes,
		api_estimate_routes,
		api_report_routes,
		api_board_routes,
		api_live_poll_routes,
		api_page_routes,
		api_health_routes,
	};

	for (size_t i = 0; i < API_TABLES; i++)
		into[i] = tables[i];
}
