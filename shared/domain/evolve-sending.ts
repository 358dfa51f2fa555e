/** The fold of what people decided about one submission that waits, or was held. */
import type { Case, EventOf } from './case';
import { without } from './without';

type SendingEvent = EventOf<
  'sendingKeptBack' | 'sendingLetGo' | 'sendingPutFirst' | 'heldReopened'
>;

/** What was wished of a submission changes nothing once it went: the platform's receipt may have been quicker. */
export function withSending(current: Case, event: SendingEvent): Case {
  const { outbox } = current;
  if (event.type === 'heldReopened') {
    const givenUp = [...(current.givenUp ?? []), current.revision];
    return { ...without(current, 'outbox'), state: 'incomplete', givenUp, reopened: event.refused };
  }
  if (outbox?.state !== 'queued' || outbox.id !== event.entryId) return current;
  switch (event.type) {
    case 'sendingKeptBack': {
      const { at, by, byId, reason } = event;
      return { ...current, outbox: { ...outbox, keptBack: { at, by, byId, reason } } };
    }
    case 'sendingLetGo':
      return { ...current, outbox: without(outbox, 'keptBack') };
    case 'sendingPutFirst':
      return { ...current, outbox: { ...outbox, first: event.at } };
  }
}

/** Whether a submission stays here until somebody lets it go; what the platform has already is not kept back. */
export function isKeptBack({ outbox, state }: Case): boolean {
  return outbox?.state === 'queued' && outbox.keptBack !== undefined && state === 'queued';
}

/** Who sent a revision; not known of what was recorded before that was kept. */
export function withSender(
  current: Case,
  { revision, at, by, byId }: EventOf<'caseSubmitted'>,
): Case {
  if (by === undefined) return current;
  const sent = { revision, at, by, ...(byId === undefined ? {} : { byId }) };
  return { ...current, submissions: [...(current.submissions ?? []), sent] };
}
