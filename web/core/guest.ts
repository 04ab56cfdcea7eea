// What the person carries: the code that they can say on the phone, and a second secret that opens their own page. Both stand in the link's
// fragment, which a browser never sends anywhere.

import type { Instant, RecipientState, Referral, Uuid } from './rows.ts';

export interface GuestKeys {
	code: string;
	secret: string;
}

/** A house that was asked, as the person sees it. */
export interface GuestRecipient {
	id: Uuid;
	site_name: string;
	site_phone: string;
	site_city: string | null;
	state: RecipientState;
	sent_at: Instant;
	held_until: Instant | null;
	ended_at: Instant | null;
	possible: string[];
}

/** All that was passed on about the person, as they see it themself. */
export interface GuestReferral {
	code: string;
	created_at: Instant;
	organization_name: string | null;
	sender_phone: string | null;
	name: string | null;
	callback: string | null;
	note: string | null;
	needs: string[];
	languages: string[];
	arrival_estimate: Instant | null;
	transport: Referral['transport'];
	consent_version: string | null;
	consent_at: Instant | null;
	revoked_at: Instant | null;
	blanked_at: Instant | null;
	ended_at: Instant | null;
	recipients: GuestRecipient[];
}

const code_letters = 6;
const secret_letters = 12;

/** Letters and digits only, in capitals: case, spaces and dashes are the reader's own. */
export function plain_code(typed: string): string {
	return typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** As it is shown and printed: XXXX-XXXX-XXXX. */
export function secret_text(secret: string): string {
	return plain_code(secret).replace(/(.{4})(?=.)/g, '$1-');
}

export function keys_complete(keys: GuestKeys): boolean {
	return plain_code(keys.code).length === code_letters && plain_code(keys.secret).length === secret_letters;
}

/** "#ACD347-XXXX-XXXX-XXXX": the code, then the secret. null: the address carries nothing that could be one. */
export function keys_of_fragment(fragment: string): GuestKeys | null {
	const letters = plain_code(fragment);
	const keys = { code: letters.slice(0, code_letters), secret: secret_text(letters.slice(code_letters)) };
	return keys_complete(keys) ? keys : null;
}

export function link_of(origin: string, keys: GuestKeys): string {
	return `${origin}/mine#${plain_code(keys.code)}-${secret_text(keys.secret)}`;
}
