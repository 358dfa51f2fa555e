/** Tells a file that left sealed to a recipient from one that cannot be read, so that nobody takes it for a broken one. */
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sealedEnding, sealedStart } from './export/seal-to-recipient';

/** Whether a file, or one that lies directly in a folder, begins as those do that leave sealed to a recipient. */
export async function isSealed(place: string): Promise<boolean> {
  const names = await readdir(place).catch(() => undefined);
  const first = names?.find((name) => name.endsWith(sealedEnding));
  if (names !== undefined) return first !== undefined && beginsSealed(join(place, first));
  return beginsSealed(place);
}

async function beginsSealed(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch(() => undefined);
  if (file === undefined) return false;
  try {
    const start = Buffer.alloc(sealedStart.byteLength);
    await file.read(start, 0, start.byteLength, 0);
    return start.equals(sealedStart);
  } catch {
    return false;
  } finally {
    await file.close();
  }
}
