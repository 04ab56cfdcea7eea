// Days without a time, "2026-11-29", counted as a calendar does: no zone and no clock change can make one longer.

const day_ms = 86_400_000;

export function date_plus(date: string, days: number): string {
	return new Date(Date.parse(`${date}T00:00:00Z`) + days * day_ms).toISOString().slice(0, 10);
}

/** Nights between two days; negative when `to` is the earlier one. */
export function nights_between(from: string, to: string): number {
	return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day_ms);
}

/** The last day on which a stay may plan to end; null: the house states no longest stay. */
export function latest_leaving(arrived_on: string, maximum_nights: number | null): string | null {
	return maximum_nights === null ? null : date_plus(arrived_on, maximum_nights);
}
