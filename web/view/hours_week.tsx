// The week at a glance: seven days, each a bar on the clock and the same in words; a tap on one changes it. What the picture shows is also a table.

import type { Hours } from '../core/week.ts';
import { week_picture, type Bar, type DayPicture } from '../core/week_picture.ts';
import { carried_text, clock_change_text, spans_text, weekday_text } from './hours_words.ts';
import { Icon } from './icons.tsx';
import { date_text } from './times.ts';
import { t } from './words.ts';

interface Props {
	hours: Hours;
	first: string;
	today: string;
	/** Minute of today's clock. */
	minute: number;
	open: (date: string) => void;
}

const height = 28;
const hours_marked = [6, 12, 18];

const Rect = ({ bar, kind }: { bar: Bar; kind: string }) => (
	<rect class={`bar-${kind}${bar.carried ? ' carried' : ''}`} x={bar.from} width={bar.to - bar.from} y={kind === 'usual' ? 1 : 5} height={kind === 'usual' ? height - 2 : height - 10} />
);

/** One day's clock from midnight to midnight. Decoration beside the words that say all of it. */
export function DayBar({ day, minute }: { day: DayPicture; minute?: number | undefined }) {
	const { clock } = day;
	return (
		<svg class="day-bar" viewBox={`0 0 1440 ${height}`} preserveAspectRatio="none" aria-hidden="true">
			<rect class="bar-ground" x="0" width="1440" y="5" height={height - 10} />
			{day.usual.map((bar) => <Rect key={bar.from} bar={bar} kind="usual" />)}
			{day.bars.map((bar) => <Rect key={`${bar.from}-${bar.carried}`} bar={bar} kind="open" />)}
			{hours_marked.map((hour) => <line key={hour} class="bar-hour" x1={hour * 60} x2={hour * 60} y1="3" y2={height - 3} />)}
			{day.bars.filter((bar) => bar.goes_on).map((bar) => <path key={bar.from} class="bar-on" d={`M1418 ${height / 2 - 6}l16 6-16 6`} />)}
			{clock && <rect class="bar-clock" x={Math.min(clock.from, clock.to)} width={Math.abs(clock.to - clock.from)} y="1" height={height - 2} />}
			{minute !== undefined && <line class="bar-now" x1={minute} x2={minute} y1="0" y2={height} />}
		</svg>
	);
}

export function WeekPicture({ hours, first, today, minute, open }: Props) {
	const days = week_picture(hours, first);
	return (
		<div class="week">
			<div class="week-scale" aria-hidden="true"><span>{t('opening_scale.night')}</span><span>6</span><span>{t('opening_scale.noon')}</span><span>6</span><span>{t('opening_scale.night')}</span></div>
			<ol class="plain week-days">
				{days.map((day) => (
					<li key={day.date}>
						<button type="button" id={`day-${day.date}`} class={day.changed ? 'week-day changed' : 'week-day'} onClick={() => open(day.date)}>
							<span class="week-date">{day.date === today ? t('opening_hours.today') : weekday_text(day.weekday)} <span class="soft">{date_text(day.date).replace(/^[^,]*,\s*/, '')}</span></span>{' '}
							<span class="week-words">{spans_text(day.spans)}</span>{' '}
							<DayBar day={day} minute={day.date === today ? minute : undefined} />
							<Signs day={day} />
						</button>
					</li>
				))}
			</ol>
			<details class="week-table">
				<summary>{t('opening_hours.table')}</summary>
				<div class="scroll"><table>
					<thead><tr><th scope="col">{t('opening_hours.day')}</th><th scope="col">{t('opening_hours.open')}</th><th scope="col">{t('opening_hours.note')}</th></tr></thead>
					<tbody>{days.map((day) => <tr key={day.date}><th scope="row">{date_text(day.date)}</th><td>{spans_text(day.spans)}</td><td>{[carried_text(day), ...notes(day)].filter(Boolean).join('. ')}</td></tr>)}</tbody>
				</table></div>
			</details>
		</div>
	);
}

function notes(day: DayPicture): string[] {
	return [day.changed ? [t('opening_hours.not_usual'), day.note].filter(Boolean).join(': ') : '', day.clock ? clock_change_text(day.clock) : ''].filter(Boolean);
}

function Signs({ day }: { day: DayPicture }) {
	const said = notes(day);
	const carried = carried_text(day);
	if (said.length === 0 && !carried) return null;
	return <span class="week-signs">{carried && <span class="soft">{carried}</span>} {said.map((text) => <span key={text}><Icon name={text === (day.clock && clock_change_text(day.clock)) ? 'clock' : 'turnover'} /> {text}</span>)}</span>;
}
