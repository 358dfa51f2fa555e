/** The names that preload exposes are exactly those of the contract. */
import { expect, it } from 'vitest';
import { callNames, noticeNames } from '../../shared/ipc/call-names';
import { contract, notices } from '../../shared/ipc/contract';

it('preload and main speak of the same calls and notices', () => {
  const named = Object.entries(contract).map(([group, calls]) => [group, Object.keys(calls)]);
  expect(callNames).toEqual(Object.fromEntries(named));
  expect(noticeNames).toEqual(Object.keys(notices));
});
