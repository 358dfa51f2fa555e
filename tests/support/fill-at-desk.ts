/** A family at the real desk, with everything entered, photographed and inspected. */
import { v7 as uuidv7 } from 'uuid';
import { takeInPage } from '../../electron/desk/page-intake';
import type { Station } from '../../electron/desk/station';
import { childOf, completeForm } from './case-builders';

/** Opens the case and fills it until it can be submitted; `photograph` gives the picture of each page. */
export async function fillAtDesk(
  station: Station,
  caseId: string,
  photograph: (role: string) => Uint8Array<ArrayBuffer>,
): Promise<void> {
  const { desk, actor } = station;
  const answers = { preferential: false, localRegister: true, localHome: false };
  const done = async (result: Promise<{ ok: boolean }>) => {
    if (!(await result).ok) throw new Error('Refused');
  };
  await done(desk.execute({ name: 'openCase', caseId, answers }, actor));
  const changes = { ...completeForm, ...childOf(caseId) };
  await done(desk.execute({ name: 'editForm', caseId, changes }, actor));
  for (const [requirementId, kind, roles] of [
    ['register', 'hukou', ['cover', 'child']],
    ['noHome', 'noHome', ['first']],
  ] as const) {
    const documentId = uuidv7();
    for (const role of roles) {
      const image = photograph(role);
      const page = { caseId, documentId, requirementId, kind, pageId: uuidv7(), role };
      const input = { ...page, source: 'file' as const, original: image, corrected: image };
      await done(takeInPage(input, { ...station, now: () => new Date().toISOString() }));
    }
    const seen = { verdict: 'originalSeen' as const, lookedAt: [], note: '' };
    await done(desk.execute({ name: 'inspectDocument', caseId, documentId, ...seen }, actor));
  }
}
