/** What the station knows of its rolls for class assignment, folded from its own entries. */
import type { ClassChange } from '../../shared/classes/class-changes';
import type { RollStanding } from '../../shared/classes/roll-standing';
import { assertNever } from '../../shared/domain/result';
import type { AuditEvent } from '../../shared/ledger/audit-event';
import type { ClassEvent } from '../../shared/ledger/class-event';

type Of<T extends ClassEvent['type']> = Omit<Extract<ClassEvent, { type: T }>, 'type' | 'id'>;

/** Two pupils of a draw who are to trade places, and what became of it. */
export type KeptTrade = Of<'classTradeAsked'> & {
  readonly settled?: Of<'classTradeSettled'>;
};

/** What changed after a draw, in its order; a roll that added pupils by its id. */
export type KeptChange =
  | { readonly kind: 'late'; readonly id: string }
  | Extract<ClassChange, { kind: 'trade' | 'renamed' | 'left' }>;

/** A roll, and what became of it: nothing yet, set aside, or drawn. */
export type KeptRoll = Of<'classRollFrozen'> & {
  readonly id: string;
  /** When its commitment was first printed; only before anybody could know the public part does it commit to anything. */
  readonly committedAt?: string;
  readonly setAside?: Of<'classRollSetAside'>;
  readonly drawn?: Of<'classesDrawn'>;
  /** Of a first draw: what was asked and done after it. */
  readonly trades?: readonly KeptTrade[];
  readonly changes?: readonly KeptChange[];
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

const withChange = (roll: KeptRoll, change: KeptChange): KeptRoll => ({
  ...roll,
  changes: [...(roll.changes ?? []), change],
});

/** Should a second draw ever come to stand there, the first one holds. */
function drawnClasses(
  rolls: readonly KeptRoll[],
  event: Extract<ClassEvent, { type: 'classesDrawn' }>,
): readonly KeptRoll[] {
  const drawn = rolls.find(({ id }) => id === event.id);
  if (drawn === undefined || drawn.drawn !== undefined) return rolls;
  return rolls.map((roll) => {
    if (roll.id === event.id) return { ...roll, drawn: event };
    return roll.id === drawn.first ? withChange(roll, { kind: 'late', id: event.id }) : roll;
  });
}

function settledTrade(
  roll: KeptRoll,
  event: Extract<ClassEvent, { type: 'classTradeSettled' }>,
): KeptRoll {
  const asked = roll.trades?.find(({ trade }) => trade === event.trade);
  if (asked === undefined || asked.settled !== undefined) return roll;
  const settle = (one: KeptTrade): KeptTrade => (one === asked ? { ...one, settled: event } : one);
  const after = { ...roll, trades: roll.trades?.map(settle) ?? [] };
  if (event.outcome !== 'approved') return after;
  const { lines } = asked;
  const { left, at } = event;
  const told = left === undefined ? after : withChange(after, { kind: 'left', lines: left, at });
  return withChange(told, { kind: 'trade', lines, at });
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
      return drawnClasses(rolls, event);
    case 'classTradeAsked':
      return changed((roll) => ({ ...roll, trades: [...(roll.trades ?? []), event] }));
    case 'classTradeSettled':
      return changed((roll) => settledTrade(roll, event));
    case 'classNameConfirmed': {
      const { line, digest, at } = event;
      return changed((roll) => withChange(roll, { kind: 'renamed', line, digest, at }));
    }
    default:
      return assertNever(event);
  }
}
