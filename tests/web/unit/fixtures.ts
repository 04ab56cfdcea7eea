// A house, a room and a service as the board carries them, to be changed by each test.

import type { Bed, Service, Site } from '../../../web/core/rows.ts';
import type { House } from '../../../web/core/houses.ts';

export const now = Date.parse('2026-11-22T12:00:00Z');

export function site(more: Partial<Site> = {}): Site {
	return {
		id: 's1', version: 1, organization_id: 'o1', name: 'Cedar House', description: '', city: 'Troy', county_fips: '36083', latitude: 42.73, longitude: -73.68,
		address_confidential: false, is_virtual: false, zone: 'America/New_York', phone: '518-555-0101', state: 'welcoming', staffed_limit: null, fresh_hours: 8,
		stale_hours: 24, confirmed_at: '2026-11-22T11:00:00Z', confirmed_role: 'house_staff', notice: '', entry: 'may_introduce', form_asks: [],
		counties_served: [], minimum_age: 18, maximum_nights: 14, window_nights: null, window_days: null, drop_off: false, languages: [], populations: [],
		step_free: null, accessible_bath: null, pets: null, service_animals: null, smoking_area: null, fragrance_free: null, transport_help: null,
		hold_minutes: 240, answer_minutes: 240, ...more,
	};
}

export function bed(more: Partial<Bed> = {}): Bed {
	return { id: 'b1', version: 1, site_id: 's1', label: 'Room 1', position: 1, state: 'open', state_at: '2026-11-22T10:00:00Z', held_until: null, ready_at: null, ...more };
}

export function service(more: Partial<Service> = {}): Service {
	return {
		id: 'v1', version: 1, site_id: 's1', kind: 'drop_in', name: 'The Kitchen Table', phone: null, link: null, level: null, level_at: null,
		hours_confirmed_at: null, openings: [], openings_until: '2026-11-30T00:00:00Z', ...more,
	};
}

export function house(more: Partial<House> = {}, facts: Partial<Site> = {}): House {
	return { site: site(facts), beds: [bed()], freshness: 'fresh', open: 1, standing: 'open', talk: { is: 'not_stated' }, miles: null, ...more };
}
