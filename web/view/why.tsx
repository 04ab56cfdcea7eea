// Why a house stands where it stands in a list of places to go instead, in words: who can talk, how sure its word is, what it has of what
// was asked for. Also what speaks against a house, said before anything is sent.

import type { House } from '../core/houses.ts';
import type { Match, Thing } from '../core/match.ts';
import type { Instead } from '../core/nearest.ts';
import { time_of } from '../core/rows.ts';
import { use_here, type Here } from './here.ts';
import { Ago } from './parts.tsx';
import { in_text, long_ms, time_text } from './times.ts';
import { t, t_code, t_list } from './words.ts';

function thing_text(here: Here, thing: Thing): string {
	if (thing.of === 'need') return t('match.quoted', { what: t_code('need', thing.code) });
	if (thing.of === 'language') return t_code('language', thing.code);
	if (thing.of !== 'area') return t(`match.${thing.of}`);
	const county = here.counties.get(thing.code)?.name;
	return county ? t('match.area_of', { county }) : t('match.area');
}

export function things_text(here: Here, things: readonly Thing[]): string {
	return t_list(things.map((thing) => thing_text(here, thing)));
}

function talk_text(house: House, now: number): string | null {
	const { talk, site } = house;
	if (talk.is === 'open') return talk.until - now > long_ms ? t('talk.any') : t('why.talk_now', { until: time_text(talk.until, site.zone) });
	return talk.is === 'closed' && talk.next !== null ? t('why.talk_next', { in: in_text(talk.next, now) }) : null;
}

export function Why({ house }: { house: Instead }) {
	const here = use_here();
	const { match, site } = house;
	const talk = talk_text(house, here.clock.now());
	return (
		<ul class="why">
			{match.has.length > 0 && match.lacks.length === 0 && match.ask.length === 0 && <li class="good">{t('why.has_all', { what: things_text(here, match.has) })}</li>}
			{match.has.length > 0 && match.lacks.length + match.ask.length > 0 && <li>{t('why.has', { what: things_text(here, match.has) })}</li>}
			{match.ask.length > 0 && <li>{t('why.ask', { what: things_text(here, match.ask) })}</li>}
			{match.lacks.length > 0 && <li class="warn">{t('why.lacks', { what: things_text(here, match.lacks) })}</li>}
			{talk && <li class={house.talk.is === 'open' ? 'good' : ''}>{talk}</li>}
			{site.confirmed_at && <li>{t('why.said')} <Ago at={time_of(site.confirmed_at)} /></li>}
		</ul>
	);
}

/** What was asked for that this house says it hasn't, and what it hasn't stated. Nothing when all is well. */
export function Mismatch({ house, match }: { house: House; match: Match }) {
	const here = use_here();
	if (match.lacks.length + match.ask.length === 0) return null;
	return (
		<div class="mismatch">
			{match.lacks.length > 0 && <p class="warn"><strong>{t('match.lacks', { house: house.site.name })}</strong> {things_text(here, match.lacks)}</p>}
			{match.ask.length > 0 && <p><strong>{t('match.ask', { house: house.site.name })}</strong> {things_text(here, match.ask)}</p>}
		</div>
	);
}
