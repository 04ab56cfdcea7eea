// One introduction as the house sees it: what the person wanted passed on, where it stands, and what may be done next, by the table
// of moves. The name, the callback and the note are fetched when it is opened, kept nowhere, and only the two sides see them.

import { useEffect, useState } from 'preact/hooks';
import { is_ended, is_holding, moves_possible } from '../core/moves.ts';
import { time_of, type Recipient, type Site } from '../core/rows.ts';
import type { ReferralReply } from '../net/shapes.ts';
import { AnswerClock } from './answer_clock.tsx';
import { beds_of, find_row, network, use_here } from './here.ts';
import { Icon } from './icons.tsx';
import { DeclineForm } from './decline_form.tsx';
import { ArriveForm, OfferForm } from './introduction_forms.tsx';
import { NotesPanel } from './notes_panel.tsx';
import { Button, Countdown, Moment, Sending, Tel, Title } from './parts.tsx';
import { Road } from './road.tsx';
import { use_send_now } from './send_now.ts';
import { t, t_code, t_list, type Key } from './words.ts';

const plain_actions: Record<string, { effect: string; says: Key; did: Key; tone?: 'quiet' }> = {
	talk: { effect: 'talking', says: 'act.talk', did: 'done.talk' },
	waitlist: { effect: 'waitlisted', says: 'act.waitlist', did: 'done.waitlist', tone: 'quiet' },
	accept: { effect: 'accepted', says: 'act.accept', did: 'done.accept' },
	guest_decline: { effect: 'guest_declined', says: 'act.guest_decline', did: 'done.guest_decline', tone: 'quiet' },
	unreachable: { effect: 'unreachable', says: 'act.unreachable', did: 'done.unreachable', tone: 'quiet' },
};
/** Acts go out at once or are asked about again: an offer of an hour ago may be somebody else's room by now. */
const act_good_ms = 10 * 60_000;
/** One that was made a moment ago comes over the live link; until then it isn't gone. */
const row_comes_ms = 4000;

export function IntroductionPage({ recipient_id, site }: { recipient_id: string; site: Site }) {
	const here = use_here();
	const recipient = find_row(here, 'recipient', recipient_id);
	const referral = find_row(here, 'referral', recipient?.referral_id);
	const opened = use_opened(recipient, referral?.version);
	const arriving = use_send_now();
	const [form, set_form] = useState<'offer' | 'arrive' | 'decline' | null>(null);
	const back = <a class="back" href={`/house?site=${site.id}`}><Icon name="arrow" /> {site.name}</a>;
	const [waited, set_waited] = useState(false);
	useEffect(() => {
		const timer = setTimeout(() => set_waited(true), row_comes_ms);
		return () => clearTimeout(timer);
	}, []);
	if (!recipient) {
		const loaded = waited && here.live?.link.state !== 'starting';
		return <main id="main" class="narrow">{back}<Title text={t('introduction_page.title')} /><p>{t(loaded ? 'introduction_page.gone' : 'sealed.opening')}</p></main>;
	}

	const possible = moves_possible(here.moves, recipient.state, 'house');
	const can = (action: string) => possible.includes(action) && !(action === 'extend' && recipient.hold_extended);
	const about = { code: referral?.code ?? '' };
	const act = (action: string, body: Record<string, unknown>, effect: Record<string, unknown>, did: Key) => {
		set_form(null);
		here.act({ path: `/recipients/${recipient.id}/${action}`, body, kind: 'recipient', row: recipient, effect, says: did, about, good_for_ms: act_good_ms });
	};
	/** The house's own word for the guest is sealed, so an arrival with one goes out now or not at all. */
	const arrive = async (day: string | null, alias: string | null) => {
		const body = day ? { planned_leave_on: day } : {};
		if (!alias) return act('arrive', body, { state: 'arrived', held_until: null }, 'done.arrive');
		const row = await arriving.send<Recipient>('POST', `/recipients/${recipient.id}/arrive`, { ...body, alias });
		if (!row) return;
		here.store.merge('recipient', row);
		set_form(null);
		here.say({ text: 'done.arrive', params: about, tone: 'good' });
	};
	const team = here.store.get(network, 'organization', recipient.sender_id);
	const beds = beds_of(here, recipient.site_id);
	const bed = beds.find((one) => one.id === recipient.bed_id);

	return (
		<main id="main" class="narrow">
			{back}
			<Title text={t('introduction_page.title')} note={<p class="code big" aria-label={t('code_spelled', { code: [...about.code].join(' ') })}>{about.code}</p>} />
			<section class="panel state-panel" aria-live="polite">
				<strong class={`state ${recipient.state}`}>{t_code(is_ended(recipient.state) ? 'ended_state' : 'house_state', recipient.state)}</strong>{' '}
				{bed && <span>{t('introduction_page.room', { room: bed.label })}</span>}{' '}
				<Sending kind="recipient" id={recipient.id} />
				{is_holding(recipient) ? <Countdown end={time_of(recipient.held_until)} zone={site.zone} /> : <AnswerClock recipient={recipient} site={site} side="house" whole />}
				{recipient.decline_code && <p>{t_code('decline', recipient.decline_code)}</p>}
				<Road state={recipient.state} />
			</section>

			<section class="panel sealed" aria-labelledby="sealed-title">
				<h2 id="sealed-title"><Icon name="lock" /> {t('sealed.title')}</h2>
				<p class="hint">{t('sealed.hint')}</p>
				<dl class="facts">
					<div><dt>{t('sealed.name')}</dt><dd>{sealed_text(opened, opened?.name)}</dd></div>
					<div><dt>{t('sealed.callback')}</dt><dd>{opened?.callback && /^[0-9+() .-]{7,}$/.test(opened.callback) ? <Tel number={opened.callback} /> : sealed_text(opened, opened?.callback)}</dd></div>
					<div><dt>{t('sealed.note')}</dt><dd class="note">{sealed_text(opened, opened?.note)}</dd></div>
				</dl>
			</section>
			{form === 'offer' && <OfferForm site={site} beds={beds} close={() => set_form(null)} done={(bed_id, minutes) =>
				act('offer', { ...(bed_id ? { bed_id } : {}), hold_minutes: minutes }, { state: 'offered', bed_id, held_until: new Date(here.clock.now() + minutes * 60_000).toISOString() }, 'done.offer')} />}
			{form === 'arrive' && <ArriveForm site={site} close={() => set_form(null)} busy={arriving.busy} trouble={arriving.trouble} done={(day, alias) => void arrive(day, alias)} />}
			{form === 'decline' && <DeclineForm site={site} referral={referral} close={() => set_form(null)} done={(decline_code, instead_site_id) =>
				act('decline', { decline_code, ...(instead_site_id ? { instead_site_id } : {}) }, { state: 'declined', decline_code }, 'done.decline')} />}

			{form === null && possible.length > 0 && (
				<div class="acts">
					{can('arrive') && <Button says="act.arrive" icon="house" run={() => set_form('arrive')} />}
					{can('accept') && <Button says="act.accept" icon="check" run={() => act('accept', {}, { state: 'accepted' }, 'done.accept')} />}
					{can('offer') && <Button says="act.offer" icon="lantern" run={() => set_form('offer')} />}
					{can('talk') && <Button says="act.talk" icon="call" tone={can('offer') ? 'quiet' : undefined} run={() => act('talk', {}, { state: 'talking' }, 'done.talk')} />}
					{can('extend') && <Button says="act.extend" tone="quiet" icon="clock" run={() => act('extend', {}, { hold_extended: true }, 'done.extend')} />}
					{['waitlist', 'guest_decline', 'unreachable'].filter(can).map((action) => {
						const plain = plain_actions[action];
						return plain && <Button key={action} says={plain.says} tone="quiet" run={() => act(action, {}, { state: plain.effect }, plain.did)} />;
					})}
					{can('decline') && <Button says="act.decline" tone="quiet" run={() => set_form('decline')} />}
				</div>
			)}

			<NotesPanel recipient={recipient} side="house" site={site} open={!is_ended(recipient.state)} />

			<section class="panel" aria-labelledby="asked-title">
				<h2 id="asked-title">{t('asked.title')}</h2>
				<dl class="facts">
					<div><dt>{t('asked.from')}</dt><dd>{team?.name ?? t('introduction.themself')} {team?.phone && <Tel number={team.phone} />}</dd></div>
					<div><dt>{t('asked.sent')}</dt><dd><Moment at={time_of(recipient.sent_at)} zone={site.zone} /></dd></div>
					<div><dt>{t('asked.needs')}</dt><dd>{referral?.needs.length ? t_list(referral.needs.map((need) => t_code('need', need))) : t('not_stated')}</dd></div>
					<div><dt>{t('filter.languages')}</dt><dd>{referral?.languages.length ? t_list(referral.languages.map((one) => t_code('language', one))) : t('not_stated')}</dd></div>
					<div><dt>{t('asked.arrival')}</dt><dd>{referral?.arrival_estimate ? <Moment at={time_of(referral.arrival_estimate)} zone={site.zone} /> : t('not_stated')}</dd></div>
					<div><dt>{t('asked.transport')}</dt><dd>{referral?.transport ? t_code('transport', referral.transport) : t('not_stated')}</dd></div>
				</dl>
			</section>
		</main>
	);
}

type Opened = ReferralReply | 'lost' | null;

/** Opens the sealed fields, and says that the house has seen it. Read again when the referral changes. */
function use_opened(recipient: Recipient | undefined, version: number | undefined): ReferralReply | null {
	const here = use_here();
	const [opened, set_opened] = useState<Opened>(null);
	const id = recipient?.referral_id;
	useEffect(() => {
		if (!id) return;
		void here.api.get<ReferralReply>(`/referrals/${id}`).then((answer) => set_opened(answer.ok ? answer.body : 'lost'));
	}, [id, version]);
	const unseen = recipient?.state === 'sent' && !here.outbox.pending('recipient', recipient.id);
	useEffect(() => {
		if (recipient && unseen && moves_possible(here.moves, recipient.state, 'house').includes('see')) {
			here.act({ path: `/recipients/${recipient.id}/see`, kind: 'recipient', row: recipient, effect: { state: 'seen' }, says: 'done.see', quiet: true });
		}
	}, [unseen, here.moves]);
	return opened === 'lost' ? null : opened;
}

function sealed_text(opened: ReferralReply | null, text: string | null | undefined): string {
	if (!opened) return t('sealed.opening');
	return text || t('not_stated');
}
