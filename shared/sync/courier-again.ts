/**
 * Brings again by courier what a platform restored from an older back-up has lost. Nobody can ask it over a stick what it
 * has: each revision comes with its receipt, which is harmless where it is there, and without its files, which lie outside
 * the database; those that the platform lacks come with the next package.
 */
import type { BroughtHow, Receipt } from '../domain/delivery';
import type { Result } from '../domain/result';
import { ok } from '../domain/result';
import type { CourierPorts } from '../protocol/courier-file';
import { courierRecordBytes } from '../protocol/courier-file';
import { largestCourierRecordBytes } from '../protocol/courier';
import type { Spoken } from './courier-records';
import { callsOver, noLine, recordOfCall } from './courier-records';
import type { CarriedPorts } from './deliver';
import { prepare, readWhole } from './deliver';
import { howBrought } from './lost-revisions';
import type { Outcome } from './outcome';
import { outcomeOf } from './outcome';
import type { PlatformCalls } from './platform-calls';
import type { SentRevision, StoreError, SyncStore, ToldWords, Verifier, WireAnswer } from './ports';
import { tellRating } from './rating-sender';
import { judgeReceipt } from './receipt-check';
import { classifyNo, refusalText } from './reply';
import { tellReport } from './report-sender';

/** Where a case stands in a file: its revision, 0 where there are only words of it, `files` of its files, commit, words. */
export type PackedAgain = {
  readonly caseId: string;
  readonly revision: number;
  readonly at: number;
  readonly sends: number;
  readonly files: number;
};

/** How far the bringing came, by cases. */
export type AgainSoFar = {
  readonly through: ReadonlySet<string>;
  /** The platform lacks files of them. */
  readonly lacking: ReadonlySet<string>;
};

/** More would make an entry of the record that is slow to read; the rest goes into the next file. */
const mostPackedAgain = 500;

type PackStore = Pick<
  SyncStore,
  | 'casesWithReceipts'
  | 'queuedEntries'
  | 'queuedReports'
  | 'queuedRatings'
  | 'readReceipt'
  | 'readToldWords'
  | 'signSubmission'
>;

export type AgainPorts = Omit<CarriedPorts, 'store'> & {
  readonly store: PackStore & CarriedPorts['store'];
  readonly bytes: CourierPorts;
  readonly check: () => void;
  readonly onAgain: (packed: PackedAgain) => void;
  /** What of it is here cannot be read, or does not fit: it is looked at no more. */
  readonly onLost: (of: Pick<PackedAgain, 'caseId' | 'revision'>) => void;
};

type Packed = {
  readonly records: number;
  readonly bytes: number;
  /** Nothing was left for another file. */
  readonly isAll: boolean;
};

/** Its records from place `from` on, as long as there is room for so many bytes of files. */
export async function* packAgain(
  from: number,
  spoken: Spoken,
  { so, most }: { readonly so: AgainSoFar; readonly most: number },
  ports: AgainPorts,
): AsyncGenerator<Uint8Array, Packed> {
  let [records, bytes, cases, isAll] = [0, 0, 0, true];
  for (const caseId of inOrder(ports.store)) {
    if (so.through.has(caseId)) continue;
    ports.check();
    if (cases === mostPackedAgain || bytes >= most) return { records, bytes, isAll: false };
    const read = await ownOf(caseId, spoken, ports.store);
    if (!read.ok) {
      // A disk that does not answer now may do so later; what is damaged is the business of the integrity check.
      if (isPassing(read.error)) isAll = false;
      else ports.onLost({ caseId, revision: 0 });
      continue;
    }
    if (read.value === undefined) continue;
    const { receipt, words } = read.value;
    const packing = { spoken, ports, at: from + records };
    const done = yield* packOne(caseId, receipt, words, so.lacking.has(caseId), packing);
    if (done === undefined) {
      isAll = false;
      continue;
    }
    records += done.records;
    bytes += done.bytes;
    cases += 1;
  }
  return { records, bytes, isAll };
}

/** Cases of which something new waits first, then the newest: those it lost are of the last days. */
function inOrder(store: PackStore): readonly string[] {
  const waiting = new Set(
    [...store.queuedEntries(), ...store.queuedReports(), ...store.queuedRatings()].map(
      ({ caseId }) => caseId,
    ),
  );
  const newestFirst = store.casesWithReceipts().toSorted((a, b) => (a < b ? 1 : -1));
  const isFirst = (caseId: string) => waiting.has(caseId);
  return [...newestFirst.filter(isFirst), ...newestFirst.filter((caseId) => !isFirst(caseId))];
}

type Own = { readonly receipt: Receipt | undefined; readonly words: ToldWords };

/** What this platform was told of a case; nothing of one that it never heard of. */
async function ownOf(
  caseId: string,
  { identity }: Spoken,
  store: Pick<SyncStore, 'readReceipt' | 'readToldWords'>,
): Promise<Result<Own | undefined, StoreError>> {
  const read = await store.readReceipt(caseId);
  if (!read.ok) return read;
  const { receipt } = read.value ?? {};
  // Another platform's receipt is no claim on this one.
  if (receipt !== undefined && receipt.keyId !== identity.platformKeyId) return ok(undefined);
  const words = await store.readToldWords(caseId);
  if (!words.ok) return words;
  const { verifications, reports, ratings } = words.value;
  const isNothing = verifications.length + reports.length + ratings.length === 0;
  return ok(receipt === undefined && isNothing ? undefined : { receipt, words: words.value });
}

function isPassing({ kind }: StoreError): boolean {
  return kind === 'storageFailed' || kind === 'storageFull' || kind === 'stationLocked';
}

const sentOf = ({ caseId, revision, manifestSha256 }: Receipt): SentRevision => ({
  caseId,
  revision,
  submission: { sha256: manifestSha256, bytes: 0 },
});

type Packing = { readonly spoken: Spoken; readonly ports: AgainPorts; readonly at: number };
type PackedOne = { readonly records: number; readonly bytes: number };

/** Its disk does not answer; anything else that cannot be read here stays so. */
const mayBeReadLater = (outcome: Outcome) =>
  outcome.kind !== 'event' || outcome.event.type === 'troubled';

/** Undefined when it is to be tried with the next file. */

async function* packOne(
  caseId: string,
  receipt: Receipt | undefined,
  words: ToldWords,
  withFiles: boolean,
  { spoken, ports, at }: Packing,
): AsyncGenerator<Uint8Array, PackedOne | undefined> {
  const { revision = 0 } = receipt ?? {};
  let [files, bytes, records] = [0, 0, 0];
  if (receipt !== undefined) {
    const entry = sentOf(receipt);
    const prepared = await prepare(entry, ports);
    if (prepared.done && mayBeReadLater(prepared.outcome)) return undefined;
    const signature = prepared.done ? '' : await ports.store.signSubmission(prepared.value.text);
    const submission = prepared.done ? '' : prepared.value.text;
    const handOver = await recordOfCall(
      spoken,
      (calls) => calls.putRevision(entry, { submission, signature, receipt }),
      ports.bytes,
    );
    if (prepared.done || handOver.length > largestCourierRecordBytes) {
      ports.onLost({ caseId, revision });
      return { records: 0, bytes: 0 };
    }
    yield handOver;
    for (const { sha256 } of withFiles ? prepared.value.files : []) {
      ports.check();
      const read = await readWhole(caseId, sha256, ports);
      // The platform may have it, from another case or from before.
      if (read.done) continue;
      const { length } = read.value;
      yield courierRecordBytes({ type: 'file', caseId, sha256, bytes: length }, ports.bytes);
      yield read.value;
      files += 1;
      bytes += length;
    }
    yield await recordOfCall(spoken, (calls) => calls.commit(entry), ports.bytes);
    records += 2 + files;
  }
  for (const tell of tellingsOf(words, ports.store)) {
    yield await recordOfCall(spoken, tell, ports.bytes);
    records += 1;
  }
  ports.onAgain({ caseId, revision, at, sends: records, files });
  return { records, bytes };
}

function tellingsOf(
  { verifications, reports, ratings }: ToldWords,
  by: Pick<SyncStore, 'signSubmission'>,
): readonly ((calls: PlatformCalls) => Promise<unknown>)[] {
  return [
    ...verifications.map((one) => (calls: PlatformCalls) => calls.askVerification(one)),
    ...reports.map((one) => (calls: PlatformCalls) => tellReport(calls, one, by)),
    ...ratings.map((one) => (calls: PlatformCalls) => tellRating(calls, one, by)),
  ];
}

/** What became of a case; what is told of it is for the trail. */
export type SettledAgain = {
  readonly standing: 'through' | 'lacking' | 'later';
  /** Under another number than before: to be kept before anything is told. */
  readonly receipt?: Receipt | undefined;
  readonly told: readonly {
    readonly caseId: string;
    readonly revision: number;
    readonly how: BroughtHow;
  }[];
};

type SettlePorts = {
  readonly store: Pick<SyncStore, 'readReceipt' | 'readToldWords' | 'recordReportRefused'>;
  readonly verifier: Verifier;
};

/** Judges the answers to a case as those of the line are judged. */
export async function settleAgain(
  packed: PackedAgain,
  answers: ReadonlyMap<number, WireAnswer>,
  spoken: Spoken,
  ports: SettlePorts,
): Promise<SettledAgain> {
  const { caseId, revision } = packed;
  const { how, receipt } =
    revision === 0 ? isThere : await howOfRevision(packed, answers, spoken, ports);
  if (how === 'lacking') return { standing: how, told: [] };
  if (how === undefined) return { standing: 'later', told: [] };
  const of = { caseId, revision };
  const told = how === 'there' ? [] : [{ ...of, how }];
  // Of a case that the platform does not have it takes no words.
  if (how === 'refused') return { standing: 'through', told };
  const words = await wordsOf(packed, answers, ports.store);
  if (words === 'later') return { standing: 'later', told, receipt };
  const isRefused = words === 'refused' && revision > 0;
  return {
    standing: 'through',
    receipt,
    told: isRefused ? [...told, { ...of, how: 'refused' as const }] : told,
  };
}

type HowOfRevision = {
  readonly how: BroughtHow | 'there' | 'lacking' | undefined;
  readonly receipt?: Receipt;
};
const isThere: HowOfRevision = { how: 'there' };
const isLater: HowOfRevision = { how: undefined };
const isLacking: HowOfRevision = { how: 'lacking' };

async function howOfRevision(
  { caseId, revision, at, files }: PackedAgain,
  answers: ReadonlyMap<number, WireAnswer>,
  spoken: Spoken,
  { store, verifier }: SettlePorts,
): Promise<HowOfRevision> {
  const read = await store.readReceipt(caseId);
  const receipt = read.ok ? read.value?.receipt : undefined;
  if (receipt === undefined) return isLater;
  // A later one is there, by its own receipt.
  if (receipt.revision > revision) return isThere;
  const entry = sentOf(receipt);
  const callsAt = (place: number) => callsOver(spoken, () => answers.get(place) ?? noLine);
  const isGenuine = (given: Receipt) =>
    judgeReceipt(given, receipt, spoken.identity, verifier) === 'genuine';
  // What was signed is in the file already: here only the answer is read.
  const put = await callsAt(at).putRevision(entry, { submission: '', signature: '' });
  if (put.kind !== 'ok') return howOfNo(outcomeOf(put), receipt);
  const { receipt: held, missing } = put.value;
  if (held !== undefined) {
    if (!isGenuine(held)) return isLater;
    if (held.matterNumber === receipt.matterNumber) return isThere;
    return { how: 'numberDiffers', receipt: held };
  }
  if (missing.length > 0 && files === 0) return isLacking;
  const committed = await callsAt(at + files + 1).commit(entry);
  if (committed.kind === 'refused' && committed.problem === 'files-missing') {
    if (files === 0) return isLacking;
    // All that is here was brought, and something is gone here as well.
    return isTaken(at + 1, at + files, answers) ? { how: 'refused' } : isLater;
  }
  if (committed.kind !== 'ok') return howOfNo(outcomeOf(committed), receipt);
  const { receipt: given } = committed.value;
  if (!isGenuine(given)) return isLater;
  const how = howBrought({ type: 'receiptVerified', receipt: given }, receipt);
  return how === 'numberDiffers' ? { how, receipt: given } : { how };
}

function howOfNo(outcome: Outcome, receipt: Receipt): HowOfRevision {
  return outcome.kind === 'event' ? { how: howBrought(outcome.event, receipt) } : isLater;
}

const isYes = (answer: WireAnswer | undefined): boolean =>
  answer?.kind === 'answered' && answer.status >= 200 && answer.status < 300;

function isTaken(from: number, to: number, answers: ReadonlyMap<number, WireAnswer>): boolean {
  for (let place = from; place <= to; place += 1) if (!isYes(answers.get(place))) return false;
  return true;
}

async function wordsOf(
  { caseId, revision, at, sends, files }: PackedAgain,
  answers: ReadonlyMap<number, WireAnswer>,
  store: SettlePorts['store'],
): Promise<'told' | 'refused' | 'later'> {
  const read = await store.readToldWords(caseId);
  if (!read.ok) return 'later';
  const { verifications, reports } = read.value;
  let isRefused = false;
  const first = revision === 0 ? at : at + files + 2;
  for (let place = first; place < at + sends; place += 1) {
    const answer = answers.get(place) ?? noLine;
    if (isYes(answer)) continue;
    const no = classifyNo(answer);
    if (no.kind !== 'refused') return 'later';
    isRefused = true;
    // As it was packed; what the platform takes no more is told on until it does.
    const report = reports[place - first - verifications.length];
    const kept = report && (await store.recordReportRefused(report, refusalText(no)));
    if (kept?.ok === false) return 'later';
  }
  return isRefused ? 'refused' : 'told';
}
