/** What a station says beside its cases, asked for in the end: there with its case, in its own words, and known to be. */
import { expectedState } from './fates';
import type { PlatformModel } from './platform-model';
import type { StoreModel } from './store-model';
import type { World } from './world';

/** Reports of desks and ratings of families. */
export function askSignedWords(store: StoreModel, platform: PlatformModel, world: World): void {
  const isExpected = (caseId: string) =>
    expectedState[store.caseOf(caseId)?.fate ?? 'plain'] === 'delivered';
  for (const { caseId, n, text, delivered } of store.reports) {
    const expected = isExpected(caseId);
    if (delivered !== expected) world.violated(`report ${n} told: ${delivered}`);
    const arrived = platform.reports.get(`${caseId}/${n}`);
    if (arrived !== (expected ? text : undefined)) world.violated('another report came');
  }
  for (const { caseId, revision, text, delivered } of store.ratings) {
    const expected = isExpected(caseId);
    if (delivered !== expected) world.violated(`rating told: ${delivered}`);
    const arrived = platform.ratings.get(`${caseId}/${revision}`);
    if (arrived !== (expected ? text : undefined)) world.violated('another rating came');
  }
}
