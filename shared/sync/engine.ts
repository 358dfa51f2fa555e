/** The sync engine: outbox and feed side by side, one status for the screen. */
import type { SyncStatus } from '../ipc/contract';
import { cancelSource } from './cancel';
import { FeedLoop } from './feed-loop';
import { LineState } from './line-state';
import { OutboxLoop } from './outbox-loop';
import type { WakeReason } from './pause';
import type { SyncPorts } from './ports';
import { TakenCount } from './taken-count';

/** Entries shown with their progress at most; the rest is counted in `unsent`. */
const shownEntries = 200;
/** Least time between two notices of mere progress, in milliseconds. */
const progressGapMs = 250;

export type SyncEngine = {
  /** Where everything stands now. */
  readonly status: () => SyncStatus;
  /** Looks again now; `sendNow` also ends every wait, `lineBack` only those for the line. */
  readonly wake: (why: WakeReason) => void;
  /** Aborts what is under way; resolves when nothing of the engine runs any more. May be called again. */
  readonly stop: () => Promise<void>;
};

/** Starts both loops. Entries left half sent by an earlier run begin anew: the platform knows what it has. */
export function startEngine(ports: SyncPorts, onStatus: (status: SyncStatus) => void): SyncEngine {
  const cancel = cancelSource();
  const taken = new TakenCount(ports.store, () => ports.log('platformForgot', {}));
  const counted = { ...ports, transport: taken.over(ports.transport) };
  const line = new LineState();
  let toldMs = Number.NEGATIVE_INFINITY;
  const status = (): SyncStatus => {
    const identity = ports.store.identity();
    return {
      line: identity === undefined ? 'notPaired' : line.line,
      ...(identity === undefined
        ? {}
        : { platform: { name: identity.platformName, url: identity.platformUrl } }),
      ...(line.lastContactAt === undefined ? {} : { lastContactAt: line.lastContactAt }),
      unsent: ports.store.queuedEntries().length,
      progress: outbox.progress().slice(0, shownEntries),
    };
  };
  const onChange = (urgent: boolean) => {
    const nowMs = ports.clock.nowMs();
    if (cancel.signal.cancelled || (!urgent && nowMs - toldMs < progressGapMs)) return;
    toldMs = nowMs;
    try {
      onStatus(status());
    } catch {
      ports.log('statusListenerFailed', {});
    }
  };
  const outbox: OutboxLoop = new OutboxLoop(counted, { line, taken }, cancel.signal, {
    onChange,
    onRecovered: () => feed.wake('lineBack'),
  });
  const feed: FeedLoop = new FeedLoop(
    counted,
    { line, taken },
    cancel.signal,
    { onChange, onRecovered: () => outbox.wake('lineBack') },
    () => outbox.lookAgain(),
  );
  const running = Promise.all([outbox.run(), feed.run()]);
  return {
    status,
    wake: (why) => {
      outbox.wake(why);
      feed.wake(why);
    },
    stop: async () => {
      cancel.cancel();
      await running;
    },
  };
}
