/** What happened to a roll of pupils who are dealt into classes, in words; nothing in it is a value that was typed. */
import { assertNever } from '../domain/result';
import type { ClassEvent } from '../ledger/class-event';
import type { Messages } from './messages';

export function classTraceWords(
  { classes: { trail, paper, after, asideReasons } }: Pick<Messages, 'classes'>,
  event: ClassEvent,
): string {
  switch (event.type) {
    case 'classRollFrozen': {
      const { school, number, pupils, classes, late } = event.roll;
      const counts = paper.counts(String(pupils.length), String(classes));
      return late === undefined
        ? trail.frozen(school, String(number), counts)
        : trail.frozenLate(school, String(late.round), counts);
    }
    case 'classRollSetAside':
      return trail.setAside(asideReasons[event.reason]);
    case 'classesDrawn':
      return trail.drawn(event.listsSha256.slice(0, 12));
    case 'classTradeAsked':
      return trail.tradeAsked(after.tradeReasons[event.reason]);
    case 'classTradeSettled':
      return trail.tradeSettled[event.outcome];
    case 'classNameConfirmed':
      return trail.nameConfirmed;
    default:
      return assertNever(event);
  }
}
