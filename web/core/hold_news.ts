// What both sides are told about a hold without looking for it: that it ends within a quarter of an hour, and that it has ended. Derived from
// the rows and the server's clock alone, so that it is the same on every screen and right again after a reload.

import { is_holding } from './moves.ts';
import { time_of, type Recipient } from './rows.ts';

export interface HoldNews {
	/** Names this piece of news: taken away once, it stays away; a hold made longer is told about anew. */
	key: string;
	what: 'soon' | 'lapsed';
	recipient: Recipient;
	/** When the hold ends or ended. */
	at: number;
}

export const soon_ms = 15 * 60_000;
const told_for_ms = 30 * 60_000;

export function hold_news(recipients: readonly Recipient[], now: number, taken_away: ReadonlySet<string>): HoldNews[] {
	const news: HoldNews[] = [];
	for (const recipient of recipients) {
		if (is_holding(recipient)) {
			const at = time_of(recipient.held_until);
			if (now < at && at - now <= soon_ms) news.push({ key: `${recipient.id} ${recipient.held_until}`, what: 'soon', recipient, at });
		} else if (recipient.state === 'not_arrived' && recipient.ended_at) {
			const at = time_of(recipient.ended_at);
			if (now - at <= told_for_ms) news.push({ key: `${recipient.id} over`, what: 'lapsed', recipient, at });
		}
	}
	return news.filter((one) => !taken_away.has(one.key)).sort((a, b) => a.at - b.at);
}
