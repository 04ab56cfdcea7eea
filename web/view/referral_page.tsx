// One referral of the team, opened: where it stands, notes with each house, the slip for the person, what was passed on; and taking the
// person's consent back for them. What is sealed is fetched when it is opened and kept nowhere.

import { useEffect, useState } from 'preact/hooks';
import { is_ended } from '../core/moves.ts';
import { is_open, type Entry } from '../core/referral_lists.ts';
import { time_of, type Referral } from '../core/rows.ts';
import type { ReferralReply } from '../net/shapes.ts';
import { network, use_here } from './here.ts';
import { Icon } from './icons.tsx';
import { NotesPanel } from './notes_panel.tsx';
import { Moment, Title } from './parts.tsx';
import { ReferralCard } from './referral_card.tsx';
import { Slip } from './slip.tsx';
import { Sure } from './sure.tsx';
import { t, t_code, t_list } from './words.ts';

export function ReferralPage({ id, known }: { id: string; known: Entry | undefined }) {
	const here = use_here();
	const [opened, set_opened] = useState<ReferralReply | 'gone' | null>(null);
	const version = known?.referral.version;
	useEffect(() => {
		void here.api.get<ReferralReply>(`/referrals/${id}`).then((answer) => {
			if (answer.ok) set_opened(answer.body);
			else if (answer.problem.status === 404) set_opened('gone');
		});
	}, [id, version]);
	const reply = opened === 'gone' ? null : opened;
	const entry = known ?? (reply ? { referral: reply, recipients: reply.recipients ?? [] } : undefined);
	return (
		<main id="main" class="narrow">
			<a class="back" href="/referrals"><Icon name="arrow" /> {t('referrals.title')}</a>
			<Title text={t('referrals.one')} />
			{opened === 'gone' && !known && <p>{t('referrals.gone')}</p>}
			{entry && <ReferralCard entry={entry} level="h2" whole />}
			{entry?.recipients.filter((one) => !is_ended(one.state) || (one.note_count ?? 0) > 0).map((one) => (
				<NotesPanel key={one.id} recipient={one} side="sender" site={here.store.get(network, 'site', one.site_id)} open={!is_ended(one.state)} fold={entry.recipients.length > 1} />
			))}
			{entry && <PassedOn referral={entry.referral} reply={reply} />}
			{entry && reply?.guest_secret && is_open(entry) && (
				<details class="slip-fold">
					<summary>{t('referrals.slip')}</summary>
					<Slip code={reply.code} secret={reply.guest_secret} sites={entry.recipients.map((one) => here.store.get(network, 'site', one.site_id)).filter((site) => site !== undefined)} />
				</details>
			)}
			{entry && !entry.referral.revoked_at && reply && <Revoke referral={entry.referral} />}
		</main>
	);
}

function PassedOn({ referral, reply }: { referral: Referral; reply: ReferralReply | null }) {
	const list = (prefix: string, codes: string[]) => (codes.length ? t_list(codes.map((one) => t_code(prefix, one))) : t('not_stated'));
	const sealed = (text: string | null | undefined) => (reply ? text || t('not_stated') : t('sealed.opening'));
	return (
		<section class="panel sealed" aria-labelledby="sealed-title">
			<h2 id="sealed-title"><Icon name="lock" /> {t('sealed.title')}</h2>
			<p class="hint">{t('sealed.hint')}</p>
			<dl class="facts">
				<div><dt>{t('sealed.name')}</dt><dd>{sealed(reply?.name)}</dd></div>
				<div><dt>{t('sealed.callback')}</dt><dd>{sealed(reply?.callback)}</dd></div>
				<div><dt>{t('sealed.note')}</dt><dd class="note">{sealed(reply?.note)}</dd></div>
				<div><dt>{t('asked.sent')}</dt><dd><Moment at={time_of(referral.created_at)} /></dd></div>
				<div><dt>{t('asked.needs')}</dt><dd>{list('need', referral.needs)}</dd></div>
				<div><dt>{t('filter.languages')}</dt><dd>{list('language', referral.languages)}</dd></div>
				<div><dt>{t('asked.arrival')}</dt><dd>{referral.arrival_estimate ? <Moment at={time_of(referral.arrival_estimate)} /> : t('not_stated')}</dd></div>
				<div><dt>{t('asked.transport')}</dt><dd>{referral.transport ? t_code('transport', referral.transport) : t('not_stated')}</dd></div>
				<div><dt>{t('referrals.alternative')}</dt><dd>{referral.alternative ? t_code('alternative', referral.alternative) : t('not_stated')}</dd></div>
			</dl>
		</section>
	);
}

/** The person no longer agrees: it ends everywhere, and what was written is blank at once. */
function Revoke({ referral }: { referral: Referral }) {
	const here = use_here();
	const [trouble, set_trouble] = useState('');
	const revoke = async () => {
		const answer = await here.api.post<ReferralReply>(`/referrals/${referral.id}/revoke`, {});
		if (answer.ok) here.store.merge('referral', answer.body);
		set_trouble(answer.ok ? '' : t_code('problem', answer.problem.slug));
	};
	return (
		<section class="panel" aria-labelledby="revoke-title">
			<h2 id="revoke-title">{t('referrals.revoke_title')}</h2>
			<p class="hint">{t('referrals.revoke_hint')}</p>
			{trouble && <p class="error" role="alert">{trouble}</p>}
			<div class="row"><Sure says="referrals.revoke" ask={t('referrals.revoke_sure')} yes="referrals.revoke_yes" danger run={revoke} /></div>
		</section>
	);
}
