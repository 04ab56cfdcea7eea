// The board as a map: a mark a county says how many rooms are open there, and the list beside it says the same; near a chosen county each
// house has a mark. Outlines come as one small file a state; without them the list still has it all.

import { useEffect, useRef, useState } from 'preact/hooks';
import { box_of, by_county, label_place, letters_of, marks_of, radius_of, rooms_of, states_shown, type Box, type CountyShape, type Mark, type StateShape } from '../core/map.ts';
import type { House } from '../core/houses.ts';
import { age_tick_ms, board_of, network, use_here, use_now } from './here.ts';
import { StandingTag, TalkLine } from './house_card.tsx';
import { Tel, Title } from './parts.tsx';
import { t } from './words.ts';

const shapes = new Map<string, Promise<StateShape>>();

function load_shape(state: string): Promise<StateShape> {
	let shape = shapes.get(state);
	if (!shape) {
		shape = fetch(`/counties/${state}.json`).then((reply) => {
			if (!reply.ok) throw new Error(String(reply.status));
			return reply.json() as Promise<StateShape>;
		});
		shapes.set(state, shape);
		shape.catch(() => shapes.delete(state));
	}
	return shape;
}

function use_shapes(states: readonly string[]): StateShape[] | 'lost' | null {
	const [loaded, set_loaded] = useState<StateShape[] | 'lost' | null>(null);
	const wanted = states.join();
	useEffect(() => {
		if (wanted === '') return;
		let here = true;
		Promise.all(wanted.split(',').map(load_shape)).then((all) => here && set_loaded(all), () => here && set_loaded('lost'));
		return () => void (here = false);
	}, [wanted]);
	return loaded;
}

const map_path = (county: string) => (county ? `/map?county=${county}` : '/map');

/** "Multnomah, OR": there are counties of one name in neighbouring states. */
function use_county_name(): (fips: string) => string {
	const { counties } = use_here();
	return (fips) => {
		const county = counties.get(fips);
		return county ? `${county.name}, ${county.state}` : fips;
	};
}

function MarkLink({ mark, box, near }: { mark: Mark; box: Box; near: string }) {
	const here = use_here();
	const name = use_county_name();
	const radius = radius_of(box);
	const letters = letters_of(box);
	const label = label_place(mark, box);
	const path = mark.county === near ? `#house-${mark.id}` : map_path(mark.county);
	const go = (event: Event) => {
		event.preventDefault();
		if (mark.county === near) document.getElementById(`house-${mark.id}`)?.focus();
		else here.go(path);
	};
	return (
		<a href={path} onClick={go} aria-label={`${mark.rooms} ${mark.label}, ${t('map.rooms_in', { county: name(mark.county), n: mark.rooms })}`}>
			{Math.hypot(mark.x - mark.at_x, mark.y - mark.at_y) > radius && <path d={`M${mark.at_x} ${mark.at_y}L${mark.x} ${mark.y}`} />}
			<circle class={`${mark.rooms > 0 ? 'open' : 'none'} ${mark.is_area ? 'area' : ''}`} cx={mark.x} cy={mark.y} r={radius} />
			<text class={mark.rooms > 0 ? 'number open' : 'number'} x={mark.x} y={mark.y + letters * 0.4} font-size={letters * 1.15} text-anchor="middle">{mark.rooms}</text>{' '}
			{label && <text class="label" x={label.x} y={label.y} font-size={letters} text-anchor={label.anchor}>{mark.label}</text>}
		</a>
	);
}

function Picture({ states, groups, near }: { states: StateShape[]; groups: Map<string, House[]>; near: string }) {
	const { counties } = use_here();
	const box = box_of(states, near);
	const meets = (one: CountyShape) => one.right > box.left && one.left < box.right && one.bottom > box.top && one.top < box.bottom;
	const outlines = states.flatMap((state) => state.counties).filter(meets);
	return (
		<figure class="map">
			<svg viewBox={`${box.left} ${box.top} ${box.right - box.left} ${box.bottom - box.top}`} role="group" aria-label={t('map.title')}>
				<g class="outlines" aria-hidden="true">
					{outlines.filter((one) => one.fips !== near).map((one) => <path key={one.fips} d={one.path} />)}
					{outlines.filter((one) => one.fips === near).map((one) => <path key={one.fips} class="near" d={one.path} />)}
				</g>
				{marks_of(groups, counties, near, box).map((mark) => <MarkLink key={mark.id} mark={mark} box={box} near={near} />)}
			</svg>
			<figcaption class="hint">{t('map.key')}</figcaption>
		</figure>
	);
}

function ListedHouse({ house, whole }: { house: House; whole: boolean }) {
	if (!whole) return <li><StandingTag house={house} /> {house.site.name}</li>;
	return (
		<li class="card" id={`house-${house.site.id}`} tabIndex={-1}>
			<StandingTag house={house} />
			<h3><a href={`/board?name=${encodeURIComponent(house.site.name)}`}>{house.site.name}</a></h3>
			<p class="place">{house.site.address_confidential ? t('map.area') : [house.site.address, house.site.city].filter(Boolean).join(', ')}</p>
			<TalkLine house={house} />
			<p><Tel number={house.site.phone} /></p>
		</li>
	);
}

function CountyList({ groups, near }: { groups: Map<string, House[]>; near: string }) {
	const name = use_county_name();
	return (
		<>
			{[...groups].filter(([fips]) => !near || fips === near).map(([fips, houses]) => (
				<section key={fips} aria-labelledby={`county-${fips}`}>
					{!near && <h3 id={`county-${fips}`}><a href={map_path(fips)}>{t('map.rooms_in', { county: name(fips), n: rooms_of(houses) })}</a></h3>}
					<ul class={near ? 'cards' : 'plain'} aria-label={near ? name(fips) : undefined}>
						{houses.map((house) => <ListedHouse key={house.site.id} house={house} whole={near !== ''} />)}
					</ul>
				</section>
			))}
		</>
	);
}

function ChooseCounty({ groups, near }: { groups: Map<string, House[]>; near: string }) {
	const here = use_here();
	const name = use_county_name();
	return (
		<p class="map-choose">
			<label for="map-county">{t('map.county')}</label>
			<select id="map-county" value={near} onChange={(event) => here.go(map_path(event.currentTarget.value))}>
				<option value="">{t('map.all')}</option>
				{[...groups.keys()].map((fips) => <option key={fips} value={fips}>{name(fips)}</option>)}
			</select>
		</p>
	);
}

export function MapScreen() {
	const here = use_here();
	const now = use_now(age_tick_ms);
	const name = use_county_name();
	const heading = useRef<HTMLHeadingElement>(null);
	const asked = new URLSearchParams(here.search).get('county') ?? '';
	const near = here.counties.has(asked) ? asked : '';
	const groups = by_county(board_of(here, null, now).houses);
	const states = use_shapes(states_shown(here.counties.keys(), groups, near));
	const shown = near ? (groups.get(near) ?? []) : [...groups.values()].flat();
	// Who chose a county goes on reading there.
	const before = useRef(near);
	useEffect(() => {
		if (before.current !== near && here.arrivals > 0) heading.current?.focus();
		before.current = near;
	}, [near]);
	return (
		<main id="main" class="map-page">
			<Title text={t('map.title')} />
			<p class="soft">{t('map.lead')} <a href="/board">{t('map.board')}</a></p>
			<div class="map-columns">
				<div>
					<ChooseCounty groups={groups} near={near} />
					{states === 'lost' && <p class="summary">{t('map.lost')}</p>}
					{Array.isArray(states) && states.length > 0 && <Picture states={states} groups={groups} near={near} />}
				</div>
				<section class="map-list" aria-labelledby="map-list-title">
					<h2 id="map-list-title" ref={heading} tabIndex={-1}>
						{here.store.has(network) ? (near ? t('map.rooms_in', { county: name(near), n: rooms_of(shown) }) : t('map.rooms', { n: rooms_of(shown) })) : t('board.loading')}
					</h2>
					{near && <p><a class="button quiet" href="/map">{t('map.all')}</a></p>}
					{shown.length === 0 && here.store.has(network) && <p class="soft">{t('map.none')}</p>}
					<CountyList groups={groups} near={near} />
				</section>
			</div>
		</main>
	);
}
