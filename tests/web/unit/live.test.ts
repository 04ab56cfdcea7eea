// The live client against docs/live.md, with a clock, a socket and fetches made here: no network.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LiveClient } from '../../../web/core/live.ts';
import type { FetchLoss, Frame, Link, PollAnswer, SocketEvents } from '../../../web/core/live_frames.ts';
import { type Snapshot, Store } from '../../../web/core/store.ts';
import { FakeClock, settle } from './clock.ts';

class FakeSocket {
	readonly sent: Frame[] = [];
	readonly events: SocketEvents;
	closed = false;

	constructor(events: SocketEvents) {
		this.events = events;
	}

	send(text: string): void {
		this.sent.push(JSON.parse(text) as Frame);
	}

	close(): void {
		this.closed = true;
	}

	say(frame: Frame): void {
		this.events.frame(JSON.stringify(frame));
	}
}

const epoch = '7301-1-9f';
const board = (pos: string, label = 'one', version = 1): Snapshot => ({
	epoch, view: 'network', pos, rows: { bed: [{ id: 'b1', version, label } as never] },
});
const bed = (version: number, label: string) => ({ bed: [{ id: 'b1', version, label } as never] });

function world(options: { loaded?: boolean; snapshots?: (Snapshot | FetchLoss)[]; polls?: (PollAnswer | FetchLoss)[]; build?: string } = {}) {
	const clock = new FakeClock();
	const store = new Store();
	const sockets: FakeSocket[] = [];
	const links: Link['state'][] = [];
	const fetched: (string | null)[] = [];
	const polled: string[] = [];
	const told = { outdated: 0, forbidden: 0, time: [] as number[] };
	const snapshots = [...(options.snapshots ?? [])];
	const polls = [...(options.polls ?? [])];
	if (options.loaded !== false) store.load(board('0/100'));
	const client = new LiveClient({
		store,
		clock,
		random: () => 0.5,
		open_socket: (events) => {
			const socket = new FakeSocket(events);
			sockets.push(socket);
			return socket;
		},
		fetch_snapshot: async (_view, from) => {
			fetched.push(from);
			return snapshots.shift() ?? 'lost';
		},
		fetch_poll: (_view, _epoch, pos) => {
			polled.push(pos);
			const next = polls.shift();
			return next === undefined ? new Promise(() => undefined) : Promise.resolve(next);
		},
		build: options.build ?? '',
		changed: () => links.push(client.link.state),
		told_time: (now) => told.time.push(now),
		outdated: () => void told.outdated++,
		forbidden: () => void told.forbidden++,
	}, ['network']);
	const socket = () => {
		const last = sockets.at(-1);
		assert.ok(last);
		return last;
	};
	const welcome = (more: Partial<Frame> = {}) => {
		socket().events.opened();
		socket().say({ type: 'welcome', epoch, pos: '0/100', resumed: true, heartbeat_s: 15, now: '2026-11-22T12:00:00Z', ...more });
	};
	const label = () => (store.get('network', 'bed', 'b1') as { label?: string } | undefined)?.label;
	return { clock, store, sockets, socket, links, fetched, polled, told, client, welcome, label };
}

test('it_says_hello_with_where_it_stands', () => {
	const w = world({ build: 'abc' });
	w.client.start();
	w.socket().events.opened();
	assert.deepEqual(w.socket().sent, [{ type: 'hello', proto: 1, views: ['network'], epoch, pos: '0/100', build: 'abc' }]);
	assert.equal(w.client.link.state, 'starting');
});

test('it_is_live_from_the_welcome_on_and_tells_the_servers_time', () => {
	const w = world();
	w.client.start();
	w.welcome();
	assert.equal(w.client.link.state, 'live');
	assert.deepEqual(w.told.time, [Date.parse('2026-11-22T12:00:00Z')]);
});

test('a_delta_that_joins_on_is_applied_and_an_old_one_is_skipped', () => {
	const w = world();
	w.client.start();
	w.welcome();
	w.socket().say({ type: 'delta', view: 'network', pos: '0/120', prev: '0/90', set: bed(2, 'two') });
	assert.equal(w.label(), 'two');
	w.socket().say({ type: 'delta', view: 'network', pos: '0/110', prev: '0/100', set: bed(3, 'old') });
	assert.equal(w.label(), 'two');
});

test('a_delta_behind_a_hole_is_never_shown_and_a_snapshot_is_fetched_from_there', async () => {
	const w = world({ snapshots: [board('0/200', 'from the snapshot', 5)] });
	w.client.start();
	w.welcome();
	w.socket().say({ type: 'delta', view: 'network', pos: '0/180', prev: '0/150', set: bed(4, 'behind the hole') });
	assert.equal(w.label(), 'one');
	await settle();
	assert.deepEqual(w.fetched, ['0/150']);
	assert.equal(w.label(), 'from the snapshot');
});

test('deltas_that_come_while_a_snapshot_is_fetched_are_applied_to_it', async () => {
	const w = world({ snapshots: [board('0/200', 'snapshot', 5)] });
	w.client.start();
	w.welcome();
	w.socket().say({ type: 'reset', view: 'network', epoch, pos: '0/180' });
	w.socket().say({ type: 'delta', view: 'network', pos: '0/190', prev: '0/180', set: bed(4, 'in the snapshot already') });
	w.socket().say({ type: 'delta', view: 'network', pos: '0/210', prev: '0/190', set: bed(6, 'after it') });
	await settle();
	assert.deepEqual(w.fetched, ['0/180']);
	assert.equal(w.label(), 'after it');
	assert.equal(w.store.where('network')?.pos, '0/210');
});

test('a_snapshot_that_is_behind_what_came_meanwhile_is_fetched_again', async () => {
	const w = world({ snapshots: [board('0/150'), board('0/300', 'whole', 9)] });
	w.client.start();
	w.welcome();
	w.socket().say({ type: 'reset', view: 'network', epoch, pos: '0/180' });
	w.socket().say({ type: 'delta', view: 'network', pos: '0/210', prev: '0/190', set: bed(6, 'behind a hole') });
	await w.clock.pass(1000);
	assert.equal(w.fetched.length, 2);
	assert.equal(w.label(), 'whole');
});

test('an_older_row_never_overwrites_a_newer_one', () => {
	const w = world();
	w.client.start();
	w.welcome();
	w.store.merge('bed', { id: 'b1', version: 7, label: 'my own act' } as never);
	w.socket().say({ type: 'delta', view: 'network', pos: '0/120', prev: '0/100', set: bed(6, 'older') });
	assert.equal(w.label(), 'my own act');
	w.socket().say({ type: 'delta', view: 'network', pos: '0/130', prev: '0/120', set: bed(7, 'as the server has it') });
	assert.equal(w.label(), 'as the server has it');
});

test('a_row_that_left_the_view_is_gone', () => {
	const w = world();
	w.client.start();
	w.welcome();
	w.socket().say({ type: 'delta', view: 'network', pos: '0/120', prev: '0/100', set: {}, del: { bed: ['b1'] } });
	assert.equal(w.label(), undefined);
});

test('a_ping_moves_the_position_of_a_whole_view_and_never_back', () => {
	const w = world();
	w.client.start();
	w.welcome();
	w.socket().say({ type: 'ping', pos: '1/0', now: '2026-11-22T12:00:15Z' });
	assert.equal(w.store.where('network')?.pos, '1/0');
	w.socket().say({ type: 'ping', pos: '0/FFFFFFFF', now: '2026-11-22T12:00:30Z' });
	assert.equal(w.store.where('network')?.pos, '1/0');
});

test('a_ping_does_not_move_a_view_that_waits_for_its_snapshot', async () => {
	const w = world({ snapshots: [board('0/200', 'snapshot', 5)] });
	w.client.start();
	w.welcome();
	w.socket().say({ type: 'reset', view: 'network', epoch, pos: '0/180' });
	w.socket().say({ type: 'ping', pos: '0/500', now: '2026-11-22T12:00:15Z' });
	await settle();
	assert.equal(w.store.where('network')?.pos, '0/200');
});

test('it_says_that_the_server_sees_no_changes_and_takes_it_back', () => {
	const w = world();
	w.client.start();
	w.welcome();
	w.socket().say({ type: 'ping', pos: '0/100', now: '2026-11-22T12:00:15Z', stale: true });
	assert.equal(w.client.link.state, 'stale');
	w.socket().say({ type: 'ping', pos: '0/100', now: '2026-11-22T12:00:16Z', stale: false });
	assert.equal(w.client.link.state, 'live');
});

test('a_lost_link_shows_after_one_second_and_comes_back_with_jitter', async () => {
	const w = world();
	w.client.start();
	w.welcome();
	w.socket().events.closed(1006);
	await w.clock.pass(240);
	assert.equal(w.sockets.length, 1);
	assert.equal(w.client.link.state, 'live');
	await w.clock.pass(20);
	assert.equal(w.sockets.length, 2, 'half of the first ceiling of 500 ms');
	await w.clock.pass(750);
	assert.equal(w.client.link.state, 'lost');
	w.welcome();
	assert.equal(w.client.link.state, 'live');
});

test('a_blink_of_the_network_shows_nothing', async () => {
	const w = world();
	w.client.start();
	w.welcome();
	w.socket().events.closed(1006);
	await w.clock.pass(300);
	w.welcome();
	await w.clock.pass(5000);
	assert.deepEqual(w.links, ['live']);
});

test('silence_is_noticed_within_two_beats_and_five_seconds', async () => {
	const w = world();
	w.client.start();
	w.welcome();
	await w.clock.pass(34_900);
	assert.equal(w.client.link.state, 'live');
	await w.clock.pass(200);
	assert.equal(w.client.link.state, 'lost');
	assert.ok(w.sockets[0]?.closed);
});

test('back_in_the_foreground_a_link_that_missed_a_beat_is_not_waited_for', async () => {
	const w = world();
	w.client.start();
	w.welcome();
	await w.clock.pass(5000);
	w.client.wake();
	assert.equal(w.sockets.length, 1);
	await w.clock.pass(20_000);
	w.client.wake();
	assert.equal(w.sockets.length, 2);
	assert.ok(w.sockets[0]?.closed);
});

test('the_waits_grow_to_half_a_minute_and_begin_anew_after_a_welcome', async () => {
	const w = world({ polls: [] });
	w.client.start();
	w.welcome();
	const waits: number[] = [];
	for (let turn = 0; turn < 9; turn++) {
		const before = w.sockets.length;
		w.socket().events.closed(4503);
		let waited = 0;
		while (w.sockets.length === before) {
			await w.clock.pass(50);
			waited += 50;
		}
		waits.push(waited);
	}
	assert.deepEqual(waits, [250, 500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
	w.welcome();
	w.socket().events.closed(4503);
	await w.clock.pass(260);
	assert.equal(w.sockets.length, 11);
});

test('signed_out_stops_for_good', async () => {
	const w = world();
	w.client.start();
	w.welcome();
	w.socket().say({ type: 'bye', code: 4401, retry: false });
	assert.deepEqual([w.client.link.state, w.client.link.why], ['stopped', 'signed_out']);
	await w.clock.pass(120_000);
	w.client.wake();
	assert.equal(w.sockets.length, 1);
});

test('a_view_that_is_not_ones_own_any_more_is_asked_about', () => {
	const w = world();
	w.client.start();
	w.welcome();
	w.socket().events.closed(4403);
	assert.equal(w.told.forbidden, 1);
	assert.equal(w.client.link.why, 'forbidden');
});

test('a_server_with_newer_pages_offers_them_and_goes_on_telling', async () => {
	const w = world({ build: 'old' });
	w.client.start();
	w.socket().events.opened();
	w.socket().say({ type: 'bye', code: 4426, retry: false });
	assert.equal(w.told.outdated, 1);
	await w.clock.pass(1000);
	w.welcome({ build: 'new' });
	assert.equal(w.socket().sent[0]?.build, undefined);
	assert.equal(w.client.link.state, 'live');
});

test('a_bye_says_how_long_to_stay_away_at_least', async () => {
	const w = world();
	w.client.start();
	w.welcome();
	w.socket().say({ type: 'bye', code: 4408, retry: 1000 });
	await w.clock.pass(1200);
	assert.equal(w.sockets.length, 1);
	await w.clock.pass(100);
	assert.equal(w.sockets.length, 2);
});

test('another_epoch_means_a_new_snapshot', async () => {
	const w = world({ snapshots: [{ ...board('0/50', 'restored', 1), epoch: 'other' }] });
	w.client.start();
	w.welcome({ epoch: 'other', resumed: false });
	await settle();
	assert.equal(w.label(), 'restored');
	assert.equal(w.store.where('network')?.epoch, 'other');
});

test('a_frame_that_cant_be_read_ends_the_link', async () => {
	const w = world();
	w.client.start();
	w.welcome();
	w.socket().events.frame('{"type":');
	assert.ok(w.sockets[0]?.closed);
	await w.clock.pass(300);
	assert.equal(w.sockets.length, 2);
});

test('where_sockets_are_refused_it_reads_by_long_poll_and_tries_a_socket_again_later', async () => {
	const w = world({ polls: [
		{ frames: [{ type: 'delta', view: 'network', pos: '0/120', prev: '0/100', set: bed(2, 'by poll') }] },
		{ frames: [{ type: 'ping', pos: '0/140', now: '2026-11-22T12:00:15Z' }] },
	] });
	w.client.start();
	for (let refused = 0; refused < 3; refused++) {
		w.socket().events.closed(1006);
		await w.clock.pass(3000);
	}
	assert.deepEqual(w.polled, ['0/100', '0/120', '0/140']);
	assert.equal(w.label(), 'by poll');
	assert.deepEqual([w.client.link.state, w.client.link.by], ['live', 'poll']);
	assert.equal(w.sockets.length, 3);
	await w.clock.pass(300_000);
	assert.equal(w.sockets.length, 4);
});

test('without_a_list_it_fetches_one_and_asks_again_while_there_is_no_network', async () => {
	const w = world({ loaded: false, snapshots: ['lost', 'lost', board('0/300', 'at last')] });
	w.client.start();
	await w.clock.pass(5000);
	assert.equal(w.label(), 'at last');
});

test('stopped_it_neither_listens_nor_comes_back', async () => {
	const w = world();
	w.client.start();
	w.welcome();
	w.client.stop();
	w.socket().say({ type: 'delta', view: 'network', pos: '0/120', prev: '0/100', set: bed(2, 'too late') });
	await w.clock.pass(100_000);
	assert.equal(w.label(), 'one');
	assert.equal(w.sockets.length, 1);
});
