// What may be done with an introduction, by the table of moves that the server tells (GET /api/v1/moves): no screen has rules of its own.

import type { Move, Recipient, RecipientState } from './rows.ts';

export function moves_possible(moves: readonly Move[], state: RecipientState, side: Move['side']): string[] {
	return moves.filter((move) => move.from_state === state && move.side === side).map((move) => move.action);
}

const on_the_way: readonly RecipientState[] = ['sent', 'seen', 'talking', 'waitlisted', 'offered', 'accepted'];

export function is_ended(state: RecipientState): boolean {
	return !on_the_way.includes(state);
}

/** Ended without a stay: time to show where else. */
export function ended_badly(state: RecipientState): boolean {
	return is_ended(state) && state !== 'arrived' && state !== 'withdrawn' && state !== 'elsewhere';
}

/** The road that most introductions take, for a picture of how far one is. */
export const road = ['sent', 'seen', 'talking', 'offered', 'accepted', 'arrived'] as const;

/** A hold counts down for both sides while the house's yes waits, and until the person is there. */
export function is_holding(recipient: Recipient): recipient is Recipient & { held_until: string } {
	return (recipient.state === 'offered' || recipient.state === 'accepted') && recipient.held_until !== null;
}
