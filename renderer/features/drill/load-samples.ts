/** Brings the sample families to the desk through the same commands that a clerk gives, one after the other. */
import { v7 as newId } from 'uuid';
import type { AppError } from '../../../shared/domain/app-error';
import type { Case } from '../../../shared/domain/case';
import type { Requirement } from '../../../shared/domain/requirement';
import type { Result } from '../../../shared/domain/result';
import { err, ok } from '../../../shared/domain/result';
import { sampleAnswers } from '../../../shared/drill/sample-answers';
import type { SampleFamily } from '../../../shared/drill/sample-families';
import { sampleFamilies } from '../../../shared/drill/sample-families';
import { samplePaper } from '../../../shared/drill/sample-paper';
import type { Desk } from '../../session/desk';
import { drawPaper } from './draw-paper';

type Done = Promise<Result<unknown, AppError>>;

/** Loads every family; stops at the first step that is refused, and what was loaded until then stays. */
export async function loadSamples(
  desk: Desk,
  onProgress: (done: number, total: number) => void,
): Promise<Result<{ readonly families: number }, AppError>> {
  const families = sampleFamilies(desk.pack.pack.season);
  for (const [index, family] of families.entries()) {
    onProgress(index, families.length);
    const loaded = await loadFamily(desk, family);
    if (!loaded.ok) return loaded;
  }
  onProgress(families.length, families.length);
  return ok({ families: families.length });
}

async function loadFamily(desk: Desk, family: SampleFamily): Done {
  const { commands } = desk;
  const opened = await commands.openCase('primary', family.answers);
  if (!opened.ok) return opened;
  const { caseId } = opened.value;
  const typed = await commands.editForm(caseId, family.form);
  if (!typed.ok || family.upTo === 'typed') return typed;
  const current = await answered(desk, caseId);
  if (!current.ok) return current;
  for (const requirement of desk.pack.checklistFor(current.value).requirements) {
    if (family.leftAtHome.includes(requirement.id)) continue;
    const brought = await bringPapers(desk, current.value, family, requirement);
    if (!brought.ok) return brought;
  }
  if (family.upTo !== 'submitted') return ok(undefined);
  const submitted = await commands.submitSample(caseId);
  // Loaded once more: the child has its open case already, and this one shows what the desk says then.
  if (!submitted.ok) return submitted.error.kind === 'childHasOpenCase' ? ok(undefined) : submitted;
  for (const answer of family.answered) {
    const said = await commands.drillAnswer(caseId, answer);
    if (!said.ok) return said;
  }
  return ok(undefined);
}

/** Answers to the last question may bring another one, as a home brings its owner. */
const mostRounds = 4;

/** Fills in what the pack of this desk asks beyond the family's own form. */
async function answered(desk: Desk, caseId: string): Promise<Result<Case, AppError>> {
  let current = await readCase(desk, caseId);
  for (let round = 0; round < mostRounds && current.ok; round += 1) {
    const changes = sampleAnswers(current.value, desk.pack.checklistFor(current.value));
    if (Object.keys(changes).length === 0) return current;
    const typed = await desk.commands.editForm(caseId, changes);
    if (!typed.ok) return typed;
    current = await readCase(desk, caseId);
  }
  return current;
}

/** Photographs every expected page of the first paper that answers the line, then sees the original unless left to do. */
async function bringPapers(
  { commands }: Desk,
  { id: caseId, form }: Case,
  { upTo }: SampleFamily,
  { id: requirementId, options, lookAt }: Requirement,
): Done {
  const [option] = options;
  if (option === undefined) return ok(undefined);
  const documentId = newId();
  const pages: string[] = [];
  for (const page of option.pages.filter(({ optional }) => optional !== true)) {
    const { picture, thumbnail } = await drawPaper(samplePaper(form, option, page));
    const pageId = newId();
    pages.push(pageId);
    const added = await commands.addPage({
      caseId,
      documentId,
      requirementId,
      kind: option.kind,
      pageId,
      role: page.role,
      source: 'file',
      original: picture,
      corrected: picture,
      thumbnail,
    });
    if (!added.ok) return added;
  }
  if (upTo === 'captured') return ok(undefined);
  const seen = { verdict: 'originalSeen' as const, lookedAt: [...lookAt], note: '' };
  return commands.inspectDocument(caseId, { documentId, pages, ...seen });
}

async function readCase({ workingSet }: Desk, caseId: string): Promise<Result<Case, AppError>> {
  const found = await workingSet.store()?.readCases([caseId]);
  const stored = found?.ok === true ? found.value.get(caseId) : undefined;
  return stored === undefined ? err({ kind: 'caseUnknown' }) : ok(stored.payload.current);
}
