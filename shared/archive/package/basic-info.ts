/** 基本信息.json: the case as data, so that another system reads what people read in the PDF. */
import { fieldKeys, fieldText } from '../../domain/form';
import type { MetadataFacts } from './metadata-facts';

/** Version of the file's own layout. */
const basicInfoVersion = 1;

/** The whole file: identification, the form as filled in, checks, review, decision, letters. Fields never filled are left out. */
export function basicInfoText(facts: MetadataFacts): string {
  const { current, caseNumber, pack, labels, kindTitle, groupTitle, drill } = facts;
  const { id, kind, group, season, openedAt, openedBy, submittedAt, revision } = current;
  const form = fieldKeys.flatMap((key) => {
    const value = fieldText(current.form, key);
    const text = labels.choice[key]?.[value] ?? value;
    return value === '' ? [] : [{ key, label: labels.field[key], value, text }];
  });
  const info = {
    version: basicInfoVersion,
    caseNumber,
    caseId: id,
    matterNumber: current.receipt?.matterNumber,
    drill: drill ? true : undefined,
    matter: { kind, title: kindTitle, season },
    group: { code: group, title: groupTitle, answers: current.answers },
    rules: { id: current.pack.id, version: current.pack.version, title: pack.title },
    office: pack.office,
    opened: { at: openedAt, by: openedBy },
    submitted: { at: submittedAt, revision, by: current.submissions },
    form,
    documents: current.documents
      .filter(({ pages }) => pages.length > 0)
      .map(({ id: documentId, kind: of, requirementId, pages, inspection, ...looks }) => ({
        id: documentId,
        kind: of,
        requirementId,
        pages: pages.map(({ id: pageId, role, original, corrected, kept }) => ({
          id: pageId,
          role,
          original: original.sha256,
          corrected: corrected.sha256,
          kept,
        })),
        inspection,
        drawnForReading: looks.drawnForReading,
        secondReadings: looks.readings,
      })),
    identityChecks: current.identityChecks,
    homeVisits: current.homeVisits,
    verifications: current.verifications,
    findings: current.findings,
    receipt: current.receipt,
    review: current.review,
    decision: current.decision,
    deskDecisions: current.deskDecisions,
    letters: current.letters.map(({ kind: of, number, numberedAt, by, custody, voided }) => ({
      kind: of,
      number,
      numberedAt,
      by,
      custody,
      voided,
    })),
  };
  return `${JSON.stringify(info, undefined, 1)}\n`;
}
