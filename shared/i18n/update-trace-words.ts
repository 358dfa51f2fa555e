/** Sentences of the trail about the program: its updates, and that another version has the record. */
import { assertNever } from '../domain/result';
import type { StationEvent } from '../ledger/station-event';
import type { Messages } from './messages';

type ProgramEvent = Extract<
  StationEvent,
  { type: 'updateChosen' | 'updateDecided' | 'programChanged' }
>;

export function updateTraceWords(say: Messages['update']['trail'], event: ProgramEvent): string {
  switch (event.type) {
    case 'updateChosen':
      return say.chosen[event.from](event.version);
    case 'updateDecided':
      return say.decided[event.decision](event.version);
    case 'programChanged':
      return event.from === undefined ? say.changedTo(event.to) : say.changed(event.from, event.to);
    default:
      return assertNever(event);
  }
}
