// An empty list says which of the filters to let go of, and what that would bring.

import { fit_of, no_filters, type Filters } from '../core/filters.ts';
import type { House } from '../core/houses.ts';
import { Button } from './parts.tsx';
import { t } from './words.ts';

export function BoardEmpty({ filters, houses, set }: { filters: Filters; houses: House[]; set: (filters: Filters) => void }) {
	const wider = (Object.keys(no_filters) as (keyof Filters)[])
		.filter((name) => JSON.stringify(filters[name]) !== JSON.stringify(no_filters[name]) && name !== 'near')
		.map((name) => {
			const without = { ...filters, [name]: no_filters[name] };
			return { name, without, count: houses.filter((house) => fit_of(house, without).fits).length };
		})
		.filter((one) => one.count > 0)
		.sort((a, b) => b.count - a.count)
		.slice(0, 3);
	return (
		<div class="empty">
			<h3>{t('empty.title')}</h3>
			<p>{t(wider.length > 0 ? 'empty.widen' : 'empty.clear')}</p>
			<div class="row">
				{wider.map((one) => <button key={one.name} type="button" class="button quiet" onClick={() => set(one.without)}>{t('empty.without', { what: t(`filter.${one.name}`), n: one.count })}</button>)}
				<Button says="filter.clear" tone={wider.length > 0 ? 'quiet' : undefined} run={() => set(no_filters)} />
			</div>
		</div>
	);
}
