// Adding or changing an organization, a site or a person who answers. Only what was changed is sent, upon the version that was read; what the
// server doesn't take is told at its field.

import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../net/http.ts';
import type { Row } from './directory.tsx';
import { ErrorSummary, Field } from './forms.tsx';
import { use_here } from './here.ts';
import { Button } from './parts.tsx';
import { t, t_code } from './words.ts';

export interface Opened {
	form: 'organization' | 'site' | 'person';
	/** null: a new one. */
	id: string | null;
	/** The row that it was opened from: what is changed, or to what the new one belongs. */
	under?: Row;
}

type Kind = 'text' | 'area' | 'check' | 'county' | 'kind' | 'zone';
interface Part {
	name: string;
	kind: Kind;
	needed?: boolean;
	/** An emptied field is null; else it is an empty text. */
	or_null?: boolean;
}
type Value = string | boolean;
type Draft = Record<string, Value>;
interface County {
	fips: string;
	name: string;
	state: string;
}

const organization_kinds = ['peer_respite', 'drop_in', 'warmline', 'hospital', 'mobile_crisis', 'crisis_line', 'network'];
const forms: Record<Opened['form'], { path: string; parts: Part[] }> = {
	organization: { path: '/organizations', parts: [
		{ name: 'name', kind: 'text', needed: true }, { name: 'kind', kind: 'kind', needed: true }, { name: 'phone', kind: 'text', or_null: true },
		{ name: 'county_fips', kind: 'county', or_null: true }, { name: 'description', kind: 'area' },
	] },
	site: { path: '/sites', parts: [
		{ name: 'name', kind: 'text', needed: true }, { name: 'county_fips', kind: 'county', needed: true }, { name: 'zone', kind: 'zone', needed: true },
		{ name: 'phone', kind: 'text', needed: true }, { name: 'address', kind: 'text', or_null: true }, { name: 'city', kind: 'text', or_null: true },
		{ name: 'postcode', kind: 'text', or_null: true }, { name: 'address_confidential', kind: 'check' }, { name: 'is_virtual', kind: 'check' },
		{ name: 'public_counts', kind: 'check' }, { name: 'description', kind: 'area' },
	] },
	person: { path: '/contacts', parts: [
		{ name: 'name', kind: 'text', needed: true }, { name: 'title', kind: 'text' }, { name: 'phone', kind: 'text', or_null: true },
		{ name: 'email', kind: 'text', or_null: true }, { name: 'is_public', kind: 'check' },
	] },
};

const empty = (parts: Part[]): Draft => Object.fromEntries(parts.map((part) => [part.name, part.kind === 'check' ? false : part.kind === 'kind' ? 'peer_respite' : '']));
const draft_of = (parts: Part[], row: Record<string, unknown>): Draft => Object.fromEntries(parts.map((part) => [part.name, part.kind === 'check' ? row[part.name] === true : String(row[part.name] ?? '')]));

/** What is sent: of a new one what was filled in, of another what is not as it was. */
function body_of(parts: Part[], draft: Draft, before: Draft | null): Record<string, unknown> {
	const told = parts.filter((part) => (before ? draft[part.name] !== before[part.name] : draft[part.name] !== '' && draft[part.name] !== false));
	return Object.fromEntries(told.map((part) => {
		const value = draft[part.name];
		return [part.name, typeof value === 'string' ? (value.trim() === '' && part.or_null ? null : value.trim()) : value];
	}));
}

function belongs(opened: Opened): Record<string, unknown> {
	const under = opened.under;
	if (opened.id !== null || !under || opened.form === 'organization') return {};
	if (opened.form === 'site') return { organization_id: under.organization_id };
	return { organization_id: under.organization_id, ...(under.site_id ? { site_id: under.site_id } : {}), ...(under.noun === 'service' ? { service_id: under.id } : {}) };
}

export function DirectoryForm({ opened, close, done }: { opened: Opened; close: () => void; done: () => void }) {
	const here = use_here();
	const { path, parts } = forms[opened.form];
	const [before, set_before] = useState<{ version: number; draft: Draft } | null>(null);
	const [draft, set_draft] = useState<Draft>(() => empty(parts));
	const [counties, set_counties] = useState<County[]>([]);
	const [errors, set_errors] = useState<{ field: string; text: string }[]>([]);
	const [trouble, set_trouble] = useState('');
	const [busy, set_busy] = useState(opened.id !== null);
	const read = async () => {
		const row = await here.api.get<Record<string, unknown>>(`${path}/${opened.id}`);
		set_busy(false);
		if (!row.ok) return set_trouble(t_code('problem', row.problem.slug));
		set_draft(draft_of(parts, row.body));
		set_before({ version: Number(row.body['version']), draft: draft_of(parts, row.body) });
	};
	useEffect(() => {
		if (opened.id !== null) void read();
		void here.api.get<{ items: County[] }>('/counties').then((answer) => answer.ok && set_counties(answer.body.items));
	}, []);
	useEffect(() => document.getElementById('directory-form-title')?.focus(), [before?.version]);
	const refused = (problem: Problem) => {
		if (problem.slug === 'version_changed') {
			set_trouble(t('problem.version_changed'));
			return void read();
		}
		const told = problem.errors.map((error) => ({ name: error.pointer.split('/')[1] ?? '', text: error.detail })).filter((error) => parts.some((part) => part.name === error.name));
		set_errors(told.map((error) => ({ field: `directory-${error.name}`, text: `${t_code('directory_member', error.name)}: ${error.text}` })));
		if (told.length === 0) set_trouble(problem.status === 0 ? t('problem.lost') : t_code('problem', problem.slug));
	};
	const save = async () => {
		const missing = parts.filter((part) => part.needed && String(draft[part.name]).trim() === '');
		set_errors(missing.map((part) => ({ field: `directory-${part.name}`, text: t('directory.needed', { what: t_code('directory_member', part.name) }) })));
		set_trouble('');
		if (missing.length > 0) return;
		const body = { ...body_of(parts, draft, before?.draft ?? null), ...belongs(opened) };
		if (before && Object.keys(body).length === 0) return close();
		set_busy(true);
		const answer = before ? await here.api.send('PATCH', `${path}/${opened.id}`, { body, version: before.version }) : await here.api.post(path, body);
		set_busy(false);
		if (!answer.ok) return refused(answer.problem);
		here.say({ text: 'directory.saved', tone: 'good' });
		done();
	};
	// What is typed before the row is here would be overwritten by it.
	if (opened.id !== null && before === null && trouble === '') return <p aria-busy="true">{t('directory.loading')}</p>;
	const error_of = (name: string) => errors.find((one) => one.field === `directory-${name}`)?.text;
	return (
		<form class="stack directory-form" noValidate onSubmit={(event) => {
			event.preventDefault();
			void save();
		}}>
			<h2 id="directory-form-title" tabIndex={-1}>{opened.id === null ? t_code('directory_new', opened.form) : opened.under?.name}</h2>
			{opened.id === null && opened.under && <p class="soft">{t('directory.belongs', { what: opened.form === 'site' ? opened.under.organization_name : opened.under.name })}</p>}
			<ErrorSummary errors={errors} />
			{parts.map((part) => (
				<Input key={part.name} part={part} value={draft[part.name] ?? ''} counties={counties} error={error_of(part.name)} change={(value) => set_draft({ ...draft, [part.name]: value })} />
			))}
			{trouble && <p class="error" role="alert">{trouble}</p>}
			<div class="row">
				<button type="submit" class="button" disabled={busy}>{t('stay_sheet.save')}</button>
				<Button says="cancel" tone="quiet" run={close} />
			</div>
		</form>
	);
}

function Input({ part, value, counties, error, change }: { part: Part; value: Value; counties: County[]; error: string | undefined; change: (value: Value) => void }) {
	const id = `directory-${part.name}`;
	const label = t_code('directory_member', part.name);
	const described = error ? { 'aria-describedby': `${id}-error`, 'aria-invalid': true as const } : {};
	if (part.kind === 'check') return <label class="check"><input id={id} type="checkbox" checked={value === true} onChange={(event) => change(event.currentTarget.checked)} /> <span>{label}</span></label>;
	const text = String(value);
	return (
		<Field id={id} label={label} optional={!part.needed} error={error} hint={part.kind === 'zone' ? t('directory.zone_hint') : undefined}>
			{part.kind === 'area' ? <textarea id={id} rows={3} value={text} {...described} onInput={(event) => change(event.currentTarget.value)} />
				: part.kind === 'county' ? (
					<select id={id} value={text} {...described} onChange={(event) => change(event.currentTarget.value)}>
						<option value="">{t('directory.no_county')}</option>
						{counties.map((county) => <option key={county.fips} value={county.fips}>{county.name}, {county.state}</option>)}
					</select>
				) : part.kind === 'kind' ? (
					<select id={id} value={text} {...described} onChange={(event) => change(event.currentTarget.value)}>
						{organization_kinds.map((kind) => <option key={kind} value={kind}>{t_code('organization_kind', kind)}</option>)}
					</select>
				) : <input id={id} value={text} autoComplete="off" {...described} onInput={(event) => change(event.currentTarget.value)} />}
		</Field>
	);
}
