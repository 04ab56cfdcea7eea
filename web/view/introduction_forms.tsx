// The three acts of a house that need a choice: which room and for how long, when the guest plans to leave, why not and where instead.

import { useState } from 'preact/hooks';
import { nearest_others } from '../core/nearest.ts';
import { place_of } from '../core/distance.ts';
import type { Bed, Referral, Site } from '../core/rows.ts';
import { board_of, use_here } from './here.ts';
import { place_text } from './house_card.tsx';
import { ErrorSummary, Field } from './forms.tsx';
import { Button } from './parts.tsx';
import { date_in, date_text, time_text } from './times.ts';
import { t, t_code } from './words.ts';

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

export function ArriveForm({ site, close, done }: Form & { done: (day: string | null) => void }) {
	const here = use_here();
	const today = date_in(0, here.clock.now(), site.zone);
	const latest = site.maximum_nights === null ? undefined : date_in(site.maximum_nights, here.clock.now(), site.zone);
	const [day, set_day] = useState(latest ?? '');
	return (
		<section class="panel" aria-labelledby="arrive-title">
			<h2 id="arrive-title">{t('arrive.title')}</h2>
			<Field id="leave-on" label={t('stay_sheet.planned')} optional hint={latest && t('stay_sheet.latest', { day: date_text(latest) })}>
				<input id="leave-on" type="date" value={day} min={today} max={latest} onInput={(event) => set_day(event.currentTarget.value)} />
			</Field>
			<div class="row"><Button says="arrive.do" icon="check" run={() => done(day || null)} /><Button says="back" tone="quiet" run={close} /></div>
		</section>
	);
}

const codes = ['no_room', 'cannot_support', 'outside_area', 'age', 'nights_limit', 'staffing', 'other_request', 'other'];

/** A no carries somewhere else in the same act: the nearest houses with a room that fits. */
export function DeclineForm({ site, referral, close, done }: Form & { referral: Referral | undefined; done: (code: string, instead: string | null) => void }) {
	const here = use_here();
	const [code, set_code] = useState('');
	const [instead, set_instead] = useState<string | null>(null);
	const [errors, set_errors] = useState<{ field: string; text: string }[]>([]);
	const { houses, stops } = board_of(here, place_of(site, here.counties), here.clock.now());
	const others = nearest_others(houses, stops, { without: [site.id], languages: referral?.languages ?? [], needs: referral?.needs ?? [], county_fips: referral?.county_fips ?? null, transport: referral?.transport ?? null });
	return (
		<section class="panel" aria-labelledby="decline-title">
			<h2 id="decline-title">{t('decline.title')}</h2>
			<ErrorSummary errors={errors} />
			<fieldset>
				<legend>{t('decline.why')}</legend>
				<div class="choices column">
					{codes.map((one, index) => (
						<label key={one} class="choice"><input type="radio" name="decline" id={index === 0 ? 'decline-code' : undefined} checked={code === one} onChange={() => set_code(one)} /> <span>{t_code('decline', one)}</span></label>
					))}
				</div>
			</fieldset>
			<fieldset>
				<legend>{t('decline.instead')} <span class="soft">{t('optional')}</span></legend>
				<div class="choices column">
					{others.houses.map((house) => (
						<label key={house.site.id} class="choice"><input type="radio" name="instead" checked={instead === house.site.id} onChange={() => set_instead(house.site.id)} />{' '}
							<span><strong>{house.site.name}</strong> <span class="soft">{t(`standing.${house.standing}`, { n: house.open })} · {place_text(house, here.counties.get(house.site.county_fips)?.name)}</span></span></label>
					))}
					<label class="choice"><input type="radio" name="instead" checked={instead === null} onChange={() => set_instead(null)} /> <span>{t('decline.nowhere')}</span></label>
				</div>
			</fieldset>
			<p class="hint">{t('decline.told')}</p>
			<div class="row">
				<Button says="decline.do" run={() => (code ? done(code, instead) : set_errors([{ field: 'decline-code', text: t('decline.choose') }]))} />
				<Button says="back" tone="quiet" run={close} />
			</div>
		</section>
	);
}
