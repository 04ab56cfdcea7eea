// Dice that fall the same way for the same seed, so that a play that found something can be played again with the same acts.
// (What two acts at once do to each other is PostgreSQL's to decide; the dice only say what is tried.)

export class Dice {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0;
	}

	/** From 0 up to, not including, 1: a 32-bit counter through a mixing function (splitmix32). */
	next(): number {
		this.#state = (this.#state + 0x9e3779b9) >>> 0;
		let mixed = this.#state;
		mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
		mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
		return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
	}

	below(end: number): number {
		return Math.floor(this.next() * end);
	}

	between(least: number, most: number): number {
		return least + this.below(most - least + 1);
	}

	chance(of_one: number): boolean {
		return this.next() < of_one;
	}

	/** undefined only of an empty list. */
	pick<T>(list: readonly T[]): T | undefined {
		return list[this.below(list.length)];
	}

	one<T>(list: readonly [T, ...T[]]): T {
		return this.pick(list) as T;
	}

	some<T>(list: readonly T[], most: number): T[] {
		const left = [...list];
		const taken: T[] = [];
		for (let n = this.below(most + 1); n > 0 && left.length > 0; n--) taken.push(...left.splice(this.below(left.length), 1));
		return taken;
	}

	/** A key of `weights`, as likely as its weight says. */
	weighted<Name extends string>(weights: Record<Name, number>): Name {
		const rows = Object.entries(weights) as [Name, number][];
		let left = this.next() * rows.reduce((sum, [, weight]) => sum + weight, 0);
		for (const [name, weight] of rows) if ((left -= weight) < 0) return name;
		return (rows.at(-1) as [Name, number])[0];
	}
}
