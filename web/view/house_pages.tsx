// The pages behind a house's screen: what it states, its handover sheet, how it is told.

import { use_here } from './here.ts';
import { SiteFactsScreen } from './site_facts.tsx';

export function HousePages() {
	const { path } = use_here();
	void path;
	return <SiteFactsScreen />;
}
