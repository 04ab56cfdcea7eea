// The pages behind a house's screen: what it states, its handover sheet, how it is told.

import { ChannelsScreen } from './channels.tsx';
import { use_here } from './here.ts';
import { HouseHandover } from './house_handover.tsx';
import { SiteFactsScreen } from './site_facts.tsx';

export function HousePages() {
	const { path, search } = use_here();
	if (path === '/channels') return <ChannelsScreen />;
	if (path === '/house/handover') return <HouseHandover key={search} />;
	return <SiteFactsScreen key={search} />;
}
