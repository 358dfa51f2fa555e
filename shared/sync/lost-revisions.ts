/** Brings again what a platform restored from an older back-up has lost: revisions that this station has its receipts for. */
import type { BroughtHow, Receipt } from '../domain/delivery';
import { deliver } from './deliver';
import type { Turn } from './deliver';
import type { OutboxEvent, WaitReason } from './outbox';
import { refusalLimit } from './outbox';
import { LostWords } from './lost-words';
import { Pause } from './pause';
import type { WakeReason } from './pause';
import type { PlatformCalls } from './platform-calls';
import type { SentRevision, SyncPorts } from './ports';
import { reconciledSeason } from './reconciled-season';
import type { TakenCount } from './taken-count';
import { WantedFiles } from './wanted-files';

/**
 * For so long nothing new is begun before every case was looked at once, in milliseconds: it would be given the numbers of
 * what was lost. What does not come to an end holds up nobody for longer.
 */
const lostFirstMs = 10 * 60_000;

/** A platform that was just restored may fail at everything for a while: nothing is given up before that, in milliseconds. */
const leastPatienceMs = 60 * 60_000;

/** What one turn may use of the line. */
export type LostTurn = Pick<Turn, 'identity' | 'cancel' | 'mayContinue' | 'traffic'> & {
  readonly calls: PlatformCalls;
};

/** What the platform has, by season: the newest committed revision of each case, and the number of the case. */
type Held = Map<number, ReadonlyMap<string, HeldCase>>;
type HeldCase = Pick<Receipt, 'revision' | 'matterNumber'>;

/**
 * How far a case came: `turnOver` goes on after others, `putOff` waits for the hours of files, `later` met trouble of its
 * own, `noLine` concerns every one.
 */
type Turned = 'settled' | 'turnOver' | 'putOff' | 'later' | 'noLine';

type Revision = Pick<Receipt, 'caseId' | 'revision'>;
type Told = Revision & { readonly how: BroughtHow };

type KnownTaken = Pick<TakenCount, 'isOwed' | 'restores' | 'save' | 'settled'>;

/** One case a turn, between those of the outbox, until nothing is owed to the platform any more. */
export class LostRevisions {
  /** Not settled yet in this restore: every case that there was when it was noticed. */
  readonly #left = new Set<string>();
  /** Where files wait for their hours. */
  readonly #putOff = new Set<string>();
  /** What the outbox brought since the restore was noticed. */
  readonly #arrived = new Map<string, number>();
  readonly #wanted = new Map<string, WantedFiles>();
  /** How often each one met trouble in this restore; what never ends must not be owed for ever. */
  readonly #troubles = new Map<string, { readonly times: number; readonly sinceMs: number }>();
  /** What the trail was told in this restore. */
  readonly #recorded = new Set<string>();
  /** What happened to a case and the trail could not be told yet. */
  readonly #untold = new Map<string, Told>();
  readonly #held: Held = new Map();
  readonly #words: LostWords;
  readonly #rest: Pause;
  #walk: string[] = [];
  #begunMs = 0;
  /** Every case was looked at once in this restore. */
  #isWalked = false;
  #restUntilMs = Number.NEGATIVE_INFINITY;
  #restore: number | undefined;

  constructor(
    private readonly ports: SyncPorts,
    private readonly taken: KnownTaken,
  ) {
    this.#words = new LostWords(ports);
    this.#rest = new Pause(ports.clock, ports.random);
  }

  /** Whether what is said of a case waits until it is known to be there again. */
  holdsUp(caseId: string): boolean {
    const { isOwed, restores } = this.taken;
    return isOwed && (this.#restore !== restores || this.#left.has(caseId));
  }

  /** Whether a case that the platform never had waits until what it lost has its numbers again. */
  get holdsBackNew(): boolean {
    const { isOwed, restores } = this.taken;
    if (!isOwed || this.#restore !== restores) return isOwed;
    return !this.#isWalked && this.ports.clock.nowMs() - this.#begunMs < lostFirstMs;
  }

  /** The outbox brought a revision. */
  arrived({ caseId, revision }: SentRevision): void {
    if (this.taken.isOwed) this.#arrived.set(caseId, revision);
  }

  /** When there is something to do, in monotonic milliseconds; nothing when nothing is owed. */
  dueMs(): number | undefined {
    if (!this.taken.isOwed) return undefined;
    return Math.max(this.#rest.current()?.untilMs ?? -Infinity, this.#restUntilMs);
  }

  wake(why: WakeReason): void {
    this.#rest.cut(why);
    if (why === 'sendNow') this.#restUntilMs = Number.NEGATIVE_INFINITY;
  }

  /**
   * Takes one case further: each lost revision is there again under its receipt in the end, and what the desk said of its
   * case; or the trail says why not. The archive and the case stay as they are. Trouble of the line counts against no case.
   * @returns whether there is more to do at once.
   */
  async turn(turn: LostTurn): Promise<boolean> {
    const dueMs = this.dueMs();
    if (dueMs === undefined || dueMs > this.ports.clock.nowMs()) return false;
    if (!(await this.taken.save()).ok) return this.#restFor('storageTrouble');
    if (this.#restore !== this.taken.restores) this.#begin(this.taken.restores);
    const caseId = this.#walk.shift();
    if (caseId === undefined) return this.#endWalk(turn.traffic.closedMs());
    const turned = await this.#bringCase(turn, caseId).catch((): Turned => {
      this.ports.log('lostFailed', { caseId });
      return this.#troubled(caseId) === undefined ? 'later' : 'settled';
    });
    // Restored once more meanwhile: all begins anew.
    if (turn.cancel.cancelled || this.#restore !== this.taken.restores) return true;
    if (turned === 'settled') this.#settle(caseId);
    if (turned === 'putOff') this.#putOff.add(caseId);
    if (turned === 'turnOver' || turned === 'noLine') this.#walk.unshift(caseId);
    if (turned !== 'noLine') return true;
    this.#held.clear();
    return this.#restFor('offline');
  }

  #begin(restore: number): void {
    this.#forget();
    this.#restore = restore;
    this.#begunMs = this.ports.clock.nowMs();
    this.#isWalked = false;
    this.#words.begin(restore);
    for (const caseId of this.ports.store.casesWithReceipts()) this.#left.add(caseId);
    this.#walk = this.#walkOver([...this.#left]);
  }

  /** Cases of which something new waits first. */
  #walkOver(caseIds: readonly string[]): string[] {
    const waiting = new Set(this.ports.store.queuedEntries().map(({ caseId }) => caseId));
    const isFirst = (caseId: string) => waiting.has(caseId);
    return [...caseIds.filter(isFirst), ...caseIds.filter((caseId) => !isFirst(caseId))];
  }

  #settle(caseId: string): void {
    this.#left.delete(caseId);
    this.#putOff.delete(caseId);
    this.#wanted.delete(caseId);
    this.#rest.clear();
  }

  /** Every case was looked at: it is over, or what is left is looked at again after a rest. */
  async #endWalk(closedMs: number): Promise<boolean> {
    this.#isWalked = true;
    if (this.#left.size === 0) {
      // Restored once more while that is written down, it stays owed.
      const { ok } = await this.taken.settled();
      if (!ok) return this.#restFor('storageTrouble');
      if (this.taken.isOwed) return true;
      this.#forget();
      this.#words.end();
      return false;
    }
    if (closedMs === 0) this.#putOff.clear();
    const isTroubled = this.#putOff.size < this.#left.size;
    this.#held.clear();
    this.#walk = this.#walkOver([...this.#left].filter((caseId) => !this.#putOff.has(caseId)));
    if (isTroubled) return this.#restFor('platformFailed');
    this.#restUntilMs = this.ports.clock.nowMs() + closedMs;
    return closedMs === 0;
  }

  #restFor(reason: WaitReason): false {
    this.#rest.begin(reason);
    return false;
  }

  #forget(): void {
    const memories = [this.#left, this.#putOff, this.#arrived, this.#wanted, this.#troubles];
    for (const memory of [...memories, this.#recorded, this.#held]) memory.clear();
    this.#walk = [];
    this.#restUntilMs = Number.NEGATIVE_INFINITY;
  }

  async #bringCase(line: LostTurn, caseId: string): Promise<Turned> {
    const read = await this.ports.store.readReceipt(caseId);
    if (!read.ok) return this.#troubled(caseId) === undefined ? 'later' : 'settled';
    // Not submitted yet: departments may have been asked about it all the same.
    if (read.value === undefined) return this.#tellWords(line, { caseId, revision: 0 });
    const { season, receipt } = read.value;
    // Another platform's receipt is no claim on this one.
    if (receipt.keyId !== line.identity.platformKeyId) return 'settled';
    const here = this.#held.get(season) ?? (await this.#heldOf(line.calls, season));
    if (here === undefined) return 'noLine';
    this.#held.set(season, here);
    const held = here.get(caseId);
    const known = Math.max(held?.revision ?? 0, this.#arrived.get(caseId) ?? 0);
    // It was given another one, and nobody here heard of it.
    const isRenumbered =
      held?.revision === receipt.revision && held.matterNumber !== receipt.matterNumber;
    const isThere = known >= receipt.revision && !isRenumbered;
    const untold = this.#untold.get(caseId);
    if (isThere && untold !== undefined && !(await this.#record(untold))) return 'later';
    const how = isThere ? 'there' : await this.#bringOne(line, receipt);
    if (isUnfinished(how)) return how;
    // Of a case that the platform does not have it takes no words.
    return how === 'refused' ? 'settled' : this.#tellWords(line, receipt);
  }

  async #tellWords({ calls }: LostTurn, { caseId, revision }: Revision): Promise<Turned> {
    const how = (await this.#words.tell(calls, caseId)) ?? this.#troubled(caseId);
    if (how === undefined) return 'later';
    if (how === 'noLine') return how;
    const isRecorded = how === 'told' || revision === 0;
    return isRecorded || (await this.#record({ caseId, revision, how })) ? 'settled' : 'later';
  }

  /** Tells the trail, once. */
  async #record(of: Told): Promise<boolean> {
    const key = `${of.caseId} ${of.revision} ${of.how}`;
    if (this.#recorded.has(key)) return true;
    const told = await this.ports.store.recordBroughtAgain(of);
    this.ports.log('broughtAgain', of);
    if (told.ok) {
      this.#recorded.add(key);
      this.#untold.delete(of.caseId);
    } else this.#untold.set(of.caseId, of);
    return told.ok;
  }

  async #bringOne(
    { identity, cancel, mayContinue, traffic }: LostTurn,
    receipt: Receipt,
  ): Promise<BroughtHow | Exclude<Turned, 'settled'>> {
    const { caseId, revision, manifestSha256 } = receipt;
    const entry = { caseId, revision, submission: { sha256: manifestSha256, bytes: 0 } };
    const before = this.#wanted.get(caseId);
    const wanted = WantedFiles.about({ ...entry, id: caseId }, identity, before);
    this.#wanted.set(caseId, wanted);
    const outcome = await deliver(
      {
        ...{ entry, identity, cancel, mayContinue, traffic, wanted },
        earlier: receipt,
        onProgress: () => undefined,
      },
      this.ports,
    );
    if (outcome.kind !== 'event' || cancel.cancelled) return 'noLine';
    const { event } = outcome;
    if (event.type === 'turnOver' || event.type === 'putOff') return event.type;
    this.#wanted.delete(caseId);
    const how = (await this.#judged(event, receipt)) ?? this.#troubled(caseId);
    if (how === undefined) return 'later';
    return (await this.#record({ caseId, revision, how })) ? how : 'later';
  }

  /** How it ended; where it has another number now, only after the new receipt took the place of the one before. */
  async #judged(event: OutboxEvent, receipt: Receipt): Promise<BroughtHow | undefined> {
    const how = howBrought(event, receipt);
    if (how !== 'numberDiffers' || event.type !== 'receiptVerified') return how;
    return (await this.ports.store.replaceReceipt(event.receipt)).ok ? how : undefined;
  }

  /** What the platform holds of a season; nothing when it does not tell the whole of it. */
  async #heldOf(calls: PlatformCalls, season: number) {
    const { sha256 } = this.ports.verifier;
    const reply = await reconciledSeason({ calls, sha256 }, season);
    if (reply.kind !== 'ok') return undefined;
    return new Map(
      reply.value.map(({ caseId, revision, receipt: { matterNumber } }) => [
        caseId,
        { revision, matterNumber },
      ]),
    );
  }

  #troubled(caseId: string): 'refused' | undefined {
    const nowMs = this.ports.clock.nowMs();
    const { times, sinceMs } = this.#troubles.get(caseId) ?? { times: 0, sinceMs: nowMs };
    this.#troubles.set(caseId, { times: times + 1, sinceMs });
    const isOver = times + 1 >= refusalLimit && nowMs - sinceMs >= leastPatienceMs;
    return isOver ? 'refused' : undefined;
  }
}

function isUnfinished(how: string): how is Exclude<Turned, 'settled'> {
  return how === 'noLine' || how === 'later' || how === 'turnOver' || how === 'putOff';
}

/** How it ended; `undefined` when it is to be tried again. */
export function howBrought(
  event: OutboxEvent,
  { matterNumber }: Pick<Receipt, 'matterNumber'>,
): BroughtHow | undefined {
  if (event.type === 'receiptVerified') {
    return event.receipt.matterNumber === matterNumber ? 'taken' : 'numberDiffers';
  }
  // A receipt that is not genuine may be the line's doing.
  const isFinal = event.type === 'rejected' && event.reason !== 'receiptNotGenuine';
  return isFinal || event.type === 'differed' ? 'refused' : undefined;
}
