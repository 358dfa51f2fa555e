/** Keeps the back-up of the open station up to date, tells how it stands, and rehearses its restore. */
import type { AppError, BackupError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { BackupStatus } from '../../shared/ipc/calls/backup';
import type { StationEvent } from '../../shared/ledger/station-event';
import type { Station } from '../desk/station';
import { stationTag } from '../desk/station-facts';
import type { Log } from '../log';
import { chosenFolder, isConnected, placeOf } from './backup-place';
import { findMark, keepMark } from './backup-mark';
import { lookAtBackup, nothingYet, statusAtOpening, troubleOf } from './backup-status';
import { createClearing } from './clearing';
import type { Cut } from './cut';
import { cutOf } from './cut';
import { createDestroyedFiles } from './destroyed-files';
import type { Jobs, Job } from './job-client';
import type { Mirrored } from './job';
import { manifestKeyPurpose } from './manifest';
import { rate } from './progress-rate';
import { runRehearsal } from './run-rehearsal';
import { isDue } from './schedule';
import { asidesOf } from './set-aside';

const tickMs = 5_000;

export type BackupService = {
  readonly open: (station: Station) => Promise<void>;
  /** Begins a last back-up when something changed; the keys may be wiped as soon as this answers. */
  readonly close: () => Promise<void>;
  /** Waits for what is under way, at most this long; what is cut off is made next time. */
  readonly settle: (limitMs: number) => Promise<void>;
  readonly status: () => BackupStatus;
  readonly backUpNow: () => Promise<Result<BackupStatus, AppError>>;
  readonly choose: (folder: string) => Promise<Result<BackupStatus, AppError>>;
  readonly rehearse: () => Promise<Result<BackupStatus, AppError>>;
  readonly stopRehearsal: () => void;
  /** To be told that cases were destroyed: they leave the back-ups that are there at once. */
  readonly clearDestroyed: () => void;
};

type Parts = {
  readonly dataFolder: string;
  readonly stationFolder: string;
  readonly jobs: Jobs;
  readonly monotonicMs: () => number;
  readonly now: () => string;
  readonly log: Log;
  readonly onStatus: (status: BackupStatus) => void;
  /** Whether the station's own disk has room to spare for a back-up beside the data. */
  readonly hasRoom: () => boolean;
};

/** The service; nothing runs until a station is opened. */
export function createBackupService(parts: Parts): BackupService {
  const { jobs, monotonicMs, now, log } = parts;
  const destroyedFiles = createDestroyedFiles();
  const clearing = createClearing({ ...parts, destroyedFiles });
  let station: Station | undefined;
  /** The one that was opened last and not closed since; opening takes a moment. */
  let wanted: Station | undefined;
  let status = nothingYet;
  let running: Promise<unknown> | undefined;
  /** What is running, when it only clears. */
  let clearingNow: Promise<unknown> | undefined;
  let rehearsal: { stop: () => void } | undefined;
  let known: Mirrored['known'] = {};
  let suspects: readonly string[] = [];
  /** The newest entry that needs no back-up any more. */
  let coveredSeq = 0;
  let changedAtMs: number | undefined;
  let failedAtMs: number | undefined;
  /** What happened while nobody could write it down. */
  const untold: StationEvent[] = [];

  function tell(change: Partial<BackupStatus>): BackupStatus {
    status = { ...status, ...change };
    parts.onStatus(status);
    return status;
  }

  setInterval(() => {
    if (station === undefined) return;
    const isBehind = station.ledger.durableHead() > coveredSeq;
    if (isBehind) changedAtMs ??= monotonicMs();
    else changedAtMs = undefined;
    if (isBehind !== status.isBehind) tell({ isBehind });
    if (running === undefined && isDue({ changedAtMs, failedAtMs }, monotonicMs())) void backUp();
    clearDestroyed();
  }, tickMs).unref();

  async function open(opened: Station): Promise<void> {
    wanted = opened;
    const key = opened.derive(manifestKeyPurpose);
    // What the lock began is finished first: two back-ups at once would be in each other's way.
    await running;
    const facts = opened.facts();
    const place = placeOf(facts, parts.dataFolder);
    const found = await lookAtBackup(opened, place, parts.dataFolder, key);
    key.fill(0);
    const mark = await findMark(parts.stationFolder);
    if (wanted !== opened) return;
    [known, suspects, changedAtMs, failedAtMs] = [{}, [], undefined, undefined];
    const { manifest } = found;
    coveredSeq = manifest?.head.seq ?? 0;
    status = statusAtOpening(facts, place, found, {
      isBehind: opened.ledger.durableHead() > coveredSeq,
      uncleared: clearing.left(opened),
    });
    station = opened;
    parts.onStatus(status);
    const events = untold.splice(0);
    // One made at the lock, or when the program ended, is told by its own manifest.
    if (manifest !== undefined && manifest.madeAt !== mark?.told) {
      events.push({ type: 'backupMade', headSeq: manifest.head.seq, files: manifest.files });
    }
    if (events.length > 0) await write(events);
    await keepTold(opened, place.target, manifest?.madeAt ?? mark?.told ?? '');
    clearDestroyed();
  }

  const keepTold = (from: Station, target: string, told: string) =>
    keepMark(parts.stationFolder, { tag: stationTag(from.facts().publicKey), told, target });

  /** What is under way is followed by this of itself. */
  function clearDestroyed(): void {
    const from = station;
    if (from === undefined || running !== undefined || !clearing.isDue(from)) return;
    const key = from.derive(manifestKeyPurpose);
    const work = clearing.run(from, key).then(async (events) => {
      // Of a station that was locked meanwhile not every file can be named: it is asked for again.
      if (station !== from) return;
      // Not as an audit entry: the next opening has to know what is cleared.
      if (events.length > 0) await write(events, {});
      if (station !== from) return;
      tell({ uncleared: clearing.left(from) });
      // The one in use is to know that the case was destroyed, and not only to lack its key.
      if (from.ledger.durableHead() > coveredSeq) void backUp();
    });
    const done = () => {
      key.fill(0);
      if (running === mine) running = undefined;
    };
    // What broke is tried again.
    const mine = work.then(done, done);
    [running, clearingNow] = [mine, mine];
  }

  async function write(
    events: readonly StationEvent[],
    facts: { readonly audit?: true } = { audit: true },
  ): Promise<void> {
    const open = station;
    const head = open?.ledger.durableHead();
    const written = await open?.during(() => open.appendStation(events, facts));
    // What folds into the record is found out again by whoever wrote it; the trail's own would be missing for ever.
    if (written?.ok !== true) untold.push(...(facts.audit === true ? events : []));
    // The record of a back-up alone is no reason for another one.
    else if (head === coveredSeq && written.value.seq === head + 1) coveredSeq = head + 1;
  }

  function backUp(): Promise<Result<BackupStatus, AppError>> {
    if (station === undefined) return Promise.resolve(err({ kind: 'stationLocked' }));
    if (running !== undefined && running !== clearingNow)
      return Promise.resolve(err({ kind: 'backupBusy' }));
    return begin(station);
  }

  function begin(from: Station, cut?: Cut): Promise<Result<BackupStatus, AppError>> {
    // What is needed of the keys is taken before anything is awaited: a lock wipes them.
    const key = from.derive(manifestKeyPurpose);
    const work = (running ?? Promise.resolve())
      .then(() => prepare(from, key, cut))
      .then((job) => carryOut(from, job));
    const mine = work.finally(() => {
      key.fill(0);
      if (running !== mine) return;
      running = undefined;
      tell({ running: undefined, progress: undefined });
      clearDestroyed();
    });
    running = mine;
    tell({ running: 'backup' });
    return mine;
  }

  type Prepared = Result<
    { job: Job<Mirrored, BackupError>; seq: number; cases: number; madeAt: string },
    BackupError
  >;

  async function prepare(from: Station, key: Buffer, given?: Cut): Promise<Prepared> {
    const facts = from.facts();
    const place = placeOf(facts, parts.dataFolder);
    const cut = given ?? (await cutOf(from, 0, destroyedFiles));
    if (cut === undefined) return err({ kind: 'backupSourceFailed' });
    if (!(await isConnected(place, facts.backupFolder?.ownVolume === true, parts.dataFolder))) {
      return err({ kind: 'backupFolderMissing' });
    }
    if (place.kind === 'beside' && !parts.hasRoom()) return err({ kind: 'backupFolderFull' });
    const progress = rate(monotonicMs);
    const madeAt = now();
    const job = jobs.mirror(
      {
        kind: 'mirror',
        station: parts.stationFolder,
        target: place.target,
        tag: stationTag(facts.publicKey),
        stationCode: facts.stationCode,
        madeAt,
        ...cut,
        key,
        known,
        suspects,
      },
      (told) => tell({ progress: progress(told) }),
    );
    return ok({ job, seq: cut.head.seq, cases: cut.cases, madeAt });
  }

  async function carryOut(
    from: Station,
    prepared: Prepared,
  ): Promise<Result<BackupStatus, AppError>> {
    const done = prepared.ok ? await prepared.value.job.done : prepared;
    const isOpen = station === from;
    if (!done.ok || !prepared.ok) {
      const { kind } = done.ok ? { kind: 'backupFailed' as const } : done.error;
      const isFirst = failedAtMs === undefined;
      failedAtMs = monotonicMs();
      log('backupFailed', { kind });
      tell({ trouble: troubleOf(kind) });
      const failed = { type: 'backupFailed' as const, reason: kind };
      if (isFirst && isOpen) await write([failed]);
      else if (isFirst) untold.push(failed);
      return err({ kind });
    }
    const { seq: headSeq, cases, madeAt } = prepared.value;
    const { files, bytes, aside } = done.value;
    const recovered = failedAtMs === undefined ? {} : { recovered: true as const };
    [failedAtMs, changedAtMs, suspects] = [undefined, undefined, []];
    known = done.value.known;
    coveredSeq = headSeq;
    log('backupMade', { count: done.value.copiedFiles, bytes: done.value.copiedBytes });
    const isBehind = isOpen && from.ledger.durableHead() > headSeq;
    tell({ last: { madeAt, cases, files, bytes }, isBehind, trouble: undefined });
    if (isOpen) {
      const other = aside === undefined ? {} : { aside };
      await write([{ type: 'backupMade', headSeq, files, ...recovered, ...other }]);
      const { target } = placeOf(from.facts(), parts.dataFolder);
      await keepTold(from, target, madeAt);
      tell({ asides: await asidesOf(target) });
    }
    return ok(status);
  }

  async function choose(folder: string): Promise<Result<BackupStatus, AppError>> {
    const open = station;
    if (open === undefined) return err({ kind: 'stationLocked' });
    const judged = await chosenFolder(folder, parts.dataFolder);
    if (!judged.ok) return judged;
    const event = { type: 'backupFolderChosen' as const, ...judged.value };
    const written = await open.during(() => open.appendStation([event]));
    if (!written.ok) return written;
    while (running !== undefined) await running;
    const place = placeOf(open.facts(), parts.dataFolder);
    [known, coveredSeq, failedAtMs] = [{}, 0, undefined];
    tell({
      place: { folder: place.target, kind: place.kind, sameDisk: !judged.value.ownVolume },
      last: undefined,
      trouble: undefined,
      asides: undefined,
      isBehind: true,
    });
    return backUp();
  }

  async function rehearse(): Promise<Result<BackupStatus, AppError>> {
    const open = station;
    if (open === undefined) return err({ kind: 'stationLocked' });
    if (running === clearingNow) await clearingNow;
    if (running !== undefined) return err({ kind: 'backupBusy' });
    const work = rehearseOnce(open);
    const mine = work.finally(() => {
      if (running === mine) running = undefined;
      rehearsal = undefined;
      tell({ running: undefined, progress: undefined });
      clearDestroyed();
    });
    running = mine;
    tell({ running: 'rehearsal' });
    return mine;
  }

  async function rehearseOnce(open: Station): Promise<Result<BackupStatus, AppError>> {
    const progress = rate(monotonicMs);
    const place = placeOf(open.facts(), parts.dataFolder);
    const done = await runRehearsal(open, place.target, parts.dataFolder, {
      jobs,
      onStarted: (job) => (rehearsal = job),
      tell: (told) => tell({ progress: progress(told) }),
    });
    if (!done.ok) return done;
    const { suspects: found, error, ...facts } = done.value;
    suspects = found;
    const at = now();
    log('rehearsed', { kind: facts.outcome, count: facts.files });
    const event = { type: 'restoreRehearsed' as const, at, ...facts };
    const written = await open.during(() => open.appendStation([event]));
    if (!written.ok) return written;
    tell({ rehearsal: { at, outcome: facts.outcome } });
    return error === undefined ? ok(status) : err(error);
  }

  return {
    open,
    close: async () => {
      const closing = station;
      station = undefined;
      wanted = undefined;
      rehearsal?.stop();
      if (closing === undefined || closing.ledger.durableHead() <= coveredSeq) return;
      // Read under a key that is about to be wiped; the copying itself needs none, only the manifest's own key.
      // Older destructions are in the back-up already, and reading all of them would keep the keys from being wiped.
      const cut = await cutOf(closing, coveredSeq, destroyedFiles);
      // One under way began before the last work, and a rehearsal copies nothing: this one follows it.
      if (cut !== undefined) void begin(closing, cut);
    },
    settle: async (limitMs) => {
      let timer: NodeJS.Timeout | undefined;
      const limit = new Promise((resolve) => (timer = setTimeout(resolve, limitMs)));
      await Promise.race([running, limit]);
      clearTimeout(timer);
    },
    status: () => status,
    backUpNow: () => backUp(),
    choose,
    rehearse,
    stopRehearsal: () => rehearsal?.stop(),
    clearDestroyed,
  };
}
