/** How cases end in an open station: when they are due, who agreed, their destruction, and the batches that forget them. */
import type { Case } from '../../shared/domain/case';
import type { Actor } from '../../shared/domain/command';
import { waitsForPlatform } from '../../shared/domain/retention';
import type { Batch } from '../../shared/ipc/contract';
import type { BatchStore } from '../batch/batch-store';
import { openBatchStore } from '../batch/batch-store';
import { isDestroyed } from '../ledger/entry-index';
import type { Destruction } from './destroy-case';
import { createDestruction } from './destroy-case';
import type { Retention } from './retention';
import { platformIn } from './platform-facts';
import { createRetention } from './retention';
import { drawRowsEpoch } from './rows-epoch';
import type { Turnstile } from './turnstile';

export type CaseEndings = Destruction & {
  readonly retention: Retention;
  /** Batches under way. */
  readonly batches: BatchStore;
};

type Parts = Omit<Parameters<typeof createDestruction>[0], 'forgetDestroyed' | 'waits'> &
  Omit<
    Parameters<typeof createRetention>[0],
    'destroyCase' | 'isStopped' | 'onDestroyed' | 'onRunOver' | 'waits'
  > & {
    readonly folder: string;
    readonly derive: (purpose: string) => Buffer;
    readonly during: Turnstile['during'];
    readonly stop: AbortSignal;
    readonly actor: Actor;
    readonly publish: (batch: Batch) => void;
    /** Told of a case that is no more: nothing of it is sent any more. */
    readonly onGone: (caseId: string) => void;
  };

/** Everything of it over the parts of an open station. */
export function createCaseEndings(parts: Parts): CaseEndings {
  const { ledger, facts, now, actor, stop } = parts;
  const batches = openBatchStore({
    ...parts,
    isDestroyed: (caseId) => isDestroyed(ledger, caseId),
  });
  const { forgetDestroyed } = batches;
  const waits = (current: Case) =>
    waitsForPlatform(current, platformIn(facts(), current.platform)?.givenUp !== undefined);
  const destruction = createDestruction({ ...parts, forgetDestroyed, waits });
  const retention = createRetention({
    ...parts,
    waits,
    destroyCase: destruction.destroyCase,
    isStopped: () => stop.aborted,
    // Each new secret costs everybody a rebuild: not with every case.
    onRunOver: () => drawRowsEpoch(parts.folder, ledger),
    onDestroyed: async (seq, caseId) => {
      parts.onGone(caseId);
      const hash = (await ledger.hashAt(seq)) ?? '';
      parts.publish({ seq, hash, caseId, at: now(), by: actor.name, events: [], gone: true });
    },
  });
  return { ...destruction, retention, batches };
}
