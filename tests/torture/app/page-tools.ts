/** What the torture does inside the window: reads record and rows, works without pause, turns a database back to an old version. */
import { decodePayload, type CasePayload } from '../../../renderer/db/case-payload';
import { loadImage } from '../../../renderer/db/image-shelf';
import { rowStore, type RowStore } from '../../../renderer/db/row-store';
import { declareTables, imageKey } from '../../../renderer/db/schema';
import { importRowKey, sha256Hex, unsealRow } from '../../../renderer/db/sealed-rows';
import type { Batch } from '../../../shared/ipc/contract';
import type {} from '../../../renderer/main';
import { editOften, stopWork, streamWork } from './page-stream';

type Clear = string | number | boolean | null | undefined;

/** Everything that is on the disk of the record, as the window can see it. */
async function readRecord() {
  const batches: Batch[] = [];
  let head = 0;
  for (let after = 0, done = false; !done;) {
    const read = await window.station.ledger.read({ after, limit: 500 });
    if (!read.ok) throw new Error(`ledger.read: ${read.error.kind}`);
    batches.push(...read.value.batches);
    after = read.value.batches.at(-1)?.seq ?? after;
    ({ head, done } = read.value);
  }
  const badImages: string[] = [];
  for (const { caseId, events } of batches) {
    for (const event of events) {
      if (event.type !== 'pageAdded') continue;
      for (const side of ['original', 'corrected'] as const) {
        const stored = await window.station.blobs.read({ caseId, sha256: event.page[side].sha256 });
        if (!stored.ok) badImages.push(`page ${event.page.id} ${side}: ${stored.error.kind}`);
      }
    }
  }
  return { batches, head, badImages };
}

/** Opens the station once more, which the window may do, for the key that its rows are sealed with. */
async function sessionKey(passphrase: string) {
  const session = await window.station.station.unlock({ passphrase });
  if (!session.ok) throw new Error(`unlock: ${session.error.kind}`);
  const { name, key } = session.value.workingSet;
  return { name, key };
}

const asked = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });

/** Names of the working set's databases, oldest generation first, with IndexedDB's version. */
async function databases(): Promise<{ name: string; version: number }[]> {
  const found = await indexedDB.databases();
  return found
    .flatMap(({ name = '', version = 0 }) => (/\.g\d+$/.test(name) ? [{ name, version }] : []))
    .sort((a, b) => Number(a.name.split('.g')[1]) - Number(b.name.split('.g')[1]));
}

/** Tables, their indexes and every clear column of every row; nothing sealed. Opens at whatever version there is. */
async function readClear(name: string) {
  const db = await asked(indexedDB.open(name));
  try {
    const tables: Record<string, { schema: string; rows: string[] }> = {};
    for (const table of [...db.objectStoreNames]) {
      const store = db.transaction(table).objectStore(table);
      const indexes = [...store.indexNames].map((each) =>
        JSON.stringify(store.index(each).keyPath),
      );
      const rows = (await asked(store.getAll())) as Record<string, unknown>[];
      const keys = await asked(store.getAllKeys());
      const clear = rows.map((row, i) => {
        const columns = Object.entries(row).flatMap(([column, value]): [string, Clear | string][] =>
          value instanceof Blob || ArrayBuffer.isView(value) || value instanceof ArrayBuffer
            ? [[column, 'sealed']]
            : [[column, JSON.stringify(value)]],
        );
        return JSON.stringify([keys[i], columns.sort()]);
      });
      tables[table] = {
        schema: JSON.stringify([store.keyPath, indexes.sort()]),
        rows: clear.sort(),
      };
    }
    return { version: db.version, tables };
  } finally {
    db.close();
  }
}

/** Every picture that a page of a case here refers to, once. */
async function picturesOf(tables: ReturnType<typeof declareTables>, store: RowStore) {
  const found = new Map<string, { caseId: string; sha256: string }>();
  for (const row of await tables.cases.toArray()) {
    const opened = await store.openCase(row);
    if (!opened.ok) continue;
    for (const { original, corrected } of opened.value.payload.current.documents.flatMap(
      ({ pages }) => pages,
    )) {
      for (const { sha256 } of [original, corrected]) {
        found.set(imageKey(row.id, sha256), { caseId: row.id, sha256 });
      }
    }
  }
  return found.values();
}

/** Looks at every stored picture in the way the screens do: what does not open is read from main again and mended. */
async function lookAtImages(name: string, keyBytes: Uint8Array) {
  const tables = declareTables(name);
  await tables.open();
  const store = rowStore(tables, await importRowKey(Uint8Array.from(keyBytes)));
  const bad: string[] = [];
  let mended = 0;
  // The rows' own names say nothing: the cases say which pictures there may be.
  for (const { caseId, sha256 } of await picturesOf(tables, store)) {
    const id = imageKey(caseId, sha256);
    const before = await store.readImage(id);
    if (before.ok && before.value === undefined) continue;
    const shown = await loadImage(store, window.station.blobs.read, caseId, { sha256 });
    const right = shown.ok && (await sha256Hex(shown.value)) === sha256;
    const after = await store.readImage(id);
    if (!right || !after.ok) bad.push(id);
    else if (!before.ok) mended += 1;
  }
  tables.close();
  return { bad, mended };
}

/** Every row opened: cases as they stand, and pictures that cannot be shown. */
async function readRows(session: { name: string; key: Uint8Array }) {
  const newest = (await databases()).at(-1);
  if (newest === undefined) return undefined;
  const db = await asked(indexedDB.open(newest.name));
  try {
    const key = await importRowKey(Uint8Array.from(session.key));
    const all = async (table: string) =>
      (await asked(db.transaction(table).objectStore(table).getAll())) as {
        id: string;
        key: string;
        seq: number;
        state: string;
        total: number;
        marker: boolean;
        sealed: Uint8Array<ArrayBuffer> & Blob;
      }[];
    const cases: { id: string; seq: number; state: string; payload: CasePayload | undefined }[] =
      [];
    for (const { id, seq, state, sealed } of await all('cases')) {
      const opened = await unsealRow(key, { table: 'cases', id }, sealed);
      const payload = opened.ok
        ? decodePayload(opened.value.payloadVersion, opened.value.plain)
        : undefined;
      cases.push({ id, seq, state, payload });
    }
    const { bad: badImages, mended } = await lookAtImages(newest.name, session.key);
    const meta = await all('meta');
    const of = (wanted: string) => meta.find((row) => row.key === wanted);
    return {
      name: newest.name,
      cursor: of('cursor')?.seq ?? 0,
      total: of('counters')?.total ?? 0,
      marked: of('tortureMarker') !== undefined,
      cases,
      badImages,
      mended,
    };
  } finally {
    db.close();
  }
}

/**
 * Makes the newest database one with all kinds of files: pictures in files of their own, rows that came down into
 * tables, and a row of our own that is gone when somebody threw everything away and began anew.
 */
async function useAllFiles(passphrase: string, pictures: number): Promise<void> {
  const session = await sessionKey(passphrase);
  const key = await importRowKey(Uint8Array.from(session.key));
  const { sealImage } = rowStore(declareTables('not opened'), key);
  const { batches } = await readRecord();
  const pages = batches.flatMap(({ caseId, events }) =>
    events.flatMap((event) =>
      event.type === 'pageAdded' ? [{ caseId, ...event.page.original }] : [],
    ),
  );
  const newest = (await databases()).at(-1);
  const db = await asked(indexedDB.open(newest?.name ?? ''));
  const write = (table: string, act: (store: IDBObjectStore) => IDBRequest) =>
    asked(act(db.transaction(table, 'readwrite', { durability: 'strict' }).objectStore(table)));
  for (const { caseId, sha256 } of pages.slice(0, pictures)) {
    const read = await window.station.blobs.read({ caseId, sha256 });
    if (!read.ok) throw new Error(read.error.kind);
    const row = await sealImage(imageKey(caseId, sha256), caseId, read.value);
    await write('images', (store) => store.put(row));
  }
  await write('meta', (store) => store.put({ key: 'tortureMarker' }));
  // LevelDB writes a table once its log has grown to a few megabytes; a value above 64 KB would go to a file of its own.
  for (let i = 0; i < 150; i += 1) {
    await write('meta', (store) => store.put({ key: 'tortureJunk', bulk: bulk() }));
  }
  await write('meta', (store) => store.delete('tortureJunk'));
  db.close();
}

function bulk(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(60_000));
}

/** Makes the newest database one that a program which knew only versions up to `version` wrote: its tables, those rows. */
async function turnBack(
  version: number,
  leaveOut: Readonly<Record<string, readonly string[]>>,
  laterMeta: readonly string[],
) {
  const newest = (await databases()).at(-1);
  if (newest === undefined) throw new Error('No database yet');
  const now = await asked(indexedDB.open(newest.name));
  const rows = new Map<string, Record<string, unknown>[]>();
  for (const table of [...now.objectStoreNames]) {
    rows.set(
      table,
      (await asked(now.transaction(table).objectStore(table).getAll())) as Record<
        string,
        unknown
      >[],
    );
  }
  now.close();
  await asked(indexedDB.deleteDatabase(newest.name));
  if (version === 0) return;
  const old = declareTables(newest.name, { upTo: version });
  await old.open();
  for (const table of old.tables) {
    const unknown = leaveOut[table.name] ?? [];
    const earlier = (rows.get(table.name) ?? []).filter(
      ({ key }) => table.name !== 'meta' || !laterMeta.includes(String(key)),
    );
    const known = earlier.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([column]) => !unknown.includes(column))),
    );
    await table.bulkPut(known);
  }
  old.close();
}

/** A database as a later program would leave it: one version more, one table more. */
async function makeNewer(): Promise<void> {
  const newest = (await databases()).at(-1);
  if (newest === undefined) throw new Error('No database yet');
  const request = indexedDB.open(newest.name, newest.version + 10);
  request.onupgradeneeded = () => request.result.createObjectStore('novelty', { keyPath: 'id' });
  const db = await asked(request);
  await asked(db.transaction('novelty', 'readwrite').objectStore('novelty').put({ id: 'kept' }));
  db.close();
}

/** Says on the console when a database begins to be made or upgraded. */
function tellUpgrades(): void {
  const open = indexedDB.open.bind(indexedDB);
  Object.defineProperty(IDBFactory.prototype, 'open', {
    configurable: true,
    value: (...args: [string, number?]) => {
      const request = open(...args);
      console.log('torture opening');
      request.addEventListener('upgradeneeded', () => console.log('torture upgrading'));
      return request;
    },
  });
}

const tools = {
  readRecord,
  sessionKey,
  databases,
  readClear,
  readRows,
  useAllFiles,
  turnBack,
  makeNewer,
  tellUpgrades,
  editOften,
  streamWork,
  stopWork,
};
export type PageTools = typeof tools;

declare global {
  interface Window {
    torture: PageTools;
  }
}
window.torture = tools;
