// Tells of what happened to one's introductions wherever one is in the app: a bar at the foot that moves nothing and stays until it is
// taken away, and if they were asked for a sound and, while nobody looks at the page, a browser notification.

import { useEffect, useRef, useState } from 'preact/hooks';
import { alerts_of, has_own_bar, type Alert } from '../core/alerts.ts';
import type { Recipient, Uuid } from '../core/rows.ts';
import { alert_wishes, ask_to_notify, may_notify, notify_alert, sound_alert, wish_alerts } from './alert_signs.ts';
import { find_row, house_roles, network, own_organizations, team_roles, use_here, view_of, type Here } from './here.ts';
import { HoldBars } from './hold_bars.tsx';
import { Button } from './parts.tsx';
import { t } from './words.ts';

/** More than these would cover the page; the others are counted. */
const shown_most = () => (matchMedia('(min-width: 52rem)').matches ? 2 : 1);
const texts_most = 2;
/** How long after one's own tap a change of the same introduction is taken for its echo. */
const echo_ms = 8000;
/** For those who listen: at most one digest in this time. */
const digest_ms = 10_000;

/** The rows of one's introductions by key, from each view that one follows; null until all of them are here. */
function followed(here: Here): Map<Uuid, Recipient> | null {
	const organizations = own_organizations(here.session, [...house_roles, ...team_roles]);
	if (organizations.length === 0 || !organizations.every((one) => here.store.has(view_of(one)))) return null;
	return new Map(organizations.flatMap((one) => here.store.all(view_of(one), 'recipient')).map((row) => [row.id, row]));
}

function use_alerts(): { alerts: Alert[]; take_away: (keys: string[]) => void } {
	const here = use_here();
	const [alerts, set_alerts] = useState<Alert[]>([]);
	const before = useRef<Map<Uuid, Recipient> | null>(null);
	const own = useRef(new Map<string, number>());
	for (const change of here.outbox.changes) if (change.kind === 'recipient') own.current.set(`${change.id} ${change.effect['state']}`, here.clock.now());
	const revision = here.store.revision;
	useEffect(() => {
		const rows = followed(here);
		if (!rows) return;
		const now = here.clock.now();
		const houses = own_organizations(here.session, house_roles);
		const teams = own_organizations(here.session, team_roles);
		const found = alerts_of(before.current, [...rows.values()], {
			side_of: (one) => (houses.includes(one.house_id) ? 'house' : teams.includes(one.sender_id ?? '') ? 'sender' : null),
			is_mine: (one) => {
				const owner = find_row(here, 'referral', one.referral_id)?.owner_id ?? null;
				return owner === null || owner === here.session?.account_id;
			},
			is_own_doing: (one) => now - (own.current.get(`${one.id} ${one.state}`) ?? -Infinity) < echo_ms,
			now,
		});
		before.current = rows;
		if (found.length === 0) return;
		const wishes = alert_wishes();
		if (wishes.sound) sound_alert();
		if (wishes.notify && document.hidden) void notify_alert(t(found.length === 1 ? `alert_note.${found[0]?.what ?? 'new'}` : 'alert.notify_many', { n: found.length }));
		set_alerts((shown) => [...found.filter((one) => !has_own_bar(one)), ...shown.filter((one) => !found.some((other) => other.recipient.id === one.recipient.id && other.what === one.what))]);
	}, [revision]);
	return { alerts, take_away: (keys) => set_alerts((shown) => shown.filter((one) => !keys.includes(one.key))) };
}

function alert_text(here: Here, { what, side, recipient }: Alert): string {
	const code = find_row(here, 'referral', recipient.referral_id)?.code ?? '';
	const house = here.store.get(network, 'site', recipient.site_id)?.name ?? '';
	return t(side === 'house' ? `alert_house.${what}` : `alert_team.${what}`, { code, house });
}

export function Alerts() {
	const here = use_here();
	const { alerts, take_away } = use_alerts();
	const place_of = ({ side, recipient }: Alert) => (side === 'house' ? `/house?site=${recipient.site_id}&introduction=${recipient.id}` : `/referrals/${recipient.referral_id}`);
	// Whoever opens it has seen it.
	useEffect(() => {
		const seen = alerts.filter((one) => place_of(one) === here.path + here.search).map((one) => one.key);
		if (seen.length > 0 && here.arrivals > 0) take_away(seen);
	}, [here.path, here.search]);
	// One bar an introduction, with what is newest of it.
	const bars = [...new Map(alerts.map((one) => [one.recipient.id, alerts.filter((other) => other.recipient.id === one.recipient.id)])).values()];
	const others = bars.slice(shown_most()).flat().length;
	return (
		<>
			<Digest text={alerts.map((one) => alert_text(here, one)).join(' ')} />
			{bars.slice(0, shown_most()).map((bar) => bar[0] && <AlertBar key={bar[0].recipient.id} alert={bar[0]} texts={bar.slice(0, texts_most).map((one) => alert_text(here, one))} place={place_of(bar[0])} take_away={() => take_away(bar.map((one) => one.key))} />)}
			{others > 0 && <section class="bar alert" aria-label={t('alert.others', { n: others })}><p>{t('alert.others', { n: others })}</p> <Button says="alert.all_seen" tone="quiet" run={() => take_away(alerts.map((one) => one.key))} /></section>}
		</>
	);
}

function AlertBar({ alert, texts, place, take_away }: { alert: Alert; texts: string[]; place: string; take_away: () => void }) {
	const here = use_here();
	return (
		<section class={`bar alert ${alert.what}`} aria-label={texts[0] ?? ''}>
			<p>{texts.join(' ')}</p>
			<div class="row">
				<a class="button quiet" href={place} onClick={take_away}>{t('introduction.open', { code: find_row(here, 'referral', alert.recipient.referral_id)?.code ?? '' })}</a>
				<Button says="ok" tone="quiet" run={take_away} />
			</div>
		</section>
	);
}

function Digest({ text }: { text: string }) {
	const [said, set_said] = useState('');
	const last = useRef(-Infinity);
	useEffect(() => {
		const wait = Math.max(0, last.current + digest_ms - performance.now());
		const timer = setTimeout(() => {
			last.current = performance.now();
			set_said(text);
		}, wait);
		return () => clearTimeout(timer);
	}, [text]);
	return <p class="unseen" role="status">{said}</p>;
}

/** All that is told at the foot without being looked for. */
export function Told() {
	return <><HoldBars /><Alerts /></>;
}

/** On one's own sheet: how this device may call. */
export function AlertWishes() {
	const here = use_here();
	const [, redraw] = useState(0);
	const [refused, set_refused] = useState(false);
	const wishes = alert_wishes();
	const keep = here.session?.shared_computer !== true;
	const set = (wish: Parameters<typeof wish_alerts>[0]) => {
		wish_alerts(wish, keep);
		redraw((n) => n + 1);
	};
	const permission = may_notify();
	const notify = async (on: boolean) => {
		const granted = !on || (await ask_to_notify());
		set_refused(!granted);
		set({ notify: on && granted });
	};
	return (
		<fieldset class="alert-wishes">
			<legend>{t('alert.wishes')}</legend>
			<p class="hint">{t('alert.wishes_hint')}</p>
			<label class="check"><input type="checkbox" checked={wishes.sound} onChange={(event) => {
				set({ sound: event.currentTarget.checked });
				if (event.currentTarget.checked) sound_alert();
			}} /> <span>{t('alert.sound')}</span></label>
			{permission !== 'unknown' && (wishes.notify && permission === 'granted'
				? <p class="row"><span>✓ {t('alert.notifying')}</span> <Button says="alert.stop" tone="quiet" run={() => void notify(false)} /></p>
				: <Button says="alert.notify" tone="quiet" run={() => void notify(true)} disabled={permission === 'denied'} />)}
			{(refused || permission === 'denied') && <p class="hint" role="status">{t('alert.refused')}</p>}
			{permission !== 'unknown' && <p class="hint">{t('alert.notify_hint')}</p>}
		</fieldset>
	);
}
