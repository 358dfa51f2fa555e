/** Answers to courier packages 离线U盘包: whole and genuine or not at all, and what follows where the platform was restored. */
import type { Instant } from '../../shared/domain/ids';
import { err, ok } from '../../shared/domain/result';
import type { CourierRead } from '../../shared/ipc/calls/courier';
import type { AnswerRecord, CourierWord } from '../../shared/protocol/courier';
import { courierHeaderText, restoresOffer } from '../../shared/protocol/courier';
import { readCourierFile } from '../../shared/protocol/courier-file';
import type { CourierTaken } from '../../shared/sync/courier-answer';
import { answerRecords, applyAnswer, wordIn } from '../../shared/sync/courier-answer';
import type { StationIdentity } from '../../shared/sync/ports';
import { TakenCount } from '../../shared/sync/taken-count';
import { courierKeyOf, courierPorts } from '../sync/courier-crypto';
import { withCourierFile } from '../sync/courier-files';
import { nodeVerifier } from '../sync/ed25519';
import type { CourierWork } from './courier-desk';
import { checkGoing } from './courier-desk';
import { spokenTo, throughDoor } from './courier-door';
import { courierError, Refused } from './courier-error';
import type { CourierPackage } from './courier-facts';
import { noCourier } from './courier-facts';
import type { Answer } from './doors';
import { platformIn, platformsOf } from './platform-facts';
import type { Station } from './station';

/** The package that an answer belongs to, and who the station is to whoever answered it. */
type Answered = { readonly answered: CourierPackage; readonly identity: StationIdentity };

/** What its first reading showed of an answer; `isNewest`: of no later one was anything taken. */
type Surveyed = Answered & {
  readonly word: CourierWord | undefined;
  readonly isNewest: boolean;
};

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
    const { answered, identity, word, isNewest } = await surveyed(station, path, work);
    const { store, append } = throughDoor(station, identity.platformKeyId);
    const { packageId, number } = answered;
    const total = answered.cases.length;
    work.onProgress({ done: 0, total });
    const counted = new TakenCount(store, () => work.log('platformForgot', {}));
    if (isNewest && word !== undefined && answered.known !== undefined) {
      counted.brought(answered.known, word);
    }
    // Before anything of it is written down as taken by the platform.
    const told = await counted.save();
    if (!told.ok) return told;
    const awaited = { ...answered, again: answered.again?.cases };
    const taken = await withRecords(station, path, (records) =>
      applyAnswer(records, awaited, spokenTo(station, identity, store), {
        store,
        verifier: nodeVerifier,
        log: work.log,
        taken: counted,
        isNewest,
        check: () => checkGoing(work),
        onProgress: (done) => work.onProgress({ done, total }),
      }),
    );
    if (!taken.ok) return taken;
    const { serverTime, digestsUpTo, unclear, again, ...came } = taken.value;
    const restored = counted.restores > 0;
    const broughtAgain = again.told.filter(({ how }) => how === 'taken').length;
    const counts = {
      ...came,
      ...(unclear ? { unclear } : {}),
      ...(broughtAgain > 0 ? { broughtAgain } : {}),
      ...(restored ? { restored } : {}),
    };
    const facts = {
      ...(digestsUpTo === undefined ? {} : { digestsUpTo }),
      ...(word === undefined || !isNewest ? {} : { word: keptOf(word) }),
    };
    const { through, lacking, told: trail } = again;
    const isEnd = counted.isOwed && !restored && isAllThrough(station, answered, identity, again);
    await append(
      {
        type: 'courierAnswerRead',
        ...{ packageId, number, serverTime, ...counts, ...facts },
        ...(answered.again === undefined ? {} : { again: { through, lacking } }),
      },
      ...trail.map((one) => ({ type: 'revisionBroughtAgain' as const, ...one })),
    );
    if (isEnd) {
      const settled = await counted.settled();
      if (!settled.ok) return settled;
    }
    return ok({ number, ...counts });
  } catch (problem) {
    return err(courierError(problem));
  }
}

/** The package that a whole and genuine answer belongs to. @throws Refused where it may not be taken. */
async function surveyed(station: Station, path: string, work: CourierWork): Promise<Surveyed> {
  return withRecords(station, path, async (records, found) => {
    const { answered, identity } = found;
    let last: AnswerRecord | undefined;
    let isNewest = false;
    for await (const record of records) {
      checkGoing(work);
      if (record.type === 'result') last = record;
      if (record.type !== 'end') continue;
      const { answeredUpTo, number } = answered;
      if (!isLater(record.serverTime, answeredUpTo)) {
        throw new Refused({ kind: 'courierAnswerKnown', number });
      }
      const { packages = [] } = platformIn(station.facts(), identity.platformKeyId)?.courier ?? {};
      isNewest = packages.every((one) => isLater(record.serverTime, one.answeredUpTo));
    }
    return { ...found, word: wordIn(last), isNewest };
  });
}

const isLater = (time: Instant, than: Instant | undefined): boolean =>
  than === undefined || Date.parse(time) > Date.parse(than);

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

const keptOf = ({ offers, taken }: CourierWord) => ({
  restores: offers.includes(restoresOffer),
  taken: taken.after,
});

/** Whether with this answer everything that a restored platform lost is there again, or never will be. */
function isAllThrough(
  station: Station,
  { packageId }: CourierPackage,
  { platformKeyId }: StationIdentity,
  { through, lacking }: CourierTaken['again'],
): boolean {
  const { packages = [], again } = platformIn(station.facts(), platformKeyId)?.courier ?? noCourier;
  // As it is by now: where it was restored once more, this package is none of that.
  const packed = packages.find((one) => one.packageId === packageId)?.again;
  if (packed?.all !== true || lacking.length > 0) return false;
  const all = new Set([...again.through, ...through]);
  const isLeft = (caseId: string) => !all.has(caseId);
  return !packed.cases.some(({ caseId }) => isLeft(caseId)) && ![...again.lacking].some(isLeft);
}
