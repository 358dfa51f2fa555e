/** Departments behind the platform: a strange answer, a hanging one and a crowd are bounded and counted as gaps. */
import { describe, expect, it } from 'vitest';
import { boundedLook } from '../../platform/departments/bounded-look';
import type { Departments, Found } from '../../platform/departments/departments';
import { findFamilyIndex, syntheticFamily } from '../../platform/departments/population';
import type { FieldKey, Form } from '../../shared/domain/form';

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
    const keys = [
      'child.idNumber',
      'guardian1.idNumber',
      'residence.propertyNumber',
      'work.permitNumber',
    ] as const;
    const seen = new Set<string>();
    for (let index = 0; index < 100_000; index += 97) {
      const family = syntheticFamily(1, index);
      for (const key of keys) {
        expect(findFamilyIndex(key, family[key])).toBe(index);
        seen.add(family[key]);
      }
    }
    expect(seen.size).toBe(Math.ceil(100_000 / 97) * keys.length);
  });
});
