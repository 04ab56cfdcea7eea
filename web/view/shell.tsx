// The frame of every screen: the name, where one may go, whether the list is up to date, and the words that come up at its foot.

import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { has_role, house_roles, number_roles, team_roles, use_here, use_now } from './here.ts';
import { Icon, type IconName } from './icons.tsx';
import { ConflictBox, NoticeBar, OutboxBar } from './notices.tsx';
import { Button, Sheet } from './parts.tsx';
import { SignInForm } from './sign_in.tsx';
import { SessionWarning } from './session_warning.tsx';
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
			{as_of === null ? t('link.lost') : t('link.lost_as_of', { time: time_text(as_of), ago: ago_text(as_of, now) })}
		</p>
	);
}

function Account() {
	const here = use_here();
	const [open, set_open] = useState(false);
	return (
		<>
			<button type="button" class="account" onClick={() => set_open(true)} aria-haspopup="dialog">
				<span class="initial" aria-hidden="true">{here.session?.name.slice(0, 1)}</span>
				<span class="account-name">{here.session?.name}</span>
			</button>
			{open && (
				<Sheet title={here.session?.name ?? ''} close={() => set_open(false)}>
					<ul class="plain">{here.session?.memberships.map((one) => <li key={one.organization_id + one.role}>{t(`role.${one.role}`)}, {one.organization_name}</li>)}</ul>
					{here.outbox.changes.length > 0 && <p class="summary">{t('sign_out.waiting', { n: here.outbox.changes.length })}</p>}
					<div class="stack">
						<Button says="sign_out" run={() => void here.sign_out(false)} />
						<Button says="sign_out.everywhere" tone="quiet" run={() => void here.sign_out(true)} />
					</div>
				</Sheet>
			)}
		</>
	);
}

export function Shell({ children }: { children: ComponentChildren }) {
	const here = use_here();
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
				<ConflictBox />
				<OutboxBar />
				{here.new_build && <div class="bar"><span>{t('build.new')}</span> <Button says="reload" run={() => location.reload()} /></div>}
				<NoticeBar />
			</div>
			<SessionWarning />
			{here.signed_out && <SignInAgain />}
		</>
	);
}

/** The session ended: sign in again right here, with everything that was typed still in its place behind this. */
function SignInAgain() {
	const here = use_here();
	useEffect(() => here.outbox.pause(true), []);
	return (
		<Sheet title={t('sign_in.again')} close={() => location.assign('/sign-in')}>
			<p>{t('sign_in.again_hint')}</p>
			<SignInForm email={here.session?.email ?? ''} done={() => undefined} />
		</Sheet>
	);
}
