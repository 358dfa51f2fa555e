/** A station on a disk with a few cases, and the requests to back it up and restore it. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { expect } from 'vitest';
import type { MirrorRequest, RestoreRequest } from '../../electron/backup/job';
import { takeInPage } from '../../electron/desk/page-intake';
import type { Station } from '../../electron/desk/station';
import { newKey, subkey } from '../../electron/vault/seal';
import { imagesOf } from '../torture/seeded';
import { completeForm, noHome } from './case-builders';
import { scratchFolder } from './scratch-folder';
import { openStationAt } from './station-on-disk';

export const stationKey = newKey();
const key = subkey(stationKey, 'backup-manifest');
const now = () => new Date().toISOString();

/** Folders of one computer and one back-up disk. */
export async function newPlaces() {
  const folder = scratchFolder('backup');
  const station = join(folder, 'station');
  const volume = join(scratchFolder('backup-disk'), 'usb');
  await mkdir(station);
  await mkdir(volume);
  await writeFile(join(station, 'vault.json'), '{"format":1}');
  await writeFile(join(station, 'tries.json'), '{"wrong":0}');
  const target = join(volume, 'school-enrollment-backup-0123456789abcdef');
  return { folder, station, volume, target, restored: join(folder, 'new') };
}
export type Places = Awaited<ReturnType<typeof newPlaces>>;

/** Opens a case with some pages. */
export async function addCase(open: Station, pages = 2): Promise<string> {
  const caseId = uuidv7();
  const done = async (result: Promise<{ ok: boolean }>) =>
    expect(await result).toMatchObject({ ok: true });
  await done(open.desk.execute({ name: 'openCase', caseId, answers: noHome }, open.actor));
  await done(open.desk.execute({ name: 'editForm', caseId, changes: completeForm }, open.actor));
  const documentId = uuidv7();
  for (let i = 0; i < pages; i += 1) {
    const pageId = uuidv7();
    const where = { caseId, documentId, requirementId: 'register', kind: 'hukou', role: 'cover' };
    const input = { ...where, pageId, source: 'file' as const, ...imagesOf(pageId) };
    await done(takeInPage(input, { ...open, now }));
  }
  return caseId;
}

/** The newest entry of an open station. */
export async function headOf(open: Station) {
  const seq = open.ledger.durableHead();
  const entry = await open.cases.entry(seq);
  if (!entry.ok) throw new Error(entry.error.kind);
  return { seq, hash: entry.value.hash };
}

export const mirrorRequest = (
  { station, target }: Places,
  head: MirrorRequest['head'],
  more: Partial<MirrorRequest> = {},
): MirrorRequest => ({
  kind: 'mirror',
  station,
  target,
  tag: '0123456789abcdef',
  stationCode: 'L23456',
  madeAt: now(),
  cases: 0,
  head,
  key: Buffer.from(key),
  destroyed: [],
  batches: [],
  known: {},
  suspects: [],
  ...more,
});

export const restoreRequest = (
  { target, restored }: Places,
  more: Partial<RestoreRequest> = {},
): RestoreRequest => ({
  kind: 'restore',
  backup: target,
  target: restored,
  key: Buffer.from(key),
  partial: false,
  ...more,
});

/** What every computer makes for itself. */
const madeAnew = ['tries.json', 'witness', 'checkpoint', 'marks', 'rows-epoch'];

/** Every file below a folder with its bytes, but for what belongs to one computer alone. */
export async function filesOf(path: string): Promise<Map<string, string>> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = new Map<string, string>();
  for (const entry of entries.filter((each) => each.isFile() && !madeAnew.includes(each.name))) {
    const full = join(entry.parentPath, entry.name);
    files.set(full.slice(path.length + 1), (await readFile(full)).toString('base64'));
  }
  return files;
}

/** Opens the station below `path` and every case of it with every picture, bit by bit. */
export async function everyCaseOpens(path: string, ids: readonly string[]): Promise<void> {
  const open = await openStationAt(path, stationKey);
  for (const caseId of ids) {
    const found = await open.desk.find(caseId);
    const pages = found.ok ? (found.value?.documents ?? []).flatMap((each) => each.pages) : [];
    expect(pages).toHaveLength(2);
    for (const { id, original } of pages) {
      const blob = await open.blobs.get(caseId, original.sha256);
      expect(blob.ok && blob.value.equals(imagesOf(id).original)).toBe(true);
    }
  }
  await open.close();
}
