/** 第二人核验: which papers another person has to look at, and who that can be. */
import type { Case } from './case';
import type { CaseDocument } from './document';
import { isInspected, standingInspection } from './document';

/**
 * One inspected paper of so many is drawn for another pair of eyes. A family brings about ten, so that nearly every
 * inspection may be looked at again and nobody can tell which, and a colleague is called over some once for a family.
 */
export const drawnOneIn = 10;

/** Why a paper waits for another person: `doubt` keeps its line open, `drawn` keeps nobody waiting but who decides. */
export type ReadingWanted = 'doubt' | 'drawn';

/** What a paper waits for, as its pages are now; nothing where nobody has to look again. */
export function readingWanted(document: CaseDocument): ReadingWanted | undefined {
  if (!isInspected(document)) return undefined;
  const { readings = [], drawnForReading } = document;
  const verdict = standingInspection(document)?.verdict;
  // Who inspected it cannot settle that: somebody who doubts as well may look once more, and so may a third.
  const isOpen = verdict === 'doubtful' || (readings.length > 0 && verdict !== 'originalSeen');
  if (isOpen) return 'doubt';
  return drawnForReading === true && verdict === 'originalSeen' && readings.length === 0
    ? 'drawn'
    : undefined;
}

/** Whether another person may look at the paper: it waits for one, or one has looked before. */
export function isForReading(document: CaseDocument): boolean {
  const { inspection, readings = [], drawnForReading } = document;
  const isOpen =
    inspection?.verdict === 'doubtful' || drawnForReading === true || readings.length > 0;
  return isOpen && isInspected(document);
}

/** Whether somebody's word on the original is the one that another person looks at again. */
export function isInspector(
  { inspection, inspectedById }: Pick<CaseDocument, 'inspection' | 'inspectedById'>,
  { id, name }: { readonly id: string; readonly name: string },
): boolean {
  // What was inspected before inspections kept an id is known by name only.
  return inspectedById === undefined ? inspection?.by === name : inspectedById === id;
}

/** What papers of the case wait for; a doubt comes before a draw, and a withdrawn draft waits for nobody. */
export function caseReadingWanted({
  documents,
  state,
}: Pick<Case, 'documents' | 'state'>): ReadingWanted | undefined {
  if (state === 'withdrawn') return undefined;
  const wanted = new Set(documents.map(readingWanted));
  return (['doubt', 'drawn'] as const).find((one) => wanted.has(one));
}

/** Whether any paper of the case waits for another person. */
export function asksReading(current: Pick<Case, 'documents' | 'state'>): boolean {
  return caseReadingWanted(current) !== undefined;
}
