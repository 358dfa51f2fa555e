/** How cases end in an open station: when they are due, who agreed, their destruction, and the batches that forget them. */
import type { Actor } from '../../shared/domain/command';
import type { Batch } from '../../shared/ipc/contract';
import type { BatchStore } from '../batch/batch-store';
import { openBatchStore } from '../batch/batch-store';
import type { Destruction } from './destroy-case';
import { createDestruction } from './destroy-case';
import type { Retention } from './retention';
import { createRetention } from './retention';
import type { Turnstile } from './turnstile';

export type CaseEndings = Destruction & {
  readonly retention: Retention;
  /** Batches under way. */
  readonly batches: BatchStore;
};

type Parts = Omit<Parameters<typeof createDestruction>[0], 'forgetDestroyed'> &
  Omit<Parameters<typeof createRetention>[0], 'destroyCase' | 'isStopped' | 'onDestroyed'> & {
    readonly folder: string;
    readonly derive: (purpose: string) => Buffer;
    readonly during: Turnstile['during'];
    readonly isDestroyed: (caseId: string) => boolean;
    readonly stop: AbortSignal;
    readonly actor: Actor;
    readonly publish: (batch: Batch) => void;
  };

/** Everything of it over the parts of an open station. */
export function createCaseEndings(parts: Parts): CaseEndings {
  const { ledger, now, actor, stop } = parts;
  const batches = openBatchStore(parts);
  const { forgetDestroyed } = batches;
  const destruction = createDestruction({ ...parts, forgetDestroyed });
  const retention = createRetention({
    ...parts,
    destroyCase: destruction.destroyCase,
    isStopped: () => stop.aborted,
    onDestroyed: async (seq, caseId) => {
      const hash = (await ledger.hashAt(seq)) ?? '';
      parts.publish({ seq, hash, caseId, at: now(), by: actor.name, events: [], gone: true });
    },
  });
  return { ...destruction, retention, batches };
}
