// Where one goes from a house's screen now and then: the handover sheet, its hours, what it states, how it is told.

import type { Site } from '../core/rows.ts';
import { use_here } from './here.ts';
import { Icon, type IconName } from './icons.tsx';
import { t, type Key } from './words.ts';

export function HouseLinks({ site }: { site: Site }) {
	const here = use_here();
	const lead = here.session?.memberships.some((one) => one.organization_id === site.organization_id && one.role === 'house_lead') ?? false;
	const links: { href: string; says: Key; icon: IconName }[] = [
		{ href: `/house/handover?site=${site.id}`, says: 'handover.title', icon: 'list' },
		{ href: `/house/hours?site=${site.id}`, says: 'hours_today.title', icon: 'clock' },
		{ href: `/house/facts?site=${site.id}`, says: 'site_facts.title', icon: 'house' },
		...(lead ? [{ href: `/house/people?site=${site.id}`, says: 'pick_up.title' as Key, icon: 'call' as IconName }, { href: `/channels?organization=${site.organization_id}`, says: 'channels.title' as Key, icon: 'letter' as IconName }, { href: `/house/statistics?organization=${site.organization_id}`, says: 'numbers.own_link' as Key, icon: 'chart' as IconName }] : []),
	];
	return (
		<nav class="house-links" aria-label={t('house.more')}>
			{links.map((link) => <a key={link.href} class="button quiet" href={link.href}><Icon name={link.icon} /> {t(link.says)}</a>)}
		</nav>
	);
}
