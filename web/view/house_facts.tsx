// All that a house has stated about itself; what it hasn't is "not stated", never no.

import { access_facts } from '../core/filters.ts';
import type { Site } from '../core/rows.ts';
import { use_here } from './here.ts';
import { WhoPicksUp } from './who_picks_up.tsx';
import { t, t_code, t_list } from './words.ts';

export function HouseFacts({ site }: { site: Site }) {
	const here = use_here();
	const yes_no = (fact: boolean | null) => t(fact === null ? 'not_stated' : fact ? 'facts.yes' : 'facts.no');
	const list = (prefix: string, codes: string[]) => (codes.length === 0 ? t('not_stated') : t_list(codes.map((code) => t_code(prefix, code))));
	return (
		<>
			{site.description && <p>{site.description}</p>}
			<WhoPicksUp site_id={site.id} />
			<dl class="facts">
				<div><dt>{t('facts.entry')}</dt><dd>{t(`entry.${site.entry}`)}</dd></div>
				{site.entry === 'form_required' && <div><dt>{t('facts.form_asks')}</dt><dd>{list('form', site.form_asks)}</dd></div>}
				<div><dt>{t('facts.served')}</dt><dd>{site.counties_served.length === 0 ? t('not_stated') : t_list(site.counties_served.map((fips) => here.counties.get(fips)?.name ?? fips))}</dd></div>
				<div><dt>{t('filter.languages')}</dt><dd>{list('language', site.languages)}</dd></div>
				<div><dt>{t('filter.populations')}</dt><dd>{list('population', site.populations)}</dd></div>
				{site.window_nights !== null && site.window_days !== null && <div><dt>{t('facts.window')}</dt><dd>{t('facts.window_is', { nights: site.window_nights, days: site.window_days })}</dd></div>}
				{access_facts.map((fact) => <div key={fact}><dt>{t(`access.${fact}`)}</dt><dd>{yes_no(site[fact])}</dd></div>)}
			</dl>
		</>
	);
}
