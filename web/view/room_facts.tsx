// What the house states about each of its rooms: what it is called and what it has. One room at a time, saved by itself.

import { useState } from 'preact/hooks';
import type { Site } from '../core/rows.ts';
import type { BedListReply } from '../net/api.ts';
import { YesNo } from './fact_fields.tsx';
import { Field } from './forms.tsx';
import { beds_of, use_here } from './here.ts';
import { Button } from './parts.tsx';
import { use_send_now } from './send_now.ts';
import { t, t_code } from './words.ts';

const yes_no = ['private_room', 'step_free', 'accessible_bath', 'service_animals'] as const;
const preferences = ['any', 'women', 'men', 'nonbinary'];
const facts = ['label', ...yes_no, 'floor', 'gender_preference'] as const;
type Draft = Pick<BedListReply, (typeof facts)[number]>;

const draft_of = (bed: BedListReply): Draft => Object.fromEntries(facts.map((name) => [name, bed[name]])) as Draft;

export function RoomFacts({ site }: { site: Site }) {
	const here = use_here();
	const sending = use_send_now();
	const [label, set_label] = useState('');
	const [open, set_open] = useState<BedListReply | null>(null);
	const beds = beds_of(here, site.id);
	const read = async (id: string) => {
		const answer = await here.api.get<{ items: BedListReply[] }>(`/sites/${site.id}/beds`);
		const found = answer.ok ? answer.body.items.find((one) => one.id === id) : undefined;
		if (found) set_open(found);
		else here.say({ text: 'problem.lost', tone: 'bad' });
	};
	const add = async () => {
		if (!await sending.send('POST', `/sites/${site.id}/beds`, { label: label.trim(), position: beds.length + 1 })) return;
		set_label('');
		here.say({ text: 'room_facts.added', tone: 'good' });
	};
	return (
		<section class="form-part" aria-labelledby="room-facts">
			<h2 id="room-facts">{t('rooms.title')}</h2>
			<ul class="plain room-facts">
				{beds.map((bed) => (
					<li key={bed.id}>
						{open?.id === bed.id ? <RoomForm bed={open} close={() => set_open(null)} /> : (
							<div class="row spread"><strong>{bed.label}</strong>
								<button type="button" class="button quiet" onClick={() => void read(bed.id)}>{t('limit.change')}<span class="unseen"> {bed.label}</span></button></div>
						)}
					</li>
				))}
			</ul>
			<Field id="new-room" label={t('room_facts.add')} hint={t('room_facts.add_hint')}>
				<div class="row nowrap">
					<input id="new-room" value={label} maxLength={40} autoComplete="off" aria-describedby="new-room-hint" onInput={(event) => set_label(event.currentTarget.value)} />
					<Button says="channels.make" tone="quiet" disabled={!label.trim() || sending.busy} run={() => void add()} />
				</div>
			</Field>
			{sending.trouble && <p class="error" role="alert">{sending.trouble}</p>}
		</section>
	);
}

function RoomForm({ bed, close }: { bed: BedListReply; close: () => void }) {
	const here = use_here();
	const sending = use_send_now();
	const [draft, set_draft] = useState<Draft>(() => draft_of(bed));
	const [floor, set_floor] = useState(bed.floor === null ? '' : String(bed.floor));
	const floor_now = floor.trim() === '' ? null : Number(floor);
	const good = draft.label.trim() !== '' && (floor_now === null || Number.isInteger(floor_now) && floor_now >= -2 && floor_now <= 20);
	const now: Draft = { ...draft, label: draft.label.trim(), floor: floor_now };
	const changed = Object.fromEntries(facts.filter((name) => now[name] !== bed[name]).map((name) => [name, now[name]]));
	const save = async () => {
		if (Object.keys(changed).length > 0) {
			const row = await sending.send<BedListReply>('PATCH', `/beds/${bed.id}`, changed, bed.version);
			if (!row) return;
			here.store.merge('bed', row);
		}
		here.say({ text: 'site_facts.saved', tone: 'good' });
		close();
	};
	const id = `room-${bed.id}`;
	return (
		<div class="stack room-form" role="group" aria-label={bed.label}>
			<Field id={`${id}-label`} label={t('room_facts.label')}><input id={`${id}-label`} value={draft.label} maxLength={40} autoComplete="off" onInput={(event) => set_draft({ ...draft, label: event.currentTarget.value })} /></Field>
			{yes_no.map((name) => <YesNo key={name} label={t(`room_fact.${name}`)} name={`${id}-${name}`} value={draft[name]} set={(value) => set_draft({ ...draft, [name]: value })} />)}
			<div class="row room-pair">
				<Field id={`${id}-floor`} label={t('room_facts.floor')} hint={t('room_facts.floor_hint')}><input id={`${id}-floor`} class="short" inputMode="numeric" value={floor} autoComplete="off" onInput={(event) => set_floor(event.currentTarget.value)} /></Field>
				<Field id={`${id}-for`} label={t('room_facts.for')}>
					<select id={`${id}-for`} value={draft.gender_preference ?? ''} onChange={(event) => set_draft({ ...draft, gender_preference: (event.currentTarget.value || null) as Draft['gender_preference'] })}>
						<option value="">{t('not_stated')}</option>
						{preferences.map((one) => <option key={one} value={one}>{t_code('room_for', one)}</option>)}
					</select>
				</Field>
			</div>
			{sending.trouble && <p class="error" role="alert">{sending.trouble}</p>}
			<div class="row"><Button says="stay_sheet.save" disabled={!good || sending.busy} run={() => void save()} /><Button says="back" tone="quiet" run={close} /></div>
		</div>
	);
}
