/** 文书预览: the letter as it will be, before there is one; nothing of it is kept, and nothing is used up. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Station } from '../../electron/desk/station';
import type { Papers } from '../../electron/papers/papers-client';
import { newKey } from '../../electron/vault/seal';
import type { DeskVerdict } from '../../shared/domain/desk-decision';
import { err } from '../../shared/domain/result';
import { completeForm } from '../support/case-builders';
import { aDecision } from '../support/case-scenarios';
import { caseOf, submittedAt } from '../support/fill-at-desk';
import { papersHere } from '../support/papers-here';
import { savePdf, textOf } from '../support/papers-tools';
import { openStationAs, people } from '../support/people';
import { scratchFolder } from '../support/scratch-folder';
import { deskDecidesHere } from '../support/shipped-packs';
import { valueOf } from '../support/station-people';

let papers: Papers;
beforeAll(async () => {
  papers = await papersHere();
});

let folder: string;
let station: Station;
beforeEach(async () => {
  folder = scratchFolder('letter-preview');
  station = await openStationAs(folder, newKey(), undefined, { papers });
  await station.appendStation([deskDecidesHere(station.actor)]);
});
afterEach(() => station.close());

const refused = { outcome: 'refused' as const, reasonCode: '', reason: '不在本校学区' };
const asked = (caseId: string, verdict: DeskVerdict = refused) => ({
  name: 'decideAtDesk' as const,
  caseId,
  decisionId: uuidv7(),
  verdict,
});

/** Everything below the station's folder, with its bytes. */
async function onDisk(): Promise<Map<string, string>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  return new Map(
    await Promise.all(
      files.map(async (path) => [path, (await readFile(path)).toString('base64')] as const),
    ),
  );
}

it('shows what a decision would be told with, and leaves record, store, numbers and outbox as they were', async () => {
  const caseId = await submittedAt(station);
  valueOf(await station.paperDesk.draw(caseId));
  const before = await onDisk();
  const numbers = new Map(station.ledger.lastDrawn);
  const current = await caseOf(station, caseId);

  const foreseen = valueOf(await station.desk.foresee(asked(caseId), people.reviewer));
  const preview = valueOf(await station.paperDesk.previewLetter(foreseen, people.reviewer.name));
  const text = textOf(savePdf(preview.pdf));
  expect(preview.kind).toBe('refusalNotice');
  expect(text).toContain(completeForm['child.name']);
  expect(text).toContain('不在本校学区。');
  expect(text).toContain('预览件，没有编号，不发生效力');
  expect(text).toContain('（出具时编号）');

  expect(await onDisk()).toEqual(before);
  expect(new Map(station.ledger.lastDrawn)).toEqual(numbers);
  expect(await caseOf(station, caseId)).toEqual(current);

  // A preview is there also while no number is left to issue the letter with.
  valueOf(await station.desk.execute(asked(caseId), people.reviewer));
  const issue = { name: 'issueLetter' as const, caseId, letterId: uuidv7() };
  expect(
    await station.desk.execute({ ...issue, kind: 'refusalNotice' }, people.reviewer),
  ).toMatchObject(err({ kind: 'noNumberLeft' }));
});

it('shows the letter of a decision that the platform made', async () => {
  const caseId = await submittedAt(station);
  const platform = { id: 'platform', name: '平台', role: 'platform' as const };
  const decision = { ...aDecision('refused'), reason: '学籍系统里已有学籍' };
  valueOf(
    await station.desk.execute(
      { name: 'recordDecision', caseId, changeId: uuidv7(), decision },
      platform,
    ),
  );
  const preview = valueOf(
    await station.paperDesk.previewLetter(await caseOf(station, caseId), people.reviewer.name),
  );
  expect(textOf(savePdf(preview.pdf))).toContain('学籍系统里已有学籍。');
});

it('is refused where the decision would be, and where it is told with no letter', async () => {
  const caseId = await submittedAt(station);
  const accepted: DeskVerdict = { outcome: 'accepted', school: 'S1' };
  expect(await station.desk.foresee(asked(caseId, accepted), people.reviewer)).toEqual(
    err({ kind: 'noPlaceLeft' }),
  );
  expect(await station.desk.foresee(asked(caseId), station.actor)).toEqual(
    err({ kind: 'ownCase' }),
  );
  expect(await station.desk.foresee(asked(caseId), people.clerk)).toEqual(
    err({ kind: 'notAllowedForRole', command: 'decideAtDesk' }),
  );
  const elsewhere: DeskVerdict = { ...refused, outcome: 'transferred' };
  const foreseen = valueOf(await station.desk.foresee(asked(caseId, elsewhere), people.reviewer));
  expect(await station.paperDesk.previewLetter(foreseen, '邓若谷')).toEqual(
    err({ kind: 'letterUnknown' }),
  );
});
