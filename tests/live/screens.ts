// What the live tests share: a picture that is kept up by a socket, and one that is held against a fresh snapshot.

import { equal } from 'node:assert/strict';
import type { Client } from '../support/http.ts';
import { type Frame, Live, Picture, position } from '../support/live.ts';
import { until } from '../support/patience.ts';

/** A screen: a snapshot, a socket that goes on from it, deltas applied by the one rule, a new snapshot at each reset. */
export class Screen {
	picture: Picture;
	live: Live;
	readonly view: string;
	readonly client: Client;
	resets = 0;
	#next = 0;

	private constructor(client: Client, view: string, picture: Picture, live: Live) {
		this.client = client;
		this.view = view;
		this.picture = picture;
		this.live = live;
	}

	static async open(client: Client, view = 'network'): Promise<Screen> {
		const picture = await Picture.fetch(client, view);
		const live = await Live.open(client, { views: [view], epoch: picture.epoch, pos: picture.pos });
		await live.welcome();
		return new Screen(client, view, picture, live);
	}

	/** Goes on at another server (or again at the same one) from where it stands. */
	async move(client: Client): Promise<Frame> {
		await this.take();
		this.live = await Live.open(client, { views: [this.view], epoch: this.picture.epoch, pos: this.picture.pos });
		this.#next = 0;
		return this.live.welcome();
	}

	/** Everything that has come by now. Throws at a hole. */
	async take(): Promise<void> {
		for (; this.#next < this.live.frames.length; this.#next++) {
			const frame = this.live.frames[this.#next];
			if (frame?.type === 'ping' && frame.pos !== undefined && position(frame.pos) > position(this.picture.pos)) this.picture.pos = frame.pos;
			else if (frame?.type === 'reset') await this.#fetch(frame);
			else if (frame) this.picture.apply(frame);
		}
	}

	async #fetch(reset: Frame): Promise<void> {
		this.resets++;
		const reply = await this.client.get(`/api/v1/board?view=${encodeURIComponent(this.view)}&from=${String(reset.pos)}`);
		equal(reply.status, 200, reply.text);
		this.picture = new Picture(reply.body as never);
	}

	/** Waits until it shows exactly what a fresh snapshot (of `other`'s server) does. */
	async agrees(other: Client = this.client): Promise<void> {
		let mine = '', theirs = '';
		await until('the screen to show what a fresh snapshot holds', async () => {
			await this.take();
			mine = this.picture.text();
			theirs = (await Picture.fetch(other, this.view)).text();
			return mine === theirs;
		}, 10_000).catch((error: unknown) => {
			equal(mine, theirs);
			throw error;
		});
	}
}
