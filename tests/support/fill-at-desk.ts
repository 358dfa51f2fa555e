/** A family at the real desk, with everything entered, photographed and inspected. */
import { v7 as uuidv7 } from 'uuid';
import { takeInPage } from '../../electron/desk/page-intake';
import type { Station } from '../../electron/desk/station';
import type { Form } from '../../shared/domain/form';
import { jpeg } from '../unit/image-samples';
import { childOf, completeForm } from './case-builders';

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
  const answers = { preferential: false, localRegister: true, localHome: false };
  await done(station.desk.execute({ name: 'openCase', caseId, answers }, station.actor));
  await completeAtDesk(station, caseId, photograph, form);
}

const done = async (result: Promise<{ ok: boolean }>) => {
  if (!(await result).ok) throw new Error('Refused');
};

/** The same for a case that is there. */
export async function completeAtDesk(
  station: Station,
  caseId: string,
  photograph: (role: string) => Uint8Array<ArrayBuffer>,
  form: Form,
): Promise<void> {
  const { desk, actor, policy } = station;
  await done(desk.execute({ name: 'editForm', caseId, changes: form }, actor));
  const opened = await desk.find(caseId);
  if (!opened.ok || opened.value === undefined) throw new Error('Not opened');
  const { requirements } = policy.shelf().packOf(opened.value).checklistFor(opened.value);
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
      await done(takeInPage(input, { ...station, now: () => new Date().toISOString() }));
    }
    const seen = { pages, verdict: 'originalSeen' as const, lookedAt: [], note: '' };
    await done(desk.execute({ name: 'inspectDocument', caseId, documentId, ...seen }, actor));
  }
}
