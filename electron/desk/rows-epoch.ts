/**
 * A secret that every working set needs besides the station's key. The rows of a colleague who comes back in months, and
 * what the browser leaves of rows that were deleted, still hold cases that were destroyed meanwhile: with the secret of
 * before they open for nobody, and every set begins anew. It is in no back-up, for it would come back from there.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Ledger } from '../ledger/ledger';
import { destroyTraces, readBounded, writeFileDurably } from '../ledger/durable-file';
import { subkey } from '../vault/seal';
import { replacedStations } from './replaced-stations';

export const rowsEpochName = 'rows-epoch';
const secretBytes = 32;
/** The number of the entry after which the secret was drawn. */
const seqBytes = 6;

/**
 * The key that working sets are derived from now. A destruction of which the secret knows nothing gives another one: the
 * program ended before it was drawn. Where none can be kept the rows last for this session alone.
 */
export async function rowsKeyOf(
  folder: string,
  ledger: Pick<Ledger, 'cases'>,
  stationKey: Uint8Array,
): Promise<Buffer> {
  const size = secretBytes + seqBytes;
  const kept = await readBounded(join(folder, rowsEpochName), size).catch(() => undefined);
  const isCurrent =
    kept?.byteLength === size && kept.readUIntBE(secretBytes, seqBytes) >= lastDestroyed(ledger);
  const secret = isCurrent ? kept.subarray(0, secretBytes) : await drawRowsEpoch(folder, ledger);
  const from = subkey(stationKey, 'working-sets');
  const key = createHmac('sha256', from).update(secret).digest();
  for (const wiped of [from, secret]) wiped.fill(0);
  return key;
}

/** Destroys the secret of before and draws another one, which counts from the next opening on; answers it. */
export async function drawRowsEpoch(
  folder: string,
  ledger: Pick<Ledger, 'cases'>,
): Promise<Buffer> {
  const bytes = Buffer.concat([randomBytes(secretBytes), Buffer.alloc(seqBytes)]);
  bytes.writeUIntBE(lastDestroyed(ledger), secretBytes, seqBytes);
  try {
    for (const place of [folder, ...(await replacedStations(folder))]) {
      await destroyTraces(join(place, rowsEpochName));
    }
    await writeFileDurably(join(folder, rowsEpochName), bytes);
  } catch {
    // What is there now is too old for what was destroyed, or is gone: the next opening comes here again.
  }
  return bytes.subarray(0, secretBytes);
}

/** The newest entry that destroyed a case; 0 where none did. */
function lastDestroyed({ cases }: Pick<Ledger, 'cases'>): number {
  let last = 0;
  for (const { destroyed } of cases.values()) last = Math.max(last, destroyed);
  return last;
}
