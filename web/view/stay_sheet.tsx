// A guest's stay: the planned leaving date, and leaving, with two questions of which each may stay open.

import { useState } from 'preact/hooks';
import { time_of, type Site, type Stay } from '../core/rows.ts';
import { Field } from './forms.tsx';
import { use_here } from './here.ts';
import { Button, Sheet } from './parts.tsx';
import { date_in, date_text } from './times.ts';
import { t, t_code } from './words.ts';

const where_next = ['home', 'family_or_friends', 'another_house', 'housing_program', 'shelter', 'hospital', 'emergency_department', 'other', 'prefer_not_to_say'];
const guest_answers = ['hospital', 'emergency_department', 'somewhere_else', 'stayed_home', 'prefer_not_to_say'];

export function StaySheet({ stay, site, room, close }: { stay: Stay; site: Site; room: string; close: () => void }) {
	const here = use_here();
	const [day, set_day] = useState(stay.planned_leave_on ?? '');
	const [next, set_next] = useState('');
	const [answer, set_answer] = useState('');
	const latest = site.maximum_nights === null ? undefined : date_in(site.maximum_nights, time_of(stay.arrived_at), site.zone);
	const save_day = () => {
		here.act({
			method: 'PATCH', path: `/stays/${stay.id}`, body: { planned_leave_on: day || null }, kind: 'stay', row: stay, version: 'header',
			effect: { planned_leave_on: day || null }, says: 'done.leaving_date', about: { room },
		});
		close();
	};
	const leave = () => {
		here.act({
			path: `/stays/${stay.id}/leave`, body: { ...(next ? { where_next: next } : {}), ...(answer ? { guest_answer: answer } : {}) }, kind: 'stay', row: stay,
			effect: { left_at: new Date(here.clock.now()).toISOString() }, says: 'done.left', about: { room },
		});
		close();
	};
	return (
		<Sheet title={t('stay_sheet.title', { room })} close={close}>
			<Field id="leave-day" label={t('stay_sheet.planned')} hint={latest && t('stay_sheet.latest', { day: date_text(latest) })}>
				<div class="row">
					<input id="leave-day" type="date" value={day} min={date_in(0, here.clock.now(), site.zone)} max={latest} onInput={(event) => set_day(event.currentTarget.value)} />
					<Button says="stay_sheet.save" tone="quiet" run={save_day} disabled={day === (stay.planned_leave_on ?? '')} />
				</div>
			</Field>
			<hr />
			<p class="hint">{t('stay_sheet.leave_hint')}</p>
			<Field id="where-next" label={t('stay_sheet.where_next')} optional>
				<select id="where-next" value={next} onChange={(event) => set_next(event.currentTarget.value)}>
					<option value="">{t('stay_sheet.not_asked')}</option>
					{where_next.map((one) => <option key={one} value={one}>{t_code('where_next', one)}</option>)}
				</select>
			</Field>
			<Field id="guest-answer" label={t('stay_sheet.guest_answer')} optional>
				<select id="guest-answer" value={answer} onChange={(event) => set_answer(event.currentTarget.value)}>
					<option value="">{t('stay_sheet.not_asked')}</option>
					{guest_answers.map((one) => <option key={one} value={one}>{t_code('guest_answer', one)}</option>)}
				</select>
			</Field>
			<Button says="stay_sheet.leaves" icon="check" run={leave} />
		</Sheet>
	);
}
