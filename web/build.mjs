// Builds the browser side into the folder given: index.html, sw.js and hashed files under assets/. Runs on Debian's Node 18.
// Messages (words/*.json, ICU MessageFormat) are compiled here into small functions, so that no parser goes to the browser.

import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { minify } from 'terser';
import { write_counties } from './map.mjs';

const require = createRequire(import.meta.url);
const MessageFormat = require('@messageformat/core');
const compile_module = require('@messageformat/core/compile-module');

const here = dirname(fileURLToPath(import.meta.url));
// --- what there is ---------------------------------------------------------------------------------------------------

async function find_sources(folder) {
	const entries = await readdir(folder, { withFileTypes: true });
	const lists = entries.filter((entry) => entry.name !== 'node_modules').map((entry) => {
		const path = join(folder, entry.name);
		return entry.isDirectory() ? find_sources(path) : /\.tsx?$/.test(entry.name) ? [path] : [];
	});
	return (await Promise.all(lists)).flat();
}

const all_keys = Object.keys(JSON.parse(await readFile(join(here, 'words/en.json'), 'utf8')));
const sources = new Map(await Promise.all((await find_sources(here)).map(async (path) => [path, await readFile(path, 'utf8')])));

// --- parts -----------------------------------------------------------------------------------------------------------
// Which part a message comes with is seen from the code: what the files of the first look say is there from the start, what else the files
// behind view/rest.ts name comes with them, and what only the parts behind those name (view/far.ts, view/*_part.ts) comes with each that does.

function files_behind(entry, without) {
	const found = new Set();
	const follow = (path) => {
		if (found.has(path) || without.has(path)) return;
		found.add(path);
		for (const [, to] of (sources.get(path) ?? '').matchAll(/^(?:import|export)(?! type)[^'";]*from '(\.[^']+\.tsx?)'/gm)) follow(join(dirname(path), to));
	};
	follow(join(here, entry));
	return found;
}

const text_of = (files) => [...files].map((path) => sources.get(path) ?? '').join('\n');
const first_files = files_behind('main.tsx', new Set());
const rest_files = files_behind('view/rest.ts', first_files);
const first_text = text_of(first_files);
const rest_text = text_of(rest_files);
const far_parts = new Map([...sources.keys()].map((path) => [relative(here, path), /view\/(?:(far)\.ts|(\w+)_part\.ts)$/.exec(path)]).filter(([, found]) => found)
	.map(([path, found]) => [found[1] ?? found[2], text_of(files_behind(path, new Set([...first_files, ...rest_files])))]));
/** Named as it is, or put together from its first part: `bed.${state}`, t_code('bed', state), prefix="bed". */
const says = (text, key) => {
	const space = key.slice(0, Math.max(0, key.lastIndexOf('.')));
	return [`'${key}'`, `"${key}"`, ...(space ? [`\`${space}.\${`, `t_code('${space}'`, `prefix="${space}"`] : [])].some((sign) => text.includes(sign));
};
/** As above, or named in passing: a prefix that is handed on. */
const may_say = (text, key) => says(text, key) || text.includes(`'${key.split('.')[0]}'`);
// What was done is also told by a page that was opened anew, from what it kept of the last one.
function parts_of(key) {
	if (says(first_text, key)) return ['main'];
	const far = key.startsWith('done.') || may_say(rest_text, key) ? [] : [...far_parts].filter(([, text]) => may_say(text, key)).map(([part]) => part);
	return far.length > 0 ? far : ['rest'];
}

// --- keys ------------------------------------------------------------------------------------------------------------
// A key that stands in the code as it is ('board.title') becomes a few letters, in the code and in the catalogue alike: together they
// are an eighth of the page. Keys put together from a prefix and a code (`bed.${state}`) stay as they are. The short form is made
// from the key alone, so that what an older page kept on the device still finds its words.

const joined_spaces = new Set([...sources.values()].flatMap((code) => [...code.matchAll(/`([a-z_.]+)\.\$\{|t_code\('([a-z_]+)'|prefix="([a-z_]+)"/g)].map((found) => found[1] ?? found[2] ?? found[3])));
const short = new Map();
const taken = new Set();
for (const key of all_keys) {
	const is_joined = [...joined_spaces].some((space) => key.startsWith(`${space}.`));
	if (is_joined || !key.includes('.')) continue;
	const letters = createHash('sha256').update(key).digest('base64url').replace(/[^a-zA-Z]/g, '');
	short.set(key, taken.has(letters.slice(0, 3)) ? letters.slice(0, 5) : letters.slice(0, 3));
	taken.add(short.get(key));
}
const short_key = (key) => short.get(key) ?? key;

const keys_plugin = {
	name: 'keys',
	setup(setup) {
		setup.onLoad({ filter: /web\/(view\/.*|start)\.tsx?$/ }, async ({ path }) => ({
			contents: (sources.get(path) ?? '').replace(/(['"])([a-z_]+(?:\.[a-z_]+)+)\1/g, (whole, quote, key) => (short.has(key) ? quote + short.get(key) + quote : whole)),
			loader: path.endsWith('x') ? 'tsx' : 'ts',
		}));
	},
};

/** `words:en/main` and the like: the messages of one language and part, compiled. */
const words_plugin = {
	name: 'words',
	setup(setup) {
		setup.onResolve({ filter: /^words:/ }, (found) => ({ path: found.path.slice(6), namespace: 'words' }));
		setup.onLoad({ filter: /.*/, namespace: 'words' }, async ({ path }) => {
			const [language, part] = path.split('/');
			const all = JSON.parse(await readFile(join(here, 'words', `${language}.json`), 'utf8'));
			const wanted = Object.entries(all).filter(([key]) => parts_of(key).includes(part)).map(([key, text]) => [short_key(key), text]);
			return { contents: plain_texts(compile_module(new MessageFormat(language), Object.fromEntries(wanted))), resolveDir: here, loader: 'js' };
		});
	},
};

/** A message without parameters needs no function: `() => "text"` becomes `"text"`. */
function plain_texts(code) {
	return code.replace(/^(\s+(?:"[^"]+"|[\w$]+): )\(\) => ("(?:[^"\\]|\\.)*")(,?)$/gm, '$1$2$3');
}

function hashed(name, bytes) {
	const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
	const dot = name.lastIndexOf('.');
	return `${name.slice(0, dot)}-${hash}${name.slice(dot)}`;
}

async function write_hashed(out, name, bytes) {
	const file = hashed(name, bytes);
	await writeFile(join(out, 'assets', file), bytes);
	return `/assets/${file}`;
}

const shared = {
	bundle: true,
	minify: true,
	target: ['es2022'],
	legalComments: 'none',
	logLevel: 'warning',
	plugins: [words_plugin, keys_plugin],
};

/** Once more over what esbuild minified: two more percent. */
async function squeeze(path) {
	const { code } = await minify(await readFile(path, 'utf8'), { module: true, ecma: 2020, compress: { passes: 3, unsafe_arrows: true, keep_fargs: false }, format: { comments: false } });
	await writeFile(path, code);
}

async function build_web(out) {
	await rm(out, { recursive: true, force: true });
	await mkdir(join(out, 'assets'), { recursive: true });

	const [css, rest_css, public_css] = await Promise.all(['main', 'rest', 'public'].map(async (name) => {
		const styles = await build({ ...shared, entryPoints: [join(here, `styles/${name}.css`)], write: false });
		return write_hashed(out, `${name}.css`, styles.outputFiles[0].contents);
	}));
	const scripts = await build({
		...shared,
		entryPoints: [join(here, 'main.tsx')],
		format: 'esm',
		splitting: true,
		jsx: 'automatic',
		jsxImportSource: 'preact',
		outdir: join(out, 'assets'),
		entryNames: '[name]-[hash]',
		chunkNames: '[name]-[hash]',
		metafile: true,
		define: { REST_CSS: JSON.stringify(rest_css) },
	});
	await Promise.all(Object.keys(scripts.metafile.outputs).map((path) => squeeze(resolve(path))));
	const made = Object.entries(scripts.metafile.outputs).map(([path, info]) => ({ path: `/assets/${path.split('/').pop()}`, entry: info.entryPoint }));
	// What the entry imports is asked for along with it, not after it.
	const entry = Object.values(scripts.metafile.outputs).find((info) => info.entryPoint?.endsWith('main.tsx'));
	const preload = entry.imports.filter((one) => one.kind === 'import-statement').map((one) => `<link rel="modulepreload" href="/assets/${one.path.split('/').pop()}">`).join('\n');
	const js = made.find((file) => file.entry?.endsWith('main.tsx')).path;
	const icon = await write_hashed(out, 'lantern.svg', await readFile(join(here, 'icons/lantern.svg')));
	const touch = await write_hashed(out, 'lantern.png', await readFile(join(here, 'icons/lantern.png')));
	const manifest = JSON.parse(await readFile(join(here, 'manifest.webmanifest'), 'utf8'));
	manifest.icons = [
		{ src: icon, sizes: 'any', type: 'image/svg+xml' },
		{ src: touch, sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
	];
	const manifest_path = await write_hashed(out, 'manifest.webmanifest', Buffer.from(JSON.stringify(manifest)));

	const paths = { css, js, icon, touch, manifest: manifest_path };
	const page = (await readFile(join(here, 'index.html'), 'utf8')).replace(/%(\w+)%/g, (_, name) => ({ ...paths, preload })[name]);
	await writeFile(join(out, 'index.html'), page);
	// What the server puts into the head of its own pages, which need no script.
	await writeFile(join(out, 'public.html'), `<link rel=stylesheet href=${public_css}><link rel=icon href=${icon} type=image/svg+xml>`);
	// The page as it is without a server's answer: what the service worker shows while there is no network.
	const shell = await write_hashed(out, 'shell.html', Buffer.from(page));
	// The statistics are large and seldom looked at on a phone: kept once they were used.
	const later = made.filter((file) => /\bstatistics/.test(file.entry ?? '')).map((file) => file.path);
	const kept = [...new Set([shell, rest_css, public_css, ...Object.values(paths), ...made.map((file) => file.path)])].filter((path) => !later.includes(path));
	const worker = await build({
		...shared,
		entryPoints: [join(here, 'sw.ts')],
		format: 'iife',
		write: false,
		define: { KEPT: JSON.stringify(kept), LATER: JSON.stringify(later), SHELL: JSON.stringify(shell) },
	});
	await writeFile(join(out, 'sw.js'), worker.outputFiles[0].contents);
	await copyFile(join(here, 'robots.txt'), join(out, 'robots.txt'));
	await write_counties(out);
}

await build_web(resolve(process.argv[2] ?? join(here, '../build/web')));
