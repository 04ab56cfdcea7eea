// A lead says who picks up at the own house: names, what they do, numbers, and whether everybody may read it.

import { useState } from 'preact/hooks';
import type { Row } from './directory.tsx';
import { DirectoryForm, type Opened } from './directory_form.tsx';
import { own_sites, use_here } from './here.ts';
import { Icon } from './icons.tsx';
import { Button, Tag, Title } from './parts.tsx';
import { ContactLine, use_contacts, type Contact } from './who_picks_up.tsx';
import { t } from './words.ts';

export function PeopleScreen() {
	const here = use_here();
	const sites = own_sites(here).filter((site) => here.session?.memberships.some((one) => one.role === 'house_lead' && one.organization_id === site.organization_id));
	const site = sites.find((one) => one.id === new URLSearchParams(here.search).get('site')) ?? sites[0];
	const [turn, set_turn] = useState(0);
	const [opened, set_opened] = useState<Opened | null>(null);
	const contacts = use_contacts(site?.id ?? '', turn);
	const organization = here.session?.memberships.find((one) => one.organization_id === site?.organization_id)?.organization_name ?? '';
	const under = (name: string): Row => ({
		noun: 'site', id: site?.id ?? '', version: 0, name, kind: null, organization_id: site?.organization_id ?? '', organization_name: organization, site_id: site?.id ?? null, site_name: site?.name ?? null,
		phone: null, county_fips: null, county_name: null, county_state: null, state: null, is_public: null,
	});
	const done = () => {
		set_opened(null);
		set_turn(turn + 1);
	};
	return (
		<main id="main" class="narrow directory">
			<a class="back" href="/house"><Icon name="arrow" /> {t('nav.house')}</a>
			<Title text={t('pick_up.title')} note={site?.name} />
			{!site ? <p>{t('channels.lead_only')}</p> : (
				<>
					<p class="lead">{t('pick_up.hint')}</p>
					{opened && <section class="panel" aria-label={t('directory.form')}><DirectoryForm key={opened.id ?? 'new'} opened={opened} close={() => set_opened(null)} done={done} /></section>}
					{contacts?.length === 0 && !opened && <p class="panel soft">{t('pick_up.none')}</p>}
					<ul class="plain directory-list">
						{contacts?.map((contact) => <li key={contact.id}><Person contact={contact} change={() => set_opened({ form: 'person', id: contact.id, under: under(contact.name) })} changed={done} /></li>)}
					</ul>
					{!opened && <p><Button says="directory.add_person" icon="call" run={() => set_opened({ form: 'person', id: null, under: under(site.name) })} /></p>}
				</>
			)}
		</main>
	);
}

function Person({ contact, change, changed }: { contact: Contact; change: () => void; changed: () => void }) {
	const here = use_here();
	const [sure, set_sure] = useState(false);
	const remove = async () => {
		const answer = await here.api.send('DELETE', `/contacts/${contact.id}`);
		here.say({ text: answer.ok ? 'directory.removed' : 'directory.not_done', tone: answer.ok ? 'good' : 'bad' });
		changed();
	};
	const named = <span class="unseen"> {contact.name}</span>;
	return (
		<article class="directory-item">
			<div><ContactLine contact={contact} />{contact.is_public && <p><Tag tone="open" icon="check">{t('directory.public')}</Tag></p>}</div>
			<div class="row">
				<button type="button" class="button quiet" onClick={change}>{t('directory.change')}{named}</button>
				{sure
					? <button type="button" class="button danger" onClick={() => void remove()}>{t('directory.remove_sure')}{named}</button>
					: <button type="button" class="button quiet" onClick={() => set_sure(true)}>{t('directory.remove')}{named}</button>}
			</div>
		</article>
	);
}
