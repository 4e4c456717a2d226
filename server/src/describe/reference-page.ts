import type { JsonSchema } from './json-schema.ts';
import { fieldsOf, html, linkTo, typeOf } from './notation.ts';

type Group = [tag: string, operations: Operation[]];
interface Operation {
  method: string;
  path: string;
  told: JsonSchema;
}

/**
 * Both documents as one page to read: plain HTML with one style sheet, so that it needs no script, no foreign host and no
 * exception from the content security policy.
 */
export function referencePage(openApi: JsonSchema, asyncApi: JsonSchema): string {
  const groups = groupsOf(openApi.paths as Record<string, JsonSchema>);
  const shapes = Object.entries((openApi.components as { schemas: Record<string, JsonSchema> }).schemas);
  const { version } = openApi.info as { version: string };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Interface · Earshot</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/v1/docs.css">
</head>
<body>
<nav aria-label="Contents"><a href="/">Earshot</a><ul>
${groups.map(([tag]) => `<li><a href="#${html(tag)}">${html(tag)}</a></li>`).join('\n')}
<li><a href="#live">live</a></li>
<li><a href="#shapes">shapes</a></li>
</ul></nav>
<main>
<h1>Interface <small>${html(version)}</small></h1>
<p>Every route as this server answers it. The same for programs: <a href="/v1/openapi.json">openapi.json</a>, <a href="/v1/asyncapi.json">asyncapi.json</a>. Programs send <code>Authorization: Bearer …</code>.</p>
${groups.map(groupSection).join('\n')}
${liveSection(asyncApi)}
<section id="shapes"><h2>shapes</h2>
${shapes.map(([name, schema]) => shapeSection(name, schema)).join('\n')}
</section>
</main>
</body>
</html>
`;
}

function groupsOf(paths: Record<string, JsonSchema>): Group[] {
  const groups = new Map<string, Operation[]>();
  for (const [path, item] of Object.entries(paths))
    for (const [method, told] of Object.entries(item as Record<string, JsonSchema>)) {
      const tag = String((told.tags as string[])[0]);
      groups.set(tag, [...(groups.get(tag) ?? []), { method: method.toUpperCase(), path, told }]);
    }
  return [...groups];
}

function groupSection([tag, operations]: Group): string {
  return `<section id="${html(tag)}"><h2>${html(tag)}</h2>\n${operations.map(operationArticle).join('\n')}\n</section>`;
}

function operationArticle({ method, path, told }: Operation): string {
  const parameters = (told.parameters as JsonSchema[] | undefined) ?? [];
  return `<article id="${html(String(told.operationId))}">
<h3><b>${html(method)}</b> ${html(path)}</h3>
<p>${html(String(told.summary))}. ${html(String(told.description))}</p>
${parameters.length > 0 ? `<h4>Parameters</h4>${table(parameters.map(parameterRow))}` : ''}
${bodyOf(told.requestBody as JsonSchema | undefined)}
<h4>Answers</h4>${answersOf(told.responses as Record<string, JsonSchema>)}
</article>`;
}

function parameterRow(parameter: JsonSchema): string[] {
  const schema = parameter.schema as JsonSchema;
  const usual = 'default' in schema ? ` Left out: ${String(schema.default)}.` : '';
  return [
    `${html(String(parameter.name))}${parameter.required === true ? '' : '?'}`,
    typeOf(schema),
    html(`${String(parameter.description ?? '')}${usual}`),
  ];
}

function bodyOf(body: JsonSchema | undefined): string {
  return body ? `<h4>Body</h4><p>${contentOf(body.content as JsonSchema)}</p>` : '';
}

function contentOf(content: JsonSchema | undefined): string {
  return Object.entries((content ?? {}) as Record<string, { schema: JsonSchema }>)
    .map(([type, { schema }]) => `${html(type)}: ${typeOf(schema)}`)
    .join('<br>');
}

/** What good answers hold, and in one line how all others are told. */
function answersOf(responses: Record<string, JsonSchema>): string {
  const all = Object.entries(responses);
  const good = all.filter(([status]) => status < '400');
  const refusals = all.filter(([status]) => status >= '400');
  const rows = good.map(([status, { content, description }]) => [
    html(status),
    content ? contentOf(content as JsonSchema) : html(String(description)),
  ]);
  const told = refusals.map(
    ([status, { description }]) => `${status} ${String(description).replace(/^Refused: |\.$/g, '')}`,
  );
  return `${table(rows)}<p>Refused (${linkTo('Problem')}): ${html(told.join(' · '))}</p>`;
}

function liveSection(asyncApi: JsonSchema): string {
  const { description } = asyncApi.info as { description: string };
  const { messages } = asyncApi.components as { messages: Record<string, JsonSchema> };
  const rows = Object.entries(messages).map(([id, message]) => [
    html(String(message.name ?? id)),
    typeOf(message.payload as JsonSchema),
    html(String(message.title)),
  ]);
  return `<section id="live"><h2>live</h2><article><p>${html(description)}</p>${table(rows)}</article></section>`;
}

function shapeSection(name: string, schema: JsonSchema): string {
  const fields = fieldsOf(schema);
  const rows = fields.map(([field, told, isRequired]) => [
    `${html(field)}${isRequired ? '' : '?'}`,
    typeOf(told),
    html(String(told.description ?? '')),
  ]);
  const shape = fields.length > 0 ? table(rows) : `<p>${typeOf(schema)}</p>`;
  return `<article id="shape-${html(name)}"><h3>${html(name)}</h3><p>${html(String(schema.description ?? ''))}</p>${shape}</article>`;
}

function table(rows: readonly string[][]): string {
  const lines = rows.map(
    ([head, ...cells]) =>
      `<tr><th scope="row">${head!}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`,
  );
  return `<table>${lines.join('')}</table>`;
}
