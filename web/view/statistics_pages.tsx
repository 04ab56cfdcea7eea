// Which page of the statistics the address asks for, for whom: the network's (/admin), a house's own, a team's own.

import type { Role } from '../net/shapes.ts';
import { has_role, number_roles, use_here } from './here.ts';
import { Icon } from './icons.tsx';
import { Title } from './parts.tsx';
import { DiversionPage } from './statistics_diversion.tsx';
import { HousesNow } from './statistics_now.tsx';
import { ReportsPage } from './statistics_reports.tsx';
import { Numbers } from './statistics_screen.tsx';
import { Tabs } from './statistics_tools.tsx';
import { WhatIfPage } from './statistics_what_if.tsx';
import { t, type Key } from './words.ts';

const titles: Record<string, Key> = { '/admin/diversion': 'numbers.diversion_title', '/admin/rooms': 'numbers.rooms_title', '/admin/reports': 'numbers.reports_title' };

function NetworkPages() {
	const { path, session } = use_here();
	const may = has_role(session, number_roles);
	return (
		<main id="main" class="admin statistics">
			<Title text={t(titles[path] ?? 'numbers.title')} />
			{!may ? <p class="summary">{t('numbers.not_yours')}</p> : (
				<>
					<Tabs />
					{path === '/admin/diversion' ? <DiversionPage /> : path === '/admin/rooms' ? <WhatIfPage /> : path === '/admin/reports' ? <ReportsPage /> : <><Numbers scope="network" id={null} /><HousesNow /></>}
				</>
			)}
		</main>
	);
}

/** What a house or a team did, exactly: for its lead, and nobody else. */
function OwnPage({ scope, role }: { scope: 'house' | 'team'; role: Role }) {
	const here = use_here();
	const own = here.session?.memberships.filter((one) => one.role === role) ?? [];
	const wanted = new URLSearchParams(here.search).get('organization');
	const one = own.find((membership) => membership.organization_id === wanted) ?? own[0];
	const house = scope === 'house';
	return (
		<main id="main" class="admin statistics">
			<a class="back" href={house ? '/house' : '/referrals'}><Icon name="arrow" /> {t(house ? 'nav.house' : 'nav.referrals')}</a>
			<Title text={t(house ? 'numbers.house_title' : 'numbers.team_title')} note={own.length > 1 && (
				<label class="pick"><span class="unseen">{t('channels.of')}</span>
					<select value={one?.organization_id} onChange={(event) => here.go(`${here.path}?organization=${event.currentTarget.value}`)}>
						{own.map((membership) => <option key={membership.organization_id} value={membership.organization_id}>{membership.organization_name}</option>)}
					</select>
				</label>
			)} />
			{one ? (
				<>
					<p class="lead">{t(house ? 'numbers.house_lead' : 'numbers.team_lead', { name: one.organization_name })}</p>
					<Numbers key={one.organization_id} scope={scope} id={one.organization_id} />
				</>
			) : <p class="summary">{t('numbers.lead_only')}</p>}
		</main>
	);
}

export function StatisticsPages() {
	const { path } = use_here();
	if (path === '/house/statistics') return <OwnPage scope="house" role="house_lead" />;
	if (path === '/team/statistics') return <OwnPage scope="team" role="referrer_lead" />;
	return <NetworkPages key={path} />;
}
