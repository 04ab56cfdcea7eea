// What a house offers besides rooms: whether it is open by its hours, how full it is now, whether today's hours are right: one tap each.

import { useState } from 'preact/hooks';
import type { Service, Site } from '../core/rows.ts';
import { time_of } from '../core/rows.ts';
import { openness_of } from '../core/hours.ts';
import { age_tick_ms, network, use_here, use_now } from './here.ts';
import { late } from './later.tsx';
import { Ago, Button, Sending, Tag } from './parts.tsx';
import { load_hours } from './screens.tsx';
import { openness_line } from './stops.tsx';
import { date_at } from './times.ts';
import { t } from './words.ts';

const levels = ['quiet', 'busy', 'full'] as const;
/** How full it was half an hour ago is not how full it is; nor are hours right because they were this morning. */
const level_good_ms = 30 * 60_000;
const EarlySheet = late(load_hours, (hours) => hours.EarlySheet);

export function ServicesPanel({ site }: { site: Site }) {
	const here = use_here();
	const now = use_now(age_tick_ms);
	const services = here.store.all(network, 'service')
		.filter((service) => service.site_id === site.id && service.kind !== 'respite')
		.map((service) => here.outbox.overlay('service', service))
		.sort((a, b) => a.name.localeCompare(b.name));
	return <>{services.map((service) => <ServicePanel key={service.id} service={service} site={site} now={now} />)}</>;
}

/** here_already: on the page of its hours, which needs no way there. */
export function ServicePanel({ service, site, now, here_already }: { service: Service; site: Site; now: number; here_already?: boolean }) {
	const here = use_here();
	const [early, set_early] = useState(false);
	const openness = openness_of(service, now);
	const line = openness_line({ service, site, openness, miles: null }, now);
	const today = (at: number) => date_at(at, site.zone) === date_at(now, site.zone);
	const still_today = openness.is === 'open' || (openness.is === 'closed' && openness.next !== null && today(openness.next));
	const set = (level: Service['level'], before: Service['level']) => here.act({
		method: 'PATCH', path: `/services/${service.id}`, body: { level }, kind: 'service', row: here.store.get(network, 'service', service.id) ?? service, version: 'header',
		effect: { level, level_at: new Date(here.clock.now()).toISOString() }, good_for_ms: level_good_ms, says: 'done.level', about: { name: service.name },
		undo: () => set(before, level),
	});
	const confirm = () => here.act({
		path: `/services/${service.id}/hours/confirm`, kind: 'service', row: service, effect: { hours_confirmed_at: new Date(here.clock.now()).toISOString() },
		good_for_ms: level_good_ms, says: 'done.hours_right', about: { name: service.name },
	});
	return (
		<section class="panel service" aria-labelledby={`service-${service.id}`}>
			<h2 id={`service-${service.id}`}>{service.name}</h2>
			<Tag tone={line.tone} icon={line.icon}>{line.text}</Tag>
			{(service.kind === 'drop_in' || service.kind === 'living_room') && (
				<>
					<div class="row choose" role="group" aria-label={t('level.how')}>
						{levels.map((level) => (
							<button key={level} type="button" class="button quiet" aria-pressed={service.level === level} onClick={() => level !== service.level && set(level, service.level)}>{t(`level.${level}`)}</button>
						))}
					</div>
					<p class="hint">{service.level_at ? <>{t('level.said')} <Ago at={Date.parse(service.level_at)} /></> : t('level.none')} <Sending kind="service" id={service.id} /></p>
				</>
			)}
			<div class="row">
				{openness.is !== 'not_stated' && <Button says="hours_today.right" icon="check" tone="quiet" run={confirm} />}
				{still_today && <Button says="hours_today.early" tone="quiet" run={() => set_early(true)} />}
				{!here_already && <a class="button quiet" href={`/house/hours?service=${service.id}`}>{t('hours_today.change')}<span class="unseen"> {service.name}</span></a>}
			</div>
			{openness.is !== 'not_stated' && (
				<p class="hint">
					{service.hours_confirmed_at === null ? t('hours_today.never') : <>{t(today(time_of(service.hours_confirmed_at)) ? 'hours_today.confirmed' : 'hours_today.last')} <Ago at={time_of(service.hours_confirmed_at)} /></>}{' '}
					{service.kind !== 'drop_in' && service.kind !== 'living_room' && <Sending kind="service" id={service.id} />}
				</p>
			)}
			{early && <EarlySheet service={service} close={() => set_early(false)} />}
		</section>
	);
}
