// How much of it: `make test` runs a short piece of each fault, `make faults` (PORCHLIGHT_FAULTS=long) the campaign.

export const is_long = process.env['PORCHLIGHT_FAULTS'] === 'long';

export function rounds(short: number, long: number): number {
	return is_long ? long : short;
}

/** Somewhere between the two, so that each round meets another moment. */
export function between(least_ms: number, most_ms: number): number {
	return least_ms + Math.random() * (most_ms - least_ms);
}
