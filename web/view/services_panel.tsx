// What a house offers besides rooms: whether its drop-in or line is open by its hours, and how full it is now, in one tap.

import type { Service, Site } from '../core/rows.ts';
import { openness_of } from '../core/hours.ts';
import { age_tick_ms, network, use_here, use_now } from './here.ts';
import { Ago, Sending, Tag } from './parts.tsx';
import { openness_line } from './stops.tsx';
import { t } from './words.ts';

const levels = ['quiet', 'busy', 'full'] as const;
/** How full it was half an hour ago is not how full it is. */
const level_good_ms = 30 * 60_000;

export function ServicesPanel({ site }: { site: Site }) {
	const here = use_here();
	const now = use_now(age_tick_ms);
	const services = here.store.all(network, 'service')
		.filter((service) => service.site_id === site.id && service.kind !== 'respite' && service.kind !== 'conversation')
		.map((service) => here.outbox.overlay('service', service))
		.sort((a, b) => a.name.localeCompare(b.name));
	return <>{services.map((service) => <ServicePanel key={service.id} service={service} site={site} now={now} />)}</>;
}

function ServicePanel({ service, site, now }: { service: Service; site: Site; now: number }) {
	const here = use_here();
	const line = openness_line({ service, site, openness: openness_of(service, now), miles: null }, now);
	const set = (level: Service['level'], before: Service['level']) => here.act({
		method: 'PATCH', path: `/services/${service.id}`, body: { level }, kind: 'service', row: here.store.get(network, 'service', service.id) ?? service, version: 'header',
		effect: { level, level_at: new Date(here.clock.now()).toISOString() }, good_for_ms: level_good_ms, says: 'done.level', about: { name: service.name },
		undo: () => set(before, level),
	});
	return (
		<section class="panel" aria-labelledby={`service-${service.id}`}>
			<h2 id={`service-${service.id}`}>{service.name}</h2>
			<Tag tone={line.tone} icon={line.icon}>{line.text}</Tag>
			{service.kind !== 'warmline' && (
				<>
					<div class="row choose" role="group" aria-label={t('level.how')}>
						{levels.map((level) => (
							<button key={level} type="button" class="button quiet" aria-pressed={service.level === level} onClick={() => level !== service.level && set(level, service.level)}>{t(`level.${level}`)}</button>
						))}
					</div>
					<p class="hint">{service.level_at ? <>{t('level.said')} <Ago at={Date.parse(service.level_at)} /></> : t('level.none')} <Sending kind="service" id={service.id} /></p>
				</>
			)}
		</section>
	);
}
