/** One turn of one entry: hand over the case, bring the missing files, commit, verify the receipt. */
import * as z from 'zod';
import type { StorageError } from '../domain/app-error';
import type { Receipt } from '../domain/delivery';
import type { ManifestFile } from '../protocol/messages';
import { manifestFileSchema } from '../protocol/messages';
import type { CancelSignal } from './cancel';
import type { Outcome } from './outcome';
import { ends, outcomeOf } from './outcome';
import { platformCalls } from './platform-calls';
import type { PlatformCalls } from './platform-calls';
import type { FileBudget, SentRevision, StationIdentity, SyncPorts } from './ports';
import type { NoReply } from './reply';
import { classifyNo } from './reply';
import { judgeReceipt } from './receipt-check';
import type { Traffic } from './traffic';
import type { WantedFiles } from './wanted-files';
import { parseJson } from '../protocol/parse-json';

const chunkLimitMs = 120_000;

/** File `part` of `parts` is under way; 0 while the case itself is. */
export type TurnProgress = {
  readonly part: number;
  readonly parts: number;
  readonly sentBytes: number;
  readonly totalBytes: number;
};

export type Turn = {
  readonly entry: SentRevision;
  /** The platform's receipt of before it was restored, for what it lost. */
  readonly earlier?: Receipt;
  readonly identity: StationIdentity;
  readonly cancel: CancelSignal;
  readonly onProgress: (progress: TurnProgress) => void;
  /** Asked between chunks and files: `false` when others should have their turn. */
  readonly mayContinue: () => boolean;
  /** What files may take of the line, and when; the rest of the turn is small and goes at any hour. */
  readonly traffic: FileBudget & Pick<Traffic, 'closedMs'>;
  /** What the platform was found to lack before. */
  readonly wanted?: WantedFiles;
};

/** The part of a submission that decides what is sent, none where every paper was waived; the rest is the platform's to judge. */
const sentSchema = z.object({ files: z.array(manifestFileSchema).max(400) });

/** A submission as it is read from the record, and what belongs to it. */
export type Prepared = {
  readonly text: string;
  readonly manifestSha256: string;
  /** Every file once, smallest first. */
  readonly files: readonly ManifestFile[];
  /** SHA-256 of the files in the order of the manifest, where a file may stand several times. */
  readonly listed: readonly string[];
  readonly totalBytes: number;
};
/** What reading a case needs. */
export type CarriedPorts = {
  readonly store: Pick<SyncPorts['store'], 'readSubmission' | 'readFile'>;
  readonly verifier: SyncPorts['verifier'];
};
type Step<T> =
  | { readonly done: false; readonly value: T }
  | { readonly done: true; outcome: Outcome };

/** Brings one file to the platform; answers how the turn ends where it did not come through. */
type BringFile = (
  file: ManifestFile,
  turn: Turn,
  ports: SyncPorts,
  onProgress: (sentBytes: number) => void,
) => Promise<Outcome | undefined>;

/** Takes an entry as far as it goes. What the outcome means is made durable by the caller, not here. */
export async function deliver(turn: Turn, ports: SyncPorts): Promise<Outcome> {
  const prepared = await prepare(turn.entry, ports);
  return prepared.done ? prepared.outcome : deliverPrepared(turn, prepared.value, ports);
}

/** The same for an entry that was read already; `bring` takes the place of the line for its files. */
export async function deliverPrepared(
  turn: Turn,
  prepared: Prepared,
  ports: SyncPorts,
  bring: BringFile = sendFile,
): Promise<Outcome> {
  const { text, files, totalBytes } = prepared;
  turn.onProgress({ part: 0, parts: files.length, sentBytes: 0, totalBytes });
  const known = turn.wanted?.missing;
  if (known !== undefined) {
    const outcome = await bringAndCommit(known, turn, prepared, ports, bring);
    if (!mayBeUnknown(outcome)) return outcome;
  }
  const calls = platformCalls(ports.transport, turn.identity, turn.cancel);
  const signature = await ports.store.signSubmission(text);
  if (turn.cancel.cancelled) return { kind: 'cancelled' };
  const receipt = turn.earlier === undefined ? {} : { receipt: turn.earlier };
  const put = await calls.putRevision(turn.entry, { submission: text, signature, ...receipt });
  if (put.kind !== 'ok') return refused(put, calls, ports.store.feedCursor());
  if (put.value.receipt !== undefined) return judged(put.value.receipt, turn, prepared, ports);
  turn.wanted?.told(put.value.missing);
  return bringAndCommit(put.value.missing, turn, prepared, ports, bring);
}

/** Whether a platform may have lost the case since it was told of it. */
function mayBeUnknown(outcome: Outcome): boolean {
  return (
    outcome.kind === 'event' &&
    outcome.event.type === 'refused' &&
    outcome.event.heldAs === 'attemptsExhausted'
  );
}

async function bringAndCommit(
  missing: readonly string[],
  turn: Turn,
  prepared: Prepared,
  ports: SyncPorts,
  bring: BringFile,
): Promise<Outcome> {
  const stopped = await sendFiles(missing, turn, prepared, ports, bring);
  if (stopped !== undefined) return stopped;
  const committed = await platformCalls(ports.transport, turn.identity, turn.cancel).commit(
    turn.entry,
  );
  if (committed.kind !== 'ok') return outcomeOf(committed);
  return judged(committed.value.receipt, turn, prepared, ports);
}

/** Reads what is to be sent; whatever is missing or damaged here is an outcome already. */
export async function prepare(
  entry: SentRevision,
  { store, verifier }: CarriedPorts,
): Promise<Step<Prepared>> {
  const read = await store.readSubmission(entry);
  if (!read.ok) return { done: true, outcome: unreadable(read.error, 'submission') };
  const text = read.value;
  const manifestSha256 = verifier.sha256(text);
  const parsed = sentSchema.safeParse(parseJson(text));
  if (manifestSha256 !== entry.submission.sha256 || !parsed.success) {
    return { done: true, outcome: unreadable({ kind: 'fileDamaged' }, 'submission') };
  }
  const unique = new Map(parsed.data.files.map((file) => [file.sha256, file]));
  const files = [...unique.values()].sort((a, b) => a.bytes - b.bytes);
  const totalBytes = files.reduce((sum, file) => sum + file.bytes, entry.submission.bytes);
  const listed = parsed.data.files.map(({ sha256 }) => sha256);
  return { done: false, value: { text, manifestSha256, files, listed, totalBytes } };
}

/** What is missing or damaged here waits for a person; a disk that does not answer waits for the disk. */
function unreadable(error: StorageError, what: string): Outcome {
  if (error.kind === 'fileMissing' || error.kind === 'fileDamaged') {
    const detail = `${error.kind}: ${what}`;
    return ends({ type: 'rejected', reason: 'fileMissingHere', detail });
  }
  return ends({ type: 'troubled', reason: 'storageTrouble' });
}

/** 426 may mean the station or only this old submission: a question that carries no case tells which. */
async function refused(reply: NoReply, calls: PlatformCalls, cursor: number): Promise<Outcome> {
  if (reply.kind !== 'stationTooOld') return outcomeOf(reply);
  const probe = await calls.changes(cursor, 0);
  if (probe.kind !== 'ok') return outcomeOf(reply);
  return ends({ type: 'rejected', reason: 'stationTooOld', detail: reply.detail });
}

async function sendFiles(
  missing: readonly string[],
  turn: Turn,
  { files, listed, totalBytes }: Prepared,
  ports: SyncPorts,
  bring: BringFile,
): Promise<Outcome | undefined> {
  const wanted = new Set(missing);
  const toSend = files.filter((file) => wanted.has(file.sha256));
  if (toSend.length !== wanted.size) return outcomeOf({ kind: 'nonsense', status: 200 });
  const sent = new Map<string, number>();
  const unsentBytes = toSend.reduce((sum, file) => sum + file.bytes, 0);
  const running = new Set<Promise<void>>();
  let stopped: Outcome | undefined;
  const mayContinue = () =>
    stopped === undefined && putOff(turn, ports) === undefined && turn.mayContinue();
  for (const [index, file] of toSend.entries()) {
    while (running.size >= ports.transport.filesAtOnce()) await Promise.race(running);
    if (stopped === undefined && turn.cancel.cancelled) stopped = { kind: 'cancelled' };
    stopped ??= putOff(turn, ports);
    if (index > 0 && !mayContinue()) stopped ??= turnOver;
    if (stopped !== undefined) break;
    const part = files.length - toSend.length + index + 1;
    const report = (fileBytes: number) => {
      sent.set(file.sha256, fileBytes);
      const here = [...sent.values()].reduce((sum, bytes) => sum + bytes, 0);
      const sentBytes = totalBytes - unsentBytes + here;
      turn.onProgress({ part, parts: files.length, sentBytes, totalBytes });
    };
    const sending = bring(file, { ...turn, mayContinue }, ports, report)
      .catch((): Outcome => {
        ports.log('fileFailed', { caseId: turn.entry.caseId });
        return ends({ type: 'troubled', reason: 'internal' });
      })
      .then((ended) => {
        const outcome = ended && aboutFile(ended, listed.indexOf(file.sha256));
        if (outcome === undefined) turn.wanted?.arrived(file.sha256);
        stopped ??= outcome;
        running.delete(sending);
      });
    running.add(sending);
  }
  await Promise.all(running);
  // Before the last word: after it there is nothing left to stop.
  if (stopped === undefined && turn.cancel.cancelled) return { kind: 'cancelled' };
  return stopped === turnOver ? (putOff(turn, ports) ?? stopped) : stopped;
}

/** What is said against a file names it: the problem of an upload has no pointer into the case. */
function aboutFile(outcome: Outcome, index: number): Outcome {
  if (outcome.kind !== 'event') return outcome;
  const { event } = outcome;
  const isNo = event.type === 'rejected' || event.type === 'refused';
  return isNo ? ends({ ...event, pointers: [`/submission/files/${index}`] }) : outcome;
}

const turnOver = ends({ type: 'turnOver' });

/** The end of the turn when files may not leave now. */
function putOff({ traffic }: Turn, { clock }: SyncPorts): Outcome | undefined {
  const closedMs = traffic.closedMs();
  return closedMs > 0 ? ends({ type: 'putOff', untilMs: clock.nowMs() + closedMs }) : undefined;
}

async function sendFile(
  { sha256 }: ManifestFile,
  { entry, identity, cancel, mayContinue, traffic: budget }: Turn,
  ports: SyncPorts,
  onProgress: (sentBytes: number) => void,
): Promise<Outcome | undefined> {
  const read = await readWhole(entry.caseId, sha256, ports);
  if (read.done) return read.outcome;
  onProgress(0);
  const answer = await ports.transport.upload(identity, {
    caseId: entry.caseId,
    sha256,
    bytes: read.value,
    chunkTimeLimitMs: chunkLimitMs,
    cancel,
    onProgress,
    mayContinue,
    budget,
  });
  if (answer.kind === 'whole') return undefined;
  if (answer.kind === 'turnOver') return turnOver;
  return outcomeOf(classifyNo(answer));
}

/** The bytes of a file, and no others. */
export async function readWhole(
  caseId: string,
  sha256: string,
  { store, verifier }: CarriedPorts,
): Promise<Step<Uint8Array>> {
  const read = await store.readFile(caseId, sha256);
  if (!read.ok) return { done: true, outcome: unreadable(read.error, sha256) };
  if (verifier.sha256(read.value) !== sha256) {
    return { done: true, outcome: unreadable({ kind: 'fileDamaged' }, sha256) };
  }
  return { done: false, value: read.value };
}

function judged(
  receipt: Receipt,
  { entry, identity }: Turn,
  { manifestSha256 }: Prepared,
  { verifier }: SyncPorts,
): Outcome {
  const sent = { caseId: entry.caseId, revision: entry.revision, manifestSha256 };
  const judgement = judgeReceipt(receipt, sent, identity, verifier);
  if (judgement === 'genuine') return ends({ type: 'receiptVerified', receipt });
  return ends({ type: 'rejected', reason: 'receiptNotGenuine', detail: judgement });
}
