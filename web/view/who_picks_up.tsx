// Who picks up at a house, as far as its lead or the network has said. Fetched when somebody looks: it is no part of the live list.

import { useEffect, useState } from 'preact/hooks';
import type { ContactListReply } from '../net/api.ts';
import type { Page } from '../net/shapes.ts';
import { use_here } from './here.ts';
import { Tel } from './parts.tsx';
import { t, t_code, t_list } from './words.ts';

export type Contact = ContactListReply;

/** null: not here yet, or not to be had; then nothing is said. */
export function use_contacts(site_id: string, turn = 0): Contact[] | null {
	const here = use_here();
	const [contacts, set_contacts] = useState<Contact[] | null>(null);
	useEffect(() => {
		let gone = false;
		void here.api.get<Page<Contact>>(`/sites/${site_id}/contacts`).then((answer) => {
			if (!gone && answer.ok) set_contacts(answer.body.items);
		});
		return () => void (gone = true);
	}, [site_id, turn]);
	return contacts;
}

export function ContactLine({ contact }: { contact: Contact }) {
	const here = use_here();
	const service = here.store.get('network', 'service', contact.service_id ?? '');
	const told = [contact.title, service?.name, contact.languages.length > 0 && t('pick_up.speaks', { languages: t_list(contact.languages.map((code) => t_code('language', code))) })].filter(Boolean);
	return (
		<>
			<strong>{contact.name}</strong>{told.length > 0 && <span class="soft"> · {told.join(' · ')}</span>}
			{contact.phone && <p><Tel number={contact.phone} /></p>}
			{contact.email && <p class="soft">{contact.email}</p>}
		</>
	);
}

export function WhoPicksUp({ site_id }: { site_id: string }) {
	const contacts = use_contacts(site_id);
	if (!contacts || contacts.length === 0) return null;
	return (
		<div class="pick-up">
			<p><strong>{t('pick_up.title')}</strong></p>
			<ul class="plain">{contacts.map((contact) => <li key={contact.id}><ContactLine contact={contact} /></li>)}</ul>
		</div>
	);
}
