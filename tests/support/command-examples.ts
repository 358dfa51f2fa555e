/** A command of every name, each fit for the case it is given to. */
import { beijingDate } from '../../shared/domain/beijing-time';
import { isServed, letterOf } from '../../shared/domain/letter';
import { v7 as uuidv7 } from 'uuid';
import type { Case } from '../../shared/domain/case';
import type { CaseCommand, CommandName } from '../../shared/domain/command';
import { aClip, aCut, aPage, aText, completeForm, noHome, smaller } from './case-builders';
import { aDecision, aReceipt } from './case-scenarios';
import { aSealedPackage, aStamp } from './sealed-package';
import { people } from './people';

const inTenDays = () => new Date(Date.now() + 864e6).toISOString().slice(0, 10);

/** A well-formed command of every name for a case. */
export function commandFor(name: CommandName, current: Case): CaseCommand {
  const caseId = current.id;
  const document = current.documents.at(-1);
  const documentId = document?.id ?? uuidv7();
  const pageIds = document?.pages.map(({ id }) => id) ?? [];
  const letterId = current.letters[0]?.id ?? uuidv7();
  const paper = { sha256: 'b'.repeat(64), bytes: 1, pages: 1, missingGlyphs: [] };
  const at = '2026-08-06T00:00:00.000Z';
  const { id: entryId = uuidv7() } = current.outbox ?? {};
  const held = {
    caseId,
    revision: 1,
    submission: { sha256: 'c'.repeat(64), bytes: 1 },
    queuedAt: at,
  };
  switch (name) {
    case 'openCase':
    case 'chooseGroup':
      return { name, caseId, answers: noHome };
    case 'chooseKind':
      return { name, caseId, kind: 'transferIn' };
    case 'editForm':
      return { name, caseId, changes: completeForm };
    case 'confirmFamily':
      return { name, caseId, fields: ['child.name'], group: true };
    case 'addPage': {
      const of = { documentId, requirementId: 'register', kind: 'hukou' };
      return { name, caseId, ...of, page: aPage('cover') };
    }
    case 'adjustPage': {
      const { corrected } = aPage('cover');
      const pageId = pageIds[0] ?? uuidv7();
      return { name, caseId, documentId, pageId, corrected, ...aCut };
    }
    case 'recordReencoded': {
      const page = document?.pages[0] ?? aPage('cover');
      const { corrected } = page;
      return {
        name,
        caseId,
        documentId,
        pageId: page.id,
        of: corrected.sha256,
        corrected: smaller(corrected),
      };
    }
    case 'recordPageText': {
      const page = document?.pages[0] ?? aPage('cover');
      return { name, caseId, documentId, pageId: page.id, text: aText(page) };
    }
    case 'movePage': {
      const to = { documentId, requirementId: 'register', kind: 'hukou', role: 'extra' };
      return { name, caseId, documentId, pageId: pageIds[0] ?? uuidv7(), to };
    }
    case 'keepPage':
      return { name, caseId, documentId, pageId: pageIds[0] ?? uuidv7(), reason: '原件如此' };
    case 'removePage':
      return { name, caseId, documentId, pageId: pageIds[0] ?? uuidv7() };
    case 'reorderPages':
      return { name, caseId, documentId, order: pageIds };
    case 'inspectDocument':
      return {
        name,
        caseId,
        documentId,
        pages: pageIds,
        verdict: 'originalSeen',
        lookedAt: [],
        note: '',
      };
    case 'readSecond':
      return {
        name,
        caseId,
        documentId,
        pages: pageIds,
        verdict: 'originalSeen',
        lookedAt: [],
        note: '与原件一致',
      };
    case 'checkIdentity': {
      const who = { person: 'guardian1' as const, name: '程望', paper: 'residentId' as const };
      return { name, caseId, finding: { id: uuidv7(), ...who, verdict: 'same', note: '' } };
    }
    case 'addHomeVisit': {
      const where = { day: '2026-08-05', address: '望潮街道1号', visitors: '程望' };
      return { name, caseId, visit: { id: uuidv7(), ...where, finding: 'livesThere', note: '' } };
    }
    case 'askVerification':
      return { name, caseId, questions: [{ id: uuidv7(), fact: 'register' }] };
    case 'recordVerification': {
      const said = { source: '公安机关', evidence: 'HY1', at, fields: [] };
      const verificationId = current.verifications?.at(-1)?.id ?? uuidv7();
      const answer = { verdict: 'match' as const, ...said };
      return { name, caseId, changeId: uuidv7(), verificationId, answer };
    }
    case 'recordVerificationRefused': {
      const verificationId = current.verifications?.at(-1)?.id ?? uuidv7();
      return { name, caseId, verificationId, detail: '' };
    }
    case 'keepOriginals': {
      const kept = { items: [{ title: '户口簿', count: 1 }], reason: '核验', handedBy: '程望' };
      return { name, caseId, letterId: uuidv7(), ...kept, until: inTenDays() };
    }
    case 'returnOriginals': {
      const kept = current.letters.find(({ custody }) => custody !== undefined);
      return { name, caseId, letterId: kept?.id ?? letterId, to: '程望', note: '' };
    }
    case 'handOverCase':
      return { name, caseId, to: people.otherClerk.id, note: '' };
    case 'withdrawCase':
      return { name, caseId, reason: '家长不来办了' };
    case 'settleFinding':
      return {
        name,
        caseId,
        kind: 'duplicateNumber',
        key: 'x',
        outcome: 'evidence',
        reason: '双胞胎',
      };
    case 'rateService':
      return { name, caseId, level: 'satisfied', reasons: [], note: '' };
    case 'recordRatingDelivered':
      return { name, caseId, revision: 1 };
    case 'recordRatingRefused':
      return { name, caseId, revision: 1, detail: '' };
    case 'submitCase':
      return { name, caseId };
    case 'noticeMissing':
      return { name, caseId, letterId: uuidv7(), deadline: inTenDays() };
    case 'issueLetter':
      return {
        name,
        caseId,
        letterId: uuidv7(),
        kind: letterOf(current.decision) ?? 'placeNotice',
      };
    case 'voidLetter':
      return { name, caseId, letterId, reason: '打印时纸张损坏' };
    case 'decideAtDesk': {
      const verdict = { outcome: 'refused' as const, reasonCode: '', reason: '已有学籍' };
      return { name, caseId, decisionId: uuidv7(), verdict };
    }
    case 'settleDisagreement':
      return { name, caseId, decisionId: uuidv7(), choice: 'object', reason: '核对过' };
    case 'settleConflict':
      return { name, caseId, entryId, latest: 1, adopted: {} };
    case 'keepBack':
      return { name, caseId, entryId, reason: '家长要求等一等' };
    case 'letGo':
    case 'sendFirst':
    case 'reopenHeld':
      return { name, caseId, entryId };
    case 'recordReportDelivered':
      return { name, caseId, n: 1 };
    case 'recordReportRefused':
      return { name, caseId, n: 1, detail: '' };
    case 'sealArchive':
      return { name, caseId, archiveId: uuidv7() };
    case 'recordReceipt':
      return { name, caseId, entryId, receipt: aReceipt(caseId, current.revision) };
    case 'recordHeld': {
      const why = {
        state: 'held' as const,
        heldAt: at,
        reason: 'fileRefused' as const,
        detail: '',
      };
      return { name, caseId, entry: { id: entryId, ...held, ...why } };
    }
    case 'moveCase':
      return { name, caseId, platform: 'k', title: '平台', from: '停用的平台' };
    case 'routeCase':
      return { name, caseId, platform: 'k', title: '平台' };
    case 'resumeSending':
      return { name, caseId, entryId };
    case 'recordReviewStep':
      return {
        name,
        caseId,
        changeId: uuidv7(),
        step: { step: 'firstReview', passed: true, note: '', at },
      };
    case 'recordDecision':
      return { name, caseId, changeId: uuidv7(), decision: aDecision('accepted') };
    case 'recordLetterMade':
      return { name, caseId, letterId, file: paper };
    case 'recordLetterPrinted':
      return { name, caseId, letterId, copies: 1 };
    case 'recordLetterSaved':
      return { name, caseId, letterId };
    case 'clipCharacter':
      return { name, caseId, ...aClip(documentId, document?.pages[0] ?? aPage('cover')) };
    case 'recordLetterServed': {
      const said = { to: '程望', relation: '父亲', way: 'counter' as const, note: '' };
      const letter = current.letters.find(isServed);
      const day = beijingDate(letter?.numberedAt ?? at);
      return { name, caseId, letterId: letter?.id ?? letterId, day, ...said };
    }
    case 'recordArchiveSealed':
      return { name, caseId, file: paper, at };
    case 'recordArchiveRefused':
      return { name, caseId, failed: [{ item: 'fixity', says: '文件被改过' }] };
    case 'recordPackageSealed':
      return { name, caseId, package: aSealedPackage(1) };
    case 'recordPackageStamped':
      return { name, caseId, root: aSealedPackage(1).root, stamp: aStamp(1) };
  }
}
