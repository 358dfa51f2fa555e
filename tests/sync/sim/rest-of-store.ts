/** What the stations of these tests have no use for: numbers, places, packs, schools, keys of couriers, and refusals. */
import { ok } from '../../../shared/domain/result';
import type { SyncStore } from '../../../shared/sync/ports';

export const restOfStore = {
  numberWants: () => ({ wants: [], epoch: '' }),
  saveNumberBlocks: async () => ok(undefined),
  placeWants: () => undefined,
  savePlaceQuotas: async () => ok(undefined),
  readDigests: async () => [],
  courierKey: () => 'known',
  saveCourierKey: async () => ok(undefined),
  savePack: async () => ok(undefined),
  directory: () => undefined,
  saveDirectory: async () => ok(undefined),
  recordReportRefused: async () => ok(undefined),
  recordVerificationRefused: async () => ok(undefined),
  recordRatingRefused: async () => ok(undefined),
} satisfies Partial<SyncStore>;
