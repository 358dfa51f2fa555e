/** The keys that an open station works with; each is derived from the station's own for one purpose. */
import type { CaseKeys } from '../vault/case-keys';
import { subkey } from '../vault/seal';
import type { Ledger } from '../ledger/ledger';

/** What a key is derived for: another word would be another key, and nothing that was written before would open. */
export const purposes = {
  entries: 'station-entries',
  caseKeys: 'case-keys',
  record: 'ledger-record',
  names: 'blob-names',
  marks: 'case-marks',
  notes: 'blob-notes',
} as const;

/** The key that seals entries which belong to no case. */
export function stationEntryKeyOf(stationKey: Uint8Array): Buffer {
  return subkey(stationKey, purposes.entries);
}

/** Every key that is derived before anything is opened. */
function stationKeysOf(stationKey: Uint8Array) {
  return {
    entries: stationEntryKeyOf(stationKey),
    caseKeys: subkey(stationKey, purposes.caseKeys),
    record: subkey(stationKey, purposes.record),
    names: subkey(stationKey, purposes.names),
    marks: subkey(stationKey, purposes.marks),
    notes: subkey(stationKey, purposes.notes),
  };
}

/** The keys of a station that is being opened, and what of it is open already. */
export type Opening = {
  readonly derived: Readonly<ReturnType<typeof stationKeysOf>>;
  keys?: CaseKeys;
  ledger?: Ledger;
};

/** Opens with keys derived for it; unless that succeeds nothing stays open, and every one of these keys is wiped. */
export async function openedWhole<T extends { readonly ok: boolean }>(
  stationKey: Uint8Array,
  open: (opening: Opening) => Promise<T>,
): Promise<T> {
  const opening: Opening = { derived: stationKeysOf(stationKey) };
  let isOpen = false;
  try {
    const opened = await open(opening);
    isOpen = opened.ok;
    return opened;
  } finally {
    if (!isOpen) {
      // Closing saves the index under one of the keys; what it cannot save is read anew the next time.
      await opening.ledger?.close().catch(() => undefined);
      opening.keys?.wipe();
      for (const key of Object.values(opening.derived)) key.fill(0);
    }
  }
}
