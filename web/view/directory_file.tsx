// A file brought in: it is checked as soon as it is chosen, everything wrong with it stands in a table, and only when nothing is may it be
// stored. And the directory taken out as a file.

import { useState } from 'preact/hooks';
import type { DirectoryCheckReply } from '../net/api.ts';
import { use_here } from './here.ts';
import { Button } from './parts.tsx';
import { t, t_code } from './words.ts';

type Report = DirectoryCheckReply;
type Format = 'csv' | 'hsds';

interface Chosen {
	name: string;
	format: Format;
	text: string;
	/** The same as long as the file is, so that it is stored once. */
	key: string;
}

/** A large file takes its time on a slow line. */
const patience_ms = 120_000;
const parts = ['organizations', 'sites', 'services', 'people'] as const;

async function read(file: File): Promise<Chosen | 'not_text'> {
	try {
		const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
		return { name: file.name, format: /^[\ufeff\s]*[[{]/.test(text) ? 'hsds' : 'csv', text, key: crypto.randomUUID() };
	} catch {
		return 'not_text';
	}
}

export function DirectoryFile() {
	const here = use_here();
	const [chosen, set_chosen] = useState<Chosen | null>(null);
	const [report, set_report] = useState<Report | null>(null);
	const [stored, set_stored] = useState(false);
	const [busy, set_busy] = useState(false);
	const [trouble, set_trouble] = useState('');
	const ask = async (what: Chosen, path: '/directory/checks' | '/directory/imports') => {
		set_busy(true);
		set_trouble('');
		const answer = await here.api.post<Report>(path, { format: what.format, text: what.text }, { key: what.key, timeout_ms: patience_ms });
		set_busy(false);
		if (answer.ok) {
			set_report(answer.body);
			set_stored(path === '/directory/imports');
		} else if (answer.problem.slug === 'bad_value' && answer.problem.current) {
			set_report(answer.problem.current as unknown as Report);
		} else {
			set_trouble(answer.problem.slug === 'body_too_large' ? t('directory.too_large') : answer.problem.status === 0 ? t('problem.lost') : t_code('problem', answer.problem.slug));
		}
	};
	const choose = async (file: File | undefined) => {
		set_report(null);
		set_stored(false);
		set_chosen(null);
		if (!file) return;
		const what = await read(file);
		if (what === 'not_text') return set_trouble(t('directory.not_text'));
		set_chosen(what);
		await ask(what, '/directory/checks');
	};
	return (
		<>
			<section class="panel stack" aria-labelledby="bring-title">
				<h2 id="bring-title">{t('directory.bring')}</h2>
				<p>{t('directory.bring_hint')}</p>
				<div class="field">
					<label for="directory-file">{t('directory.file')}</label>
					<input id="directory-file" type="file" accept=".csv,.json,.ndjson,text/csv,application/json" disabled={busy} onChange={(event) => void choose(event.currentTarget.files?.[0])} />
				</div>
				<div role="status">
					{busy && <p aria-busy="true">{t(report ? 'directory.storing' : 'directory.checking')}</p>}
					{trouble && <p class="error">{trouble}</p>}
					{report && <Told report={report} stored={stored} />}
				</div>
				{report && chosen && !stored && report.problem_count === 0 && !busy && <p><Button says="directory.store" icon="check" run={() => void ask(chosen, '/directory/imports')} /></p>}
				{report && report.problem_count > 0 && <Problems report={report} format={chosen?.format ?? 'csv'} />}
			</section>
			<TakeOut />
		</>
	);
}

function Told({ report, stored }: { report: Report; stored: boolean }) {
	if (report.problem_count > 0) return <p class="summary bad">{t('directory.wrong', { n: report.problem_count })}</p>;
	return (
		<div class="summary">
			<p><strong>{t(stored ? 'directory.stored' : 'directory.would')}</strong></p>
			<ul class="plain">
				{parts.filter((part) => report[part].made + report[part].changed + report[part].same > 0).map((part) => (
					<li key={part}>{t('directory.counts', { what: t_code('directory_part', part), made: report[part].made, changed: report[part].changed, same: report[part].same })}</li>
				))}
				{report.rooms_made > 0 && <li>{t('directory.rooms', { n: report.rooms_made })}</li>}
			</ul>
		</div>
	);
}

function Problems({ report, format }: { report: Report; format: Format }) {
	return (
		<div class="table-box" tabIndex={0} role="region" aria-label={t('directory.problems')}>
			<table class="problems">
				<caption>{t('directory.problems')}</caption>
				<thead><tr>{format === 'csv' && <th scope="col">{t('directory.line')}</th>}<th scope="col">{t(format === 'csv' ? 'directory.column' : 'directory.place')}</th><th scope="col">{t('directory.what')}</th></tr></thead>
				<tbody>
					{report.problems.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0)).map((problem, index) => (
						<tr key={index}>
							{format === 'csv' && <td>{problem.line}</td>}
							<td class="place">{format === 'csv' ? problem.column : `${problem.line === null ? '' : `${problem.line}: `}${problem.pointer}`}</td>
							<td>{problem.detail}</td>
						</tr>
					))}
				</tbody>
			</table>
			{report.problem_count > report.problems.length && <p class="soft">{t('directory.more_wrong', { n: report.problem_count - report.problems.length })}</p>}
		</div>
	);
}

function TakeOut() {
	const [confidential, set_confidential] = useState(false);
	return (
		<section class="panel stack" aria-labelledby="take-title">
			<h2 id="take-title">{t('directory.take')}</h2>
			<p>{t('directory.take_hint')}</p>
			<label class="check"><input type="checkbox" checked={confidential} onChange={(event) => set_confidential(event.currentTarget.checked)} /> <span>{t('directory.confidential')}</span></label>
			<p class="row">
				<a class="button" href={`/api/v1/directory/export?format=csv${confidential ? '&confidential=yes' : ''}`} download="directory.csv">{t('directory.take_csv')}</a>
				<a class="button quiet" href="/api/v1/directory/export?format=hsds" download="directory.json">{t('directory.take_hsds')}</a>
			</p>
		</section>
	);
}
