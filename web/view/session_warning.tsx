// Says ahead of time that a session is about to end, and extends it with one action. Whoever is busy on the page is not asked:
// their session is extended by itself, as far as it may be.

import { useEffect, useRef } from 'preact/hooks';
import { clock_text, remaining_until } from '../core/ages.ts';
import { use_here, use_now } from './here.ts';
import { Button } from './parts.tsx';
import { t } from './words.ts';

const warn_ms = 3 * 60_000;
const busy_ms = 60_000;

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
	const absolute = Date.parse(session.expires_at);
	const idle = here.last_asked + session.idle_minutes * 60_000;
	const ends = Math.min(absolute, idle);
	if (ends - now > warn_ms || ends <= now) return null;
	const can_extend = idle < absolute;
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
