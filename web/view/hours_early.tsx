// "Closing early today", "closed today": one tap each, from the house's screen and from its hours. What runs now may have begun yesterday evening;
// then it is that night which ends early.

import { useState } from 'preact/hooks';
import { date_plus } from '../core/dates.ts';
import type { Service } from '../core/rows.ts';
import { day_minutes, day_of, end_minute, is_time, minute_of, time_at, type Hours, type Span } from '../core/week.ts';
import { close_at } from '../core/week_edit.ts';
import { wall_of } from '../core/week_zone.ts';
import { Field } from './forms.tsx';
import { use_here } from './here.ts';
import { use_hours } from './hours_keep.ts';
import { clock_time, spans_text } from './hours_words.ts';
import { day_picture } from '../core/week_picture.ts';
import { DayBar } from './hours_week.tsx';
import { Button, Sheet } from './parts.tsx';
import { t } from './words.ts';

/** What may be ended early: the day on which it opened, its spans, and now in minutes of that day. */
interface Running {
	date: string;
	spans: Span[];
	minute: number;
}

export function running_of(hours: Hours, now: number): Running {
	const wall = wall_of(now, hours.zone);
	const yesterday = date_plus(wall.date, -1);
	const night = day_of(hours, yesterday).spans;
	const minute = wall.minute + day_minutes;
	if (night.some((span) => end_minute(span) > minute)) return { date: yesterday, spans: night, minute };
	return { date: wall.date, spans: day_of(hours, wall.date).spans, minute: wall.minute };
}

/** The next half hours before it would close anyway, at most six. */
function choices_of({ spans, minute }: Running): number[] {
	const end = Math.max(...spans.map(end_minute), 0);
	const begin = Math.max(minute, Math.min(...spans.map((span) => minute_of(span.opens))));
	const step = end - begin > 240 ? 60 : 30;
	const first = Math.floor(begin / step) * step + step;
	return Array.from({ length: 6 }, (_, n) => first + n * step).filter((at) => at < end);
}

interface Props {
	service: Service;
	close: () => void;
}

export function EarlySheet({ service, close }: Props) {
	const kept = use_hours(service);
	return (
		<Sheet title={t('opening_early.title', { name: service.name })} close={close}>
			{kept.hours ? <Early hours={kept.hours} set_day={kept.set_day} close={close} />
				: kept.lost ? <p class="summary">{t('opening_hours.lost')} <Button says="site_facts.again" tone="quiet" run={() => void kept.read()} /></p>
				: <p aria-busy="true">{t('board.loading')}</p>}
		</Sheet>
	);
}

function Early({ hours, set_day, close }: { hours: Hours; set_day: (date: string, spans: Span[] | null, note: string) => void; close: () => void }) {
	const here = use_here();
	const [time, set_time] = useState('');
	const [note, set_note] = useState('');
	const running = running_of(hours, here.clock.now());
	const { date, spans, minute } = running;
	const changed = day_of(hours, date).changed;
	const wall = wall_of(here.clock.now(), hours.zone);
	const is_open = spans.some((span) => minute_of(span.opens) <= minute && end_minute(span) > minute);
	const set = (to: Span[] | null) => {
		set_day(date, to, to ? note.trim() : '');
		close();
	};
	// A time before the day's opening is of the night after it.
	const typed = is_time(time) ? minute_of(time) + (minute_of(time) < minute_of(spans[0]?.opens ?? '00:00') ? day_minutes : 0) : null;
	const typed_good = typed !== null && close_at(spans, typed).length > 0 && spans.some((span) => end_minute(span) > typed);
	return (
		<div class="stack">
			<div><DayBar day={day_picture(hours, wall.date)} minute={wall.minute} /><p class="soft">{t('opening_early.usual', { hours: spans_text(spans) })}</p></div>
			{spans.length > 0 && (
				<>
					<details>
						<summary>{t('opening_early.why')} <span class="soft">{t('optional')}</span></summary>
						<Field id="early-note" label={t('opening_hours.note_label')} hint={t('opening_hours.note_hint')}>
							<input id="early-note" value={note} maxLength={140} autoComplete="off" aria-describedby="early-note-hint" onInput={(event) => set_note(event.currentTarget.value)} />
						</Field>
					</details>
					<fieldset>
						<legend>{t('opening_early.when')}</legend>
						<div class="row">
							{is_open && <Button says="opening_early.now" run={() => set(close_at(spans, minute))} />}
							{choices_of(running).map((at) => <button key={at} type="button" class="button quiet" onClick={() => set(close_at(spans, at))}>{clock_time(time_at(at))}</button>)}
						</div>
					</fieldset>
					<Field id="early-time" label={t('opening_early.other')}>
						<div class="row nowrap">
							<input id="early-time" type="time" value={time} onInput={(event) => set_time(event.currentTarget.value)} />
							<Button says="opening_early.close_then" tone="quiet" disabled={!typed_good} run={() => typed !== null && set(close_at(spans, typed))} />
						</div>
					</Field>
					{date === wall.date && <Button says="opening_early.all_day" tone="quiet" icon="full" run={() => set([])} />}
				</>
			)}
			{changed && <Button says="opening_hours.as_usual" tone="quiet" run={() => set(null)} />}
		</div>
	);
}
