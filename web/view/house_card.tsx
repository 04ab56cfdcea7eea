// One house on the board: whether there is a room and how sure that is, who says so and since when, who it is for, how one gets in.

import { useState } from 'preact/hooks';
import { time_of } from '../core/rows.ts';
import type { House, Standing } from '../core/houses.ts';
import { next_opening } from '../core/next_opening.ts';
import { has_role, team_roles, use_here } from './here.ts';
import type { IconName } from './icons.tsx';
import { later } from './later.tsx';
import { Ago, Clock, Tag, Tel } from './parts.tsx';
import { date_at, date_text, in_text, long_ms, moment_text, time_text } from './times.ts';
import { t, t_code, t_list } from './words.ts';

const standing_icons: Record<Standing, IconName> = {
	open: 'lantern', call_first: 'call', no_room: 'full', not_confirmed: 'unknown', paused: 'paused', closed: 'offline',
};

export function StandingTag({ house }: { house: House }) {
	return (
		<Tag tone={house.standing} icon={standing_icons[house.standing]}>
			{t(`standing.${house.standing}`, { n: house.open })}
		</Tag>
	);
}

/** "Updated 12 min ago by staff at Cedar House, 10:42 AM"; past its age it says so. */
export function Updated({ house }: { house: House }) {
	const { site } = house;
	if (site.confirmed_at === null) return <p class="updated old">{t('updated.never')}</p>;
	const at = time_of(site.confirmed_at);
	return (
		<p class={house.freshness === 'fresh' ? 'updated' : 'updated old'}>
			{t('updated')} <Ago at={at} /> {t('updated.by', { who: t_code('by', site.confirmed_role || 'house'), house: site.name })}{' '}
			<span class="soft">(<Clock at={at} zone={site.zone} />)</span>
			{house.freshness !== 'fresh' && <strong class="age-note"> {t(`freshness.${house.freshness}`)}</strong>}
		</p>
	);
}

export function place_text(house: Pick<House, 'site' | 'miles'>, county: string | undefined): string {
	return [house.site.city, county, house.miles === null ? null : t('miles', { n: Math.round(house.miles) })].filter(Boolean).join(' · ');
}

export function TalkLine({ house }: { house: House }) {
	const { clock } = use_here();
	const talk = house.talk;
	if (talk.is === 'open') return <p class="talk now">{talk.until - clock.now() > long_ms ? t('talk.any') : t('talk.now', { until: time_text(talk.until, house.site.zone) })}</p>;
	if (talk.is === 'closed' && talk.next !== null) return <p class="talk">{t('talk.next', { when: moment_text(talk.next, clock.now(), house.site.zone), in: in_text(talk.next, clock.now()) })}</p>;
	return <p class="talk">{t('talk.not_stated')}</p>;
}

/** "May open Nov 23 to Nov 25: said by staff 2 hours ago." What was planned, never a promise. */
export function NextOpening({ house }: { house: House }) {
	const { clock } = use_here();
	// A house whose word is too old says nothing of the days to come either.
	const next = house.standing !== 'no_room' ? null : next_opening(house.site, house.beds, date_at(clock.now(), house.site.zone));
	if (!next) return null;
	return (
		<p class="talk">
			{t('next.opening', { n: next.rooms, days: next.until === next.from ? date_text(next.from) : t('next.span', { from: date_text(next.from), until: date_text(next.until) }) })}{' '}
			<span class="soft">({t('next.said', { who: t_code('by', next.by) })} <Ago at={next.said_at} />)</span>
		</p>
	);
}

/** The few facts that decide most often, in one line. */
function short_facts(house: House): string[] {
	const { site } = house;
	return [
		site.minimum_age === null ? null : t('fact.age', { n: site.minimum_age }),
		site.maximum_nights === null ? null : t('fact.nights', { n: site.maximum_nights }),
		...site.populations.map((one) => t_code('population', one)),
		site.languages.length > 0 ? t_list(site.languages.map((one) => t_code('language', one))) : null,
		site.step_free ? t('access.step_free') : null,
		site.drop_off ? t('access.drop_off') : null,
	].filter((fact): fact is string => fact !== null);
}

const HouseFacts = later((rest) => rest.HouseFacts);

export function HouseCard({ house, ask }: { house: House; ask: string[] }) {
	const here = use_here();
	const [open, set_open] = useState(false);
	const { site } = house;
	const may_introduce = has_role(here.session, team_roles);
	const county = here.counties.get(site.county_fips)?.name;
	return (
		<article class={`card house ${house.standing}`} aria-labelledby={`house-${site.id}`}>
			<StandingTag house={house} />
			<h3 id={`house-${site.id}`}>{site.name}</h3>
			<p class="place">{place_text(house, county) || '\u00a0'}</p>
			<Updated house={house} />
			{site.notice && <p class="notice-text">{site.notice}</p>}
			<NextOpening house={house} />
			<TalkLine house={house} />
			<ul class="chips"><li class={site.entry}>{t(`entry.${site.entry}`)}</li>{house.open > 0 && short_facts(house).map((fact) => <li key={fact}>{fact}</li>)}</ul>
			{ask.length > 0 && <p class="ask">{t('fit.ask', { what: t_list(ask.map((one) => t_code('access', one))) })}</p>}
			<div class="row actions">
				{may_introduce && house.standing !== 'paused' && (
					<a class={house.open > 0 ? 'button' : 'button quiet'} href={`/introduce/${site.id}`}>{t(site.entry === 'self_only' ? 'card.how' : 'card.introduce')}<span class="unseen"> {site.name}</span></a>
				)}
				<Tel number={site.phone} />
			</div>
			<details onToggle={(event) => set_open(event.currentTarget.open)}>
				<summary>{t('card.more')}<span class="unseen"> {site.name}</span></summary>
				{open && <HouseFacts site={site} />}
			</details>
		</article>
	);
}
