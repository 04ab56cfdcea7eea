// Changes that wait for the network: how many, what, and a way to take each back.

import { use_here } from './here.ts';
import { Button } from './parts.tsx';
import { ago_text } from './times.ts';
import { t, type Key } from './words.ts';

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
