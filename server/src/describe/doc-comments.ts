import type { JsonSchema } from './json-schema.ts';

/** The contract's own text: what its comments say of a shape is what its description says. */
const SOURCES = import.meta.glob<string>('../../../contracts/src/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** What is said of one schema: of itself under `''`, and of each field under its path, `period.to`. */
interface Comments {
  said: Map<string, string>;
  /** Fields whose shape is another schema's, by path. */
  shapes: Map<string, string>;
}

const all = new Map<string, Comments>();
for (const [file, text] of Object.entries(SOURCES)) if (!file.endsWith('.test.ts')) read(text);

/** Takes the comments out of one file, which the formatter has laid out: a field deeper within stands further to the right. */
function read(text: string): void {
  let current: Comments | undefined;
  let open: { indent: number; name: string }[] = [];
  let comment = '';
  for (const line of text.replace(/\/\*\*([\s\S]*?)\*\//g, oneLine).split('\n')) {
    const told = /^\s*\/\*\*(.*)\*\/$/.exec(line)?.[1];
    if (told !== undefined) {
      comment = told.trim();
      continue;
    }
    const declared = /^(?:export )?const (\w+)Schema\b/.exec(line)?.[1];
    const field = /^( +)(\w+): ?(.*)$/.exec(line);
    if (declared !== undefined) {
      current = { said: new Map(comment === '' ? [] : [['', comment]]), shapes: new Map() };
      all.set(declared, current);
      open = [];
      noteShape(current, '', line.slice(line.indexOf('=') + 1));
    } else if (field && current) {
      const [, { length: indent }, name, value] = field as unknown as [string, string, string, string];
      open = [...open.filter((outer) => outer.indent < indent), { indent, name }];
      const path = open.map((one) => one.name).join('.');
      if (comment !== '') current.said.set(path, comment);
      noteShape(current, path, value);
    } else if (/^\S/.test(line) && !/^[)}\]]/.test(line)) current = undefined;
    comment = '';
  }
}

function oneLine(_: string, text: string): string {
  return `/** ${text.replace(/\s*\n\s*\*?\s*/g, ' ').trim()} */`;
}

function noteShape({ shapes }: Comments, path: string, source: string): void {
  const shape = /\b(\w+)Schema\b/.exec(source)?.[1];
  if (shape !== undefined) shapes.set(path, shape);
}

/** A component's schema with what the contract's comments say of it and of its fields. */
export function commented(name: string, schema: JsonSchema): JsonSchema {
  const key = `${name[0]!.toLowerCase()}${name.slice(1)}`;
  return described(schema, [{ name: key, path: '' }]);
}

/** Where comments of a place may stand: in the schema that holds it, or in the one that it is made from. */
type Places = readonly { name: string; path: string }[];

function described(schema: JsonSchema, places: Places): JsonSchema {
  const found = places.flatMap((place) => withShapes(place));
  const description = found.map(({ name, path }) => all.get(name)?.said.get(path)).find(Boolean);
  const result: JsonSchema = { ...schema, ...(description !== undefined && { description }) };
  if (isSchema(schema.properties))
    result.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([field, part]) => [
        field,
        described(part as JsonSchema, inside(found, field)),
      ]),
    );
  for (const key of ['items', 'additionalProperties'])
    if (isSchema(schema[key]))
      result[key] = { ...described(schema[key], found), ...undescribed(schema[key]) };
  return result;
}

/** What is said of a list or a map is not said of each in it. */
const undescribed = ({ description }: JsonSchema) => ({ description });

const inside = (places: Places, field: string): Places =>
  places.map(({ name, path }) => ({ name, path: path === '' ? field : `${path}.${field}` }));

function withShapes(place: { name: string; path: string }): Places {
  const shape = all.get(place.name)?.shapes.get(place.path);
  return shape === undefined || shape === place.name
    ? [place]
    : [place, ...withShapes({ name: shape, path: '' })];
}

const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null;
