/** The log: one JSON line per event with ids, kinds and counts only; personal data has no way in. */
import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Identifiers, kinds and numbers; whatever else a caller hands over is left out when the line is written. */
export type LogFacts = { readonly [name: string]: string | number | boolean | undefined };

export type Log = (event: string, facts?: LogFacts) => void;

/** Texts that can only be an identifier, a kind or a time: ASCII, short, no spaces. */
const harmless = /^[\w.:/+-]{0,80}$/;

const rotateBytes = 1024 * 1024;
const keptFiles = 5;

/** A log below `folder` that rotates at 1 MB and keeps five files. A log that cannot be written never stops the desk. */
export function createLog(folder: string): Log {
  const path = join(folder, 'station.log');
  return (event, facts = {}) => {
    const line = `${JSON.stringify({ time: new Date().toISOString(), event, ...onlyHarmless(facts) })}\n`;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      rotate(path);
      appendFileSync(path, line, { mode: 0o600 });
    } catch {
      return;
    }
  };
}

function onlyHarmless(facts: LogFacts): LogFacts {
  const entries = Object.entries(facts).map(([name, value]) => [
    name,
    typeof value === 'string' && (!harmless.test(value) || /\d{15,}/.test(value)) ? '…' : value,
  ]);
  return Object.fromEntries(entries) as LogFacts;
}

function rotate(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size < rotateBytes) return;
  rmSync(`${path}.${String(keptFiles)}`, { force: true });
  for (let i = keptFiles - 1; i >= 1; i -= 1) {
    if (statSync(`${path}.${String(i)}`, { throwIfNoEntry: false }) !== undefined) {
      renameSync(`${path}.${String(i)}`, `${path}.${String(i + 1)}`);
    }
  }
  renameSync(path, `${path}.1`);
}

/** The kind of a thrown thing for the log: its class and code, never its message. */
export function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? `:${error.code}` : '';
  return `${error.name}${code}`;
}
