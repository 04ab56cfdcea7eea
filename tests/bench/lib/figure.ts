// What a figure is, and the few numbers that it is made of. Ratios come from rounds in which each side had its turn, one after the other,
// so that whatever else the machine did met both; the median round is what counts.

export interface Figure {
	name: string;
	value: number;
	/** ">=N", "<=N" or "-". */
	goal: string;
}

export function median(values: readonly number[]): number {
	return quantile(values, 0.5);
}

export function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	const at = share * (sorted.length - 1);
	const low = sorted[Math.floor(at)];
	const high = sorted[Math.ceil(at)];
	if (low === undefined || high === undefined) throw new Error('no values');
	return low + (high - low) * (at - Math.floor(at));
}

/** The median of the ratios of each round. */
export function ratio(ours: readonly number[], theirs: readonly number[]): number {
	return median(ours.map((value, round) => value / (theirs[round] ?? Number.NaN)));
}

export function is_met(figure: Figure): boolean {
	const bound = Number(figure.goal.slice(2));
	if (figure.goal.startsWith('>=')) return figure.value >= bound;
	if (figure.goal.startsWith('<=')) return figure.value <= bound;
	return true;
}

/** Three digits that mean something. */
export function short(value: number): string {
	return Math.abs(value) >= 100 ? value.toFixed(0) : Number(value.toPrecision(3)).toString();
}

/** Says what was seen on the way to a figure; the figures themselves are printed at the end of each. */
export function note(text: string): void {
	console.log(`  ${text}`);
}
