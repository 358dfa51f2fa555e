/** JSON from outside: judged by whoever asked for it, never believed. */
import type * as z from 'zod';

/** The value of a text; `undefined` when it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a text says; `undefined` when it is no JSON, or not as the schema has it. */
export function parseJsonAs<S extends z.ZodType>(schema: S, text: string): z.output<S> | undefined {
  return schema.safeParse(parseJson(text)).data;
}

/** Whether a value is an object of names and values. */
export function isJsonObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
