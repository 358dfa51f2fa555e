/** One seed, one life at a counter whose wall clock jumps: real desk, ledger, vault and engine, virtual time. */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Lifecycle } from '../../../electron/desk/lifecycle';
import { openDrillStore } from '../../../electron/desk/drill-store';
import { createLifecycle } from '../../../electron/desk/lifecycle';
import { takeInPage } from '../../../electron/desk/page-intake';
import type { Station } from '../../../electron/desk/station';
import { openVault } from '../../../electron/vault/vault';
import type { CaseCommand } from '../../../shared/domain/command';
import { pick } from '../../../shared/i18n/messages';
import { childOf, completeForm, shippedPack } from '../../support/case-builders';
import { noPapers } from '../../support/station-on-disk';
import type { Chance } from '../../sync/sim/world';
import { seededChance } from '../../sync/sim/world';
import { jpeg } from '../../unit/image-samples';
import type { Journal } from './journal';
import { addressOf, judge, unsettled } from './journal';
import type { Line } from './line-and-engine';
import { createLine, paired } from './line-and-engine';
import type { WallClock } from './wall-clock';
import { installWallClock } from './wall-clock';

const passphrase = '望海潮 一二三四五';
const second = 1000;
const minute = 60 * second;
const answers = { preferential: false, localRegister: true, localHome: false };

/** Stands in for Argon2id: what is tortured here is when a try is looked at, not how long one takes. */
const quickKdf = resolve('tests/support/quick-kdf.cjs');

export type Lived = {
  readonly problems: readonly string[];
  readonly acknowledged: number;
  readonly jumps: number;
};

/** Lives one seed in a folder of its own. */
export async function liveBySeed(seed: number, folder: string): Promise<Lived> {
  const chance = seededChance(seed);
  const line = createLine(chance);
  const wall = installWallClock(() => line.world.nowMs);
  try {
    const life = new Life(folder, chance, line, wall);
    await life.begin();
    const steps = chance.whole(20, 45);
    for (let i = 0; i < steps; i += 1) await life.step();
    return await life.end();
  } catch (error) {
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { problems: [...line.world.violations, said], acknowledged: 0, jumps: 0 };
  } finally {
    wall.remove();
  }
}

class Life {
  readonly #journal: Journal = new Map();
  #lifecycle: Lifecycle | undefined;
  #acknowledged = 0;
  #jumps = 0;
  #pictures = 0;
  /** Monotonic time of the process that runs now began then. */
  #bootedMs = 0;

  constructor(
    private readonly folder: string,
    private readonly chance: Chance,
    private readonly line: Line,
    private readonly wall: WallClock,
  ) {}

  async begin(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const facts = { passphrase, operatorName: '程望', school: '望潮小学' };
    must(await this.#boot().create(facts));
    must(await this.#station().appendStation([paired], { feedCursor: 0 }));
    // As pairing does it: the engine that knew of no platform is replaced.
    await this.line.stop();
    this.line.start(this.#station(), this.wall);
  }

  #boot(): Lifecycle {
    const { line, wall } = this;
    this.#bootedMs = line.world.nowMs;
    const monotonicMs = () => line.world.nowMs - this.#bootedMs;
    const station = join(this.folder, 'station');
    this.#lifecycle = createLifecycle({
      folder: station,
      vault: openVault(station, quickKdf, monotonicMs),
      drill: openDrillStore(join(this.folder, 'drill'), () => undefined),
      pack: shippedPack,
      words: pick('zh-CN'),
      papers: noPapers,
      now: () => new Date().toISOString(),
      log: () => undefined,
      publish: () => undefined,
      onQueued: () => line.wake(),
      isRestoring: () => false,
      onOpened: (opened) => line.start(opened, wall),
      onClosing: () => line.stop(),
      onLocked: () => undefined,
    });
    return this.#lifecycle;
  }

  #station(): Station {
    const station = this.#lifecycle?.current();
    if (station === undefined) throw new Error('The station is not open');
    return station;
  }

  async step(): Promise<void> {
    const { chance, line } = this;
    const kind = chance.whole(1, 100);
    if (kind <= 25) this.#jump();
    else if (kind <= 45) await this.#edit();
    else if (kind <= 58) await this.#wholeCase();
    else if (kind <= 68) await this.#submit();
    else if (kind <= 84) await line.world.run(line.world.nowMs + chance.whole(1, 12 * 60) * second);
    else if (kind <= 91) await this.#letter();
    else if (kind <= 96) await this.#lockAndUnlock();
    else await this.#siege();
  }

  #jump(): void {
    this.wall.jump(this.chance);
    this.#jumps += 1;
  }

  async #do(command: CaseCommand): Promise<void> {
    const { desk, actor } = this.#station();
    await this.#note(command.caseId, command.name, () => desk.execute(command, actor));
  }

  async #note(
    caseId: string,
    command: string,
    call: () => Promise<
      { ok: true; value: { seq: number } } | { ok: false; error: { kind: string } }
    >,
  ): Promise<void> {
    const at = this.wall.instant();
    const done = await call();
    if (!done.ok) {
      this.line.world.violated(`${command} answered ${done.error.kind}`);
      return;
    }
    this.#acknowledged += 1;
    const notes = this.#journal.get(caseId) ?? { told: [], counter: 0, submitted: false };
    this.#journal.set(caseId, notes);
    notes.told.push({ command, seq: done.value.seq, at });
  }

  #casesIn(...states: readonly string[]): string[] {
    return [...this.#journal.keys()].filter((caseId) =>
      states.includes(this.#station().ledger.cases.get(caseId)?.state ?? ''),
    );
  }

  #some(ids: readonly string[]): string | undefined {
    return ids[this.chance.whole(0, Math.max(0, ids.length - 1))];
  }

  async #edit(): Promise<void> {
    const caseId = this.#some(this.#casesIn('draft', 'incomplete', 'inspecting', 'ready'));
    const notes = caseId === undefined ? undefined : this.#journal.get(caseId);
    if (caseId === undefined || notes === undefined) return;
    notes.counter += 1;
    await this.#do({
      name: 'editForm',
      caseId,
      changes: { 'register.address': addressOf(notes.counter) },
    });
  }

  async #wholeCase(): Promise<void> {
    const caseId = uuidv7();
    await this.#do({ name: 'openCase', caseId, answers });
    const changes = { ...completeForm, ...childOf(caseId), 'register.address': addressOf(0) };
    await this.#do({ name: 'editForm', caseId, changes });
    for (const [requirementId, kind, roles] of [
      ['register', 'hukou', ['cover', 'child']],
      ['noHome', 'noHome', ['first']],
    ] as const) {
      const documentId = uuidv7();
      const pages: string[] = [];
      for (const role of roles) {
        if (this.chance.happens(0.2)) this.#jump();
        pages.push(await this.#page({ caseId, documentId, requirementId, kind, role }));
      }
      const seen = { verdict: 'originalSeen' as const, lookedAt: [], note: '' };
      await this.#do({ name: 'inspectDocument', caseId, documentId, pages, ...seen });
    }
  }

  async #page(place: {
    caseId: string;
    documentId: string;
    requirementId: string;
    kind: string;
    role: string;
  }): Promise<string> {
    const pageId = uuidv7();
    const picture = () => jpeg({ width: 100 + (this.#pictures += 1), height: 100 });
    const images = { original: picture(), corrected: picture() };
    const { desk, blobs, keys, actor } = this.#station();
    const now = () => new Date().toISOString();
    const input = { ...place, ...images, pageId, source: 'file' as const };
    await this.#note(place.caseId, 'addPage', () =>
      takeInPage(input, { desk, blobs, keys, actor, now }),
    );
    return pageId;
  }

  async #submit(): Promise<void> {
    const caseId = this.#some(this.#casesIn('ready'));
    if (caseId === undefined) return;
    await this.#do({ name: 'submitCase', caseId });
    const queued = this.#station()
      .queue.store.queuedEntries()
      .find((entry) => entry.caseId === caseId);
    const notes = this.#journal.get(caseId);
    if (queued === undefined || notes === undefined) return;
    notes.submitted = true;
    this.line.expect(queued);
    this.line.wake();
  }

  async #letter(): Promise<void> {
    const station = this.#station();
    for (const caseId of this.#casesIn('decided')) {
      const found = await station.desk.find(caseId);
      if (!found.ok || found.value?.letters.some(({ kind }) => kind === 'placeNotice') !== false)
        continue;
      return this.#do({ name: 'issueLetter', caseId, letterId: uuidv7(), kind: 'placeNotice' });
    }
  }

  async #lockAndUnlock(): Promise<void> {
    if (this.chance.happens(0.5)) await this.#lifecycle?.lock('asked');
    else await this.#die();
    if (this.chance.happens(0.7)) this.#jump();
    must(await this.#open().unlock(passphrase));
  }

  #open(): Lifecycle {
    return this.#lifecycle ?? this.#boot();
  }

  /** The process ends without a word; the next one counts its time from nought. */
  async #die(): Promise<void> {
    const station = this.#lifecycle?.current();
    await this.line.stop();
    await station?.close();
    this.#lifecycle = undefined;
  }

  /** Wrong passphrases until there is a wait, then the right one too early and in time; the wall clock is no help. */
  async #siege(): Promise<void> {
    const { chance, line } = this;
    const { world } = line;
    const tries = chance.whole(5, 7);
    for (let i = 0; i < tries; i += 1) {
      const refused = await this.#open().unlock('falsch falsch');
      if (refused.ok) world.violated('a wrong passphrase opened');
      // From the fifth on each try has to wait for its turn.
      if (i >= 4 && i < tries - 1) await world.run(world.nowMs + 5 * 2 ** (i - 4) * second);
    }
    let fromMs = world.nowMs;
    if (chance.happens(0.5)) {
      this.#lifecycle = undefined;
      this.#boot();
      fromMs = world.nowMs;
    }
    const waitMs = 5 * 2 ** (tries - 5) * second;
    await world.run(fromMs + Math.floor(chance.unit() * (waitMs - 2 * second)));
    for (let i = chance.whole(1, 3); i > 0; i -= 1) this.#jump();
    const early = await this.#open().unlock(passphrase);
    if (early.ok)
      world.violated(`opened ${waitMs - (world.nowMs - fromMs)} ms before the wait was over`);
    if (early.ok) return;
    await world.run(fromMs + waitMs + second);
    const inTime = await this.#open().unlock(passphrase);
    if (inTime.ok) return;
    world.violated('the wait is over, and still it does not open');
    await world.run(world.nowMs + 1000 * minute);
    must(await this.#open().unlock(passphrase));
  }

  async end(): Promise<Lived> {
    const { line } = this;
    line.heal();
    line.wake();
    const { world } = line;
    const station = this.#station();
    await world.run(
      world.nowMs + 3 * 60 * minute,
      () => unsettled(station, this.#journal).length === 0,
    );
    await world.run(world.nowMs + 8 * minute);
    const problems = [...unsettled(station, this.#journal)];
    for (const [caseId, { submitted }] of this.#journal) {
      const commits = line.platform.commits.get(`${caseId}/1`) ?? 0;
      if (commits !== (submitted ? 1 : 0)) problems.push(`${caseId} committed ${commits} times`);
    }
    const cursor = station.queue.store.feedCursor();
    if (cursor !== line.platform.changes.length) {
      problems.push(`feed read to ${cursor} of ${line.platform.changes.length}`);
    }
    problems.push(...(await judge(station, this.#journal)));
    await this.#die();
    must(await this.#open().unlock(passphrase));
    problems.push(...(await judge(this.#station(), this.#journal)));
    await this.#die();
    return {
      problems: [...world.violations, ...new Set(problems)],
      acknowledged: this.#acknowledged,
      jumps: this.#jumps,
    };
  }
}

function must<T>(result: { ok: true; value: T } | { ok: false; error: { kind: string } }): T {
  if (!result.ok) throw new Error(`Answered ${result.error.kind}`);
  return result.value;
}
