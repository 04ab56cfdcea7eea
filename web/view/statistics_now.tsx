// The houses at this moment: how many rooms are open, how many houses' word is fresh, and whose has been silent longest. About houses, never
// about guests, so nothing of it is hidden.

import { useState } from 'preact/hooks';
import { age_tick_ms, board_of, use_here, use_now } from './here.ts';
import { StandingTag } from './house_card.tsx';
import { Ago } from './parts.tsx';
import { number_text, percent_text } from './statistics_words.ts';
import { t } from './words.ts';

const first_shown = 50;

export function HousesNow() {
	const here = use_here();
	const now = use_now(age_tick_ms);
	const [open, set_open] = useState(false);
	const [all, set_all] = useState(false);
	const { houses } = board_of(here, null, now);
	const welcoming = houses.filter((house) => house.site.state === 'welcoming' && house.beds.length > 0);
	const fresh = welcoming.filter((house) => house.freshness === 'fresh').length;
	const rooms = welcoming.reduce((sum, house) => sum + house.open, 0);
	const sorted = [...houses].sort((a, b) => (a.site.confirmed_at ?? '').localeCompare(b.site.confirmed_at ?? ''));
	return (
		<section class="panel houses-now" aria-labelledby="now-title">
			<h2 id="now-title">{t('numbers.now_title')}</h2>
			<p>
				{t('numbers.now_rooms', { n: number_text(rooms) })}{' '}
				{welcoming.length > 0 && t('numbers.now_fresh', { n: number_text(fresh), of: number_text(welcoming.length), percent: percent_text(fresh, welcoming.length) })}
			</p>
			<div class="no-print">
				<button type="button" class="button quiet" aria-expanded={open} onClick={() => set_open(!open)}>{t(open ? 'numbers.now_hide' : 'numbers.now_show')}</button>
			</div>
			{open && (
				<>
					<p class="hint">{t('numbers.now_hint')}</p>
					<div class="scroll" tabIndex={0} role="region" aria-label={t('numbers.now_title')}>
						<table>
							<thead><tr><th scope="col">{t('numbers.house')}</th><th scope="col">{t('numbers.county')}</th><th scope="col">{t('numbers.tonight')}</th><th scope="col">{t('numbers.confirmed')}</th></tr></thead>
							<tbody>{(all ? sorted : sorted.slice(0, first_shown)).map((house) => (
								<tr key={house.site.id}>
									<th scope="row">{house.site.name}</th>
									<td>{here.counties.get(house.site.county_fips)?.name ?? ''}</td>
									<td><StandingTag house={house} /></td>
									<td>{house.site.confirmed_at ? <Ago at={Date.parse(house.site.confirmed_at)} /> : t('not_stated')}</td>
								</tr>
							))}</tbody>
						</table>
					</div>
					{!all && sorted.length > first_shown && <div><button type="button" class="button quiet" onClick={() => set_all(true)}>{t('numbers.fresh_all', { n: sorted.length })}</button></div>}
				</>
			)}
		</section>
	);
}
