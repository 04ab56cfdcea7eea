// Positions in the database's write-ahead log, as PostgreSQL spells them: "16/B374D848". They order everything that happened.

/** Larger is later. Exact up to 2^53, which a log reaches after nine petabytes. */
export function position_value(text: string): number {
	const [high = '0', low = '0'] = text.split('/');
	return parseInt(high, 16) * 0x1_0000_0000 + parseInt(low, 16);
}
