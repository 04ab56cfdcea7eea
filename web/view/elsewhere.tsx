// Where else tonight: the nearest other openings, drop-ins and warmlines, when a house has no room or is not a fit. Not an error.

import { nearest_others } from '../core/nearest.ts';
import { place_of, type Place } from '../core/distance.ts';
import type { Site } from '../core/rows.ts';
import { age_tick_ms, board_of, has_role, team_roles, use_here, use_now } from './here.ts';
import { place_text, StandingTag } from './house_card.tsx';
import { Tel } from './parts.tsx';
import { StopItem } from './stops.tsx';
import { t } from './words.ts';

export function Elsewhere({ from, without, languages, needs, pick }: {
	from: Site | Place | null; without: string[]; languages: string[]; needs: string[];
	/** What to do with a house that is chosen; a link to its introduction page when left out. */
	pick?: (site_id: string) => void;
}) {
	const here = use_here();
	const now = use_now(age_tick_ms);
	const place = from && 'county_fips' in from ? place_of(from, here.counties) : from;
	const { houses, stops } = board_of(here, place, now);
	const others = nearest_others(houses, stops, { without, languages, access: needs.map((need) => (need === 'service_animal' ? 'service_animals' : need === 'pet' ? 'pets' : need)) });
	const may_introduce = has_role(here.session, team_roles);
	return (
		<section class="elsewhere-box" aria-labelledby="elsewhere-title">
			<h2 id="elsewhere-title">{t('elsewhere.title')}</h2>
			{others.houses.length === 0 ? <p>{t('elsewhere.no_house')}</p> : (
				<ul class="plain nearest">
					{others.houses.map((house) => (
						<li key={house.site.id}>
							<StandingTag house={house} />
							<h3>{house.site.name}</h3>
							<p class="soft">{place_text(house, here.counties.get(house.site.county_fips)?.name)}</p>
							<div class="row">
								{pick ? <button type="button" class="button quiet" onClick={() => pick(house.site.id)}>{t('elsewhere.ask')}<span class="unseen"> {house.site.name}</span></button>
									: may_introduce && <a class="button quiet" href={`/introduce/${house.site.id}`}>{t(house.site.entry === 'self_only' ? 'card.how' : 'card.introduce')}<span class="unseen"> {house.site.name}</span></a>}
								<Tel number={house.site.phone} />
							</div>
						</li>
					))}
				</ul>
			)}
			{others.drop_ins.length > 0 && <><h3>{t('elsewhere.drop_ins')}</h3><ul class="stops">{others.drop_ins.map((stop) => <StopItem key={stop.service.id} stop={stop} now={now} />)}</ul></>}
			{others.warmlines.length > 0 && <><h3>{t('elsewhere.warmlines')}</h3><ul class="stops">{others.warmlines.map((stop) => <StopItem key={stop.service.id} stop={stop} now={now} />)}</ul></>}
		</section>
	);
}
