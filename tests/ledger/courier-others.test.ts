/** What travels beside cases: the desk's own decisions and questions to departments, with the real platform. */
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, expect, it } from 'vitest';
import type { Station } from '../../electron/desk/station';
import type { CaseCommand } from '../../shared/domain/command';
import { openReports } from '../../shared/domain/desk-standing';
import { openRatings } from '../../shared/domain/rating-standing';
import { aPage, aQuota, completeForm } from '../support/case-builders';
import type { DeskWithStick } from '../support/courier-at-desk';
import { aDeskWithStick, answered, read, written } from '../support/courier-at-desk';
import { eventually } from '../support/eventually';
import { caseOf, fillAtDesk, submittedAt, unlikePages } from '../support/fill-at-desk';
import { people } from '../support/people';
import type { HostedPlatform } from '../support/platform-host';
import { hostEmbedded } from '../support/platform-host';
import { online } from '../support/quiet-sync-host';
import { scratchFolder } from '../support/scratch-folder';
import { deskDecidesHere } from '../support/shipped-packs';
import { valueOf } from '../support/station-people';

const root = scratchFolder('courier-others');

/** Lets the desk decide, and gives it a place. */
async function withPlace(platform: HostedPlatform, station: Station): Promise<void> {
  valueOf(await station.appendStation([deskDecidesHere(station.actor)]));
  const stationId = station.facts().pairing?.stationId ?? '';
  await platform.official.givePlaces(stationId, aQuota({ id: uuidv7(), places: 1 }));
  await online(station, () =>
    expect.poll(() => station.facts().quotas.length, { timeout: 20_000 }).toBe(1),
  );
}

/** A family at the desk whose guardian signed, and a question about it. */
async function asked(station: Station): Promise<string> {
  const caseId = uuidv7();
  // Departments look by the number of a resident identity card.
  await fillAtDesk(station, caseId, unlikePages(2000), completeForm);
  const authorisation = { version: '1', text: '同意', signature: aPage('signature').original };
  const who = { person: 'guardian1', name: '尉迟砚', paper: 'residentId' } as const;
  const finding = { id: uuidv7(), ...who, verdict: 'same' as const, note: '', authorisation };
  const questions = [{ id: uuidv7(), fact: 'register' as const }];
  const commands: CaseCommand[] = [
    { name: 'checkIdentity', caseId, finding },
    { name: 'askVerification', caseId, questions },
  ];
  for (const command of commands) valueOf(await station.desk.execute(command, station.actor));
  return caseId;
}

async function exchanged(platform: HostedPlatform, desk: DeskWithStick) {
  const { bytes, ...counts } = await written(desk);
  const path = await answered(platform, desk, bytes);
  return { counts, came: valueOf(await read(desk.station, path)) };
}

const platform = await hostEmbedded(join(root, 'database'));
afterAll(() => platform.stop());

it('a decision of the desk arrives once its case is there', async () => {
  const desk = await aDeskWithStick(root, platform);
  const { station } = desk;
  await withPlace(platform, station);
  const caseId = await submittedAt(station);
  const verdict = { outcome: 'accepted' as const, school: 'S1' };
  const decide: CaseCommand = { name: 'decideAtDesk', caseId, decisionId: uuidv7(), verdict };
  valueOf(await station.desk.execute(decide, people.reviewer));

  const first = await exchanged(platform, desk);
  expect(first.counts).toMatchObject({ cases: 1, others: 0 });
  expect(first.came).toMatchObject({ delivered: 1, told: 0 });
  expect(openReports(await caseOf(station, caseId))).toHaveLength(1);
  const second = await exchanged(platform, desk);
  expect(second.counts).toMatchObject({ cases: 0, others: 1 });
  expect(second.came).toMatchObject({ told: 1 });
  expect(openReports(await caseOf(station, caseId))).toEqual([]);
  const places = await platform.official.placesOf(station.facts().pairing?.stationId ?? '');
  expect(places).toEqual([[1, 1, 0]]);
  await station.close();
});

it('a question to a department is asked and answered without any line', async () => {
  const desk = await aDeskWithStick(root, platform);
  const { station } = desk;
  const caseId = await asked(station);
  const first = await exchanged(platform, desk);
  expect(first.counts).toMatchObject({ cases: 0, others: 1 });
  expect(first.came).toMatchObject({ told: 1 });
  await eventually(async () => {
    await exchanged(platform, desk);
    expect((await caseOf(station, caseId)).verifications?.[0]?.answer).toBeDefined();
  });
  expect((await exchanged(platform, desk)).counts).toMatchObject({ others: 0 });
  await station.close();
});

it('what a family says of the service is told once its case is there, and once whatever is carried twice', async () => {
  const desk = await aDeskWithStick(root, platform);
  const { station } = desk;
  const caseId = await submittedAt(station);
  const said = { level: 'verySatisfied' as const, reasons: [], note: '' };
  valueOf(await station.desk.execute({ name: 'rateService', caseId, ...said }, station.actor));
  const first = await exchanged(platform, desk);
  expect(first.counts).toMatchObject({ cases: 1, others: 0 });
  const { bytes, ...counts } = await written(desk);
  expect(counts).toMatchObject({ cases: 0, others: 1 });
  await answered(platform, desk, bytes);
  const path = await answered(platform, desk, bytes);
  expect(valueOf(await read(station, path))).toMatchObject({ told: 1 });
  expect(openRatings(await caseOf(station, caseId))).toEqual([]);
  const rows = await platform.database.query('select level from ratings where case_id = $1', [
    caseId,
  ]);
  expect(rows).toEqual([{ level: 'verySatisfied' }]);
  expect((await exchanged(platform, desk)).counts).toMatchObject({ others: 0 });
  await station.close();
});
