// Who stays: by room and leaving date, never by name.

import { useState } from 'preact/hooks';
import { time_of, type Bed, type Site, type Stay } from '../core/rows.ts';
import { use_here, view_of } from './here.ts';
import { StaySheet } from './stay_sheet.tsx';
import { Nights } from './nights.tsx';
import { Moment, Sending } from './parts.tsx';
import { date_at, date_text } from './times.ts';
import { t } from './words.ts';

export function Stays({ site, beds }: { site: Site; beds: Bed[] }) {
	const here = use_here();
	const [chosen, set_chosen] = useState<string | null>(null);
	const [alias, set_alias] = useState('');
	const stays = here.store.all(view_of(site.organization_id), 'stay')
		.filter((stay) => stay.site_id === site.id)
		.map((stay) => here.outbox.overlay('stay', stay))
		.filter((stay) => stay.left_at === null)
		.sort((a, b) => ((a.planned_leave_on ?? '9') < (b.planned_leave_on ?? '9') ? -1 : 1));
	const label = (stay: Stay) => beds.find((bed) => bed.id === stay.bed_id)?.label ?? '';
	const leaving = stays.find((stay) => stay.id === chosen);
	const today = date_at(here.clock.now(), site.zone);
	return (
		<section class="panel" aria-labelledby="stays-title">
			<h2 id="stays-title">{t('stays.title', { n: stays.length })}</h2>
			{stays.length === 0 && <p class="soft">{t('stays.none')}</p>}
			<ul class="plain stays">
				{stays.map((stay) => (
					<li key={stay.id}>
						<div>
							<strong>{label(stay)}</strong>
							<p class="soft">
								{t('stay.arrived')} <Moment at={time_of(stay.arrived_at)} zone={site.zone} />
								{' · '}{stay.planned_leave_on === null ? t('stay.no_date') : stay.planned_leave_on < today ? t('stay.was_to_leave', { day: date_text(stay.planned_leave_on) }) : t('stay.leaves_on', { day: date_text(stay.planned_leave_on) })}
								{' '}<Sending kind="stay" id={stay.id} />
							</p>
						</div>
						<button type="button" class="button quiet" onClick={() => set_chosen(stay.id)} aria-haspopup="dialog">{t('stay.change')}<span class="unseen"> {label(stay)}</span></button>
					</li>
				))}
			</ul>
			<details>
				<summary>{t('nights.before')}</summary>
				<Nights site={site} id="nights-before" value={alias} set={set_alias} />
			</details>
			{leaving && <StaySheet key={leaving.id} stay={leaving} site={site} beds={beds} close={() => set_chosen(null)} />}
		</section>
	);
}
