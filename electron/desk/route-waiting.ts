/** Gives what waits for a rule to the platform that a rule names now; what has a platform stays with it. */
import { noPlatform } from '../../shared/domain/platform-route';
import { ok } from '../../shared/domain/result';
import { platformIn, routeNow } from './platform-facts';
import type { Station } from './station';
import { stationActor } from './station-actor';

/** Each case by itself: a lock waits for one of them. What fails waits on, and is tried at the next opening or rule. */
export async function routeWaiting({
  queue,
  cases,
  desk,
  facts,
  during,
}: Pick<Station, 'queue' | 'cases' | 'desk' | 'facts' | 'during'>): Promise<void> {
  await queue.filling;
  for (const { caseId } of queue.queuedEntries()) {
    if (queue.platformOf(caseId) !== noPlatform) continue;
    const done = await during(async () => {
      const found = await cases.load(caseId);
      if (!found.ok || found.value === undefined) return ok(undefined);
      const platform = routeNow(found.value, facts());
      const title = platformIn(facts(), platform)?.pairing.platformName;
      return title === undefined
        ? ok(undefined)
        : desk.execute({ name: 'routeCase', caseId, platform, title }, stationActor);
    });
    if (!done.ok && done.error.kind === 'stationLocked') return;
  }
}
