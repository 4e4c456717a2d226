/** What fills the places of a text. */
export type Values = Record<string, string | number | boolean>;

/**
 * The text with each `{{ name }}` replaced by its value, in one pass: a value that itself looks like a place, or like
 * a replacement pattern (a team called `$&`), stays as it is.
 */
export function fill(text: string, values: Values = {}): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (place, name: string) => String(values[name] ?? place));
}
