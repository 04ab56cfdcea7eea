// Short notes between the two sides of an introduction. Their text is fetched when it is looked at and kept nowhere; what the live view
// carries is only how many there are and how many one side has not read.

import type { Instant, Recipient, Referral, Uuid } from './rows.ts';

export type NoteSide = 'house' | 'sender';

export interface Note {
	id: Uuid;
	side: NoteSide;
	/** Who wrote it; null: no longer known. */
	author: string | null;
	kind: 'text' | 'arrival' | 'transport';
	/** null: erased with the rest of what was sealed, or not a text. */
	text: string | null;
	arrival_estimate: Instant | null;
	transport: Referral['transport'];
	created_at: Instant;
	/** When the other side read it. */
	read_at: Instant | null;
}

export const text_most = 280;

/** What is left to write, counted as the server counts: in characters, not in UTF-16's halves. */
export function text_left(text: string): number {
	return text_most - [...text.trim()].length;
}

export function may_send(text: string): boolean {
	return text.trim() !== '' && text_left(text) >= 0;
}

export function unread_of(recipient: Recipient, side: NoteSide): number {
	return (side === 'house' ? recipient.unread_house : recipient.unread_sender) ?? 0;
}

/** Fetched anew when this changes: a note came, or one was read. */
export function notes_key(recipient: Recipient): string {
	return `${recipient.id} ${recipient.note_count ?? 0} ${recipient.unread_house ?? 0} ${recipient.unread_sender ?? 0} ${recipient.note_at ?? ''}`;
}
