/** What people decide about one submission on its way: kept back, let go, put first, or put right after it was held. */
import type { Case, CaseEvent } from './case';
import type { CaseError } from './case-error';
import type { Asked } from './command';
import type { DecideContext } from './decide-context';
import { refusedPlaces } from './refused-places';
import type { Result } from './result';
import { err, ok } from './result';

/** The same again changes nothing; one that is kept back goes first once it is let go. */
export function aboutQueued(
  current: Case,
  command: Asked<'keepBack' | 'letGo' | 'sendFirst'>,
  { at, actor }: DecideContext,
): Result<CaseEvent[], CaseError> {
  const { outbox, state } = current;
  const { name, entryId } = command;
  if (outbox?.state !== 'queued') return err({ kind: 'notAllowedInState', command: name, state });
  if (outbox.id !== entryId) return err({ kind: 'receiptForOtherRevision' });
  const said = { entryId, at, by: actor.name, byId: actor.id };
  const isKept = outbox.keptBack !== undefined;
  switch (name) {
    case 'keepBack':
      return ok(isKept ? [] : [{ type: 'sendingKeptBack', ...said, reason: command.reason }]);
    case 'letGo':
      return ok(isKept ? [{ type: 'sendingLetGo', ...said }] : []);
    case 'sendFirst': {
      const letGo: CaseEvent[] = isKept ? [{ type: 'sendingLetGo', ...said }] : [];
      return ok([...letGo, { type: 'sendingPutFirst', ...said }]);
    }
  }
}

/** The number is used up: the platform may have taken something under it whose answer was lost. */
export function reopenHeld(
  current: Case,
  { name, entryId }: Asked<'reopenHeld'>,
  { at, actor }: DecideContext,
): Result<CaseEvent[], CaseError> {
  const { outbox, state } = current;
  if (outbox?.state !== 'held') return err({ kind: 'notAllowedInState', command: name, state });
  if (outbox.id !== entryId) return err({ kind: 'receiptForOtherRevision' });
  const refused = refusedPlaces(outbox.pointers ?? [], current);
  return ok([{ type: 'heldReopened', entryId, at, by: actor.name, byId: actor.id, refused }]);
}
