// A no carries somewhere else in the same act: a reason, and where the person could go instead. Houses with an open room first, then
// drop-ins open now, then someone to talk with; each says why it stands there. "I don't know of a place" is an answer too.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { place_of } from '../core/distance.ts';
import type { Stop } from '../core/houses.ts';
import { nearest_others } from '../core/nearest.ts';
import type { Referral, Site } from '../core/rows.ts';
import { ErrorSummary } from './forms.tsx';
import { age_tick_ms, board_of, use_here, use_now } from './here.ts';
import { place_text, StandingTag } from './house_card.tsx';
import { Button, Tag } from './parts.tsx';
import { openness_line } from './stops.tsx';
import { t, t_code } from './words.ts';
import { Why } from './why.tsx';

export const decline_codes = ['no_room', 'cannot_support', 'outside_area', 'age', 'nights_limit', 'staffing', 'other_request', 'other'];

interface Props {
	site: Site;
	referral: Referral | undefined;
	close: () => void;
	done: (code: string, instead: string | null) => void;
}

export function DeclineForm({ site, referral, close, done }: Props) {
	const here = use_here();
	const now = use_now(age_tick_ms);
	const [code, set_code] = useState('');
	/** undefined: not chosen yet; null: no place known. */
	const [instead, set_instead] = useState<string | null | undefined>(undefined);
	const [tried, set_tried] = useState(false);
	const { houses, stops } = board_of(here, place_of(site, here.counties), now);
	const others = nearest_others(houses, stops.filter((stop) => stop.site.id !== site.id), {
		without: [site.id], needs: referral?.needs ?? [], languages: referral?.languages ?? [], county_fips: referral?.county_fips ?? null, transport: referral?.transport ?? null,
	});
	const [errors, set_errors] = useState<{ field: string; text: string }[]>([]);
	const faults = [
		...(code === '' ? [{ field: 'decline-code', text: t('decline.choose') }] : []),
		...(instead === undefined ? [{ field: 'decline-instead', text: t('decline.choose_instead') }] : []),
	];
	const error_of = (field: string) => (tried ? faults.find((one) => one.field === field)?.text : undefined);
	const send = () => {
		set_tried(true);
		set_errors(faults);
		if (faults.length === 0 && instead !== undefined) done(code, instead);
	};
	const pick = { chosen: instead, set: set_instead };
	const first = others.houses[0]?.site.id ?? others.drop_ins[0]?.site.id ?? others.warmlines[0]?.site.id ?? null;
	return (
		<section class="panel decline" aria-labelledby="decline-title">
			<h2 id="decline-title">{t('decline.title')}</h2>
			<ErrorSummary errors={errors} />
			<fieldset class={error_of('decline-code') ? 'wrong' : ''} aria-describedby={error_of('decline-code') ? 'decline-code-error' : undefined}>
				<legend>{t('decline.why')}</legend>
				{error_of('decline-code') && <p class="error" id="decline-code-error">{error_of('decline-code')}</p>}
				<div class="choices">
					{decline_codes.map((one, index) => (
						<label key={one} class="choice"><input type="radio" name="decline" id={index === 0 ? 'decline-code' : undefined} checked={code === one} onChange={() => set_code(one)} /> <span>{t_code('decline', one)}</span></label>
					))}
				</div>
			</fieldset>
			<fieldset class={error_of('decline-instead') ? 'wrong' : ''} aria-describedby={error_of('decline-instead') ? 'decline-instead-error' : 'decline-instead-hint'}>
				<legend>{t('decline.instead')}</legend>
				<p class="hint" id="decline-instead-hint">{t('decline.ranked')}</p>
				{error_of('decline-instead') && <p class="error" id="decline-instead-error">{error_of('decline-instead')}</p>}
				<div class="places">
					<h3>{t('decline.houses')}</h3>
					{others.houses.length === 0 && <p class="soft">{t('decline.none')}</p>}
					{others.houses.map((house) => (
						<Place key={house.site.id} id={house.site.id} first={first} {...pick} name={house.site.name}>
							<StandingTag house={house} />
							<span class="soft">{place_text(house, here.counties.get(house.site.county_fips)?.name)}</span>
							<Why house={house} />
						</Place>
					))}
					{others.drop_ins.length > 0 && <h3>{t('decline.drop_ins')}</h3>}
					{others.drop_ins.map((stop) => <StopPlace key={stop.service.id} stop={stop} now={now} first={first} {...pick} />)}
					{others.warmlines.length > 0 && <h3>{t('decline.warmlines')}</h3>}
					{others.warmlines.map((stop) => <StopPlace key={stop.service.id} stop={stop} now={now} first={first} {...pick} />)}
					<Place id={null} first={first} {...pick} name={t('decline.nowhere')} />
				</div>
			</fieldset>
			<p class="hint">{t('decline.told')}</p>
			<div class="row"><Button says="decline.do" run={send} /><Button says="back" tone="quiet" run={close} /></div>
		</section>
	);
}

interface Pick {
	chosen: string | null | undefined;
	set: (id: string | null) => void;
	/** The first of the list, where the error summary leads to. */
	first: string | null;
}

function Place({ id, name, chosen, set, first, children }: Pick & { id: string | null; name: string; children?: ComponentChildren }) {
	return (
		<label class="choice place-choice">
			<input type="radio" name="instead" id={id === first ? 'decline-instead' : undefined} checked={chosen === id} onChange={() => set(id)} />{' '}
			<span class="place-about"><strong>{name}</strong>{children}</span>
		</label>
	);
}

function StopPlace({ stop, now, ...pick }: Pick & { stop: Stop; now: number }) {
	const line = openness_line(stop, now);
	const { service, site } = stop;
	const where = [service.name === site.name ? null : site.name, site.is_virtual ? null : site.city, stop.miles === null || site.is_virtual ? null : t('miles', { n: Math.round(stop.miles) })].filter(Boolean).join(' · ');
	return (
		<Place id={site.id} name={service.name} {...pick}>
			<Tag tone={line.tone} icon={line.icon}>{line.text}</Tag>
			{where && <span class="soft">{where}</span>}
		</Place>
	);
}
