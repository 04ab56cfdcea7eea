// A guest's stay: the planned leaving date within the house's longest stay, another room, nights counted, and leaving, with two questions
// of which each may stay open.

import { useState } from 'preact/hooks';
import { date_plus, latest_leaving, nights_between } from '../core/dates.ts';
import { time_of, type Bed, type Site, type Stay } from '../core/rows.ts';
import type { StayOpenReply } from '../net/api.ts';
import { Field } from './forms.tsx';
import { use_here } from './here.ts';
import { Nights } from './nights.tsx';
import { Button, Sending, Sheet } from './parts.tsx';
import { use_send_now } from './send_now.ts';
import { date_at, date_text } from './times.ts';
import { t, t_code } from './words.ts';

const where_next = ['home', 'family_or_friends', 'another_house', 'housing_program', 'shelter', 'hospital', 'emergency_department', 'other', 'prefer_not_to_say'];
const guest_answers = ['hospital', 'emergency_department', 'somewhere_else', 'stayed_home', 'prefer_not_to_say'];

interface Props {
	stay: Stay;
	site: Site;
	beds: Bed[];
	close: () => void;
}

export function StaySheet({ stay, site, beds, close }: Props) {
	const here = use_here();
	const room = beds.find((bed) => bed.id === stay.bed_id)?.label ?? '';
	const arrived_on = date_at(time_of(stay.arrived_at), site.zone);
	const today = date_at(here.clock.now(), site.zone);
	const nights = nights_between(arrived_on, today);
	return (
		<Sheet title={t('stay_sheet.title', { room })} close={close}>
			<p class="soft">
				{t('stay_sheet.since', { day: date_text(arrived_on) })}{' '}
				{site.maximum_nights === null ? t('stay_sheet.night', { n: nights + 1 }) : t('stay_sheet.night_of', { n: nights + 1, of: site.maximum_nights })}{' '}
				<Sending kind="stay" id={stay.id} />
			</p>
			<PlannedDay stay={stay} site={site} beds={beds} close={close} today={today} room={room} />
			<hr />
			<Leave stay={stay} close={close} room={room} />
			<hr />
			<Move stay={stay} site={site} beds={beds} close={close} />
			<details>
				<summary>{t('nights.title')}</summary>
				<Word stay={stay} site={site} />
			</details>
		</Sheet>
	);
}

/** Later is an act of its own, which the house's longest stay bounds; earlier or open is a correction. */
function PlannedDay({ stay, site, close, today, room }: Props & { today: string; room: string }) {
	const here = use_here();
	const planned = stay.planned_leave_on ?? '';
	const [day, set_day] = useState(planned);
	const latest = latest_leaving(date_at(time_of(stay.arrived_at), site.zone), site.maximum_nights);
	const save = () => {
		const longer = planned !== '' && day > planned;
		here.act({
			...(longer ? { path: `/stays/${stay.id}/extend`, body: { planned_leave_on: day } }
				: { method: 'PATCH' as const, path: `/stays/${stay.id}`, body: { planned_leave_on: day || null }, version: 'header' as const }),
			kind: 'stay', row: stay, effect: { planned_leave_on: day || null }, says: longer ? 'done.stays_longer' : 'done.leaving_date', about: { room },
		});
		close();
	};
	const from = planned > today ? planned : today;
	const choices = [1, 2, 7].map((n) => ({ n, to: date_plus(from, n) })).filter(({ to }) => latest === null || to <= latest);
	return (
		<Field id="leave-day" label={t('stay_sheet.planned')} hint={latest ? t('stay_sheet.latest', { day: date_text(latest) }) : undefined}>
			<div class="row nowrap">
				<input id="leave-day" type="date" value={day} min={today} max={latest ?? undefined} aria-describedby={latest ? 'leave-day-hint' : undefined} onInput={(event) => set_day(event.currentTarget.value)} />
				<Button says="stay_sheet.save" run={save} disabled={day === planned || (latest !== null && day > latest)} />
			</div>
			{choices.length > 0 && (
				<div class="row" role="group" aria-label={t('stay_sheet.longer')}>
					{choices.map(({ n, to }) => <button key={n} type="button" class="button quiet" aria-pressed={day === to} onClick={() => set_day(to)}>{t('stay_sheet.more', { n })}</button>)}
				</div>
			)}
		</Field>
	);
}

function Leave({ stay, close, room }: { stay: Stay; close: () => void; room: string }) {
	const here = use_here();
	const [next, set_next] = useState('');
	const [answer, set_answer] = useState('');
	const leave = () => {
		here.act({
			path: `/stays/${stay.id}/leave`, body: { ...(next ? { where_next: next } : {}), ...(answer ? { guest_answer: answer } : {}) }, kind: 'stay', row: stay,
			effect: { left_at: new Date(here.clock.now()).toISOString() }, says: 'done.left', about: { room },
		});
		close();
	};
	return (
		<div class="stack tight">
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
		</div>
	);
}

function Move({ stay, beds, close }: Props) {
	const here = use_here();
	const open = beds.filter((bed) => bed.state === 'open');
	const move = (to: Bed) => {
		here.act({
			path: `/stays/${stay.id}/move`, body: { bed_id: to.id }, kind: 'stay', row: stay, effect: { bed_id: to.id },
			says: 'done.moved', about: { room: to.label }, good_for_ms: 10 * 60_000,
		});
		close();
	};
	return (
		<details>
			<summary>{t('stay_sheet.move')}</summary>
			{open.length === 0 ? <p class="soft">{t('stay_sheet.no_room')}</p> : (
				<>
					<p class="hint">{t('stay_sheet.move_hint')}</p>
					<div class="row">{open.map((bed) => <button key={bed.id} type="button" class="button quiet" onClick={() => move(bed)}>{bed.label}</button>)}</div>
				</>
			)}
		</details>
	);
}

/** The house's own word for the guest: read only when asked for, since each look is written down. */
function Word({ stay, site }: { stay: Stay; site: Site }) {
	const here = use_here();
	const sending = use_send_now();
	const [opened, set_opened] = useState<StayOpenReply | null>(null);
	const [alias, set_alias] = useState('');
	const open = async () => {
		const answer = await here.api.get<StayOpenReply>(`/stays/${stay.id}`);
		if (!answer.ok) return here.say({ text: 'problem.lost', tone: 'bad' });
		set_opened(answer.body);
		set_alias(answer.body.alias ?? '');
	};
	const save = async () => {
		if (!opened) return;
		const row = await sending.send<StayOpenReply>('PATCH', `/stays/${stay.id}`, { alias: alias.trim() || null }, opened.version);
		if (!row) return;
		here.store.merge('stay', row as unknown as Stay);
		set_opened({ ...opened, version: row.version, alias: alias.trim() || null });
		here.say({ text: 'done.word', tone: 'good' });
	};
	if (!opened) return <p><Button says="nights.show" tone="quiet" icon="lock" run={() => void open()} /></p>;
	return (
		<div class="stack tight">
			<Nights site={site} id="stay-alias" value={alias} set={set_alias} />
			{(opened.alias ?? '') !== alias.trim() && <Button says="nights.keep" run={() => void save()} disabled={sending.busy} />}
			{sending.trouble && <p class="error" role="alert">{sending.trouble}</p>}
		</div>
	);
}
