/** A station whose cases were finished long ago, with every picture and paper really on the disk. */
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { v7 as uuidv7 } from 'uuid';
import type { Station } from '../../electron/desk/station';
import type { CaseEvent } from '../../shared/domain/case';
import type { Decision } from '../../shared/domain/delivery';
import { completeForm } from './case-builders';
import { aDecision, aReceipt } from './case-scenarios';
import { fillAtDesk } from './fill-at-desk';
import { pictureNamed } from './generate/station';
import { founder, newProgram, openStation, valueOf } from './station-people';

/** Makes the station as the program would below the data folder `to`, by its founder; answers the cases in order. */
export async function finishedStation(
  to: string,
  parts: {
    readonly at: string;
    readonly childNames: readonly string[];
    /** A refusal unless given. */
    readonly outcome?: Decision['outcome'];
    /** Left out, archives are sealed; otherwise their sealing was begun and the program ended. */
    readonly begun?: true;
    /** Done before the cases, as the founder. */
    readonly first?: (station: Station) => Promise<unknown>;
  },
): Promise<{ readonly passphrase: string; readonly caseIds: readonly string[] }> {
  const { at, childNames, outcome = 'refused' } = parts;
  const kdfScript = join(import.meta.dirname, '../../dist/main/kdf.cjs');
  const program = await newProgram(join(to, 'station'), { kdfScript, now: () => at });
  const station = openStation(program);
  await parts.first?.(station);
  const caseIds: string[] = [];
  for (const childName of childNames) {
    caseIds.push(
      await finishedCase(station, childName, { at, outcome, begun: parts.begun === true }),
    );
  }
  await program.lifecycle.lock('asked');
  return { passphrase: founder.passphrase, caseIds };
}

async function finishedCase(
  station: Station,
  childName: string,
  { at, outcome, begun }: { at: string; outcome: Decision['outcome']; begun: boolean },
): Promise<string> {
  const { actor, cases, desk, keys } = station;
  const caseId = uuidv7();
  const form = { ...completeForm, 'child.name': childName };
  await fillAtDesk(station, caseId, (role) => pictureNamed(`${caseId}/${role}`), form);
  valueOf(await desk.execute({ name: 'submitCase', caseId }, actor));
  const current = valueOf(await desk.find(caseId));
  const { outbox, letters = [] } = current ?? {};
  if (outbox === undefined) throw new Error('Not submitted');
  const receipt = { ...aReceipt(caseId, outbox.revision), receivedAt: at };
  const events: CaseEvent[] = [
    { type: 'receiptRecorded', entryId: outbox.id, receipt },
    { type: 'decisionRecorded', changeId: uuidv7(), decision: { ...aDecision(outcome), at } },
  ];
  for (const { id, number } of letters) {
    const file = await blankPaper(station, caseId, number);
    events.push({ type: 'letterMade', letterId: id, file });
  }
  events.push({ type: 'archivePlanned', archiveId: uuidv7(), at, by: actor.name });
  if (!begun) {
    events.push({ type: 'archiveSealed', file: await blankPaper(station, caseId, caseId), at });
  }
  const key = valueOf(await keys.get(caseId));
  const facts = { id: uuidv7(), at, actor, command: 'seed', events };
  valueOf(await cases.append(current, caseId, key, facts));
  return caseId;
}

/** Keeps a sheet with nothing on it but a title, so that each is a file of its own. */
async function blankPaper({ blobs }: Station, caseId: string, title: string) {
  const pdf = await PDFDocument.create();
  pdf.setTitle(title);
  pdf.addPage();
  // As the station's own writer does it: no streams of objects, and a line feed at the end.
  const bytes = Uint8Array.from([...(await pdf.save({ useObjectStreams: false })), 10]);
  const sha256 = valueOf(await blobs.put(caseId, bytes));
  return { sha256, bytes: bytes.byteLength, pages: 1, missingGlyphs: [] };
}
