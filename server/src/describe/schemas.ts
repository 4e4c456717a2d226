import * as contracts from '@earshot/contracts';
import { z } from 'zod';
import { commented } from './doc-comments.ts';
import type { JsonSchema } from './json-schema.ts';

const PLACE = '#/components/schemas/';

/** Every schema of the wire contract by the name of what it describes: `callListSchema` is `CallList`. */
const named = z.registry<{ id: string }>();
for (const [name, value] of Object.entries(contracts))
  if (name.endsWith('Schema') && value instanceof z.ZodType)
    named.add(value, { id: `${name[0]!.toUpperCase()}${name.slice(1, -'Schema'.length)}` });

const OPTIONS = {
  target: 'draft-2020-12',
  // What is sent and what is answered are told alike: only names are made normal on their way in.
  io: 'input',
  unrepresentable: 'any',
  override: ({ jsonSchema }: { jsonSchema: JsonSchema }) => {
    // Bounds of every integer, which say nothing.
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    // A name of the library's own; the pattern beside it says the same.
    if (jsonSchema.format === 'starts_with') delete jsonSchema.format;
    delete jsonSchema.$schema;
    delete jsonSchema.$id;
  },
} as const;

/** The shapes of the contract, each under its name, with the comments of its source as descriptions. */
export function components(): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(named, { ...OPTIONS, uri: (id) => `${PLACE}${id}` });
  const entries = Object.entries(schemas as Record<string, JsonSchema>);
  return Object.fromEntries(
    entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { $schema: _, $id: __, ...schema }]) => [name, commented(name, schema)]),
  );
}

/** A schema where it is used: a reference where the contract names it. */
export function schemaOf(schema: z.ZodType): JsonSchema {
  const name = named.get(schema)?.id;
  if (name !== undefined) return { $ref: `${PLACE}${name}` };
  const { $schema: _, $defs: __, ...rest } = z.toJSONSchema(schema, { ...OPTIONS, metadata: inUse });
  return JSON.parse(JSON.stringify(rest).replaceAll('"#/$defs/', `"${PLACE}`)) as JsonSchema;
}

/** Names of the contract, and else what a schema says of itself. */
const inUse = new Proxy(named, {
  get(target, key) {
    if (key !== 'get') return Reflect.get(target, key, target) as unknown;
    return (schema: z.ZodType) => target.get(schema) ?? z.globalRegistry.get(schema);
  },
});
