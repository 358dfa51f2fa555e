/**
 * The tray: pages that a scanner or a camera gave and no document has yet. Each is sealed under the key of its case and on
 * the disk before anything is made of it, so that a window that crashes, a lock or a power cut loses none.
 */
import { open, readFile, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { scanSettingsSchema, trayedSources } from '../../shared/capture/scan';
import type { StorageError } from '../../shared/domain/app-error';
import { instantSchema, uuidSchema } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import {
  makeFolderDurably,
  namesIn,
  syncFolder,
  unlessGone,
  writeFileDurably,
} from '../ledger/durable-file';
import { readError, storageError } from '../ledger/blob-store';
import { openPacked, sealPacked } from '../vault/seal';
import { createKeyedLock } from './keyed-lock';

/** What is known of a page in the tray; its id becomes that of the page in the document. */
const trayPageSchema = z.strictObject({
  id: uuidSchema,
  requirementId: z.string().max(60),
  kind: z.string().max(60),
  /** 1-based, among the pages of one heap of paper. */
  number: z.number().int().positive(),
  scannedAt: instantSchema,
  /** What the device calls itself. */
  device: z.string().max(100),
  /** Of a scanned page. */
  settings: scanSettingsSchema.optional(),
  /** Absent from pages of a scanner. */
  source: z.enum(trayedSources).optional(),
});
export type TrayPage = z.infer<typeof trayPageSchema>;

export type ScanTray = {
  /** Answers when the page is on the disk. */
  readonly put: (
    caseId: string,
    page: TrayPage,
    bytes: Uint8Array,
  ) => Promise<Result<undefined, StorageError>>;
  /** The pages of a case, in the order they were scanned; what cannot be read is left where it lies. */
  readonly list: (caseId: string) => Promise<Result<TrayPage[], StorageError>>;
  readonly read: (caseId: string, id: string) => Promise<Result<Buffer, StorageError>>;
  /** Takes pages out, because a document has them or somebody threw them away; those that are gone are no error. */
  readonly drop: (
    caseId: string,
    ids: readonly string[],
  ) => Promise<Result<undefined, StorageError>>;
};

type Parts = {
  /** Of the station. */
  readonly folder: string;
  readonly caseKey: (caseId: string) => Promise<Result<Uint8Array, StorageError>>;
};

const magic = Buffer.from('EST1');
/** Magic and length of the sealed slip. */
const headBytes = magic.length + 4;
const mostSlipBytes = 4 * 1024;
const mostListed = 1_000;

const folderOf = (station: string, caseId: string) => join(station, 'tray', caseId);

/** The tray of an open station; there must be only one, because it takes folders away that it has emptied. */
export function openScanTray({ folder, caseKey }: Parts): ScanTray {
  const alone = createKeyedLock();
  const placeOf = (caseId: string, id: string) => join(folderOf(folder, caseId), `${id}.page`);
  const boundTo = (caseId: string, id: string, part: 'slip' | 'page') =>
    Buffer.from(`tray/1/${caseId}/${id}/${part}`);

  const put: ScanTray['put'] = async (caseId, page, bytes) => {
    const key = await caseKey(caseId);
    if (!key.ok) return key;
    const { id } = page;
    const text = Buffer.from(JSON.stringify(page));
    const slip = sealPacked(key.value, boundTo(caseId, id, 'slip'), text);
    const sealed = sealPacked(key.value, boundTo(caseId, id, 'page'), bytes);
    const head = Buffer.alloc(headBytes);
    magic.copy(head);
    head.writeUInt32BE(slip.byteLength, magic.length);
    try {
      await alone(caseId, async () => {
        await makeFolderDurably(folderOf(folder, caseId));
        await writeFileDurably(placeOf(caseId, id), Buffer.concat([head, slip, sealed]));
      });
    } catch (error) {
      return err(storageError(error));
    }
    return ok(undefined);
  };

  async function slipOf(
    caseId: string,
    id: string,
    key: Uint8Array,
  ): Promise<TrayPage | undefined> {
    const file = await open(placeOf(caseId, id), 'r');
    try {
      const start = Buffer.alloc(headBytes + mostSlipBytes);
      const { bytesRead } = await file.read(start, 0, start.length, 0);
      const slip = slipIn(start.subarray(0, bytesRead));
      const text = slip && openPacked(key, boundTo(caseId, id, 'slip'), slip);
      return text === undefined ? undefined : trayPageSchema.parse(JSON.parse(text.toString()));
    } finally {
      await file.close();
    }
  }

  const list: ScanTray['list'] = async (caseId) => {
    const names = await pagesIn(folderOf(folder, caseId));
    if (!names.ok || names.value.length === 0) return names.ok ? ok([]) : names;
    const key = await caseKey(caseId);
    if (!key.ok) return key;
    const pages: TrayPage[] = [];
    for (const name of names.value) {
      const page = await slipOf(caseId, name, key.value).catch(() => undefined);
      if (page !== undefined) pages.push(page);
    }
    return ok(pages.sort((a, b) => (placeInTime(a) < placeInTime(b) ? -1 : 1)));
  };

  const read: ScanTray['read'] = async (caseId, id) => {
    const key = await caseKey(caseId);
    if (!key.ok) return key;
    let packed: Buffer;
    try {
      packed = await readFile(placeOf(caseId, id));
    } catch (error) {
      return err(readError(error));
    }
    const slip = slipIn(packed);
    const sealed = slip && packed.subarray(headBytes + slip.byteLength);
    const bytes = sealed && openPacked(key.value, boundTo(caseId, id, 'page'), sealed);
    return bytes === undefined ? err({ kind: 'fileDamaged' }) : ok(bytes);
  };

  const drop: ScanTray['drop'] = async (caseId, ids) => {
    if (ids.length === 0) return ok(undefined);
    const place = folderOf(folder, caseId);
    try {
      await alone(caseId, async () => {
        for (const id of ids) await rm(placeOf(caseId, id), { force: true });
        await syncFolder(place).catch(unlessGone);
        // Ten thousand empty folders would have to be looked through; whatever still lies in it keeps it.
        await rmdir(place).catch(() => undefined);
      });
    } catch (error) {
      return err(storageError(error));
    }
    return ok(undefined);
  };

  return { put, list, read, drop };
}

/** The cases that have anything in the tray; `most` of them at the most. */
export async function casesInTray(
  station: string,
  most: number,
): Promise<Result<string[], StorageError>> {
  const folders = await entriesOf(join(station, 'tray'));
  if (!folders.ok) return folders;
  const cases: string[] = [];
  // In the order in which the cases were opened, so that the answer is the same one every time.
  for (const name of folders.value.filter((one) => uuidSchema.safeParse(one).success).sort()) {
    if (cases.length === most) break;
    const pages = await pagesIn(folderOf(station, name));
    if (pages.ok && pages.value.length > 0) cases.push(name);
  }
  return ok(cases);
}

/** Removes what the tray has of a case that is destroyed; its key is gone already. Throws the file system's error. */
export function clearTray(station: string, caseId: string): Promise<void> {
  return rm(folderOf(station, caseId), { recursive: true, force: true });
}

function slipIn(packed: Buffer): Buffer | undefined {
  if (packed.byteLength < headBytes || !packed.subarray(0, magic.length).equals(magic)) {
    return undefined;
  }
  const length = packed.readUInt32BE(magic.length);
  if (length > mostSlipBytes || headBytes + length > packed.byteLength) return undefined;
  return packed.subarray(headBytes, headBytes + length);
}

async function entriesOf(folder: string): Promise<Result<string[], StorageError>> {
  try {
    return ok(await namesIn(folder));
  } catch {
    return err({ kind: 'storageFailed' });
  }
}

async function pagesIn(folder: string): Promise<Result<string[], StorageError>> {
  const names = await entriesOf(folder);
  if (!names.ok) return names;
  const pages = names.value
    .filter((name) => name.endsWith('.page'))
    .map((name) => name.slice(0, -5));
  return ok(pages.filter((id) => uuidSchema.safeParse(id).success).slice(0, mostListed));
}

function placeInTime({ scannedAt, number }: TrayPage): string {
  return `${scannedAt} ${String(number).padStart(6, '0')}`;
}
