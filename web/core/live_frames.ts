// The words of the live client: frames of the protocol (docs/live.md), what it needs from outside, and what it says of its link.

import type { Clock } from './clock.ts';
import type { Delta, Snapshot, Store } from './store.ts';

export interface LiveSocket {
	send(text: string): void;
	close(): void;
}

export interface SocketEvents {
	opened(): void;
	frame(text: string): void;
	closed(code: number): void;
}

/** What a fetch may end with, besides a value. */
export type FetchLoss = 'signed_out' | 'forbidden' | 'lost';
export interface PollAnswer {
	frames: Frame[];
}

export interface LiveSettings {
	store: Store;
	clock: Clock;
	random: () => number;
	open_socket: (events: SocketEvents) => LiveSocket;
	/** from: at least as far as this position, on whatever server answers. */
	fetch_snapshot: (view: string, from: string | null) => Promise<Snapshot | FetchLoss>;
	fetch_poll: (view: string, epoch: string, pos: string) => Promise<PollAnswer | FetchLoss>;
	/** Of the page; sent in the hello, when it is known. */
	build: string;
	/** Called after each change of `link`. */
	changed: () => void;
	/** The server's clock, each time it is told. */
	told_time: (now: number) => void;
	/** The server has newer pages than this one. */
	outdated: () => void;
	/** Not (any more) allowed to follow one of the views: time to ask which are. */
	forbidden: () => void;
}

export interface Link {
	/** starting: nothing heard yet. live: up to date. stale: the server itself has lost sight of the database. lost: no link.
	 * stopped: signed out, not allowed, or not understood. */
	state: 'starting' | 'live' | 'stale' | 'lost' | 'stopped';
	/** When the last frame came (this device's clock): the list is as of then. */
	heard_at: number | null;
	why: 'signed_out' | 'forbidden' | 'not_understood' | null;
	by: 'socket' | 'poll';
}

export interface Frame {
	type: string;
	view?: string;
	pos?: string;
	prev?: string;
	epoch?: string;
	resumed?: boolean;
	heartbeat_s?: number;
	now?: string;
	build?: string;
	stale?: boolean;
	code?: number;
	retry?: boolean | number;
	set?: Delta['set'];
	del?: Delta['del'];
}

/** null: not a frame. */
export function read_frame(text: string): Frame | null {
	try {
		const frame: unknown = JSON.parse(text);
		return typeof frame === 'object' && frame !== null && typeof (frame as Frame).type === 'string' ? (frame as Frame) : null;
	} catch {
		return null;
	}
}
