// How many more rooms until fewer than a share of asks is turned away: a curve of rooms against that share, with today's point, and all that it assumes.

import { useState } from 'preact/hooks';
import { file_name, type Table } from '../core/statistics_csv.ts';
import type { WhatIf } from '../core/statistics_pictures.ts';
import { network, use_here } from './here.ts';
import { is_waiting, use_fetch, with_query } from './statistics_fetch.ts';
import { Figure } from './statistics_figure.tsx';
import { Failed, Waiting, use_period } from './statistics_screen.tsx';
import { curve_height } from './statistics_sizes.ts';
import { PeriodTools, use_link } from './statistics_tools.tsx';
import { amount_text, few_text, period_text } from './statistics_words.ts';
import { t } from './words.ts';

const wishes = [0.02, 0.05, 0.1, 0.2, 0.3];
const percent = (share: number) => `${amount_text(Math.round(share * 1000) / 10)}%`;

/** The curve's points, and today's among them. */
function curve_table(body: WhatIf, name: string): Table {
	const { rooms: today, today_share } = body;
	const points = [...body.points.filter((point) => point.rooms !== today), ...(today === null || today_share === null ? [] : [{ rooms: today, share: today_share }])].sort((a, b) => a.rooms - b.rooms);
	const compared = (rooms: number) => (today === null ? '' : rooms === today ? t('numbers.today') : t(rooms > today ? 'numbers.rooms_more' : 'numbers.rooms_less', { n: amount_text(Math.abs(rooms - today)) }));
	return {
		name,
		columns: [{ label: t('numbers.rooms') }, { label: t('numbers.share_away'), number: true }, { label: t('numbers.compared') }],
		rows: points.map((point) => [{ text: amount_text(point.rooms), value: Math.round(point.rooms * 100) / 100 }, { text: percent(point.share), value: Math.round(point.share * 1000) / 10 }, { text: compared(point.rooms) }]),
	};
}

/** The model's answer in a sentence. */
function answer(body: WhatIf): string {
	if (body.rooms === null || body.today_share === null) return t('numbers.what_if_none');
	const { rooms_for_target: rooms, target_share: wish } = body;
	const today = t('numbers.what_if_today', { n: amount_text(body.rooms), percent: percent(body.today_share) });
	if (body.today_share <= wish) return `${today} ${t('numbers.what_if_enough', { wish: percent(wish) })}`;
	return `${today} ${rooms === null ? t('numbers.what_if_beyond', { wish: percent(wish) }) : t('numbers.what_if_answer', { more: Math.ceil(rooms - body.rooms), all: rooms, wish: percent(wish) })}`;
}

export function WhatIfPage() {
	const here = use_here();
	const link = use_link();
	const asked = new URLSearchParams(here.search);
	const [wish, set_wish] = useState(0.1);
	const { period, rows, chosen, loaded, fetched } = use_period(false);
	// Only where there are houses.
	const regions = [...new Set(here.store.all(network, 'site').map((site) => here.counties.get(site.county_fips)).flatMap((county) => (county ? [county.region ?? county.state] : [])))].sort((a, b) => a.localeCompare(b));
	const region = regions.find((one) => one === asked.get('region')) ?? '';
	const what_if = use_fetch<WhatIf>(chosen && with_query('/statistics/what_if', { region, period, begin: chosen.begin, target: Math.round(wish * 100) }));
	const body = what_if.body;
	const failed = fetched.failed ? fetched : what_if.failed ? what_if : null;
	const today = body && body.rooms !== null && body.today_share !== null ? { rooms: body.rooms, share: body.today_share, says: t('numbers.today_mark', { n: amount_text(body.rooms), percent: percent(body.today_share) }) } : null;
	const wanted = body && body.points.length > 0 ? { share: body.target_share, rooms: body.rooms_for_target, says: t('numbers.wish_mark', { n: body.rooms_for_target ?? 0, wish: percent(body.target_share) }) } : null;
	if (is_waiting(fetched) || (chosen && is_waiting(what_if))) return <Waiting />;
	return (
		<>
			<p class="lead">{t('numbers.what_if_lead')}</p>
			<PeriodTools period={period} rows={rows} chosen={chosen}>
				<label class="by-tool"><span>{t('slicing_head.region')}</span>
					<select value={region} onChange={(event) => here.go(link({ region: event.currentTarget.value || null }))}>
						<option value="">{t('numbers.whole_network')}</option>
						{regions.map((one) => <option key={one} value={one}>{one}</option>)}
					</select>
				</label>
				<label class="by-tool"><span>{t('numbers.wish')}</span>
					<select value={String(wish)} onChange={(event) => set_wish(Number(event.currentTarget.value))}>{wishes.map((one) => <option key={one} value={String(one)}>{percent(one)}</option>)}</select>
				</label>
			</PeriodTools>
			{failed && <Failed slug={failed.failed} again={failed.again} />}
			{loaded && !chosen && <p class="summary">{t('numbers.none_published')}</p>}
			{body && chosen && (
				<div class="numbers" aria-busy={!what_if.ready}>
					<p class="soft span-line">{period_text(period, chosen)}</p>
					{body.hidden ? <p class="summary">{t('numbers.what_if_hidden', { few: few_text(null) })}</p> : (
						<>
							<dl class="facts measured-facts">
								<div><dt>{t('numbers.arrivals_per_day')}</dt><dd>{body.arrivals_per_day === null ? t('numbers.nothing') : amount_text(body.arrivals_per_day)}</dd></div>
								<div><dt>{t('numbers.mean_nights')}</dt><dd>{body.mean_stay_nights === null ? t('numbers.nothing') : amount_text(body.mean_stay_nights)}{body.stays_measured !== null && <span class="soft"> ({t('numbers.stays_measured', { n: body.stays_measured })})</span>}</dd></div>
								{body.observed_share !== null && <div><dt>{t('numbers.observed')}</dt><dd>{percent(body.observed_share)}</dd></div>}
								<div><dt>{t('numbers.rooms_now')}</dt><dd>{body.rooms === null ? t('numbers.nothing') : amount_text(body.rooms)}</dd></div>
							</dl>
							<Figure id="what-if" title={t('numbers.what_if_title')} caption={answer(body)} definition={body.definition} wide table={curve_table(body, file_name('rooms', region || 'network', period, chosen.begin))}
								drawing={body.points.length === 0 ? null : { of: [body], height: curve_height, draw: (plots, width) => plots.curve({ points: body.points, today, wanted, percent, rooms_label: t('numbers.rooms') }, width) }} />
						</>
					)}
					<section class="panel" aria-labelledby="assumed-title">
						<h2 id="assumed-title">{t('numbers.what_if_assumes')}</h2>
						<ul lang="en">{body.assumptions.map((one) => <li key={one}>{one}</li>)}</ul>
					</section>
				</div>
			)}
		</>
	);
}
