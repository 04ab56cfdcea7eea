// How long an introduction has waited for a first answer, in the steps that both sides know: new, late (15 minutes), escalated (30).
// The times are the server's, counted in the house's conversation hours; here they are only compared with its clock.

import { is_ended } from './moves.ts';
import { time_of, type Recipient } from './rows.ts';

export type AnswerPhase = 'new' | 'late' | 'escalated';

/** null: answered, ended, or nobody waits any more. */
export function answer_phase(recipient: Recipient, now: number): AnswerPhase | null {
	if (recipient.answered_at !== null || is_ended(recipient.state)) return null;
	if (recipient.escalated_at || recipient.escalate_at && now >= time_of(recipient.escalate_at)) return 'escalated';
	if (recipient.alerted_at || recipient.alert_at && now >= time_of(recipient.alert_at)) return 'late';
	return 'new';
}

/** What comes next on the clock, and when; the last thing is that it ends without an answer. */
export function answer_next(recipient: Recipient, now: number): { what: 'late' | 'escalated' | 'expired'; at: number } {
	const phase = answer_phase(recipient, now);
	if (phase === 'new' && recipient.alert_at) return { what: 'late', at: time_of(recipient.alert_at) };
	if (phase === 'late' && recipient.escalate_at) return { what: 'escalated', at: time_of(recipient.escalate_at) };
	return { what: 'expired', at: time_of(recipient.answer_due_at) };
}
