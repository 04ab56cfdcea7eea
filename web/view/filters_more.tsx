// The filters that are behind the fold: where, way in, languages, who it is for, access.

import { access_facts, no_filters, type Filters } from '../core/filters.ts';
import type { House } from '../core/houses.ts';
import { Check, type FiltersProps } from './filters_form.tsx';
import { use_here } from './here.ts';
import { t, t_code } from './words.ts';

function Many({ title, prefix, all, chosen, set }: { title: string; prefix: string; all: string[]; chosen: string[]; set: (chosen: string[]) => void }) {
	if (all.length === 0) return null;
	return (
		<fieldset>
			<legend>{title}</legend>
			{all.map((one) => <Check key={one} label={t_code(prefix, one)} on={chosen.includes(one)} set={(on) => set(on ? [...chosen, one] : chosen.filter((other) => other !== one))} />)}
		</fieldset>
	);
}

/** What the houses state, most frequent first; a chosen one stays in the list even when no house states it any more. */
function stated(houses: House[], of: (house: House) => string[], chosen: string[]): string[] {
	const counts = new Map<string, number>(chosen.map((one) => [one, 0]));
	for (const house of houses) for (const one of of(house)) counts.set(one, (counts.get(one) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([one]) => one);
}

export function FiltersMore({ filters, set, houses, count }: FiltersProps) {
	const here = use_here();
	const change = (part: Partial<Filters>) => set({ ...filters, ...part });
	const in_use = new Set(houses.flatMap((house) => [house.site.county_fips, ...house.site.counties_served]));
	const counties = [...here.counties.values()].filter((county) => in_use.has(county.fips)).sort((a, b) => a.state.localeCompare(b.state) || a.name.localeCompare(b.name));
	const county_options = (chosen: string) => (
		<>
			<option value="">{t('filter.any_county')}</option>
			{chosen && !counties.some((county) => county.fips === chosen) && <option value={chosen}>{here.counties.get(chosen)?.name ?? chosen}</option>}
			{counties.map((county) => <option key={county.fips} value={county.fips}>{county.name}, {county.state}</option>)}
		</>
	);
	return (
		<div class="filters-body">
			<div class="field">
				<label for="filter-name">{t('filter.name')}</label>
				<input id="filter-name" type="search" value={filters.name} onInput={(event) => change({ name: event.currentTarget.value })} autoComplete="off" />
			</div>
			<div class="field">
				<label for="filter-county">{t('filter.county')}</label>
				<select id="filter-county" value={filters.county} onChange={(event) => change({ county: event.currentTarget.value })}>{county_options(filters.county)}</select>
			</div>
			<div class="field">
				<label for="filter-near">{t('filter.near')}</label>
				<select id="filter-near" value={filters.near} onChange={(event) => change({ near: event.currentTarget.value })}>{county_options(filters.near)}</select>
			</div>
			<div class="field">
				<label for="filter-within">{t('filter.within')}</label>
				<select id="filter-within" value={String(filters.within)} disabled={!filters.near} onChange={(event) => change({ within: Number(event.currentTarget.value) })}>
					{[0, 15, 30, 60, 120].map((n) => <option key={n} value={String(n)}>{n === 0 ? t('filter.any_distance') : t('filter.miles', { n })}</option>)}
				</select>
			</div>
			<div class="field">
				<label for="filter-entry">{t('filter.entry')}</label>
				<select id="filter-entry" value={filters.entry} onChange={(event) => change({ entry: event.currentTarget.value as Filters['entry'] })}>
					<option value="">{t('filter.any_entry')}</option>
					{(['may_introduce', 'self_only', 'form_required'] as const).map((entry) => <option key={entry} value={entry}>{t(`entry.${entry}`)}</option>)}
				</select>
			</div>
			{(['age', 'nights'] as const).map((name) => (
				<div key={name} class="field">
					<label for={`filter-${name}`}>{t(`filter.${name}`)}</label>
					<input id={`filter-${name}`} type="number" inputMode="numeric" min={1} max={120} value={filters[name] || ''} onInput={(event) => change({ [name]: Math.max(0, Math.trunc(Number(event.currentTarget.value)) || 0) })} />
				</div>
			))}
			<Many title={t('filter.languages')} prefix="language" all={stated(houses, (house) => house.site.languages, filters.languages)} chosen={filters.languages} set={(languages) => change({ languages })} />
			<Many title={t('filter.populations')} prefix="population" all={stated(houses, (house) => house.site.populations, filters.populations)} chosen={filters.populations} set={(populations) => change({ populations })} />
			<fieldset>
				<legend>{t('filter.access')}</legend>
				{access_facts.map((fact) => (
					<Check key={fact} label={t(`access.${fact}`)} on={filters.access.includes(fact)}
						set={(on) => change({ access: access_facts.filter((one) => (one === fact ? on : filters.access.includes(one))) })} />
				))}
			</fieldset>
			{count > 0 && <button type="button" class="button quiet" onClick={() => set(no_filters)}>{t('filter.clear')}</button>}
		</div>
	);
}
