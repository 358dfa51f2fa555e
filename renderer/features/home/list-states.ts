/** The lists of the desk, each in the order of its states: nearest to the family first. */
import type { CaseState } from '../../../shared/domain/case';

/** Came back with something to do. */
export const toActStates = [
  'correctionAsked',
  'held',
  'conflicted',
  'decided',
] as const satisfies readonly CaseState[];

/** What is ready, then what lacks least, then what is with others. */
export const openStates = [
  'ready',
  'inspecting',
  'incomplete',
  'draft',
  'queued',
  'received',
  'underReview',
] as const satisfies readonly CaseState[];
