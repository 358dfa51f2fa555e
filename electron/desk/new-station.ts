/** What a station begins with. */
import { generateKeyPairSync } from 'node:crypto';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppError } from '../../shared/domain/app-error';
import { ownBlockId, ownBlockSize } from '../../shared/domain/numbering';
import type { NumberSeries } from '../../shared/domain/numbering';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { StationEvent } from '../../shared/ledger/station-event';
import { storageError } from '../ledger/blob-store';
import { peekRecord } from '../ledger/peek';
import { newId } from '../new-id';
import { ownCode } from './own-code';

/** The first event of a new station: its own code and number block come from its key pair, so that no two agree. */
export function newStation(
  school: string,
  operator: { id: string; name: string },
  kind: 'real' | 'drill' = 'real',
): StationEvent {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const rawPublicKey = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const stationCode = ownCode(rawPublicKey, kind);
  const block = (series: NumberSeries) => ({
    id: ownBlockId(stationCode, series),
    series,
    stationCode,
    from: 1,
    to: ownBlockSize,
  });
  return {
    type: 'stationCreated',
    school,
    stationCode,
    operator: { id: operator.id, name: operator.name, role: 'admin' },
    // No platform will ever give a drill the blocks of the letters that tell a decision.
    blocks: [
      block('case'),
      block('receipt'),
      block('custody'),
      block('supplementNotice'),
      ...(kind === 'drill' ? [block('placeNotice'), block('refusalNotice')] : []),
    ],
    signingKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    publicKey: rawPublicKey.toString('base64'),
    ...(kind === 'drill' ? { drill: true as const } : {}),
  };
}

/** A ledger that never got its vault is a set-up that was interrupted; one with cases is a vault that was lost. */
export async function setAsideUnfinished(folder: string): Promise<Result<undefined, AppError>> {
  const path = join(folder, 'ledger');
  try {
    const found = await peekRecord(path);
    if (found === 'cases') return err({ kind: 'stationDamaged', part: 'vault' });
    if (found === 'nothing') return ok(undefined);
    await rename(path, join(folder, `ledger.unfinished-${newId()}`));
  } catch (error) {
    return err(storageError(error));
  }
  return ok(undefined);
}
