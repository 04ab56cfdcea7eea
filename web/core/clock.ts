// Time as the core sees it: handed in, so that a test can make an hour pass at once.

export interface Clock {
	/** Milliseconds since 1970, by this device. */
	now(): number;
	/** Calls later, once; the answer takes it back. */
	after(ms: number, run: () => void): () => void;
}

/** The server's time, as far as this device can tell: holds and ages are counted in it, whatever the device's own clock says. */
export class ServerClock {
	readonly #clock: Clock;
	#ahead_ms = 0;
	#told = false;

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	now(): number {
		return this.#clock.now() + this.#ahead_ms;
	}

	/** What the server's clock said just now. A difference under a second may be the road's, so only larger ones move ours. */
	tell(server_now: number): void {
		if (!Number.isFinite(server_now)) return;
		const ahead = server_now - this.#clock.now();
		if (!this.#told || Math.abs(ahead - this.#ahead_ms) > 1000) this.#ahead_ms = Math.abs(ahead) < 1000 ? 0 : ahead;
		this.#told = true;
	}
}
