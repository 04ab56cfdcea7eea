// A call that had to be turned away: one tap, with a way back. No name, no number; it shows what is missing in the region. Why it was is
// asked for by nobody, and may be said in the same tap.

import { useEffect, useState } from 'preact/hooks';
import type { Site } from '../core/rows.ts';
import type { Page, TurnAway } from '../net/shapes.ts';
import { decline_codes } from './decline_form.tsx';
import { use_here, type Here } from './here.ts';
import { Button } from './parts.tsx';
import { t, t_code } from './words.ts';

const day_ms = 86_400_000;
/** Asks at the door, online and by phone are told apart in the numbers. */
type TurnWay = TurnAway['way'];

let listeners: (() => void)[] = [];

export function record_turn_away(here: Here, site: Site, way: TurnWay, reason?: string): void {
	const take_back = async (id: string) => {
		const answer = await here.api.post(`/turn_aways/${id}/undo`);
		here.say({ text: answer.ok ? 'done.turn_away_undone' : 'done.undo_failed', tone: answer.ok ? 'good' : 'bad' });
		for (const listener of listeners) listener();
	};
	here.act({
		path: `/sites/${site.id}/turn_aways`, body: { way, ...(reason ? { reason } : {}) }, kind: 'site', row: site, effect: {}, says: 'done.turn_away', undo: () => undefined,
		answered: (row) => here.say({ text: 'done.turn_away', tone: 'good', action: { says: 'undo', run: () => void take_back(String(row['id'])) } }),
	});
}

export function TurnAways({ site }: { site: Site }) {
	const here = use_here();
	const [today, set_today] = useState<number | null>(null);
	const count = async () => {
		const answer = await here.api.get<Page<TurnAway>>(`/sites/${site.id}/turn_aways?limit=200`);
		if (answer.ok) set_today(answer.body.items.filter((one) => one.undone_at === null && here.clock.now() - Date.parse(one.at) < day_ms).length);
	};
	// What waits in the outbox counts too; once it is done the server's own list is read again.
	const waiting = here.outbox.changes.filter((change) => change.path === `/sites/${site.id}/turn_aways`).length;
	useEffect(() => {
		if (waiting === 0) void count();
	}, [site.id, waiting]);
	useEffect(() => {
		const again = () => void count();
		listeners.push(again);
		return () => void (listeners = listeners.filter((one) => one !== again));
	}, [site.id]);
	return (
		<section class="panel" aria-labelledby="turn-title">
			<h2 id="turn-title">{t('turn_away.title')}</h2>
			<p class="hint">{t('turn_away.hint')}</p>
			<Button says="turn_away.do" tone="quiet" icon="call" run={() => record_turn_away(here, site, 'phone')} />
			<p class="soft">{today === null ? '\u00a0' : t('turn_away.today', { n: today + waiting })}</p>
			<details>
				<summary>{t('turn_away.why')}</summary>
				<p class="hint">{t('turn_away.why_hint')}</p>
				<div class="row reasons">{decline_codes.map((code) => <button key={code} type="button" class="button quiet" onClick={() => record_turn_away(here, site, 'phone', code)}>{t_code('decline', code)}</button>)}</div>
			</details>
		</section>
	);
}
