// The frame of every screen: the name, where one may go, whether the list is up to date, and the words that come up at its foot.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { has_role, house_roles, number_roles, session_end, session_warn_ms, team_roles, use_here, use_now } from './here.ts';
import { Icon, type IconName } from './icons.tsx';
import { later } from './later.tsx';
import { NoticeBar } from './notices.tsx';
import { Button } from './parts.tsx';
import { ago_text, time_text } from './times.ts';
import { t, type Key } from './words.ts';

function places(session: ReturnType<typeof use_here>['session']): { path: string; says: Key; icon: IconName }[] {
	return [
		...(has_role(session, house_roles) ? [{ path: '/house', says: 'nav.house' as Key, icon: 'house' as IconName }] : []),
		{ path: '/board', says: 'nav.board', icon: 'lantern' },
		...(has_role(session, team_roles) ? [{ path: '/referrals', says: 'nav.referrals' as Key, icon: 'letter' as IconName }] : []),
		...(has_role(session, number_roles) ? [{ path: '/admin', says: 'nav.admin' as Key, icon: 'chart' as IconName }] : []),
	];
}

/** "Up to date" is said only while frames come; else since when the list stands still, in words. */
function LinkLine() {
	const here = use_here();
	const now = use_now(5000);
	const link = here.live?.link;
	const as_of = here.kept_at ?? link?.heard_at ?? null;
	if (link?.state === 'live') return <p class="link-line good"><span class="dot" aria-hidden="true" /> {t('link.live')}</p>;
	if (!link || link.state === 'starting' && here.kept_at === null) return <p class="link-line">{t('link.starting')}</p>;
	return (
		<p class="link-line bad">
			<span class="dot" aria-hidden="true" />{' '}
			{link.state === 'stale' ? t('link.stale') : as_of === null ? t('link.lost') : t('link.lost_as_of', { time: time_text(as_of), ago: ago_text(as_of, now) })}
		</p>
	);
}

const AccountSheet = later((rest) => rest.AccountSheet);
const SessionWarning = later((rest) => rest.SessionWarning);
const SignInAgain = later((rest) => rest.SignInAgain);
const OutboxBar = later((rest) => rest.OutboxBar);
const ConflictBox = later((rest) => rest.ConflictBox);
const Told = later((rest) => rest.Told);

function Account() {
	const here = use_here();
	const [open, set_open] = useState(false);
	return (
		<>
			<button type="button" class="account" onClick={() => set_open(true)} aria-haspopup="dialog">
				<span class="initial" aria-hidden="true">{here.session?.name.slice(0, 1)}</span>
				<span class="account-name">{here.session?.name}</span>
			</button>
			{open && <AccountSheet close={() => set_open(false)} />}
		</>
	);
}

export function Shell({ children }: { children: ComponentChildren }) {
	const here = use_here();
	const now = use_now(5000);
	const where = places(here.session);
	return (
		<>
			<a class="skip" href="#main" onClick={(event) => {
				event.preventDefault();
				document.querySelector<HTMLElement>('#main h1')?.focus();
			}}>{t('skip')}</a>
			<header class="top">
				<a class="brand" href={where[0]?.path ?? '/'}><Icon name="lantern" /> Porchlight</a>
				<nav aria-label={t('nav')}>
					{where.map((one) => (
						<a key={one.path} href={one.path} aria-current={here.path === one.path || here.path.startsWith(`${one.path}/`) ? 'page' : undefined}>
							<Icon name={one.icon} /> <span>{t(one.says)}</span>
						</a>
					))}
				</nav>
				<LinkLine />
				<Account />
			</header>
			{children}
			<div class="foot">
				<Told />
				{here.conflict && <ConflictBox />}
				{here.outbox.changes.some((change) => change.asks || here.outbox.waits) && <OutboxBar />}
				{here.new_build && <div class="bar"><span>{t('build.new')}</span> <Button says="reload" run={() => location.reload()} /></div>}
				<NoticeBar />
			</div>
			{session_end(here) - now < session_warn_ms && <SessionWarning />}
			{here.signed_out && <SignInAgain />}
		</>
	);
}
