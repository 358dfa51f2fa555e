/** A clip in the station: sealed on the disk before it counts, drawn into letters, and known to back-up and destruction. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { filesOf } from '../../electron/desk/integrity-desk';
import { takeInClip } from '../../electron/desk/letter-clips';
import { takeInPage } from '../../electron/desk/page-intake';
import type { Station } from '../../electron/desk/station';
import type { Papers } from '../../electron/papers/papers-client';
import { newKey } from '../../electron/vault/seal';
import { err } from '../../shared/domain/result';
import { completeForm, fontless, noHome } from '../support/case-builders';
import { clipPng } from '../support/clip-samples';
import { caseOf } from '../support/fill-at-desk';
import { papersHere } from '../support/papers-here';
import { savePdf, textOf } from '../support/papers-tools';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';
import { valueOf } from '../support/station-people';

const stationKey = newKey();
const name = `文${String.fromCodePoint(fontless)}`;
let papers: Papers;
let page: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  papers = await papersHere();
  const path = join(import.meta.dirname, '../support/papers-page.jpg');
  page = Uint8Array.from(await readFile(path));
});

let folder: string;
let station: Station;
beforeEach(async () => {
  folder = scratchFolder('letter-clips');
  station = await openStationAt(folder, stationKey, { papers });
});
afterEach(() => station.close());

/** A case whose child's name no font has, with one page of the register and a letter. */
async function lacking() {
  const { desk, actor } = station;
  const caseId = uuidv7();
  valueOf(await desk.execute({ name: 'openCase', caseId, answers: noHome }, actor));
  const changes = { 'child.name': name, 'guardian1.name': completeForm['guardian1.name'] ?? '' };
  valueOf(await desk.execute({ name: 'editForm', caseId, changes }, actor));
  const on = { caseId, documentId: uuidv7(), pageId: uuidv7() };
  const place = { requirementId: 'register', kind: 'hukou', role: 'cover' };
  const images = { source: 'file' as const, original: page, corrected: page };
  const now = () => new Date().toISOString();
  valueOf(await takeInPage({ ...on, ...place, ...images }, { ...station, now }));
  const of = (await caseOf(station, caseId)).documents[0]?.pages[0]?.corrected.sha256 ?? '';
  const box = { x: 3, y: 4, width: 20, height: 22 };
  return { caseId, letterId: await notice(caseId), clip: { ...on, of, box, codePoint: fontless } };
}

async function notice(caseId: string): Promise<string> {
  const { desk, actor } = station;
  const letterId = uuidv7();
  const deadline = new Date(Date.now() + 864e6).toISOString().slice(0, 10);
  valueOf(await desk.execute({ name: 'noticeMissing', caseId, letterId, deadline }, actor));
  return letterId;
}

const drawn = async (caseId: string, letterId: string) => {
  const { bytes, letter } = valueOf(await station.paperDesk.letterPdf(caseId, letterId));
  return { text: textOf(savePdf(bytes)), file: letter.file };
};
const files = async () => {
  const found = await readdir(join(folder, 'blobs'), { recursive: true, withFileTypes: true });
  return found.filter((one) => one.isFile()).map((one) => one.name);
};

it('stands in the letter that lacked the character, and in the next one without being asked for', async () => {
  const { caseId, letterId, clip } = await lacking();
  const before = await drawn(caseId, letterId);
  expect(before.text).toContain('文〔U+2EC00〕');
  expect(before.file?.missingGlyphs).toEqual([fontless]);
  valueOf(await takeInClip({ ...clip, picture: clipPng() }, station));
  const after = await drawn(caseId, letterId);
  expect(after.text).toContain(name);
  expect(after.text).not.toContain('U+');
  expect(after.file).toMatchObject({ missingGlyphs: [], clippedGlyphs: [fontless] });
  const second = await drawn(caseId, await notice(caseId));
  expect(second.text).toContain(name);
  expect(second.file).toMatchObject({ missingGlyphs: [], clippedGlyphs: [fontless] });
  expect((await caseOf(station, caseId)).letters).toHaveLength(2);
});

it('is not kept where there is no character in it, or none is lacking', async () => {
  const { caseId, letterId, clip } = await lacking();
  await drawn(caseId, letterId);
  const before = await files();
  const blank = clipPng({ shade: () => 255 });
  const unusable = err({ kind: 'clipUnusable' });
  expect(await takeInClip({ ...clip, picture: blank }, station)).toEqual(unusable);
  expect(await takeInClip({ ...clip, picture: page }, station)).toEqual(unusable);
  expect(await files()).toEqual(before);
  const unknown = { ...clip, caseId: uuidv7(), picture: clipPng() };
  expect(await takeInClip(unknown, station)).toEqual(err({ kind: 'caseUnknown' }));
  const other = { ...clip, codePoint: 0x31350, picture: clipPng() };
  expect(await takeInClip(other, station)).toEqual(err({ kind: 'characterNotMissing' }));
  expect((await caseOf(station, caseId)).clips).toBeUndefined();
});

it('is there after the station was closed, is offered back when lost, and goes with the case', async () => {
  const { caseId, letterId, clip } = await lacking();
  await drawn(caseId, letterId);
  const picture = clipPng();
  valueOf(await takeInClip({ ...clip, picture }, station));
  await drawn(caseId, letterId);
  await station.close();
  station = await openStationAt(folder, stationKey, { papers });
  const current = await caseOf(station, caseId);
  const [kept] = current.clips ?? [];
  if (kept === undefined) throw new Error('No clip');
  expect(kept).toMatchObject({ codePoint: fontless, box: clip.box, pageId: clip.pageId });
  expect(Buffer.from(valueOf(await station.blobs.get(caseId, kept.image.sha256)))).toEqual(
    Buffer.from(picture),
  );
  expect(filesOf(current).has(kept.image.sha256)).toBe(true);
  const blob = station.blobs.nameOf(caseId, kept.image.sha256);
  valueOf(await station.blobs.remove([blob]));
  // Without its picture the next letter spells the character out, and is asked about.
  expect((await drawn(caseId, await notice(caseId))).file?.missingGlyphs).toEqual([fontless]);
  valueOf(await station.offerFile(caseId, kept.image.sha256, picture));
  expect(await files()).toContain(blob);
  expect((await drawn(caseId, await notice(caseId))).file?.clippedGlyphs).toEqual([fontless]);
  valueOf(await station.destroyCase(caseId, station.actor));
  expect(await files()).toEqual([]);
});
