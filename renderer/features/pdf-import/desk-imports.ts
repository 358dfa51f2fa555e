/** The PDF imports of an open desk, one for each requirement; they end when the desk locks. */
import type { Desk } from '../../session/desk';
import { ofDesk } from '../../session/of-desk';
import { intakeOf } from '../capture/desk-intakes';
import { pdfImport, type PdfImport } from './pdf-import';

const importsOf = ofDesk((desk) => {
  const imports = new Map<string, PdfImport>();
  desk.workingSet.onClose(() => imports.clear());
  return imports;
});

/** The import of one requirement of one case; the same one every time until the desk locks. */
export function pdfImportOf(desk: Desk, caseId: string, requirementId: string): PdfImport {
  const known = importsOf(desk);
  const key = `${caseId}/${requirementId}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const intake = intakeOf(desk, caseId, requirementId);
  const made = pdfImport({ takePage: (picture) => intake.take([picture]) });
  desk.pictures.add(made);
  known.set(key, made);
  return made;
}
