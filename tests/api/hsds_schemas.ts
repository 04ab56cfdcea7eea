// The published JSON schemas of HSDS 3.1, where they are at hand: in the folder that PORCHLIGHT_HSDS_SCHEMAS names, or beside the checkout.
// They are data of others and not kept here. Strictly: a member that no schema knows is wrong.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { root } from '../support/cluster.ts';

export type Kind = 'service' | 'organization' | 'service_at_location' | 'taxonomy' | 'taxonomy_term';

interface Schema {
	type?: string;
	properties?: Record<string, Schema>;
	additionalProperties?: boolean;
	[member: string]: unknown;
}

function make_strict(node: unknown): void {
	if (typeof node !== 'object' || node === null) return;
	const schema = node as Schema;
	if (schema.type === 'object' && schema.properties) schema.additionalProperties = false;
	for (const inner of Object.values(schema)) make_strict(inner);
}

export const schema_folder = [process.env['PORCHLIGHT_HSDS_SCHEMAS'], resolve(root, '../shared/data/hsds-3.1')]
	.find((folder) => folder !== undefined && existsSync(join(folder, 'service.json')));

/** What is wrong with an object of that kind; null: there are no schemas here. */
export function open_schemas(): ((kind: Kind, object: unknown) => string[]) | null {
	const folder = schema_folder;
	if (folder === undefined) return null;
	const ajv = new Ajv2020({ strict: false, allErrors: true });
	formats.default(ajv);
	for (const file of readdirSync(folder).filter((one) => one.endsWith('.json') && one !== 'openapi.json')) {
		const schema = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Schema;
		make_strict(schema);
		ajv.addSchema({ ...schema, $id: `https://hsds/${file}` });
	}
	return (kind, object) => {
		const validate = ajv.getSchema(`https://hsds/${kind}.json`);
		if (!validate) return [`there is no schema of a ${kind}`];
		if (validate(object)) return [];
		return (validate.errors ?? []).map((one: ErrorObject) => `${one.instancePath} ${one.message} ${JSON.stringify(one.params)}`);
	};
}
