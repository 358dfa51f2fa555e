/** How far a platform's feed was heard and how much it told it took in, kept in the ledger. */
import type { Result } from '../../shared/domain/result';
import type { StationEvent } from '../../shared/ledger/station-event';
import type { StoreError, SyncStore } from '../../shared/sync/ports';
import type { HeaderFacts, Ledger } from '../ledger/ledger';
import { marked as markedIn, markOfPlatform } from './platform-facts';
import type { StationFacts } from './station-facts';

type Parts = {
  readonly ledger: Pick<Ledger, 'feedCursor' | 'feedChangeId' | 'feedTaken'>;
  readonly facts: () => StationFacts;
  readonly keep: (
    events: readonly StationEvent[],
    facts: Pick<HeaderFacts, 'feedCursor' | 'feedChangeId' | 'feedTaken' | 'feedOf' | 'audit'>,
  ) => Promise<Result<void, StoreError>>;
};

type KeptFeed = Pick<
  SyncStore,
  'takenCount' | 'saveTakenCount' | 'feedCursor' | 'feedChangeId' | 'saveFeedCursor'
>;

/** Of the platform of a key; without one, of the platform that was paired first. */
export function keptFeed({ ledger, facts, keep }: Parts, of: string | undefined): KeptFeed {
  const mark = () => markOfPlatform(facts(), of);
  const marked = () => markedIn(facts(), of);
  return {
    takenCount: () => {
      const { count = 0, owed, asked } = ledger.feedTaken(mark()) ?? {};
      return { count, owed: owed === true, ...(asked === undefined ? {} : { asked }) };
    },
    saveTakenCount: ({ count, owed, asked }) => {
      const feedOf = mark();
      const turned = (ledger.feedTaken(feedOf)?.owed === true) !== owed;
      const cursor = ledger.feedCursor(feedOf);
      const event = { type: 'feedAdvanced' as const, cursor, ...(turned ? { owed } : {}) };
      // Without the cursor: one that is being written meanwhile must not be led back.
      return keep([{ ...event, ...marked() }], {
        feedTaken: { count, ...(owed ? { owed } : {}), ...(asked === undefined ? {} : { asked }) },
        ...(feedOf === undefined ? {} : { feedOf }),
        // By what begins and ends it, it is known how far a courier came with it.
        ...(turned ? {} : { audit: true }),
      });
    },
    feedCursor: () => ledger.feedCursor(mark()),
    feedChangeId: () => ledger.feedChangeId(mark()),
    saveFeedCursor: (cursor, changeId) => {
      const feedOf = mark();
      return keep([{ type: 'feedAdvanced', cursor, ...marked() }], {
        feedCursor: cursor,
        ...(changeId === undefined ? {} : { feedChangeId: changeId }),
        ...(feedOf === undefined ? {} : { feedOf }),
        audit: true,
      });
    },
  };
}
