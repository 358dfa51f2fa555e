/** Brings again what a platform restored from an older back-up has lost: revisions that this station has its receipts for. */
import type { BroughtHow, Receipt } from '../domain/delivery';
import type { CancelSignal } from './cancel';
import { deliver } from './deliver';
import type { OutboxEvent } from './outbox';
import { refusalLimit } from './outbox';
import { LostWords } from './lost-words';
import type { PlatformCalls } from './platform-calls';
import type { StationIdentity, SyncPorts } from './ports';
import { reconciledSeason } from './reconciled-season';
import { freeOfRules } from './traffic';

/** A platform that was just restored may fail at everything for a while: nothing is given up before that, in milliseconds. */
const leastPatienceMs = 60 * 60_000;

export type Line = {
  readonly identity: StationIdentity;
  readonly calls: PlatformCalls;
  readonly cancel: CancelSignal;
};

/** What the platform has, by season: the newest committed revision of each case. */
type Held = Map<number, ReadonlyMap<string, number>>;

/** How far a case came: `later` concerns this case alone, `noLine` every one. */
type Turned = 'settled' | 'later' | 'noLine';

type Revision = Pick<Receipt, 'caseId' | 'revision'>;
type Told = Revision & { readonly how: BroughtHow };

export class LostRevisions {
  /** How often each one met trouble in this restore; what never ends must not keep the feed waiting for ever. */
  readonly #troubles = new Map<string, { readonly times: number; readonly sinceMs: number }>();
  /** What the trail was told in this restore. */
  readonly #recorded = new Set<string>();
  /** What happened to a case and the trail could not be told yet. */
  readonly #untold = new Map<string, Told>();
  readonly #words: LostWords;
  #restore = 0;

  constructor(private readonly ports: SyncPorts) {
    this.#words = new LostWords(ports);
  }

  /**
   * Whether nothing is left to be brought: each lost revision is there again under its receipt, and what the desk said
   * of its case; or the trail says why not. The archive and the case stay as they are. `restore` tells one from the next.
   * Trouble of the line ends it at once, and counts against no case.
   */
  async bring(line: Line, restore: number): Promise<boolean> {
    if (this.#restore !== restore) this.#forget();
    this.#restore = restore;
    this.#words.begin(restore);
    const held: Held = new Map();
    let isDone = true;
    for (const caseId of this.ports.store.casesWithReceipts()) {
      const turned = line.cancel.cancelled ? 'noLine' : await this.#bringCase(line, caseId, held);
      if (turned === 'noLine') return false;
      isDone = turned === 'settled' && isDone;
    }
    if (!isDone) return false;
    this.#forget();
    this.#words.end();
    return true;
  }

  #forget(): void {
    this.#troubles.clear();
    this.#recorded.clear();
  }

  async #bringCase(line: Line, caseId: string, held: Held): Promise<Turned> {
    const read = await this.ports.store.readReceipt(caseId);
    if (!read.ok) return this.#troubled(caseId) === undefined ? 'later' : 'settled';
    // Not submitted yet: departments may have been asked about it all the same.
    if (read.value === undefined) return this.#tellWords(line, { caseId, revision: 0 });
    const { season, receipt } = read.value;
    // Another platform's receipt is no claim on this one.
    if (receipt.keyId !== line.identity.platformKeyId) return 'settled';
    const here = held.get(season) ?? (await this.#heldOf(line.calls, season));
    if (here === undefined) return 'noLine';
    held.set(season, here);
    const isThere = (here.get(caseId) ?? 0) >= receipt.revision;
    const untold = this.#untold.get(caseId);
    if (isThere && untold !== undefined && !(await this.#record(untold))) return 'later';
    const how = isThere ? 'there' : await this.#bringOne(line, receipt);
    if (how === 'noLine' || how === 'later') return how;
    // Of a case that the platform does not have it takes no words.
    return how === 'refused' ? 'settled' : this.#tellWords(line, receipt);
  }

  async #tellWords({ calls }: Line, { caseId, revision }: Revision): Promise<Turned> {
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
    { identity, cancel }: Line,
    receipt: Receipt,
  ): Promise<BroughtHow | Exclude<Turned, 'settled'>> {
    const { caseId, revision, manifestSha256 } = receipt;
    const entry = { caseId, revision, submission: { sha256: manifestSha256, bytes: 0 } };
    const outcome = await deliver(
      {
        entry,
        earlier: receipt,
        identity,
        cancel,
        mayContinue: () => true,
        traffic: freeOfRules,
        onProgress: () => undefined,
      },
      this.ports,
    );
    if (outcome.kind !== 'event' || cancel.cancelled) return 'noLine';
    const how = howOf(outcome.event, receipt) ?? this.#troubled(caseId);
    if (how === undefined) return 'later';
    return (await this.#record({ caseId, revision, how })) ? how : 'later';
  }

  /** What the platform holds of a season; nothing when it does not tell the whole of it. */
  async #heldOf(calls: PlatformCalls, season: number) {
    const { sha256 } = this.ports.verifier;
    const reply = await reconciledSeason({ calls, sha256 }, season);
    if (reply.kind !== 'ok') return undefined;
    return new Map(reply.value.map(({ caseId, revision }) => [caseId, revision]));
  }

  #troubled(caseId: string): 'refused' | undefined {
    const nowMs = this.ports.clock.nowMs();
    const { times, sinceMs } = this.#troubles.get(caseId) ?? { times: 0, sinceMs: nowMs };
    this.#troubles.set(caseId, { times: times + 1, sinceMs });
    const isOver = times + 1 >= refusalLimit && nowMs - sinceMs >= leastPatienceMs;
    return isOver ? 'refused' : undefined;
  }
}

/** How it ended; `undefined` when it is to be tried again. */
function howOf(event: OutboxEvent, { matterNumber }: Receipt): BroughtHow | undefined {
  if (event.type === 'receiptVerified') {
    return event.receipt.matterNumber === matterNumber ? 'taken' : 'numberDiffers';
  }
  if (event.type === 'refused' && event.detail.startsWith('matter-number-differs')) {
    return 'numberDiffers';
  }
  // A receipt that is not genuine may be the line's doing.
  const isFinal = event.type === 'rejected' && event.reason !== 'receiptNotGenuine';
  return isFinal || event.type === 'differed' ? 'refused' : undefined;
}
