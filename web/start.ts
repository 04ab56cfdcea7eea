// Makes the one object that the screens share (view/here.ts) out of the core, the network and this device, and keeps it going:
// the live link, the outbox, the session, the address bar.

import type { Clock, ServerClock } from './core/clock.ts';
import { LiveClient } from './core/live.ts';
import { Outbox, type Change, type Sent } from './core/outbox.ts';
import type { County, Move, Row } from './core/rows.ts';
import type { Snapshot, Store } from './core/store.ts';
import type { Page, Session } from './net/api.ts';
import { Api, is_lost, lost_slug, type Problem } from './net/http.ts';
import { Keep } from './net/keep.ts';
import { fetch_poll, fetch_snapshot, open_live_socket } from './net/live_link.ts';
import { network, view_of, type Act, type Here } from './view/here.ts';
import type { Key } from './view/words.ts';

export interface Start {
	session?: Session | null;
	board?: Snapshot | null;
	build?: string;
}

/** What the server wrote into the page; nothing, when the page was kept from an earlier time. */
export function read_start(): Start {
	try {
		return JSON.parse(document.getElementById('porchlight-start')?.textContent ?? '{}') as Start;
	} catch {
		return {};
	}
}

export interface Running {
	current: Here;
	/** After the first drawing: fetch, connect, listen. */
	begin(): void;
}

const keep_board_every_ms = 60_000;

export async function make_here(start: Start, device: Clock, clock: ServerClock, store: Store, draw: () => void): Promise<Running> {
	const kept = await read_kept(start, device);
	const session = start.session ?? kept.session;
	const keep = new Keep(session && !session.shared_computer ? session.account_id : null);
	if (session && start.session) clock.tell(Date.parse(session.now));
	if (start.board) store.load(start.board);
	else for (const snapshot of kept.boards) store.load(snapshot);

	const update = (change: Partial<Here>) => {
		Object.assign(here, change);
		draw();
	};
	const api = new Api(fetch.bind(globalThis), (problem) => {
		if (problem?.status === 401 && problem.slug === 'not_signed_in' && here.session) update({ signed_out: true });
		if (problem?.slug !== lost_slug) here.last_asked = clock.now();
	});

	const acts = new Map<string, Act>();
	const outbox = new Outbox({
		clock: device,
		random: Math.random,
		send: (change) => send_change(api, change),
		save: (changes) => keep.save_changes(changes),
		changed: draw,
		done: (change, row) => {
			if (row && typeof row['id'] === 'string' && typeof row.version === 'number') store.merge(change.kind, row as unknown as Row);
			const act = acts.get(change.key);
			acts.delete(change.key);
			if (act?.undo && here.notice?.params?.['key'] === change.key) update({ notice: { ...here.notice, action: { says: 'undo', run: act.undo } } });
			act?.answered?.(row ?? {});
		},
		said_no: (change, problem) => {
			acts.delete(change.key);
			if (problem.current && typeof problem.current['id'] === 'string') store.merge(change.kind, problem.current as unknown as Row);
			update({ conflict: { change, problem }, notice: null });
		},
	});

	const here: Here = {
		store, clock, api, keep, outbox,
		live: null,
		session,
		counties: new Map(kept.counties.map((county) => [county.fips, county])),
		moves: kept.moves,
		new_build: false,
		signed_out: false,
		notice: null,
		conflict: null,
		path: location.pathname,
		search: location.search,
		arrivals: 0,
		last_asked: clock.now(),
		kept_at: start.board ? null : kept.at,
		go: (path, how = 'push') => {
			if (how === 'push') history.pushState(null, '', path);
			else history.replaceState(null, '', path);
			update({ path: location.pathname, search: location.search, ...(how === 'push' ? { arrivals: here.arrivals + 1, notice: null, conflict: null } : {}) });
			if (how === 'push') scrollTo(0, 0);
		},
		act: (act) => {
			const change = change_of(act, clock.now());
			acts.set(change.key, act);
			outbox.add(change);
			if (act.quiet) return;
			const waiting_undo = () => void outbox.cancel(change.key);
			update({ conflict: null, notice: { text: act.says, tone: 'good', params: { ...act.about, key: change.key }, ...(act.undo ? { action: { says: 'undo' as Key, run: waiting_undo } } : {}) } });
		},
		say: (notice) => update({ notice }),
		dismiss_conflict: () => update({ conflict: null }),
		changed: draw,
		sign_in: async (email, password, shared) => {
			const answer = await api.post<Session>('/session', { email, password, shared_computer: shared });
			if (!answer.ok) return answer.problem.slug;
			if (!here.signed_out) return null;
			if (answer.body.account_id !== here.session?.account_id) location.reload();
			update({ session: answer.body, signed_out: false });
			outbox.pause(false);
			follow();
			return null;
		},
		sign_out: async (everywhere) => {
			here.live?.stop();
			await keep.clear();
			await new Keep('last').clear();
			await api.send('DELETE', everywhere ? '/sessions' : '/session');
			location.assign('/sign-in');
		},
		extend_session: async () => {
			const answer = await api.get<Session>('/session');
			if (answer.ok) update({ session: answer.body });
		},
	};
	store.listen(draw);

	/** Follows the network's board and one's own organizations' introductions. */
	function follow(): void {
		here.live?.stop();
		const roles = here.session?.memberships.filter((one) => one.role !== 'network_admin' && one.role !== 'analyst') ?? [];
		const views = [network, ...new Set(roles.map((one) => view_of(one.organization_id)))];
		here.live = new LiveClient({
			store,
			clock: device,
			random: Math.random,
			open_socket: open_live_socket,
			fetch_snapshot: (view) => fetch_snapshot(api, view),
			fetch_poll: (view, epoch, pos) => fetch_poll(api, view, epoch, pos),
			build: start.build ?? '',
			changed: () => {
				const why = here.live?.link.why;
				if (here.live?.link.state === 'live') here.kept_at = null;
				if (why === 'signed_out') update({ signed_out: true });
				if (why === 'update') update({ new_build: true });
				draw();
			},
			told_time: (now) => clock.tell(now),
			told_build: (build) => {
				if (start.build && build !== start.build && !here.new_build) update({ new_build: true });
			},
		}, views);
		here.live.start();
	}

	return {
		current: here,
		begin: () => {
			listen_to_page(here, update);
			if (!here.session) return;
			follow();
			void keep.load_changes().then((changes) => outbox.restore(changes));
			void fetch_fixed(api, update);
			setInterval(() => keep_lists(here, device), keep_board_every_ms);
			setTimeout(() => keep_lists(here, device), 5000);
		},
	};
}

function change_of(act: Act, now: number): Change {
	return {
		key: crypto.randomUUID(),
		method: act.method ?? 'POST',
		path: act.path,
		body: act.body ?? (act.method === 'DELETE' ? null : {}),
		kind: act.kind,
		id: act.row.id,
		effect: act.effect,
		version: act.version ? act.row.version : null,
		in_body: act.version === 'body',
		made_at: now,
		good_for_ms: act.good_for_ms ?? 12 * 3_600_000,
		says: act.says,
		about: act.about ?? {},
		attempts: 0,
	};
}

async function send_change(api: Api, change: Change): Promise<Sent> {
	const body = change.in_body && change.version !== null ? { ...change.body, version: change.version } : change.body;
	const answer = await api.send<Record<string, unknown> & { version?: number }>(change.method, change.path, {
		key: change.key,
		...(body === null ? {} : { body }),
		...(change.version !== null && !change.in_body ? { version: change.version } : {}),
	});
	if (answer.ok) return { end: 'done', row: answer.body };
	const problem: Problem = answer.problem;
	return is_lost(problem) || problem.status === 401 || problem.status >= 500 ? { end: 'lost' } : { end: 'said_no', problem };
}

// --- what is kept on the device ----------------------------------------------------------------------------------------

interface Kept {
	session: Session | null;
	boards: Snapshot[];
	counties: County[];
	moves: Move[];
	at: number | null;
}

/** The last lists seen, when the page came without any; and what never changes much, in any case. */
async function read_kept(start: Start, device: Clock): Promise<Kept> {
	const fixed = read_fixed();
	const none: Kept = { session: null, boards: [], ...fixed, at: null };
	if (start.session !== undefined || start.build) return none;
	const last = new Keep('last');
	const session = await last.get<Session>('session');
	if (!session || Date.parse(session.expires_at) < device.now()) return none;
	const keep = new Keep(session.account_id);
	const boards = (await keep.all<Snapshot>('board/')).map(([, snapshot]) => snapshot);
	return { session, boards, ...fixed, at: (await keep.get<number>('board_at')) ?? null };
}

function keep_lists(here: Here, device: Clock): void {
	const session = here.session;
	if (!session || session.shared_computer || here.live?.link.state !== 'live') return;
	void new Keep('last').put('session', session);
	for (const view of [network, ...session.memberships.map((one) => view_of(one.organization_id))]) {
		const snapshot = here.store.snapshot(view);
		if (snapshot) void here.keep.put(`board/${view}`, snapshot);
	}
	void here.keep.put('board_at', device.now());
}

/** Counties and the table of moves hardly change: read from this device at once, and asked for again behind. */
function read_fixed(): { counties: County[]; moves: Move[] } {
	try {
		return JSON.parse(localStorage.getItem('porchlight-fixed') ?? '') as { counties: County[]; moves: Move[] };
	} catch {
		return { counties: [], moves: [] };
	}
}

async function fetch_fixed(api: Api, update: (change: Partial<Here>) => void): Promise<void> {
	const [counties, moves] = await Promise.all([fetch_all<County>(api, '/counties'), fetch_all<Move>(api, '/moves')]);
	if (counties.length === 0 || moves.length === 0) return;
	update({ counties: new Map(counties.map((county) => [county.fips, county])), moves });
	try {
		localStorage.setItem('porchlight-fixed', JSON.stringify({ counties, moves }));
	} catch {
		// A device that keeps nothing asks again next time.
	}
}

async function fetch_all<T>(api: Api, path: string): Promise<T[]> {
	const items: T[] = [];
	let after: string | null = null;
	do {
		const answer: Awaited<ReturnType<typeof api.get<Page<T>>>> = await api.get<Page<T>>(`${path}?limit=200${after ? `&after=${encodeURIComponent(after)}` : ''}`);
		if (!answer.ok) return items;
		items.push(...answer.body.items);
		after = answer.body.next;
	} while (after);
	return items;
}

// --- what the browser tells ---------------------------------------------------------------------------------------------

function listen_to_page(here: Here, update: (change: Partial<Here>) => void): void {
	addEventListener('popstate', () => update({ path: location.pathname, search: location.search, notice: null }));
	addEventListener('click', (event) => {
		const link = event.target instanceof Element ? event.target.closest('a') : null;
		if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
		if (link.origin !== location.origin || link.target || link.hash || link.pathname.startsWith('/assets/')) return;
		event.preventDefault();
		here.go(link.pathname + link.search);
	});
	const wake = () => {
		if (document.hidden) return;
		here.live?.wake();
		here.outbox.flush();
	};
	for (const name of ['online', 'pageshow', 'resume', 'focus']) addEventListener(name, wake);
	document.addEventListener('visibilitychange', wake);
	addEventListener('offline', () => here.live?.offline());
}
