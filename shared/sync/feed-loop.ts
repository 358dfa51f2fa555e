/** The loop that listens to the platform's feed and applies what it says, at least once and by id. */
import { Alarm } from './alarm';
import { applyChanges } from './apply-changes';
import type { CancelSignal } from './cancel';
import { FeedUpkeep } from './feed-upkeep';
import type { Known } from './line-state';
import type { WaitReason } from './outbox';
import type { LoopListener } from './outbox-loop';
import { lineWait } from './outcome';
import { Pause } from './pause';
import type { WakeReason } from './pause';
import { platformCalls } from './platform-calls';
import type { ChangesReply } from './platform-calls';
import type { StationIdentity, SyncPorts } from './ports';
import type { NoReply } from './reply';
import { assertNever } from '../domain/result';

/** Seconds the platform may keep a poll open. */
const waitSeconds = 25;
/** Least time between two polls that brought nothing, should the platform not wait. */
const idleGapMs = 1_000;

export class FeedLoop {
  readonly #alarm: Alarm;
  readonly #pause: Pause;
  readonly #upkeep: FeedUpkeep;
  #isHeard = false;

  constructor(
    private readonly ports: SyncPorts,
    private readonly known: Known,
    private readonly cancel: CancelSignal,
    private readonly listener: LoopListener,
    /** Something is owed to the platform, and that is written down. */
    private readonly onOwed: () => void,
  ) {
    this.#alarm = new Alarm(ports.clock);
    this.#pause = new Pause(ports.clock, ports.random);
    this.#upkeep = new FeedUpkeep(ports);
    cancel.onCancel(() => this.#alarm.ring());
  }

  /** Runs until cancelled. */
  async run(): Promise<void> {
    const { store, clock, log } = this.ports;
    while (!this.cancel.cancelled) {
      const identity = store.identity();
      const rest = this.#pause.current();
      if (identity === undefined) await this.#alarm.sleep();
      else if (rest !== undefined) await this.#alarm.sleep(rest.untilMs - clock.nowMs());
      else {
        await this.#poll(identity).catch(() => {
          log('feedFailed', {});
          this.#pause.begin('internal');
        });
      }
    }
  }

  wake(why: WakeReason): void {
    if (why !== 'enqueued') this.#upkeep.wake();
    if (this.#pause.cut(why) || why !== 'enqueued') this.#alarm.ring();
  }

  async #poll(identity: StationIdentity): Promise<void> {
    const { store, clock, transport } = this.ports;
    const after = store.feedCursor();
    const calls = platformCalls(transport, identity, this.cancel);
    const trouble = await this.#upkeep.run(identity, this.cancel);
    if (this.cancel.cancelled) return;
    // The feed's own call may wait as long before it meets the same: whoever looks knows it by now.
    if (trouble !== undefined) this.#sawTrouble(lineWait(trouble));
    const startedMs = clock.nowMs();
    // At first nothing is waited for: a platform that was restored meanwhile says so at once.
    const seconds = this.#isHeard ? waitSeconds : 0;
    const reply = await calls.changes(after, seconds, store.feedChangeId());
    if (this.cancel.cancelled) return;
    if (reply.kind !== 'ok') return this.#rest(reply);
    if (!isPlausible(reply.value, after)) return this.#rest({ kind: 'nonsense', status: 200 });
    this.#isHeard = true;
    this.known.line.heard(clock.instantIn(0));
    store.noteServerTime(reply.value.serverTime);
    if (!(await this.#isCounted(reply.value))) return this.#begin('storageTrouble');
    const applied = await applyChanges(reply.value.changes, this.ports, this.cancel);
    // A feed that goes back may have gone on with other changes below: it is heard anew, by id.
    const cursor = reply.value.cursor < after ? 0 : reply.value.cursor;
    const isKept = await this.#oweLost(cursor < after);
    if (this.cancel.cancelled) return;
    if (!isKept) return this.#begin('storageTrouble');
    const reached = reply.value.changes.find((change) => change.cursor === cursor)?.id;
    const saved = applied && (cursor === after || (await store.saveFeedCursor(cursor, reached)).ok);
    if (!saved) return this.#begin('storageTrouble');
    if (this.#pause.clear()) this.listener.onRecovered();
    const tookMs = clock.nowMs() - startedMs;
    if (cursor <= after && tookMs < idleGapMs) await this.#alarm.sleep(idleGapMs - tookMs);
    this.listener.onChange(true);
  }

  #begin(reason: WaitReason): void {
    if (!this.cancel.cancelled) this.#pause.begin(reason);
    this.listener.onChange(true);
  }

  /** An answer says that its question was taken: written down once what was told of that is durable. */
  async #isCounted({ changes }: ChangesReply): Promise<boolean> {
    const isAnswer = changes.some(({ type }) => type === 'verification');
    return !isAnswer || (await this.known.taken.save()).ok;
  }

  /**
   * Led back, or told of less than before: a restored platform. What it lost is owed to it from now on, also over a restart,
   * and the feed goes on: what a platform says is heard meanwhile. Answers whether that is written down.
   */
  async #oweLost(isLedBack: boolean): Promise<boolean> {
    const { taken } = this.known;
    if (!taken.isOwed && !isLedBack) return true;
    const kept = await (isLedBack ? taken.owe() : taken.save());
    if (kept.ok) this.onOwed();
    return kept.ok;
  }

  #sawTrouble(reason: WaitReason | undefined): void {
    if (reason === undefined) return;
    this.known.line.troubled(reason);
    this.listener.onChange(true);
  }

  #rest(reply: NoReply): void {
    this.#isHeard = false;
    const reason = feedWait(reply);
    if (reason === undefined) return;
    this.#pause.begin(reason, reply.kind === 'busy' ? reply.retryAfterMs : undefined);
    this.known.line.troubled(reason);
    this.ports.log('feedPaused', { reason });
    this.listener.onChange(true);
  }
}

/**
 * Whether the cursors of a reply hang together: every change lies after the cursor asked for and the reply's cursor
 * is that of the last one. A cursor lower than asked for is a platform restored from a back-up: it is followed back,
 * since changes are applied by id.
 */
export function isPlausible({ changes, cursor }: ChangesReply, after: number): boolean {
  if (changes.length === 0) return cursor <= after;
  const last = changes.reduce((highest, change) => Math.max(highest, change.cursor), 0);
  return cursor === last && changes.every((change) => change.cursor > after);
}

function feedWait(reply: NoReply): WaitReason | undefined {
  switch (reply.kind) {
    case 'noLine':
      return lineWait(reply.trouble);
    case 'captivePortal':
      return 'captivePortal';
    case 'busy':
      return 'platformBusy';
    case 'unauthorised':
      return 'unauthorised';
    case 'stationTooOld':
      return 'stationTooOld';
    case 'platformTooOld':
      return 'platformTooOld';
    case 'platformFailed':
      return 'platformFailed';
    case 'nonsense':
      return 'platformNonsense';
    case 'refused':
      return 'platformRefused';
    default:
      return assertNever(reply);
  }
}
