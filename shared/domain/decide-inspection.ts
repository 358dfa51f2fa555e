/** Judges looks at originals: the inspection at the counter, and the second reading by another person. */
import type { Case, CaseEvent } from './case';
import type { CaseError } from './case-error';
import type { Asked } from './command';
import { paperReaders } from './command';
import type { RequirementProgress } from './completeness';
import type { DecideContext } from './decide-context';
import type { CaseDocument } from './document';
import { areSamePages, isInspected, mostReadings, standingInspection } from './document';
import type { Result } from './result';
import { err, ok } from './result';
import { isForReading, isInspector, readingWanted } from './second-reading';
import type { Colleague } from './visibility';

/** Records what was found when the original was held, and draws whether another person looks as well. */
export function inspect(
  current: Case,
  document: CaseDocument,
  { documentId, pages, verdict, lookedAt, note }: Asked<'inspectDocument'>,
  context: DecideContext,
): Result<CaseEvent[], CaseError> {
  const { at, actor } = context;
  const pageIds = document.pages.map(({ id }) => id);
  if (pageIds.length === 0) return err({ kind: 'pageUnknown' });
  // A page that came or went since was never held beside its original.
  if (!areSamePages(pages, pageIds)) return err({ kind: 'pagesChanged' });
  if (verdict !== 'doubtful' && isForOthers(document)) return err({ kind: 'secondReadingDue' });
  const inspection = { verdict, lookedAt, note, pages: pageIds, at, by: actor.name };
  const drawn = isDrawn(current, document, verdict, context)
    ? { drawnForReading: true as const }
    : {};
  const inspectedById = actor.id;
  return ok([{ type: 'documentInspected', documentId, inspection, inspectedById, ...drawn }]);
}

/** Whether a look would take back a doubt, or what another person found, without any page of a new paper. */
function isForOthers(document: CaseDocument): boolean {
  const { inspection, pages, readings = [] } = document;
  if (inspection === undefined) return false;
  if (pages.some(({ id }) => !inspection.pages.includes(id))) return false;
  if (isInspected(document)) return inspection.verdict === 'doubtful' || readings.length > 0;
  // Of what was left out nothing is known; what was settled stays so.
  return standingInspection(document)?.verdict === 'doubtful';
}

/** Once drawn the paper of a line stays so, and what was not drawn is not drawn for again: nobody tries until it suits. */
function isDrawn(
  { documents }: Case,
  document: CaseDocument,
  verdict: Asked<'inspectDocument'>['verdict'],
  { colleagues, drawsReading }: DecideContext,
): boolean {
  const { requirementId, inspection } = document;
  if (
    documents.some((one) => one.requirementId === requirementId && one.drawnForReading === true)
  ) {
    return true;
  }
  if (verdict !== 'originalSeen') return false;
  if (inspection?.verdict === 'originalSeen' && isInspected(document)) return false;
  return colleagues.filter(canRead).length > 1 && drawsReading();
}

function canRead({ role }: Colleague): boolean {
  return paperReaders.includes(role);
}

/** Records what another person found in a paper that is in doubt, or was drawn. */
export function readSecond(
  { documents }: Case,
  { documentId, pages, verdict, lookedAt, note, fromPictures }: Asked<'readSecond'>,
  { at, actor, colleagues }: DecideContext,
): Result<CaseEvent[], CaseError> {
  const document = documents.find(({ id }) => id === documentId);
  if (document === undefined) return err({ kind: 'documentUnknown' });
  const pageIds = document.pages.map(({ id }) => id);
  if (!areSamePages(pages, pageIds)) return err({ kind: 'pagesChanged' });
  if (!isForReading(document)) return err({ kind: 'secondReadingNotAsked' });
  const { readings = [], inspection } = document;
  const isOwn = isInspector(document, actor);
  const isAlone = isOwn && settlesAlone(document, actor, colleagues);
  if (isOwn && !isAlone) return err({ kind: 'ownInspection' });
  const wantsNote = verdict !== 'originalSeen' || inspection?.verdict === 'doubtful';
  if (wantsNote && note.trim() === '') return err({ kind: 'readingNoteMissing' });
  if (readings.length >= mostReadings) return err({ kind: 'tooManyNotes', limit: mostReadings });
  const reading = {
    ...{ verdict, lookedAt, note, pages: pageIds, at, by: actor.name, byId: actor.id },
    ...(fromPictures === undefined ? {} : { fromPictures }),
    ...(isAlone ? { alone: true as const } : {}),
  };
  return ok([{ type: 'secondReadingRecorded', documentId, reading }]);
}

/** Whether somebody may settle the own doubt: there is nobody else here who could look. */
export function settlesAlone(
  document: CaseDocument,
  actor: { readonly id: string },
  colleagues: readonly Colleague[],
): boolean {
  // What was drawn and found right waits for nobody.
  if (standingInspection(document)?.verdict === 'originalSeen') return false;
  return !colleagues.some((one) => one.id !== actor.id && canRead(one));
}

/** What was drawn and not read at the counter is read by who decides, and nothing is decided before. */
export function readWhileDeciding(
  { documents }: Case,
  requirements: readonly RequirementProgress[],
  read: NonNullable<Asked<'decideAtDesk'>['read']>,
  { at, actor }: Pick<DecideContext, 'at' | 'actor'>,
): Result<CaseEvent[], CaseError> {
  const asked = new Set(requirements.map(({ document }) => document?.id));
  const open = documents.filter((one) => asked.has(one.id) && readingWanted(one) === 'drawn');
  const looked = new Map(read.map(({ documentId, pages }) => [documentId, pages]));
  const unread = open.filter(({ id }) => !looked.has(id));
  if (unread.length > 0) return err({ kind: 'secondReadingMissing', count: unread.length });
  const events: CaseEvent[] = [];
  for (const { id: documentId, pages } of open) {
    const pageIds = pages.map(({ id }) => id);
    if (!areSamePages(looked.get(documentId) ?? [], pageIds)) return err({ kind: 'pagesChanged' });
    const found = { verdict: 'originalSeen' as const, lookedAt: [], note: '', pages: pageIds };
    const by = { at, by: actor.name, byId: actor.id, fromPictures: true as const };
    events.push({ type: 'secondReadingRecorded', documentId, reading: { ...found, ...by } });
  }
  return ok(events);
}
