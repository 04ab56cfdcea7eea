// Two acts of a house that need a choice: which room and for how long, and when the guest plans to leave.

import { useState } from 'preact/hooks';
import { latest_leaving } from '../core/dates.ts';
import type { Bed, Site } from '../core/rows.ts';
import { use_here } from './here.ts';
import { Field } from './forms.tsx';
import { Nights } from './nights.tsx';
import { Button } from './parts.tsx';
import { date_at, date_text, time_text } from './times.ts';
import { t } from './words.ts';

interface Form {
	site: Site;
	close: () => void;
}

export function OfferForm({ site, beds, close, done }: Form & { beds: Bed[]; done: (bed_id: string | null, minutes: number) => void }) {
	const here = use_here();
	const open = beds.filter((bed) => bed.state === 'open');
	const [bed_id, set_bed] = useState(open[0]?.id ?? '');
	const [minutes, set_minutes] = useState(site.hold_minutes);
	const lengths = [...new Set([60, 120, 240, site.hold_minutes])].sort((a, b) => a - b);
	if (open.length === 0) {
		return <section class="panel"><h2>{t('offer.title')}</h2><p>{t('offer.no_room')}</p><Button says="back" tone="quiet" run={close} /></section>;
	}
	return (
		<section class="panel" aria-labelledby="offer-title">
			<h2 id="offer-title">{t('offer.title')}</h2>
			<fieldset>
				<legend>{t('offer.room')}</legend>
				<div class="choices">
					{open.map((bed) => <label key={bed.id} class="choice"><input type="radio" name="bed" checked={bed_id === bed.id} onChange={() => set_bed(bed.id)} /> <span>{bed.label}</span></label>)}
				</div>
			</fieldset>
			<fieldset>
				<legend>{t('offer.hold')}</legend>
				<div class="choices">
					{lengths.map((one) => (
						<label key={one} class="choice"><input type="radio" name="hold" checked={minutes === one} onChange={() => set_minutes(one)} />{' '}
							<span>{one % 60 === 0 ? t('offer.hours', { n: one / 60 }) : t('offer.minutes', { n: one })}</span></label>
					))}
				</div>
				<p class="hint">{t('offer.until', { time: time_text(here.clock.now() + minutes * 60_000, site.zone) })}</p>
			</fieldset>
			<div class="row"><Button says="offer.do" icon="lantern" run={() => done(open.some((bed) => bed.id === bed_id) ? bed_id : null, minutes)} /><Button says="back" tone="quiet" run={close} /></div>
		</section>
	);
}

export function ArriveForm({ site, close, done, busy, trouble }: Form & { done: (day: string | null, alias: string | null) => void; busy: boolean; trouble: string }) {
	const here = use_here();
	const today = date_at(here.clock.now(), site.zone);
	const latest = latest_leaving(today, site.maximum_nights) ?? undefined;
	const [day, set_day] = useState(latest ?? '');
	const [alias, set_alias] = useState('');
	return (
		<section class="panel" aria-labelledby="arrive-title">
			<h2 id="arrive-title">{t('arrive.title')}</h2>
			<Field id="leave-on" label={t('stay_sheet.planned')} optional hint={latest && t('stay_sheet.latest', { day: date_text(latest) })}>
				<input id="leave-on" type="date" value={day} min={today} max={latest} onInput={(event) => set_day(event.currentTarget.value)} />
			</Field>
			<Nights site={site} id="arrive-alias" value={alias} set={set_alias} />
			{trouble && <p class="error" role="alert">{trouble}</p>}
			<div class="row"><Button says="arrive.do" icon="check" disabled={busy} run={() => done(day || null, alias.trim() || null)} /><Button says="back" tone="quiet" run={close} /></div>
		</section>
	);
}
