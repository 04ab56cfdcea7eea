// Where a house or a team is told what happens: its channels, each with what it is told of and how it fares; and the messages that could
// not be brought, to be tried again. For their lead. No message ever carries anything about a person.

import { useEffect, useState } from 'preact/hooks';
import { house_events, team_events, type Channel } from '../core/channels.ts';
import type { ChannelTestReply } from '../net/api.ts';
import type { Page } from '../net/shapes.ts';
import { ChannelForm } from './channel_form.tsx';
import { network, use_here } from './here.ts';
import { Icon } from './icons.tsx';
import { Ago, Button, Moment, Tag, Title } from './parts.tsx';
import { t, t_code, t_list } from './words.ts';

type Delivery = ChannelTestReply;

export function ChannelsScreen() {
	const here = use_here();
	const leads = here.session?.memberships.filter((one) => one.role === 'house_lead' || one.role === 'referrer_lead') ?? [];
	const wanted = new URLSearchParams(here.search).get('organization');
	const one = leads.find((membership) => membership.organization_id === wanted) ?? leads[0];
	const house = one?.role === 'house_lead';
	return (
		<main id="main" class="narrow">
			<a class="back" href={house ? '/house' : '/referrals'}><Icon name="arrow" /> {t(house ? 'nav.house' : 'nav.referrals')}</a>
			<Title text={t('channels.title')} note={leads.length > 1 && (
				<label class="pick"><span class="unseen">{t('channels.of')}</span>
					<select value={one?.organization_id} onChange={(event) => here.go(`/channels?organization=${event.currentTarget.value}`)}>
						{leads.map((membership) => <option key={membership.organization_id} value={membership.organization_id}>{membership.organization_name}</option>)}
					</select>
				</label>
			)} />
			{one ? <Channels key={one.organization_id} organization={one.organization_id} house={house} /> : <p>{t('channels.lead_only')}</p>}
		</main>
	);
}

function Channels({ organization, house }: { organization: string; house: boolean }) {
	const here = use_here();
	const [channels, set_channels] = useState<Channel[] | 'lost' | null>(null);
	const [dead, set_dead] = useState<Delivery[]>([]);
	const [open, set_open] = useState<string | null>(null);
	const [secret, set_secret] = useState<{ address: string; secret: string } | null>(null);
	const fetch_all = async () => {
		const [list, given_up] = await Promise.all([
			here.api.get<Page<Channel>>(`/organizations/${organization}/channels`),
			here.api.get<Page<Delivery>>(`/organizations/${organization}/deliveries?state=dead`),
		]);
		set_channels(list.ok ? list.body.items : (before) => (Array.isArray(before) ? before : 'lost'));
		if (given_up.ok) set_dead(given_up.body.items);
	};
	useEffect(() => void fetch_all(), [organization]);
	if (channels === 'lost') return <p class="summary">{t('channels.lost')} <Button says="site_facts.again" tone="quiet" run={() => void fetch_all()} /></p>;
	if (channels === null) return <p aria-busy="true">{t('board.loading')}</p>;
	const events = house ? house_events : team_events;
	const sites = here.store.all(network, 'site').filter((site) => site.organization_id === organization);
	const done = () => {
		set_open(null);
		void fetch_all();
	};
	return (
		<>
			<p class="lead">{t('channels.what')}</p>
			{secret && (
				<section class="panel good-panel secret" aria-labelledby="secret-title">
					<h2 id="secret-title">{t('channels.secret')}</h2>
					<p>{t('channels.secret_hint', { address: secret.address })}</p>
					<p class="code secret-text">{secret.secret}</p>
					<Button says="channels.secret_kept" icon="check" run={() => set_secret(null)} />
				</section>
			)}
			{channels.length === 0 && open === null && <p class="panel soft">{t('channels.none')}</p>}
			<ul class="plain channel-list">
				{channels.map((channel) => (
					<li key={channel.id} class="panel">
						{open === channel.id
							? <ChannelForm organization={organization} channel={channel} events={events} sites={sites} close={() => set_open(null)} done={done} />
							: <ChannelItem channel={channel} many={sites.length > 1} edit={() => set_open(channel.id)} changed={() => void fetch_all()} />}
					</li>
				))}
			</ul>
			{open === 'new'
				? <section class="panel" aria-label={t('channels.add')}><ChannelForm organization={organization} channel={null} events={events} sites={sites} close={() => set_open(null)} done={done} told={set_secret} /></section>
				: <p><Button says="channels.add" icon="letter" run={() => set_open('new')} /></p>}
			<GivenUp dead={dead} channels={channels} changed={() => void fetch_all()} />
		</>
	);
}

function ChannelItem({ channel, many, edit, changed }: { channel: Channel; many: boolean; edit: () => void; changed: () => void }) {
	const here = use_here();
	const [busy, set_busy] = useState(false);
	const site = here.store.get(network, 'site', channel.site_id);
	const failing = channel.last_failed_at !== null && (channel.last_ok_at === null || channel.last_failed_at > channel.last_ok_at);
	const test = async () => {
		set_busy(true);
		const answer = await here.api.post<Delivery>(`/channels/${channel.id}/test`);
		here.say({ text: answer.ok ? 'channels.tested' : 'channels.not_done', tone: answer.ok ? 'good' : 'bad' });
		// How it went is known a moment later.
		setTimeout(() => {
			set_busy(false);
			changed();
		}, 2500);
	};
	const turn = async () => {
		const answer = await here.api.send('PATCH', `/channels/${channel.id}`, { version: channel.version, body: { enabled: !channel.enabled } });
		if (!answer.ok) here.say({ text: 'channels.not_done', tone: 'bad' });
		changed();
	};
	return (
		<>
			<div class="channel-top">
				<h2>{channel.address}</h2>
				{!channel.enabled ? <Tag tone="paused" icon="paused">{t('channels.off')}</Tag>
					: failing ? <Tag tone="not_confirmed" icon="unknown">{t('channels.failing')}</Tag>
						: channel.last_ok_at ? <Tag tone="open" icon="check">{t('channels.works')}</Tag> : <Tag tone="no_room" icon="clock">{t('channels.untried')}</Tag>}
			</div>
			<p class="soft">
				{t(`channel_kind.${channel.kind}`)}{many && <> · {site?.name ?? t('channels.all_sites')}</>}
				{channel.last_ok_at && <> · {t('channels.last_ok')} <Ago at={Date.parse(channel.last_ok_at)} /></>}
			</p>
			{failing && channel.last_failed_at && <p class="warn-text">{t('channels.last_failed')} <Ago at={Date.parse(channel.last_failed_at)} />: {t_code('channel_error', channel.last_error ?? 'lost')}</p>}
			<p>{t('channels.told_of', { what: t_list(channel.events.map((event) => t_code('channel_event', event.replace('.', '_')))) })}</p>
			<div class="row">
				<button type="button" class="button quiet" disabled={busy || !channel.enabled} onClick={() => void test()}>{t(busy ? 'channels.testing' : 'channels.test')}<span class="unseen"> {channel.address}</span></button>
				<button type="button" class="button quiet" onClick={edit}>{t('limit.change')}<span class="unseen"> {channel.address}</span></button>
				<button type="button" class="button quiet" onClick={() => void turn()}>{t(channel.enabled ? 'channels.turn_off' : 'channels.turn_on')}<span class="unseen"> {channel.address}</span></button>
			</div>
		</>
	);
}

/** What could not be brought in a day: shown until it is tried again or no longer kept. */
function GivenUp({ dead, channels, changed }: { dead: Delivery[]; channels: Channel[]; changed: () => void }) {
	const here = use_here();
	const [tried, set_tried] = useState<ReadonlySet<string>>(new Set());
	if (dead.length === 0) return null;
	const retry = async (one: Delivery) => {
		set_tried(new Set([...tried, one.id]));
		const answer = await here.api.post(`/deliveries/${one.id}/retry`);
		here.say({ text: answer.ok ? 'channels.retried' : 'channels.not_done', tone: answer.ok ? 'good' : 'bad' });
		setTimeout(changed, 2500);
	};
	return (
		<section class="panel" aria-labelledby="dead-title">
			<h2 id="dead-title">{t('channels.dead', { n: dead.length })}</h2>
			<p class="hint">{t('channels.dead_hint')}</p>
			<ul class="plain dead-list">
				{dead.map((one) => (
					<li key={one.id}>
						<div>
							<strong>{t_code('channel_event', one.event.replace('.', '_'))}</strong>
							<p class="soft"><Moment at={Date.parse(one.occurred_at)} /> · {channels.find((channel) => channel.id === one.channel_id)?.address ?? t('channels.gone')}</p>
							<p class="soft">{t('channels.tries', { n: one.attempts })} {t_code('channel_error', one.last_error ?? 'lost')}{one.last_status !== null && ` (${one.last_status})`}</p>
						</div>
						<button type="button" class="button quiet" disabled={tried.has(one.id)} onClick={() => void retry(one)}>{t('site_facts.again')}</button>
					</li>
				))}
			</ul>
		</section>
	);
}
