// What has happened to one's introductions since this page last looked, for the person to be told without looking: derived from the rows
// as they were and as they are. What one did oneself is no news; what is only news to somebody else is left to them.

import { is_ended } from './moves.ts';
import type { Recipient, RecipientState, Uuid } from './rows.ts';

export type AlertWhat = 'new' | 'talking' | 'waitlisted' | 'offered' | 'accepted' | 'arrived' | 'declined' | 'guest_declined' | 'unreachable' | 'expired' | 'withdrawn'
	| 'elsewhere' | 'not_arrived' | 'late' | 'escalated' | 'hold_soon' | 'note';

export interface Alert {
	/** The same piece of news has the same key, however often the rows come. */
	key: string;
	what: AlertWhat;
	side: 'house' | 'sender';
	recipient: Recipient;
	at: number;
}

export interface Eyes {
	/** Which side of it one is on; null: neither. */
	side_of(recipient: Recipient): 'house' | 'sender' | null;
	/** On the sender's side: whose it is. One that somebody else looks after is news only when nobody answers it. */
	is_mine(recipient: Recipient): boolean;
	/** One has just brought it to this state oneself. */
	is_own_doing(recipient: Recipient): boolean;
	now: number;
}

/** States that the other side, or the clock, brings about. A house's own states are no news to the house. */
const news_to: Readonly<Record<'house' | 'sender', readonly RecipientState[]>> = {
	house: ['accepted', 'guest_declined', 'withdrawn', 'elsewhere', 'expired', 'not_arrived'],
	sender: ['talking', 'waitlisted', 'offered', 'accepted', 'arrived', 'declined', 'guest_declined', 'unreachable', 'expired', 'elsewhere', 'not_arrived'],
};

const unread = (recipient: Recipient, side: 'house' | 'sender') => (side === 'house' ? recipient.unread_house : recipient.unread_sender) ?? 0;

function news_of(before: Recipient | undefined, after: Recipient, side: 'house' | 'sender'): AlertWhat[] {
	if (!before) return side === 'house' && after.state === 'sent' ? ['new'] : [];
	return [
		...(before.state !== after.state && news_to[side].includes(after.state) ? [after.state as AlertWhat] : []),
		...(!before.alerted_at && after.alerted_at && !after.escalated_at && !is_ended(after.state) ? ['late' as const] : []),
		...(!before.escalated_at && after.escalated_at && !is_ended(after.state) ? ['escalated' as const] : []),
		...(!before.hold_warned_at && after.hold_warned_at ? ['hold_soon' as const] : []),
		...(unread(after, side) > unread(before, side) ? ['note' as const] : []),
	];
}

/** before: the rows when it was last looked; null: this is the first look, and nothing is news. */
export function alerts_of(before: ReadonlyMap<Uuid, Recipient> | null, after: readonly Recipient[], eyes: Eyes): Alert[] {
	if (!before) return [];
	return after.flatMap((recipient) => {
		const side = eyes.side_of(recipient);
		const known = before.get(recipient.id);
		if (!side || known === recipient || known?.version === recipient.version) return [];
		return news_of(known, recipient, side)
			.filter((what) => what === 'note' || what === 'late' || what === 'escalated' || what === 'hold_soon' || !eyes.is_own_doing(recipient))
			.filter((what) => side === 'house' || eyes.is_mine(recipient) || what === 'escalated')
			.map((what) => ({ key: `${recipient.id} ${what} ${recipient.version}`, what, side, recipient, at: eyes.now }));
	});
}

/** The hold's own bars tell of these; here they only sound and notify. */
export function has_own_bar(alert: Alert): boolean {
	return alert.what === 'hold_soon' || alert.what === 'not_arrived';
}
