// The directory as an administrator keeps it: organizations, sites, services and who picks up, looked through by words; and files brought in
// and taken out. What is looked at stands in the address.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { DirectoryListReply } from '../net/api.ts';
import type { Page } from '../net/shapes.ts';
import { DirectoryFile } from './directory_file.tsx';
import { DirectoryForm, type Opened } from './directory_form.tsx';
import { use_here } from './here.ts';
import { Button, Tag, Tel, Title } from './parts.tsx';
import { t, t_code, type Key } from './words.ts';

export type Row = DirectoryListReply;
export type Noun = Row['noun'];

const nouns: readonly Noun[] = ['organization', 'site', 'service', 'person'];

function address(place: string, search = ''): string {
	return `/directory?show=${place}${search ? `&search=${encodeURIComponent(search)}` : ''}`;
}

export function DirectoryScreen() {
	const here = use_here();
	const asked = new URLSearchParams(here.search);
	const show = asked.get('show') === 'file' ? 'file' : nouns.find((one) => one === asked.get('show')) ?? 'organization';
	const mine = here.session?.memberships.some((one) => one.role === 'network_admin') ?? false;
	return (
		<main id="main" class="narrow directory">
			<Title text={t('directory.title')} />
			{!mine ? <p>{t('directory.not_yours')}</p> : (
				<>
					<nav class="tabs" aria-label={t('directory.title')}>
						{[...nouns, 'file' as const].map((one) => (
							<a key={one} class="button quiet" href={address(one, one === 'file' ? '' : asked.get('search') ?? '')} aria-current={one === show ? 'page' : undefined}>{t_code('directory_tab', one)}</a>
						))}
					</nav>
					{show === 'file' ? <DirectoryFile /> : <DirectoryList key={show} noun={show} search={asked.get('search') ?? ''} />}
				</>
			)}
		</main>
	);
}

const page_size = 50;

function DirectoryList({ noun, search }: { noun: Noun; search: string }) {
	const here = use_here();
	const [typed, set_typed] = useState(search);
	const [rows, set_rows] = useState<Row[] | null>(null);
	const [next, set_next] = useState<string | null>(null);
	const [lost, set_lost] = useState(false);
	const [opened, set_opened] = useState<Opened | null>(null);
	const turn = useRef(0);
	const fetch_page = async (words: string, after: string | null) => {
		const mine = ++turn.current;
		const answer = await here.api.get<Page<Row>>(`/directory?noun=${noun}&limit=${page_size}${words ? `&search=${encodeURIComponent(words)}` : ''}${after ? `&after=${after}` : ''}`);
		if (mine !== turn.current) return;
		set_lost(!answer.ok);
		if (!answer.ok) return;
		set_rows((before) => (after && before ? [...before, ...answer.body.items] : answer.body.items));
		set_next(answer.body.next);
	};
	// A word that is being typed is asked for when the hand rests.
	useEffect(() => {
		const timer = setTimeout(() => {
			if (typed !== search) here.go(address(noun, typed), 'replace');
			void fetch_page(typed.trim(), null);
		}, rows === null ? 0 : 300);
		return () => clearTimeout(timer);
	}, [typed]);
	const done = () => {
		set_opened(null);
		void fetch_page(typed.trim(), null);
	};
	return (
		<>
			<div class="directory-tools">
				<div class="field">
					<label for="directory-search">{t('directory.search')}</label>
					<input id="directory-search" type="search" value={typed} autoComplete="off" onInput={(event) => set_typed(event.currentTarget.value)} />
				</div>
				{noun === 'organization' && opened === null && <Button says="directory.add_organization" icon="house" run={() => set_opened({ form: 'organization', id: null })} />}
			</div>
			{opened && <section class="panel" aria-label={t('directory.form')}><DirectoryForm key={`${opened.form} ${opened.id} ${opened.under?.id}`} opened={opened} close={() => set_opened(null)} done={done} /></section>}
			{lost && <p class="summary" role="alert">{t('directory.lost')} <Button says="site_facts.again" tone="quiet" run={() => void fetch_page(typed.trim(), null)} /></p>}
			{rows === null && !lost && <p aria-busy="true">{t('directory.loading')}</p>}
			<p class="unseen" role="status">{rows === null ? '' : t('directory.found', { n: rows.length })}</p>
			{rows?.length === 0 && <p class="panel soft">{t('directory.none')}</p>}
			<ul class="plain directory-list">
				{rows?.map((row) => <li key={row.id}><DirectoryItem row={row} open={set_opened} changed={done} /></li>)}
			</ul>
			{next && <p><Button says="directory.more" tone="quiet" run={() => void fetch_page(typed.trim(), next)} /></p>}
		</>
	);
}

/** What stands under the name: what it is, to whom it belongs, where. */
function told(row: Row): string {
	const kind = row.noun === 'organization' ? t_code('organization_kind', row.kind ?? '') : row.noun === 'service' ? t_code('service_kind', row.kind ?? '') : row.kind;
	return [kind, row.noun === 'site' || row.noun === 'person' || row.noun === 'service' ? [row.noun === 'site' ? null : row.site_name, row.organization_name].filter(Boolean).join(', ') : null,
		row.county_name && `${row.county_name}, ${row.county_state}`].filter(Boolean).join(' · ');
}

function DirectoryItem({ row, open, changed }: { row: Row; open: (what: Opened) => void; changed: () => void }) {
	const here = use_here();
	const [sure, set_sure] = useState(false);
	const named = <span class="unseen"> {row.name}</span>;
	const act = async (method: 'POST' | 'DELETE', path: string, says: Key) => {
		const answer = await here.api.send(method, path, method === 'POST' ? { body: {} } : {});
		set_sure(false);
		here.say(answer.ok ? { text: says, tone: 'good' } : { text: answer.problem.slug === 'site_in_use' ? 'directory.in_use' : 'directory.not_done', tone: 'bad' });
		changed();
	};
	const quiet = (says: Key, run: () => void) => <button type="button" class="button quiet" onClick={run}>{t(says)}{named}</button>;
	return (
		<article class="directory-item">
			<div>
				<h2>{row.name} {row.state === 'closed' && <Tag tone="no_room" icon="offline">{t('directory.closed')}</Tag>} {row.is_public === true && <Tag tone="open" icon="check">{t('directory.public')}</Tag>}</h2>
				<p class="soft">{told(row)}</p>
				{row.phone && <p><Tel number={row.phone} /></p>}
			</div>
			<div class="row">
				{row.noun !== 'service' && quiet('directory.change', () => open({ form: row.noun as Opened['form'], id: row.id, under: row }))}
				{row.noun === 'organization' && quiet('directory.add_site', () => open({ form: 'site', id: null, under: row }))}
				{row.noun !== 'person' && quiet('directory.add_person', () => open({ form: 'person', id: null, under: row }))}
				{row.noun === 'site' && row.state === 'closed' && quiet('directory.reopen', () => void act('DELETE', `/sites/${row.id}/closures`, 'directory.reopened'))}
				{row.noun === 'site' && row.state !== 'closed' && (sure
					? <button type="button" class="button danger" onClick={() => void act('POST', `/sites/${row.id}/closures`, 'directory.was_closed')}>{t('directory.close_sure')}{named}</button>
					: quiet('directory.close', () => set_sure(true)))}
				{row.noun === 'person' && (sure
					? <button type="button" class="button danger" onClick={() => void act('DELETE', `/contacts/${row.id}`, 'directory.removed')}>{t('directory.remove_sure')}{named}</button>
					: quiet('directory.remove', () => set_sure(true)))}
			</div>
		</article>
	);
}
