// What comes up at the foot of the page: what was just done and how to take it back, what waits for the network, and who was quicker.

import { useEffect, useRef } from 'preact/hooks';
import { use_here } from './here.ts';
import { Button } from './parts.tsx';
import { ago_text } from './times.ts';
import { t, t_code, type Key } from './words.ts';

export function NoticeBar() {
	const here = use_here();
	const notice = here.notice;
	const key = String(notice?.params?.['key'] ?? '');
	const on_its_way = here.outbox.changes.some((change) => change.key === key);
	return (
		<div role="status" class="notice-place">
			{notice && (
				<div class={`bar ${notice.tone}`}>
					<span>{t(notice.text, notice.params)}{on_its_way && <span class="soft"> {t(here.outbox.waits ? 'sending.waits' : 'sending')}</span>}</span>
					{notice.action && <Button says={notice.action.says} tone="quiet" run={() => {
						here.say(null);
						notice.action?.run();
					}} />}
				</div>
			)}
		</div>
	);
}

/** Changes that wait: how many, what, and a way to take each back. */
export function OutboxBar() {
	const here = use_here();
	const waiting = here.outbox.changes.filter((change) => change.asks || here.outbox.waits);
	if (waiting.length === 0) return null;
	return (
		<details class="bar outbox">
			<summary>{t('outbox.waiting', { n: waiting.length })}</summary>
			<ul class="plain">
				{waiting.map((change) => (
					<li key={change.key}>
						<span>{t(change.says as Key, change.about)} <span class="soft">{ago_text(change.made_at, here.clock.now())}</span></span>
						{change.asks && <Button says="outbox.still" run={() => here.outbox.affirm(change.key)} />}
						{(change.attempts === 0 || change.asks) && <Button says="cancel" tone="quiet" run={() => here.outbox.cancel(change.key)} />}
					</li>
				))}
			</ul>
		</details>
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
				{now_state && <> {t('conflict.now', { state: t_code(change.kind === 'bed' ? 'bed' : change.kind === 'site' ? 'site' : 'state', now_state) })}</>}
			</p>
			<p class="soft">{t('conflict.nothing_lost')}</p>
			<Button says="ok" run={() => here.dismiss_conflict()} />
		</div>
	);
}
