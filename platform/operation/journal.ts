/** Whether systemd's journal reads what this process writes. */
import { fstatSync } from 'node:fs';

/**
 * Compares a descriptor with `$JOURNAL_STREAM`, which systemd sets to device and inode of the journal's socket
 * (systemd.exec(5)): the variable alone is also inherited by what writes elsewhere.
 */
export function isJournal(descriptor: 1 | 2, environment: NodeJS.ProcessEnv): boolean {
  const stream = environment['JOURNAL_STREAM'];
  if (stream === undefined) return false;
  const { dev, ino } = fstatSync(descriptor);
  return stream === `${dev}:${ino}`;
}
