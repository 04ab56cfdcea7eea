// The order of a list while somebody's finger or focus is in it: what they are reaching for stays where it is.
// New content of a row is shown in place; a new order, new rows and rows that left wait until they ask for them or let go.

export interface Arranged {
	ids: string[];
	/** How many rows would move, come or go. */
	changes: number;
}

/** What to show now, from what was shown and what it would be by now. `gone` rows that no longer exist can't be kept. */
export function arrange(shown: readonly string[], wanted: readonly string[], held: boolean, exists: (id: string) => boolean): Arranged {
	if (!held || shown.length === 0) return { ids: [...wanted], changes: 0 };
	const kept = shown.filter(exists);
	return { ids: kept, changes: count_changes(kept, wanted) };
}

function count_changes(shown: readonly string[], wanted: readonly string[]): number {
	const in_wanted = new Set(wanted);
	const in_shown = new Set(shown);
	const left = shown.filter((id) => !in_wanted.has(id)).length;
	const came = wanted.filter((id) => !in_shown.has(id)).length;
	const common_shown = shown.filter((id) => in_wanted.has(id));
	const common_wanted = wanted.filter((id) => in_shown.has(id));
	return left + came + common_shown.length - longest_common(common_shown, common_wanted);
}

/** Length of the longest run of rows that keep their order: all others moved. Both hold the same ids. */
function longest_common(from: readonly string[], to: readonly string[]): number {
	const place = new Map(to.map((id, index) => [id, index]));
	const tails: number[] = [];
	for (const id of from) {
		const at = place.get(id) ?? 0;
		let low = 0;
		let high = tails.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((tails[middle] ?? 0) < at) low = middle + 1;
			else high = middle;
		}
		tails[low] = at;
	}
	return tails.length;
}
