// A team's referrals in the lists that people work from: my own, my team's, those that no house has answered; what presses stands first.

import { answer_phase } from './answer_clock.ts';
import { ended_badly, is_ended, is_holding } from './moves.ts';
import { time_of, type Recipient, type Referral, type Uuid } from './rows.ts';

export interface Entry {
	referral: Referral;
	recipients: Recipient[];
}

export const list_names = ['mine', 'team', 'unanswered'] as const;
export type ListName = (typeof list_names)[number];

export function is_open({ recipients }: Entry): boolean {
	return recipients.some((one) => !is_ended(one.state));
}

/** Open, and no person of any house has answered: nobody has taken it up yet. */
export function is_unanswered(entry: Entry): boolean {
	return is_open(entry) && entry.recipients.every((one) => one.answered_at === null);
}

/** The house that the person and the house both said yes to. */
export function winner_of({ recipients }: Entry): Recipient | undefined {
	return recipients.find((one) => one.state === 'accepted' || one.state === 'arrived');
}

/** Ended without a stay, and not by those who asked: somewhere else has to be found. */
export function needs_elsewhere(entry: Entry): boolean {
	return !is_open(entry) && entry.recipients.some((one) => ended_badly(one.state)) && !winner_of(entry) && !entry.recipients.some((one) => one.state === 'withdrawn');
}

/** Nobody has answered for 30 minutes by the answer clock at any house that was asked: the next best houses are offered. */
export function is_escalated(entry: Entry, now: number): boolean {
	return is_unanswered(entry) && entry.recipients.every((one) => is_ended(one.state) || answer_phase(one, now) === 'escalated');
}

/** A house said no while others are still asked: the sender sees where else at any decline. */
export function has_decline(entry: Entry): boolean {
	return is_open(entry) && !winner_of(entry) && entry.recipients.some((one) => one.state === 'declined');
}

export function list_of(name: ListName, entries: readonly Entry[], me: Uuid | undefined): Entry[] {
	const open = entries.filter(is_open);
	if (name === 'mine') return open.filter(({ referral }) => referral.owner_id === me);
	return name === 'unanswered' ? open.filter(is_unanswered) : open;
}

/** What presses: nobody answered for long, a hold about to end, late, then the rest; the oldest of each first. */
function pressing(entry: Entry, now: number): number {
	const phases = entry.recipients.map((one) => answer_phase(one, now));
	if (is_unanswered(entry) && phases.includes('escalated')) return 0;
	if (entry.recipients.some((one) => one.state === 'offered' && is_holding(one))) return 1;
	return is_unanswered(entry) && phases.includes('late') ? 2 : 3;
}

export function compare_entries(a: Entry, b: Entry, now: number): number {
	return pressing(a, now) - pressing(b, now) || time_of(a.referral.created_at) - time_of(b.referral.created_at) || (a.referral.id < b.referral.id ? -1 : 1);
}
