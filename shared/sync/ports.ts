/** Everything the sync engine asks of the world: store, transport, clock, randomness, verification, log. */
import type { CaseError } from '../domain/case-error';
import type { StationError, StorageError } from '../domain/app-error';
import type { BroughtHow, HeldReason, OutboxEntry, Receipt } from '../domain/delivery';
import type { Instant } from '../domain/ids';
import type { NumberWant } from '../domain/number-stock';
import type { NumberBlock } from '../domain/numbering';
import type { PlaceQuota } from '../domain/place-quota';
import type { Result } from '../domain/result';
import type { TrafficRules } from '../domain/traffic';
import type { SignedDigest } from '../protocol/day-digest';
import type { DirectoryStation } from '../protocol/directory';
import type { Change } from '../protocol/messages';
import type { ListedPack } from '../protocol/policy-packs';
import type { VerificationRequest } from '../protocol/verification';
import type { CancelSignal } from './cancel';
import type { LineMeter } from './line-meter';

/** Who this station is to its platform. `token` and keys never reach a log, a status or a window. */
export type StationIdentity = {
  readonly stationId: string;
  readonly stationCode: string;
  readonly token: string;
  /** Address as given back by `pair`, without a slash at the end. */
  readonly platformUrl: string;
  readonly platformName: string;
  readonly platformKeyId: string;
  /** Raw Ed25519 public key, 32 bytes in base64. */
  readonly platformPublicKey: string;
};

export type QueuedEntry = Extract<OutboxEntry, { state: 'queued' }>;

/** A revision on its way; of one that is brought again no more is known than its receipt says. */
export type SentRevision = Pick<QueuedEntry, 'caseId' | 'revision' | 'submission'>;

/** A report waiting for the platform's answer. */
export type QueuedReport = { readonly caseId: string; readonly n: number; readonly text: string };

/** A family's rating waiting for the platform's answer. */
export type QueuedRating = {
  readonly caseId: string;
  readonly revision: number;
  readonly text: string;
};

/** The quotas a station holds, and under which epoch it asks (protocol/messages.ts). */
export type PlaceWants = { readonly held: readonly string[]; readonly epoch: string };

/** The highest count that was told (taken-count.ts), and whether what a restored platform lost is still owed to it. */
export type TakenCountFacts = {
  readonly count: number;
  readonly owed: boolean;
  /** The platform's last word by which it asked what it has to be looked at (protocol/taken.ts). */
  readonly asked?: string | undefined;
};

/** What the desk said beside its cases and the platform took. */
export type ToldWords = {
  readonly verifications: readonly VerificationRequest[];
  /** In the order of their numbers. */
  readonly reports: readonly QueuedReport[];
  readonly ratings: readonly QueuedRating[];
};

/** Why the store did not take something: its disk, its lock, or the domain's judgement. */
export type StoreError = StorageError | StationError | CaseError;

/** The durable side. What a promise of it resolved with `ok` survives a crash one instruction later. */
export type SyncStore = {
  /** `undefined` until the station is paired. */
  readonly identity: () => StationIdentity | undefined;
  /** `false` while somebody stopped what leaves for the platform; what it says is heard all the same. */
  readonly mayLeave: () => boolean;
  /** Entries waiting for a receipt; the only truth about what is still to be sent. */
  readonly queuedEntries: () => readonly QueuedEntry[];
  /** The exact canonical text that was signed off when the case was submitted. */
  readonly readSubmission: (
    entry: Pick<QueuedEntry, 'caseId' | 'submission'>,
  ) => Promise<Result<string, StorageError>>;
  /** Ed25519 signature of the station over the UTF-8 bytes of `text`, base64. */
  readonly signSubmission: (text: string) => string | Promise<string>;
  readonly readFile: (caseId: string, sha256: string) => Promise<Result<Uint8Array, StorageError>>;
  /** Must be idempotent: after a crash the same receipt is recorded again. */
  readonly recordReceipt: (
    entry: QueuedEntry,
    receipt: Receipt,
  ) => Promise<Result<void, StoreError>>;
  /** `detail` is at most 500 characters of what the platform said; for the clerk, never for a log. */
  readonly recordHeld: (
    entry: QueuedEntry,
    reason: HeldReason,
    detail: string,
    /** Where in the request it was found wrong: JSON pointers (RFC 6901), as they came. */
    pointers?: readonly string[],
  ) => Promise<Result<void, StoreError>>;
  /** `differs`: JSON pointers of what the platform holds otherwise; may be empty. */
  readonly recordConflict: (
    entry: QueuedEntry,
    differs: readonly string[],
  ) => Promise<Result<void, StoreError>>;
  /** Applied by `change.id`: twice or in another order changes nothing more. */
  readonly applyChange: (change: Change) => Promise<Result<void, StoreError>>;
  /** Series of which too little is reserved, and under which epoch to ask (protocol/messages.ts). */
  readonly numberWants: () => {
    readonly wants: readonly NumberWant[];
    readonly epoch: string;
  };
  /** Keeps further blocks to draw from; a block already held changes nothing. */
  readonly saveNumberBlocks: (blocks: readonly NumberBlock[]) => Promise<Result<void, StoreError>>;
  /** Reports of the desk's own decisions whose case the platform has; each case's in the order of their numbers. */
  readonly queuedReports: () => readonly QueuedReport[];
  /** Must be idempotent, as with receipts. */
  readonly recordReportDelivered: (report: QueuedReport) => Promise<Result<void, StoreError>>;
  /** It stays queued; `detail` as with `recordHeld`. */
  readonly recordReportRefused: (
    report: QueuedReport,
    detail: string,
  ) => Promise<Result<void, StoreError>>;
  /** Ratings of families whose submission the platform has. */
  readonly queuedRatings: () => readonly QueuedRating[];
  /** Must be idempotent, as with receipts. */
  readonly recordRatingDelivered: (rating: QueuedRating) => Promise<Result<void, StoreError>>;
  /** It stays queued; `detail` as with `recordHeld`. */
  readonly recordRatingRefused: (
    rating: QueuedRating,
    detail: string,
  ) => Promise<Result<void, StoreError>>;
  /** Questions to departments whose answer has not come by the feed. */
  readonly queuedVerifications: () => readonly VerificationRequest[];
  /** It stays queued; `detail` as with `recordHeld`. */
  readonly recordVerificationRefused: (
    request: VerificationRequest,
    detail: string,
  ) => Promise<Result<void, StoreError>>;
  /** How much of the line files may take, and when. */
  readonly trafficRules: () => TrafficRules;
  /** What to say when asking for places 学位额度; nothing where no pack lets this desk decide. */
  readonly placeWants: () => PlaceWants | undefined;
  /** Keeps further places to draw from; a quota already held changes nothing. */
  readonly savePlaceQuotas: (quotas: readonly PlaceQuota[]) => Promise<Result<void, StoreError>>;
  /** The platform's raw X25519 key for courier files, base64; nothing until it was learned. */
  readonly courierKey: () => string | undefined;
  readonly saveCourierKey: (publicKey: string) => Promise<Result<void, StoreError>>;
  /** Every station that the platform told of; nothing where nobody would look at it. */
  readonly directory: () => readonly DirectoryStation[] | undefined;
  /** Keeps what is new of the directory, by the code of each station; `whole`: all of it was looked through. */
  readonly saveDirectory: (
    stations: readonly DirectoryStation[],
    whole: boolean,
  ) => Promise<Result<void, StoreError>>;
  /** Whether a pack that the platform lists concerns this station, and was not judged here yet; absent where nobody would judge it. */
  readonly wantsPack?: (pack: ListedPack) => boolean;
  /** Judges the signed file of a pack as one that was brought, and keeps it, or why it was turned down. */
  readonly savePack: (pack: ListedPack, text: string) => Promise<Result<void, StoreError>>;
  /** Cases that may have a receipt; in any order. */
  readonly casesWithReceipts: () => readonly string[];
  /** The newest receipt of a case, whichever platform gave it. */
  readonly readReceipt: (
    caseId: string,
  ) => Promise<
    Result<{ readonly season: number; readonly receipt: Receipt } | undefined, StoreError>
  >;
  /** What was said of a case and taken. */
  readonly readToldWords: (caseId: string) => Promise<Result<ToldWords, StoreError>>;
  /** The highest count that the present platform told (taken-count.ts); 0 and nothing owed in the beginning. */
  readonly takenCount: () => TakenCountFacts;
  readonly saveTakenCount: (facts: TakenCountFacts) => Promise<Result<void, StoreError>>;
  /** The platform has another number for what it was brought again: its receipt takes the place of the one before. */
  readonly replaceReceipt: (receipt: Receipt) => Promise<Result<void, StoreError>>;
  /** Tells the trail what became of a revision that a restored platform had lost. */
  readonly recordBroughtAgain: (of: {
    readonly caseId: string;
    readonly revision: number;
    readonly how: BroughtHow;
  }) => Promise<Result<void, StoreError>>;
  /** The signed digests of the trail that lie beside it; empty when none can be read. */
  readonly readDigests: () => Promise<readonly SignedDigest[]>;
  /** Cursor after which the feed is read; 0 in the beginning. */
  readonly feedCursor: () => number;
  /** The change at that cursor, by which a platform restored from an older back-up is known. */
  readonly feedChangeId: () => string | undefined;
  /** Keeps both together; without `changeId` none is known at `cursor`. */
  readonly saveFeedCursor: (cursor: number, changeId?: string) => Promise<Result<void, StoreError>>;
  /** The platform's clock at this moment, for the stored offset of the wall clock. */
  readonly noteServerTime: (serverTime: Instant) => void;
};

/** Why no whole HTTP answer came back. */
export type LineTrouble =
  | 'unreachable'
  | 'reset'
  | 'timedOut'
  | 'truncated'
  | 'tooLarge'
  | 'notTrusted'
  | 'addressInvalid'
  /** The platform asks for a log-in, and there is none that is good. */
  | 'notLoggedIn'
  | 'cancelled';

/** What came back from the line, not yet believed. Header names are lower case. */
export type WireAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: { readonly [name: string]: string | undefined };
      readonly body: string;
    }
  | { readonly kind: 'noAnswer'; readonly trouble: LineTrouble };

/** One JSON request to the platform; `path` begins with `/v1/`. */
export type Exchange = {
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly path: string;
  readonly json?: string;
  /** How much the platform told it took in of this station; goes along so that a restored one says so. */
  readonly knownTaken?: number;
  /** ETag of what is known already: 304 when it is still so. */
  readonly knownTag?: string;
  /** Time limit of the whole exchange in milliseconds. */
  readonly timeLimitMs: number;
  readonly cancel: CancelSignal;
};

/** One file to bring to the platform whole, from wherever an earlier try stopped. */
export type FileUpload = {
  readonly caseId: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
  /** Time limit of each chunk in milliseconds. */
  readonly chunkTimeLimitMs: number;
  readonly cancel: CancelSignal;
  /** Bytes of this file that the platform confirmed so far. */
  readonly onProgress: (sentBytes: number) => void;
  /** Asked between chunks: `false` ends the turn here, nothing is lost. */
  readonly mayContinue: () => boolean;
  /** What the operator allows files to take of the line. */
  readonly budget: FileBudget;
};

export type FileBudget = {
  /** Most bytes in one request. */
  readonly mostBytesAtOnce: () => number;
  /** Asked before bytes leave; resolves when they may, or when cancelled. */
  readonly pay: (bytes: number, cancel: CancelSignal) => Promise<void>;
};

/** `whole`: the platform has every byte; `turnOver`: stopped between chunks; else what came back instead. */
export type UploadAnswer = { readonly kind: 'whole' } | { readonly kind: 'turnOver' } | WireAnswer;

/** The line. Nothing of it ever rejects. */
export type Transport = {
  readonly exchange: (identity: StationIdentity, request: Exchange) => Promise<WireAnswer>;
  readonly upload: (identity: StationIdentity, upload: FileUpload) => Promise<UploadAnswer>;
  /** How many files of one case may be under way at the same time, as the line is now; at least 1. */
  readonly filesAtOnce: () => number;
};

export type Clock = {
  /** Monotonic milliseconds: never jumps, says nothing about the day. */
  readonly nowMs: () => number;
  /** The wall clock's instant `delayMs` from now, for people to read. */
  readonly instantIn: (delayMs: number) => Instant;
  /** Calls `task` once after `delayMs`; the answer cancels it. */
  readonly after: (delayMs: number, task: () => void) => () => void;
};

/** A number from 0 (inclusive) to 1 (exclusive), for jitter only. */
export type Random = () => number;

export type Verifier = {
  /** SHA-256 of the UTF-8 bytes of a text, or of bytes; lower-case hexadecimal. */
  readonly sha256: (content: string | Uint8Array) => string;
  /** Whether `signature` (base64) over the UTF-8 bytes of `text` is by `publicKey` (raw Ed25519, base64). Never throws. */
  readonly verify: (text: string, signature: string, publicKey: string) => boolean;
};

/** One line of the log: a word for what happened, and ids, kinds and counts only. */
export type SyncLog = (
  event: string,
  facts: { readonly [name: string]: string | number | boolean },
) => void;

export type SyncPorts = {
  readonly store: SyncStore;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: Random;
  /** What left by the station's line, for all its platforms; absent where there is but one. */
  readonly meter?: LineMeter;
  readonly verifier: Verifier;
  readonly log: SyncLog;
};
