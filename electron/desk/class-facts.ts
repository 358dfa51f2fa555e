/** What the station knows of its rolls for class assignment, folded from its own entries. */
import type { RollStanding } from '../../shared/classes/roll-standing';
import { assertNever } from '../../shared/domain/result';
import type { AuditEvent } from '../../shared/ledger/audit-event';
import type { ClassEvent } from '../../shared/ledger/class-event';

type Of<T extends ClassEvent['type']> = Omit<Extract<ClassEvent, { type: T }>, 'type' | 'id'>;

/** A roll, and what became of it: nothing yet, set aside, or drawn. */
export type KeptRoll = Of<'classRollFrozen'> & {
  readonly id: string;
  /** When its commitment was first printed; only before anybody could know the public part does it commit to anything. */
  readonly committedAt?: string;
  readonly setAside?: Of<'classRollSetAside'>;
  readonly drawn?: Of<'classesDrawn'>;
};

/** Where a roll stands, and with it what its commitment may say of itself. */
export function standingOf({ roll, setAside, drawn }: KeptRoll, now: string): RollStanding {
  if (drawn !== undefined) return 'drawn';
  if (setAside !== undefined) return 'setAside';
  return now < roll.publicKnownFrom ? 'open' : 'known';
}

/** The rolls after a paper of one was printed. */
export function printedClasses(
  rolls: readonly KeptRoll[],
  { id, paper, at }: Extract<AuditEvent, { type: 'classesPrinted' }>,
): readonly KeptRoll[] {
  if (paper !== 'commitment') return rolls;
  return rolls.map((roll) =>
    roll.id === id && standingOf(roll, at) === 'open' ? { committedAt: at, ...roll } : roll,
  );
}

/** The rolls after one event, oldest first. */
export function evolveClasses(rolls: readonly KeptRoll[], event: ClassEvent): readonly KeptRoll[] {
  const { id } = event;
  const changed = (change: (roll: KeptRoll) => KeptRoll) =>
    rolls.map((roll) => (roll.id === id ? change(roll) : roll));
  switch (event.type) {
    case 'classRollFrozen':
      return [...rolls, event];
    case 'classRollSetAside':
      return changed((roll) => ({ ...roll, setAside: event }));
    case 'classesDrawn':
      // Should a second draw ever come to stand there, the first one holds.
      return changed((roll) => ({ ...roll, drawn: roll.drawn ?? event }));
    default:
      return assertNever(event);
  }
}
