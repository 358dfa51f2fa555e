/** The first opening after a restore: the record says so, and passes over numbers that may be in people's hands already. */
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { AppError } from '../../shared/domain/app-error';
import { instantSchema, uuidSchema } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { ownCode } from '../desk/own-code';
import type { Station } from '../desk/station';
import { storageError } from '../ledger/blob-store';
import { hasCode, syncFolder, writeFileDurably } from '../ledger/durable-file';
import { numbersAfterRestore } from './number-gap';

const markName = 'restored.json';
const markSchema = z.strictObject({
  format: z.literal(1),
  restoreId: uuidSchema,
  fromHeadSeq: z.number().int().nonnegative(),
  madeAt: instantSchema,
  /** Monotonic clocks do not cross computers: the wall clock's word when it was restored. */
  restoredAt: instantSchema,
  lost: z.number().int().nonnegative(),
});
export type RestoreMark = z.infer<typeof markSchema>;

const mostDrawnPerEntry = 4;

/** Leaves the mark in a restored folder before it is put in place. */
export function markRestored(folder: string, mark: RestoreMark): Promise<void> {
  return writeFileDurably(join(folder, markName), Buffer.from(JSON.stringify(mark)));
}

/** Whether a folder was restored whole and not opened since. */
export function isMarkedRestored(folder: string): boolean {
  return existsSync(join(folder, markName));
}

/**
 * Writes down the restore if this is the first opening after one; nothing can be drawn before. Where that fails the
 * station is closed.
 */
export async function settleRestore(
  folder: string,
  station: Station,
): Promise<Result<Station, AppError>> {
  const path = join(folder, markName);
  let mark: RestoreMark;
  try {
    mark = markSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return ok(station);
    return refuse(station, { kind: 'stationDamaged', part: 'restoreMark' });
  }
  const { restoreId, fromHeadSeq, madeAt, restoredAt, lost } = mark;
  const known = station.facts();
  // The power went before the mark was removed.
  if (known.restoreId === restoreId) return withoutMark(folder, station);
  const { voided, begun } = numbersAfterRestore(known.blocks, station.ledger.lastDrawn, {
    sinceBackupMs: Date.parse(restoredAt) - Date.parse(madeAt),
    freshCode: ownCode(
      Buffer.from(known.publicKey, 'base64'),
      known.drill ? 'drill' : 'real',
      restoreId,
    ),
  });
  for (let at = 0; at < voided.length; at += mostDrawnPerEntry) {
    const some = voided.slice(at, at + mostDrawnPerEntry);
    const written = await station.appendStation(
      some.map((gap) => ({ type: 'numbersVoided' as const, ...gap })),
      { drawn: some.map(({ blockId, to }) => ({ blockId, serial: to })) },
    );
    if (!written.ok) return refuse(station, written.error);
  }
  const event = {
    type: 'stationRestored' as const,
    restoreId,
    fromHeadSeq,
    madeAt,
    lost,
    ...(begun.length === 0 ? {} : { blocks: [...begun] }),
  };
  const written = await station.appendStation([event]);
  if (!written.ok) return refuse(station, written.error);
  // Only now: should this end before, the next opening passes over some more, which harms nobody.
  return withoutMark(folder, station);
}

async function withoutMark(folder: string, station: Station): Promise<Result<Station, AppError>> {
  try {
    await rm(join(folder, markName), { force: true });
    await syncFolder(folder);
  } catch (error) {
    return refuse(station, storageError(error));
  }
  return ok(station);
}

async function refuse(station: Station, error: AppError): Promise<Result<Station, AppError>> {
  await station.close();
  return err(error);
}
