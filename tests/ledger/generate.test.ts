/** The invented cases: the same for the same seed, right by the real rules, and all there when the station is opened again. */
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { caseStates } from '../../shared/domain/case';
import { formProblems } from '../../shared/domain/field-rules';
import { groupFor } from '../../shared/domain/group';
import { parseIdNumber } from '../../shared/domain/id-number';
import { shippedPack } from '../support/case-builders';
import { inventedFamily } from '../support/generate/families';
import { fillStation } from '../support/generate/station';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';

const families = Array.from({ length: 3000 }, (_, index) => inventedFamily(7, index));
const texts = (key: 'child.idNumber' | 'guardian1.idNumber' | 'guardian2.idNumber') =>
  families.flatMap(({ form }) => form[key] ?? []);

test('a seed and a number give the same family, another seed another one', () => {
  expect(inventedFamily(7, 12)).toEqual(families[12]);
  expect(inventedFamily(8, 12)).not.toEqual(families[12]);
});

test('families lack nothing, and nobody has the number of anybody else', () => {
  const { season } = shippedPack.pack;
  for (const { form, answers } of families) {
    const subject = { kind: 'primary' as const, group: groupFor(answers), form };
    expect([...formProblems(subject, shippedPack.checklistFor(subject), season)]).toEqual([]);
  }
  const numbers = [
    ...texts('child.idNumber'),
    ...texts('guardian1.idNumber'),
    ...texts('guardian2.idNumber'),
  ];
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const number of numbers)
    if (number.length === 18) expect(parseIdNumber(number).ok).toBe(true);
});

test('names hold what is easily lost: the middle dot and characters beyond the basic plane', () => {
  const names = families.map(({ form }) => form['child.name'] ?? '');
  expect(names.some((name) => name.includes('·'))).toBe(true);
  expect(names.some((name) => [...name].length !== name.length)).toBe(true);
});

test('a filled station holds every case as it was made, its pictures, and goes on from there', async () => {
  const folder = scratchFolder('generate');
  const key = randomBytes(32);
  const station = await openStationAt(folder, key);
  const { cases } = await fillStation(station, { cases: 80, seed: 7, withImages: 80 });
  await station.close();
  const again = await openStationAt(folder, key);
  const states = new Set(cases.map(({ state }) => state));
  for (const state of caseStates) {
    if (['archived', 'conflicted', 'withdrawn'].includes(state)) continue;
    expect(states, 'not every state').toContain(state);
  }
  for (const made of cases) {
    expect(await again.desk.find(made.id)).toEqual({ ok: true, value: made });
    for (const page of made.documents.flatMap(({ pages }) => pages)) {
      expect((await again.blobs.get(made.id, page.original.sha256)).ok).toBe(true);
      expect((await again.blobs.get(made.id, page.corrected.sha256)).ok).toBe(true);
    }
  }
  const more = await fillStation(again, { cases: 5, from: 80, seed: 7, withImages: 0 });
  const numbers = [...cases, ...more.cases].flatMap(({ caseNumber }) => caseNumber ?? []);
  expect(new Set(numbers).size).toBe(numbers.length);
  await again.close();
});
