// The database as the play sees it: one psql that stays open (a fresh one each time would take longer than the acts),
// the rows as they are at one moment, and what a clock does to them when it is made to run faster.

import { type ChildProcess, spawn } from 'node:child_process';
import type { World } from '../support/world.ts';

export class Database {
	readonly #process: ChildProcess;
	#output = '';
	#errors = '';
	#ended = false;
	#wake: () => void = () => undefined;
	#turn: Promise<unknown> = Promise.resolve();
	#count = 0;

	constructor(world: World, role = 'postgres') {
		const child = spawn('psql', ['-XAtq', '-v', 'ON_ERROR_STOP=1', '-d', world.cluster.conninfo(world.database, role), '-f', '-'], {
			stdio: ['pipe', 'pipe', 'pipe'],
		});
		this.#process = child;
		child.stdout.setEncoding('utf8').on('data', (text: string) => {
			this.#output += text;
			this.#wake();
		});
		child.stderr.setEncoding('utf8').on('data', (text: string) => (this.#errors += text));
		child.once('close', () => {
			this.#ended = true;
			this.#wake();
		});
		child.stdin.on('error', () => undefined);
		child.stdin.write('SET search_path = porchlight, watch, pg_temp;\n');
	}

	/** What psql prints for these statements. One at a time, in the order in which they were asked. */
	run(sql: string): Promise<string> {
		const turn = this.#turn.then(() => this.#run(sql));
		this.#turn = turn.catch(() => undefined);
		return turn;
	}

	async #run(sql: string): Promise<string> {
		const mark = `--asked-${++this.#count}--\n`;
		this.#output = '';
		this.#process.stdin?.write(`${sql};\n\\echo ${mark}`);
		while (!this.#output.endsWith(mark)) {
			if (this.#ended) throw new Error(`psql: ${this.#errors}\n${sql}`);
			await new Promise<void>((done) => (this.#wake = done));
		}
		return this.#output.slice(0, -mark.length).trim();
	}

	/** The rows of one SELECT. */
	async rows<Row>(select: string): Promise<Row[]> {
		return JSON.parse(await this.run(`SELECT coalesce(json_agg(asked), '[]') FROM (${select}) asked`)) as Row[];
	}

	/** Rows as a list that SQL can select from. `$` ends no text of ours. */
	static list(rows: unknown, type: string): string {
		return `json_populate_recordset(NULL::${type}, $list$${JSON.stringify(rows)}$list$)`;
	}

	close(): void {
		this.#process.stdin?.end('\\q\n');
	}
}

export interface BedNow {
	id: string;
	version: number;
	site_id: string;
	house_id: string;
	state: string;
	position: number;
	/** The introduction that it is held for. */
	recipient_id: string | null;
}
export interface SiteNow {
	id: string;
	version: number;
	organization_id: string;
	state: string;
	entry: string;
	staffed_limit: number | null;
	maximum_nights: number | null;
}
export interface RecipientNow {
	id: string;
	version: number;
	referral_id: string;
	site_id: string;
	house_id: string;
	sender_id: string | null;
	state: string;
	bed_id: string | null;
	hold_extended: boolean;
	/** Its referral left the screens, or its consent was taken back. */
	closed: boolean;
	/** The hold reaches as far as any hold may. */
	hold_longest: boolean;
	ended: boolean;
}
export interface ReferralNow {
	id: string;
	code: string;
	organization_id: string | null;
	ended: boolean;
	archived: boolean;
	houses: string[];
	owner_id: string | null;
}
export interface StayNow {
	id: string;
	version: number;
	site_id: string;
	house_id: string;
	bed_id: string;
	planned_leave_on: string | null;
	/** Where the house is. */
	today: string;
	/** The last day that the house allows; null: it has none. */
	latest: string | null;
	left: boolean;
}
export interface Now {
	beds: BedNow[];
	sites: SiteNow[];
	services: { id: string; version: number; site_id: string; house_id: string }[];
	recipients: RecipientNow[];
	referrals: ReferralNow[];
	stays: StayNow[];
	turn_aways: { id: string; house_id: string }[];
	/** Milliseconds until the next hold or answer is due; null: nothing is. */
	due_ms: number | null;
}

// What has ended is of interest only while it is fresh: the newest hundred of each.
const now_sql = `
	SELECT (SELECT json_agg(x) FROM (SELECT b.id, b.version, b.site_id, s.organization_id AS house_id, b.state, b.position,
	               (SELECT r.id FROM recipient r WHERE r.bed_id = b.id AND r.state IN ('offered', 'accepted')) AS recipient_id
	          FROM bed b JOIN site s ON s.id = b.site_id ORDER BY b.id) x) AS beds,
	       (SELECT json_agg(x) FROM (SELECT id, version, organization_id, state, entry, staffed_limit, maximum_nights FROM site ORDER BY id) x) AS sites,
	       (SELECT json_agg(x) FROM (SELECT v.id, v.version, v.site_id, s.organization_id AS house_id FROM service v JOIN site s ON s.id = v.site_id
	         ORDER BY v.id) x) AS services,
	       (SELECT coalesce(json_agg(x), '[]') FROM (SELECT id, version, referral_id, site_id, house_id, sender_id, state, bed_id, hold_extended,
	               coalesce(held_until >= offered_at + interval '24 hours', false) AS hold_longest, ended_at IS NOT NULL AS ended,
	               (SELECT f.revoked_at IS NOT NULL OR f.archived_at IS NOT NULL FROM referral f WHERE f.id = referral_id) AS closed
	          FROM recipient WHERE archived_at IS NULL ORDER BY ended_at IS NULL DESC, id DESC LIMIT 100) x) AS recipients,
	       (SELECT coalesce(json_agg(x), '[]') FROM (SELECT f.id, f.code, f.organization_id, f.ended_at IS NOT NULL AS ended,
	               f.archived_at IS NOT NULL AS archived, f.owner_id, (SELECT json_agg(r.house_id) FROM recipient r WHERE r.referral_id = f.id) AS houses
	          FROM referral f ORDER BY f.ended_at IS NULL DESC, f.id DESC LIMIT 100) x) AS referrals,
	       (SELECT coalesce(json_agg(x), '[]') FROM (SELECT t.id, t.version, t.site_id, t.house_id, t.bed_id, t.planned_leave_on,
	               (now() AT TIME ZONE s.zone)::date AS today, (t.arrived_at AT TIME ZONE s.zone)::date + s.maximum_nights AS latest, t.left_at IS NOT NULL AS left
	          FROM stay t JOIN site s ON s.id = t.site_id ORDER BY t.left_at IS NULL DESC, t.id DESC LIMIT 40) x) AS stays,
	       (SELECT coalesce(json_agg(x), '[]') FROM (SELECT t.id, s.organization_id AS house_id FROM turn_away t JOIN site s ON s.id = t.site_id
	         ORDER BY t.id DESC LIMIT 20) x) AS turn_aways,
	       (SELECT extract(epoch FROM min(due) - clock_timestamp()) * 1000 FROM (
	               SELECT held_until AS due FROM bed WHERE state = 'held'
	               UNION ALL SELECT held_until FROM recipient WHERE ended_at IS NULL
	               UNION ALL SELECT held_until - interval '15 minutes' FROM recipient WHERE ended_at IS NULL AND hold_warned_at IS NULL
	               UNION ALL SELECT CASE WHEN alerted_at IS NULL THEN alert_at ELSE escalate_at END FROM recipient
	                WHERE state IN ('sent', 'seen') AND escalated_at IS NULL
	               UNION ALL SELECT answer_due_at FROM recipient WHERE state IN ('sent', 'seen')) x) AS due_ms`;

export async function database_now(database: Database): Promise<Now> {
	const [now] = await database.rows<Now>(now_sql);
	if (!now) throw new Error('the database says nothing');
	return now;
}
