/** Structured log lines: ids, kinds and times only; nothing a person typed ever enters one. */
import type { Clock } from './ports';

export type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>;
/** As in syslog (RFC 5424, 6.2.1): an error needs somebody, a warning may mend itself. */
export const logLevels = ['debug', 'info', 'warning', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];
/** `level` is `info` when nothing is said. */
export type Log = (kind: string, facts?: LogFacts, level?: LogLevel) => void;

export type LineLog = {
  readonly write: (line: string) => void;
  /** What is less than this is left out. */
  readonly from?: LogLevel;
  /**
   * Whether the journal of systemd reads the lines: it takes a number in front for the priority and leaves it out of the
   * message (sd-daemon(3)), which stays JSON.
   */
  readonly toJournal?: boolean;
};

const priorities = { debug: 7, info: 6, warning: 4, error: 3 } as const;

/** A log that writes one JSON object per line. */
export function lineLog(
  clock: Pick<Clock, 'now'>,
  { write, from = 'info', toJournal = false }: LineLog,
): Log {
  return (kind, facts = {}, level = 'info') => {
    if (logLevels.indexOf(level) < logLevels.indexOf(from)) return;
    const line = JSON.stringify({ at: clock.now().toISOString(), level, kind, ...facts });
    write(`${toJournal ? `<${priorities[level]}>` : ''}${line}\n`);
  };
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
