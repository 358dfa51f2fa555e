/** What can happen to the station itself; each one is an entry of the ledger that belongs to no case. */
import * as z from 'zod';
import { archiveKeySchema } from '../archive/signing/archive-key-schema';
import { connectorProfileSchema } from '../connector/profile';
import { operatorRoles } from '../domain/command';
import { eventSchema } from '../domain/event-schema';
import { instantSchema, sha256Schema, uuidSchema } from '../domain/ids';
import { numberBlockSchema } from '../domain/numbering';
import { operatorPerson } from '../domain/person';
import { placeQuotaSchema } from '../domain/place-quota';
import { ofPlatform, platformKeySchema, routingSchema } from '../domain/platform-route';
import { trafficRulesSchema } from '../domain/traffic';
import { packEventSchemas } from './pack-event';
import { signedPackSchema } from '../protocol/signed-pack-schema';
import { directoryStationSchema, mostStationsOnPage } from '../protocol/directory';
import { selfTestSchema } from '../self-test/self-test-event';
import { operatorCodeSchema } from '../vault/operator-code';
import { auditEventSchemas } from './audit-event';
import { backupEventSchemas } from './backup-event';
import { classEventSchemas } from './class-event';
import { courierEventSchemas } from './courier-event';
import { troubleSchema } from './integrity';
import { selfServiceEventSchema } from './self-service-event';
import { trainingEventSchemas } from './training-event';

/** More would make an entry that is slow to read. */
export const mostCasesPerProposal = 200;

const operatorRef = { operatorId: uuidSchema };
const vaultMark = { generation: z.number().int().nonnegative(), digest: sha256Schema };
const programVersion = z.string().min(1).max(40);
const keyId = z.string().regex(/^[0-9a-f]{6}$/);

/** What can happen to the station itself. */
export const stationEventSchema = z.discriminatedUnion('type', [
  eventSchema('stationCreated', {
    school: z.string().max(100),
    stationCode: z.string().max(8),
    operator: operatorPerson.extend({ role: z.literal('admin') }),
    blocks: z.array(numberBlockSchema).max(10),
    /** The station's Ed25519 key pair: PKCS #8 and raw public key, base64. */
    signingKey: z.string().max(200),
    publicKey: z.string().max(60),
    /** Present when everything in this ledger is practice 演练; nothing in it ever leaves for a platform. */
    drill: z.literal(true).optional(),
    /** Version of the program that began it; absent in what was written before it was noted. */
    program: programVersion.optional(),
  }),
  eventSchema('stationPaired', {
    stationId: uuidSchema,
    stationCode: z.string().max(8),
    platformUrl: z.string().max(300),
    platformName: z.string().max(100),
    platformKeyId: z.string().max(80),
    platformPublicKey: z.string().max(60),
    /** The platform's word for the station's key; absent in what was written before it gave one. */
    certificate: z.string().max(100).optional(),
    token: z.string().max(200),
    blocks: z.array(numberBlockSchema).max(50),
    /** The connector profile that this platform is spoken to by; absent for one that speaks as the station does. */
    profile: z.strictObject({ id: z.string().max(40), version: z.string().max(40) }).optional(),
    /** It stands beside the platforms paired before; absent in what was written while another one took their place. */
    beside: z.literal(true).optional(),
  }),
  /** Somebody took in how a county's platform is spoken to; the whole profile is kept. */
  eventSchema('connectorAdded', {
    profile: connectorProfileSchema,
    /** Of the file's text. */
    sha256: sha256Schema,
    by: operatorPerson,
  }),
  /** The station is logged in at the provider of a profile; `renewed`: the provider gave another token by itself. */
  eventSchema('platformLoggedIn', {
    profileId: z.string().max(40),
    name: z.string().max(60),
    /** Who gave the token, and to whom: it goes to nobody else. */
    issuer: z.string().max(300),
    clientId: z.string().max(200),
    refreshToken: z.string().max(8_000),
    renewed: z.literal(true).optional(),
  }),
  /** The platform gave further blocks because little was left. */
  eventSchema('numbersReserved', {
    blocks: z.array(numberBlockSchema).min(1).max(500),
    ...ofPlatform,
  }),
  /** The platform gave places that the desk may promise by itself. */
  eventSchema('placesReserved', {
    quotas: z.array(placeQuotaSchema).min(1).max(100),
    ...ofPlatform,
  }),
  /** The platform told who takes part; of each station the newest word counts. `whole`: all of it was looked through. */
  eventSchema('directoryLearned', {
    at: instantSchema,
    stations: z.array(directoryStationSchema).max(mostStationsOnPage),
    whole: z.literal(true).optional(),
    ...ofPlatform,
  }),
  /** Somebody asks for the data of finished cases to be destroyed; another person decides. */
  eventSchema('destructionProposed', {
    id: uuidSchema,
    caseIds: z.array(uuidSchema).min(1).max(mostCasesPerProposal),
    reason: z.string().min(1).max(300),
    by: operatorPerson,
    at: instantSchema,
  }),
  eventSchema('destructionDecided', {
    id: uuidSchema,
    approved: z.boolean(),
    note: z.string().max(300),
    by: operatorPerson,
  }),
  /** What stays of a case whose key is destroyed next: numbers and digests, nothing about the family. */
  eventSchema('destructionWitnessed', {
    proposalId: uuidSchema,
    caseId: uuidSchema,
    caseNumber: z.string().max(40),
    /** Of an archived case. */
    matterNumber: z.string().max(80).optional(),
    manifestSha256: sha256Schema.optional(),
    archiveSha256: sha256Schema.optional(),
    /** Of a draft that was never sent. */
    withdrawnAt: instantSchema.optional(),
    /** Chain hash of the case's last entry. */
    lastEntryHash: sha256Schema,
    reason: z.string().max(300),
    proposedBy: z.string().max(60),
    approvedBy: z.string().max(60),
  }),
  /** Every case of an approved proposal is destroyed or was passed over: no longer due, or not readable. */
  eventSchema('destructionFinished', {
    id: uuidSchema,
    destroyed: z.number().int().nonnegative(),
    passedOver: z.number().int().nonnegative(),
  }),
  /** A pack that was verified and linted; its whole file is kept, because cases keep the version they were opened under. */
  eventSchema('policyPackInstalled', {
    title: z.string().max(400),
    version: z.string().max(60),
    /** Of the file's text. */
    sha256: sha256Schema,
    by: operatorPerson,
    reason: z.string().min(1).max(300),
    signed: signedPackSchema,
  }),
  /** The keys for archive packages, made when the first package was signed under this station code. */
  eventSchema('archiveKeyMade', { key: archiveKeySchema }),
  eventSchema('feedAdvanced', {
    cursor: z.number().int().nonnegative(),
    /** In entries from before it stood in the header (`feedTaken`); nothing is read from it. */
    taken: z
      .strictObject({
        stationId: z.string().max(60),
        count: z.number().int().nonnegative(),
        owed: z.literal(true).optional(),
      })
      .optional(),
    /** From here on what a restored platform lost is owed to it, or is not any more; absent where that stays as it is. */
    owed: z.boolean().optional(),
    ...ofPlatform,
  }),
  /** How much of the line files may take from here on, and at which hours. */
  eventSchema('trafficRuled', { rules: trafficRulesSchema, ...ofPlatform }),
  /** Which platform takes which case from here on. */
  eventSchema('routingRuled', { routing: routingSchema }),
  /** Nothing leaves for a platform until somebody lets it go again. */
  eventSchema('sendingPaused', {
    platform: platformKeySchema,
    name: z.string().max(100),
    paused: z.boolean(),
  }),
  /** The same platform, proven by its key, answers at another address. */
  eventSchema('platformMoved', {
    platform: platformKeySchema,
    name: z.string().max(100),
    from: z.string().max(300),
    to: z.string().max(300),
  }),
  /** It will never answer again: nothing is sent there any more. */
  eventSchema('platformGivenUp', {
    at: instantSchema,
    platform: platformKeySchema,
    name: z.string().max(100),
    /** Submissions that it did not take, and cases that it never answered, as they were shown before. */
    unsent: z.number().int().nonnegative(),
    unanswered: z.number().int().nonnegative(),
    reason: z.string().min(1).max(300),
    by: operatorPerson,
  }),
  /** What was owed to a platform that was given up went to another one. */
  eventSchema('owedMoved', {
    from: z.string().max(100),
    to: z.string().max(100),
    moved: z.number().int().nonnegative(),
    stayed: z.number().int().nonnegative(),
    by: operatorPerson,
  }),
  /** Serials that the computer before may have drawn after the back-up: never drawn again. */
  eventSchema('numbersVoided', {
    blockId: z.string().max(60),
    from: z.number().int().positive(),
    to: z.number().int().positive(),
  }),
  eventSchema('stationUnlocked', {}),
  eventSchema('unlockRefused', {
    tries: z.number().int().positive(),
    /** The count itself was taken away or damaged; `tries` is then only a guess. */
    countLost: z.literal(true).optional(),
    /** Why a right passphrase, or two sheets that fit together, opened nothing; absent for wrong ones. */
    reason: z
      .enum(['operatorDisabled', 'vaultReplaced', 'recoveryKeyVoid', 'trainingMissing'])
      .optional(),
  }),
  /** What the record's check of itself found and did. */
  eventSchema('recordMended', { found: z.array(troubleSchema).max(100) }),
  /** A case whose key is gone: the files that go with it, and the blobs by their names below the store. */
  eventSchema('caseDestroyed', {
    caseId: uuidSchema,
    blobs: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(20_000),
  }),
  eventSchema('stationLocked', { reason: z.string().max(20) }),
  /** Somebody went from this station into its drill. */
  eventSchema('drillEntered', {}),
  /** They came back: when the drill wrote last; absent when the drill was thrown away meanwhile. */
  eventSchema('drillLeft', { lastAt: instantSchema.optional() }),
  eventSchema('operatorAdded', {
    ...operatorRef,
    code: operatorCodeSchema,
    name: z.string().max(60),
    role: z.enum(operatorRoles),
  }),
  eventSchema('operatorChanged', {
    ...operatorRef,
    name: z.string().max(60),
    role: z.enum(operatorRoles),
  }),
  eventSchema('operatorDisabled', operatorRef),
  eventSchema('operatorEnabled', operatorRef),
  eventSchema('passphraseChanged', operatorRef),
  eventSchema('passphraseReset', { ...operatorRef, by: z.enum(['admin', 'recoveryKey']) }),
  /** A new state of vault.json is about to be written; until `vaultWritten` the one before is as good. */
  eventSchema('vaultWriting', vaultMark),
  eventSchema('vaultWritten', vaultMark),
  eventSchema('recoveryKeyMade', { keyId }),
  /** Every sheet was printed or saved, and somebody said so. */
  eventSchema('recoverySheetsKept', { keyId }),
  eventSchema('recoverySheetHandedOut', {
    keyId,
    sheet: z.number().int().min(1).max(3),
    how: z.enum(['printed', 'saved']),
  }),
  /** Whoever came for the first time was led round, or did not want to be. */
  eventSchema('tourEnded', { ...operatorRef, taken: z.boolean() }),
  /** Somebody had the station test itself, to the end. */
  eventSchema('selfTested', selfTestSchema.shape),
  /** The record is opened for the first time by this version; `from` is absent where nobody noted which one had it before. */
  eventSchema('programChanged', { from: programVersion.optional(), to: programVersion }),
  ...courierEventSchemas,
  ...classEventSchemas,
  ...auditEventSchemas,
  ...trainingEventSchemas,
  ...packEventSchemas,
  ...backupEventSchemas,
  selfServiceEventSchema,
]);
export type StationEvent = z.infer<typeof stationEventSchema>;
