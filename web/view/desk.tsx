// What is seldom needed and never at first: one's own sheet with signing out, the warning before a session ends, signing in again
// without leaving the page, and who was quicker. Loads when it is needed.

import { useEffect, useRef } from 'preact/hooks';
import { clock_text, remaining_until } from '../core/ages.ts';
import { is_ended } from '../core/moves.ts';
import type { Kind, RecipientState } from '../core/rows.ts';
import { AlertWishes } from './alerts.tsx';
import { session_end, session_warn_ms, use_here, use_now } from './here.ts';
import { Button, Sheet } from './parts.tsx';
import { SignInForm } from './sign_in.tsx';
import { ago_text } from './times.ts';
import { t, t_code, type Key } from './words.ts';

export function AccountSheet({ close }: { close: () => void }) {
	const here = use_here();
	return (
		<Sheet title={here.session?.name ?? ''} close={close}>
			<ul class="plain">{here.session?.memberships.map((one) => <li key={one.organization_id + one.role}>{t(`role.${one.role}`)}, {one.organization_name}</li>)}</ul>
			{here.outbox.changes.length > 0 && <p class="summary">{t('account.waiting', { n: here.outbox.changes.length })}</p>}
			<AlertWishes />
			<hr />
			{here.session?.memberships.some((one) => one.role === 'house_lead' || one.role === 'referrer_lead') && <p><a class="button quiet" href="/channels" onClick={close}>{t('channels.title')}</a></p>}
			{here.session?.memberships.some((one) => one.role === 'network_admin') && <p><a class="button quiet" href="/directory" onClick={close}>{t('directory.title')}</a></p>}
			<div class="stack">
				<Button says="account.sign_out" run={() => void here.sign_out(false)} />
				<Button says="account.everywhere" tone="quiet" run={() => void here.sign_out(true)} />
			</div>
		</Sheet>
	);
}

/** The session ended: sign in again right here, with everything that was typed still in its place behind this. */
export function SignInAgain() {
	const here = use_here();
	useEffect(() => here.outbox.pause(true), []);
	return (
		<Sheet title={t('sign_in.again')} close={() => location.assign('/sign-in')}>
			<p>{t('sign_in.again_hint')}</p>
			<SignInForm email={here.session?.email ?? ''} done={() => undefined} />
		</Sheet>
	);
}

const busy_ms = 60_000;

/** Says ahead of time that the session is about to end. Whoever is busy on the page isn't asked: theirs is extended by itself. */
export function SessionWarning() {
	const here = use_here();
	const now = use_now(1000);
	const session = here.session;
	const touched = useRef(now);
	const asking = useRef(false);
	useEffect(() => {
		const touch = () => void (touched.current = here.clock.now());
		for (const name of ['pointerdown', 'keydown']) addEventListener(name, touch, { passive: true });
		return () => {
			for (const name of ['pointerdown', 'keydown']) removeEventListener(name, touch);
		};
	}, []);
	if (!session || here.signed_out) return null;
	const ends = session_end(here);
	if (ends - now > session_warn_ms || ends <= now) return null;
	const can_extend = ends < Date.parse(session.expires_at);
	if (can_extend && now - touched.current < busy_ms && !asking.current) {
		asking.current = true;
		void here.extend_session().finally(() => void (asking.current = false));
		return null;
	}
	return (
		<div class="bar session" role="alertdialog" aria-label={t('session.ends')}>
			<p>{t('session.ends')} <span class="digits">{clock_text(remaining_until(ends, now))}</span>. {t(can_extend ? 'session.extend_hint' : 'session.sign_in_hint')}</p>
			{can_extend && <Button says="session.extend" run={() => void here.extend_session()} />}
		</div>
	);
}

/** Somebody was quicker, or it can't be done any more: who, what, when. Nothing was overwritten; the row shows what is so now. */
export function ConflictBox() {
	const here = use_here();
	const box = useRef<HTMLDivElement>(null);
	const conflict = here.conflict;
	useEffect(() => {
		if (conflict) box.current?.focus();
	}, [conflict]);
	if (!conflict) return null;
	const { change, problem } = conflict;
	const now_state = typeof problem.current?.['state'] === 'string' ? problem.current['state'] : null;
	const by = problem.changed_by ?? (problem.current?.['changed_by'] as string | undefined) ?? '';
	const at = problem.changed_at ?? (problem.current?.['changed_at'] as string | undefined);
	return (
		<div class="bar conflict" role="alertdialog" aria-labelledby="conflict-title" tabIndex={-1} ref={box}
			onKeyDown={(event) => event.key === 'Escape' && here.dismiss_conflict()}>
			<h2 id="conflict-title">{t('conflict.title', { what: t(change.says as Key, change.about) })}</h2>
			<p>
				{problem.slug === 'version_changed' && by
					? t('conflict.changed', { who: by, ago: at ? ago_text(Date.parse(at), here.clock.now()) : '' })
					: t_code('problem', problem.slug) || problem.title}
				{now_state && <> {t('conflict.now', { state: state_word(change.kind, now_state) })}</>}
			</p>
			<p class="soft">{t('conflict.nothing_lost')}</p>
			<Button says="ok" run={() => here.dismiss_conflict()} />
		</div>
	);
}

function state_word(kind: Kind, state: string): string {
	if (kind === 'bed') return t_code('bed', state);
	if (kind === 'site') return t_code('site', state);
	return is_ended(state as RecipientState) ? t_code('ended_state', state) : t_code('house_state', state);
}
