/** Payloads of every version ever written are read; those of a newer program are not guessed at. */
import { expect, test } from 'vitest';
import { evolve } from '../../shared/domain/evolve';
import {
  decodePayload,
  encodePayload,
  payloadUpgrades,
  payloadVersion,
  summaryOf,
} from '../../renderer/db/case-payload';
import { opened, typed, uuid } from './fake-main';

const current = evolve(evolve(undefined, uuid(1), opened()), uuid(1), typed(' 王小明 '));
const payload = { current, updatedAt: '2026-08-30T01:02:03.004Z', updatedBy: 'Clerk' };

test('the current version comes back as it was', () => {
  expect(decodePayload(payloadVersion, encodePayload(payload))).toEqual(payload);
  expect(payloadVersion).toBe(payloadUpgrades.length + 1);
});

/** A chain that no program has: two steps, each of them pure. */
const chain = [
  (older: unknown) => ({ ...(older as object), inTwo: 'added by 2' }),
  (older: unknown) => {
    const { inTwo, ...rest } = older as { inTwo: string };
    return { ...rest, inThree: inTwo.toUpperCase() };
  },
];

test.each([
  [1, { kept: 'x' }, { kept: 'x', inThree: 'ADDED BY 2' }],
  [2, { kept: 'x', inTwo: 'two' }, { kept: 'x', inThree: 'TWO' }],
  [3, { kept: 'x', inThree: 'three' }, { kept: 'x', inThree: 'three' }],
])(
  'a payload of version %i runs through every later step, however often',
  (version, is, becomes) => {
    const bytes = new TextEncoder().encode(JSON.stringify(is));
    for (let time = 0; time < 2; time += 1) {
      expect(decodePayload(version, bytes, chain)).toEqual(becomes);
    }
  },
);

test('a payload beyond the chain is not guessed at', () => {
  expect(decodePayload(4, new TextEncoder().encode('{}'), chain)).toBeUndefined();
});

test.each([0, payloadVersion + 1, 65_535])('version %i is not guessed at', (version) => {
  expect(decodePayload(version, encodePayload(payload))).toBeUndefined();
});

test('a list shows the name without blanks', () => {
  expect(summaryOf(payload, 7)).toMatchObject({
    id: uuid(1),
    childName: '王小明',
    caseNumber: undefined,
    group: 'homeAndRegister',
    state: 'draft',
    pageCount: 0,
    seq: 7,
  });
});
