// The board's filters. The two that matter most are always in reach; the others fold away behind their count.

import { useState } from 'preact/hooks';
import type { Filters } from '../core/filters.ts';
import type { House } from '../core/houses.ts';
import { later } from './later.tsx';
import { t } from './words.ts';

export interface FiltersProps {
	filters: Filters;
	set: (filters: Filters) => void;
	houses: House[];
	count: number;
}

const FiltersMore = later((rest) => rest.FiltersMore);

export function Check({ label, on, set }: { label: string; on: boolean; set: (on: boolean) => void }) {
	return <label class="check"><input type="checkbox" checked={on} onChange={(event) => set(event.currentTarget.checked)} /> <span>{label}</span></label>;
}

export function FiltersForm(props: FiltersProps) {
	const { filters, set, count } = props;
	const [open, set_open] = useState(() => matchMedia('(min-width: 60rem)').matches);
	return (
		<form class="filters" role="search" aria-label={t('filter.title')} onSubmit={(event) => event.preventDefault()}>
			<div class="filters-quick">
				<Check label={t('filter.open_only')} on={filters.open_only} set={(open_only) => set({ ...filters, open_only })} />
				<Check label={t('filter.talk_now')} on={filters.talk_now} set={(talk_now) => set({ ...filters, talk_now })} />
			</div>
			<details class="filters-more" open={open} onToggle={(event) => set_open(event.currentTarget.open)}>
				<summary>{t('filter.more', { n: count })}</summary>
				{open && <FiltersMore {...props} />}
			</details>
		</form>
	);
}
