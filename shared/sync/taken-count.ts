/**
 * Notices that the platform was restored from an older back-up, also when its feed has nothing newer to tell: how much it
 * ever took in of this station only grows, and is told with every answer (protocol/taken.ts).
 */
import type { Result } from '../domain/result';
import { ok } from '../domain/result';
import type { CourierWord } from '../protocol/courier';
import { askedHeader, parseAsked, parseTaken, takenHeader } from '../protocol/taken';
import type { StoreError, SyncStore, TakenCountFacts, Transport } from './ports';

/** Where it was made durable before: answers that a courier brought. */
export const nothingTold: Pick<TakenCount, 'save'> = { save: async () => ok(undefined) };

export class TakenCount {
  /** What was told in this run, and to which station of the platform. */
  #told: ({ readonly stationId: string } & TakenCountFacts) | undefined;

  #restores = 0;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly store: Pick<SyncStore, 'identity' | 'takenCount' | 'saveTakenCount'>,
    private readonly onRestored: () => void,
  ) {}

  /** Whether the platform forgot what it had said it took. */
  get isOwed(): boolean {
    return this.#now().owed;
  }

  /**
   * What a courier's answer told, held against what was known when its package was written: an answer that is late says
   * less than was heard since, and is no restore.
   */
  brought(before: Pick<TakenCountFacts, 'count' | 'asked'>, { taken, asked }: CourierWord): void {
    this.#heard(before.count, taken);
    if (asked !== before.asked) this.#heardAsked(asked);
  }

  /** The same line, with its answers listened to. */
  over(transport: Transport): Transport {
    return {
      ...transport,
      exchange: async (identity, request) => {
        // What was told since then may be more than an answer under way knows of.
        const told = this.#now();
        const answer = await transport.exchange(identity, {
          ...request,
          knownTaken: this.#known(),
        });
        // With 503 a platform says that it was restored; other refusals may come from before its database.
        if (answer.kind === 'answered' && (answer.status < 300 || answer.status === 503)) {
          this.#heard(told.count, parseTaken(answer.headers[takenHeader.toLowerCase()]));
          this.#heardAsked(parseAsked(answer.headers[askedHeader.toLowerCase()]));
        }
        return answer;
      },
    };
  }

  /** How often it did so in this run: what was brought before the last time may be lost again. */
  get restores(): number {
    return this.#restores;
  }

  /** Makes durable what was told, before anything is written down as taken by the platform. */
  save(): Promise<Result<void, StoreError>> {
    return this.#inTurn(async () => {
      const kept = this.store.takenCount();
      const now = this.#now();
      const isKept = kept.owed || (now.count === kept.count && !now.owed);
      return isKept ? ok(undefined) : this.store.saveTakenCount(now);
    });
  }

  /** Its feed led back: keeps that something is missing there, once more where something was missing before. */
  owe(): Promise<Result<void, StoreError>> {
    this.#restores += 1;
    this.#note({ owed: true });
    return this.save();
  }

  /** Everything that was lost up to now is there again; what is lost while that is written down stays owed. */
  settled(): Promise<Result<void, StoreError>> {
    const restores = this.#restores;
    return this.#inTurn(async () => {
      if (this.#restores !== restores) return ok(undefined);
      const { count, asked } = this.#now();
      const saved = await this.store.saveTakenCount({ count, owed: false, asked });
      if (saved.ok && this.#restores === restores) this.#note({ owed: false });
      return saved;
    });
  }

  /** Each is judged by what the one before it wrote down. */
  #inTurn<T>(write: () => Promise<T>): Promise<T> {
    const turn = this.#writing.then(write);
    this.#writing = turn.catch(() => undefined);
    return turn;
  }

  /** Another pairing begins with what is known of that one. */
  #now(): TakenCountFacts {
    return this.#toldNow() ?? this.store.takenCount();
  }

  /** What was told in this run, as the station that it is now. */
  #toldNow(): TakenCountFacts | undefined {
    return this.#told?.stationId === this.store.identity()?.stationId ? this.#told : undefined;
  }

  /**
   * What it certainly told; while something is owed the disk does not follow each answer. Until the disk knows that
   * something is owed, what it told before counts, so that it takes nothing in: with that it could come up to the count of
   * before, and a program that died meanwhile would never know.
   */
  #known(): number {
    const kept = this.store.takenCount();
    const told = this.#toldNow()?.count ?? 0;
    return kept.owed ? told : Math.max(told, kept.count);
  }

  #note(facts: Partial<TakenCountFacts>): void {
    const stationId = this.store.identity()?.stationId;
    this.#told = stationId === undefined ? undefined : { stationId, ...this.#now(), ...facts };
  }

  #heard(told: number, taken: ReturnType<typeof parseTaken>): void {
    if (taken === undefined) return;
    const { count } = this.#now();
    if (taken.before < told) {
      this.#restores += 1;
      this.#note({ count: taken.after, owed: true });
      this.onRestored();
    } else this.#note({ count: Math.max(count, taken.after) });
  }

  /** Something is gone there that no count tells of. */
  #heardAsked(asked: string | undefined): void {
    if (asked === undefined || asked === this.#now().asked) return;
    this.#restores += 1;
    this.#note({ owed: true, asked });
    this.onRestored();
  }
}
