/** What a courier brings back: every answer is judged by the very code that judges answers of the line. */
import { ByteReader } from '../protocol/byte-reader';
import type { AnswerRecord, CourierWord } from '../protocol/courier';
import { answerRecordSchema, courierWordSchema } from '../protocol/courier';
import type { CourierPorts } from '../protocol/courier-file';
import { readCourierRecord } from '../protocol/courier-file';
import { parseJson } from '../protocol/parse-json';
import type { Instant } from '../domain/ids';
import type { Result } from '../domain/result';
import { ok } from '../domain/result';
import { cancelSource } from './cancel';
import type { PackedAgain, SettledAgain } from './courier-again';
import { settleAgain } from './courier-again';
import { BroughtFeed } from './courier-feed';
import type { PackedOther } from './courier-others';
import { settleOthers } from './courier-others';
import type { PackedCase } from './courier-pack';
import { BroughtDirectory } from './courier-directory';
import type { Spoken } from './courier-records';
import { answerOf, lineOver, noLine } from './courier-records';
import type { PackedUpkeep, SettledUpkeep } from './courier-upkeep';
import { settleUpkeep } from './courier-upkeep';
import { deliverPrepared, prepare } from './deliver';
import { advance, freshEntry } from './outbox';
import type { Outcome } from './outcome';
import { outcomeOf } from './outcome';
import type { QueuedEntry, StoreError, SyncPorts, WireAnswer } from './ports';
import { recordSettled } from './record-settled';
import type { TakenCount } from './taken-count';
import { nothingTold } from './taken-count';
import { classifyNo } from './reply';
import { freeOfRules } from './traffic';

/**
 * The records of an answer in their order, up to and with its `end`.
 * @throws the port's `fault` when one is none, is out of place, belongs to another package, or when one is missing.
 */
export async function* answerRecords(
  content: AsyncIterable<Uint8Array>,
  packageId: string,
  ports: CourierPorts,
): AsyncGenerator<AnswerRecord> {
  const reader = new ByteReader(content);
  const damaged = () => ports.fault('damaged');
  let answered = 0;
  for (let count = 0; ; count += 1) {
    const parsed = answerRecordSchema.safeParse(await readCourierRecord(reader, ports));
    if (!parsed.success) throw damaged();
    const record = parsed.data;
    if (record.type === 'result') {
      if (record.record <= answered) throw damaged();
      answered = record.record;
    } else answered = Number.POSITIVE_INFINITY;
    if (record.type === 'end') {
      const isWhole = record.records === count && record.packageId === packageId;
      if (!isWhole || (await reader.upTo(1)).length > 0) throw damaged();
      yield record;
      return;
    }
    yield record;
  }
}

/** What the platform says to a package as a whole, in its last result; undefined from one that says nothing of it. */
export function wordIn(last: AnswerRecord | undefined): CourierWord | undefined {
  if (last?.type !== 'result') return undefined;
  const word = courierWordSchema.safeParse(parseJson(last.body));
  return word.success ? word.data : undefined;
}

/** What the desk knows of a package that it wrote. */
export type AwaitedPackage = {
  /** Cursor after which changes were asked for. */
  readonly after: number;
  /** The change at that cursor, where one was reached. */
  readonly afterId?: string | undefined;
  /** What was brought again to a restored platform; it stands before the cases. */
  readonly again?: readonly PackedAgain[] | undefined;
  /** In the order of their places. */
  readonly cases: readonly PackedCase[];
  readonly others: readonly PackedOther[];
  /** Absent from packages of before it travelled. */
  readonly upkeep?: readonly PackedUpkeep[] | undefined;
};

/** By cases: what is there again, or never will be; of which files are lacking; and what the trail is to be told. */
type BroughtAgain = {
  readonly through: string[];
  readonly lacking: string[];
  readonly told: SettledAgain['told'][number][];
};

/** What an answer came to, in cases and changes. */
export type CourierTaken = {
  /** Receipts that were verified and written down. */
  readonly delivered: number;
  /** Refused for good or different there: a person has to look. */
  readonly stopped: number;
  /** Not taken this time: they stay in the outbox. */
  readonly waiting: number;
  /** Came by line meanwhile, or were sent anew. */
  readonly already: number;
  /** Decisions of the desk and questions to departments that the platform took. */
  readonly told: number;
  readonly changes: number;
  /** See `SettledUpkeep`. */
  readonly numbers: number;
  readonly places: number;
  readonly digests: number;
  readonly digestsUpTo?: number;
  readonly again: BroughtAgain;
  /** Some of them say what nobody here can read; they stay to be asked for. */
  readonly unclear: boolean;
  readonly serverTime: Instant;
};

type ApplyPorts = Omit<SyncPorts, 'transport' | 'random' | 'clock'> & {
  /** How much the platform told that it took in, and whether what it lost is owed to it. */
  readonly taken: Pick<TakenCount, 'owe'>;
  /** Nothing was heard of the platform since: only then its feed may lead back. */
  readonly isNewest: boolean;
  /** Asked between two steps; throws to end the work, after which the answer may be read again. */
  readonly check: () => void;
  readonly onProgress: (done: number) => void;
};

/** Applies the records of a whole answer; what cannot be written down ends it, and it may be read again. */
export async function applyAnswer(
  records: AsyncIterable<AnswerRecord>,
  { after, afterId, again = [], cases, others, upkeep = [] }: AwaitedPackage,
  spoken: Spoken,
  ports: ApplyPorts,
): Promise<Result<CourierTaken, StoreError>> {
  const counts = { delivered: 0, stopped: 0, waiting: 0, already: 0, told: 0, changes: 0 };
  let kept: SettledUpkeep = { numbers: 0, places: 0, digests: 0 };
  let hasRest = true;
  const directory = new BroughtDirectory(spoken, ports);
  const answers = new Map<number, WireAnswer>();
  const feed = new BroughtFeed({ after, afterId }, spoken, ports);
  const brought: BroughtAgain = { through: [], lacking: [], told: [] };
  let [next, nextAgain] = [0, 0];
  let serverTime = '';
  const settleAgainUpTo = async (reached: number): Promise<Result<void, StoreError>> => {
    for (let packed = again[nextAgain]; packed !== undefined; packed = again[nextAgain]) {
      if (packed.at + packed.sends - 1 > reached) break;
      ports.check();
      const { standing, told, receipt } = await settleAgain(packed, answers, spoken, ports);
      const kept =
        receipt === undefined ? ok(undefined) : await ports.store.replaceReceipt(receipt);
      if (!kept.ok) return kept;
      if (standing !== 'later') brought[standing].push(packed.caseId);
      brought.told.push(...told);
      answers.clear();
      nextAgain += 1;
    }
    return ok(undefined);
  };
  /** Settles every case whose answers are all here, given that the record `reached` was answered. */
  const settleUpTo = async (reached: number): Promise<Result<void, StoreError>> => {
    const again = await settleAgainUpTo(reached);
    if (!again.ok) return again;
    for (let packed = cases[next]; packed !== undefined; packed = cases[next]) {
      if (packed.at + packed.sends - 1 > reached) break;
      ports.check();
      const settled = await settleCase(packed, answers, spoken, ports);
      if (!settled.ok) return settled;
      counts[settled.value] += 1;
      answers.clear();
      next += 1;
      ports.onProgress(next);
    }
    return ok(undefined);
  };
  for await (const record of records) {
    ports.check();
    if (record.type === 'result') {
      answers.set(record.record, answerOf(record));
      const settled = await settleUpTo(record.record);
      if (!settled.ok) return settled;
      continue;
    }
    const settled = await settleUpTo(Number.POSITIVE_INFINITY);
    if (!settled.ok) return settled;
    if (hasRest) {
      const told = await settleOthers(others, answers, spoken, ports.store);
      if (!told.ok) return told;
      counts.told = told.value;
      const given = await settleUpkeep(upkeep, answers, spoken, ports);
      if (!given.ok) return given;
      kept = given.value;
      answers.clear();
      hasRest = false;
    }
    if (record.type === 'changes') counts.changes += await feed.take(record.page);
    else if (record.type === 'directory') directory.take(record.page);
    else serverTime = record.serverTime;
  }
  await directory.keep();
  const saved = await feed.keepCursor();
  if (!saved.ok) return saved;
  return ok({ ...counts, ...kept, again: brought, unclear: feed.isUnclear, serverTime });
}

async function settleCase(
  packed: PackedCase,
  answers: ReadonlyMap<number, WireAnswer>,
  spoken: Spoken,
  ports: ApplyPorts,
): Promise<Result<'delivered' | 'stopped' | 'waiting' | 'already', StoreError>> {
  const { store, log } = ports;
  const queued = () => store.queuedEntries().find(({ id }) => id === packed.entryId);
  const entry = queued();
  if (entry?.revision !== packed.revision) return ok('already');
  const outcome = await judgeCase(entry, packed, answers, spoken, ports);
  // The line may have been faster while this was looked at.
  if (queued() === undefined) return ok('already');
  const next = outcome.kind === 'event' ? advance(freshEntry, outcome.event, 0, 0) : freshEntry;
  const recorded = await recordSettled(store, nothingTold, entry, next);
  log('broughtByCourier', { entryId: entry.id, phase: next.phase });
  if (!recorded.ok) return recorded;
  if (next.phase === 'delivered') return ok('delivered');
  return ok(next.phase === 'held' || next.phase === 'conflicted' ? 'stopped' : 'waiting');
}

/** The turn of a case over what was answered: nothing of it goes anywhere. */
async function judgeCase(
  entry: QueuedEntry,
  { at, sends }: PackedCase,
  answers: ReadonlyMap<number, WireAnswer>,
  spoken: Spoken,
  { store, verifier, log }: ApplyPorts,
): Promise<Outcome> {
  const prepared = await prepare(entry, { store, verifier });
  if (prepared.done) return prepared.outcome;
  const answerAt = (place: number): WireAnswer => answers.get(place) ?? noLine;
  const places = new Map(prepared.value.files.map(({ sha256 }, index) => [sha256, at + 1 + index]));
  const transport = lineOver(spoken, ({ method }) => {
    if (method === 'GET') return noLine;
    return answerAt(method === 'PUT' ? at : at + sends - 1);
  });
  const turn = {
    entry,
    identity: spoken.identity,
    cancel: cancelSource().signal,
    mayContinue: () => true,
    onProgress: () => undefined,
    traffic: freeOfRules,
  };
  const clock = { nowMs: () => 0, instantIn: () => '', after: () => () => undefined };
  const ports: SyncPorts = { store, transport, verifier, log, clock, random: () => 0 };
  return deliverPrepared(turn, prepared.value, ports, async ({ sha256 }) => {
    const answer = answerAt(places.get(sha256) ?? at + sends);
    const isThere = answer.kind === 'answered' && answer.status >= 200 && answer.status < 300;
    return isThere ? undefined : outcomeOf(classifyNo(answer));
  });
}
