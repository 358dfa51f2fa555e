/** A line of the log as a diagnostic bundle may carry it: words of a closed list, counts, and numbers in place of every id. */
import * as z from 'zod';
import { instantSchema, uuidSchema } from '../domain/ids';
import { parseJson } from '../protocol/parse-json';
import { idFacts, logEvents, logWords, numberFacts, wordFacts } from './log-words';

/** Stands where a line had something that is no word of the list. */
export const leftOut = '…';

/** Class and code of a thrown thing, as `kindOf` of main writes them: names that Node and V8 give (Node.js, Errors). */
const thrown =
  /^(?:Error|TypeError|RangeError|SyntaxError|ReferenceError|EvalError|URIError|AggregateError|AbortError|TimeoutError|ZodError|DOMException)(?::(?:E[A-Z]{2,14}|ERR_[A-Z_]{3,60}))?$/;
/** File, line and column of the program's own code. */
const place = /^[a-z][\w.-]{0,60}\.cjs:\d{1,6}:\d{1,6}$/;
/** Of the program. */
export const versionPattern = /^\d{1,4}(?:\.\d{1,5}){1,3}(?:-(?:alpha|beta|rc|nightly)\.\d{1,3})?$/;

const isWord = (text: string) =>
  text === leftOut ||
  logWords.has(text) ||
  thrown.test(text) ||
  place.test(text) ||
  versionPattern.test(text);

/** Counts stay as they are below; what is larger is told by its first two digits, so that no telephone number passes for one. */
const mostExact = 1e9;
const roughly = (value: number) =>
  Math.abs(value) <= mostExact ? value : Number(value.toPrecision(2));
const number = z.number().refine((value) => value === roughly(value));

export const logLineSchema = z.strictObject({
  time: instantSchema,
  event: z.enum(logEvents),
  words: z.partialRecord(z.enum(wordFacts), z.string().max(80).refine(isWord)).optional(),
  numbers: z.partialRecord(z.enum(numberFacts), number).optional(),
  /** Which case or entry of this bundle, in the order in which they turn up. */
  ids: z.partialRecord(z.enum(idFacts), z.number().int().positive()).optional(),
});
export type LogLine = z.infer<typeof logLineSchema>;

const written = z.looseObject({ time: instantSchema, event: z.string() });

/** Reads lines as they were written; a line that is none, or tells what nobody knows, is counted and left out. */
export function readLogLines(lines: Iterable<string>): {
  readonly lines: LogLine[];
  readonly unreadable: number;
} {
  const ordinals = new Map<string, number>();
  const read: LogLine[] = [];
  let unreadable = 0;
  for (const line of lines) {
    const found = lineOf(line, ordinals);
    if (found === undefined) unreadable += 1;
    else read.push(found);
  }
  return { lines: read, unreadable };
}

function lineOf(text: string, ordinals: Map<string, number>): LogLine | undefined {
  const parsed = written.safeParse(parseJson(text));
  if (!parsed.success) return undefined;
  const { time, event, ...facts } = parsed.data;
  const words = pick(facts, wordFacts, (value) => {
    if (typeof value !== 'string') return typeof value === 'boolean' ? undefined : leftOut;
    return isWord(value) ? value : leftOut;
  });
  const numbers = pick(facts, numberFacts, (value) =>
    typeof value === 'number' && Number.isFinite(value) ? roughly(value) : undefined,
  );
  const ids = pick(facts, idFacts, (value) => {
    if (!uuidSchema.safeParse(value).success) return undefined;
    const id = String(value);
    const known = ordinals.get(id) ?? ordinals.size + 1;
    ordinals.set(id, known);
    return known;
  });
  const line = logLineSchema.safeParse({ time, event, ...words, ...numbers, ...ids });
  return line.success ? line.data : undefined;

  function pick<T>(
    from: { readonly [name: string]: unknown },
    names: readonly string[],
    take: (value: unknown) => T | undefined,
  ) {
    const key = names === wordFacts ? 'words' : names === numberFacts ? 'numbers' : 'ids';
    const entries = names.flatMap((name) => {
      if (from[name] === undefined) return [];
      const value = take(from[name]);
      return value === undefined ? [] : [[name, value] as const];
    });
    return entries.length === 0 ? {} : { [key]: Object.fromEntries(entries) };
  }
}

/** A line as it stands in the bundle and on the screen. */
export function logLineText({ time, event, words, numbers, ids }: LogLine): string {
  const facts = Object.entries({ ...words, ...numbers }).map(([name, value]) => `${name}=${value}`);
  const named = Object.entries(ids ?? {}).map(([name, value]) => `${name}=#${String(value)}`);
  return [time, event, ...facts, ...named].join(' ');
}
