/** A family at the real desk, with everything entered, photographed and inspected. */
import { v7 as uuidv7 } from 'uuid';
import { takeInPage } from '../../electron/desk/page-intake';
import type { Station } from '../../electron/desk/station';
import type { Case } from '../../shared/domain/case';
import type { Form } from '../../shared/domain/form';
import { jpeg } from '../unit/image-samples';
import { childOf, completeForm, noHome } from './case-builders';
import { valueOf } from './value-of';

/** A picture for every page, each higher than the one before it; the first is higher than `height`, in pixels. */
export function unlikePages(height = 0): () => Uint8Array<ArrayBuffer> {
  let last = height;
  return () => jpeg({ width: 8, height: (last += 8) });
}

/** Opens the case and fills it until it can be submitted; `photograph` gives the picture of each page. */
export async function fillAtDesk(
  station: Station,
  caseId: string,
  photograph: (role: string) => Uint8Array<ArrayBuffer>,
  form: Form = { ...completeForm, ...childOf(caseId) },
): Promise<void> {
  valueOf(await station.desk.execute({ name: 'openCase', caseId, answers: noHome }, station.actor));
  await completeAtDesk(station, caseId, photograph, form);
}

/** The same for a case that is there. */
export async function completeAtDesk(
  station: Station,
  caseId: string,
  photograph: (role: string) => Uint8Array<ArrayBuffer>,
  form: Form,
): Promise<void> {
  const { desk, actor, policy } = station;
  valueOf(await desk.execute({ name: 'editForm', caseId, changes: form }, actor));
  const opened = await caseOf(station, caseId);
  const { requirements } = policy.shelf().packOf(opened).checklistFor(opened);
  for (const { id: requirementId, options } of requirements) {
    const { kind = '', pages: expected = [] } = options[0] ?? {};
    const documentId = uuidv7();
    const pages: string[] = [];
    for (const { role, optional } of expected) {
      if (optional === true) continue;
      const image = photograph(role);
      const page = { caseId, documentId, requirementId, kind, pageId: uuidv7(), role };
      pages.push(page.pageId);
      const input = { ...page, source: 'file' as const, original: image, corrected: image };
      valueOf(await takeInPage(input, { ...station, now: () => new Date().toISOString() }));
    }
    const seen = { pages, verdict: 'originalSeen' as const, lookedAt: [], note: '' };
    valueOf(await desk.execute({ name: 'inspectDocument', caseId, documentId, ...seen }, actor));
  }
}

const page = unlikePages();

/** A family taken in and handed over; answers its case. */
export async function submittedAt(station: Station, more: Form = {}): Promise<string> {
  const caseId = uuidv7();
  await fillAtDesk(station, caseId, page, { ...completeForm, ...childOf(caseId), ...more });
  valueOf(await station.desk.execute({ name: 'submitCase', caseId }, station.actor));
  return caseId;
}

/** A case that is there. */
export async function caseOf({ desk }: Pick<Station, 'desk'>, caseId: string): Promise<Case> {
  const found = valueOf(await desk.find(caseId));
  if (found === undefined) throw new Error('No case');
  return found;
}
