/** Cases that are decided and on their way into the archive, in a station with everything real. */
import { v7 as uuidv7 } from 'uuid';
import type { Station } from '../../electron/desk/station';
import type { CaseEvent } from '../../shared/domain/case';
import { aCut } from './case-builders';
import { aDecision, aReceipt } from './case-scenarios';
import { caseOf, fillAtDesk } from './fill-at-desk';
import { pictureNamed } from './generate/station';
import { valueOf } from './station-people';

/** A family from the counter to the letter that tells the decision; the archive is still to be sealed. */
export async function decidedCase(station: Station): Promise<string> {
  const { actor, cases, desk, keys, paperDesk } = station;
  const caseId = uuidv7();
  await fillAtDesk(station, caseId, (role) => pictureNamed(`${caseId}/${role}`));
  await cutAnew(station, caseId);
  valueOf(await desk.execute({ name: 'submitCase', caseId }, actor));
  const current = await caseOf(station, caseId);
  const { outbox } = current;
  if (outbox === undefined) throw new Error('Not submitted');
  const at = '2026-08-16T02:00:00.000Z';
  const events: CaseEvent[] = [
    { type: 'receiptRecorded', entryId: outbox.id, receipt: aReceipt(caseId, 1) },
    { type: 'decisionRecorded', changeId: uuidv7(), decision: { ...aDecision('refused'), at } },
  ];
  const key = valueOf(await keys.get(caseId));
  const facts = { id: uuidv7(), at, actor, command: 'seed', events };
  valueOf(await cases.append(current, caseId, key, facts));
  const letterId = uuidv7();
  await reserveNotices(station);
  valueOf(
    await desk.execute({ name: 'issueLetter', caseId, letterId, kind: 'refusalNotice' }, actor),
  );
  valueOf(await paperDesk.draw(caseId));
  return caseId;
}

/** The first page is shown by another picture than its original. */
async function cutAnew(station: Station, caseId: string): Promise<void> {
  const { actor, blobs, desk } = station;
  const { documents } = await caseOf(station, caseId);
  const [document] = documents;
  const [page] = document?.pages ?? [];
  if (document === undefined || page === undefined) throw new Error('No page');
  const bytes = pictureNamed(`${caseId}/cut`);
  const sha256 = valueOf(await blobs.put(caseId, bytes));
  const corrected = { ...page.original, sha256, bytes: bytes.byteLength };
  const of = { caseId, documentId: document.id, pageId: page.id };
  valueOf(await desk.execute({ name: 'adjustPage', ...of, corrected, ...aCut }, actor));
}

/** Numbers for what the platform alone gives numbers for. */
async function reserveNotices({ appendStation, facts }: Station): Promise<void> {
  const { stationCode } = facts();
  const block = { id: 'N1', series: 'refusalNotice' as const, stationCode, from: 1, to: 9 };
  valueOf(await appendStation([{ type: 'numbersReserved', blocks: [block] }]));
}

/** Asks for the archive of a case; it is sealed with the next drawing. */
export const planArchive = async ({ desk, actor }: Station, caseId: string) =>
  valueOf(await desk.execute({ name: 'sealArchive', caseId, archiveId: uuidv7() }, actor));
