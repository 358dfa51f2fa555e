/** A letter that cannot be written keeps no other paper of its case back. */
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, expect, it } from 'vitest';
import type { Papers } from '../../electron/papers/papers-client';
import { newKey } from '../../electron/vault/seal';
import type { CaseCommand } from '../../shared/domain/command';
import { err } from '../../shared/domain/result';
import { completeForm, noHome } from '../support/case-builders';
import { caseOf } from '../support/fill-at-desk';
import { papersHere } from '../support/papers-here';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';
import { valueOf } from '../support/station-people';

let papers: Papers;
beforeAll(async () => {
  papers = await papersHere();
});

it('is drawn when it can be, and meanwhile the others are drawn and handed out', async () => {
  let isBroken = true;
  const makeLetter: Papers['makeLetter'] = (content, ...more) =>
    isBroken && content.kind === 'supplementNotice'
      ? Promise.resolve(err({ kind: 'papersCrashed' }))
      : papers.makeLetter(content, ...more);
  const station = await openStationAt(scratchFolder('letters-apart'), newKey(), {
    papers: { ...papers, makeLetter },
  });
  try {
    const caseId = uuidv7();
    const give = async (command: CaseCommand) =>
      valueOf(await station.desk.execute(command, station.actor));
    await give({ name: 'openCase', caseId, answers: noHome });
    await give({ name: 'editForm', caseId, changes: completeForm });
    const [first, second] = [uuidv7(), uuidv7()];
    const until = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    const custody = { handedBy: '尉迟砚', reason: '送派出所核对', until };
    const items = [{ title: '户口簿', count: 1 }];
    await give({ name: 'noticeMissing', caseId, letterId: first, deadline: until });
    await give({ name: 'keepOriginals', caseId, letterId: second, ...custody, items });
    const failed = { ok: false, error: { kind: 'paperFailed' } };
    expect(await station.paperDesk.draw(caseId)).toEqual(failed);
    const made = (await caseOf(station, caseId)).letters.map(({ file }) => file !== undefined);
    expect(made).toEqual([false, true]);
    expect((await station.paperDesk.letterPdf(caseId, second)).ok).toBe(true);
    expect(await station.paperDesk.letterPdf(caseId, first)).toEqual(failed);
    isBroken = false;
    expect((await station.paperDesk.letterPdf(caseId, first)).ok).toBe(true);
  } finally {
    await station.close();
  }
});
