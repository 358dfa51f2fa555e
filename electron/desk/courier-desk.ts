/** Courier packages 离线U盘包 at the desk: what waits is written to a stick, and the platform's answer is read in. */
import { randomBytes } from 'node:crypto';
import type { Instant } from '../../shared/domain/ids';
import { err, ok } from '../../shared/domain/result';
import type {
  CourierProgress,
  CourierRead,
  CourierStatus,
  CourierWritten,
} from '../../shared/ipc/calls/courier';
import { mostCasesTold, mostPackagesTold } from '../../shared/ipc/calls/courier';
import { courierHeaderText } from '../../shared/protocol/courier';
import { readCourierFile, sealCourierFile } from '../../shared/protocol/courier-file';
import { answerRecords, applyAnswer } from '../../shared/sync/courier-answer';
import type { PackedOther } from '../../shared/sync/courier-others';
import type { PackedCase } from '../../shared/sync/courier-pack';
import type { PackedUpkeep } from '../../shared/sync/courier-upkeep';
import { packCases } from '../../shared/sync/courier-pack';
import { advance, freshEntry } from '../../shared/sync/outbox';
import type { Outcome } from '../../shared/sync/outcome';
import type { QueuedEntry, StationIdentity, SyncStore } from '../../shared/sync/ports';
import { recordSettled } from '../../shared/sync/record-settled';
import { nothingTold } from '../../shared/sync/taken-count';
import { Stopped } from '../archive/export/export-error';
import type { Log } from '../log';
import { newId } from '../new-id';
import { courierKeyOf, courierPorts } from '../sync/courier-crypto';
import { clearUnfinished, withCourierFile, writeCourierFile } from '../sync/courier-files';
import { nodeVerifier } from '../sync/ed25519';
import { spokenTo, throughDoor } from './courier-door';
import { courierError, Refused } from './courier-error';
import type { CourierFacts, CourierPackage } from './courier-facts';
import { noCourier, underWay } from './courier-facts';
import { beginningOf, fileNameOf } from './courier-names';
import type { Answer } from './doors';
import { marked, platformIn, platformsOf } from './platform-facts';
import type { Station } from './station';

/** The package that an answer belongs to, and who the station is to whoever answered it. */
type Answered = { readonly answered: CourierPackage; readonly identity: StationIdentity };

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
  const after = store.feedCursor();
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
    },
    {
      store,
      verifier: nodeVerifier,
      bytes: courierPorts,
      check: () => checkGoing(work),
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
      await append({
        type: 'courierPackageWritten',
        packageId,
        number,
        at: work.now(),
        answerSeed: answerSeed.toString('base64'),
        after,
        cases,
        others,
        upkeep,
        ...marked(station.facts(), platform),
      });
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
    asksNumbers: upkeep.some(({ kind }) => kind === 'numbers'),
    left: left.length,
    rest,
  });
}

/**
 * Reads the platform's answer. It is read through once before anything of it is taken, so that a file that is cut or
 * altered changes nothing; a crash in the middle of taking it in is healed by reading it again.
 */
export async function readAnswer(
  station: Station,
  path: string,
  work: CourierWork,
): Answer<CourierRead> {
  if (station.queue.store.identity() === undefined) return err({ kind: 'notPaired' });
  try {
    const { answered, identity } = await surveyed(station, path, work);
    const { store, append } = throughDoor(station, identity.platformKeyId);
    const { packageId, number } = answered;
    const total = answered.cases.length;
    work.onProgress({ done: 0, total });
    const taken = await withRecords(station, path, (records) =>
      applyAnswer(records, answered, spokenTo(station, identity, store), {
        store,
        verifier: nodeVerifier,
        log: work.log,
        check: () => checkGoing(work),
        onProgress: (done) => work.onProgress({ done, total }),
      }),
    );
    if (!taken.ok) return taken;
    const { serverTime, digestsUpTo, unclear, ...counted } = taken.value;
    const counts = { ...counted, ...(unclear ? { unclear } : {}) };
    const reached = digestsUpTo === undefined ? {} : { digestsUpTo };
    const told = { packageId, number, serverTime, ...counts, ...reached };
    await append({ type: 'courierAnswerRead', ...told });
    return ok({ number, ...counts });
  } catch (problem) {
    return err(courierError(problem));
  }
}

/** The package that a whole and genuine answer belongs to. @throws Refused where it may not be taken. */
async function surveyed(station: Station, path: string, work: CourierWork): Promise<Answered> {
  return withRecords(station, path, async (records, found) => {
    const { answered } = found;
    for await (const record of records) {
      checkGoing(work);
      if (record.type !== 'end') continue;
      const { answeredUpTo, number } = answered;
      const isNews =
        answeredUpTo === undefined || Date.parse(record.serverTime) > Date.parse(answeredUpTo);
      if (!isNews) throw new Refused({ kind: 'courierAnswerKnown', number });
    }
    return found;
  });
}

/** Opens an answer as far as its header, which is checked, and gives its records to `use`. @throws Refused, CourierFaulty. */
function withRecords<T>(
  station: Station,
  path: string,
  use: (records: ReturnType<typeof answerRecords>, found: Answered) => Promise<T>,
): Promise<T> {
  return withCourierFile(path, async (bytes) => {
    const { header, signature, open } = await readCourierFile(bytes, courierPorts);
    if (header.direction !== 'toStation') throw new Refused({ kind: 'courierFileForPlatform' });
    const text = courierHeaderText(header);
    // Whose answer it is, only the key tells that it is signed with.
    const signer = platformsOf(station.facts()).find(({ pairing }) =>
      nodeVerifier.verify(text, signature, pairing.platformPublicKey),
    );
    const identity = signer && station.queue.storeOf(signer.pairing.platformKeyId).identity();
    if (signer === undefined || identity === undefined) {
      throw new Refused({ kind: 'courierFileNotGenuine' });
    }
    if (header.stationId !== identity.stationId) {
      throw new Refused({ kind: 'courierFileOfOtherStation' });
    }
    const { packageId, number } = header;
    const answered = signer.courier.packages.find((one) => one.packageId === packageId);
    if (answered === undefined) throw new Refused({ kind: 'courierPackageUnknown', number });
    const seed = Buffer.from(answered.answerSeed, 'base64');
    const records = answerRecords(open(courierKeyOf(seed)), packageId, courierPorts);
    return use(records, { answered, identity });
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

function checkGoing({ signal }: CourierWork): void {
  if (signal.aborted) throw new Stopped();
}
