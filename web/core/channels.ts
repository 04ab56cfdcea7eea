// What a house or a team may be told of, in the order in which it matters to each, and the form of a channel before it is sent.

import type { ChannelListReply } from '../net/api.ts';

export type Channel = ChannelListReply;
export type ChannelEvent = Channel['events'][number];
export type ChannelKind = Channel['kind'];

const both: readonly ChannelEvent[] = ['introduction.alert', 'introduction.escalated', 'introduction.accepted', 'introduction.arrived', 'introduction.ended', 'hold.ending', 'hold.lapsed', 'note.new'];
export const house_events: readonly ChannelEvent[] = ['introduction.sent', ...both, 'room.confirm_soon', 'room.not_confirmed', 'turnover.overdue'];
export const team_events: readonly ChannelEvent[] = ['introduction.answered', 'introduction.offered', 'introduction.declined', ...both];
/** What nearly everyone wants: chosen already when a channel is begun. */
const usual: readonly ChannelEvent[] = ['introduction.sent', 'introduction.offered', 'introduction.declined', 'introduction.escalated', 'hold.ending', 'note.new', 'room.not_confirmed'];

export interface ChannelDraft {
	kind: ChannelKind;
	address: string;
	site_id: string | null;
	language: Channel['language'];
	events: ChannelEvent[];
}

export function empty_channel(events: readonly ChannelEvent[]): ChannelDraft {
	return { kind: 'email', address: '', site_id: null, language: 'en', events: events.filter((one) => usual.includes(one)) };
}

export function draft_of(channel: Channel): ChannelDraft {
	return { kind: channel.kind, address: channel.address, site_id: channel.site_id, language: channel.language, events: [...channel.events] };
}

/** What has to be put right before it is worth sending; the server looks closer. */
export function channel_faults(draft: ChannelDraft): ('address' | 'events')[] {
	const address = draft.address.trim();
	const good = draft.kind === 'email' ? /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) : /^https?:\/\/\S+$/.test(address);
	return [...(good ? [] : ['address' as const]), ...(draft.events.length > 0 ? [] : ['events' as const])];
}

/** The members that a change of this channel needs; none: nothing was changed. */
export function channel_changes(channel: Channel, draft: ChannelDraft): Partial<ChannelDraft> {
	const address = draft.address.trim();
	const sorted = (list: readonly string[]) => [...list].sort().join();
	return {
		...(address === channel.address ? {} : { address }),
		...(draft.site_id === channel.site_id ? {} : { site_id: draft.site_id }),
		...(draft.language === channel.language ? {} : { language: draft.language }),
		...(sorted(draft.events) === sorted(channel.events) ? {} : { events: draft.events }),
	};
}
