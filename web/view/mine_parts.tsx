// The pieces of the person's own page: each house with what they may say to it, what was passed on about them, and taking it back.

import { useState } from 'preact/hooks';
import type { GuestRecipient, GuestReferral } from '../core/guest.ts';
import { is_ended } from '../core/moves.ts';
import { time_of } from '../core/rows.ts';
import { use_here } from './here.ts';
import { Icon } from './icons.tsx';
import { Countdown, Moment, Tel } from './parts.tsx';
import { Sure } from './sure.tsx';
import { moment_text } from './times.ts';
import { t, t_code, t_list } from './words.ts';

type Act = (path: string) => Promise<void>;

export function MineHouse({ recipient, act }: { recipient: GuestRecipient; act: Act }) {
	const [busy, set_busy] = useState(false);
	const may = (action: string) => recipient.possible.includes(action);
	const accept = () => {
		set_busy(true);
		void act(`recipients/${recipient.id}/accept`).finally(() => set_busy(false));
	};
	const held = recipient.held_until !== null && (recipient.state === 'offered' || recipient.state === 'accepted');
	return (
		<article class={`card mine-house ${recipient.state}`} aria-labelledby={`mine-${recipient.id}`}>
			<h3 id={`mine-${recipient.id}`}>{recipient.site_name}</h3>
			{recipient.site_city && <p class="soft">{recipient.site_city}</p>}
			<p class="mine-state"><span class={`state ${recipient.state}`}>{t_code('mine_short', recipient.state)}</span></p>
			<p>{t_code('mine_state', recipient.state)}</p>
			{held && recipient.held_until && <Countdown end={time_of(recipient.held_until)} />}
			<div class="row">
				{may('accept') && <button type="button" class="button" disabled={busy} onClick={accept}><Icon name="check" /> {t(busy ? 'sending' : 'mine.yes')}<span class="unseen"> {recipient.site_name}</span></button>}
				{!is_ended(recipient.state) && <Tel number={recipient.site_phone} />}
				{may('guest_decline') && <Sure says="mine.no" about={recipient.site_name} ask={t('mine.no_sure', { house: recipient.site_name })} yes="mine.no_yes" run={() => act(`recipients/${recipient.id}/guest_decline`)} />}
			</div>
		</article>
	);
}

/** All of it is over, and nobody arrived: what else there is. */
export function MineOver({ referral }: { referral: GuestReferral }) {
	if (!referral.recipients.every((one) => is_ended(one.state)) || referral.recipients.some((one) => one.state === 'arrived')) return null;
	return <p class="summary">{referral.organization_name ? t('mine.over', { team: referral.organization_name }) : t('mine.over_self')}</p>;
}

export function PassedOn({ referral }: { referral: GuestReferral }) {
	const here = use_here();
	if (referral.blanked_at || referral.revoked_at) return <p class="panel">{t('mine.erased')}</p>;
	const list = (prefix: string, codes: string[]) => (codes.length === 0 ? t('mine.nothing') : t_list(codes.map((code) => t_code(prefix, code))));
	return (
		<section class="panel sealed" aria-labelledby="mine-passed">
			<h2 id="mine-passed"><Icon name="lock" /> {t('mine.passed')}</h2>
			<p class="hint">{t('mine.passed_hint')}</p>
			<dl class="facts">
				<div><dt>{t('mine.name')}</dt><dd>{referral.name || t('mine.nothing')}</dd></div>
				<div><dt>{t('mine.callback')}</dt><dd>{referral.callback || t('mine.nothing')}</dd></div>
				<div><dt>{t('sealed.note')}</dt><dd class="note">{referral.note || t('mine.nothing')}</dd></div>
				<div><dt>{t('mine.needs')}</dt><dd>{list('need', referral.needs)}</dd></div>
				<div><dt>{t('filter.languages')}</dt><dd>{list('language', referral.languages)}</dd></div>
				<div><dt>{t('mine.arrival')}</dt><dd>{referral.arrival_estimate ? moment_text(time_of(referral.arrival_estimate), here.clock.now()) : t('mine.nothing')}</dd></div>
				<div><dt>{t('mine.transport')}</dt><dd>{referral.transport ? t_code('mine_way', referral.transport) : t('mine.nothing')}</dd></div>
				{referral.consent_at && <div><dt>{t('mine.agreed')}</dt><dd><Moment at={time_of(referral.consent_at)} /></dd></div>}
			</dl>
		</section>
	);
}

/** Two ways back, told apart: the houses are told and it ends; or it ends and what was written is erased at once. */
export function TakeBack({ referral, act, sent_at }: { referral: GuestReferral; act: Act; sent_at: number }) {
	const open = referral.recipients.some((one) => one.possible.includes('withdraw'));
	const erased = referral.revoked_at !== null || referral.blanked_at !== null;
	if (!open && erased) return null;
	return (
		<section class="panel" aria-labelledby="mine-back">
			<h2 id="mine-back">{t('mine.back')}</h2>
			<p class="hint">{t('mine.sent')} <Moment at={sent_at} />. {t('mine.back_hint')}</p>
			{open && <Sure says="mine.withdraw" ask={t('mine.withdraw_sure')} yes="mine.withdraw_yes" run={() => act('referral/withdraw')} />}
			{!erased && <Sure says="mine.revoke" ask={t('mine.revoke_sure')} yes="mine.revoke_yes" danger run={() => act('referral/revoke')} />}
		</section>
	);
}
