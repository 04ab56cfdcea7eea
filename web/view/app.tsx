// Which screen the address asks for, inside the frame that all of them share. Screens that are not needed for the first look
// load when they are asked for.

import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { BoardScreen } from './board.tsx';
import { has_role, house_roles, number_roles, team_roles, use_here, type Here } from './here.ts';
import { HouseScreen } from './house.tsx';
import { Shell } from './shell.tsx';
import { SignIn } from './sign_in.tsx';
import { load_words, t, type Part } from './words.ts';

const uuid = '[0-9a-fA-F-]{36}';

const lazy: Record<Part, () => Promise<FunctionComponent<{ id: string }>>> = {
	introduce: async () => (await import('./introduce.tsx')).IntroduceScreen,
	referrals: async () => (await import('./referrals.tsx')).ReferralsScreen,
	admin: async () => (await import('./admin.tsx')).AdminScreen,
};

function Lazy({ part, id }: { part: Part; id: string }) {
	const [screen, set_screen] = useState<{ part: Part; View: FunctionComponent<{ id: string }> } | null>(null);
	const [failed, set_failed] = useState(false);
	useEffect(() => {
		let here = true;
		Promise.all([lazy[part](), load_words(part)]).then(([View]) => here && set_screen({ part, View }), () => here && set_failed(true));
		return () => void (here = false);
	}, [part]);
	if (failed) return <main id="main"><p class="summary">{t('part.lost')} <a class="button" href={location.pathname} onClick={() => location.reload()}>{t('reload')}</a></p></main>;
	if (!screen || screen.part !== part) return <main id="main" aria-busy="true"></main>;
	return <screen.View key={id} id={id} />;
}

export function home_of(here: Here): string {
	if (has_role(here.session, house_roles)) return '/house';
	if (has_role(here.session, team_roles)) return '/board';
	return has_role(here.session, number_roles) ? '/admin' : '/board';
}

function Screen() {
	const { path } = use_here();
	const introduce = path.match(`^/introduce/(${uuid})$`);
	const referral = path.match(`^/referrals/(${uuid})$`);
	if (path === '/house') return <HouseScreen />;
	if (introduce) return <Lazy part="introduce" id={introduce[1] ?? ''} />;
	if (path === '/referrals' || referral) return <Lazy part="referrals" id={referral?.[1] ?? ''} />;
	if (path === '/admin') return <Lazy part="admin" id="" />;
	return <BoardScreen />;
}

export function App() {
	const here = use_here();
	const signed_in = here.session !== null;
	useEffect(() => {
		if (!signed_in && here.path !== '/sign-in') here.go(`/sign-in${here.path === '/' ? '' : `?next=${encodeURIComponent(here.path + here.search)}`}`, 'replace');
		else if (signed_in && (here.path === '/' || here.path === '/sign-in')) here.go(home_of(here), 'replace');
	}, [signed_in, here.path]);
	if (!signed_in) return <SignIn />;
	return <Shell><Screen /></Shell>;
}
