// What a house does about its rooms, its guests and itself, whether or not an introduction is about them.

import { type Act, type Scene, caller, day_from_now, gate, nowhere, of_houses } from './random_play_act.ts';
import { type BedNow } from './random_play_database.ts';
import { type Person, has_role, leads, of_house, sealed_mark } from './random_play_town.ts';

const bed_states = ['open', 'held', 'occupied', 'turnover', 'offline'] as const;
const sources = ['walk_in', 'self_call', 'team'] as const;

/** Usually the version that is there, sometimes an older one. */
function version_of(scene: Scene, row: { version: number }): { version: number; stale: boolean } {
	const back = scene.dice.chance(0.12) && row.version > 1 ? scene.dice.between(1, Math.min(5, row.version - 1)) : 0;
	return { version: row.version - back, stale: back > 0 };
}

function a_bed(scene: Scene): BedNow {
	const { dice, now } = scene;
	const wanted = dice.weighted({ open: 1, held: 1.5, occupied: 0.5, turnover: 8, offline: 8 });
	return dice.pick(now.beds.filter((bed) => bed.state === wanted)) ?? dice.one(now.beds as [BedNow, ...BedNow[]]);
}

export function plan_mark(scene: Scene): Act {
	const { dice } = scene;
	const bed = a_bed(scene);
	const state = dice.chance(bed.state === 'turnover' || bed.state === 'offline' ? 0.85 : 0.1) ? 'open' : dice.one(bed_states);
	const who = caller(scene, (one) => of_house(one, bed.house_id));
	const { version, stale } = version_of(scene, bed);
	const hours = dice.chance(0.1) ? dice.one([-1, 25]) : dice.between(1, 23);
	const until = state === 'held' && dice.chance(0.5) ? { held_until: new Date(Date.now() + hours * 3_600_000).toISOString() } : {};
	const body = {
		state, version, ...until, ...(state === 'offline' ? { state_reason: 'Paint' } : {}), ...(state === 'occupied' ? { source: dice.one(sources) } : {}),
		...(state === 'turnover' && dice.chance(0.5) ? { ready_at: new Date(Date.now() + 7_200_000).toISOString() } : {}),
	};
	const rules = !of_house(who, bed.house_id) ? 'not_allowed' : stale ? 'version_changed' : bed.recipient_id !== null ? 'bed_in_use'
		: 'held_until' in until && (hours < 0 || hours > 24) ? 'out_of_range' : 'ok';
	return {
		what: `mark_${state}`, who, method: 'POST', path: `/api/v1/beds/${bed.id}/states`, body, key: scene.new_key(), kind: 'bed',
		expected: gate(who, ...of_houses) ?? rules,
		// Who is there already stays there: marking an occupied room occupied changes nothing.
		...(state === 'occupied' && bed.state === 'occupied' ? {} : { effect: { kind: 'bed', has: { id: bed.id, state } } }),
	};
}

export function plan_walk_in(scene: Scene): Act {
	const { dice, now } = scene;
	const bed = dice.chance(0.9) ? (dice.pick(now.beds.filter((one) => one.state === 'open')) ?? a_bed(scene)) : a_bed(scene);
	const site = dice.chance(0.95) ? bed.site_id : (dice.pick(now.sites)?.id ?? nowhere());
	const house = now.sites.find((one) => one.id === site)?.organization_id ?? '';
	const who = caller(scene, (one) => of_house(one, house));
	const days = dice.chance(0.1) ? -2 : dice.between(1, 30);
	const planned = { ...(dice.chance(0.5) ? { planned_leave_on: day_from_now(days) } : {}), ...(dice.chance(0.3) ? { alias: `${sealed_mark} alias` } : {}) };
	const rules = !of_house(who, house) ? 'not_allowed' : bed.site_id !== site ? 'bed_not_open'
		: 'planned_leave_on' in planned && days < 0 ? 'out_of_range' : bed.recipient_id !== null || !['open', 'held'].includes(bed.state) ? 'bed_not_open' : 'ok';
	return {
		what: 'walk_in', who, method: 'POST', path: `/api/v1/sites/${site}/stays`, body: { bed_id: bed.id, source: dice.one(sources), ...planned },
		key: scene.new_key(), kind: 'stay', effect: { kind: 'stay', has: { bed_id: bed.id, left_at: null } },
		expected: gate(who, ...of_houses) ?? rules,
	};
}

/** To another room of the house, usually an open one. */
export function plan_stay_move(scene: Scene): Act | null {
	const { dice, now } = scene;
	const stay = dice.chance(0.9) ? dice.pick(now.stays.filter((one) => !one.left)) : dice.pick(now.stays);
	if (!stay) return null;
	const free = now.beds.filter((bed) => bed.site_id === stay.site_id && bed.state === 'open');
	const bed = dice.chance(0.8) ? (dice.pick(free) ?? dice.pick(now.beds)) : dice.pick(now.beds);
	const who = caller(scene, (one) => of_house(one, stay.house_id));
	const rules = !of_house(who, stay.house_id) ? 'not_found' : stay.left ? 'move_not_possible'
		: bed?.state === 'open' && bed.site_id === stay.site_id ? 'ok' : 'bed_not_open';
	return {
		what: 'stay_move', who, method: 'POST', path: `/api/v1/stays/${stay.id}/move`, body: { bed_id: bed?.id ?? nowhere() }, key: scene.new_key(),
		kind: 'stay', effect: { kind: 'stay', has: { id: stay.id, bed_id: bed?.id } }, expected: gate(who, ...of_houses) ?? rules,
	};
}

export function plan_stay_extend(scene: Scene): Act | null {
	const { dice, now } = scene;
	const stay = dice.chance(0.9) ? dice.pick(now.stays.filter((one) => !one.left)) : dice.pick(now.stays);
	if (!stay) return null;
	const day = day_from_now(dice.one([-3, 1, 2, 4, 5, 6, 30]));
	const who = caller(scene, (one) => of_house(one, stay.house_id));
	const early = day < stay.today || (stay.planned_leave_on !== null && day < stay.planned_leave_on);
	const rules = !of_house(who, stay.house_id) ? 'not_found' : stay.left ? 'move_not_possible'
		: early || (stay.latest !== null && day > stay.latest) ? 'out_of_range' : 'ok';
	return {
		what: 'stay_extend', who, method: 'POST', path: `/api/v1/stays/${stay.id}/extend`, body: { planned_leave_on: day }, key: scene.new_key(),
		kind: 'stay', effect: { kind: 'stay', has: { id: stay.id, planned_leave_on: day } }, expected: gate(who, ...of_houses) ?? rules,
	};
}

export function plan_nights(scene: Scene): Act | null {
	const site = scene.dice.pick(scene.now.sites);
	if (!site) return null;
	const who = caller(scene, (one) => of_house(one, site.organization_id), 0.6);
	return {
		what: 'nights', who, method: 'POST', path: `/api/v1/sites/${site.id}/nights`, body: { alias: `${sealed_mark} alias` },
		expected: gate(who, ...of_houses) ?? (of_house(who, site.organization_id) ? 'ok' : 'not_found'),
	};
}

export function plan_leave(scene: Scene): Act | null {
	const { dice, now } = scene;
	const stay = dice.chance(0.9) ? dice.pick(now.stays.filter((one) => !one.left)) : dice.pick(now.stays);
	if (!stay) return null;
	const who = caller(scene, (one) => of_house(one, stay.house_id));
	return {
		what: 'leave', who, method: 'POST', path: `/api/v1/stays/${stay.id}/leave`, body: dice.chance(0.5) ? {} : { where_next: 'home', guest_answer: 'hospital' },
		key: scene.new_key(), kind: 'stay', effect: { kind: 'bed_change', has: { state: 'turnover' } },
		expected: gate(who, ...of_houses) ?? (!of_house(who, stay.house_id) ? 'not_found' : stay.left ? 'move_not_possible' : 'ok'),
	};
}

export function plan_stay_change(scene: Scene): Act | null {
	const { dice, now } = scene;
	const stay = dice.pick(now.stays);
	if (!stay) return null;
	const who = caller(scene, (one) => of_house(one, stay.house_id));
	const { version, stale } = version_of(scene, stay);
	const days = dice.chance(0.15) ? -3 : dice.between(1, 40);
	const body = dice.chance(0.6) ? { planned_leave_on: day_from_now(days) }
		: dice.chance(0.5) ? { guest_answer: 'stayed_home', where_next: null } : { alias: dice.one([`${sealed_mark} alias`, null]) };
	const rules = !of_house(who, stay.house_id) ? 'not_found' : stale ? 'version_changed'
		: 'planned_leave_on' in body && days < 0 ? 'out_of_range' : 'ok';
	return {
		what: 'stay_change', who, method: 'PATCH', path: `/api/v1/stays/${stay.id}`, body, version, key: scene.new_key(), kind: 'stay',
		effect: { kind: 'stay', has: { id: stay.id } }, expected: gate(who, ...of_houses) ?? rules,
	};
}

export function plan_house(scene: Scene): Act | null {
	const { dice, now } = scene;
	const paused = now.sites.filter((one) => one.state === 'paused');
	const site = dice.chance(0.97) ? dice.pick(paused.length > 0 && dice.chance(0.5) ? paused : now.sites) : { id: nowhere(), version: 1, organization_id: '', state: 'welcoming' };
	if (!site) return null;
	const who = caller(scene, (one) => of_house(one, site.organization_id));
	const known = site.organization_id !== '';
	const wall = gate(who, ...of_houses) ?? (!known ? 'not_found' : of_house(who, site.organization_id) ? 'ok' : 'not_allowed');
	const common = { who, key: scene.new_key(), expected: wall, kind: 'site', shows: 'address' as const };
	const path = `/api/v1/sites/${site.id}`;
	const to = (state: string) => ({ kind: 'site', has: { id: site.id, state } });
	// A house that paused is asked nothing, so it comes back soon.
	switch (site.state === 'paused' && dice.chance(0.8) ? 'welcome' : dice.weighted({ confirm: 3, pause: 0.5, welcome: 1, turn_away: 3 })) {
	case 'confirm':
		return { ...common, what: 'confirm', method: 'POST', path: `${path}/confirmations`, effect: { kind: 'confirmation', has: { site_id: site.id } } };
	case 'pause':
		return { ...common, what: 'pause', method: 'POST', path: `${path}/pauses`, body: {}, effect: to('paused') };
	case 'welcome':
		return { ...common, what: 'welcome', method: 'DELETE', path: `${path}/pauses`, effect: to('welcoming') };
	default:
		return {
			what: 'turn_away', who, key: common.key, expected: wall, kind: 'turn_away', method: 'POST', path: `${path}/turn_aways`,
			body: dice.chance(0.5) ? {} : { way: 'online', reason: 'no_room' }, effect: { kind: 'turn_away', has: { site_id: site.id } },
		};
	}
}

export function plan_undo(scene: Scene): Act | null {
	const one = scene.dice.pick(scene.now.turn_aways);
	if (!one) return null;
	const who = caller(scene, (person) => of_house(person, one.house_id));
	return {
		what: 'undo', who, method: 'POST', path: `/api/v1/turn_aways/${one.id}/undo`, key: scene.new_key(), kind: 'turn_away',
		effect: { kind: 'turn_away', has: { id: one.id } }, expected: gate(who, ...of_houses) ?? (of_house(who, one.house_id) ? 'ok' : 'not_found'),
	};
}

interface Described {
	what: string;
	row: { id: string; version: number };
	path: string;
	house: string;
	body: Record<string, unknown>;
	/** Lets a house's staff do it, too. */
	for_staff: boolean;
}

function described(scene: Scene): Described | null {
	const { dice, now } = scene;
	const [site, bed, service] = [dice.pick(now.sites), dice.pick(now.beds), dice.pick(now.services)];
	if (!site || !bed || !service) return null;
	switch (dice.weighted({ tonight: 2, site: 2, bed: 2, level: 1 })) {
	case 'tonight':
		return { what: 'site', row: site, path: `/api/v1/sites/${site.id}`, house: site.organization_id, for_staff: true,
			body: { staffed_limit: dice.one([null, 1, 2, 5]), notice: `Tonight ${dice.below(100)}` } };
	case 'site':
		return { what: 'site', row: site, path: `/api/v1/sites/${site.id}`, house: site.organization_id, for_staff: false,
			body: { public_counts: dice.chance(0.5), description: `House ${dice.below(100)}` } };
	case 'bed':
		return { what: 'bed', row: bed, path: `/api/v1/beds/${bed.id}`, house: bed.house_id, for_staff: false,
			body: { position: dice.below(10), step_free: dice.one([true, null]) } };
	default:
		return { what: 'service', row: service, path: `/api/v1/services/${service.id}`, house: service.house_id, for_staff: true,
			body: { level: dice.one(['quiet', 'busy', null]) } };
	}
}

function may_describe(who: Person, what: Described): boolean {
	if (what.what === 'site' && has_role(who, 'network_admin')) return true;
	return what.for_staff ? of_house(who, what.house) : leads(who, what.house);
}

export function plan_describe(scene: Scene): Act | null {
	const what = described(scene);
	if (!what) return null;
	const who = caller(scene, (one) => may_describe(one, what));
	const { version, stale } = version_of(scene, what.row);
	const walls = what.what === 'bed' ? gate(who, 'house_lead') : what.what === 'site' ? gate(who, ...of_houses, 'network_admin') : gate(who, ...of_houses);
	return {
		what: `describe_${what.what}`, who, method: 'PATCH', path: what.path, body: what.body, version, key: scene.new_key(), kind: what.what,
		effect: { kind: what.what, has: { id: what.row.id } }, ...(what.what === 'site' ? { shows: 'address' } : {}),
		expected: walls ?? (!may_describe(who, what) ? 'not_allowed' : stale ? 'version_changed' : 'ok'),
	};
}
