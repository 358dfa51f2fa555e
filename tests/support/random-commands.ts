/** Commands for a case as it stands, filled by a number that somebody drew. */
import { v7 as uuidv7 } from 'uuid';
import { beijingDate } from '../../shared/domain/beijing-time';
import type { Case } from '../../shared/domain/case';
import { caseKinds } from '../../shared/domain/case-kind';
import type { CaseCommand } from '../../shared/domain/command';
import type { Decision } from '../../shared/domain/delivery';
import { outcomes } from '../../shared/domain/delivery';
import type { DeskVerdict } from '../../shared/domain/desk-decision';
import { settlementChoices } from '../../shared/domain/desk-decision';
import { applicantGroups } from '../../shared/domain/group';
import {
  aClip,
  aCut,
  admin,
  aPage,
  aSchool,
  aText,
  fontless,
  shippedPack,
  smaller,
} from './case-builders';
import { aDecision, aReceipt } from './case-scenarios';
import type { RatingReason } from '../../shared/domain/rating';
import { ratingLevels } from '../../shared/domain/rating';
import { openMismatches } from '../../shared/domain/fact-standing';
import { verificationVerdicts } from '../../shared/domain/verification';
import { verifiedFacts } from '../../shared/domain/verified-fact';
import { aSealedPackage, aStamp } from './sealed-package';
import { answersOf, familyForm, structures } from './families/family-forms';

const at = '2026-08-06T00:00:00.000Z';
const paper = { sha256: 'b'.repeat(64), bytes: 1, pages: 1, missingGlyphs: [] };

/** One of them. */
export const pick = <T>(of: readonly T[], n: number): T => of[n % of.length] as T;

/** A sensible command of this name for the case as it stands; what it is filled with hangs on `n`. */
export function commandOf(name: CaseCommand['name'], current: Case, n: number): CaseCommand {
  const caseId = current.id;
  const document = current.documents[n % Math.max(1, current.documents.length)];
  const documentId = document?.id ?? uuidv7();
  const order = document?.pages.map(({ id }) => id) ?? [];
  const pageId = order[n % Math.max(1, order.length)] ?? uuidv7();
  const letterId = current.letters[n % Math.max(1, current.letters.length)]?.id ?? uuidv7();
  const answers = answersOf[pick(applicantGroups, n)];
  const kind = pick(caseKinds, n);
  const entryId = current.outbox?.id ?? uuidv7();
  const queued = {
    revision: Math.max(1, current.revision),
    queuedAt: at,
    submission: { sha256: 'c'.repeat(64), bytes: 1 },
  };
  switch (name) {
    case 'openCase':
    case 'chooseKind':
      return name === 'openCase' ? { name, caseId, kind, answers } : { name, caseId, kind };
    case 'chooseGroup':
      return { name, caseId, answers };
    case 'editForm':
      return {
        name,
        caseId,
        changes: familyForm(kind, pick(applicantGroups, n), pick(structures, n)),
      };
    case 'confirmFamily': {
      const { fields = [] } = current.familyEntry ?? {};
      return { name, caseId, fields: fields.filter((_, at) => (at + n) % 2 === 0), group: true };
    }
    case 'addPage': {
      const { requirements } = shippedPack.checklistFor(current);
      // Departments may have waived every line.
      if (requirements.length === 0) return { name: 'removePage', caseId, documentId, pageId };
      const { id: requirementId, options } = pick(requirements, n);
      const option = pick(options, n);
      const page = {
        ...aPage(pick(option.pages, n).role),
        faults: [...pick([[], ['glare']] as const, n)],
      };
      const known = current.documents.find((one) => one.requirementId === requirementId);
      // Now and then into a second document, which must be refused.
      const into = n % 3 === 0 ? undefined : known;
      const to = { documentId: into?.id ?? uuidv7(), kind: into?.kind ?? option.kind };
      return { name, caseId, ...to, requirementId, page };
    }
    case 'adjustPage': {
      const { corrected } = aPage('cover');
      const faults = [...pick([[], ['cut']] as const, n)];
      return { name, caseId, documentId, pageId, corrected, ...aCut, faults };
    }
    case 'recordReencoded': {
      const page = current.documents.flatMap(({ pages }) => pages).find(({ id }) => id === pageId);
      const { corrected } = page ?? aPage('cover');
      const of = corrected.sha256;
      return { name, caseId, documentId, pageId, of, corrected: smaller(corrected) };
    }
    case 'recordPageText': {
      const page = current.documents.flatMap(({ pages }) => pages).find(({ id }) => id === pageId);
      return { name, caseId, documentId, pageId, text: aText(page ?? aPage('cover')) };
    }
    case 'movePage': {
      const { requirements } = shippedPack.checklistFor(current);
      if (requirements.length === 0) return { name: 'removePage', caseId, documentId, pageId };
      const { id: requirementId, options } = pick(requirements, n);
      const option = pick(options, n);
      const known = current.documents.find((one) => one.requirementId === requirementId);
      const into = { documentId: known?.id ?? uuidv7(), kind: known?.kind ?? option.kind };
      const to = { ...into, requirementId, role: pick(option.pages, n).role };
      return { name, caseId, documentId, pageId, to };
    }
    case 'keepPage':
      return { name, caseId, documentId, pageId, reason: '原件如此' };
    case 'removePage':
      return { name, caseId, documentId, pageId };
    case 'reorderPages':
      return { name, caseId, documentId, order: order.toReversed() };
    case 'inspectDocument': {
      const verdict = pick(['originalSeen', 'originalSeen', 'copyOnly', 'doubtful'] as const, n);
      return { name, caseId, documentId, pages: order, verdict, lookedAt: [], note: '' };
    }
    case 'readSecond': {
      const verdict = pick(['originalSeen', 'copyOnly', 'doubtful'] as const, n);
      const said = { verdict, lookedAt: [], note: pick(['与原件一致', ''], n) };
      const from = n % 2 === 0 ? { fromPictures: true as const } : {};
      return { name, caseId, documentId, pages: order, ...said, ...from };
    }
    case 'checkIdentity': {
      const person = { person: 'guardian1', name: '尉迟砚', paper: 'residentId' } as const;
      const signature = aPage('signature').original;
      const signed =
        n % 2 === 0 ? { authorisation: { version: '1', text: '同意', signature } } : {};
      const finding = { id: uuidv7(), ...person, verdict: 'same' as const, note: '', ...signed };
      return { name, caseId, finding };
    }
    case 'addHomeVisit': {
      const seen = { address: '望潮街道1号', visitors: '程望', finding: 'livesThere' } as const;
      return { name, caseId, visit: { id: uuidv7(), day: '2026-07-01', note: '', ...seen } };
    }
    case 'askVerification':
      return { name, caseId, questions: [{ id: uuidv7(), fact: pick(verifiedFacts, n) }] };
    case 'recordVerification': {
      const asked = current.verifications ?? [];
      const { id: verificationId = uuidv7() } = asked[n % Math.max(1, asked.length)] ?? {};
      const said = { source: '公安机关', evidence: `HY${n}`, at, fields: [] };
      const answer = { verdict: pick(verificationVerdicts, n), ...said };
      const again = n % 5 === 0 ? current.appliedChanges.at(-1) : undefined;
      return { name, caseId, changeId: again ?? uuidv7(), verificationId, answer };
    }
    case 'recordVerificationRefused': {
      const asked = current.verifications ?? [];
      const { id: verificationId = uuidv7() } = asked[n % Math.max(1, asked.length)] ?? {};
      return { name, caseId, verificationId, detail: pick(['invalid-request', ''], n) };
    }
    case 'keepOriginals': {
      const what = { items: [{ title: '户口簿', count: 1 }], handedBy: '程望', reason: '核对' };
      return { name, caseId, letterId: uuidv7(), ...what, until: '2026-08-10' };
    }
    case 'returnOriginals':
      return { name, caseId, letterId, to: '程望', note: '' };
    case 'handOverCase':
      return { name, caseId, to: admin.id, note: '' };
    case 'withdrawCase':
      return { name, caseId, reason: pick(['家长不来办了', '登记重复'], n) };
    case 'rateService': {
      const reasons = pick<RatingReason[]>([[], ['waitedLong'], ['place', 'place']], n);
      return { name, caseId, level: pick(ratingLevels, n), reasons, note: pick(['', '辛苦了'], n) };
    }
    case 'recordRatingDelivered':
      return { name, caseId, revision: 1 + (n % 2) };
    case 'recordRatingRefused': {
      const detail = pick(['rating-differs', ''], n);
      return { name, caseId, revision: 1 + (n % 2), detail };
    }
    case 'submitCase':
      return { name, caseId };
    case 'noticeMissing':
      return { name, caseId, letterId: uuidv7(), deadline: '2026-08-10' };
    case 'decideAtDesk': {
      const said = { reasonCode: n % 4 === 0 ? 'R01' : '', reason: pick(['', '已有学籍'], n) };
      const verdict = pick<DeskVerdict>(
        [
          { outcome: 'accepted', school: 'S1' },
          { outcome: 'accepted', school: 'nowhere' },
          { outcome: 'refused', ...said },
          { outcome: 'transferred', ...said },
          { outcome: 'accepted', school: 'S1' },
        ],
        n,
      );
      const again = n % 7 === 0 ? current.deskDecisions?.at(-1)?.id : undefined;
      const read = n % 3 === 0 ? {} : { read: [{ documentId, pages: order }] };
      return { name, caseId, decisionId: again ?? uuidv7(), verdict, ...read };
    }
    case 'settleDisagreement': {
      const ours = current.deskDecisions?.at(-1)?.id ?? uuidv7();
      const decisionId = n % 4 === 3 ? ours : (current.redecision?.id ?? ours);
      const choice = pick(settlementChoices, n);
      return { name, caseId, decisionId, choice, reason: '与平台电话核对' };
    }
    case 'settleConflict': {
      const adopted = n % 2 === 0 ? {} : { 'child.name': '王小明' };
      return { name, caseId, entryId, latest: 1 + (n % 3), adopted };
    }
    case 'keepBack':
      return { name, caseId, entryId, reason: pick(['家长要求等一等', '材料再看看'], n) };
    case 'moveCase': {
      const platform = pick(['k', 'l'], n);
      return { name, caseId, platform, title: '平台', from: '停用的平台' };
    }
    case 'recordReportDelivered':
      return { name, caseId, n: 1 + (n % 3) };
    case 'recordReportRefused':
      return { name, caseId, n: 1 + (n % 3), detail: pick(['report-not-next', ''], n) };
    case 'issueLetter':
      return {
        name,
        caseId,
        letterId: uuidv7(),
        kind: pick(['placeNotice', 'refusalNotice', 'placeNotice', 'receipt'] as const, n),
      };
    case 'voidLetter':
      return { name, caseId, letterId, reason: pick(['打印时纸张损坏', ''] as const, n) };
    case 'settleFinding': {
      const settled = { outcome: 'evidence', reason: '双胞胎' } as const;
      const denied = openMismatches(current)[0]?.verification.id;
      const what =
        denied === undefined
          ? ({ kind: 'duplicateNumber', key: 'x' } as const)
          : ({ kind: 'verificationMismatch', key: denied } as const);
      return { name, caseId, ...what, ...settled };
    }
    case 'sealArchive':
      return { name, caseId, archiveId: uuidv7() };
    case 'recordReceipt': {
      const matterNumber = `BJ-${(n % 2) + 1}`;
      const receipt = { ...aReceipt(caseId, Math.max(1, current.revision)), matterNumber };
      return { name, caseId, entryId, receipt };
    }
    case 'recordHeld': {
      const places = ['/submission/form/child.birthDate', '/submission/documents/0', '/x'];
      const pointers = places.slice(0, n % 4);
      const held = {
        state: 'held',
        heldAt: at,
        reason: 'fileRefused',
        detail: '',
        pointers,
      } as const;
      return { name, caseId, entry: { id: entryId, caseId, ...queued, ...held } };
    }
    case 'routeCase':
      return { name, caseId, platform: 'k', title: '平台' };
    case 'resumeSending':
    case 'letGo':
    case 'sendFirst':
    case 'reopenHeld':
      return { name, caseId, entryId };
    case 'recordReviewStep': {
      const reviewed = { step: 'firstReview' as const, passed: n % 2 === 0, note: '', at };
      return { name, caseId, changeId: uuidv7(), step: reviewed };
    }
    case 'recordDecision': {
      const revision = n % 7 === 0 ? { revision: 1 } : {};
      return { name, caseId, changeId: uuidv7(), ...revision, decision: decisionOf(n) };
    }
    case 'recordLetterMade':
      return {
        name,
        caseId,
        letterId,
        file: n % 3 === 0 ? { ...paper, missingGlyphs: [fontless] } : paper,
      };
    case 'recordLetterPrinted':
      return { name, caseId, letterId, copies: 1 };
    case 'recordLetterSaved':
      return { name, caseId, letterId };
    case 'clipCharacter': {
      const page = current.documents.flatMap(({ pages }) => pages).find(({ id }) => id === pageId);
      return { name, caseId, ...aClip(documentId, page ?? aPage('cover')) };
    }
    case 'recordLetterServed': {
      const said = { to: '程望', relation: '父亲', way: 'counter', note: '' } as const;
      const { original, corrected } = aPage('cover');
      const slip = n % 2 === 0 ? {} : { slip: { original, corrected } };
      const letter = current.letters.find((one) => one.id === letterId);
      const day = beijingDate(
        n % 5 === 0 ? '2020-01-01T00:00:00.000Z' : (letter?.numberedAt ?? at),
      );
      return { name, caseId, letterId, day, ...said, ...slip };
    }
    case 'recordArchiveSealed':
      return n % 2 === 0
        ? { name, caseId, file: paper, at }
        : { name, caseId, file: paper, at, package: aSealedPackage(n) };
    case 'recordArchiveRefused':
      return { name, caseId, failed: [{ item: 'fixity', says: `文件 ${n % 3} 被改过` }] };
    case 'recordPackageSealed':
      return { name, caseId, package: aSealedPackage(n) };
    case 'recordPackageStamped':
      return { name, caseId, root: aSealedPackage(n).root, stamp: aStamp(n) };
    default:
      // A command somebody adds is drawn at once, and says here that it has no example yet.
      throw new Error(`No example of ${String(name)}`);
  }
}

/** Now and then what the desk decides as well. */
const decisionOf = (n: number): Decision =>
  n % 3 === 0 ? { ...aDecision('accepted'), school: aSchool } : aDecision(pick(outcomes, n));
