/** An open station: ledger, keys, desk, papers and line, from the moment of unlocking until it is locked. */
import { join } from 'node:path';
import { newId } from '../new-id';
import { afterwards } from '../../shared/domain/afterwards';
import type { AppError } from '../../shared/domain/app-error';
import type { Case } from '../../shared/domain/case';
import type { Actor } from '../../shared/domain/command';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Colleague } from '../../shared/domain/visibility';
import type { Operator } from '../../shared/ipc/contract';
import type { Trouble } from '../../shared/ledger/integrity';
import type { StationEvent } from '../../shared/ledger/station-event';
import { ownDigests } from '../audit/digest-files';
import type { TrailKeyBytes } from '../audit/trail-keys';
import { guardDesk } from '../disk/guarded';
import { isDestroyed } from '../ledger/entry-index';
import type { HeaderFacts, Ledger } from '../ledger/ledger';
import { openLedger } from '../ledger/ledger';
import type { CaseKeys } from '../vault/case-keys';
import { openCaseKeys } from '../vault/case-keys';
import { subkey } from '../vault/seal';
import type { CaseEndings } from './case-endings';
import { createCaseEndings } from './case-endings';
import type { CaseStore } from './case-store';
import { openCaseStore } from './case-store';
import { stationActor } from './station-actor';
import type { Desk } from './desk';
import { createDesk } from './desk';
import { drawsByChance } from './draws-reading';
import type { IntegrityDesk } from './integrity-desk';
import { createIntegrityDesk, notedBy } from './integrity-desk';
import { createKinship, type Kinship } from './kinship';
import type { Paperwork } from './paperwork';
import { createPaperwork } from './paperwork';
import type { PackPost } from './pack-post';
import { createPackPost } from './pack-post';
import type { PolicyDesk } from './policy-desk';
import { createPolicyDesk } from './policy-desk';
import type { NumberDesk } from './number-desk';
import { createNumberDesk } from './number-desk';
import type { Practice } from './practice';
import { createPractice } from './practice';
import { begunBy, noteProgram } from './program-note';
import { factsIn } from './read-station-facts';
import type { StationFacts } from './station-facts';
import { colleaguesOf, evolveStation, founderOf, onlyOperator } from './station-facts';
import type { StationFiles } from './station-files';
import { openStationFiles } from './station-files';
import type { Opening } from './station-keys';
import { openedWhole } from './station-keys';
import { createReviewTimes, type ReviewTimes } from './review-times';
import { rowsKeyOf } from './rows-epoch';
import type { SelfService } from './self-service';
import { createSelfService } from './self-service';
import type { QueueKeeper } from './sync-store';
import { openQueue } from './sync-store';
import type { Turnstile } from './turnstile';
import { createTurnstile } from './turnstile';
import type { StationParts } from './station-parts';
import type { WindowView } from './window-view';
import { createWindowView } from './window-view';
import type { WorkingSetPlace } from './working-set-place';
import { workingSetPlace, workingSetsOf } from './working-set-place';

export type Station = Paperwork &
  StationFiles &
  CaseEndings & {
    /** Where it lives. */
    readonly folder: string;
    readonly facts: () => StationFacts;
    readonly operator: Operator;
    /** The operator; a family that works on its own acts in their name, and says so. */
    readonly actor: Actor;
    readonly colleagues: () => readonly Colleague[];
    /** The working set of who unlocked: nobody else's key opens it. */
    readonly workingSet: WorkingSetPlace;
    /** Names of the working sets of everybody else who works here. */
    readonly otherWorkingSets: () => string[];
    readonly view: WindowView;
    readonly reviewTimes: ReviewTimes;
    readonly selfService: SelfService;
    /** Wraps everything: only for what changes the vault. */
    readonly stationKey: Buffer;
    /** A key for one purpose, as long as the station is open; the caller wipes it. */
    readonly derive: (purpose: string) => Buffer;
    readonly ledger: Ledger;
    readonly cases: CaseStore;
    readonly keys: CaseKeys;
    readonly desk: Desk;
    readonly kinDesk: ReturnType<Kinship['desk']>;
    readonly queue: QueueKeeper;
    readonly practice: Practice;
    readonly numbers: NumberDesk;
    readonly meetWorkingSet: IntegrityDesk['meetWorkingSet'];
    readonly offerFile: IntegrityDesk['offerFile'];
    readonly policy: PolicyDesk;
    readonly packPost: PackPost;
    /** Runs work that uses the keys; `close` waits for it, and answers `stationLocked` from then on. */
    readonly during: Turnstile['during'];
    /** Appends what happened to the station itself; answers when it is on the disk. */
    readonly appendStation: AppendStation;
    /** From now on no work begins any more, and drawing stops; resolves when what is under way has finished. */
    readonly shut: () => Promise<void>;
    /** Copies of the keys that read every entry, for a verification beside the desk; whoever takes them wipes them. */
    readonly trailKeys: () => TrailKeyBytes;
    /** Stops drawing, waits for what is under way, closes files and wipes keys. */
    readonly close: () => Promise<void>;
  };

type AppendStation = (
  events: readonly StationEvent[],
  facts?: Pick<
    HeaderFacts,
    'feedCursor' | 'feedChangeId' | 'feedTaken' | 'feedOf' | 'audit' | 'drawn'
  >,
) => Promise<Result<{ seq: number }, AppError>>;

/**
 * Opens the station's ledger with its key; `created` is the first event when it is new. Where it does not open, nothing
 * stays open and every key derived on the way is wiped; the station key itself is left to the caller.
 */
export const openStation = (
  parts: StationParts,
  created?: StationEvent,
): Promise<Result<Station, AppError>> =>
  openedWhole(parts.stationKey, (opening) => open(parts, created, opening));

async function open(
  parts: StationParts,
  created: StationEvent | undefined,
  record: Opening,
): Promise<Result<Station, AppError>> {
  const { folder, spareFolder, stationKey, now, log, readQueueAfterMs } = parts;
  const { derived } = record;
  const stationEntryKey = derived.entries;
  const spareOf = (part: string) =>
    spareFolder === undefined ? undefined : join(spareFolder, part);
  const onTrouble = (trouble: Trouble) => record.ledger?.check.add(trouble);
  const keys = openCaseKeys(join(folder, 'keys'), derived.caseKeys, {
    spareFolder: spareOf('keys'),
    isDestroyed: (caseId) => record.ledger !== undefined && isDestroyed(record.ledger, caseId),
    onTrouble,
  });
  record.keys = keys;
  const opened = await openLedger({
    ...parts,
    folder: join(folder, 'ledger'),
    macKey: derived.record,
    spareFolder: spareOf('ledger'),
    isCase: keys.exists,
  });
  if (!opened.ok) return opened;
  const ledger = opened.value;
  record.ledger = ledger;
  const drawing = new AbortController();
  const stop = drawing.signal;
  const stored = openCaseStore(ledger, keys, stationEntryKey);
  const kinship = createKinship({ folder, key: derived.marks, ledger, stored, stop });
  const { cases } = kinship;
  const spare = { spareFolder: spareOf('blobs'), onTrouble };
  const alone: Desk['alone'] = (...work) => desk.alone(...work);
  const keyParts = { derived, caseKey: keys.get };
  const files = openStationFiles({ ...parts, ...keyParts, spare, ledger, cases, alone, stop });
  const { blobs } = files;

  const read = await factsIn(ledger, cases);
  if (!read.ok) return read;
  let known = read.value;

  /** Fixed at unlock: a new role counts from the person's next unlock on. */
  let actor: Actor = stationActor;
  const appendStation: AppendStation = async (events, facts = {}) => {
    if (parts.gate?.after().ok === false) return err({ kind: 'storageFailed' });
    const written = await ledger.append(
      { id: newId(), ...facts },
      { v: 1, at: now(), actor: { ...actor }, command: 'station', stationEvents: [...events] },
      stationEntryKey,
    );
    if (written.ok) for (const event of events) known = evolveStation(known, event);
    return written;
  };
  if (ledger.durableHead() === 0 && created !== undefined) {
    const written = await appendStation([begunBy(created, parts.version)]);
    if (!written.ok) return written;
  }
  const noteFound = notedBy(appendStation, log);
  for (const { kind } of ledger.found) log('recordMended', { kind });
  if (known !== undefined && ledger.found.length > 0) await noteFound(ledger.found);
  const first = known;
  if (first === undefined) return err({ kind: 'stationDamaged', part: 'ledger' });
  const facts = () => known ?? first;
  const person = (parts.who ?? onlyOperator)(first);
  if (!person.ok) return person;
  // Not the act of whoever comes in first.
  await noteProgram(facts(), parts.version, appendStation, log);
  const { id, name, role } = person.value;
  const operator: Operator = { id, name, role };
  actor = operator;
  const colleagues = () => (parts.colleagues ?? colleaguesOf)(facts());
  const founderId = () => founderOf(facts());
  const policy = createPolicyDesk({ ...parts, facts, ledger, cases, append: appendStation });
  const packPost = createPackPost({ policy, facts, now, append: appendStation });
  const lockYearsOf = (current: Case) => policy.packOf(current).residenceLock?.years ?? {};
  const kinDesk = kinship.desk({ founderId, lockYearsOf });
  const selfService = parts.selfService ?? createSelfService();
  const only = () => selfService.now()?.caseId;
  const view = createWindowView({ ledger, cases, founderId, viewer: actor, only });

  const reviewTimes = parts.reviewTimes ?? createReviewTimes(() => performance.now());
  const { during, close: everybodyOut } = createTurnstile();
  const shut = () => {
    const out = everybodyOut();
    drawing.abort();
    return out;
  };
  const followers: QueueKeeper['follow'][] = [];
  const stores = { ledger, cases, keys, blobs };
  const desk = guardDesk(
    createDesk({
      ...stores,
      facts,
      colleagues,
      shelf: policy.shelf,
      now,
      openCaseBefore: kinDesk.openCaseBefore,
      drawsReading: parts.drawsReading ?? drawsByChance,
      reviewTimes,
      publish: (batch, next) => {
        for (const follow of followers) follow(batch, next);
        const told = view.told(batch, next);
        if (told !== undefined) parts.publish(told);
      },
      onOpenPapers: (caseId) => void during(() => paperwork.paperDesk.draw(caseId)),
      onQueued: parts.onQueued,
    }),
    parts.gate,
  );
  const paperwork = createPaperwork({
    ...parts,
    station: { facts, appendStation, during },
    desk,
    cases,
    ledger,
    blobs: files.noting,
    shelf: policy.shelf,
    facts,
    drill: first.drill,
    stop,
  });
  const derive = (purpose: string) => subkey(stationKey, purpose);
  const endings = createCaseEndings({
    ...parts,
    ...{ desk, ledger, cases, keys, blobs, facts, stationEntryKey, derive, during },
    packOf: policy.packOf,
    append: appendStation,
    onGone: (caseId) => queue.forget(caseId),
    actor,
    stop,
  });
  const integrity = createIntegrityDesk({ ledger, blobs, desk, noteFound });
  const digests = () => ownDigests(folder, facts().publicKey);
  const kept = { desk, cases, ledger, blobs, digests, readQueueAfterMs };
  const queue = await openQueue({ ...kept, facts, policy, packPost, appendStation, now, stop });
  const practice = createPractice({ facts, appendStation, during, operator });
  followers.push(queue.follow, paperwork.stamps.follow, files.followUnrecorded, practice.follow);
  void during(kinship.fill);
  // The last keys made: nothing between here and the answer can fail.
  const rowsKey = await rowsKeyOf(folder, ledger, stationKey);
  const workingSet = workingSetPlace(rowsKey, actor, first.drill);

  return ok({
    folder,
    facts,
    operator,
    get actor() {
      return only() === undefined ? operator : { ...operator, byFamily: true as const };
    },
    selfService,
    stationKey,
    colleagues,
    workingSet,
    otherWorkingSets: () =>
      workingSetsOf(
        rowsKey,
        colleagues().filter((one) => one.id !== id),
        first.drill,
      ),
    view,
    reviewTimes,
    derive,
    ledger,
    cases,
    keys,
    ...files,
    desk,
    kinDesk,
    ...paperwork,
    queue,
    practice,
    numbers: createNumberDesk({ ledger, cases, facts }),
    ...integrity,
    ...endings,
    policy,
    packPost,
    during,
    appendStation,
    shut,
    trailKeys: () => ({
      entryKey: Uint8Array.from(stationEntryKey),
      caseKeysKey: Uint8Array.from(derived.caseKeys),
      recordKey: Uint8Array.from(derived.record),
    }),
    close: async () => {
      await Promise.all([shut(), queue.filling]);
      // Also when the disk is gone.
      await afterwards(kinship.close(), ledger.close).finally(() => {
        cases.forget();
        keys.wipe();
        const made = [...Object.values(derived), rowsKey, workingSet.key];
        for (const key of [stationKey, ...made]) key.fill(0);
      });
    },
  });
}
