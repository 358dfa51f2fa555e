/** Builds what a station hands over for one case revision, from the case as it stands. */
import type { Case } from '../domain/case';
import { followedRevision } from '../domain/desk-standing';
import type { CaseDocument, ImageFile } from '../domain/document';
import { sentDocuments } from '../domain/document';
import { fieldKeys, fieldText } from '../domain/form';
import { isAsked } from '../domain/field-rules';
import type { ManifestFile, Submission } from './messages';
import { protocolVersion } from './messages';

/** The submission of a case whose number and revision are set; documents without pages are left out. */
export function submissionOf(current: Case, submittedBy: string, drill = false): Submission {
  const { id, revision, caseNumber, submittedAt, kind, season, pack, group } = current;
  if (caseNumber === undefined || submittedAt === undefined) throw new Error('Case has no number');
  const documents = sentDocuments(current.documents);
  const follows = followedRevision(current);
  return {
    protocol: protocolVersion,
    ...(drill ? { drill: true as const } : {}),
    caseId: id,
    revision,
    ...(follows === revision - 1 ? {} : { follows }),
    caseNumber,
    kind,
    season,
    pack,
    group,
    form: askedFields(current),
    documents: documents.map((document) => ({
      id: document.id,
      requirementId: document.requirementId,
      kind: document.kind,
      inspection: document.inspection,
      pages: document.pages.map((page) => ({
        id: page.id,
        role: page.role,
        original: page.original,
        corrected: page.corrected,
        ...(page.kept === undefined ? {} : { kept: page.kept }),
      })),
    })),
    submittedAt,
    enteredBy: current.openedBy,
    submittedBy,
    files: documents.flatMap(filesOf),
  };
}

/** Texts of fields this family is not asked for stay at the desk: nothing more than needed travels. */
function askedFields(current: Case): Case['form'] {
  return Object.fromEntries(
    fieldKeys.flatMap((key) => {
      const text = fieldText(current.form, key);
      return text !== '' && isAsked(current, key) ? [[key, text]] : [];
    }),
  );
}

/** Both images of every page; where they are the same bytes the platform asks for them once. */
function filesOf(document: CaseDocument): ManifestFile[] {
  return document.pages.flatMap((page) => {
    const file = (role: ManifestFile['role'], { sha256, bytes, mediaType }: ImageFile) => ({
      role,
      documentId: document.id,
      pageId: page.id,
      sha256,
      bytes,
      mediaType,
    });
    return [file('original', page.original), file('corrected', page.corrected)];
  });
}
