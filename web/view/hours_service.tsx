// What a house offers, for its lead: adding a drop-in, a living room, a line or hours to talk; its name, number and link; taking it away.

import { useState } from 'preact/hooks';
import type { Service, Site } from '../core/rows.ts';
import { Field } from './forms.tsx';
import { network, use_here } from './here.ts';
import { kind_text, service_kinds } from './hours_words.ts';
import { Button } from './parts.tsx';
import { use_send_now } from './send_now.ts';
import { Sure } from './sure.tsx';
import { t, t_code } from './words.ts';

interface About {
	name: string;
	phone: string;
	link: string;
}

const about_of = (service: Service): About => ({ name: service.name, phone: service.phone ?? '', link: service.link ?? '' });
const sent = (about: About) => ({ name: about.name.trim(), phone: about.phone.trim() || null, link: about.link.trim() || null });

function fault_of({ name, phone, link }: About): { field: keyof About; text: string } | null {
	if (!name.trim()) return { field: 'name', text: t('opening_service.need_name') };
	if (phone.trim() && phone.replace(/\D/g, '').length < 3) return { field: 'phone', text: t('opening_service.bad_phone') };
	if (link.trim() && !/^https:\/\/[^\s/]+\.[^\s]+$/.test(link.trim())) return { field: 'link', text: t('opening_service.bad_link') };
	return null;
}

function AboutFields({ id, about, fault, set }: { id: string; about: About; fault: ReturnType<typeof fault_of>; set: (about: About) => void }) {
	const field = (name: keyof About, most: number, mode: 'text' | 'tel' | 'url') => (
		<Field id={`${id}-${name}`} label={t(`opening_about.${name}`)} optional={name !== 'name'} hint={name === 'name' ? undefined : t(`opening_about_hint.${name}`)} error={fault?.field === name ? fault.text : undefined}>
			<input id={`${id}-${name}`} value={about[name]} inputMode={mode} maxLength={most} autoComplete="off" aria-invalid={fault?.field === name || undefined}
				aria-describedby={fault?.field === name ? `${id}-${name}-error` : name === 'name' ? undefined : `${id}-${name}-hint`} onInput={(event) => set({ ...about, [name]: event.currentTarget.value })} />
		</Field>
	);
	return <>{field('name', 120, 'text')}{field('phone', 40, 'tel')}{field('link', 300, 'url')}</>;
}

export function ServiceSettings({ service, site }: { service: Service; site: Site }) {
	const here = use_here();
	const sending = use_send_now();
	const [about, set_about] = useState(() => about_of(service));
	const [tried, set_tried] = useState(false);
	const changed = JSON.stringify(sent(about)) !== JSON.stringify(sent(about_of(service)));
	const fault = tried ? fault_of(about) : null;
	const save = async () => {
		set_tried(true);
		if (fault_of(about)) return;
		const version = here.store.get(network, 'service', service.id)?.version ?? service.version;
		const row = await sending.send<Service>('PATCH', `/services/${service.id}`, sent(about), version);
		if (!row) return;
		here.store.merge('service', row);
		set_tried(false);
		here.say({ text: 'site_facts.saved', tone: 'good' });
	};
	const remove = async () => {
		const answer = await here.api.send('DELETE', `/services/${service.id}`);
		if (!answer.ok) return here.say({ text: 'opening_service.not_removed', tone: 'bad' });
		here.go(`/house/hours?site=${site.id}`, 'replace');
		here.say({ text: 'opening_service.removed', tone: 'good' });
	};
	return (
		<details class="form-part service-settings">
			<summary>{t('opening_service.settings')}</summary>
			<AboutFields id="service" about={about} fault={fault} set={set_about} />
			{sending.trouble && <p class="error" role="alert">{sending.trouble}</p>}
			<div class="row"><Button says="stay_sheet.save" disabled={!changed || sending.busy} run={() => void save()} /></div>
			<hr />
			<Sure says="opening_service.remove" ask={t('opening_service.remove_ask', { name: service.name })} yes="opening_service.remove_yes" run={remove} danger />
		</details>
	);
}

export function AddService({ site }: { site: Site }) {
	const here = use_here();
	const sending = use_send_now();
	const empty: About = { name: '', phone: '', link: '' };
	const [open, set_open] = useState(false);
	const [kind, set_kind] = useState<string>('drop_in');
	const [about, set_about] = useState(empty);
	const [tried, set_tried] = useState(false);
	const named = { ...about, name: about.name.trim() || kind_text(kind) };
	const add = async () => {
		set_tried(true);
		if (fault_of(named)) return;
		const row = await sending.send<Service>('POST', `/sites/${site.id}/services`, { kind, ...sent(named) });
		if (!row) return;
		set_open(false);
		set_tried(false);
		set_about(empty);
		here.go(`/house/hours?service=${row.id}`);
		here.say({ text: 'opening_service.added', tone: 'good' });
	};
	if (!open) return <p><Button says="opening_service.add" tone="quiet" run={() => set_open(true)} /></p>;
	return (
		<section class="form-part" aria-labelledby="add-service">
			<h2 id="add-service">{t('opening_service.add')}</h2>
			<fieldset>
				<legend>{t('opening_service.kind')}</legend>
				<div class="choices column">
					{service_kinds.map((one) => (
						<label key={one} class="choice"><input type="radio" name="service-kind" checked={kind === one} onChange={() => set_kind(one)} />{' '}
							<span>{kind_text(one)}<span class="hint">{t_code('service_hint', one)}</span></span></label>
					))}
				</div>
			</fieldset>
			<AboutFields id="new" about={about} fault={tried ? fault_of(named) : null} set={set_about} />
			<p class="hint">{t('opening_service.name_or', { name: kind_text(kind) })}</p>
			{sending.trouble && <p class="error" role="alert">{sending.trouble}</p>}
			<div class="row"><Button says="channels.make" disabled={sending.busy} run={() => void add()} /> <Button says="back" tone="quiet" run={() => set_open(false)} /></div>
		</section>
	);
}
