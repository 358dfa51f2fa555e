/** The commands of a case: what people and the platform may ask for, and who may ask it in which state. */
import * as z from 'zod';
import type { CaseState } from './case';
import { deskStates, sentStates } from './case';
import { owedStates } from './owed';
import { caseKindSchema } from './case-kind';
import { custodyFacts } from './custody';
import { outboxEntrySchema, receiptSchema, reviewStepSchema } from './delivery';
import { deskVerdictSchema, settlementChoices } from './desk-decision';
import { imageFileSchema, inspectionVerdicts, pagePlaceSchema, pageSchema } from './document';
import { confirmFamilyFacts } from './family-facts';
import { filledSourcesSchema } from './field-source';
import { findingFacts } from './finding';
import { formSchema } from './form';
import { clipFacts } from './glyph-clip';
import { groupAnswersSchema } from './group';
import { homeVisitInputSchema } from './home-visit';
import { identityFindingSchema } from './identity-check';
import { daySchema, instantSchema, sha256Schema, uuidSchema } from './ids';
import { paperFileSchema } from './letter';
import { pageFaultsSchema, pageShapeSchema } from './page-judgement';
import { readTextSchema } from './page-text';
import { typedName } from './person';
import { platformKeySchema } from './platform-route';
import { ratingFacts } from './rating';
import { toldDecisionFacts } from './redecision-facts';
import {
  failedCheckSchema,
  mostFailedChecks,
  packageStampSchema,
  sealedPackageSchema,
} from './sealed-package';
import { serviceFacts, slipSchema } from './service';
import { verificationAnswerSchema } from './verification';
import { verifiedFactSchema } from './verified-fact';
import { withdrawReason } from './withdraw-facts';

const caseCommand = <T extends string, S extends z.ZodRawShape>(name: T, shape: S) =>
  z.strictObject({ name: z.literal(name), caseId: uuidSchema, ...shape });

/** Commands a person gives through the screen. */
export const deskCommandSchema = z.discriminatedUnion('name', [
  caseCommand('openCase', {
    kind: caseKindSchema.optional(),
    answers: groupAnswersSchema,
    /** An agent brings it 代办; of who has that role it is understood. */
    byAgent: z.literal(true).optional(),
  }),
  caseCommand('chooseKind', { kind: caseKindSchema }),
  caseCommand('chooseGroup', { answers: groupAnswersSchema }),
  caseCommand('editForm', { changes: formSchema, sources: filledSourcesSchema.optional() }),
  /** A clerk looked at what the family entered by itself. */
  caseCommand('confirmFamily', confirmFamilyFacts),
  caseCommand('removePage', { documentId: uuidSchema, pageId: uuidSchema }),
  /** Another page of the same paper, or of another one: nothing of its picture changes. */
  caseCommand('movePage', {
    documentId: uuidSchema,
    pageId: uuidSchema,
    to: pagePlaceSchema,
  }),
  /** A page that was found faulty stays all the same. */
  caseCommand('keepPage', {
    documentId: uuidSchema,
    pageId: uuidSchema,
    reason: z.string().trim().min(1).max(200),
  }),
  caseCommand('reorderPages', { documentId: uuidSchema, order: z.array(uuidSchema).max(200) }),
  caseCommand('inspectDocument', {
    documentId: uuidSchema,
    /** The pages that were looked at. */
    pages: z.array(uuidSchema).max(200),
    verdict: z.enum(inspectionVerdicts),
    lookedAt: z.array(z.string().max(80)).max(20),
    note: z.string().max(300),
  }),
  /** 第二人核验: another person looked at a paper that is in doubt, or was drawn. */
  caseCommand('readSecond', {
    documentId: uuidSchema,
    pages: z.array(uuidSchema).max(200),
    verdict: z.enum(inspectionVerdicts),
    lookedAt: z.array(z.string().max(80)).max(20),
    note: z.string().max(300),
    /** The paper was not at hand. */
    fromPictures: z.literal(true).optional(),
  }),
  caseCommand('addHomeVisit', { visit: homeVisitInputSchema }),
  caseCommand('askVerification', {
    questions: z.array(z.strictObject({ id: uuidSchema, fact: verifiedFactSchema })).max(11),
  }),
  caseCommand('keepOriginals', { letterId: uuidSchema, ...custodyFacts }),
  caseCommand('returnOriginals', {
    letterId: uuidSchema,
    to: typedName,
    note: z.string().max(200),
  }),
  caseCommand('handOverCase', { to: uuidSchema, note: z.string().max(300) }),
  caseCommand('withdrawCase', { reason: withdrawReason }),
  caseCommand('submitCase', {}),
  caseCommand('noticeMissing', { letterId: uuidSchema, deadline: daySchema }),
  caseCommand('decideAtDesk', {
    decisionId: uuidSchema,
    verdict: deskVerdictSchema,
    /** Drawn papers that who decides has read from their pictures, with the pages that were looked at. */
    read: z
      .array(z.strictObject({ documentId: uuidSchema, pages: z.array(uuidSchema).max(200) }))
      .max(100)
      .optional(),
  }),
  caseCommand('settleDisagreement', {
    decisionId: uuidSchema,
    choice: z.enum(settlementChoices),
    reason: z.string().trim().min(1).max(200),
  }),
  /**
   * 核对与平台不一致的提交: the case opens at the desk again, with what the platform holds wherever `adopted` says so,
   * and goes out as a submission after the newest one that the platform holds.
   */
  caseCommand('settleConflict', {
    entryId: uuidSchema,
    latest: z.number().int().positive().max(999_998),
    adopted: formSchema,
  }),
  /** 暂缓发送 one submission that waits, because the family asks to; nothing of it leaves until it is let go. */
  caseCommand('keepBack', {
    entryId: uuidSchema,
    reason: z.string().trim().min(1).max(200),
  }),
  caseCommand('letGo', { entryId: uuidSchema }),
  /** 先发: before everything else that waits. */
  caseCommand('sendFirst', { entryId: uuidSchema }),
  /** 改正没有发出去的提交: the case opens at the desk again, and goes out as another submission. */
  caseCommand('reopenHeld', { entryId: uuidSchema }),
  caseCommand('issueLetter', {
    letterId: uuidSchema,
    kind: z.enum(['receipt', 'placeNotice', 'refusalNotice']),
  }),
  caseCommand('voidLetter', {
    letterId: uuidSchema,
    reason: z.string().trim().min(1).max(200),
  }),
  caseCommand('sealArchive', { archiveId: uuidSchema }),
  caseCommand('settleFinding', findingFacts),
  /** The family said it itself, at the screen that was turned to it. */
  caseCommand('rateService', ratingFacts),
]);
export type DeskCommand = z.infer<typeof deskCommandSchema>;

/** Commands that only main gives: after bytes reached the disk, the spooler or the platform. */
export const mainCommandSchema = z.discriminatedUnion('name', [
  caseCommand('addPage', {
    documentId: uuidSchema,
    requirementId: z.string().max(60),
    kind: z.string().max(60),
    page: pageSchema,
    replaces: uuidSchema.optional(),
  }),
  /** The page is cut out of its original anew. */
  caseCommand('adjustPage', {
    documentId: uuidSchema,
    pageId: uuidSchema,
    corrected: imageFileSchema,
    shape: pageShapeSchema,
    faults: pageFaultsSchema,
  }),
  /** The program read a page, behind the clerk's work. */
  caseCommand('recordPageText', {
    documentId: uuidSchema,
    pageId: uuidSchema,
    text: readTextSchema,
  }),
  /** The page image was encoded again, smaller, behind the clerk's work. */
  caseCommand('recordReencoded', {
    documentId: uuidSchema,
    pageId: uuidSchema,
    of: sha256Schema,
    corrected: imageFileSchema,
  }),
  /** A character that no font has, clipped from a page; its picture is on the disk. */
  caseCommand('clipCharacter', { ...clipFacts, image: imageFileSchema }),
  caseCommand('checkIdentity', { finding: identityFindingSchema }),
  caseCommand('recordReceipt', { entryId: uuidSchema, receipt: receiptSchema }),
  caseCommand('recordHeld', { entry: outboxEntrySchema }),
  caseCommand('resumeSending', { entryId: uuidSchema }),
  /** A rule names a platform now. */
  caseCommand('routeCase', { platform: platformKeySchema, title: z.string().max(100) }),
  /** Its platform was given up: another one takes it. */
  caseCommand('moveCase', {
    platform: platformKeySchema,
    title: z.string().max(100),
    from: z.string().max(100),
  }),
  caseCommand('recordReviewStep', { changeId: uuidSchema, step: reviewStepSchema }),
  caseCommand('recordDecision', toldDecisionFacts),
  caseCommand('recordVerification', {
    changeId: uuidSchema,
    verificationId: uuidSchema,
    answer: verificationAnswerSchema,
  }),
  caseCommand('recordVerificationRefused', {
    verificationId: uuidSchema,
    detail: z.string().max(500),
  }),
  caseCommand('recordReportDelivered', { n: z.number().int().positive() }),
  caseCommand('recordReportRefused', {
    n: z.number().int().positive(),
    detail: z.string().max(500),
  }),
  caseCommand('recordRatingDelivered', { revision: z.number().int().positive() }),
  caseCommand('recordRatingRefused', {
    revision: z.number().int().positive(),
    detail: z.string().max(500),
  }),
  caseCommand('recordLetterMade', { letterId: uuidSchema, file: paperFileSchema }),
  caseCommand('recordLetterPrinted', { letterId: uuidSchema, copies: z.number().int().positive() }),
  caseCommand('recordLetterSaved', { letterId: uuidSchema }),
  caseCommand('recordArchiveSealed', {
    file: paperFileSchema,
    at: instantSchema,
    package: sealedPackageSchema.optional(),
  }),
  caseCommand('recordArchiveRefused', {
    failed: z.array(failedCheckSchema).min(1).max(mostFailedChecks),
  }),
  caseCommand('recordPackageSealed', { package: sealedPackageSchema }),
  caseCommand('recordPackageStamped', { root: sha256Schema, stamp: packageStampSchema }),
  /** The photo of the signed receipt is on the disk. */
  caseCommand('recordLetterServed', {
    letterId: uuidSchema,
    ...serviceFacts,
    slip: slipSchema.optional(),
  }),
]);
export type MainCommand = z.infer<typeof mainCommandSchema>;

export type CaseCommand = DeskCommand | MainCommand;
export type CommandName = CaseCommand['name'];
/** The command of a name. */
export type Asked<Name extends CommandName> = Extract<CaseCommand, { name: Name }>;

/** Roles at the desk (domain.md "People at the desk"); `platform` and `station` act without a person. */
export const operatorRoles = ['clerk', 'agent', 'reviewer', 'auditor', 'admin'] as const;
export type OperatorRole = (typeof operatorRoles)[number];
export type ActorRole = OperatorRole | 'platform' | 'station';
export type Actor = {
  readonly id: string;
  readonly name: string;
  readonly role: ActorRole;
  /** A family at the touch terminal 自助 that this person set up. */
  readonly byFamily?: true;
};

const desk: readonly CaseState[] = [...deskStates, 'correctionAsked'];
const afterSubmission: readonly CaseState[] = [...sentStates, 'archived', 'correctionAsked'];
const beforeArchive: readonly CaseState[] = [...desk, ...sentStates];
const everywhere: readonly CaseState[] = [...desk, ...sentStates, 'archived'];
/** What a draft had on the way when it was withdrawn comes in all the same, and its letters stand. */
const evenWithdrawn: readonly CaseState[] = [...everywhere, 'withdrawn'];

type Rule = { readonly states: readonly CaseState[] | 'new'; readonly roles: readonly ActorRole[] };
/** Who works at the counter; the administrator too, because a small school has nobody else. */
export const counterRoles: readonly ActorRole[] = ['clerk', 'agent', 'admin'];
const counter = counterRoles;
const secondReaders: readonly ActorRole[] = ['reviewer', 'admin'];
/** Who may look at a paper for the second time: everybody but the auditor, who changes nothing. */
export const paperReaders: readonly ActorRole[] = [...counter, 'reviewer'];

/** The one table: which command is allowed in which state to which role. Screens read it as well. */
export const allowed: { readonly [name in CommandName]: Rule } = {
  openCase: { states: 'new', roles: counter },
  chooseKind: { states: deskStates, roles: counter },
  chooseGroup: { states: desk, roles: counter },
  editForm: { states: desk, roles: counter },
  confirmFamily: { states: desk, roles: counter },
  addPage: { states: desk, roles: counter },
  removePage: { states: desk, roles: counter },
  reorderPages: { states: desk, roles: counter },
  movePage: { states: desk, roles: counter },
  keepPage: { states: desk, roles: counter },
  adjustPage: { states: desk, roles: counter },
  inspectDocument: { states: desk, roles: counter },
  readSecond: { states: beforeArchive, roles: paperReaders },
  checkIdentity: { states: desk, roles: counter },
  addHomeVisit: { states: beforeArchive, roles: [...counter, 'reviewer'] },
  askVerification: { states: desk, roles: counter },
  keepOriginals: { states: beforeArchive, roles: counter },
  returnOriginals: { states: beforeArchive, roles: [...counter, 'reviewer'] },
  handOverCase: { states: deskStates, roles: counter },
  withdrawCase: { states: deskStates, roles: counter },
  submitCase: { states: ['ready'], roles: counter },
  noticeMissing: { states: desk, roles: counter },
  decideAtDesk: { states: ['queued', 'received', 'underReview', 'held'], roles: secondReaders },
  settleDisagreement: { states: ['conflicted', 'archived'], roles: secondReaders },
  settleConflict: { states: ['conflicted'], roles: counter },
  keepBack: { states: ['queued'], roles: counter },
  letGo: { states: ['queued'], roles: counter },
  sendFirst: { states: ['queued'], roles: counter },
  reopenHeld: { states: ['held'], roles: counter },
  issueLetter: { states: [...sentStates, 'correctionAsked'], roles: secondReaders },
  voidLetter: { states: beforeArchive, roles: secondReaders },
  clipCharacter: { states: beforeArchive, roles: [...counter, 'reviewer'] },
  sealArchive: { states: ['decided'], roles: ['clerk', 'agent', 'reviewer', 'admin'] },
  settleFinding: { states: everywhere, roles: [...counter, 'reviewer'] },
  rateService: { states: afterSubmission, roles: counter },
  // A restored platform may give another number while a correction of it is at the desk.
  recordReceipt: { states: everywhere, roles: ['platform'] },
  recordHeld: { states: ['queued'], roles: ['platform', 'station'] },
  resumeSending: { states: ['held'], roles: counter },
  routeCase: { states: ['queued'], roles: ['station'] },
  moveCase: { states: owedStates, roles: ['station'] },
  recordReviewStep: { states: everywhere, roles: ['platform'] },
  recordDecision: { states: everywhere, roles: ['platform'] },
  recordVerification: { states: evenWithdrawn, roles: ['platform'] },
  recordVerificationRefused: { states: evenWithdrawn, roles: ['platform'] },
  recordReportDelivered: { states: afterSubmission, roles: ['platform'] },
  recordReportRefused: { states: afterSubmission, roles: ['platform'] },
  // A correction is at the desk again, and what was said of the submission before is still to be told.
  recordRatingDelivered: { states: everywhere, roles: ['platform'] },
  recordRatingRefused: { states: everywhere, roles: ['platform'] },
  // What was sent once stays as it was sent.
  recordReencoded: { states: deskStates, roles: ['station'] },
  recordPageText: { states: beforeArchive, roles: ['station'] },
  recordLetterMade: { states: evenWithdrawn, roles: ['station'] },
  recordLetterPrinted: { states: evenWithdrawn, roles: [...counter, 'reviewer'] },
  recordLetterSaved: { states: evenWithdrawn, roles: [...counter, 'reviewer'] },
  recordLetterServed: { states: evenWithdrawn, roles: [...counter, 'reviewer'] },
  recordArchiveSealed: { states: ['decided'], roles: ['station'] },
  recordArchiveRefused: { states: ['decided', 'archived'], roles: ['station'] },
  recordPackageSealed: { states: ['archived'], roles: ['station'] },
  recordPackageStamped: { states: ['archived'], roles: ['station'] },
};

/** Whether the table lets this role give this command to a case in this state (`undefined`: no case yet). */
export function isAllowed(
  name: CommandName,
  state: CaseState | undefined,
  role: ActorRole,
): 'yes' | 'notInState' | 'notForRole' {
  const rule = allowed[name];
  if (!rule.roles.includes(role)) return 'notForRole';
  const fits =
    rule.states === 'new'
      ? state === undefined
      : state !== undefined && rule.states.includes(state);
  return fits ? 'yes' : 'notInState';
}
