// Makes the one object that the screens share (view/here.ts) out of the core, the network and this device, and keeps it going:
// the live link, the outbox, the session, the address bar.

import type { Clock, ServerClock } from './core/clock.ts';
import { LiveClient } from './core/live.ts';
import { Outbox } from './core/outbox.ts';
import type { County, Move, Row } from './core/rows.ts';
import type { Snapshot, Store } from './core/store.ts';
import type { Page, Session } from './net/shapes.ts';
import { Api, lost_slug } from './net/http.ts';
import { change_of, send_change } from './net/changes.ts';
import { fetch_poll, fetch_snapshot, open_live_socket } from './net/live_link.ts';
import type { Keep } from './net/keep.ts';
import { network, view_of, type Act, type Here } from './view/here.ts';
import { load_rest } from './view/later.tsx';

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

const keep_lists_every_ms = 60_000;
const keep_lists_first_ms = 4000;

export async function make_here(start: Start, device: Clock, clock: ServerClock, store: Store, draw: () => void): Promise<Running> {
	const load_keep = async () => (await load_rest()).Keep;
	const last = start.session ? null : await read_last(start, device.now(), load_keep);
	const session = start.session ?? last?.session ?? null;
	if (start.session) clock.tell(Date.parse(start.session.now));
	for (const snapshot of last?.snapshots ?? []) store.load(snapshot);
	if (start.board) store.load(start.board);

	const owner = session && !session.shared_computer ? session.account_id : null;
	let keeping: Promise<Keep> | undefined;
	const keep = () => (keeping ??= load_keep().then((Kept) => new Kept(owner)));
	const update = (change: Partial<Here>) => {
		Object.assign(here, change);
		draw();
	};
	const api = new Api(fetch.bind(globalThis), (problem) => {
		if (problem?.status === 401 && problem.slug === 'not_signed_in' && here.session) update({ signed_out: true });
		if (problem?.slug !== lost_slug) here.last_asked = clock.now();
	});
	/** What was tapped on this page, to say more about it when it is answered. */
	const acts = new Map<string, Act>();
	const outbox = new Outbox({
		clock: device,
		random: Math.random,
		send: (change) => send_change(api, change),
		save: (changes) => void keep().then((kept) => kept.save_changes(changes)),
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
			if (typeof problem.current?.['id'] === 'string') store.merge(change.kind, problem.current as unknown as Row);
			update({ conflict: { change, problem }, notice: null });
		},
	});

	const fixed = read_fixed();
	const here: Here = {
		store, clock, api, keep, outbox, session,
		live: null,
		counties: by_fips(fixed.counties),
		moves: fixed.moves,
		new_build: false,
		signed_out: false,
		notice: null,
		conflict: null,
		path: location.pathname,
		search: location.search,
		arrivals: 0,
		last_asked: clock.now(),
		kept_at: last?.at ?? null,
		go: (path, how = 'push') => {
			history[how === 'push' ? 'pushState' : 'replaceState'](null, '', path);
			update({ path: location.pathname, search: location.search, ...(how === 'push' ? { arrivals: here.arrivals + 1, notice: null, conflict: null } : {}) });
			if (how === 'push') scrollTo(0, 0);
		},
		act: (act) => {
			const change = change_of(act, device.now());
			acts.set(change.key, act);
			outbox.add(change);
			if (act.quiet) return;
			const cancel = () => void outbox.cancel(change.key);
			update({ conflict: null, notice: { text: act.says, tone: 'good', params: { ...act.about, key: change.key }, ...(act.undo ? { action: { says: 'undo', run: cancel } } : {}) } });
		},
		say: (notice) => update({ notice }),
		dismiss_conflict: () => update({ conflict: null }),
		changed: draw,
		sign_in: async (email, password, shared) => {
			const answer = await api.post<Session>('/session', { email, password, shared_computer: shared });
			if (!answer.ok) return answer.problem.slug;
			if (!here.signed_out) return null;
			// Somebody else: nothing of the one before may stay on the page.
			if (answer.body.account_id !== here.session?.account_id) location.reload();
			update({ session: answer.body, signed_out: false });
			outbox.pause(false);
			follow();
			return null;
		},
		sign_out: async (everywhere) => {
			here.live?.stop();
			await (await keep()).clear();
			await api.send('DELETE', everywhere ? '/sessions' : '/session');
			location.assign('/sign-in');
		},
		extend_session: async () => {
			const answer = await api.get<Session>('/session');
			if (answer.ok) update({ session: answer.body });
		},
	};
	store.listen(draw);

	const views = () => {
		const roles = here.session?.memberships.filter((one) => one.role !== 'network_admin' && one.role !== 'analyst') ?? [];
		return [network, ...new Set(roles.map((one) => view_of(one.organization_id)))];
	};

	/** Follows the network's board and one's own organizations' introductions. */
	function follow(): void {
		here.live?.stop();
		here.live = new LiveClient({
			store,
			clock: device,
			random: Math.random,
			open_socket: open_live_socket,
			fetch_snapshot: (view, from) => fetch_snapshot(api, view, from),
			fetch_poll: (view, epoch, pos) => fetch_poll(api, view, epoch, pos),
			build: start.build ?? '',
			changed: () => {
				const link = here.live?.link;
				update({ ...(link?.state === 'live' ? { kept_at: null } : {}), ...(link?.why === 'signed_out' ? { signed_out: true } : {}) });
			},
			told_time: (now) => clock.tell(now),
			outdated: () => update({ new_build: true }),
			// A role was taken or given: follow what is one's own now.
			forbidden: () => {
				const before = views().join();
				void here.extend_session().then(() => views().join() !== before && follow());
			},
		}, views());
		here.live.start();
	}

	async function keep_lists(): Promise<void> {
		if (!here.session || here.session.shared_computer || here.live?.link.state !== 'live') return;
		const snapshots = views().map((view) => store.snapshot(view)).filter((snapshot) => snapshot !== null);
		(await keep()).save_lists(here.session, snapshots, device.now());
	}

	return {
		current: here,
		begin: () => {
			listen_to_page(here, update);
			if (!here.session) return;
			follow();
			void keep().then((kept) => kept.load_changes()).then((changes) => outbox.restore(changes));
			void fetch_fixed(api, update);
			setTimeout(keep_lists, keep_lists_first_ms);
			setInterval(keep_lists, keep_lists_every_ms);
		},
	};
}

/** Who was here last, for a page that came without the server's word about the session: it is the kept page, opened without a network,
 * or the server could not ask its database. A server that answers "not signed in" is believed. */
async function read_last(start: Start, now: number, load_keep: () => Promise<typeof Keep>): Promise<Awaited<ReturnType<(typeof Keep)['last']>>> {
	const last = await (await load_keep()).last(now).catch(() => null);
	if (!last || start.session === undefined) return last;
	const answer = await new Api(fetch.bind(globalThis), () => undefined).get<Session>('/session', { timeout_ms: 5000 });
	if (answer.ok) return { ...last, session: answer.body };
	return answer.problem.status === 401 ? null : last;
}

// --- counties and moves ---------------------------------------------------------------------------------------------------
// They hardly change: read from this device at once, and asked for again behind.

const fixed_name = 'porchlight-fixed';

function by_fips(counties: readonly County[]): ReadonlyMap<string, County> {
	return new Map(counties.map((county) => [county.fips, county]));
}

function read_fixed(): { counties: County[]; moves: Move[] } {
	try {
		return JSON.parse(localStorage.getItem(fixed_name) ?? '') as { counties: County[]; moves: Move[] };
	} catch {
		return { counties: [], moves: [] };
	}
}

async function fetch_fixed(api: Api, update: (change: Partial<Here>) => void): Promise<void> {
	const [all_counties, all_moves] = await Promise.all([api.get<Page<County>>('/counties'), api.get<Page<Move>>('/moves')]);
	if (!all_counties.ok || !all_moves.ok) return;
	const counties = all_counties.body.items;
	const moves = all_moves.body.items;
	update({ counties: by_fips(counties), moves });
	try {
		localStorage.setItem(fixed_name, JSON.stringify({ counties, moves }));
	} catch {
		// A device that keeps nothing asks again next time.
	}
}

// --- what the browser tells -----------------------------------------------------------------------------------------------

function listen_to_page(here: Here, update: (change: Partial<Here>) => void): void {
	addEventListener('popstate', () => update({ path: location.pathname, search: location.search, notice: null }));
	addEventListener('click', (event) => {
		const link = event.target instanceof Element ? event.target.closest('a') : null;
		if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
		if (link.origin !== location.origin || link.target || link.hash) return;
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
