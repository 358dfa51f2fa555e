/** One seed, one universe: a station with faults all round, then peace, then the questions. */
import type { createTransport } from '../../../electron/sync/http-transport';
import type { SyncStatus } from '../../../shared/ipc/contract';
import type { SyncEngine, startEngine } from '../../../shared/sync/engine';
import { refusalLimit } from '../../../shared/sync/outbox';
import type { Fate } from './fixtures';
import { expectedHeld, expectedState, swarm } from './fates';
import { makeCase, simChunks, simId, simVerifier } from './fixtures';
import { askFile } from './ask-file';
import { askQuestions } from './ask-questions';
import { FaultyLine } from './faulty-line';
import { Misfortunes } from './misfortunes';
import { PlatformModel } from './platform-model';
import { askSignedWords } from './signed-words';
import { StoreModel } from './store-model';
import { someRules, TrafficWatch } from './traffic-watch';
import type { Hours } from './traffic-watch';
import { instantOf, seededChance, World } from './world';
import type { Chance } from './world';

/** The code under test, as itself or with a bug planted. */
export type Subject = {
  readonly startEngine: typeof startEngine;
  readonly createTransport: typeof createTransport;
};

export type Verdict = {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly events: number;
  readonly virtualMs: number;
};

/** Apart from every seed that is asked for. */
const [filesSeed, receiptsSeed] = [2 ** 31, 2 ** 30];
const minute = 60_000;
const hour = 60 * minute;
const firstOfJune = Date.UTC(2026, 5, 1);

export async function runUniverse(seed: number, subject: Subject): Promise<Verdict> {
  const universe = new Universe(seed, subject);
  await universe.live();
  const { violations, events, nowMs } = universe.world;
  return { seed, violations, events, virtualMs: nowMs };
}

class Universe {
  readonly world = new World();
  readonly #chance: Chance;
  readonly #platform: PlatformModel;
  readonly #store: StoreModel;
  readonly #line: FaultyLine;
  readonly #traffic: TrafficWatch;
  readonly #misfortunes: Misfortunes;
  #engine: SyncEngine | undefined;
  #run = 0;
  #wallOffsetMs = 0;
  #wallJumps: boolean;
  #queuedCount: number;

  constructor(
    seed: number,
    private readonly subject: Subject,
  ) {
    const chance = seededChance(seed);
    this.#chance = chance;
    this.#platform = new PlatformModel(this.world, (caseId) => this.#store.caseOf(caseId));
    const everSaid = () => [...this.#platform.changes, ...this.#platform.forgotten];
    this.#store = new StoreModel(this.world, chance, everSaid);
    this.#traffic = new TrafficWatch(this.world, (atMs) => this.#beijingMs(atMs));
    const [{ world }, platform] = [this, this.#platform];
    this.#line = new FaultyLine(world, chance, platform, swarm(chance), this.#traffic);
    this.#misfortunes = new Misfortunes({
      ...{ world, chance, platform, store: this.#store, line: this.#line },
      filesChance: seededChance(seed + filesSeed),
      receiptsChance: seededChance(seed + receiptsSeed),
      kill: () => this.#kill(),
      sendNow: () => this.#engine?.wake('sendNow'),
    });
    this.#wallJumps = chance.happens(0.4);
    this.#queuedCount = chance.whole(1, 6);
    this.#store.failure = chance.happens(0.4) ? chance.unit() * 0.2 : 0;
  }

  async live(): Promise<void> {
    const chaosMs = this.#chance.whole(2, 40) * minute;
    if (this.#chance.happens(0.4)) this.#allow({ withinMinutes: 20, lastMinutes: [1, 6] });
    this.#boot();
    for (let number = 1; number <= this.#queuedCount; number += 1) {
      this.world.after(this.#chance.whole(0, chaosMs / 2), () => this.#enqueue(number));
    }
    this.#plan(chaosMs);
    await this.world.run(chaosMs);
    this.#heal();
    const others = () => this.#isAll((fate) => fate !== 'failing');
    await this.world.run(chaosMs + hour, others);
    for (const entryId of this.#unsettled((fate) => fate !== 'failing')) {
      this.world.violated(`held up although all is well: ${entryId}`);
    }
    this.#platform.failing = false;
    this.#resumeWhatTheLineSpoilt();
    const settledMs = this.world.nowMs + hour;
    const isSettled = () =>
      this.#store.queued().length === 0 &&
      this.#store.openReports().length === 0 &&
      this.#store.openRatings().length === 0 &&
      this.#store.openQuestions().length === 0 &&
      // Files that a platform lost come again as slowly as the operator allows.
      !this.#store.taken.owed;
    await this.world.run(settledMs, isSettled);
    await this.world.run(this.world.nowMs + 8 * minute);
    // A restore may have come as late as that.
    if (!isSettled()) {
      await this.world.run(this.world.nowMs + hour, isSettled);
      await this.world.run(this.world.nowMs + 8 * minute);
    }
    const requests = this.#line.requests;
    await this.world.run(this.world.nowMs + 8 * minute);
    if (this.#line.requests !== requests) this.world.violated('not quiescent');
    await this.#stop();
    this.#ask();
    await this.world.run(this.world.nowMs + 80 * hour);
    this.#askPlatform();
  }

  #boot(): void {
    const run = (this.#run += 1);
    const isAlive = () => this.#run === run;
    const { world } = this;
    const bootedMs = world.nowMs;
    const { startEngine, createTransport } = this.subject;
    this.#engine = startEngine(
      {
        store: this.#store.open(isAlive),
        transport: createTransport(this.#line.open(isAlive), {
          chunks: { limits: simChunks, nowMs: () => world.nowMs - bootedMs },
        }),
        clock: {
          nowMs: () => world.nowMs - bootedMs,
          instantIn: (delayMs) => this.#wall(delayMs),
          after: (delayMs, task) => world.after(delayMs, () => (isAlive() ? task() : undefined)),
        },
        random: () => this.#chance.unit(),
        verifier: simVerifier,
        log: () => undefined,
      },
      (status) => (isAlive() ? this.#look(status) : undefined),
    );
  }

  #wall(delayMs: number, atMs = this.world.nowMs): string {
    return instantOf(firstOfJune + atMs + this.#wallOffsetMs + delayMs);
  }

  /** The wall clock in Beijing, as if it stood at Greenwich. */
  #beijingMs(atMs: number): number {
    return Date.parse(this.#wall(0, atMs)) + 8 * hour;
  }

  /** The operator sets what files may take of the line. */
  #allow(hours: Hours): void {
    const rules = someRules(this.#chance, this.#beijingMs(this.world.nowMs) / minute, hours);
    this.#store.traffic = rules;
    this.#traffic.allow(rules);
    this.#engine?.wake('sendNow');
  }

  #look({ unsent, progress }: SyncStatus): void {
    if (unsent !== this.#store.queued().length) this.world.violated('status counts wrongly');
    for (const entry of progress) {
      if (this.#store.entries.get(entry.entryId)?.state !== 'queued') {
        this.world.violated(`${entry.phase} although settled`);
      } else if (entry.phase === 'sending' && entry.sentBytes > entry.totalBytes) {
        this.world.violated('more sent than there is');
      }
    }
  }

  #enqueue(number: number): void {
    const fates: [Fate, ...Fate[]] = [
      'plain',
      'plain',
      'plain',
      'plain',
      'plain',
      'plain',
      'invalid',
      'notNext',
    ];
    fates.push('conflict', 'fileMissing', 'failing', 'tooOld');
    const added = makeCase(number, this.#chance.pick(fates), this.#chance);
    this.#store.add(added);
    if (number % 2 === 0) this.#store.report(added);
    if (number % 4 !== 2) this.#store.rate(added);
    if (number % 3 !== 0) this.#store.ask(added, simId(8, number));
    this.#engine?.wake('enqueued');
  }

  /** Troubles beside the line: kills, restarts, outages, jumps of the clock, changes about strangers' cases. */
  #plan(untilMs: number): void {
    const { world } = this;
    const some = (probability: number, most: number, task: () => void) => {
      if (!this.#chance.happens(probability)) return;
      for (let left = this.#chance.whole(1, most); left > 0; left -= 1) {
        world.after(this.#chance.whole(0, untilMs), task);
      }
    };
    some(0.6, 8, () => this.#kill());
    some(0.5, 3, () => {
      this.#line.cutEverything();
      this.#line.downUntilMs = world.nowMs + 5_000;
      this.#platform.restart(() => this.#chance.happens(0.2));
    });
    some(0.4, 4, () => {
      this.#line.downUntilMs = world.nowMs + this.#chance.whole(1_000, 15 * minute);
    });
    this.#misfortunes.plan(untilMs);
    some(0.2, 2, () => this.#allow({ withinMinutes: 20, lastMinutes: [1, 6] }));
    some(0.3, 5, () => this.#engine?.wake(this.#chance.pick(['sendNow', 'lineBack'])));
    some(0.5, 3, () => this.#platform.say(simId(7, this.#chance.whole(1, 99)), 1, 'reviewStep'));
    if (this.#wallJumps) {
      some(1, 6, () => {
        this.#wallOffsetMs += this.#chance.whole(-30, 30) * 24 * hour;
      });
    }
  }

  #kill(): void {
    this.#run += 1;
    this.#line.cutEverything();
    this.world.after(this.#chance.whole(0, 10_000), () => {
      // Killed twice, it may be alive again.
      this.#line.cutEverything();
      this.#boot();
    });
  }

  #heal(): void {
    this.#line.heal();
    this.#store.failure = 0;
    this.#misfortunes.end();
    // Hours that begin soon and last: what waits for them must go without anybody's help.
    if (this.#store.traffic.filesBetween !== undefined) {
      this.#allow({ withinMinutes: 10, lastMinutes: [300, 1_000] });
    }
    this.#resumeWhatTheLineSpoilt();
  }

  /** What a forged receipt or a bad line led to is sent again by the clerk; each needs a reason that really was. */
  #resumeWhatTheLineSpoilt(): void {
    for (const entry of this.#store.entries.values()) {
      if (entry.state !== 'held') continue;
      const { fate = 'plain', files } = this.#store.caseOf(entry.caseId) ?? {};
      const spoilt = [...(files?.keys() ?? [])].map(
        (hash) => this.#line.damageOf(hash).corruptions,
      );
      const isAllSpoilt = spoilt.reduce((sum, count) => sum + count, 0) >= refusalLimit;
      // One that checks each chunk knows whose fault that was.
      const corrupted = isAllSpoilt && !this.#platform.counts;
      const forged = entry.reason === 'receiptNotGenuine';
      if (forged || (entry.reason === 'fileRefused' && corrupted)) this.#store.resume(entry.id);
      else if (expectedHeld[fate] !== entry.reason) {
        this.world.violated(`${fate} case held as ${entry.reason}: ${entry.detail}`);
      }
    }
    this.#engine?.wake('enqueued');
  }

  async #stop(): Promise<void> {
    let stopped = false;
    void this.#engine?.stop().then(() => (stopped = true));
    await this.world.run(this.world.nowMs + minute, () => stopped);
    if (!stopped) this.world.violated('does not stop');
  }

  #isAll(which: (fate: Fate) => boolean): boolean {
    return !this.#store
      .queued()
      .some(({ caseId }) => which(this.#store.caseOf(caseId)?.fate ?? 'plain'));
  }

  #unsettled(which: (fate: Fate) => boolean): string[] {
    return this.#store
      .queued()
      .filter(({ caseId }) => which(this.#store.caseOf(caseId)?.fate ?? 'plain'))
      .map(({ id }) => id);
  }

  #ask(): void {
    for (const entry of this.#store.entries.values()) {
      const { fate = 'plain' } = this.#store.caseOf(entry.caseId) ?? {};
      const expected = expectedState[fate];
      if (entry.state !== expected)
        this.world.violated(`${fate} case is ${entry.state} in the end`);
      else if (entry.state === 'conflicted' && entry.differs.length === 0) {
        this.world.violated('conflict without what differs');
      }
    }
    for (const change of this.#platform.changes) {
      if (this.#store.cases.has(change.caseId) && !this.#store.applied.has(change.id)) {
        this.world.violated(`change ${change.cursor} never applied`);
      }
    }
    if (this.#store.cursor !== this.#platform.changes.length) {
      this.world.violated(`cursor ${this.#store.cursor} of ${this.#platform.changes.length}`);
    }
  }

  #askPlatform(): void {
    askQuestions(this.world, this.#platform, this.#store);
    askSignedWords(this.#store, this.#platform, this.world);
    const numbers = [...this.#platform.receipts.values()].map((receipt) => receipt.matterNumber);
    if (new Set(numbers).size < numbers.length) this.world.violated('one number for two families');
    for (const { fate, entry, text, files } of this.#store.cases.values()) {
      if (expectedState[fate] !== 'delivered') continue;
      const key = `${entry.caseId}/${entry.revision}`;
      const commits = this.#platform.commits.get(key) ?? 0;
      if (commits !== 1) this.world.violated(`committed ${commits} times`);
      // One receipt for the family, whatever became of the platform.
      const kept = this.#store.entries.get(entry.id);
      const given = this.#platform.receipts.get(key);
      if (kept?.state === 'delivered' && kept.receipt.matterNumber !== given?.matterNumber) {
        this.world.violated('another number than on the receipt');
      }
      const isRenumbered = this.#store.firstNumbers.get(entry.id) !== given?.matterNumber;
      if (isRenumbered && !this.#platform.numbers.collided.has(key)) {
        this.world.violated('a new number although its own was free');
      }
      if (this.#platform.revisions.get(key)?.text !== text)
        this.world.violated('other text arrived');
      for (const [hash, bytes] of files)
        askFile(this.world, this.#platform, this.#line, hash, bytes);
    }
  }
}
