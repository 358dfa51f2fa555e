/** Departments behind the platform: a strange answer, a hanging one and a crowd are bounded and counted as gaps. */
import { describe, expect, it } from 'vitest';
import { boundedLook } from '../../platform/departments/bounded-look';
import type { Departments, Found } from '../../platform/departments/departments';
import {
  findFamilyIndex,
  householdOf,
  syntheticFamily,
  syntheticRecords,
} from '../../platform/departments/population';
import { syntheticDepartments } from '../../platform/departments/synthetic-departments';
import { factExtras, factFields } from '../../shared/domain/fact-standing';
import type { FieldKey, Form } from '../../shared/domain/form';
import { verifiedFacts } from '../../shared/domain/verified-fact';
import type { VerifiedFact } from '../../shared/domain/verified-fact';

const asked: Form = { 'child.name': '尉知夏', 'child.idNumber': '1' };
const line = (key: FieldKey, verdict: 'match' | 'mismatch') => ({ key, verdict });
const right: Found = {
  verdict: 'match',
  fields: [line('child.name', 'match'), line('child.idNumber', 'match')],
};

/** A clock whose waits end when the test says so. */
function heldClock() {
  const waits: (() => void)[] = [];
  return {
    clock: {
      now: () => new Date(0),
      sleep: (_ms: number, signal: AbortSignal) =>
        new Promise<void>((resolve) => {
          waits.push(resolve);
          signal.addEventListener('abort', () => resolve());
        }),
    },
    passAll: () => {
      for (const end of waits.splice(0)) end();
    },
  };
}

describe('a department', () => {
  const logged: string[] = [];
  const log = (kind: string, facts?: object) => logged.push(JSON.stringify({ kind, ...facts }));
  const looking = (look: Departments['look']) => {
    const { clock, passAll } = heldClock();
    return { look: boundedLook({ look }, { clock, log }), passAll };
  };

  it('is believed when its answer speaks of what was asked', async () => {
    const { look } = looking(() => Promise.resolve(right));
    expect(await look('identity', asked)).toEqual({ found: right });
  });

  it.each([
    ['nothing at all', undefined],
    ['a page', '<html>尉知夏</html>'],
    ['another verdict', { ...right, verdict: 'perhaps' }],
    ['fields of somebody nobody knows', { ...right, verdict: 'noSuchPerson' }],
    [
      'a match that is none',
      { ...right, fields: [right.fields[0], line('child.idNumber', 'mismatch')] },
    ],
    ['a mismatch without one', { ...right, verdict: 'mismatch' }],
    ['half of what was asked', { ...right, fields: [right.fields[0]] }],
    ['the same field twice', { ...right, fields: [right.fields[0], right.fields[0]] }],
    [
      'more than was asked',
      { ...right, fields: [...right.fields, line('register.head', 'match')] },
    ],
    [
      'a text without end',
      {
        verdict: 'mismatch',
        fields: [
          right.fields[0],
          { ...line('child.idNumber', 'mismatch'), returned: 'x'.repeat(301) },
        ],
      },
    ],
  ])('that answers %s has answered nothing', async (_name, answer) => {
    const { look } = looking(() => Promise.resolve(answer as Found));
    expect(await look('identity', asked)).toEqual({ gap: 'nonsense' });
    expect(logged.join()).not.toContain('尉知夏');
  });

  it('that hangs is told to stop, and a hundred hanging questions keep others from it, not from its neighbours', async () => {
    const stopped: boolean[] = [];
    const { look, passAll } = looking((fact, _asked, signal) =>
      fact === 'marriage'
        ? Promise.resolve(right)
        : new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => {
              stopped.push(true);
              reject(new Error('stopped'));
            });
          }),
    );
    const hanging = Array.from({ length: 100 }, () => look('identity', asked));
    expect(await look('register', asked)).toEqual({ gap: 'crowded' });
    expect(await look('marriage', asked)).toEqual({ found: right });
    passAll();
    expect(new Set((await Promise.all(hanging)).map(({ gap }) => gap))).toEqual(
      new Set(['timedOut']),
    );
    expect(stopped).toHaveLength(100);
  });

  it('finds everybody of the population by each of the numbers, and no two share one', () => {
    const households = new Map<string, number>();
    const children = new Set<string>();
    const indexes = Array.from({ length: 1_031 }, (_, at) => at * 97);
    for (const index of indexes) {
      const family = syntheticFamily(1, index);
      expect(findFamilyIndex('child.idNumber', family['child.idNumber'])).toBe(index);
      children.add(family['child.idNumber']);
      for (const key of [
        'guardian1.idNumber',
        'residence.propertyNumber',
        'work.permitNumber',
      ] as const) {
        const number = family[key];
        if (number === undefined) continue;
        const found = findFamilyIndex(key, number);
        expect(found).toBe(householdOf(1, index));
        expect(households.get(number) ?? found).toBe(found);
        households.set(number, found ?? -1);
      }
    }
    expect(children.size).toBe(indexes.length);
  });
});

describe('the population', () => {
  const sample = Array.from({ length: 4_000 }, (_, at) => 100 + at * 23);
  const { look } = syntheticDepartments(1);
  const ask = (fact: VerifiedFact, family: Form, changes: Form = {}) => {
    const asked = Object.fromEntries(
      factFields[fact].map((key) => [key, changes[key] ?? family[key] ?? '岚海']),
    );
    return look(fact, asked, new AbortController().signal);
  };
  const without = (fact: VerifiedFact) =>
    sample.filter((index) => !syntheticRecords(1, index).has(fact));

  it('has of the first hundred everything, and of others what people have', () => {
    for (let index = 0; index < 100; index += 1) {
      expect([...syntheticRecords(1, index)]).toEqual(verifiedFacts);
    }
    const shares = Object.fromEntries(
      verifiedFacts.map((fact) => [fact, 1 - without(fact).length / sample.length]),
    );
    for (const fact of ['identity', 'register', 'birth', 'studentRecord'] as const) {
      expect(shares[fact]).toBe(1);
    }
    for (const [fact, from, to] of [
      ['property', 0.45, 0.65],
      ['purchaseContract', 0.1, 0.2],
      ['rentalRecord', 0.15, 0.25],
      ['residencePermit', 0.25, 0.45],
      ['insurance', 0.55, 0.75],
      ['business', 0.1, 0.25],
      ['marriage', 0.75, 0.95],
    ] as const) {
      expect(shares[fact]).toBeGreaterThan(from);
      expect(shares[fact]).toBeLessThan(to);
    }
    // Some have no home of their own, no work and no permit: nothing that a department could confirm.
    const nothing = sample.filter((index) => {
      const has = syntheticRecords(1, index);
      return !['property', 'purchaseContract', 'rentalRecord', 'residencePermit', 'insurance'].some(
        (fact) => has.has(fact as VerifiedFact),
      );
    });
    expect(nothing.length).toBeGreaterThan(20);
  });

  it('confirms what a family has, and knows no record of what it does not have', async () => {
    for (const fact of verifiedFacts) {
      const [index] = sample.filter((one) => syntheticRecords(1, one).has(fact));
      expect(await ask(fact, syntheticFamily(1, index ?? 0))).toMatchObject({ verdict: 'match' });
      const [lacking] = without(fact);
      if (lacking === undefined) continue;
      const found = await ask(fact, syntheticFamily(1, lacking));
      expect(found).toEqual({ verdict: 'noSuchPerson', fields: [] });
    }
  });

  it('has parents who are alone, whose other half nobody can make up', async () => {
    const alone = without('marriage').map((index) => syntheticFamily(1, index));
    for (const family of alone) {
      expect(family['guardian2.idNumber']).toBeUndefined();
      expect(await ask('birth', family)).toMatchObject({ verdict: 'match' });
    }
    const relations = new Set(alone.map((family) => family['guardian1.relation']));
    expect(relations).toEqual(new Set(['mother', 'father']));
  });

  it('has second guardians on a register of their own, and answers for both books at once', async () => {
    const both = sample.map((index): Form => syntheticFamily(1, index));
    const apart = both.filter((one) => one['register.otherNumber'] !== undefined);
    expect(apart.length).toBeGreaterThan(300);
    expect(apart.length).toBeLessThan(1_000);
    const [family] = apart;
    if (family === undefined) throw new Error('Nobody lives on two books');
    const more = (changes: Form = {}) => {
      const keys = [...factFields.register, ...(factExtras.register ?? [])];
      const asked = Object.fromEntries(keys.map((key) => [key, changes[key] ?? family[key] ?? '']));
      return look('register', asked, new AbortController().signal);
    };
    expect(await more()).toMatchObject({ verdict: 'match' });
    const wrong = await more({ 'register.otherHead': '荀守仁' });
    expect(wrong.fields).toContainEqual({
      key: 'register.otherHead',
      verdict: 'mismatch',
      returned: family['register.otherHead'],
    });
  });

  it('has twins: one home, one birthday, and two children', async () => {
    const twins = Array.from({ length: 4_000 }, (_, at) => 366 + at).filter(
      (index) => householdOf(1, index) !== index,
    );
    expect(twins.length).toBeGreaterThan(20);
    for (const index of twins) {
      const [one, other] = [syntheticFamily(1, householdOf(1, index)), syntheticFamily(1, index)];
      for (const key of ['child.birthDate', 'guardian1.idNumber', 'residence.address'] as const) {
        expect(other[key]).toBe(one[key]);
      }
      expect(other['child.idNumber']).not.toBe(one['child.idNumber']);
      expect(other['child.name']).not.toBe(one['child.name']);
      expect(await ask('birth', other)).toMatchObject({ verdict: 'match' });
      expect(await ask('register', other)).toMatchObject({ verdict: 'match' });
      const swapped = await ask('birth', other, { 'child.name': one['child.name'] });
      expect(swapped.verdict).toBe('mismatch');
    }
  });
});
