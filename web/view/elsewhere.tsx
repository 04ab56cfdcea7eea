// Where else tonight: the nearest other openings, drop-ins and warmlines, when a house has no room or is not a fit. Not an error.

import { useId } from 'preact/hooks';
import { place_of, type Place } from '../core/distance.ts';
import type { Asked } from '../core/match.ts';
import { nearest_others } from '../core/nearest.ts';
import type { Site } from '../core/rows.ts';
import { age_tick_ms, board_of, has_role, team_roles, use_here, use_now } from './here.ts';
import { place_text, StandingTag } from './house_card.tsx';
import { Tel } from './parts.tsx';
import { StopItem } from './stops.tsx';
import { Why } from './why.tsx';
import { t } from './words.ts';

export function Elsewhere({ from, without, asked, pick, link, level: Heading = 'h2', brief }: {
	/** Distances are told from here. */
	from: Site | Place | null;
	without: string[]; asked: Asked;
	/** What to do with a house that is chosen; a link to its introduction page when left out. */
	pick?: (site_id: string) => void;
	/** Where that link leads, if not to an empty introduction. */
	link?: (site_id: string) => string;
	level?: 'h2' | 'h3' | 'h4';
	/** Houses only, for a list. */
	brief?: boolean;
}) {
	const Under = Heading === 'h2' ? 'h3' : Heading === 'h3' ? 'h4' : 'h5';
	const here = use_here();
	const id = useId();
	const now = use_now(age_tick_ms);
	const place = from && 'county_fips' in from ? place_of(from, here.counties) : from;
	const { houses, stops } = board_of(here, place, now);
	const others = nearest_others(houses, stops, { ...asked, without });
	const may_introduce = has_role(here.session, team_roles);
	return (
		<section class="elsewhere-box" aria-labelledby={id}>
			<Heading id={id}>{t('elsewhere.title')}</Heading>
			{others.houses.length === 0 ? <p>{t('elsewhere.no_house')}</p> : (
				<ul class="plain nearest">
					{others.houses.map((house) => (
						<li key={house.site.id}>
							<StandingTag house={house} />
							<Under>{house.site.name}</Under>
							<p class="soft">{place_text(house, here.counties.get(house.site.county_fips)?.name)}</p>
							<Why house={house} />
							<div class="row">
								{pick ? <button type="button" class="button quiet" onClick={() => pick(house.site.id)}>{t('elsewhere.ask')}<span class="unseen"> {house.site.name}</span></button>
									: may_introduce && <a class="button quiet" href={link ? link(house.site.id) : `/introduce/${house.site.id}`}>{t(house.site.entry === 'self_only' ? 'card.how' : 'card.introduce')}<span class="unseen"> {house.site.name}</span></a>}
								<Tel number={house.site.phone} />
							</div>
						</li>
					))}
				</ul>
			)}
			{!brief && others.drop_ins.length > 0 && <><Under>{t('elsewhere.drop_ins')}</Under><ul class="stops">{others.drop_ins.map((stop) => <StopItem key={stop.service.id} stop={stop} now={now} />)}</ul></>}
			{!brief && others.warmlines.length > 0 && <><Under>{t('elsewhere.warmlines')}</Under><ul class="stops">{others.warmlines.map((stop) => <StopItem key={stop.service.id} stop={stop} now={now} />)}</ul></>}
		</section>
	);
}
