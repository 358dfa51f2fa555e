/** A case destroyed for good, and a station of format 1 opened by this program. */
import { createHash } from 'node:crypto';
import { cp, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { takeInPage } from '../../electron/desk/page-intake';
import type { Station } from '../../electron/desk/station';
import { newKey } from '../../electron/vault/seal';
import { completeForm, noHome } from '../support/case-builders';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';

const stationKey = newKey();
const photograph = join(import.meta.dirname, '../support/papers-page.jpg');

let scratch: string;
let folder: string;
beforeEach(() => {
  scratch = scratchFolder('destroy');
  folder = join(scratch, 'station');
});

async function aCase(station: Station): Promise<string> {
  const caseId = uuidv7();
  const { desk, actor } = station;
  await desk.execute({ name: 'openCase', caseId, answers: noHome }, actor);
  await desk.execute({ name: 'editForm', caseId, changes: completeForm }, actor);
  const image = Uint8Array.from(await readFile(photograph));
  const at = { caseId, documentId: uuidv7(), requirementId: 'register', kind: 'hukou' };
  const page = { pageId: uuidv7(), role: 'cover', source: 'file' as const };
  const images = { original: image, corrected: image };
  const now = () => new Date().toISOString();
  expect(await takeInPage({ ...at, ...page, ...images }, { ...station, now })).toMatchObject({
    ok: true,
  });
  return caseId;
}

async function filesIn(part: string): Promise<string[]> {
  const found = await readdir(join(folder, part), { recursive: true, withFileTypes: true });
  return found.filter((each) => each.isFile()).map(({ name }) => name);
}

describe('a destroyed case', () => {
  it('opens no more, leaves no file, stays destroyed though a copy has its key, and its entry stays', async () => {
    const station = await openStationAt(folder, stationKey);
    const [gone, stays] = [await aCase(station), await aCase(station)];
    const spareFolder = join(scratch, 'spare');
    await cp(folder, spareFolder, { recursive: true });
    expect(await station.destroyCase(gone, station.actor)).toMatchObject({ ok: true });
    expect(await station.desk.find(gone)).toMatchObject({ error: { kind: 'caseDestroyed' } });
    expect(await filesIn('keys')).toEqual([`${stays}.key`]);
    expect(await filesIn('blobs')).toHaveLength(1);
    await station.close();

    const again = await openStationAt(folder, stationKey, { spareFolder });
    expect(await again.desk.find(gone)).toMatchObject({ error: { kind: 'caseDestroyed' } });
    expect(await again.keys.get(gone)).toMatchObject({ error: { kind: 'caseDestroyed' } });
    expect(await again.desk.find(stays)).toMatchObject({ ok: true, value: { form: completeForm } });
    const { destroyed = 0 } = again.ledger.cases.get(gone) ?? {};
    const entry = await again.cases.entry(destroyed);
    expect(entry).toMatchObject({ ok: true, value: { body: { command: 'destroyCase' } } });
    const batches = await again.view.read({ after: 0, limit: 500 });
    const told = batches.ok ? batches.value.batches : [];
    const shown = told.filter((batch) => batch.gone !== true).map(({ caseId }) => caseId);
    expect(new Set(shown)).toEqual(new Set([stays]));
    expect(await again.destroyCase(gone, again.actor)).toEqual({
      ok: true,
      value: { seq: destroyed },
    });
    expect(await filesIn('keys')).toEqual([`${stays}.key`]);
    await again.close();
  });

  it('leaves no half-written copy of its key either', async () => {
    const station = await openStationAt(folder, stationKey);
    const gone = await aCase(station);
    const key = join(folder, 'keys', gone.slice(-2), `${gone}.key`);
    // As a power cut between writing and renaming leaves it.
    await cp(key, `${key}.0123456789ab.tmp`);
    expect(await station.destroyCase(gone, station.actor)).toMatchObject({ ok: true });
    expect(await filesIn('keys')).toEqual([]);
    await station.close();
  });

  it('is finished at the next start when a kill interrupted it', async () => {
    const station = await openStationAt(folder, stationKey);
    const gone = await aCase(station);
    const kept = join(scratch, 'kept');
    await cp(folder, kept, { recursive: true });
    await station.destroyCase(gone, station.actor);
    await station.close();
    // The entry is down, key and files are still there.
    for (const part of ['keys', 'blobs']) {
      await cp(join(kept, part), join(folder, part), { recursive: true });
    }
    const again = await openStationAt(folder, stationKey);
    expect(await again.desk.find(gone)).toMatchObject({ error: { kind: 'caseDestroyed' } });
    expect(await again.finishDestroying()).toMatchObject({ ok: true });
    expect([...(await filesIn('keys')), ...(await filesIn('blobs'))]).toEqual([]);
    await again.close();
  });

  it('is not one that still waits to be sent', async () => {
    const station = await openStationAt(folder, stationKey);
    const caseId = await aCase(station);
    const key = await station.keys.get(caseId);
    if (!key.ok) throw new Error(key.error.kind);
    const header = { id: uuidv7(), caseId, state: 'queued' as const, unsent: true as const };
    const at = new Date().toISOString();
    const body = { v: 1 as const, at, actor: station.actor, command: 'submitCase', events: [] };
    await station.ledger.append(header, body, key.value);
    expect(await station.destroyCase(caseId, station.actor)).toEqual({
      ok: false,
      error: { kind: 'caseUnsent' },
    });
    expect(await station.desk.find(caseId)).toMatchObject({ ok: true });
    await station.close();
  });

  it('loses body and snapshots when its segment is written anew, and the chain holds', async () => {
    const station = await openStationAt(folder, stationKey, { rollBytes: 3000 });
    const gone = await aCase(station);
    for (let i = 0; i < 20; i += 1) {
      const changes = { 'register.address': `望潮街道${i}号` };
      await station.desk.execute({ name: 'editForm', caseId: gone, changes }, station.actor);
    }
    const stays = await aCase(station);
    await station.destroyCase(gone, station.actor);
    expect(await station.ledger.compaction.run()).toBeGreaterThan(4000);
    const lines = await Promise.all(station.ledger.seqsOf(gone).map(station.cases.entry));
    expect(lines.map((line) => (line.ok ? line.value.body.command : line.error.kind))).toContain(
      'destroyCase',
    );
    expect(await station.ledger.verify()).toMatchObject({ state: 'whole' });
    await station.close();
    const again = await openStationAt(folder, stationKey);
    expect(again.ledger.found).toEqual([]);
    expect(await again.desk.find(stays)).toMatchObject({ ok: true });
    expect(await again.desk.find(gone)).toMatchObject({ error: { kind: 'caseDestroyed' } });
    await again.close();
  });
});

describe('a station of format 1', () => {
  const oldKey = createHash('sha256').update('format-1').digest();
  const first = '01900000-0000-7000-8000-000000000001';
  const second = '01900000-0000-7000-8000-000000000002';

  it('is read as it is, goes on in a new segment, is verified, and damage in it is mended', async () => {
    const old = join(import.meta.dirname, '../support/format-1-station');
    await cp(old, folder, { recursive: true });
    const segment = join(folder, 'ledger', '000001.seg');
    const before = await readFile(segment);
    const station = await openStationAt(folder, oldKey);
    expect(station.ledger.found).toEqual([]);
    const address = { 'register.address': '望潮街道15号' };
    const form = { ...completeForm, ...address };
    expect(await station.desk.find(first)).toMatchObject({ ok: true, value: { form } });
    const changes = { 'register.address': '望潮街道16号' };
    await station.desk.execute({ name: 'editForm', caseId: first, changes }, station.actor);
    await station.ledger.compaction.run(0);
    expect(await station.ledger.verify()).toMatchObject({ state: 'whole' });
    await station.close();
    expect(await readFile(segment)).toEqual(before);

    const spareFolder = join(scratch, 'spare');
    await cp(folder, spareFolder, { recursive: true });
    const spoilt = Buffer.from(before);
    spoilt[spoilt.byteLength >> 1] = (spoilt[spoilt.byteLength >> 1] ?? 0) ^ 1;
    await writeFile(segment, spoilt);
    const mended = await openStationAt(folder, oldKey, { spareFolder });
    expect(mended.ledger.found).toMatchObject([{ kind: 'restored' }]);
    expect(await mended.desk.find(first)).toMatchObject({ ok: true, value: { form: changes } });
    expect(await mended.desk.find(second)).toMatchObject({ ok: true });
    expect(await mended.ledger.verify()).toMatchObject({ state: 'whole' });
    await mended.close();
  });

  it('keeps the sealed parts of a destroyed case, for its chain covers them, and nothing opens them', async () => {
    await cp(join(import.meta.dirname, '../support/format-1-station'), folder, { recursive: true });
    const segment = join(folder, 'ledger', '000001.seg');
    const before = await readFile(segment);
    const station = await openStationAt(folder, oldKey);
    expect(await station.destroyCase(first, station.actor)).toMatchObject({ ok: true });
    expect(await station.ledger.compaction.run(0)).toBe(0);
    expect(await readFile(segment)).toEqual(before);
    expect(await station.ledger.verify()).toMatchObject({ state: 'whole' });
    await station.close();
    const again = await openStationAt(folder, oldKey);
    expect(again.ledger.found).toEqual([]);
    const opens = await Promise.all(again.ledger.seqsOf(first).map(again.cases.entry));
    const kinds = opens.map((entry) => (entry.ok ? entry.value.body.command : entry.error.kind));
    expect(new Set(kinds)).toEqual(new Set(['caseDestroyed', 'destroyCase']));
    expect(await again.desk.find(second)).toMatchObject({ ok: true });
    await again.close();
  });
});
