// The answer clock of an introduction, on both sides: how long there still is, that it waits too long, that the second contact was told.
// It runs in the house's conversation hours, so a time on another day is said with its day.

import { answer_next, answer_phase } from '../core/answer_clock.ts';
import { time_of, type Recipient, type Site } from '../core/rows.ts';
import { age_tick_ms, use_here, use_now } from './here.ts';
import { Icon } from './icons.tsx';
import { Moment } from './parts.tsx';
import { in_text } from './times.ts';
import { t } from './words.ts';

interface Props {
	recipient: Recipient;
	site: Pick<Site, 'zone'> | undefined;
	side: 'house' | 'team';
	/** With what comes after, and when. */
	whole?: boolean;
}

export function AnswerClock({ recipient, site, side, whole }: Props) {
	const { clock } = use_here();
	use_now(age_tick_ms);
	const now = clock.now();
	const phase = answer_phase(recipient, now);
	if (phase === null) return null;
	const next = answer_next(recipient, now);
	const minutes = Math.floor((now - time_of(recipient.sent_at)) / 60_000);
	return (
		<span class={`due answer ${phase}`}>
			<Icon name="clock" />
			<span>
				{phase === 'new' && next.what === 'late' ? <>{t(side === 'house' ? 'answer.new' : 'answer.new_team', { in: in_text(next.at, now) })} <span class="soft">(<Moment at={next.at} zone={site?.zone} />)</span></>
					: phase === 'new' ? <>{t(side === 'house' ? 'introduction.answer_by' : 'introduction.due')} <Moment at={next.at} zone={site?.zone} /></>
						: <strong>{t(`answer.${phase}_${side}`, { n: minutes })}</strong>}
				{whole && <Then recipient={recipient} zone={site?.zone} phase={phase} />}
			</span>
		</span>
	);
}

/** What the clock does next if nobody answers. */
function Then({ recipient, zone, phase }: { recipient: Recipient; zone: string | undefined; phase: 'new' | 'late' | 'escalated' }) {
	return (
		<span class="hint">
			{phase !== 'escalated' && recipient.escalate_at && <>{t('answer.then_second')} <Moment at={time_of(recipient.escalate_at)} zone={zone} />. </>}
			{t('answer.then_ends')} <Moment at={time_of(recipient.answer_due_at)} zone={zone} />.
		</span>
	);
}

/** Under an introduction in a list: its answer clock, and notes that this side has not read. */
export function IntroductionSigns({ recipient, site, side }: Props) {
	const unread = (side === 'house' ? recipient.unread_house : recipient.unread_sender) ?? 0;
	return (
		<>
			<AnswerClock recipient={recipient} site={site} side={side} />
			{unread > 0 && <span class="due unread-notes"><Icon name="letter" /> <strong>{t('answer.notes', { n: unread })}</strong></span>}
		</>
	);
}
