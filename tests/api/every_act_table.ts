// Every act of the API, what its members must not be, who may not call it, and what stands in its way. tests/api/every_act.test.ts runs
// the rows and holds them against the description of the API: an act or a member without its row fails.

import { type Network, id } from './network.ts';
import { impossible_day, impossible_hours, today, usual } from './every_act_hours.ts';
import { type Wrong, choice, day, key, list, real, text, time, whole, words, yes_or_no } from './every_act_members.ts';

/** What the rows act on. */
export interface Stage {
	net: Network;
	/** Asked of Lighthouse by the mobile team, unanswered. */
	recipient: string;
	referral: string;
	code: string;
	secret: string;
	/** In Lighthouse's second room. */
	stay: string;
	turn_away: string;
	/** Lighthouse's. */
	channel: string;
	/** Who picks up at Lighthouse. */
	contact: string;
	delivery: string;
}

export type Who = 'lead' | 'staff' | 'harbor_staff' | 'team' | 'hospital' | 'admin' | 'analyst' | 'nobody';
export const everybody: readonly Who[] = ['lead', 'staff', 'harbor_staff', 'team', 'hospital', 'admin', 'analyst', 'nobody'];

export interface Refusal {
	body: Record<string, unknown>;
	slug: string;
	pointer?: string;
}

export interface Act {
	/** operationId. */
	name: string;
	path: (stage: Stage) => string;
	/** Who may: the first of them calls it in the rows about members. */
	may: readonly Who[];
	/** What everybody else gets; who is not signed in gets not_signed_in. */
	others: Partial<Record<Who, string>>;
	/** A body that would be taken. */
	body?: (stage: Stage) => Record<string, unknown>;
	members?: Record<string, Wrong[]>;
	required?: readonly string[];
	/** Bodies whose members are well formed and cannot be taken all the same. */
	refused?: (stage: Stage) => Refusal[];
}

const nothing = id('9', 9);
const house: readonly Who[] = ['staff', 'lead'];
/** A house's own act: another house does not learn that the row is there, nobody else has any business with it. */
const of_the_house = { harbor_staff: 'not_found', team: 'not_allowed', hospital: 'not_allowed', admin: 'not_allowed', analyst: 'not_allowed' };
/** The same where what it is about is public. */
const of_that_house = { ...of_the_house, harbor_staff: 'not_allowed' };
const of_the_lead = { ...of_that_house, staff: 'not_allowed' };
const of_the_team = { lead: 'not_allowed', staff: 'not_allowed', harbor_staff: 'not_allowed', hospital: 'not_found', admin: 'not_allowed', analyst: 'not_allowed' };
const of_both_sides = { harbor_staff: 'not_found', hospital: 'not_found', admin: 'not_allowed', analyst: 'not_allowed' };
const of_the_admin = { lead: 'not_allowed', staff: 'not_allowed', harbor_staff: 'not_allowed', team: 'not_allowed', hospital: 'not_allowed', analyst: 'not_allowed' };
const { analyst: _, ...of_those_who_count } = of_the_admin;

const site = ({ net }: Stage) => `/api/v1/sites/${net.lighthouse.id}`;
const recipient = (action: string) => ({ recipient: one }: Stage) => `/api/v1/recipients/${one}/${action}`;
const referral = (action: string) => ({ referral: one }: Stage) => `/api/v1/referrals/${one}/${action}`;
const stay = (action: string) => ({ stay: one }: Stage) => `/api/v1/stays/${one}${action}`;
const step = (action: string): Act => ({ name: `recipient_${action}`, path: recipient(action), may: house, others: of_the_house });

const organization_members = {
	name: text(1, 120), kind: choice(), description: text(0, 2000), phone: text(3, 40, 'or null'),
	county_fips: [...text(5, 5, 'or null'), { value: '99999', slug: 'bad_value' }],
};

const contact_members = {
	name: text(1, 120), title: text(0, 120), phone: text(3, 40, 'or null'), email: [...text(3, 254, 'or null'), { value: 'at home', slug: 'bad_value' }], languages: words(20, 'en'), is_public: yes_or_no(),
};

const file_members = { format: choice(), text: [{ value: 7, slug: 'wrong_type' }, { value: null, slug: 'wrong_type' }, { value: '', slug: 'too_short' }] };

const fact = yes_or_no('or null');
const site_members: Record<string, Wrong[]> = {
	name: text(1, 120), county_fips: [...text(5, 5), { value: '99999', slug: 'bad_value' }], zone: [...text(1, 64), { value: 'Mars/Olympus', slug: 'bad_value' }],
	phone: text(3, 40), description: text(0, 2000), address: text(0, 200, 'or null'), city: text(0, 80, 'or null'), postcode: text(0, 10, 'or null'),
	latitude: real(-90, 90, 'or null'), longitude: real(-180, 180, 'or null'), address_confidential: yes_or_no(), is_virtual: yes_or_no(),
	second_contact: text(1, 120, 'or null'), staffed_limit: whole(0, 50, 'or null'), fresh_hours: whole(1, 72), stale_hours: whole(1, 168),
	public_counts: yes_or_no(), notice: text(0, 280), entry: choice(),
	form_asks: list({ value: null, slug: 'wrong_type' }, Array.from({ length: 21 }, () => 'x')),
	counties_served: list({ value: 'Kings', slug: 'bad_value' }, Array.from({ length: 261 }, () => '36061')),
	minimum_age: whole(0, 120, 'or null'), maximum_nights: whole(1, 90, 'or null'), window_nights: whole(1, 90, 'or null'), window_days: whole(1, 366, 'or null'),
	drop_off: fact, languages: words(20, 'en'), populations: words(10, 'deaf'), step_free: fact, accessible_bath: fact, pets: fact, service_animals: fact,
	smoking_area: fact, fragrance_free: fact, transport_help: fact, hold_minutes: whole(15, 1440), answer_minutes: whole(30, 1440),
};

const bed_members = {
	label: text(1, 40), position: whole(0, 1000), private_room: fact, step_free: fact, accessible_bath: fact, floor: whole(-2, 20, 'or null'),
	gender_preference: choice('or null'), service_animals: fact,
};

const alias = text(1, 40, 'or null');
const leaving = { where_next: choice('or null'), guest_answer: choice('or null') };

const sender_members: Record<string, Wrong[]> = {
	site_ids: [...list({ value: 'lighthouse', slug: 'bad_value' }, [1, 2, 3, 4].map((n) => id('2', n))), { value: [], slug: 'too_short' }],
	only_if_open: yes_or_no(), name: text(0, 60, 'or null'), callback: text(0, 60, 'or null'), note: text(0, 280, 'or null'),
	needs: words(11, 'pet'), languages: words(5, 'en'), arrival_estimate: time('or null'), transport: choice('or null'), alternative: choice('or null'),
	county_fips: [...text(5, 5, 'or null'), { value: '99999', slug: 'bad_value' }],
	consent_version: [...text(1, 20), { value: 'never worded', slug: 'unknown_wording' }], organization_id: key('or null'),
};

const guest_members = { code: text(1, 40), secret: text(1, 60) };
const guest = (name: string, path: (stage: Stage) => string): Act => ({
	name, path, may: everybody, others: {}, body: ({ code, secret }) => ({ code, secret }), members: guest_members, required: ['code', 'secret'],
	refused: ({ code, secret }) => [
		{ body: { code, secret: 'XXXX-XXXX-XXXX' }, slug: 'unknown_code' }, { body: { code: 'XXXXXX', secret }, slug: 'unknown_code' },
	],
});

export const acts: Act[] = [
	{ name: 'organization_add', path: () => '/api/v1/organizations', may: ['admin'], others: of_the_admin, body: () => ({ name: 'New', kind: 'hospital' }),
		members: organization_members, required: ['name', 'kind'] },
	{ name: 'organization_change', path: ({ net }) => `/api/v1/organizations/${net.organizations.team}`, may: ['admin'], others: of_the_admin,
		body: () => ({ name: 'New' }), members: organization_members },
	{ name: 'site_add', path: () => '/api/v1/sites', may: ['admin'], others: of_the_admin,
		body: ({ net }) => ({ organization_id: net.lighthouse.organization, name: 'New', county_fips: '36061', zone: 'America/New_York', phone: '555-0100' }),
		members: { ...site_members, organization_id: [...key(), { value: nothing, slug: 'bad_value' }] },
		required: ['organization_id', 'name', 'county_fips', 'zone', 'phone'] },
	{ name: 'site_change', path: site, may: ['lead', 'admin'], others: { staff: 'not_allowed', harbor_staff: 'not_allowed', team: 'not_allowed', hospital: 'not_allowed', analyst: 'not_allowed' },
		body: () => ({ name: 'New' }), members: site_members,
		refused: () => [{ body: { fresh_hours: 30, stale_hours: 20 }, slug: 'out_of_range', pointer: '/fresh_hours' }] },
	{ name: 'site_confirm', path: (stage) => `${site(stage)}/confirmations`, may: house, others: of_that_house },
	{ name: 'site_pause', path: (stage) => `${site(stage)}/pauses`, may: house, others: of_that_house },
	{ name: 'site_welcome', path: (stage) => `${site(stage)}/pauses`, may: house, others: of_that_house },
	{ name: 'site_close', path: (stage) => `/api/v1/sites/${stage.net.harbor.id}/closures`, may: ['admin'], others: of_the_admin },
	{ name: 'site_reopen', path: (stage) => `/api/v1/sites/${stage.net.harbor.id}/closures`, may: ['admin'], others: of_the_admin },
	{ name: 'directory_check', path: () => '/api/v1/directory/checks', may: ['admin'], others: of_the_admin, body: () => ({ format: 'csv', text: 'organization,name' }),
		members: file_members, required: ['format', 'text'] },
	{ name: 'directory_import', path: () => '/api/v1/directory/imports', may: ['admin'], others: of_the_admin, body: () => ({ format: 'csv', text: 'organization,name' }),
		members: file_members, required: ['format', 'text'],
		refused: () => [{ body: { format: 'csv', text: 'castle\nx' }, slug: 'bad_value', pointer: '/text' }, { body: { format: 'hsds', text: '[' }, slug: 'bad_value', pointer: '/text' }] },
	{ name: 'contact_add', path: () => '/api/v1/contacts', may: ['lead', 'admin'], others: { staff: 'not_allowed', harbor_staff: 'not_allowed', team: 'not_allowed', hospital: 'not_allowed', analyst: 'not_allowed' },
		body: ({ net }) => ({ organization_id: net.lighthouse.organization, name: 'New' }),
		members: { ...contact_members, organization_id: key(), site_id: [...key('or null'), { value: nothing, slug: 'bad_value' }],
			service_id: [...key('or null'), { value: nothing, slug: 'bad_value' }] }, required: ['organization_id', 'name'] },
	{ name: 'contact_change', path: ({ contact }) => `/api/v1/contacts/${contact}`, may: ['lead', 'admin'],
		others: { staff: 'not_allowed', harbor_staff: 'not_allowed', team: 'not_allowed', hospital: 'not_allowed', analyst: 'not_allowed' }, body: () => ({ name: 'New' }), members: contact_members },
	{ name: 'contact_remove', path: ({ contact }) => `/api/v1/contacts/${contact}`, may: ['lead', 'admin'],
		others: { staff: 'not_allowed', harbor_staff: 'not_allowed', team: 'not_allowed', hospital: 'not_allowed', analyst: 'not_allowed' } },
	{ name: 'service_change', path: ({ net }) => `/api/v1/services/${net.drop_in}`, may: ['lead'], others: of_the_lead, body: () => ({ name: 'New' }),
		members: { name: text(1, 120), phone: text(3, 40, 'or null'), link: [...text(0, 300, 'or null'), { value: 'javascript:alert(1)', slug: 'bad_value' }], level: choice('or null') } },
	{ name: 'service_add', path: (stage) => `${site(stage)}/services`, may: ['lead'], others: of_the_lead, body: () => ({ kind: 'warmline', name: 'New' }),
		members: { kind: choice(), name: text(1, 120), phone: text(3, 40, 'or null'), link: [...text(0, 300, 'or null'), { value: 'http://x.example', slug: 'bad_value' }] },
		required: ['kind', 'name'], refused: () => [{ body: { kind: 'drop_in', name: 'drop-IN' }, slug: 'name_taken' }] },
	{ name: 'service_remove', path: ({ net }) => `/api/v1/services/${net.drop_in}`, may: ['lead'], others: of_the_lead },
	{ name: 'hours_change', path: ({ net }) => `/api/v1/services/${net.drop_in}/hours`, may: ['lead'], others: of_the_lead,
		body: () => ({ rules: [], exceptions: [] }),
		members: { rules: list({ value: 'MO', slug: 'wrong_type' }, Array.from({ length: 61 }, () => usual)), exceptions: list({ value: 'MO', slug: 'wrong_type' }, Array.from({ length: 401 }, () => ({ on_date: '2026-11-22' }))) },
		required: ['rules', 'exceptions'], refused: impossible_hours },
	{ name: 'hours_except', path: ({ net }) => `/api/v1/services/${net.drop_in}/exceptions`, may: house, others: of_that_house,
		body: () => ({ on_date: today(), intervals: [] }),
		members: { on_date: day(), intervals: list({ value: 'MO', slug: 'wrong_type' }, Array.from({ length: 13 }, () => ({ opens: '09:00', closes: '10:00' }))).filter((wrong) => wrong.value !== null),
			note: text(0, 140, 'or null') },
		required: ['on_date', 'intervals'], refused: impossible_day },
	{ name: 'hours_confirm', path: ({ net }) => `/api/v1/services/${net.drop_in}/hours/confirm`, may: house, others: of_that_house },
	{ name: 'bed_add', path: (stage) => `${site(stage)}/beds`, may: ['lead'], others: of_the_lead, body: () => ({ label: 'New' }), members: bed_members,
		required: ['label'], refused: () => [{ body: { label: 'Room 1' }, slug: 'name_taken' }] },
	{ name: 'bed_change', path: ({ net }) => `/api/v1/beds/${net.lighthouse.beds[0]}`, may: ['lead'], others: of_the_lead, body: () => ({ label: 'New' }),
		members: bed_members, refused: () => [{ body: { label: 'Room 2' }, slug: 'name_taken' }] },
	{ name: 'bed_mark', path: ({ net }) => `/api/v1/beds/${net.lighthouse.beds[0]}/states`, may: house, others: of_that_house, body: () => ({ state: 'offline', version: 1 }),
		members: { state: choice(), state_reason: text(0, 140), held_until: time('or null'), ready_at: time('or null'), source: choice(), version: whole(1, Number.MAX_VALUE) },
		required: ['state', 'version'],
		refused: () => [
			{ body: { state: 'held', version: 1, held_until: '2001-01-01T00:00:00Z' }, slug: 'out_of_range', pointer: '/held_until' },
			{ body: { state: 'held', version: 1, held_until: '2101-01-01T00:00:00Z' }, slug: 'out_of_range', pointer: '/held_until' },
			{ body: { state: 'open', version: 99 }, slug: 'version_changed' },
		] },

	{ name: 'referral_send', path: () => '/api/v1/referrals', may: ['team', 'hospital'],
		others: { lead: 'not_allowed', staff: 'not_allowed', harbor_staff: 'not_allowed', admin: 'not_allowed', analyst: 'not_allowed' },
		body: ({ net }) => ({ site_ids: [net.lighthouse.id], consent_version: '2026-1' }), members: sender_members, required: ['site_ids', 'consent_version'],
		refused: ({ net }) => {
			const send = (site_ids: string[], more = {}) => ({ site_ids, consent_version: '2026-1', ...more });
			return [
				{ body: send([net.lighthouse.id, net.lighthouse.id]), slug: 'already_sent', pointer: '/site_ids' },
				{ body: send([nothing]), slug: 'not_found', pointer: '/site_ids' },
				{ body: send([net.self_only]), slug: 'self_only', pointer: '/site_ids' },
				{ body: send([net.lighthouse.id, net.paused]), slug: 'site_not_welcoming', pointer: '/site_ids' },
				{ body: send([net.lighthouse.id], { organization_id: net.organizations.hospital }), slug: 'not_allowed' },
			];
		} },
	{ name: 'referral_withdraw', path: referral('withdraw'), may: ['team'], others: of_the_team },
	{ name: 'referral_revoke', path: referral('revoke'), may: ['team'], others: of_the_team },
	{ name: 'referral_own', path: referral('owner'), may: ['team'], others: of_the_team, body: () => ({ account_id: id('4', 4) }),
		members: { account_id: [...key(), { value: nothing, slug: 'bad_value' }, { value: id('4', 1), slug: 'bad_value' }] }, required: ['account_id'] },

	step('see'), step('talk'), step('waitlist'), step('unreachable'),
	{ ...step('offer'), body: () => ({}), members: { bed_id: key('or null'), hold_minutes: whole(15, 1440, 'or null') },
		refused: ({ net }) => [
			{ body: { bed_id: nothing }, slug: 'bed_not_open' }, { body: { bed_id: net.harbor.beds[0] }, slug: 'bed_not_open' },
			{ body: { bed_id: net.lighthouse.beds[1] }, slug: 'bed_not_open' },
		] },
	{ ...step('extend'), body: () => ({}), members: { minutes: whole(15, 1440, 'or null') }, refused: () => [{ body: {}, slug: 'move_not_possible' }] },
	{ ...step('arrive'), body: () => ({}), members: { planned_leave_on: day('or null'), alias }, refused: () => [{ body: {}, slug: 'move_not_possible' }] },
	{ ...step('decline'), body: () => ({ decline_code: 'other' }), members: { decline_code: choice(), instead_site_id: key('or null') }, required: ['decline_code'],
		refused: ({ net }) => [
			{ body: { decline_code: 'other', instead_site_id: nothing }, slug: 'bad_value', pointer: '/instead_site_id' },
			{ body: { decline_code: 'other', instead_site_id: net.lighthouse.id }, slug: 'bad_value', pointer: '/instead_site_id' },
		] },
	{ name: 'recipient_accept', path: recipient('accept'), may: ['staff', 'lead', 'team'], others: of_both_sides },
	{ name: 'recipient_guest_decline', path: recipient('guest_decline'), may: ['staff', 'lead', 'team'], others: of_both_sides },
	{ name: 'recipient_withdraw', path: recipient('withdraw'), may: ['team'], others: of_the_team },
	{ name: 'note_add', path: recipient('notes'), may: ['team', 'staff', 'lead'], others: of_both_sides, body: () => ({ text: 'On our way' }),
		members: { text: text(1, 280, 'or null'), arrival_estimate: time('or null'), transport: choice('or null') },
		refused: () => [
			{ body: {}, slug: 'missing_member', pointer: '/text' }, { body: { text: null }, slug: 'missing_member', pointer: '/text' },
			{ body: { text: 'Hello', transport: 'own' }, slug: 'bad_value', pointer: '/text' },
			{ body: { arrival_estimate: '2026-11-22T10:00:00Z', transport: 'own' }, slug: 'bad_value', pointer: '/transport' },
		] },
	{ name: 'note_read', path: recipient('notes/read'), may: ['team', 'staff', 'lead'], others: of_both_sides },

	guest('guest_open', () => '/api/v1/guest/referral'),
	guest('guest_accept', ({ recipient: one }) => `/api/v1/guest/recipients/${one}/accept`),
	guest('guest_decline', ({ recipient: one }) => `/api/v1/guest/recipients/${one}/guest_decline`),
	guest('guest_withdraw_one', ({ recipient: one }) => `/api/v1/guest/recipients/${one}/withdraw`),
	guest('guest_withdraw', () => '/api/v1/guest/referral/withdraw'),
	guest('guest_revoke', () => '/api/v1/guest/referral/revoke'),

	{ name: 'stay_begin', path: (stage) => `${site(stage)}/stays`, may: house, others: of_that_house,
		body: ({ net }) => ({ bed_id: net.lighthouse.beds[0], source: 'walk_in' }),
		members: { bed_id: key(), source: choice(), planned_leave_on: day('or null'), alias }, required: ['bed_id', 'source'],
		refused: ({ net }) => [
			{ body: { bed_id: nothing, source: 'walk_in' }, slug: 'bed_not_open' }, { body: { bed_id: net.harbor.beds[0], source: 'walk_in' }, slug: 'bed_not_open' },
			{ body: { bed_id: net.lighthouse.beds[1], source: 'walk_in' }, slug: 'bed_not_open' },
			{ body: { bed_id: net.lighthouse.beds[0], source: 'walk_in', planned_leave_on: '2001-01-01' }, slug: 'out_of_range', pointer: '/planned_leave_on' },
		] },
	{ name: 'stay_change', path: stay(''), may: house, others: of_the_house, body: () => ({ where_next: 'home' }),
		members: { planned_leave_on: day('or null'), ...leaving, alias },
		refused: () => [{ body: { planned_leave_on: '2001-01-01' }, slug: 'out_of_range', pointer: '/planned_leave_on' }] },
	{ name: 'stay_extend', path: stay('/extend'), may: house, others: of_the_house, body: () => ({ planned_leave_on: '2001-01-01' }),
		members: { planned_leave_on: day() }, required: ['planned_leave_on'],
		refused: () => ['2001-01-01', '2101-01-01'].map((one) => ({ body: { planned_leave_on: one }, slug: 'out_of_range', pointer: '/planned_leave_on' })) },
	{ name: 'stay_move', path: stay('/move'), may: house, others: of_the_house, body: () => ({ bed_id: nothing }), members: { bed_id: key() }, required: ['bed_id'],
		refused: ({ net }) => [nothing, net.lighthouse.beds[1], net.harbor.beds[0]].map((bed_id) => ({ body: { bed_id }, slug: 'bed_not_open' })) },
	{ name: 'stay_leave', path: stay('/leave'), may: house, others: of_the_house, body: () => ({}), members: leaving },
	{ name: 'site_nights', path: (stage) => `${site(stage)}/nights`, may: house, others: of_the_house, body: () => ({ alias: 'Fern' }),
		members: { alias: text(1, 40) }, required: ['alias'] },
	{ name: 'referral_ask', path: (stage) => `${site(stage)}/referrals`, may: house, others: of_that_house, body: () => ({ source: 'walk_in' }),
		members: { source: [...choice(), { value: 'team', slug: 'not_a_choice' }], name: text(0, 60, 'or null'), callback: text(0, 60, 'or null'), note: text(0, 280, 'or null'),
			needs: words(11, 'pet'), languages: words(5, 'en'), consent_version: [...text(1, 20, 'or null'), { value: 'never worded', slug: 'unknown_wording' }] },
		required: ['source'] },
	{ name: 'turn_away_add', path: (stage) => `${site(stage)}/turn_aways`, may: house, others: of_that_house, body: () => ({}),
		members: { way: choice(), reason: choice('or null') } },
	{ name: 'turn_away_undo', path: ({ turn_away }) => `/api/v1/turn_aways/${turn_away}/undo`, may: house, others: of_the_house },

	{ name: 'channel_add', path: ({ net }) => `/api/v1/organizations/${net.lighthouse.organization}/channels`, may: ['lead'], others: of_the_lead,
		body: () => ({ kind: 'email', address: 'desk@lighthouse.example', events: ['note.new'] }),
		members: { kind: choice(), site_id: key('or null'), address: text(3, 300), language: choice(), events: words(15, 'note.new'), enabled: yes_or_no() },
		required: ['kind', 'address', 'events'],
		refused: ({ net }) => [
			{ body: { kind: 'webhook', address: 'ftp://x.example', events: ['note.new'] }, slug: 'bad_value', pointer: '/address' },
			{ body: { kind: 'email', address: 'nobody', events: ['note.new'] }, slug: 'bad_value', pointer: '/address' },
			{ body: { kind: 'email', address: 'a@b.example', events: [] }, slug: 'too_short', pointer: '/events' },
			{ body: { kind: 'email', address: 'a@b.example', events: ['note.new'], site_id: net.harbor.id }, slug: 'bad_value', pointer: '/site_id' },
		] },
	{ name: 'channel_change', path: ({ channel }) => `/api/v1/channels/${channel}`, may: ['lead'], others: { ...of_the_lead, hospital: 'not_found' },
		body: () => ({ enabled: false }),
		members: { site_id: key('or null'), address: text(3, 300), language: choice(), events: words(15, 'note.new'), enabled: yes_or_no() } },
	{ name: 'channel_remove', path: ({ channel }) => `/api/v1/channels/${channel}`, may: ['lead'], others: { ...of_the_lead, hospital: 'not_found' } },
	{ name: 'channel_test', path: ({ channel }) => `/api/v1/channels/${channel}/test`, may: ['lead'], others: { ...of_the_lead, hospital: 'not_found' } },
	{ name: 'report_add', path: () => '/api/v1/reports', may: ['admin', 'analyst'], others: of_those_who_count, body: () => ({ quarter: '2026Q3' }),
		members: { quarter: text(6, 6), language: choice() }, required: ['quarter'],
		refused: () => ['2026Q5', '2026-3', 'Q3-202', '1999Q1'].map((quarter) => ({ body: { quarter }, slug: 'bad_value', pointer: '/quarter' })) },
	{ name: 'assumption_change', path: () => '/api/v1/statistics/assumptions', may: ['admin'], others: of_the_admin,
		body: () => ({ name: 'ed_avoided', low: 0.2, mid: 0.4, high: 0.6, source: 'Our own count', source_date: '2026-05-01' }),
		members: { name: choice(), low: real(0, 1_000_000), mid: real(0, 1_000_000), high: real(0, 1_000_000), source: text(1, 300), source_date: day() },
		required: ['name', 'low', 'mid', 'high', 'source', 'source_date'],
		refused: () => [
			{ body: { name: 'ed_avoided', low: 0.5, mid: 0.4, high: 0.6, source: 'x', source_date: '2026-05-01' }, slug: 'bad_value', pointer: '/low' },
			{ body: { name: 'ed_visit_cost', low: 1, mid: 400, high: 399, source: 'x', source_date: '2026-05-01' }, slug: 'bad_value', pointer: '/high' },
			{ body: { name: 'inpatient_avoided', low: 0.3, mid: 0.5, high: 70, source: 'x', source_date: '2026-05-01' }, slug: 'bad_value', pointer: '/high' },
		] },
	{ name: 'delivery_retry', path: ({ delivery }) => `/api/v1/deliveries/${delivery}/retry`, may: ['lead'], others: { ...of_the_lead, hospital: 'not_found' } },
];
