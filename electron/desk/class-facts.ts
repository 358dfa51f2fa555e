/** What the station knows of its rolls for class assignment, folded from its own entries. */
import { assertNever } from '../../shared/domain/result';
import type { ClassEvent } from '../../shared/ledger/class-event';

type Of<T extends ClassEvent['type']> = Omit<Extract<ClassEvent, { type: T }>, 'type' | 'id'>;

/** A roll, and what became of it: nothing yet, set aside, or drawn. */
export type KeptRoll = Of<'classRollFrozen'> & {
  readonly id: string;
  readonly setAside?: Of<'classRollSetAside'>;
  readonly drawn?: Of<'classesDrawn'>;
};

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
