// What the house states about itself, for its lead to keep true: the way in, whom it is for, nights, access, clocks, how to reach it.
// Only what was changed is sent, with the version that was read; when somebody else saved in between, nothing of either is lost.

import { useEffect, useRef, useState } from 'preact/hooks';
import { all_facts, fact_faults, fact_groups, fact_named, facts_changed, facts_of, rebase, type FactFault, type FactName, type Facts, type FactValue } from '../core/site_facts.ts';
import type { Site } from '../core/rows.ts';
import type { Problem } from '../net/http.ts';
import type { SiteReply } from '../net/shapes.ts';
import { FactField, fact_label, fault_text } from './fact_fields.tsx';
import { ErrorSummary } from './forms.tsx';
import { own_sites, use_here } from './here.ts';
import { HouseFacts } from './house_facts.tsx';
import { Icon } from './icons.tsx';
import { Button, Title } from './parts.tsx';
import { RoomFacts } from './room_facts.tsx';
import { ago_text } from './times.ts';
import { t, t_list } from './words.ts';

export function SiteFactsScreen() {
	const here = use_here();
	const [wrong, set_wrong] = useState(false);
	const wanted = new URLSearchParams(here.search).get('site');
	const sites = own_sites(here);
	const site = sites.find((one) => one.id === wanted) ?? sites[0];
	const back = <a class="back" href={site ? `/house?site=${site.id}` : '/house'}><Icon name="arrow" /> {site?.name ?? t('house.title')}</a>;
	if (!site) return <main id="main" class="narrow">{back}<Title text={t('site_facts.title')} /><p>{t('house.none')}</p></main>;
	const may = here.session?.memberships.some((one) => one.organization_id === site.organization_id && one.role === 'house_lead') ?? false;
	return (
		<main id="main" class="narrow site-facts">
			{back}
			<Title text={t('site_facts.title')} error={wrong} />
			<p class="lead">{t(may ? 'site_facts.what' : 'site_facts.lead_only')}</p>
			{may ? <Editor key={site.id} site={site} told={set_wrong} /> : <section class="panel"><HouseFacts site={site} /></section>}
		</main>
	);
}

interface Read {
	version: number;
	base: Facts;
	now: Facts;
}

function Editor({ site, told }: { site: Site; told: (wrong: boolean) => void }) {
	const here = use_here();
	const [read, set_read] = useState<Read | null>(null);
	const [lost, set_lost] = useState(false);
	const [errors, set_errors] = useState<{ name: FactName; fault: FactFault }[]>([]);
	const [tries, set_tries] = useState(0);
	const [busy, set_busy] = useState(false);
	const [other, set_other] = useState<Problem | null>(null);
	const draft_name = `facts/${site.id}`;

	const fetch_facts = async () => {
		set_lost(false);
		const answer = await here.api.get<SiteReply>(`/sites/${site.id}`);
		if (!answer.ok) return set_lost(true);
		const base = facts_of(answer.body);
		const kept = await (await here.keep()).get<Partial<Facts>>(draft_name);
		set_read({ version: answer.body.version, base, now: { ...base, ...kept } });
	};
	useEffect(() => void fetch_facts(), []);
	useEffect(() => told(errors.length > 0), [errors]);
	const changed = read ? facts_changed(read.base, read.now) : {};
	const count = Object.keys(changed).length;
	const unsaved = useRef(0);
	unsaved.current = count;
	useEffect(() => {
		const ask = (event: BeforeUnloadEvent) => void (unsaved.current > 0 && event.preventDefault());
		addEventListener('beforeunload', ask);
		return () => removeEventListener('beforeunload', ask);
	}, []);

	if (lost) return <p class="summary">{t('site_facts.lost')} <Button says="site_facts.again" tone="quiet" run={() => void fetch_facts()} /></p>;
	if (!read) return <p aria-busy="true">{t('board.loading')}</p>;

	const set = (name: FactName, value: FactValue) => {
		const now = { ...read.now, [name]: value };
		set_read({ ...read, now });
		set_errors((before) => before.filter((one) => one.name !== name));
		void here.keep().then((keep) => keep.put(draft_name, facts_changed(read.base, now)));
	};
	const forget = () => {
		set_read({ ...read, now: read.base });
		set_errors([]);
		void here.keep().then((keep) => keep.remove(draft_name));
	};
	const save = async () => {
		const faults = fact_faults(read.now);
		set_errors(faults);
		set_tries((before) => before + 1);
		if (faults.length > 0 || count === 0) return;
		set_busy(true);
		const answer = await here.api.send<SiteReply>('PATCH', `/sites/${site.id}`, { version: read.version, body: changed });
		set_busy(false);
		if (answer.ok) {
			here.store.merge('site', answer.body as unknown as Site);
			const base = facts_of(answer.body);
			set_read({ version: answer.body.version, base, now: base });
			set_other(null);
			void here.keep().then((keep) => keep.remove(draft_name));
			return here.say({ text: 'site_facts.saved', tone: 'good' });
		}
		const current = answer.problem.current as SiteReply | undefined;
		if (answer.problem.slug === 'version_changed' && current) {
			const theirs = facts_of(current);
			set_read({ version: current.version, base: theirs, now: rebase(read.base, read.now, theirs) });
			return set_other(answer.problem);
		}
		const named = answer.problem.errors.map((one) => one.pointer.replace(/^\//, '').replace(/\/.*$/, '') as FactName).filter((name) => all_facts.some((fact) => fact.name === name));
		if (named.length > 0) {
			set_tries((before) => before + 1);
			return set_errors([...new Set(named)].map((name) => ({ name, fault: 'not_taken' as FactFault })));
		}
		here.say({ text: answer.problem.status === 0 ? 'site_facts.not_saved_lost' : 'site_facts.not_saved', tone: 'bad' });
	};
	const fault_of = (name: FactName) => errors.find((one) => one.name === name)?.fault;
	return (
		<>
			<form noValidate class="facts-form" onSubmit={(event) => {
				event.preventDefault();
				void save();
			}}>
				<ErrorSummary errors={errors.map(({ name, fault }) => ({ field: name, text: fault_text(fact_named(name), fault) }))} tried={tries} />
				{other && (
					<p class="summary" role="alert">
						{t('site_facts.meanwhile', { who: other.changed_by || t('site_facts.somebody'), ago: ago_text(Date.parse(other.changed_at ?? '') || here.clock.now(), here.clock.now()) })}
					</p>
				)}
				{fact_groups.map((group) => (
					<section key={group.name} class={`form-part ${group.name}`} aria-labelledby={`group-${group.name}`}>
						<h2 id={`group-${group.name}`}>{t(`fact_group.${group.name}`)}</h2>
						{group.facts.filter((fact) => !fact.when || fact.when(read.now)).map((fact) => (
							<FactField key={fact.name} fact={fact} facts={read.now} fault={fault_of(fact.name)} set={(value) => set(fact.name, value)} />
						))}
					</section>
				))}
				<div class={count > 0 ? 'save-bar' : 'save-bar idle'}>
					<p role="status">{count === 0 ? t('site_facts.none') : t('site_facts.count', { n: count })}{count > 0 && <span class="hint">{t_list((Object.keys(changed) as FactName[]).map((name) => fact_label(fact_named(name))).slice(0, 4))}</span>}</p>
					<div class="row">
						<button type="submit" class="button" disabled={busy || count === 0}>{t(busy ? 'sending' : 'stay_sheet.save')}</button>
						{count > 0 && <Button says="site_facts.forget" tone="quiet" run={forget} />}
					</div>
				</div>
			</form>
			<RoomFacts site={site} />
		</>
	);
}
