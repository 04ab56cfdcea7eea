// A small TCP relay to stand between a client and the server, so that a test can cut the line, stall it, and mend it.

import { createServer, connect, type AddressInfo, type Server as Listener, type Socket } from 'node:net';

export class Relay {
	readonly #listener: Listener;
	readonly #pairs = new Set<[Socket, Socket]>();
	#refusing = false;
	#stalled = false;

	private constructor(target: URL) {
		this.#listener = createServer({ pauseOnConnect: true }, (from) => {
			if (this.#refusing) {
				from.destroy();
				return;
			}
			const to = connect(Number(target.port), target.hostname);
			const pair: [Socket, Socket] = [from, to];
			this.#pairs.add(pair);
			for (const [one, other] of [[from, to], [to, from]] as const) {
				one.on('data', (bytes) => {
					if (!other.write(bytes)) one.pause();
				});
				other.on('drain', () => this.#stalled || one.resume());
				one.on('end', () => other.end());
				one.on('error', () => undefined);
				one.on('close', () => {
					other.destroy();
					this.#pairs.delete(pair);
				});
			}
			if (this.#stalled) to.pause();
			else from.resume();
		});
	}

	/** Stands before the server at `base`. */
	static open(base: string): Promise<Relay> {
		const relay = new Relay(new URL(base));
		return new Promise((done, fail) => {
			relay.#listener.once('error', fail);
			relay.#listener.listen(0, '127.0.0.1', () => done(relay));
		});
	}

	/** Where clients connect instead of to the server: client.twin(world.base, relay.base). */
	get base(): string {
		return `http://127.0.0.1:${(this.#listener.address() as AddressInfo).port}`;
	}

	/** Every connection breaks, and new ones are refused until mend(). */
	cut(): void {
		this.#refusing = true;
		for (const [from, to] of this.#pairs) {
			from.destroy();
			to.destroy();
		}
	}

	/** Nothing passes, though every connection stays: a link lost in silence. */
	stall(): void {
		this.#stalled = true;
		for (const pair of this.#pairs) for (const socket of pair) socket.pause();
	}

	mend(): void {
		this.#refusing = false;
		this.#stalled = false;
		for (const pair of this.#pairs) for (const socket of pair) socket.resume();
	}

	async close(): Promise<void> {
		this.cut();
		await new Promise<void>((done) => this.#listener.close(() => done()));
	}
}
