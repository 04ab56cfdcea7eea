// Introductions that ended lately, folded away: how, and when.

import { time_of, type Recipient, type Site } from '../core/rows.ts';
import { use_here, view_of } from './here.ts';
import { Ago } from './parts.tsx';
import { t, t_code } from './words.ts';

export function EndedList({ ended, site }: { ended: Recipient[]; site: Site }) {
	const here = use_here();
	const view = view_of(site.organization_id);
	return (
		<details>
			<summary>{t('ended.title', { n: ended.length })}</summary>
			<ul class="plain ended">
				{ended.map((one) => (
					<li key={one.id}>
						<a href={`/house?site=${site.id}&introduction=${one.id}`}><span class="code small">{here.store.get(view, 'referral', one.referral_id)?.code}</span></a>
						<span>{t_code('ended_state', one.state)}{one.ended_at && <>, <Ago at={time_of(one.ended_at)} /></>}</span>
					</li>
				))}
			</ul>
		</details>
	);
}
