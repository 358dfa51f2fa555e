/** The keys that open the seals of a trail, read beside its ledger. */
import { join } from 'node:path';
import type { EntryBody, EntryHeader } from '../../shared/ledger/entry';
import { entryBodySchema } from '../../shared/ledger/entry';
import { openCaseKeys } from '../vault/case-keys';
import { openWith, subkey } from '../vault/seal';

/** `destroyed`: the key is gone, as after a deletion; `keyDamaged`: it is there and does not open. */
export type Opened =
  | { readonly ok: true; readonly plain: Buffer }
  | { readonly ok: false; readonly why: 'destroyed' | 'keyDamaged' | 'seal' };

export type TrailKeys = {
  /** The plain bytes of a body. */
  readonly open: (
    header: EntryHeader,
    headerBytes: Uint8Array,
    sealedBody: Uint8Array,
  ) => Promise<Opened>;
  readonly wipe: () => void;
};

/** Keys of the station below `folder`; both keys are wiped with them. */
export function openTrailKeys(
  folder: string,
  { entryKey, caseKeysKey }: { readonly entryKey: Uint8Array; readonly caseKeysKey: Uint8Array },
): TrailKeys {
  const keys = openCaseKeys(join(folder, 'keys'), caseKeysKey);
  return {
    open: async (header, headerBytes, sealedBody) => {
      let key = entryKey;
      if (header.caseId !== undefined) {
        const found = await keys.get(header.caseId);
        if (!found.ok) {
          return {
            ok: false,
            why: found.error.kind === 'fileMissing' ? 'destroyed' : 'keyDamaged',
          };
        }
        key = found.value;
      }
      const nonce = Buffer.from(header.nonce, 'base64');
      const plain = openWith(key, nonce, headerBytes, sealedBody);
      return plain === undefined ? { ok: false, why: 'seal' } : { ok: true, plain };
    },
    wipe: () => {
      keys.wipe();
      entryKey.fill(0);
    },
  };
}

/** The two keys that read the trail, derived from the station's. */
export function trailKeysOf(stationKey: Uint8Array) {
  return {
    entryKey: subkey(stationKey, 'station-entries'),
    caseKeysKey: subkey(stationKey, 'case-keys'),
  };
}

/** A body as it was written; nothing when it is not one. */
export function parseBody(plain: Buffer): EntryBody | undefined {
  try {
    const parsed = entryBodySchema.safeParse(JSON.parse(plain.toString('utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
