// How one gets in at a house, before anybody types: whether there is room, who can talk and when, what its form asks for. A house that
// only the person may call gets no form at all, but its number and words to say.

import type { House } from '../core/houses.ts';
import { match_with } from '../core/match.ts';
import { network, use_here } from './here.ts';
import { Elsewhere } from './elsewhere.tsx';
import { HouseFacts } from './house_facts.tsx';
import { StandingTag, TalkLine, Updated, place_text } from './house_card.tsx';
import { Tel, Title } from './parts.tsx';
import { time_text } from './times.ts';
import { t, t_code, t_list } from './words.ts';

/** What a person should know before they ask: each a no only if the house says so. */
function limits(house: House): string[] {
	const { site } = house;
	return [
		site.minimum_age === null ? null : t('fact.age', { n: site.minimum_age }),
		site.maximum_nights === null ? null : t('fact.nights', { n: site.maximum_nights }),
		site.window_nights === null || site.window_days === null ? null : t('facts.window_is', { nights: site.window_nights, days: site.window_days }),
		site.drop_off === false ? t('way_in.no_drop_off') : site.drop_off ? t('access.drop_off') : null,
	].filter((fact): fact is string => fact !== null);
}

export function HouseBox({ house }: { house: House }) {
	const here = use_here();
	const { site } = house;
	const facts = limits(house);
	return (
		<section class="panel way-in" aria-label={site.name}>
			<div class="way-in-top"><StandingTag house={house} /><h2>{site.name}</h2></div>
			<p class="place">{place_text(house, here.counties.get(site.county_fips)?.name)}</p>
			<Updated house={house} />
			<TalkLine house={house} />
			{facts.length > 0 && <ul class="chips">{facts.map((fact) => <li key={fact}>{fact}</li>)}</ul>}
			{site.entry === 'form_required' && (
				<div class="asks">
					<h3>{t('way_in.form')}</h3>
					{site.form_asks.length === 0 ? <p>{t('way_in.form_not_stated')}</p> : <ul>{site.form_asks.map((one) => <li key={one}>{t_code('form', one)}</li>)}</ul>}
					<p class="hint">{t('way_in.form_hint')}</p>
				</div>
			)}
			<div class="row"><Tel number={site.phone} /></div>
			<details><summary>{t('card.more')}<span class="unseen"> {site.name}</span></summary><HouseFacts site={site} /></details>
		</section>
	);
}

/** Only the person may call: nothing to fill in, so nothing is asked. */
export function SelfOnly({ house }: { house: House }) {
	const here = use_here();
	const { site } = house;
	const say = [
		t('self_only.say_hello'),
		t('self_only.say_room'),
		...(site.maximum_nights === null ? [] : [t('self_only.say_nights', { n: site.maximum_nights })]),
		t('self_only.say_questions'),
	];
	const team = here.session?.memberships.map((one) => here.store.get(network, 'organization', one.organization_id)).find((one) => one?.phone);
	return (
		<>
			<Title text={t('self_only.title', { house: site.name })} />
			<p class="lead">{t('self_only.why')}</p>
			<section class="panel good-panel call-panel" aria-label={t('self_only.number')}>
				<p>{t('self_only.number')}</p>
				<a class="big-number digits" href={`tel:${site.phone.replace(/[^0-9+]/g, '')}`}>{site.phone}</a>
				<p class="soft">{site.name}</p>
				<TalkLine house={house} />
			</section>
			<section class="panel" aria-labelledby="say-title">
				<h2 id="say-title">{t('self_only.say')}</h2>
				<p class="hint">{t('self_only.say_hint')}</p>
				<ul class="words-to-say plain">{say.map((one) => <li key={one}>{one}</li>)}</ul>
				<div class="row"><button type="button" class="button quiet" onClick={() => print()}>{t('self_only.print')}</button></div>
			</section>
			<section aria-labelledby="help-title" class="screen-only">
				<h2 id="help-title">{t('self_only.how')}</h2>
				<ul><li>{t('self_only.call')}</li><li>{t('self_only.phone')}</li><li>{t('self_only.after')}</li></ul>
			</section>
			<div class="screen-only"><HouseBox house={house} /></div>
			{team?.phone && <p class="print-only">{t('self_only.team', { team: team.name, phone: team.phone })}</p>}
			<p class="print-only">{t('self_only.printed', { time: time_text(here.clock.now()) })}</p>
			{(house.open === 0 || house.talk.is !== 'open') && (
				<div class="screen-only">
					<Elsewhere from={site} without={[site.id]} asked={{ needs: [], languages: [] }} />
				</div>
			)}
		</>
	);
}

/** What the person asked for that a chosen house says it can't offer, or hasn't stated. It is said, and nothing is in the way. */
export function matches_of(houses: readonly House[], asked: Parameters<typeof match_with>[2]) {
	return houses.map((house) => ({ house, match: match_with(house.site, house.beds, asked) }))
		.filter(({ match }) => match.lacks.length + match.ask.length > 0);
}

/** "Cedar Porch and Harborlight House" */
export function names_of(houses: readonly House[]): string {
	return t_list(houses.map((house) => house.site.name));
}
