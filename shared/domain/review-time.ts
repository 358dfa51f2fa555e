/** How long a decision was looked at before it was made 复核用时, as its event keeps it. */
import type { CaseEvent } from './case';
import { lookedForMsSchema } from './desk-decision';

/** Decisions of a reviewer on the whole case: what is measured. */
const reviewEvents = [
  'decidedAtDesk',
  'disagreementSettled',
] as const satisfies readonly CaseEvent['type'][];
export type ReviewEvent = Extract<CaseEvent, { type: (typeof reviewEvents)[number] }>;

/** Whether somebody decided on a case by it. */
export function isReview(event: CaseEvent): event is ReviewEvent {
  return (reviewEvents as readonly string[]).includes(event.type);
}

/** The events with the time on those that decide; as they are where none was measured. */
export function withReviewTime(
  events: readonly CaseEvent[],
  ms: number | undefined,
): readonly CaseEvent[] {
  const known = lookedForMsSchema.safeParse(ms);
  if (!known.success) return events;
  return events.map((event) => (isReview(event) ? { ...event, lookedForMs: known.data } : event));
}
