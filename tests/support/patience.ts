// Waiting in tests: always for a condition, never for a time to pass; under sanitizers everything may take longer.

/** A limit in milliseconds, stretched by PORCHLIGHT_SLOW (set by `make asan` and `make tsan`). */
export function patience(ms: number): number {
	return ms * Number(process.env['PORCHLIGHT_SLOW'] ?? 1);
}

export function sleep(ms: number): Promise<void> {
	return new Promise((done) => setTimeout(done, ms));
}

/** Asks again and again until the answer is neither false, null nor undefined; `what` completes "gave up waiting for ...". */
export async function until<T>(
	what: string,
	ask: () => T | Promise<T>,
	ms = 5_000,
): Promise<NonNullable<Exclude<T, false>>> {
	const end = Date.now() + patience(ms);
	for (let pause = 2; ; pause = Math.min(pause * 2, 100)) {
		const answer = await ask();
		if (answer !== false && answer !== null && answer !== undefined) {
			return answer as NonNullable<Exclude<T, false>>;
		}
		if (Date.now() > end) throw new Error(`gave up waiting for ${what}`);
		await sleep(pause);
	}
}
