/** The keys that open the seals of a trail, read beside its ledger. */
import { join } from 'node:path';
import type { EntryBody, EntryHeader } from '../../shared/ledger/entry';
import { entryBodySchema } from '../../shared/ledger/entry';
import type { Payload } from '../../shared/ledger/payload';
import { parseJsonAs } from '../../shared/protocol/parse-json';
import { purposes } from '../desk/station-keys';
import { exists } from '../ledger/durable-file';
import { snapshotBinding } from '../ledger/entry-codec';
import { caseKeyPath, openCaseKeys } from '../vault/case-keys';
import { openPacked, openWith, subkey } from '../vault/seal';

/** `destroyed`: the body was dropped; `keyMissing`: there is no key, as after a destruction; `keyDamaged`: it is there and does not open. */
export type Opened =
  | { readonly ok: true; readonly plain: Buffer }
  | { readonly ok: false; readonly why: 'destroyed' | 'keyMissing' | 'keyDamaged' | 'seal' };

export type EntryPayload = Exclude<Payload, { kind: 'gap' }>;

export type TrailKeys = {
  /** The plain bytes of a body; a snapshot beside it has to open as well. */
  readonly open: (header: EntryHeader, payload: EntryPayload) => Promise<Opened>;
  /** Says which gaps, and which witness of the end, are the station's own. */
  readonly recordKey: Uint8Array;
  readonly wipe: () => void;
};

/** The keys that read the trail and say that it is the station's. */
export type TrailKeyBytes = {
  readonly entryKey: Uint8Array;
  readonly caseKeysKey: Uint8Array;
  readonly recordKey: Uint8Array;
};

/** Keys of the station below `folder`; the bytes are wiped with them. */
export function openTrailKeys(
  folder: string,
  { entryKey, caseKeysKey, recordKey }: TrailKeyBytes,
): TrailKeys {
  const keys = openCaseKeys(join(folder, 'keys'), caseKeysKey);
  return {
    recordKey,
    open: async (header, payload) => {
      if (payload.body.dropped) return { ok: false, why: 'destroyed' };
      let key = entryKey;
      // The entry that destroyed a case is the station's.
      if (header.caseId !== undefined && header.destroyed === undefined) {
        const found = await keys.get(header.caseId);
        if (!found.ok) {
          return {
            ok: false,
            why: found.error.kind === 'fileMissing' ? 'keyMissing' : 'keyDamaged',
          };
        }
        key = found.value;
      }
      const nonce = Buffer.from(header.nonce, 'base64');
      const { headerBytes, body } = payload;
      const plain = openWith(key, nonce, headerBytes, body.bytes);
      const snapshot = payload.kind === 'entry' ? payload.snapshot : undefined;
      if (snapshot?.dropped === false) {
        const kept = openPacked(key, snapshotBinding(headerBytes), snapshot.bytes);
        if (kept === undefined) return { ok: false, why: 'seal' };
      }
      return plain === undefined ? { ok: false, why: 'seal' } : { ok: true, plain };
    },
    wipe: () => {
      keys.wipe();
      entryKey.fill(0);
      recordKey.fill(0);
    },
  };
}

/**
 * Says whether there is a key file of a case, for which no key of the station is needed; nothing where only a ledger was
 * copied, so that there is nothing to be missed.
 */
export async function keyFilesBeside(
  folder: string,
): Promise<((caseId: string) => Promise<boolean>) | undefined> {
  const below = join(folder, 'keys');
  // Who takes all keys away at once must not go unnoticed either.
  const isStation = (await exists(below)) || (await exists(join(folder, 'vault.json')));
  return isStation ? (caseId) => exists(caseKeyPath(below, caseId)) : undefined;
}

/** The keys of the trail, derived from the station's. */
export function trailKeysOf(stationKey: Uint8Array): TrailKeyBytes {
  return {
    entryKey: subkey(stationKey, purposes.entries),
    caseKeysKey: subkey(stationKey, purposes.caseKeys),
    recordKey: subkey(stationKey, purposes.record),
  };
}

/** A body as it was written; nothing when it is not one. */
export function parseBody(plain: Buffer): EntryBody | undefined {
  return parseJsonAs(entryBodySchema, plain.toString('utf8'));
}
