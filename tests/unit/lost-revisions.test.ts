/** What a restored platform lost: one case that cannot be read must not hold up the news of every other. */
import { expect, it } from 'vitest';
import { err, ok } from '../../shared/domain/result';
import type { PlatformCalls } from '../../shared/sync/platform-calls';
import type { StationIdentity, SyncPorts } from '../../shared/sync/ports';
import { LostRevisions } from '../../shared/sync/lost-revisions';
import { refusalLimit } from '../../shared/sync/outbox';

const line = {
  identity: { platformKeyId: 'key' } as StationIdentity,
  calls: {} as PlatformCalls,
  cancel: { cancelled: false, onCancel: () => () => undefined },
};

it('is looked for until every case was read, and not for ever in one that never opens', async () => {
  const read: string[] = [];
  const store = {
    casesWithReceipts: () => ['damaged', 'whole'],
    readReceipt: async (caseId: string) => {
      read.push(caseId);
      return caseId === 'damaged' ? err({ kind: 'fileDamaged' }) : ok(undefined);
    },
    readToldWords: async () => ok({ verifications: [], reports: [], ratings: [] }),
  };
  const lost = new LostRevisions({ store } as unknown as SyncPorts);
  for (let round = 1; round < refusalLimit; round += 1)
    expect(await lost.bring(line, 0)).toBe(false);
  expect(await lost.bring(line, 0)).toBe(true);
  expect(read.filter((caseId) => caseId === 'whole')).toHaveLength(refusalLimit);
});
