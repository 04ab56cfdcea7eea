// Builds the browser side into the folder given: index.html, sw.js and hashed files under assets/. Runs on Debian's Node 18.
// Messages (words/*.json, ICU MessageFormat) are compiled here into small functions, so that no parser goes to the browser.

import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);
const MessageFormat = require('@messageformat/core');
const compile_module = require('@messageformat/core/compile-module');

const here = dirname(fileURLToPath(import.meta.url));
// Messages whose key begins with one of these load with their screen; all others are there from the start.
const lazy_parts = ['introduce', 'referrals', 'admin'];

/** `words:en/main` and the like: the messages of one language and part, compiled. */
const words_plugin = {
	name: 'words',
	setup(setup) {
		setup.onResolve({ filter: /^words:/ }, (found) => ({ path: found.path.slice(6), namespace: 'words' }));
		setup.onLoad({ filter: /.*/, namespace: 'words' }, async ({ path }) => {
			const [language, part] = path.split('/');
			const all = JSON.parse(await readFile(join(here, 'words', `${language}.json`), 'utf8'));
			const part_of = (key) => lazy_parts.find((lazy) => key.startsWith(`${lazy}.`)) ?? 'main';
			const wanted = Object.fromEntries(Object.entries(all).filter(([key]) => part_of(key) === part));
			return { contents: plain_texts(compile_module(new MessageFormat(language), wanted)), resolveDir: here, loader: 'js' };
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
	plugins: [words_plugin],
};

async function build_web(out) {
	await rm(out, { recursive: true, force: true });
	await mkdir(join(out, 'assets'), { recursive: true });

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
	});
	const styles = await build({ ...shared, entryPoints: [join(here, 'styles/main.css')], write: false });
	const made = Object.entries(scripts.metafile.outputs).map(([path, info]) => ({ path: `/assets/${path.split('/').pop()}`, entry: info.entryPoint }));
	const js = made.find((file) => file.entry?.endsWith('main.tsx')).path;
	const css = await write_hashed(out, 'main.css', styles.outputFiles[0].contents);
	const icon = await write_hashed(out, 'lantern.svg', await readFile(join(here, 'icons/lantern.svg')));
	const touch = await write_hashed(out, 'lantern.png', await readFile(join(here, 'icons/lantern.png')));
	const manifest = JSON.parse(await readFile(join(here, 'manifest.webmanifest'), 'utf8'));
	manifest.icons = [
		{ src: icon, sizes: 'any', type: 'image/svg+xml' },
		{ src: touch, sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
	];
	const manifest_path = await write_hashed(out, 'manifest.webmanifest', Buffer.from(JSON.stringify(manifest)));

	const paths = { css, js, icon, touch, manifest: manifest_path };
	const page = (await readFile(join(here, 'index.html'), 'utf8')).replace(/%(\w+)%/g, (_, name) => paths[name]);
	await writeFile(join(out, 'index.html'), page);
	// The page as it is without a server's answer: what the service worker shows while there is no network.
	const shell = await write_hashed(out, 'shell.html', Buffer.from(page));
	const kept = [...new Set([shell, ...Object.values(paths), ...made.map((file) => file.path)])];
	const worker = await build({
		...shared,
		entryPoints: [join(here, 'sw.ts')],
		format: 'iife',
		write: false,
		define: { KEPT: JSON.stringify(kept), SHELL: JSON.stringify(shell) },
	});
	await writeFile(join(out, 'sw.js'), worker.outputFiles[0].contents);
	await copyFile(join(here, 'robots.txt'), join(out, 'robots.txt'));
}

await build_web(resolve(process.argv[2] ?? join(here, '../build/web')));
