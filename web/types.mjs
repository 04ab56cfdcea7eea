// Prints net/api.ts: the API's shapes as TypeScript, from docs/openapi.json, so that the screens and the server can't drift apart.
// `make docs` keeps the file; a test compares it.

import { readFile } from 'node:fs/promises';

function camel(name) {
	return name.split('_').map((word) => word[0].toUpperCase() + word.slice(1)).join('');
}

/** A schema as a type. Only what the server's own description uses. */
function type_of(schema, indent) {
	if (schema.$ref) return camel(schema.$ref.split('/').pop());
	if (schema.enum) return schema.enum.map((value) => JSON.stringify(value).replaceAll('"', "'")).join(' | ');
	if (schema.anyOf) return schema.anyOf.map((one) => type_of(one, indent)).join(' | ');
	const kinds = Array.isArray(schema.type) ? schema.type : [schema.type];
	return kinds.map((kind) => plain_type(kind, schema, indent)).join(' | ');
}

function plain_type(kind, schema, indent) {
	switch (kind) {
	case 'string': return 'string';
	case 'boolean': return 'boolean';
	case 'null': return 'null';
	case 'integer':
	case 'number': return 'number';
	case 'array': {
		const item = type_of(schema.items ?? {}, indent);
		return / \| /.test(item) ? `(${item})[]` : `${item}[]`;
	}
	case 'object': return schema.properties ? `{\n${members_of(schema, `${indent}\t`)}${indent}}` : 'Record<string, unknown>';
	default: return 'unknown';
	}
}

function members_of(schema, indent) {
	const required = new Set(schema.required ?? []);
	return Object.entries(schema.properties).map(([name, member]) => {
		const help = member.description ? `${indent}/** ${member.description} */\n` : '';
		return `${help}${indent}${name}${required.has(name) ? '' : '?'}: ${type_of(member, indent)};\n`;
	}).join('');
}

export function print_types(description) {
	const shapes = Object.entries(description.components.schemas).map(([name, schema]) =>
		schema.type === 'object' && schema.properties ? `export interface ${camel(name)} {\n${members_of(schema, '\t')}}\n` : `export type ${camel(name)} = ${type_of(schema, '')};\n`);
	return `// Printed by web/types.mjs from docs/openapi.json: don't edit it, run \`make docs\`.\n\n${shapes.join('\n')}`;
}

const asked = new URL('../docs/openapi.json', import.meta.url);
process.stdout.write(print_types(JSON.parse(await readFile(asked, 'utf8'))));
