/** Structured log lines: ids, kinds and times only; nothing a person typed ever enters one. */
import type { Clock } from './ports';

export type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>;
export type Log = (kind: string, facts?: LogFacts) => void;

/** A log that writes one JSON object per line. */
export function lineLog(clock: Pick<Clock, 'now'>, write: (line: string) => void): Log {
  return (kind, facts = {}) =>
    write(`${JSON.stringify({ at: clock.now().toISOString(), kind, ...facts })}\n`);
}

/**
 * What may be logged of an unexpected error: its name, code and place.
 * Its message is left out because a database quotes the values it refused.
 */
export function errorFacts(error: unknown): LogFacts {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const place = error.stack?.split('\n').find((line) => line.startsWith('    at '));
  return { error: error.name, code, place: place?.trim() };
}
