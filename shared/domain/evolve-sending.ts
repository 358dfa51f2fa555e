/** The fold of what people decided about one submission that waits, or was held. */
import type { Case, EventOf } from './case';

type SendingEvent = EventOf<
  'sendingKeptBack' | 'sendingLetGo' | 'sendingPutFirst' | 'heldReopened'
>;

/** What was wished of a submission changes nothing once it went: the platform's receipt may have been quicker. */
export function withSending(current: Case, event: SendingEvent): Case {
  const { outbox } = current;
  if (event.type === 'heldReopened') {
    const givenUp = [...(current.givenUp ?? []), current.revision];
    return { ...withoutEntry(current), state: 'incomplete', givenUp, reopened: event.refused };
  }
  if (outbox?.state !== 'queued' || outbox.id !== event.entryId) return current;
  switch (event.type) {
    case 'sendingKeptBack': {
      const { at, by, byId, reason } = event;
      return { ...current, outbox: { ...outbox, keptBack: { at, by, byId, reason } } };
    }
    case 'sendingLetGo': {
      const free = { ...outbox };
      delete free.keptBack;
      return { ...current, outbox: free };
    }
    case 'sendingPutFirst':
      return { ...current, outbox: { ...outbox, first: event.at } };
  }
}

/** Whether a submission stays here until somebody lets it go; what the platform has already is not kept back. */
export function isKeptBack({ outbox, state }: Case): boolean {
  return outbox?.state === 'queued' && outbox.keptBack !== undefined && state === 'queued';
}

/** A case of which nothing is on its way. */
export function withoutEntry(current: Case): Case {
  const open = { ...current };
  delete open.outbox;
  return open;
}

/** A case that was put right: what was refused of it before is of no interest any more. */
export function putRight(current: Case): Case {
  const sent = { ...current };
  delete sent.reopened;
  return sent;
}
