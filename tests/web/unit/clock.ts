// A clock that stands still until a test moves it, for everything in web/core that takes one.

import type { Clock } from '../../../web/core/clock.ts';

export class FakeClock implements Clock {
	#now: number;
	#timers: { at: number; run: () => void; order: number }[] = [];
	#order = 0;

	constructor(now = Date.parse('2026-11-22T12:00:00Z')) {
		this.#now = now;
	}

	now(): number {
		return this.#now;
	}

	after(ms: number, run: () => void): () => void {
		const timer = { at: this.#now + ms, run, order: this.#order++ };
		this.#timers.push(timer);
		return () => void (this.#timers = this.#timers.filter((one) => one !== timer));
	}

	/** Lets so many milliseconds pass; what is due runs in its order, each followed by the promises that it settled. */
	async pass(ms: number): Promise<void> {
		const end = this.#now + ms;
		for (;;) {
			await settle();
			const due = this.#timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at || a.order - b.order)[0];
			if (!due) break;
			this.#timers = this.#timers.filter((timer) => timer !== due);
			this.#now = Math.max(this.#now, due.at);
			due.run();
		}
		this.#now = end;
		await settle();
	}
}

/** Lets all promises settle that need no timer. */
export async function settle(): Promise<void> {
	for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
