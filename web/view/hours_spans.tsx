// The opening times of one day, one row each: begin, end, take away; add another, all day, closed. The words beneath say what the row means.

import { is_time, passes_midnight, type Span } from '../core/week.ts';
import { day_after, clock_time } from './hours_words.ts';
import { Button } from './parts.tsx';
import { Icon } from './icons.tsx';
import { t } from './words.ts';

interface Props {
	spans: Span[];
	/** A day that they are for, to name the one after it. */
	date: string;
	/** Fields that something is wrong with. */
	wrong: ReadonlySet<string>;
	set: (spans: Span[]) => void;
}

/** The first is a working day to begin from; what is added to others is for the person to say. */
const first_span: Span = { opens: '09:00', closes: '17:00' };
const another: Span = { opens: '', closes: '' };

function meaning(span: Span, date: string): string {
	if (!is_time(span.opens) || !is_time(span.closes)) return '';
	if (span.opens === '00:00' && span.closes === '00:00') return t('opening_hours.whole_day');
	return passes_midnight(span) ? t('opening_hours.next_day', { time: clock_time(span.closes), day: day_after(date) }) : '';
}

export function SpanFields({ spans, date, wrong, set }: Props) {
	const change = (index: number, end: keyof Span, time: string) => set(spans.map((span, at) => (at === index ? { ...span, [end]: time } : span)));
	const take = (index: number) => {
		set(spans.filter((_, at) => at !== index));
		document.getElementById('add-hours')?.focus();
	};
	return (
		<div class="spans">
			{spans.length === 0 && <p class="spans-closed"><Icon name="full" /> {t('opening_hours.closed_all_day')}</p>}
			{spans.map((span, index) => (
				<div key={index} class="span-row" role="group" aria-label={t('opening_hours.row', { n: index + 1 })}>
					{(['opens', 'closes'] as const).map((end) => (
						<div key={end} class="field">
							<label for={`span-${index}-${end}`}>{t(`opening_end.${end}`)}</label>
							<input id={`span-${index}-${end}`} type="time" step={300} value={span[end]} aria-invalid={wrong.has(`span-${index}-${end}`) || undefined} onInput={(event) => change(index, end, event.currentTarget.value)} />
						</div>
					))}
					<button type="button" class="round" onClick={() => take(index)} aria-label={t('opening_hours.take', { n: index + 1 })}><Icon name="close" /></button>
					{meaning(span, date) && <p class="hint">{meaning(span, date)}</p>}
				</div>
			))}
			<div class="row">
				<button type="button" class="button quiet" id="add-hours" onClick={() => set([...spans, spans.length === 0 ? first_span : another])}>{t(spans.length === 0 ? 'opening_hours.add_first' : 'opening_hours.add')}</button>
				{spans.length > 0 && <Button says="opening_hours.set_closed" tone="quiet" run={() => set([])} />}
				<Button says="opening_hours.set_all_day" tone="quiet" run={() => set([{ opens: '00:00', closes: '00:00' }])} />
			</div>
		</div>
	);
}
