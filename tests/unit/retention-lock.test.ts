/** A case that locks its home is kept until the lock is over, whatever the days of the pack. */
import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import type { Case } from '../../shared/domain/case';
import type { Form } from '../../shared/domain/form';
import { lockEndOf, lockOfHome } from '../../shared/domain/residence-lock';
import { retentionState } from '../../shared/domain/retention';
import { evolveAll } from '../../shared/domain/evolve';
import { childOf, completeForm, shippedPack } from '../support/case-builders';
import type { Scenario } from '../support/case-scenarios';
import { eventsInto } from '../support/case-scenarios';

const by = { id: 'a', name: '程望', role: 'admin' as const };
const { retention, residenceLock } = shippedPack.pack;
const years = residenceLock?.years ?? {};
const owned: Form = {
  'residence.tenure': 'owned',
  'residence.propertyNumber': '鲁（2019）日照市不动产权第0012345号',
};

/** Archived on 2026-08-05, in season 2026. */
function archived(outcome: Scenario['outcome'], changes: Form = owned): Case {
  const id = uuidv7();
  const scenario = { state: 'archived' as const, by, form: { ...completeForm, ...childOf(id) } };
  const events = eventsInto(id, { ...scenario, ...(outcome && { outcome }) });
  const found = evolveAll(undefined, id, [...events, { type: 'formEdited', changes }]);
  if (found === undefined) throw new Error('No case');
  return { ...found, season: 2026 };
}

const judged = (current: Case, at: string) => retentionState(current, retention, at, years);
const threeYearsOn = '2029-08-06T00:00:00.000Z';
const free = '2032-08-31T16:00:00.000Z';

it('the shipped pack locks a home for longer than it keeps a case', () => {
  expect(retention?.days).toBe(1095);
  expect(years.primary).toBe(6);
});

it('stays until the home is free, and goes then', () => {
  const current = archived('accepted');
  expect(judged(current, threeYearsOn)).toEqual({ kind: 'tooEarly', dueAt: free });
  expect(judged(current, '2032-08-31T15:59:59.999Z').kind).toBe('tooEarly');
  expect(judged(current, free)).toEqual({ kind: 'due', dueAt: free });
});

it('of another family in the last season of the lock the home is told as locked, and after it not', () => {
  const keeper = archived('accepted');
  const guardian = { 'guardian1.idNumber': '', 'guardian1.name': '白鹿原' };
  const others = { 'guardian2.idNumber': '', 'guardian2.name': '' };
  const later = archived('accepted', { ...owned, ...guardian, ...others });
  const lockIn = (season: number) => lockOfHome({ ...later, season }, [keeper], years);
  expect(lockIn(2031)).toMatchObject({ place: 'given', freeFromSeason: 2032 });
  expect(lockIn(2032)).toBeUndefined();
  expect(lockEndOf(keeper, years)).toBe(free);
});

it.each([
  ['a refused family', archived('refused'), years],
  ['a rented home', archived('accepted', { 'residence.tenure': 'rented' }), years],
  ['a pack without locks', archived('accepted'), {}],
  ['a stage without a lock', archived('accepted'), { junior: 3 }],
] as const)('is due after the days of the pack: %s', (_, current, lock) => {
  expect(retentionState(current, retention, threeYearsOn, lock).kind).toBe('due');
});

it('the days of the pack hold where they are longer than the lock', () => {
  const kept = { days: 36_500 };
  expect(retentionState(archived('accepted'), kept, free, years).kind).toBe('tooEarly');
});
