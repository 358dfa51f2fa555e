/** The trail as it is read: kinds of acts, what can be asked for, and one line per entry without any value that was typed. */
import * as z from 'zod';
import type { CaseEvent } from '../domain/case';
import { daySchema, instantSchema, uuidSchema } from '../domain/ids';
import { locales } from '../i18n/locale';
import type { EntryBody } from './entry';
import type { StationEvent } from './station-event';

/** By what an auditor asks. */
export const trailKinds = ['work', 'papers', 'view', 'refusal', 'door', 'proof'] as const;
export type TrailKind = (typeof trailKinds)[number];

/** The kind of everything that can happen to the station; a new event without a kind does not compile. */
const stationKinds: { readonly [T in StationEvent['type']]: TrailKind } = {
  stationCreated: 'door',
  stationPaired: 'door',
  connectorAdded: 'work',
  platformLoggedIn: 'door',
  feedAdvanced: 'work',
  archiveKeyMade: 'door',
  stationUnlocked: 'door',
  unlockRefused: 'refusal',
  stationLocked: 'door',
  caseViewed: 'view',
  listViewed: 'view',
  viewsCrowded: 'view',
  outputStarted: 'papers',
  outputFailed: 'papers',
  archiveSaved: 'papers',
  exported: 'papers',
  packagesVerified: 'proof',
  outsidePackagesRead: 'view',
  packagesLeaving: 'papers',
  packagesLeft: 'papers',
  packagesStayed: 'papers',
  problemListRead: 'work',
  batchBegun: 'work',
  batchResultSaved: 'papers',
  statisticsSaved: 'papers',
  statisticsPrinted: 'papers',
  classRollFrozen: 'work',
  classRollSetAside: 'work',
  classesDrawn: 'work',
  classTradeAsked: 'work',
  classTradeSettled: 'work',
  classNameConfirmed: 'work',
  classesSaved: 'papers',
  classesPrinted: 'papers',
  idCardRead: 'view',
  idCardTaken: 'work',
  pageTextTaken: 'work',
  callRefused: 'refusal',
  overridden: 'papers',
  clockJumped: 'proof',
  clockCompared: 'proof',
  selfTested: 'proof',
  tourEnded: 'work',
  selfService: 'door',
  updateChosen: 'door',
  updateDecided: 'door',
  programChanged: 'door',
  dayDigest: 'proof',
  digestSaved: 'proof',
  registerSaved: 'proof',
  registerPrinted: 'proof',
  seasonReckoned: 'proof',
  revisionBroughtAgain: 'proof',
  reckoningPrinted: 'proof',
  trailVerified: 'proof',
  recordMended: 'proof',
  caseDestroyed: 'work',
  drillEntered: 'door',
  drillLeft: 'door',
  operatorAdded: 'door',
  operatorChanged: 'door',
  operatorDisabled: 'door',
  operatorEnabled: 'door',
  passphraseChanged: 'door',
  passphraseReset: 'door',
  trainingRecorded: 'door',
  trainingWithdrawn: 'door',
  familyPractised: 'door',
  vaultWriting: 'door',
  vaultWritten: 'door',
  recoveryKeyMade: 'door',
  recoverySheetsKept: 'door',
  recoverySheetHandedOut: 'door',
  policyPackInstalled: 'work',
  policyPackCame: 'work',
  policyPackSetAside: 'work',
  backupFolderChosen: 'proof',
  backupCleared: 'proof',
  backupMade: 'proof',
  backupNotCleared: 'proof',
  backupFailed: 'proof',
  restoreRehearsed: 'proof',
  stationRestored: 'door',
  replacedProposed: 'work',
  replacedDecided: 'work',
  replacedDestroyed: 'proof',
  numbersReserved: 'work',
  numbersVoided: 'work',
  placesReserved: 'work',
  courierKeyLearned: 'work',
  directoryLearned: 'work',
  courierPackageWritten: 'papers',
  courierPackageGone: 'papers',
  courierPackageCarried: 'papers',
  courierAnswerRead: 'work',
  trafficRuled: 'work',
  routingRuled: 'work',
  sendingPaused: 'work',
  platformMoved: 'work',
  platformGivenUp: 'work',
  owedMoved: 'work',
  destructionProposed: 'work',
  destructionDecided: 'work',
  destructionWitnessed: 'proof',
  destructionFinished: 'work',
};

const paperEvents: readonly CaseEvent['type'][] = ['letterPrinted', 'letterSaved', 'letterServed'];

/** What kind of act an entry is. */
export function trailKindOf({ events = [], stationEvents = [] }: EntryBody): TrailKind {
  const [first] = stationEvents;
  if (first !== undefined) return stationKinds[first.type];
  return events.some(({ type }) => paperEvents.includes(type)) ? 'papers' : 'work';
}

/** The case that an entry is about, whether it belongs to it or only bears witness of it. */
export function caseOfEntry(
  caseId: string | undefined,
  { stationEvents = [] }: EntryBody,
): string | undefined {
  if (caseId !== undefined) return caseId;
  for (const event of stationEvents) if ('caseId' in event) return event.caseId;
  return undefined;
}

/** What an auditor asks for; everything is optional. */
const trailFilterSchema = z.strictObject({
  fromDay: daySchema.optional(),
  toDay: daySchema.optional(),
  /** Part of the name of who did it. */
  who: z.string().trim().min(1).max(60).optional(),
  caseId: uuidSchema.optional(),
  kind: z.enum(trailKinds).optional(),
});
export type TrailFilter = z.infer<typeof trailFilterSchema>;

export const trailRequestSchema = z.strictObject({
  /** Only entries before this one; absent: from the newest on. */
  before: z.number().int().positive().optional(),
  limit: z.number().int().min(1).max(100),
  locale: z.enum(locales),
  filter: trailFilterSchema,
});
export type TrailRequest = z.infer<typeof trailRequestSchema>;

const trailLineSchema = z.strictObject({
  seq: z.number().int().positive(),
  at: instantSchema.optional(),
  who: z.string().max(60),
  role: z.string().max(20),
  kind: z.enum(trailKinds),
  what: z.string().max(2_000),
  caseId: uuidSchema.optional(),
  /** Absent when the case has no number yet or is gone. */
  caseNumber: z.string().max(40).optional(),
});
export type TrailLine = z.infer<typeof trailLineSchema>;

export const trailPageSchema = z.strictObject({
  lines: z.array(trailLineSchema),
  /** Everything from here on was looked through; the next page is asked for before it. */
  searchedTo: z.number().int().positive(),
  done: z.boolean(),
});
export type TrailPage = z.infer<typeof trailPageSchema>;
