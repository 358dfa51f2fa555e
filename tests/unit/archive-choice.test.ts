/** Which packages a long work is about: stopped while they are looked through, it says which work that was. */
import { expect, test } from 'vitest';
import { chosenOf } from '../../electron/desk/archive-choice';
import type { Station } from '../../electron/desk/station';

/** A station with more cases than anybody waits for. */
const station = {
  during: <T>(work: () => T) => work(),
  archiveDesk: {
    chosen: async function* () {
      for (;;) yield { caseId: 'one', packages: { ok: true, value: [] } };
    },
  },
} as unknown as Station;

test.each([
  ['verify', 'archiveCheckStopped'],
  ['whole', 'exportStopped'],
  ['masked', 'exportStopped'],
] as const)('for the purpose %s it is %s', async (purpose, kind) => {
  const stopped = AbortSignal.abort();
  const chosen = await chosenOf(station, { filter: {} }, purpose, stopped);
  expect(chosen).toEqual({ ok: false, error: { kind } });
});
