// What the next shift at a house has to know, on one page: each room, who waits for an answer, who may come and who leaves. Made from the
// rows that the screen follows; codes and rooms only, nobody's name.

import { date_plus } from './dates.ts';
import { is_ended, is_holding } from './moves.ts';
import { time_of, type Bed, type Recipient, type Referral, type Site, type Stay } from './rows.ts';

export interface RoomLine {
	bed: Bed;
	/** Who is there; null: nobody, or it was marked by hand. */
	stay: Stay | null;
	/** Whom it is held for; null: nobody introduced. */
	code: string | null;
}

export interface AskLine {
	recipient: Recipient;
	referral: Referral | undefined;
	/** What presses: a hold's end, an answer that is due. */
	until: number | null;
	room: string | null;
}

export interface HouseSheet {
	rooms: RoomLine[];
	asks: AskLine[];
	/** Planned leavings of the next days, those that have passed too. */
	leaving: { on: string; room: string }[];
	/** Codes whose arrival is expected, the soonest first. */
	arriving: { at: number; code: string }[];
	/** How introductions of the last day ended. */
	ended: { state: Recipient['state']; n: number }[];
	unread: number;
}

export interface SheetRows {
	site: Pick<Site, 'id'>;
	beds: readonly Bed[];
	stays: readonly Stay[];
	recipients: readonly Recipient[];
	referral_of: (id: string) => Referral | undefined;
}

const days_ahead = 3;
const day_ms = 86_400_000;
const order: Partial<Record<Recipient['state'], number>> = { accepted: 0, offered: 1, sent: 2, seen: 3, talking: 4, waitlisted: 5 };

export function house_sheet({ site, beds, stays, recipients, referral_of }: SheetRows, now: number, today: string): HouseSheet {
	const here = recipients.filter((one) => one.site_id === site.id);
	const open = here.filter((one) => !is_ended(one.state));
	const staying = stays.filter((one) => one.site_id === site.id && one.left_at === null);
	const label = (bed_id: string | null) => beds.find((bed) => bed.id === bed_id)?.label ?? null;
	const code = (recipient: Recipient | undefined) => (recipient && referral_of(recipient.referral_id)?.code) ?? null;
	const asks = open.map((recipient) => ({
		recipient, referral: referral_of(recipient.referral_id), room: label(recipient.bed_id),
		until: is_holding(recipient) ? time_of(recipient.held_until) : recipient.answered_at === null ? time_of(recipient.answer_due_at) : null,
	})).sort((a, b) => (order[a.recipient.state] ?? 9) - (order[b.recipient.state] ?? 9) || (a.recipient.sent_at < b.recipient.sent_at ? -1 : 1));
	const counts = new Map<Recipient['state'], number>();
	for (const one of here) if (one.ended_at !== null && now - time_of(one.ended_at) < day_ms) counts.set(one.state, (counts.get(one.state) ?? 0) + 1);
	return {
		rooms: beds.map((bed) => ({
			bed, stay: staying.find((stay) => stay.bed_id === bed.id) ?? null,
			code: bed.state === 'held' ? code(open.find((one) => one.bed_id === bed.id && is_holding(one))) : null,
		})),
		asks,
		leaving: staying.filter((stay) => stay.planned_leave_on !== null && stay.planned_leave_on <= date_plus(today, days_ahead))
			.map((stay) => ({ on: stay.planned_leave_on ?? '', room: label(stay.bed_id) ?? '' })).sort((a, b) => (a.on < b.on ? -1 : 1)),
		arriving: asks.flatMap(({ referral }) => (referral?.arrival_estimate ? [{ at: time_of(referral.arrival_estimate), code: referral.code }] : [])).sort((a, b) => a.at - b.at),
		ended: [...counts].map(([state, n]) => ({ state, n })),
		unread: open.reduce((sum, one) => sum + (one.unread_house ?? 0), 0),
	};
}
