// Tells both sides, wherever they are in the app, that a hold is about to end and that it has ended. Stands at the foot, where it moves
// nothing, until it is taken away; the house can make the hold longer right there, once.

import { useState } from 'preact/hooks';
import { hold_news, soon_ms, type HoldNews } from '../core/hold_news.ts';
import { moves_possible } from '../core/moves.ts';
import type { Recipient } from '../core/rows.ts';
import { find_row, house_roles, network, own_organizations, team_roles, use_here, use_now, view_of, type Here } from './here.ts';
import { Icon } from './icons.tsx';
import { Button } from './parts.tsx';
import { countdown_text, time_text } from './times.ts';
import { t } from './words.ts';

const taken_away = new Set<string>();
/** More than this would cover the page; the next comes up when one is taken away. */
const most = 2;
const good_for_ms = 10 * 60_000;

function own_recipients(here: Here): Recipient[] {
	const organizations = own_organizations(here.session, [...house_roles, ...team_roles]);
	return [...new Map(organizations.flatMap((one) => here.store.all(view_of(one), 'recipient')).map((one) => [one.id, here.outbox.overlay('recipient', one)])).values()];
}

export function HoldBars() {
	const here = use_here();
	const now = use_now(1000);
	const [, redraw] = useState(0);
	// Whoever looks at the introduction itself sees its hold count down there.
	const looked_at = (one: HoldNews) => one.what === 'soon' && (here.search.includes(one.recipient.id) || here.path.endsWith(one.recipient.referral_id));
	const news = hold_news(own_recipients(here), now, taken_away).filter((one) => !looked_at(one)).slice(0, most);
	const take_away = (one: HoldNews) => {
		taken_away.add(one.key);
		redraw((n) => n + 1);
	};
	return (
		<div class="hold-bars">
			<p class="unseen" role="status">{news.map((one) => told_text(here, one)).join(' ')}</p>
			{news.map((one) => <HoldBar key={one.key} news={one} now={now} take_away={() => take_away(one)} />)}
		</div>
	);
}

const is_house = (here: Here, recipient: Recipient) => own_organizations(here.session, house_roles).includes(recipient.house_id);

function told_text(here: Here, { what, recipient, at }: HoldNews): string {
	const site = here.store.get(network, 'site', recipient.site_id);
	const code = find_row(here, 'referral', recipient.referral_id)?.code ?? '';
	const time = time_text(at, site?.zone);
	if (what === 'soon') return is_house(here, recipient) ? t('hold_told.soon', { code, time }) : t('hold_told.soon_at', { code, time, house: site?.name ?? '' });
	return is_house(here, recipient) ? t('hold_told.lapsed', { code, time }) : t('hold_told.lapsed_at', { code, time, house: site?.name ?? '' });
}

function HoldBar({ news, now, take_away }: { news: HoldNews; now: number; take_away: () => void }) {
	const here = use_here();
	const { recipient, what, at } = news;
	const house = is_house(here, recipient);
	const site = here.store.get(network, 'site', recipient.site_id);
	const code = find_row(here, 'referral', recipient.referral_id)?.code ?? '';
	const may_extend = house && what === 'soon' && !recipient.hold_extended && moves_possible(here.moves, recipient.state, 'house').includes('extend');
	const extend = () => here.act({
		path: `/recipients/${recipient.id}/extend`, body: {}, kind: 'recipient', row: recipient, good_for_ms, says: 'done.extend', about: { code },
		effect: { hold_extended: true, held_until: new Date(at + (site?.hold_minutes ?? soon_ms / 60_000) * 60_000).toISOString() },
	});
	return (
		<div class={`bar hold-bar ${what}`}>
			<p>{told_text(here, news)}</p>
			<button type="button" class="round" onClick={take_away} aria-label={t('close')}><Icon name="close" /></button>
			<div class="row">
				{what === 'soon' && <strong class="digits" role="timer" aria-live="off">{countdown_text(at, now)}</strong>}
				{may_extend && <Button says="act.extend" run={extend} />}
				<a class="button quiet" href={house ? `/house?site=${recipient.site_id}&introduction=${recipient.id}` : `/referrals/${recipient.referral_id}`}>{t('introduction.open', { code })}</a>
			</div>
		</div>
	);
}
