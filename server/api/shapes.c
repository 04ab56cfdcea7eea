/* What each statement gives, compared with the database at start: a server whose tables and statements
 * drifted apart does not start. */
#include "domain/assumption.h"
#include "domain/bed.h"
#include "domain/channel.h"
#include "domain/consent.h"
#include "domain/contact.h"
#include "domain/county.h"
#include "domain/directory.h"
#include "domain/diversion.h"
#include "domain/guest.h"
#include "domain/moves.h"
#include "domain/network.h"
#include "domain/note.h"
#include "domain/organization.h"
#include "domain/recipient.h"
#include "domain/referral.h"
#include "domain/report.h"
#include "domain/service.h"
#include "domain/session.h"
#include "domain/site.h"
#include "domain/statistics.h"
#include "domain/stay.h"
#include "domain/turn_away.h"
#include "domain/what_if.h"
#include "hours/timetable.h"
#include "internal.h"

#define ACT(name, fields)                                                                                    \
	{                                                                                                    \
		STATEMENT_##name, (fields), true                                                             \
	}
#define READ(name, fields)                                                                                   \
	{                                                                                                    \
		STATEMENT_##name, (fields), false                                                            \
	}

const struct statement_shape api_statement_shapes[] = {
	ACT(health, NULL),
	READ(moves, move_fields),
	READ(network_read, network_fields),
	READ(county_list, county_fields),
	READ(consent_read, consent_stored_fields),

	READ(sign_in_account, sign_in_account_fields),
	ACT(sign_in_failed, NULL),
	ACT(session_begin, session_stored_fields),
	ACT(session_end, NULL),
	READ(session_now, session_stored_fields),

	READ(organization_list, organization_fields),
	READ(organization_read, organization_fields),
	READ(organization_people, organization_person_fields),
	ACT(organization_add, organization_fields),
	ACT(organization_change, organization_fields),

	READ(site_list, site_fields),
	READ(site_read, site_fields),
	ACT(site_add, site_fields),
	ACT(site_change, site_fields),
	ACT(site_confirm, site_fields),
	ACT(site_pause, site_fields),
	READ(confirmation_list, confirmation_fields),

	READ(service_list, service_fields),
	ACT(service_change, service_fields),
	ACT(service_add, service_fields),
	ACT(service_remove, NULL),
	READ(hours_read, timetable_row_fields),
	ACT(hours_change, timetable_row_fields),
	ACT(hours_except, timetable_row_fields),
	ACT(hours_confirm, timetable_row_fields),

	READ(contact_list, contact_fields),
	READ(contact_read, contact_fields),
	ACT(contact_add, contact_fields),
	ACT(contact_change, contact_fields),
	ACT(contact_remove, NULL),

	READ(directory_list, directory_row_fields),
	ACT(directory_import, directory_answer_fields),
	READ(directory_export, directory_line_fields),
	READ(directory_entries, directory_entry_row_fields),
	ACT(site_close, site_fields),

	READ(bed_list, bed_fields),
	ACT(bed_add, bed_fields),
	ACT(bed_change, bed_fields),
	ACT(bed_mark, bed_fields),

	READ(referral_list, referral_fields),
	READ(referral_by_code, referral_fields),
	READ(referral_open, referral_opened_row_fields),
	ACT(referral_send, referral_sent_row_fields),
	ACT(referral_ask, referral_sent_row_fields),
	ACT(referral_withdraw, referral_sent_row_fields),
	ACT(referral_revoke, referral_sent_row_fields),

	READ(guest_find, guest_found_fields),
	READ(guest_open, guest_referral_row_fields),
	ACT(guest_step, NULL),
	ACT(guest_withdraw, NULL),
	ACT(guest_revoke, NULL),
	ACT(referral_own, referral_sent_row_fields),

	READ(recipient_list, recipient_row_fields),
	READ(recipient_list_site, recipient_row_fields),
	READ(recipient_read, recipient_row_fields),
	ACT(recipient_step, recipient_row_fields),
	ACT(recipient_offer, recipient_row_fields),
	ACT(recipient_extend, recipient_row_fields),
	ACT(recipient_arrive, recipient_row_fields),
	ACT(recipient_decline, recipient_row_fields),

	READ(note_list, note_stored_fields),
	ACT(note_add, note_row_fields),
	ACT(note_read, recipient_row_fields),

	READ(stay_list, stay_fields),
	READ(stay_open, stay_opened_row_fields),
	ACT(stay_begin, stay_fields),
	ACT(stay_change, stay_fields),
	ACT(stay_extend, stay_fields),
	ACT(stay_move, stay_fields),
	ACT(stay_leave, stay_fields),
	READ(site_nights, nights_fields),

	READ(turn_away_list, turn_away_fields),
	ACT(turn_away_add, turn_away_fields),
	ACT(turn_away_undo, turn_away_fields),

	READ(statistics_diversion, diversion_line_row_fields),
	READ(statistics_what_if, what_if_counts_fields),
	READ(report_head, report_head_fields),
	READ(report_measures, report_measure_fields),
	READ(report_parts, report_part_fields),
	READ(report_trend, report_trend_fields),
	READ(report_slices, report_slice_fields),
	READ(report_estimates, report_estimate_fields),
	READ(report_assumptions, report_assumption_fields),
	ACT(report_add, report_fields),
	READ(report_list, report_fields),
	READ(report_read, report_fields),
	READ(report_page, report_page_fields),
	READ(assumption_list, assumption_fields),
	READ(assumption_history, assumption_fields),
	ACT(assumption_change, assumption_fields),

	READ(channel_list, channel_fields),
	ACT(channel_add, channel_made_row_fields),
	ACT(channel_change, channel_fields),
	ACT(channel_remove, NULL),
	ACT(channel_test, delivery_fields),
	READ(delivery_list, delivery_fields),
	READ(delivery_read, delivery_fields),
	ACT(delivery_retry, delivery_fields),

	READ(statistics_page, statistics_row_fields),
	READ(statistics_periods, statistics_span_fields),
	READ(statistics_trend, statistics_trend_row_fields),
	READ(statistics_week_hours, statistics_items_row_fields),
	READ(statistics_occupancy, statistics_items_row_fields),
	READ(statistics_freshness, statistics_items_row_fields),
};

const size_t api_statement_shape_count = sizeof(api_statement_shapes) / sizeof(*api_statement_shapes);
