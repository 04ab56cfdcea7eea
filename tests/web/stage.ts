// A stage for the browser tests: the demo network on a server of its own, Chromium, and people signed in, each in a window of their own.
//     const stage = await open_stage(t);
//     const team = await stage.window('team@nightheron.example', '/board');

import { type Browser, type BrowserContext, type BrowserContextOptions, type Page, chromium } from 'playwright-core';
import { Client } from '../support/http.ts';
import { patience } from '../support/patience.ts';
import { type World, type WorldOptions, open_world } from '../support/world.ts';

export const password = 'lantern on the porch';
// Argon2id of that, with the least work that libsodium allows: signing in is not what these tests measure.
const password_hash = '$argon2id$v=19$m=8,t=1,p=1$imP+pO2wRJWXH7+eFMIh6g$I7ACOwHfHVV7tJ1O0vXyzDmCSrx4QMskru5ZJE38loo';

export const people = {
	lead: 'rosa@harborlight.example',
	staff: 'sam@harborlight.example',
	other_house: 'june@juniperlamp.example',
	drop_in: 'ollie@openkettle.example',
	team: 'team@nightheron.example',
	team_lead: 'lead@nightheron.example',
	hospital: 'desk@cascadecrossing.example',
	line: 'line@tworivers.example',
	admin: 'admin@porchlight.example',
	analyst: 'analyst@porchlight.example',
} as const;
export type Person = keyof typeof people;

export interface Stage {
	world: World;
	browser: Browser;
	/** A window of this person, already signed in, at this path. What goes wrong in the page fails the test at its end. */
	window(person: Person, path: string, options?: WindowOptions): Promise<Page>;
	/** The same person by the API alone. */
	client(person: Person): Promise<Client>;
	/** A house of the demo network by its name. */
	site(name: string): Promise<{ id: string; version: number; phone: string; organization_id: string }>;
}

export interface WindowOptions extends BrowserContextOptions {
	/** Where the page is served from, if not from the world's own server (a relay). */
	base?: string;
	/** Signed in already (default). */
	signed_in?: boolean;
}

export async function open_browser(): Promise<Browser> {
	return chromium.launch({
		executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
		args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
	});
}

/** What ends it: a test, or a whole file. */
export interface Ends {
	after(run: () => Promise<void>): void;
}

export async function open_stage(t: Ends, options: WorldOptions = {}): Promise<Stage> {
	const world = await open_world({ demo: true, ...options });
	await world.run(`UPDATE account SET password_hash = :'hash'`, { hash: password_hash }, 'porchlight_owner');
	const browser = await open_browser();
	const wrong: string[] = [];
	t.after(async () => {
		await browser.close();
		await world.close();
		if (wrong.length > 0) throw new Error(`in the page:\n${wrong.join('\n')}`);
	});
	return {
		world,
		browser,
		window: async (person, path, { base = world.base, signed_in = true, ...context_options } = {}) => {
			const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-US', timezoneId: 'America/Los_Angeles', ...context_options });
			context.setDefaultTimeout(patience(20_000));
			const page = await context.newPage();
			page.on('pageerror', (error) => wrong.push(`${person} ${page.url()}: ${error.stack ?? error.message}`));
			page.on('console', (message) => {
				if (message.type() === 'error' && /Content Security Policy|Uncaught|violat/i.test(message.text())) wrong.push(`${person} ${page.url()}: ${message.text()}`);
			});
			if (signed_in) await take_session(context, await client_of(world, person, base), base);
			await page.goto(`${base}${path}`);
			return page;
		},
		client: (person) => client_of(world, person, world.base),
		site: async (name) => {
			const rows = await world.psql<{ id: string; version: number; phone: string; organization_id: string }>(
				`SELECT id, version, phone, organization_id FROM site WHERE name = :'name'`, { name }, 'porchlight_owner');
			const [row] = rows;
			if (!row) throw new Error(`no house ${name}`);
			return row;
		},
	};
}

async function client_of(world: World, person: Person, base: string): Promise<Client> {
	const client = new Client(base, world.base);
	await client.sign_in(people[person], password);
	return client;
}

async function take_session(context: BrowserContext, client: Client, base: string): Promise<void> {
	await context.addCookies([...client.cookies].map(([name, value]) => ({ name, value, url: base, httpOnly: true, sameSite: 'Lax' as const })));
	client.close();
}

/** Runs in the page: how far the layout has moved by itself since the beginning (Cumulative Layout Shift). */
export async function layout_shift(page: Page): Promise<number> {
	return page.evaluate(() => new Promise<number>((done) => {
		let sum = 0;
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) if (!entry.hadRecentInput) sum += entry.value;
		}).observe({ type: 'layout-shift', buffered: true });
		setTimeout(() => done(sum), 100);
	}));
}
