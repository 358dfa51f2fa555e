/** Brings again what a platform restored from an older back-up has lost: revisions that this station has its receipts for. */
import type { BroughtHow, Receipt } from '../domain/delivery';
import type { CancelSignal } from './cancel';
import { deliver } from './deliver';
import { refusalLimit } from './outbox';
import { LostWords } from './lost-words';
import type { Outcome } from './outcome';
import type { PlatformCalls } from './platform-calls';
import type { StationIdentity, SyncPorts } from './ports';
import { reconciledSeason } from './reconciled-season';
import { freeOfRules } from './traffic';

export type Line = {
  readonly identity: StationIdentity;
  readonly calls: PlatformCalls;
  readonly cancel: CancelSignal;
};

/** What the platform has: the newest committed revision of each case. */
type Held = ReadonlyMap<string, number>;

export class LostRevisions {
  /** How often each one met trouble; what never ends must not keep the feed waiting for ever. */
  readonly #troubles = new Map<string, number>();

  readonly #words: LostWords;

  constructor(private readonly ports: SyncPorts) {
    this.#words = new LostWords(ports);
  }

  /**
   * Whether nothing is left to be brought: each lost revision is there again under its receipt, and what the desk said
   * of its case; or the trail says why not. The archive and the case stay as they are. `restore` tells one from the next.
   */
  async bring(line: Line, restore: number): Promise<boolean> {
    this.#words.begin(restore);
    const { store } = this.ports;
    const seasons = new Map<number, Held>();
    let isDone = true;
    for (const caseId of store.casesWithReceipts()) {
      if (line.cancel.cancelled) return false;
      const read = await store.readReceipt(caseId);
      if (!read.ok) {
        isDone = this.#troubled(caseId) !== undefined && isDone;
        continue;
      }
      if (read.value === undefined) {
        // Not submitted yet: departments may have been asked about it all the same.
        isDone = (await this.#tellWords(line, { caseId, revision: 0 })) && isDone;
        continue;
      }
      // Another platform's receipt is no claim on this one.
      if (read.value.receipt.keyId !== line.identity.platformKeyId) continue;
      const { season, receipt } = read.value;
      const held = seasons.get(season) ?? (await this.#heldOf(line.calls, season));
      if (held === undefined) return false;
      seasons.set(season, held);
      const how =
        (held.get(caseId) ?? 0) >= receipt.revision ? 'there' : await this.#bringOne(line, receipt);
      // Of a case that the platform does not have it takes no words.
      const isTold =
        how === 'refused' || (how !== undefined && (await this.#tellWords(line, receipt)));
      isDone = isTold && isDone;
    }
    if (isDone) this.#words.end();
    return isDone;
  }

  async #tellWords(
    { calls }: Line,
    { caseId, revision }: Pick<Receipt, 'caseId' | 'revision'>,
  ): Promise<boolean> {
    const told = await this.#words.tell(calls, caseId);
    if (told === 'refused' && revision > 0) return this.#record({ caseId, revision, how: told });
    return told !== undefined || this.#troubled(caseId) !== undefined;
  }

  async #record(of: Parameters<SyncPorts['store']['recordBroughtAgain']>[0]): Promise<boolean> {
    const told = await this.ports.store.recordBroughtAgain(of);
    this.ports.log('broughtAgain', of);
    return told.ok;
  }

  /** How it ended; `undefined` when it is to be tried again. */
  async #bringOne({ identity, cancel }: Line, receipt: Receipt): Promise<BroughtHow | undefined> {
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
    const how = howOf(outcome, receipt) ?? this.#troubled(caseId);
    if (how === undefined || cancel.cancelled) return undefined;
    if (!(await this.#record({ caseId, revision, how }))) return undefined;
    this.#troubles.delete(caseId);
    return how;
  }

  /** What the platform holds of a season; nothing when it does not tell the whole of it. */
  async #heldOf(calls: PlatformCalls, season: number): Promise<Held | undefined> {
    const { sha256 } = this.ports.verifier;
    const reply = await reconciledSeason({ calls, sha256 }, season);
    if (reply.kind !== 'ok') return undefined;
    return new Map(reply.value.map(({ caseId, revision }) => [caseId, revision]));
  }

  #troubled(caseId: string): BroughtHow | undefined {
    const times = (this.#troubles.get(caseId) ?? 0) + 1;
    this.#troubles.set(caseId, times);
    return times < refusalLimit ? undefined : 'refused';
  }
}

/** How it ended; `undefined` when it is to be tried again. */
function howOf(outcome: Outcome, { matterNumber }: Receipt): BroughtHow | undefined {
  if (outcome.kind !== 'event') return undefined;
  const { event } = outcome;
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
