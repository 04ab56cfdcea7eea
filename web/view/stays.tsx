// Who stays: by room and leaving date, never by name. A guest leaves with one tap; where next is asked only if they want to say.

import { useState } from 'preact/hooks';
import { time_of, type Bed, type Site, type Stay } from '../core/rows.ts';
import { use_here, view_of } from './here.ts';
import { Button, Field, Moment, Sending, Sheet } from './parts.tsx';
import { date_in, date_text } from './times.ts';
import { t, t_code } from './words.ts';

const where_next = ['home', 'family_or_friends', 'another_house', 'housing_program', 'shelter', 'hospital', 'emergency_department', 'other', 'prefer_not_to_say'];
const guest_answers = ['hospital', 'emergency_department', 'somewhere_else', 'stayed_home', 'prefer_not_to_say'];

export function Stays({ site, beds }: { site: Site; beds: Bed[] }) {
	const here = use_here();
	const [leaving, set_leaving] = useState<Stay | null>(null);
	const stays = here.store.all(view_of(site.organization_id), 'stay')
		.filter((stay) => stay.site_id === site.id)
		.map((stay) => here.outbox.overlay('stay', stay))
		.filter((stay) => stay.left_at === null)
		.sort((a, b) => ((a.planned_leave_on ?? '9') < (b.planned_leave_on ?? '9') ? -1 : 1));
	const label = (stay: Stay) => beds.find((bed) => bed.id === stay.bed_id)?.label ?? '';
	const today = date_in(0, here.clock.now(), site.zone);
	return (
		<section class="panel" aria-labelledby="stays-title">
			<h2 id="stays-title">{t('stays.title', { n: stays.length })}</h2>
			{stays.length === 0 && <p class="soft">{t('stays.none')}</p>}
			<ul class="plain stays">
				{stays.map((stay) => (
					<li key={stay.id}>
						<div>
							<strong>{label(stay)}</strong>
							<p class="soft">
								{t('stay.arrived')} <Moment at={time_of(stay.arrived_at)} zone={site.zone} />
								{' · '}{stay.planned_leave_on === null ? t('stay.no_date') : stay.planned_leave_on < today ? t('stay.was_to_leave', { day: date_text(stay.planned_leave_on) }) : t('stay.leaves_on', { day: date_text(stay.planned_leave_on) })}
								{' '}<Sending kind="stay" id={stay.id} />
							</p>
						</div>
						<button type="button" class="button quiet" onClick={() => set_leaving(stay)} aria-haspopup="dialog">{t('stay.change')}<span class="unseen"> {label(stay)}</span></button>
					</li>
				))}
			</ul>
			{leaving && <StaySheet stay={leaving} site={site} room={label(leaving)} close={() => set_leaving(null)} />}
		</section>
	);
}

function StaySheet({ stay, site, room, close }: { stay: Stay; site: Site; room: string; close: () => void }) {
	const here = use_here();
	const [day, set_day] = useState(stay.planned_leave_on ?? '');
	const [next, set_next] = useState('');
	const [answer, set_answer] = useState('');
	const latest = site.maximum_nights === null ? undefined : date_in(site.maximum_nights, time_of(stay.arrived_at), site.zone);
	const save_day = () => {
		here.act({
			method: 'PATCH', path: `/stays/${stay.id}`, body: { planned_leave_on: day || null }, kind: 'stay', row: stay, version: 'header',
			effect: { planned_leave_on: day || null }, says: 'did.leaving_date', about: { room },
		});
		close();
	};
	const leave = () => {
		here.act({
			path: `/stays/${stay.id}/leave`, body: { ...(next ? { where_next: next } : {}), ...(answer ? { guest_answer: answer } : {}) }, kind: 'stay', row: stay,
			effect: { left_at: new Date(here.clock.now()).toISOString() }, says: 'did.left', about: { room },
		});
		close();
	};
	return (
		<Sheet title={t('stay.guest_in', { room })} close={close}>
			<Field id="leave-day" label={t('stay.planned')} hint={latest && t('stay.latest', { day: date_text(latest) })}>
				<div class="row">
					<input id="leave-day" type="date" value={day} min={date_in(0, here.clock.now(), site.zone)} max={latest} onInput={(event) => set_day(event.currentTarget.value)} />
					<Button says="save" tone="quiet" run={save_day} disabled={day === (stay.planned_leave_on ?? '')} />
				</div>
			</Field>
			<hr />
			<p class="hint">{t('stay.leave_hint')}</p>
			<Field id="where-next" label={t('stay.where_next')} optional>
				<select id="where-next" value={next} onChange={(event) => set_next(event.currentTarget.value)}>
					<option value="">{t('not_asked')}</option>
					{where_next.map((one) => <option key={one} value={one}>{t_code('where_next', one)}</option>)}
				</select>
			</Field>
			<Field id="guest-answer" label={t('stay.guest_answer')} optional>
				<select id="guest-answer" value={answer} onChange={(event) => set_answer(event.currentTarget.value)}>
					<option value="">{t('not_asked')}</option>
					{guest_answers.map((one) => <option key={one} value={one}>{t_code('guest_answer', one)}</option>)}
				</select>
			</Field>
			<Button says="stay.leaves" icon="check" run={leave} />
		</Sheet>
	);
}
