// Which screen the address asks for, inside the frame that all of them share. Screens that are not needed for the first look
// load when they are asked for.

import { useEffect } from 'preact/hooks';
import { BoardScreen } from './board.tsx';
import { has_role, house_roles, number_roles, team_roles, use_here, type Here } from './here.ts';
import { HouseScreen } from './house.tsx';
import { Blank, later } from './later.tsx';
import { Shell } from './shell.tsx';

const SignIn = later((rest) => rest.SignIn, Blank);
const Screens = later((rest) => rest.Screens, Blank);

export function home_of(here: Here): string {
	if (has_role(here.session, house_roles)) return '/house';
	if (has_role(here.session, team_roles)) return '/board';
	return has_role(here.session, number_roles) ? '/admin' : '/board';
}

function Screen() {
	const { path } = use_here();
	return path === '/house' ? <HouseScreen /> : path === '/board' ? <BoardScreen /> : <Screens />;
}

export function App() {
	const here = use_here();
	const signed_in = here.session !== null;
	const mine = here.path === '/mine';
	useEffect(() => {
		if (mine) return;
		if (!signed_in && here.path !== '/sign-in') here.go(`/sign-in${here.path === '/' ? '' : `?next=${encodeURIComponent(here.path + here.search)}`}`, 'replace');
		else if (signed_in && (here.path === '/' || here.path === '/sign-in')) here.go(home_of(here), 'replace');
	}, [signed_in, here.path]);
	if (mine) return <Screens />;
	if (!signed_in) return <SignIn />;
	return <Shell><Screen /></Shell>;
}
