// Which of the screens that one goes to by a link the address asks for. What no screen is at is the board's.

import { BoardScreen } from './board.tsx';
import { use_here } from './here.ts';
import { HousePages } from './house_pages.tsx';
import { IntroduceScreen } from './introduce.tsx';
import { MineScreen } from './mine.tsx';
import { ReferralsScreen } from './referrals.tsx';
import { TeamSheet } from './team_sheet.tsx';

const uuid = '[0-9a-fA-F-]{36}';

export function FarScreen() {
	const { path } = use_here();
	const introduce = path.match(`^/introduce/(${uuid})$`);
	const referral = path.match(`^/referrals(?:/(${uuid}))?$`);
	if (path === '/mine') return <MineScreen />;
	if (/^\/(house\/|channels$)/.test(path)) return <HousePages />;
	if (introduce) return <IntroduceScreen id={introduce[1] ?? ''} />;
	if (referral) return <ReferralsScreen id={referral[1] ?? ''} />;
	if (path === '/handover') return <TeamSheet />;
	return <BoardScreen />;
}
