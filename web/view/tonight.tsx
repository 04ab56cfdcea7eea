// Tonight at the house: how many guests the team can support, and whether it welcomes new ones at all.

import { useState } from 'preact/hooks';
import type { Bed, Site } from '../core/rows.ts';
import { network, use_here } from './here.ts';
import { Button, Sending } from './parts.tsx';
import { t } from './words.ts';

export function Tonight({ site, beds, open }: { site: Site; beds: Bed[]; open: number }) {
	return (
		<section class="panel" aria-labelledby="tonight-title">
			<h2 id="tonight-title">{t('tonight.title')}</h2>
			{beds.length > 0 && <Limit site={site} open={open} beds={beds} />}
			<Pause site={site} />
		</section>
	);
}

/** Paused is a fine thing to be: no reason is asked, and nobody is told off. */
function Pause({ site }: { site: Site }) {
	const here = use_here();
	if (site.state === 'closed') return <p>{t('tonight.closed')}</p>;
	const paused = site.state === 'paused';
	const set = (to: 'paused' | 'welcoming') => here.act({
		method: to === 'paused' ? 'POST' : 'DELETE', path: `/sites/${site.id}/pauses`, kind: 'site', row: site, effect: { state: to },
		says: to === 'paused' ? 'done.paused' : 'done.welcoming', undo: () => set(to === 'paused' ? 'welcoming' : 'paused'),
	});
	return (
		<div class="pause">
			<Button says={paused ? 'tonight.welcome' : 'tonight.pause'} icon={paused ? 'lantern' : 'paused'} tone={paused ? undefined : 'quiet'} run={() => set(paused ? 'welcoming' : 'paused')} />
			<p class="hint">{t(paused ? 'tonight.paused_hint' : 'tonight.pause_hint')} <Sending kind="site" id={site.id} /></p>
		</div>
	);
}

/** How many guests tonight's team can support: it caps what the board shows. */
function Limit({ site, open, beds }: { site: Site; open: number; beds: Bed[] }) {
	const here = use_here();
	const [editing, set_editing] = useState(false);
	const set = (limit: number | null, before: number | null) => here.act({
		method: 'PATCH', path: `/sites/${site.id}`, body: { staffed_limit: limit }, kind: 'site', row: here.store.get(network, 'site', site.id) ?? site,
		version: 'header', effect: { staffed_limit: limit }, says: 'done.limit', undo: () => set(before, limit),
	});
	const rooms_open = beds.filter((bed) => bed.state === 'open').length;
	const limit = site.staffed_limit;
	return (
		<div class="limit" role="group" aria-labelledby="limit-title">
			<p id="limit-title"><strong>{t('limit.title')}</strong> <span>{limit === null ? t('limit.none') : t('limit.is', { n: limit })}</span></p>
			{limit !== null && open < rooms_open && <p class="hint">{t('limit.caps', { shown: open, rooms: rooms_open })}</p>}
			{editing ? (
				<LimitChoice limit={limit} most={beds.length} set={(to) => (set_editing(false), set(to, limit))} />
			) : <Button says="limit.change" tone="quiet" run={() => set_editing(true)} />}
		</div>
	);
}

function LimitChoice({ limit, most, set }: { limit: number | null; most: number; set: (limit: number | null) => void }) {
	return (
		<div class="row choose">
			{Array.from({ length: most + 1 }, (_, n) => <button key={n} type="button" class="button quiet" aria-pressed={limit === n} onClick={() => set(n)}>{n}</button>)}
			<button type="button" class="button quiet" aria-pressed={limit === null} onClick={() => set(null)}>{t('limit.none')}</button>
		</div>
	);
}
