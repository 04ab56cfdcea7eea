// One channel: an e-mail address or a webhook, which house it is about, and what it is told of.

import { useState } from 'preact/hooks';
import { channel_changes, channel_faults, draft_of, empty_channel, type Channel, type ChannelDraft, type ChannelEvent, type ChannelKind } from '../core/channels.ts';
import type { Site } from '../core/rows.ts';
import type { ChannelAddReply } from '../net/api.ts';
import type { Problem } from '../net/http.ts';
import { ErrorSummary, Field } from './forms.tsx';
import { use_here } from './here.ts';
import { Button } from './parts.tsx';
import { use_send_now } from './send_now.ts';
import { t, t_code } from './words.ts';

interface Props {
	organization: string;
	/** null: a new one. */
	channel: Channel | null;
	events: readonly ChannelEvent[];
	sites: Site[];
	close: () => void;
	done: () => void;
	/** A webhook's secret, which is told once. */
	told?: (secret: { address: string; secret: string }) => void;
}

/** What the server doesn't take of an address or a kind, in this page's words. */
function explain(problem: Problem): string | null {
	const about = problem.errors[0]?.pointer;
	return about === '/address' ? t('channels.address_refused') : about === '/kind' ? t('channels.no_mail') : null;
}

export function ChannelForm({ organization, channel, events, sites, close, done, told }: Props) {
	const here = use_here();
	const sending = use_send_now(explain);
	const [draft, set_draft] = useState<ChannelDraft>(() => (channel ? draft_of(channel) : empty_channel(events)));
	const [errors, set_errors] = useState<{ field: string; text: string }[]>([]);
	const [removing, set_removing] = useState(false);
	const change = (part: Partial<ChannelDraft>) => set_draft({ ...draft, ...part });
	const words = { address: draft.kind === 'email' ? t('channels.need_email') : t('channels.need_link'), events: t('channels.need_event') };
	const error_of = (field: string) => errors.find((one) => one.field === field)?.text;
	const save = async () => {
		const faults = channel_faults(draft).map((field) => ({ field: `channel-${field}`, text: words[field] }));
		set_errors(faults);
		if (faults.length > 0) return;
		if (channel) {
			const body = channel_changes(channel, draft);
			if (Object.keys(body).length > 0 && !await sending.send('PATCH', `/channels/${channel.id}`, body, channel.version)) return;
		} else {
			const { language, ...rest } = { ...draft, address: draft.address.trim() };
			const made = await sending.send<ChannelAddReply>('POST', `/organizations/${organization}/channels`, draft.kind === 'email' ? { ...rest, language } : rest);
			if (!made) return;
			if (made.secret) told?.({ address: made.address, secret: made.secret });
		}
		here.say({ text: 'channels.saved', tone: 'good' });
		done();
	};
	const remove = async () => {
		if (!channel) return;
		const answer = await here.api.send('DELETE', `/channels/${channel.id}`);
		here.say({ text: answer.ok ? 'channels.removed' : 'channels.not_done', tone: answer.ok ? 'good' : 'bad' });
		if (answer.ok) done();
	};
	return (
		<form class="stack" noValidate onSubmit={(event) => {
			event.preventDefault();
			void save();
		}}>
			<ErrorSummary errors={errors} />
			{!channel && (
				<fieldset>
					<legend>{t('channels.how')}</legend>
					<div class="choices">
						{(['email', 'webhook'] as ChannelKind[]).map((kind) => (
							<label key={kind} class="choice"><input type="radio" name="channel-kind" checked={draft.kind === kind} onChange={() => change({ kind })} /> <span>{t(`channel_kind.${kind}`)}</span></label>
						))}
					</div>
				</fieldset>
			)}
			<Field id="channel-address" label={t(draft.kind === 'email' ? 'channels.email' : 'channels.link')} hint={t(draft.kind === 'email' ? 'channels.email_hint' : 'channels.link_hint')} error={error_of('channel-address')}>
				<input id="channel-address" inputMode={draft.kind === 'email' ? 'email' : 'url'} value={draft.address} autoComplete="off" autoCapitalize="off" spellcheck={false}
					aria-describedby={error_of('channel-address') ? 'channel-address-error' : 'channel-address-hint'} onInput={(event) => change({ address: event.currentTarget.value })} />
			</Field>
			{sites.length > 1 && (
				<Field id="channel-site" label={t('channels.about')}>
					<select id="channel-site" value={draft.site_id ?? ''} onChange={(event) => change({ site_id: event.currentTarget.value || null })}>
						<option value="">{t('channels.all_sites')}</option>
						{sites.map((site) => <option key={site.id} value={site.id}>{site.name}</option>)}
					</select>
				</Field>
			)}
			{draft.kind === 'email' && (
				<Field id="channel-language" label={t('channels.language')}>
					<select id="channel-language" value={draft.language} onChange={(event) => change({ language: event.currentTarget.value as Channel['language'] })}>
						{(['en', 'es'] as const).map((one) => <option key={one} value={one}>{t_code('language', one)}</option>)}
					</select>
				</Field>
			)}
			<fieldset class={error_of('channel-events') ? 'wrong' : ''}>
				<legend>{t('channels.events')}</legend>
				{error_of('channel-events') && <p class="error">{error_of('channel-events')}</p>}
				<div class="event-list">
					{events.map((event, index) => (
						<label key={event} class="check"><input type="checkbox" id={index === 0 ? 'channel-events' : undefined} checked={draft.events.includes(event)}
							onChange={(changed) => change({ events: changed.currentTarget.checked ? [...draft.events, event] : draft.events.filter((one) => one !== event) })} />{' '}
							<span>{t_code('channel_event', event.replace('.', '_'))}</span></label>
					))}
				</div>
			</fieldset>
			{sending.trouble && <p class="error" role="alert">{sending.trouble}</p>}
			<div class="row">
				<button type="submit" class="button" disabled={sending.busy}>{t(channel ? 'stay_sheet.save' : 'channels.make')}</button>
				<Button says="back" tone="quiet" run={close} />
				{channel && (removing
					? <Button says="channels.remove_sure" tone="danger" run={() => void remove()} />
					: <Button says="channels.remove" tone="quiet" run={() => set_removing(true)} />)}
			</div>
		</form>
	);
}
