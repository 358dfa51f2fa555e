/** The matter of a draft and its pack: each case is judged by a pack that has rules for what it is about. */
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import { newKey } from '../../electron/vault/seal';
import type { Station } from '../../electron/desk/station';
import type { Case } from '../../shared/domain/case';
import type { CaseKind } from '../../shared/domain/case-kind';
import { answersOf } from '../support/families/family-forms';
import { caseOf } from '../support/fill-at-desk';
import { loaded, packFiles, packCopy, packInstalled } from '../support/shipped-packs';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';

const root = scratchFolder('kind-packs');
const answers = answersOf.migrantWorker;

const asks = (station: Station, current: Case) =>
  station.policy
    .shelf()
    .packOf(current)
    .checklistFor(current)
    .requirements.map(({ id }) => id);

it('moves a draft to the pack in force for its new matter, with its season and state, and back', async () => {
  const folder = join(root, uuidv7());
  const key = newKey();
  const station = await openStationAt(folder, key);
  const next = { ...packCopy('zhejiang'), season: 2027 };
  await station.appendStation([packInstalled(next, station.actor)]);
  const caseId = uuidv7();
  const give = (kind: CaseKind) =>
    station.desk.execute({ name: 'chooseKind', caseId, kind }, station.actor);
  await station.desk.execute({ name: 'openCase', caseId, kind: 'primary', answers }, station.actor);
  const changes = { 'child.name': '尉玥宁' };
  await station.desk.execute({ name: 'editForm', caseId, changes }, station.actor);
  const before = await caseOf(station, caseId);
  expect(before.pack).toEqual({ id: 'five-groups', version: '2026.4' });

  expect((await give('junior')).ok).toBe(true);
  expect(await caseOf(station, caseId)).toMatchObject({ pack: before.pack, season: 2026 });
  expect((await give('transferIn')).ok).toBe(true);
  const moved = await caseOf(station, caseId);
  expect(moved).toMatchObject({
    kind: 'transferIn',
    pack: { id: 'zhejiang-transfer', version: '2026.2' },
    season: 2027,
    form: changes,
  });
  expect(asks(station, moved)).toEqual(['identity', 'studentRecord', 'dwelling']);
  expect((await give('primary')).ok).toBe(true);
  expect(await caseOf(station, caseId)).toEqual(before);

  await give('transferIn');
  await station.close();
  // It is no matter of memory: the record says under which pack the case is.
  const again = await openStationAt(folder, key);
  expect(await caseOf(again, caseId)).toEqual(moved);
  await again.close();
});

it('follows the groups of the pack it moves to', async () => {
  const station = await openStationAt(join(root, uuidv7()), newKey());
  const pack = packCopy('zhejiang');
  // A county that counts families without home and register among those with a home.
  pack.groups = pack.groups.map((group) =>
    group.id === 'homeNoRegister'
      ? { ...group, when: '!answers.preferential && !answers.localRegister' }
      : group.id === 'migrantWorker'
        ? { ...group, when: 'false' }
        : group,
  );
  await station.appendStation([packInstalled(pack, station.actor)]);
  const caseId = uuidv7();
  await station.desk.execute({ name: 'openCase', caseId, answers }, station.actor);
  const chosen = { name: 'chooseKind' as const, caseId, kind: 'transferIn' as const };
  await station.desk.execute(chosen, station.actor);
  expect(await caseOf(station, caseId)).toMatchObject({ group: 'homeNoRegister', answers });
  await station.close();
});

it('is refused where no pack has rules for the matter, for new cases and for drafts', async () => {
  const only = loaded(packFiles.zhejiang);
  const station = await openStationAt(join(root, uuidv7()), newKey(), { pack: only });
  const caseId = uuidv7();
  const refused = (enrolment: CaseKind) => ({
    ok: false,
    error: { kind: 'kindNotHeld', enrolment },
  });
  const open = (kind: CaseKind) =>
    station.desk.execute({ name: 'openCase', caseId, kind, answers }, station.actor);
  expect(await open('primary')).toEqual(refused('primary'));
  expect((await open('transferIn')).ok).toBe(true);
  const before = await caseOf(station, caseId);
  const chosen = { name: 'chooseKind' as const, caseId, kind: 'junior' as const };
  expect(await station.desk.execute(chosen, station.actor)).toEqual(refused('junior'));
  expect(await caseOf(station, caseId)).toEqual(before);
  await station.close();
});
