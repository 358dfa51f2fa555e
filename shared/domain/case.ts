/** The case 办件: its state, its events, and the fold that turns events into the case. */
import * as z from 'zod';
import { caseKindSchema } from './case-kind';
import { custodyReturnSchema } from './custody';
import {
  decisionSchema,
  outboxEntrySchema,
  receiptSchema,
  reviewStepSchema,
  sentRevisionSchema,
} from './delivery';
import { deniedAfterwardsFacts, lateDenialSchema } from './denial-facts';
import {
  deskDecisionSchema,
  deskMadeSchema,
  deskReportSchema,
  keptReportSchema,
  lookedForMsSchema,
  settlementSchema,
} from './desk-decision';
import {
  documentInspectedFacts,
  documentSchema,
  imageFileSchema,
  pagePlaceSchema,
  pageSchema,
  secondReadingFacts,
} from './document';
import { eventSchema } from './event-schema';
import { byFamilyFacts, familyConfirmedFacts, familyEntrySchema } from './family-facts';
import { editedFacts, fieldSourcesSchema } from './field-source';
import { settledFindingSchema } from './finding';
import { formSchema } from './form';
import { glyphClipSchema } from './glyph-clip';
import { applicantGroupSchema, groupAnswersSchema } from './group';
import { handOverFacts, handOverSchema } from './hand-over-facts';
import { homeVisitSchema } from './home-visit';
import { identityCheckSchema } from './identity-check';
import { instantSchema, sha256Schema, uuidSchema } from './ids';
import {
  archiveSchema,
  drawnSerialSchema,
  letterSchema,
  letterVoidSchema,
  paperFileSchema,
} from './letter';
import { drawnNumberSchema } from './numbering';
import { keptPageSchema, pageFaultsSchema, pageShapeSchema } from './page-judgement';
import { readTextSchema } from './page-text';
import { byPerson, personId, personName, personSchema } from './person';
import { keptPlaceSchema } from './place-quota';
import { formerPlatformSchema, platformKeySchema, takenBySchema } from './platform-route';
import { keptRatingSchema, ratingSchema } from './rating';
import { changedFacts, comparedFacts, passedOverFacts, redecisionSchema } from './redecision-facts';
import { refusedPlacesSchema } from './refused-places';
import { verifiedFactSchema } from './verified-fact';
import {
  failedCheckSchema,
  mostFailedChecks,
  packageStampSchema,
  sealedPackageSchema,
} from './sealed-package';
import { servedSchema } from './service';
import { withdrawalSchema, withdrawFacts } from './withdraw-facts';
import {
  verificationAnswerSchema,
  verificationQuestionSchema,
  verificationSchema,
} from './verification';

/** States in the order of a case's life; side states after them (domain.md "States of a case"). */
export const caseStates = [
  'draft',
  'incomplete',
  'inspecting',
  'ready',
  'queued',
  'received',
  'underReview',
  'decided',
  'archived',
  'correctionAsked',
  'held',
  'conflicted',
  // Last: a checkpoint and a page of the search know a state by its place here.
  'withdrawn',
] as const;
export type CaseState = (typeof caseStates)[number];

/** States in which the desk still works on the papers. */
export const deskStates = ['draft', 'incomplete', 'inspecting', 'ready'] as const;

/** States of a case that was handed over to the platform and is not archived. */
export const sentStates = [
  'queued',
  'received',
  'underReview',
  'decided',
  'held',
  'conflicted',
] as const satisfies readonly CaseState[];

/** Everything known about one case; computed from its events and never edited otherwise. */
export const caseSchema = z.strictObject({
  id: uuidSchema,
  kind: caseKindSchema,
  season: z.number().int(),
  pack: z.strictObject({ id: z.string(), version: z.string() }),
  openedAt: instantSchema,
  openedBy: z.string(),
  /** Absent in what was recorded before people had identities, like everything of them below. */
  openedById: personId.optional(),
  /** Whose draft it is; after the submission whose it was. */
  owner: personSchema.optional(),
  handOvers: z.array(handOverSchema).optional(),
  familyEntry: familyEntrySchema.optional(),
  /** An agent brought it (mandate.ts). */
  byAgent: z.literal(true).optional(),
  /** Present while nothing happened since the draft was handed over. */
  justHandedOver: z.literal(true).optional(),
  /** Present in state withdrawn. */
  withdrawn: withdrawalSchema.optional(),
  state: z.enum(caseStates),
  answers: groupAnswersSchema,
  group: applicantGroupSchema,
  form: formSchema,
  /** Fields that nobody typed at the desk. */
  sources: fieldSourcesSchema.optional(),
  documents: z.array(documentSchema),
  caseNumber: z.string().optional(),
  submittedAt: instantSchema.optional(),
  revision: z.number().int().nonnegative(),
  /** Who sent each revision. */
  submissions: z.array(sentRevisionSchema).optional(),
  outbox: outboxEntrySchema.optional(),
  /** Revisions that were held and opened again: their numbers are used up, and the platform may never have had them. */
  givenUp: z.array(z.number().int().positive()).optional(),
  /** What was refused of the submission that is being put right. */
  reopened: refusedPlacesSchema.optional(),
  /**
   * The one platform that takes it, from the first submission on; `noPlatform` while it waits for a rule, absent in what
   * was submitted before there could be several.
   */
  platform: takenBySchema.optional(),
  /** Platforms that had it before they were given up, in order; `platform` is absent where the first one is meant. */
  former: z.array(formerPlatformSchema).optional(),
  receipt: receiptSchema.optional(),
  /** 办件编号 that a receipt of its platform named before; the one on `receipt` holds. */
  formerNumbers: z.array(z.string().max(80)).optional(),
  identityChecks: z.array(identityCheckSchema).optional(),
  homeVisits: z.array(homeVisitSchema).optional(),
  /** What departments were asked through the platform 数据核验, and what they answered. */
  verifications: z.array(verificationSchema).optional(),
  /** Present while a department's denial of what was submitted is to be put right. */
  denied: lateDenialSchema.optional(),
  review: z.array(reviewStepSchema),
  /** What holds for the family: the platform's, or the desk's own until something else is settled. */
  decision: decisionSchema.optional(),
  /** What this desk decided by itself, a revision each. */
  deskDecisions: z.array(deskDecisionSchema).optional(),
  /** The platform decided otherwise than the family was told; what a person settled stays until the next decision. */
  redecision: redecisionSchema.optional(),
  /** What the desk tells the platform of them. */
  deskReports: z.array(keptReportSchema).optional(),
  /** 好差评: what the family said of the service, at most once for each submission. */
  ratings: z.array(keptRatingSchema).optional(),
  appliedChanges: z.array(uuidSchema),
  letters: z.array(letterSchema),
  /** Pictures of characters that no font has, one for each. */
  clips: z.array(glyphClipSchema).optional(),
  archive: archiveSchema.optional(),
  /** What 查重查错 found and somebody settled. */
  findings: z.array(settledFindingSchema).max(50).optional(),
});
export type Case = z.infer<typeof caseSchema>;

/** What a platform says of what it refuses. */
const detail = z.string().max(500);
const groupedFacts = { answers: groupAnswersSchema, group: applicantGroupSchema, ...byFamilyFacts };

/** Who decided about a submission, and when. */
const aboutEntry = { entryId: uuidSchema, at: instantSchema, ...byPerson };

/** What can happen to a case; each one is a fact that was acknowledged and is never changed. */
export const caseEventSchema = z.discriminatedUnion('type', [
  eventSchema('caseOpened', {
    at: instantSchema,
    by: personName,
    byId: personId.optional(),
    /** Absent in what was recorded while 幼升小 was the only matter. */
    kind: caseKindSchema.optional(),
    season: z.number().int(),
    pack: z.strictObject({ id: z.string().max(60), version: z.string().max(40) }),
    ...groupedFacts,
    byAgent: z.literal(true).optional(),
  }),
  eventSchema('kindChosen', {
    kind: caseKindSchema,
    /** Present when the case moved to another pack, because that one is in force for the new matter. */
    moved: z
      .strictObject({
        pack: z.strictObject({ id: z.string().max(60), version: z.string().max(40) }),
        title: z.string().max(400),
        season: z.number().int(),
      })
      .optional(),
  }),
  eventSchema('groupChosen', groupedFacts),
  eventSchema('formEdited', editedFacts),
  eventSchema('familyConfirmed', familyConfirmedFacts),
  eventSchema('pageAdded', {
    documentId: uuidSchema,
    requirementId: z.string().max(60),
    kind: z.string().max(60),
    page: pageSchema,
    /** The page this one takes the place of, when it was photographed again. */
    replaces: uuidSchema.optional(),
  }),
  eventSchema('pageRemoved', { documentId: uuidSchema, pageId: uuidSchema, ...byFamilyFacts }),
  eventSchema('pageAdjusted', {
    documentId: uuidSchema,
    pageId: uuidSchema,
    corrected: imageFileSchema,
    shape: pageShapeSchema,
    faults: pageFaultsSchema,
  }),
  eventSchema('pageMoved', {
    documentId: uuidSchema,
    pageId: uuidSchema,
    to: pagePlaceSchema,
  }),
  eventSchema('pageKept', { documentId: uuidSchema, pageId: uuidSchema, kept: keptPageSchema }),
  eventSchema('pageReencoded', {
    documentId: uuidSchema,
    pageId: uuidSchema,
    /** The image that it takes the place of: the same pixels, more bytes. */
    of: sha256Schema,
    corrected: imageFileSchema,
  }),
  eventSchema('pageRead', { documentId: uuidSchema, pageId: uuidSchema, text: readTextSchema }),
  eventSchema('pagesReordered', { documentId: uuidSchema, order: z.array(uuidSchema).max(200) }),
  eventSchema('documentInspected', documentInspectedFacts),
  eventSchema('secondReadingRecorded', secondReadingFacts),
  eventSchema('identityChecked', { check: identityCheckSchema }),
  eventSchema('homeVisited', { visit: homeVisitSchema }),
  eventSchema('verificationAsked', { question: verificationQuestionSchema }),
  eventSchema('verificationAnswered', {
    changeId: uuidSchema,
    verificationId: uuidSchema,
    /** What the question was about. */
    fact: verifiedFactSchema,
    answer: verificationAnswerSchema,
  }),
  eventSchema('verificationRefused', {
    verificationId: uuidSchema,
    /** What the question was about. */
    fact: verifiedFactSchema,
    detail,
  }),
  /** A department denies what the platform has already. */
  eventSchema('deniedAfterwards', deniedAfterwardsFacts),
  eventSchema('denialLifted', { at: instantSchema }),
  eventSchema('stateChanged', { state: z.enum(caseStates) }),
  eventSchema('caseHandedOver', handOverFacts),
  eventSchema('caseWithdrawn', withdrawFacts),
  eventSchema('caseSubmitted', {
    at: instantSchema,
    revision: z.number().int().positive(),
    caseNumber: z.string().max(40),
    by: personName.optional(),
    byId: personId.optional(),
    /** Present on the first submission, when the serial was used up. */
    drawn: drawnNumberSchema.optional(),
  }),
  eventSchema('outboxQueued', {
    entry: outboxEntrySchema,
    /** Who takes the case; absent where that was settled before, or by there being one platform only. */
    platform: takenBySchema.optional(),
  }),
  /** The platform before was given up; another one takes it, as the submission with this number. */
  eventSchema('caseMoved', {
    at: instantSchema,
    revision: z.number().int().positive(),
    platform: platformKeySchema,
    name: z.string().max(100),
    /** The name of the platform before. */
    from: z.string().max(100),
  }),
  /** A rule names a platform for what waited for one. */
  eventSchema('caseRouted', { platform: platformKeySchema, name: z.string().max(100) }),
  eventSchema('receiptRecorded', { entryId: uuidSchema, receipt: receiptSchema }),
  eventSchema('sendingHeld', { entry: outboxEntrySchema }),
  /** Somebody compared a submission with what the platform held under its number. */
  eventSchema('conflictSettled', {
    ...aboutEntry,
    /** The newest submission that the platform held then. */
    latest: z.number().int().positive(),
    /** Form fields for which the platform's value was taken. */
    adopted: z.number().int().nonnegative(),
  }),
  eventSchema('sendingKeptBack', { ...aboutEntry, reason: z.string().min(1).max(200) }),
  eventSchema('sendingLetGo', aboutEntry),
  eventSchema('sendingPutFirst', aboutEntry),
  /** A submission that was held is put right at the desk. */
  eventSchema('heldReopened', { ...aboutEntry, refused: refusedPlacesSchema }),
  eventSchema('reviewAdvanced', { changeId: uuidSchema, step: reviewStepSchema }),
  eventSchema('decisionRecorded', changedFacts),
  /** The platform decides otherwise than it had when the family was told: somebody has to settle it. */
  eventSchema('decisionChanged', changedFacts),
  /** A decision on a submission that another one took the place of. */
  eventSchema('decisionPassedOver', passedOverFacts),
  /** `lookedForMs`: by who decided; absent in what was recorded before it was measured. */
  eventSchema('decidedAtDesk', { desk: deskMadeSchema, lookedForMs: lookedForMsSchema.optional() }),
  /** The platform decided on what the desk had decided before: the same, or something else. */
  eventSchema('decisionConfirmed', comparedFacts),
  eventSchema('decisionDisputed', comparedFacts),
  eventSchema('disagreementSettled', {
    decisionId: uuidSchema,
    settled: settlementSchema,
    lookedForMs: lookedForMsSchema.optional(),
    /** The place that the platform has back. */
    givenBack: keptPlaceSchema.optional(),
  }),
  eventSchema('deskReportQueued', { report: deskReportSchema }),
  eventSchema('deskReportDelivered', { n: z.number().int().positive() }),
  eventSchema('deskReportRefused', { n: z.number().int().positive(), detail }),
  eventSchema('serviceRated', { rating: ratingSchema }),
  eventSchema('ratingDelivered', { revision: z.number().int().positive() }),
  eventSchema('ratingRefused', { revision: z.number().int().positive(), detail }),
  eventSchema('letterNumbered', { letter: letterSchema, drawn: drawnNumberSchema }),
  eventSchema('letterMade', { letterId: uuidSchema, file: paperFileSchema }),
  /** A letter that nobody has yet is drawn anew. */
  eventSchema('characterClipped', { clip: glyphClipSchema }),
  eventSchema('letterPrinted', {
    letterId: uuidSchema,
    copies: z.number().int().positive(),
    /** Copies printed earlier: present from the second printing on. */
    printedBefore: z.number().int().positive().optional(),
  }),
  eventSchema('letterSaved', { letterId: uuidSchema }),
  eventSchema('letterVoided', {
    letterId: uuidSchema,
    voided: letterVoidSchema,
    drawn: drawnSerialSchema.optional(),
  }),
  eventSchema('letterServed', { letterId: uuidSchema, served: servedSchema }),
  eventSchema('originalsReturned', { letterId: uuidSchema, returned: custodyReturnSchema }),
  eventSchema('archivePlanned', { archiveId: uuidSchema, at: instantSchema, by: personName }),
  eventSchema('archiveSealed', {
    file: paperFileSchema,
    at: instantSchema,
    /** Absent in what was sealed before packages were made. */
    package: sealedPackageSchema.optional(),
  }),
  /** The four checks found something: nothing was sealed. */
  eventSchema('archiveRefused', {
    at: instantSchema,
    failed: z.array(failedCheckSchema).min(1).max(mostFailedChecks),
  }),
  /** The package of an archive that was sealed without one, or a supplement. */
  eventSchema('packageSealed', { package: sealedPackageSchema }),
  eventSchema('packageStamped', { root: sha256Schema, stamp: packageStampSchema }),
  eventSchema('findingSettled', { finding: settledFindingSchema }),
]);
export type CaseEvent = z.infer<typeof caseEventSchema>;
/** The event of a type. */
export type EventOf<Type extends CaseEvent['type']> = Extract<CaseEvent, { type: Type }>;
