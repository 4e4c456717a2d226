/** A JSON Schema, or another part of a document, as plain data. */
export type JsonSchema = { [key: string]: unknown };
