// The views, held against the second record of every write: each follower ends with just what the database holds for them, was shown every
// version of every row that is theirs once and in order, and never a row that isn't.

import assert from 'node:assert/strict';
import { type Snapshot, Picture } from '../support/live.ts';
import { until } from '../support/patience.ts';
import { type Dice } from './random_play_dice.ts';
import { type Database } from './random_play_database.ts';
import { Follower, type Stretch } from './random_play_follow.ts';
import { type Person, type Town, has_role, organizations } from './random_play_town.ts';

type Versions = Map<string, number[]>;
type Row = { id: string; [member: string]: unknown };

function view_of(organization: keyof typeof organizations): string {
	return `organization:${organizations[organization]}`;
}

export function open_followers(town: Town): Follower[] {
	let first = 0;
	const by = (name: string, views: string[], more: { by?: 'socket' | 'poll'; slow?: boolean } = {}) =>
		new Follower(name === 'nobody' ? town.nobody : town.named(name), { views, by: 'socket', ...more }, first++);
	return [
		by('nobody', ['public']), by('Nick', ['network']), by('Finn', ['network'], { slow: true }), by('Olga', ['network'], { by: 'poll' }),
		by('Sam', [view_of('lighthouse')]), by('Hana', [view_of('harbor')]), by('Hugo', [view_of('harbor')], { by: 'poll' }), by('Mo', [view_of('meadow')]),
		by('Finn', [view_of('far')]), by('Tess', [view_of('team')]), by('Omar', [view_of('hospital')]), by('Olga', [view_of('line')]), by('Ada', [view_of('network')]),
		by('Bo', ['network', view_of('harbor'), view_of('team')]), by('Dee', [view_of('hospital'), view_of('team')]),
	];
}

/** Between batches: lines are cut, and who reads slowly stops or goes on. */
export function disturb(followers: Follower[], dice: Dice): void {
	if (dice.chance(0.3)) dice.pick(followers)?.cut();
	for (const one of followers.filter((follower) => follower.options.slow)) {
		if (dice.chance(0.5)) one.pause();
		else one.resume();
	}
	for (const one of followers) if (one.failure) throw one.failure;
}

// What each view must hold. A referral and its recipients are their sides', a stay its house's, until they leave the screens.
const held_sql = `
	SELECT 'network' AS view, kind, id, version FROM (
	       SELECT 'organization' AS kind, id, version FROM organization UNION ALL SELECT 'site', id, version FROM site
	       UNION ALL SELECT 'service', id, version FROM service UNION ALL SELECT 'bed', id, version FROM bed) x
	UNION ALL SELECT 'public', kind, id, version FROM (
	       SELECT 'organization' AS kind, id, version FROM organization UNION ALL SELECT 'site', id, version FROM site
	       UNION ALL SELECT 'service', id, version FROM service
	       UNION ALL SELECT 'bed', b.id, b.version FROM bed b JOIN site s ON s.id = b.site_id WHERE s.public_counts) x
	UNION SELECT 'organization:' || side.id, 'recipient', r.id, r.version FROM recipient r CROSS JOIN LATERAL (VALUES (r.house_id), (r.sender_id)) AS side (id)
	 WHERE r.archived_at IS NULL
	UNION SELECT 'organization:' || side.id, 'referral', f.id, f.version FROM referral f JOIN recipient r ON r.referral_id = f.id
	  CROSS JOIN LATERAL (VALUES (r.house_id), (f.organization_id)) AS side (id) WHERE f.archived_at IS NULL
	UNION SELECT 'organization:' || s.house_id, 'stay', s.id, s.version FROM stay s WHERE s.left_at IS NULL`;

// Whose each guest's row is, for ever; and that a referral's `alternative` is its sender's alone.
const sides_sql = `
	SELECT 'recipient ' || id AS row, json_build_array(house_id, sender_id) AS sides, NULL AS sender FROM recipient
	UNION ALL SELECT 'referral ' || f.id, (SELECT json_agg(r.house_id) FROM recipient r WHERE r.referral_id = f.id), f.organization_id::text FROM referral f
	UNION ALL SELECT 'stay ' || id, json_build_array(house_id), NULL FROM stay`;

const guests = new Set(['referral', 'recipient', 'stay']);

/** A stretch shows each row's committed versions one after the other, none left out and none twice. */
function stretch_holds(stretch: Stretch, committed: Versions, exact: boolean): void {
	const last = new Map(stretch.began);
	const left = new Set<string>();
	for (const one of stretch.shown) {
		const row = `${one.kind} ${one.id}`;
		const told = `${stretch.view}: ${row} version ${one.version} after ${last.get(row)}`;
		const versions = committed.get(row) ?? [];
		if (one.version === 'gone') {
			assert.ok(last.has(row), `left before it was there: ${told}`);
			last.delete(row);
			left.add(row);
			continue;
		}
		const at = versions.indexOf(one.version);
		assert.ok(at >= 0, `no commit made that: ${told}`);
		const before = last.get(row);
		if (before !== undefined) {
			assert.ok(one.version > before, `shown again, or backwards: ${told}`);
			if (exact) assert.equal(versions[at - 1], before, `one was left out: ${told}`);
		} else if (guests.has(one.kind)) {
			assert.ok(!left.has(row), `came back: ${told}`);
			if (exact) assert.equal(at, 0, `its beginning was left out: ${told}`);
		}
		last.set(row, one.version);
	}
}

export async function views_hold(town: Town, database: Database, followers: Follower[]): Promise<void> {
	for (const one of followers) one.resume();
	await until('every follower to hold what a fresh snapshot holds', () => all_agree(followers), 20_000);
	const committed: Versions = new Map((await database.rows<{ row: string; versions: number[] }>(`
		SELECT row, json_agg(version ORDER BY version) AS versions FROM (SELECT kind || ' ' || id AS row, max(version) AS version FROM write
		 WHERE version IS NOT NULL GROUP BY kind, id, tx) x GROUP BY row`)).map(({ row, versions }) => [row, versions]));
	const sides = new Map((await database.rows<{ row: string; sides: string[]; sender: string | null }>(sides_sql)).map((one) => [one.row, one]));
	for (const follower of followers) {
		for (const stretch of follower.stretches) {
			stretch_holds(stretch, committed, !follower.options.slow);
			stretch_is_theirs(stretch, sides);
		}
	}
	await views_are_the_databases(database, followers);
	await others_stay_out(town);
}

/** With a fresh snapshot of either server. */
async function all_agree(followers: Follower[]): Promise<boolean> {
	for (const follower of followers) {
		if (follower.failure) throw follower.failure;
		for (const view of follower.options.views) {
			for (const client of follower.who.clients) {
				const fresh = await Picture.fetch(client, view);
				if (fresh.text() !== follower.text(view)) return false;
			}
		}
	}
	return true;
}

function stretch_is_theirs(stretch: Stretch, sides: Map<string, { sides: string[]; sender: string | null }>): void {
	const own = stretch.view.startsWith('organization:') ? stretch.view.slice('organization:'.length) : null;
	const rows = [
		...[...stretch.began.keys()].map((row) => ({ row, alternative: false })),
		...stretch.shown.map((one) => ({ row: `${one.kind} ${one.id}`, alternative: one.alternative })),
	];
	for (const { row, alternative } of rows) {
		assert.equal(guests.has(row.split(' ')[0] ?? ''), own !== null, `${stretch.view} has a ${row}`);
		if (own === null) continue;
		const known = sides.get(row);
		assert.ok(known && (known.sides.includes(own) || known.sender === own), `${stretch.view} was shown ${row}, which isn't theirs`);
		if (alternative) assert.equal(known.sender, own, `${stretch.view} was told where the guest of ${row} would go otherwise`);
	}
}

/** Keys and versions by SQL of our own; the members by what the API reads from the tables. */
async function views_are_the_databases(database: Database, followers: Follower[]): Promise<void> {
	const held = new Map<string, string[]>();
	for (const one of await database.rows<{ view: string; kind: string; id: string; version: number }>(held_sql)) {
		held.set(one.view, [...(held.get(one.view) ?? []), `${one.kind} ${one.id} ${one.version}`]);
	}
	for (const follower of followers) {
		for (const [view, picture] of follower.pictures) {
			const shown = [...picture.rows].flatMap(([kind, rows]) => [...rows.values()].map((row) => `${kind} ${row.id} ${row.version}`));
			assert.deepEqual(shown.sort(), (held.get(view) ?? []).sort(), `${view}, as the database has it`);
			await members_agree(follower.who, picture);
		}
	}
}

async function everything<Row>(who: Person, path: string): Promise<Row[]> {
	const items: Row[] = [];
	for (let after = ''; ; ) {
		const reply = await who.clients[0].get<{ items: Row[]; next: string | null }>(`${path}${path.includes('?') ? '&' : '?'}limit=200${after}`);
		assert.equal(reply.status, 200, `${path} for ${who.name}: ${reply.text}`);
		items.push(...reply.body.items);
		if (!reply.body.next) return items;
		after = `&after=${encodeURIComponent(reply.body.next)}`;
	}
}

async function members_agree(who: Person, picture: Picture): Promise<void> {
	if (who.account === '') return;
	const paths: Record<string, string> = {};
	if (picture.view === 'network' && !has_role(who, 'house_lead', 'house_staff', 'network_admin')) paths['site'] = '/api/v1/sites';
	if (picture.view !== 'network' && picture.rows.get('recipient')?.size) paths['recipient'] = '/api/v1/recipients?state=open';
	if (picture.view !== 'network' && has_role(who, 'referrer', 'referrer_lead')) paths['referral'] = '/api/v1/referrals?state=open';
	const houses = [...(picture.rows.get('stay')?.values() ?? [])].map((row) => String(row['site_id']));
	for (const site of new Set(houses)) paths[`stay ${site}`] = `/api/v1/sites/${site}/stays?state=current`;
	for (const site of picture.view === 'network' ? (picture.rows.get('site')?.keys() ?? []) : []) paths[`bed ${site}`] = `/api/v1/sites/${site}/beds`;
	for (const [name, path] of Object.entries(paths)) {
		const shown = picture.rows.get(name.split(' ')[0] ?? '');
		for (const row of path.endsWith('/beds') ? (await who.clients[0].get<{ items: Row[] }>(path)).body.items : await everything<Row>(who, path)) {
			const same = shown?.get(row.id);
			for (const [member, value] of Object.entries(same ?? {})) {
				assert.deepEqual(value, row[member], `${picture.view}, ${name} ${row.id}: ${member}`);
			}
		}
	}
}

/** Another organization's view is nobody else's: not by snapshot, not by poll. */
async function others_stay_out(town: Town): Promise<void> {
	for (const who of [...town.people, town.nobody]) {
		for (const organization of Object.values(organizations)) {
			const theirs = who.roles.some((one) => one.organization === organization);
			for (const path of ['/api/v1/board', '/live/poll']) {
				const reply = await who.clients[0].get<Snapshot>(`${path}?view=organization:${organization}`);
				assert.equal(reply.status, theirs ? 200 : who.account === '' ? 401 : 404, `${who.name} at ${path} of ${organization}`);
			}
		}
	}
}
