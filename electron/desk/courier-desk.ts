/** Courier packages 离线U盘包 at the desk: what waits is written to a stick. */
import { randomBytes } from 'node:crypto';
import type { Instant } from '../../shared/domain/ids';
import { err, ok } from '../../shared/domain/result';
import type {
  CourierProgress,
  CourierStatus,
  CourierWritten,
} from '../../shared/ipc/calls/courier';
import { mostCasesTold, mostPackagesTold } from '../../shared/ipc/calls/courier';
import { mostLost } from '../../shared/ledger/courier-event';
import { sealCourierFile } from '../../shared/protocol/courier-file';
import type { PackedAgain } from '../../shared/sync/courier-again';
import type { PackedOther } from '../../shared/sync/courier-others';
import type { PackedCase } from '../../shared/sync/courier-pack';
import type { PackedUpkeep } from '../../shared/sync/courier-upkeep';
import { packCases } from '../../shared/sync/courier-pack';
import { advance, freshEntry } from '../../shared/sync/outbox';
import type { Outcome } from '../../shared/sync/outcome';
import type { QueuedEntry, SyncStore } from '../../shared/sync/ports';
import { recordSettled } from '../../shared/sync/record-settled';
import { nothingTold } from '../../shared/sync/taken-count';
import { Stopped } from '../archive/export/export-error';
import type { Log } from '../log';
import { newId } from '../new-id';
import { courierKeyOf, courierPorts } from '../sync/courier-crypto';
import { clearUnfinished, writeCourierFile } from '../sync/courier-files';
import { nodeVerifier } from '../sync/ed25519';
import { spokenTo, throughDoor } from './courier-door';
import { courierError } from './courier-error';
import type { CourierFacts } from './courier-facts';
import { noCourier, underWay } from './courier-facts';
import { beginningOf, fileNameOf } from './courier-names';
import type { Answer } from './doors';
import { marked, platformIn, platformsOf } from './platform-facts';
import type { Station } from './station';

/** What is packed to be brought again; by the case, which revision of it cannot be. */
type BroughtAgain = {
  readonly cases: PackedAgain[];
  readonly lost: Map<string, number>;
  all: boolean;
};

/** What a long work with a stick needs beside the station. */
export type CourierWork = {
  readonly now: () => Instant;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: CourierProgress) => void;
};

/** Waiting cases that are in packages of a platform, each with the newest one's number. */
function casesUnderWay(queued: readonly QueuedEntry[], courier: CourierFacts) {
  const way = underWay(courier);
  return queued.flatMap(({ id, caseId }) => {
    const number = way.get(id);
    return number === undefined ? [] : [{ caseId, number }];
  });
}

/** Where the desk stands with its packages for one platform, and which cases are in a package for any. */
export function courierStatus({ facts, queue }: Station, platform?: string): CourierStatus {
  const { courier } = platformIn(facts(), platform) ?? { courier: noCourier };
  const store = queue.storeOf(platform);
  const queued = store.queuedEntries();
  const own = casesUnderWay(queued, courier).length;
  const cases = platformsOf(facts()).flatMap(({ pairing: { platformKeyId }, courier: of }) =>
    casesUnderWay(queue.storeOf(platformKeyId).queuedEntries(), of),
  );
  const paired = store.identity() !== undefined;
  return {
    ...(paired && store.takenCount().owed ? { owed: true as const } : {}),
    ready: !paired ? 'notPaired' : courier.platformKey === undefined ? 'keyMissing' : 'yes',
    fresh: queued.length - own,
    underWay: own,
    packages: courier.packages
      .slice(-mostPackagesTold)
      .reverse()
      .map(({ number, at, cases: packed, answeredUpTo }) => {
        return { number, at, cases: packed.length, answered: answeredUpTo !== undefined };
      }),
    cases: cases.slice(0, mostCasesTold),
  };
}

/** Writes what waits into `folder`; one without cases asks the platform for its results only. */
export async function writePackage(
  station: Station,
  {
    folder,
    again,
    platform,
  }: { readonly folder: string; readonly again: boolean; readonly platform?: string | undefined },
  work: CourierWork,
): Answer<CourierWritten> {
  await station.queue.filling;
  const { store, append } = throughDoor(station, platform);
  const identity = store.identity();
  const { courier } = platformIn(station.facts(), platform) ?? { courier: noCourier };
  if (identity === undefined) return err({ kind: 'notPaired' });
  if (courier.platformKey === undefined) return err({ kind: 'courierKeyMissing' });
  const way = underWay(courier);
  const entries = store
    .queuedEntries()
    .filter(({ id }) => again || !way.has(id))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const [packageId, number] = [newId(), courier.lastNumber + 1];
  const answerSeed = randomBytes(32);
  const [after, afterId] = [store.feedCursor(), store.feedChangeId()];
  const { count, owed, asked } = store.takenCount();
  // While something is owed the record does not follow each answer.
  const taken = owed ? (courier.word?.taken ?? 0) : count;
  const known = { count: taken, ...(asked === undefined ? {} : { asked }) };
  const changeId = afterId === undefined ? {} : { afterId };
  const brought: BroughtAgain = { cases: [], lost: new Map(), all: false };
  const cases: PackedCase[] = [];
  const others: PackedOther[] = [];
  const upkeep: PackedUpkeep[] = [];
  const left: { readonly entry: QueuedEntry; readonly outcome: Outcome | undefined }[] = [];
  const tell = () => work.onProgress({ done: cases.length + left.length, total: entries.length });
  const content = packCases(
    entries,
    spokenTo(station, identity, store),
    {
      answerKey: courierKeyOf(answerSeed).publicKey,
      after,
      ...(store.directory() === undefined ? {} : { directory: true as const }),
      ...(courier.word?.restores === true ? { known: { ...changeId, taken } } : {}),
    },
    {
      store,
      verifier: nodeVerifier,
      bytes: courierPorts,
      check: () => checkGoing(work),
      again: owed ? courier.again : undefined,
      onAgain: (packed) => brought.cases.push(packed),
      onLost: ({ caseId, revision }) => brought.lost.set(caseId, revision),
      onAllAgain: () => (brought.all = true),
      onPacked: (packed) => {
        cases.push(packed);
        tell();
      },
      onOther: (packed) => others.push(packed),
      digestsUpTo: courier.digestsUpTo,
      onUpkeep: (packed) => upkeep.push(packed),
      onLeft: (entry, outcome) => {
        left.push({ entry, outcome });
        tell();
      },
    },
  );
  const header = {
    direction: 'toPlatform',
    packageId,
    number,
    stationId: identity.stationId,
    recipientKey: courier.platformKey,
  } as const;
  const oneTimeKey = courierKeyOf(randomBytes(32));
  const sealed = sealCourierFile(
    { header, oneTimeKey, sign: store.signSubmission },
    content,
    courierPorts,
  );
  const { stationCode, platformKeyId } = identity;
  const named = { stationCode, number, packageId };
  const place = { folder, fileName: fileNameOf(named, platformKeyId, station.facts()) };
  let isKept = false;
  try {
    tell();
    await clearUnfinished(folder, beginningOf(stationCode));
    await writeCourierFile(place, sealed, async () => {
      checkGoing(work);
      await append(
        {
          type: 'courierPackageWritten',
          packageId,
          number,
          at: work.now(),
          answerSeed: answerSeed.toString('base64'),
          after,
          ...changeId,
          known,
          ...(owed ? { again: againOf(brought) } : {}),
          cases,
          others,
          upkeep,
          ...marked(station.facts(), platform),
        },
        ...refusedOf(brought.lost),
      );
      isKept = true;
    });
    await recordLeft(left, store);
  } catch (problem) {
    if (isKept)
      await append({ type: 'courierPackageGone', packageId, number }).catch(() => undefined);
    return err(courierError(problem));
  } finally {
    answerSeed.fill(0);
  }
  work.log('courierWritten', { number, cases: cases.length, left: left.length });
  const rest = entries.length - cases.length - left.length;
  return ok({
    fileName: place.fileName,
    number,
    cases: cases.length,
    others: others.length,
    ...(owed ? { again: brought.cases.length } : {}),
    asksNumbers: upkeep.some(({ kind }) => kind === 'numbers'),
    left: left.length,
    rest,
  });
}

/** What is written down of what is brought again. */
function againOf({ cases, lost, all }: BroughtAgain) {
  const isAll = all && lost.size <= mostLost;
  return { cases: [...cases], lost: [...lost.keys()].slice(0, mostLost), all: isAll };
}

/** For the trail: of a case that was never submitted nothing is missing. */
function refusedOf(lost: BroughtAgain['lost']) {
  return [...lost]
    .slice(0, mostLost)
    .filter(([, revision]) => revision > 0)
    .map(([caseId, revision]) => {
      const of = { caseId, revision, how: 'refused' as const };
      return { type: 'revisionBroughtAgain' as const, ...of };
    });
}

/** What the engine would have done with a case that cannot be read here. */
async function recordLeft(
  left: readonly { readonly entry: QueuedEntry; readonly outcome: Outcome | undefined }[],
  store: SyncStore,
): Promise<void> {
  for (const { entry, outcome } of left) {
    if (outcome?.kind !== 'event') continue;
    const next = advance(freshEntry, outcome.event, 0, 0);
    await recordSettled(store, nothingTold, entry, next);
  }
}

/** @throws Stopped once somebody ended the work. */
export function checkGoing({ signal }: CourierWork): void {
  if (signal.aborted) throw new Stopped();
}
