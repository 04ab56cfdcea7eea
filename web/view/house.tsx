// The house's own screen, for one thumb: still right, who waits for an answer, each room, tonight, who stays.

import { standing_of } from '../core/houses.ts';
import type { Site } from '../core/rows.ts';
import { age_tick_ms, beds_of, network, own_sites, use_here, use_now, view_of } from './here.ts';
import { NextOpening, StandingTag, Updated } from './house_card.tsx';
import { IntroductionList } from './introduction_list.tsx';
import { later } from './later.tsx';
import { Button, Title } from './parts.tsx';
import { Rooms } from './rooms.tsx';
import { t } from './words.ts';

const Calls = later((rest) => rest.Calls, () => <div class="calls" />);
const Tonight = later((rest) => rest.Tonight);
const Stays = later((rest) => rest.Stays);
const ServicesPanel = later((rest) => rest.ServicesPanel);
const TurnAways = later((rest) => rest.TurnAways);
const HouseLinks = later((rest) => rest.HouseLinks);
const IntroductionPage = later((rest) => rest.IntroductionPage);

/** "Still right" of some minutes ago is not a confirmation of now. */
const confirm_good_ms = 10 * 60_000;

export function HouseScreen() {
	const here = use_here();
	const params = new URLSearchParams(here.search);
	const sites = own_sites(here);
	const site = sites.find((one) => one.id === params.get('site')) ?? sites[0];
	const opened = params.get('introduction');
	if (!site) return <main id="main"><Title text={t('house.title')} /><p>{t(here.store.has(network) ? 'house.none' : 'board.loading')}</p></main>;
	if (opened) return <IntroductionPage key={opened} recipient_id={opened} site={site} />;
	return <House key={site.id} site={here.outbox.overlay('site', site)} sites={sites} />;
}

function House({ site, sites }: { site: Site; sites: Site[] }) {
	const here = use_here();
	const now = use_now(age_tick_ms);
	const beds = beds_of(here, site.id);
	const house = { site, beds, ...standing_of(site, beds, now), talk: { is: 'not_stated' as const }, miles: null };
	// Drawn together, so that nothing is pushed down by what comes a moment later.
	const ready = here.store.has(view_of(site.organization_id)) || here.live?.link.state === 'lost' || here.kept_at !== null;
	return (
		<main id="main" class="house-screen">
			<Title text={site.name} note={sites.length > 1 && (
				<label class="pick"><span class="unseen">{t('house.which')}</span>
					<select value={site.id} onChange={(event) => here.go(`/house?site=${event.currentTarget.value}`)}>
						{sites.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
					</select>
				</label>
			)} />
			{ready && (
				<div class="house-columns">
					<div class="stack">
						<section class="panel now" aria-label={t('house.now')}>
							{beds.length > 0 && <StandingTag house={house} />}
							<Updated house={house} />
							<NextOpening house={house} />
							<Confirm site={site} />
						</section>
						{beds.length > 0 && (
							<section class="panel" aria-labelledby="introductions-title">
								<h2 id="introductions-title">{t('introductions.title')}</h2>
								<IntroductionList site={site} />
								<Calls site={site} beds={beds} />
							</section>
						)}
					</div>
					<div class="stack">
						{beds.length > 0 && (
							<section aria-labelledby="rooms-title">
								<h2 id="rooms-title">{t('rooms.title')}</h2>
								<Rooms site={site} beds={beds} />
							</section>
						)}
						<ServicesPanel site={site} />
						<Tonight site={site} beds={beds} open={house.open} />
						{beds.length > 0 && <Stays site={site} beds={beds} />}
						<TurnAways site={site} />
						<HouseLinks site={site} />
					</div>
				</div>
			)}
		</main>
	);
}

function Confirm({ site }: { site: Site }) {
	const here = use_here();
	const confirm = () => here.act({
		path: `/sites/${site.id}/confirmations`, kind: 'site', row: site, good_for_ms: confirm_good_ms, says: 'did.confirmed',
		effect: { confirmed_at: new Date(here.clock.now()).toISOString() },
	});
	return <Button says="still_right" icon="check" run={confirm} />;
}
