import type { JsonSchema } from './json-schema.ts';

/** Text as it may stand in HTML; what stands between back quotes is shown as code. */
export function html(text: string): string {
  const escaped = text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)!};`);
  return escaped.replace(/`([^`]*)`/g, '<code>$1</code>');
}

/** A schema in a line, as HTML: `"open" | "won"`, `Term[]`, `{[id]: Term}`, with links to the shapes that have a name. */
export function typeOf(schema: JsonSchema): string {
  if (typeof schema.$ref === 'string') return linkTo(schema.$ref.split('/').at(-1)!);
  if ('const' in schema) return literal(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map(literal).join(' | ');
  const options = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (Array.isArray(options)) return (options as JsonSchema[]).map(typeOf).join(' | ');
  if (schema.type === 'array') return arrayOf(schema.items as JsonSchema);
  if (schema.type === 'object') return objectOf(schema);
  return `${html(String(schema.type ?? 'anything'))}${boundsOf(schema)}`;
}

/** Whether a schema has fields to be told one by one. */
export function fieldsOf(schema: JsonSchema): [name: string, field: JsonSchema, isRequired: boolean][] {
  const required = (schema.required as string[] | undefined) ?? [];
  return Object.entries((schema.properties as Record<string, JsonSchema> | undefined) ?? {}).map(
    ([name, field]) => [name, field, required.includes(name)],
  );
}

/** A named shape, where it is told. */
export function linkTo(name: string): string {
  return `<a href="#shape-${html(name)}">${html(name)}</a>`;
}

const literal = (value: unknown) => `<code>${html(JSON.stringify(value))}</code>`;

function arrayOf(items: JsonSchema): string {
  const item = typeOf(items);
  return item.includes(' | ') ? `(${item})[]` : `${item}[]`;
}

function objectOf(schema: JsonSchema): string {
  const fields = fieldsOf(schema).map(
    ([name, field, isRequired]) => `${html(name)}${isRequired ? '' : '?'}: ${typeOf(field)}`,
  );
  const { additionalProperties: others } = schema;
  if (typeof others === 'object' && others !== null) fields.push(`[key]: ${typeOf(others as JsonSchema)}`);
  return `{ ${fields.join(', ')} }`;
}

/** What is worth saying of a text's or a number's limits. */
function boundsOf({ minimum, maximum, minLength, maxLength }: JsonSchema): string {
  const [least, most] = [minimum ?? minLength, maximum ?? maxLength];
  if (least === undefined && most === undefined) return '';
  return ` <small>${html(`${String(least ?? '')}…${String(most ?? '')}`)}</small>`;
}
