// Drop-ins, living rooms and warmlines: open now and until when, or when next; how full; how to get there or call.

import type { Stop } from '../core/houses.ts';
import { use_here } from './here.ts';
import type { IconName } from './icons.tsx';
import { Tag, Tel } from './parts.tsx';
import { in_text, long_ms, moment_text, time_text } from './times.ts';
import { t } from './words.ts';

const soon_ms = 45 * 60_000;

export function openness_line(stop: Stop, now: number): { tone: string; icon: IconName; text: string } {
	const { openness, service, site } = stop;
	if (openness.is === 'not_stated') return { tone: 'not_confirmed', icon: 'unknown', text: t('stop.not_stated') };
	if (openness.is === 'closed') {
		return { tone: 'no_room', icon: 'full', text: openness.next === null ? t('stop.closed') : t('stop.opens', { when: moment_text(openness.next, now, site.zone) }) };
	}
	if (service.level === 'full') return { tone: 'no_room', icon: 'full', text: t('stop.full') };
	if (openness.until - now <= soon_ms) return { tone: 'call_first', icon: 'clock', text: t('stop.closing', { in: in_text(openness.until, now) }) };
	if (openness.until - now > long_ms) return { tone: 'open', icon: 'lantern', text: t('stop.open') };
	return { tone: 'open', icon: 'lantern', text: t('stop.open_until', { time: time_text(openness.until, site.zone) }) };
}

export function StopItem({ stop, now }: { stop: Stop; now: number }) {
	const here = use_here();
	const { service, site } = stop;
	const line = openness_line(stop, now);
	const phone = service.phone ?? site.phone;
	const county = here.counties.get(site.county_fips)?.name;
	const about = [service.name === site.name ? null : site.name, site.is_virtual ? null : site.city, site.is_virtual ? null : county, stop.miles === null || site.is_virtual ? null : t('miles', { n: Math.round(stop.miles) }), service.level && stop.openness.is === 'open' ? t(`level.${service.level}`) : null].filter(Boolean).join(' · ');
	return (
		<li class="stop">
			<Tag tone={line.tone} icon={line.icon}>{line.text}</Tag>
			<h3>{service.name}</h3>
			{about && <p class="soft">{about}</p>}
			<div class="row">
				<Tel number={phone} />
				{service.link && <a class="button quiet" href={service.link} rel="noreferrer noopener" target="_blank">{t('stop.link')}</a>}
			</div>
		</li>
	);
}

function StopList({ stops, now }: { stops: Stop[]; now: number }) {
	if (stops.length === 0) return <p class="soft">{t('stop.none')}</p>;
	return <ul class="stops">{stops.map((stop) => <StopItem key={stop.service.id} stop={stop} now={now} />)}</ul>;
}

/** Beside the houses, or below them on a phone. */
export function StopLists({ stops, now }: { stops: Stop[]; now: number }) {
	return (
		<aside class="elsewhere" aria-labelledby="stops-title">
			<h2 id="stops-title">{t('stop.title')}</h2>
			<StopList stops={stops.filter((stop) => stop.service.kind !== 'warmline')} now={now} />
			<h2>{t('stop.warmlines')}</h2>
			<StopList stops={stops.filter((stop) => stop.service.kind === 'warmline')} now={now} />
		</aside>
	);
}
