/** The tables of the working set in IndexedDB, and every version they ever had. */
import { Dexie, type Table } from 'dexie';
import type { CaseState } from '../../shared/domain/case';
import type { Day } from '../../shared/domain/ids';

/** Bytes that WebCrypto and IndexedDB both take. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** One case; everything that could name a person is inside `sealed`. */
export type CaseRow = {
  readonly id: string;
  readonly state: CaseState;
  /** Day of the last change, `YYYY-MM-DD`. */
  readonly updatedDay: string;
  /** Sequence number of the ledger entry that changed it last; unique, so it also orders the list. */
  readonly seq: number;
  /** The day on which its term ends; that of a review aside, which is the pack's to say (shared/domain/deadline.ts). */
  readonly dueDay?: Day;
  /** Since when the platform's answer is waited for, and the desk's own. */
  readonly platformSince?: Day;
  readonly deskSince?: Day;
  /** Since when a letter that tells the decision, or the settlement of a disagreement, is waited for. */
  readonly closingSince?: Day;
  readonly sealed: Bytes;
};

/** One image; a Blob, so that walking the table by its keys never loads pixels. */
export type ImageRow = {
  /** The case's id and a keyed hash (image-rows.ts); an older program wrote what `imageKey` gives. */
  readonly key: string;
  readonly caseId: string;
  readonly sealed: Blob;
};

/** What the search knows of some neighbouring cases, sealed together. */
export type SearchPageRow = {
  /** Id of its first case; it reaches to the first case of the next page. */
  readonly first: string;
  readonly count: number;
  readonly sealed: Bytes;
};

/** What the search knows of a case that changed since its page was last written. */
export type SearchRecentRow = {
  readonly caseId: string;
  readonly seq: number;
  readonly sealed: Bytes;
};

/** What somebody began to write about a case and has not recorded yet; main knows nothing of it. */
export type NoteRow = {
  /** The case's id and what it is about. */
  readonly key: string;
  readonly caseId: string;
  readonly sealed: Bytes;
};

/** How many cases are in each state; a state that never occurred is absent. */
export type CountsByState = { readonly [state in CaseState]?: number };

/** What the working set knows of itself. */
export type MetaRow =
  /** Every ledger entry up to and including `seq`, whose chain hash is `hash`, is in the tables. */
  | { readonly key: 'cursor'; readonly seq: number; readonly hash?: string }
  /** The newest payload version that any row was ever sealed with. */
  | { readonly key: 'payloads'; readonly newest: number }
  | { readonly key: 'counters'; readonly byState: CountsByState; readonly total: number }
  /** `filledTo`: the last case that the first filling has packed; absent once every case is in. */
  | { readonly key: 'searchPages'; readonly revision: number; readonly filledTo?: string }
  /** By which rule the days of the rows were found; `filledTo` as above, for rows of an older program. */
  | { readonly key: 'terms'; readonly rule: number; readonly filledTo?: string };

/** An open working set database. */
export type Tables = Dexie & {
  readonly cases: Table<CaseRow, string>;
  readonly images: Table<ImageRow, string>;
  readonly notes: Table<NoteRow, string>;
  readonly searchPages: Table<SearchPageRow, string>;
  readonly searchRecent: Table<SearchRecentRow, string>;
  readonly meta: Table<MetaRow, string>;
};

type Version = {
  readonly version: number;
  readonly reason: string;
  readonly stores: { readonly [table: string]: string | null };
};

/**
 * Append only. Never an `upgrade()`: a kill in the middle of one leaves the new number with no row
 * migrated, for ever. Payloads upgrade on read (case-payload.ts); what cannot be said that way is a new
 * generation, rebuilt from the ledger (rebuild.ts).
 */
export const versions: readonly Version[] = [
  {
    version: 1,
    reason:
      'Cases newest first by keys alone, images beside them, the cursor in the same transaction.',
    stores: {
      cases: 'id, [seq+id], [state+seq+id]',
      images: 'key, caseId',
      meta: 'key',
    },
  },
  {
    version: 2,
    reason:
      'What the search knows of every case in a few hundred rows, so that unlocking opens no case.',
    stores: {
      cases: 'id, [seq+id], [state+seq+id]',
      images: 'key, caseId',
      searchPages: 'first',
      searchRecent: 'caseId',
      meta: 'key',
    },
  },
  {
    version: 3,
    reason: 'What was typed into a dialog and not recorded yet is not lost by a lock.',
    stores: {
      cases: 'id, [seq+id], [state+seq+id]',
      images: 'key, caseId',
      notes: 'key, caseId',
      searchPages: 'first',
      searchRecent: 'caseId',
      meta: 'key',
    },
  },
  {
    version: 4,
    reason: 'A term that ends is found by its day, however long ago its case was changed last.',
    stores: {
      cases:
        'id, [seq+id], [state+seq+id], [dueDay+seq+id], [platformSince+seq+id], [deskSince+seq+id]',
      images: 'key, caseId',
      notes: 'key, caseId',
      searchPages: 'first',
      searchRecent: 'caseId',
      meta: 'key',
    },
  },
  {
    version: 5,
    reason: 'What waits for a second pair of eyes is found by the day since when, among all cases.',
    stores: {
      cases:
        'id, [seq+id], [state+seq+id], [dueDay+seq+id], [platformSince+seq+id], [deskSince+seq+id], [closingSince+seq+id]',
      images: 'key, caseId',
      notes: 'key, caseId',
      searchPages: 'first',
      searchRecent: 'caseId',
      meta: 'key',
    },
  },
];

/** The newest version this program knows. */
export const latestVersion = Math.max(...versions.map(({ version }) => version));

/** Declares the database without opening it; tests stop at an older version with `upTo`. */
export function declareTables(
  name: string,
  options: { readonly upTo?: number; readonly factory?: IDBFactory } = {},
): Tables {
  const db = new Dexie(name, {
    // Chromium 121+ defaults to relaxed, and a power cut then loses everything recent.
    chromeTransactionDurability: 'strict',
    // No copies of rows outlive their query: a lock has to forget them.
    cache: 'disabled',
    ...(options.factory === undefined ? {} : { indexedDB: options.factory }),
  });
  for (const { version, stores } of versions) {
    if (version <= (options.upTo ?? latestVersion)) db.version(version).stores({ ...stores });
  }
  return db as Tables;
}

/** Dexie keeps its version times ten in IndexedDB; a name that does not exist has version 0. */
export async function storedVersion(factory: IDBFactory, name: string): Promise<number> {
  const found = (await factory.databases()).find((database) => database.name === name);
  return Math.floor((found?.version ?? 0) / 10);
}

/** What an image or its thumbnail is called in memory; the table has keyed names. */
export function imageKey(caseId: string, sha256: string, part?: 'thumb'): string {
  return part === undefined ? `${caseId}/${sha256}` : `${caseId}/${sha256}/${part}`;
}
