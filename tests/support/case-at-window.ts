/**
 * A family taken in by the very calls that the screens make to main, for tests about what comes afterwards: typing and
 * photographing are shown by the tests of whole path, intake and capture.
 */
import type { Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import type {} from '../../renderer/main';
import type { CaseKind } from '../../shared/domain/case-kind';
import type { Form } from '../../shared/domain/form';
import type { GroupAnswers } from '../../shared/domain/group';
import { groupFor } from '../../shared/domain/group';
import type { LoadedPack } from '../../shared/policy/checklist';
import { stationPages } from '../e2e/pages/station-pages';
import { noHome, shippedPack } from './case-builders';
import { pictureNamed } from './generate/station';

/** What is known of a family before its papers. */
export type Begun = {
  readonly caseId: string;
  readonly kind: CaseKind;
  readonly answers: GroupAnswers;
  readonly form: Form;
};

/** Opens a case and fills in its form; the window shows it in its list. */
export async function beginCase(
  page: Page,
  form: Form,
  answers: GroupAnswers = noHome,
  kind: CaseKind = 'primary',
): Promise<Begun> {
  const begun = { caseId: uuidv7(), kind, answers, form };
  const refused = await page.evaluate(async ({ caseId, ...given }) => {
    const { execute } = window.station.desk;
    const of = { caseId, kind: given.kind, answers: given.answers };
    const opened = await execute({ name: 'openCase', ...of });
    if (!opened.ok) return opened.error.kind;
    const typed = await execute({ name: 'editForm', caseId, changes: given.form });
    return typed.ok ? undefined : typed.error.kind;
  }, begun);
  if (refused !== undefined) throw new Error(refused);
  return begun;
}

/** Gives every line of the family's checklist the pages of the first paper it offers; nobody looked at an original yet. */
export async function bringPapers(
  page: Page,
  { caseId, kind: ofCase, answers, form }: Begun,
  pack: LoadedPack = shippedPack,
): Promise<void> {
  const group = groupFor(answers);
  for (const line of pack.checklistFor({ kind: ofCase, group, form }).requirements) {
    const { kind = '', pages: expected = [] } = line.options[0] ?? {};
    const documentId = uuidv7();
    for (const { role } of expected.filter(({ optional }) => optional !== true)) {
      const place = { caseId, documentId, requirementId: line.id, kind, pageId: uuidv7(), role };
      const picture = Buffer.from(pictureNamed(place.pageId)).toString('base64');
      const refused = await page.evaluate(
        async ([where, base64]) => {
          const image = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
          const added = await window.station.desk.addPage({
            ...where,
            source: 'file',
            original: image,
            corrected: image,
          });
          return added.ok ? undefined : added.error.kind;
        },
        [place, picture] as const,
      );
      if (refused !== undefined) throw new Error(refused);
    }
  }
}

/** The same family with its form open in front of the clerk, as if it had just been typed. */
export async function openFilledCase(
  page: Page,
  form: Form,
  answers?: GroupAnswers,
  kind?: CaseKind,
): Promise<Begun> {
  const { home, intake, shell } = stationPages(page);
  const begun = await beginCase(page, form, answers, kind);
  await shell.goHome();
  await home.openCaseOf(form['child.name'] ?? '');
  await intake.goTo('填写信息');
  return begun;
}
