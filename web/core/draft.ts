// An introduction that is being written: its answers, what is still missing, and the body that is sent. Pure, so that what goes out
// can be tested without a screen.

import type { Referral } from './rows.ts';

export type ArrivalChoice = '' | 'hour' | 'hours' | 'tonight' | 'tomorrow' | 'unknown';

export interface Draft {
	site_ids: string[];
	team: string;
	needs: string[];
	languages: string[];
	arrival: ArrivalChoice;
	transport: string;
	name: string;
	callback: string;
	note: string;
	alternative: string;
	county_fips: string;
	agreed: boolean;
}

export const note_most = 280;
export const sites_most = 3;
/** The wording in this page's own words, for when the server's can't be fetched. Change it with the wording. */
export const consent_version = '2026-11';

export function empty_draft(site_id: string): Draft {
	return {
		site_ids: [site_id], team: '', needs: [], languages: [], arrival: '', transport: '', name: '', callback: '', note: '', alternative: '',
		county_fips: '', agreed: false,
	};
}

/** What was passed on once, for another house: all but the person's yes, which was to the other ones. */
export function draft_of(referral: Referral, site_id: string): Draft {
	const transport = referral.transport ?? '';
	return {
		...empty_draft(site_id), needs: referral.needs, languages: referral.languages, transport, name: referral.name ?? '', callback: referral.callback ?? '',
		note: referral.note ?? '', alternative: referral.alternative ?? '', county_fips: referral.county_fips ?? '', team: referral.organization_id ?? '',
	};
}

/** Field names whose answer is missing or too long. Only what can't be done without is asked for: the person's yes, and the team's. */
export function draft_faults(draft: Draft, teams: number): ('agreed' | 'note' | 'team' | 'alternative')[] {
	return [
		...(teams > 1 && !draft.team ? ['team' as const] : []),
		...(draft.note.length > note_most ? ['note' as const] : []),
		...(draft.alternative === '' ? ['alternative' as const] : []),
		...(draft.agreed ? [] : ['agreed' as const]),
	];
}

/** A rough time is enough for a house; it is asked for in words. */
export function arrival_time(choice: ArrivalChoice, now: number): string | null {
	const hours: Partial<Record<ArrivalChoice, number>> = { hour: 1, hours: 3, tonight: 6, tomorrow: 24 };
	const ahead = hours[choice];
	return ahead === undefined ? null : new Date(Math.ceil((now + ahead * 3_600_000) / 900_000) * 900_000).toISOString().replace('.000', '');
}

export function draft_body(draft: Draft, now: number, only_if_open: boolean, wording = consent_version): Record<string, unknown> {
	const text = (value: string) => value.trim() || null;
	return {
		site_ids: draft.site_ids,
		...(draft.team ? { organization_id: draft.team } : {}),
		...(only_if_open ? { only_if_open } : {}),
		name: text(draft.name),
		callback: text(draft.callback),
		note: text(draft.note),
		needs: draft.needs,
		languages: draft.languages,
		arrival_estimate: arrival_time(draft.arrival, now),
		transport: text(draft.transport),
		alternative: text(draft.alternative),
		county_fips: text(draft.county_fips),
		consent_version: wording,
	};
}
