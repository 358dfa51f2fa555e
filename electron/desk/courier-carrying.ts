/** Another station's package handed on 代送 by this one's line: sealed bytes go out, the sealed answer comes back to the stick. */
import type { FileHandle } from 'node:fs/promises';
import { open, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { AppError } from '../../shared/domain/app-error';
import { assertNever, err, ok } from '../../shared/domain/result';
import type { CourierCarried } from '../../shared/ipc/calls/courier';
import { largestPackageBytes } from '../../shared/protocol/carried';
import type { CourierHeader } from '../../shared/protocol/courier';
import {
  courierHeaderText,
  courierMagic,
  largestCourierHeaderBytes,
} from '../../shared/protocol/courier';
import { readCourierFile } from '../../shared/protocol/courier-file';
import { cancelSource } from '../../shared/sync/cancel';
import type { NoReply } from '../../shared/sync/reply';
import { Stopped } from '../archive/export/export-error';
import type { Carrier, NotCarried, Parcel } from '../sync/carrier';
import { CourierFaulty, courierPorts } from '../sync/courier-crypto';
import { withCourierFile, writeCourierFile } from '../sync/courier-files';
import { nodeVerifier } from '../sync/ed25519';
import { lineError } from '../sync/pairing';
import type { CourierWork } from './courier-desk';
import { throughDoor } from './courier-door';
import { courierError, Refused } from './courier-error';
import type { Answer } from './doors';
import type { Pairing } from './platform-facts';
import { marked, platformsOf } from './platform-facts';
import type { Station } from './station';

/** Progress is told in pieces of so many bytes. */
const toldBytes = 1024 * 1024;
/** What stands before the sealed chunks: letters, length, header, signature. */
const mostStartBytes = courierMagic.length + 4 + largestCourierHeaderBytes + 64;

/** What a carrier sees of a package. */
type Seen = { readonly header: CourierHeader; readonly pairing: Pairing };

/**
 * Brings the package at `path` to its platform and writes the answer beside it. Whatever ends it early leaves nothing on
 * the stick; the platform knows how far it came, and the same package goes on from there.
 */
export async function carryPackage(
  station: Station,
  path: string,
  carrierOf: (platform: string) => Carrier | undefined,
  work: CourierWork,
): Answer<CourierCarried> {
  if (station.queue.store.identity() === undefined) return err({ kind: 'notPaired' });
  const cancel = cancelSource();
  const stop = () => cancel.cancel();
  work.signal.addEventListener('abort', stop);
  let file: FileHandle | undefined;
  try {
    if (work.signal.aborted) throw new Stopped();
    const seen = await seenAt(station, path);
    const { pairing, header } = seen;
    const carrier = carrierOf(pairing.platformKeyId);
    if (carrier === undefined) throw new Refused({ kind: 'courierLineBroke' });
    file = await open(path, 'r');
    const { size } = await file.stat();
    if (size > largestPackageBytes) throw new Refused({ kind: 'courierTooLarge' });
    const place = { folder: dirname(path), fileName: answerNameOf(path) };
    await sent(carrier, { header, file, size, cancel: cancel.signal, work }, (pieces) =>
      saved(station, place, seen, pieces, work),
    );
    // The answer is on the stick, whatever becomes of this.
    await carrier.letGo(header.packageId, cancel.signal);
    work.log('courierCarried', { number: header.number, bytes: size });
    return ok({ number: header.number, fileName: place.fileName, platform: pairing.platformName });
  } catch (problem) {
    return err(work.signal.aborted ? { kind: 'courierStopped' } : courierError(problem));
  } finally {
    work.signal.removeEventListener('abort', stop);
    await file?.close();
  }
}

/** `…-回执.esx` beside the package, as the platform's own import names it. */
function answerNameOf(path: string): string {
  return `${basename(path).replace(/\.esx$/i, '')}-回执.esx`;
}

/** @throws Refused where it is no package for a platform of this station, or nothing may leave for that now. */
async function seenAt(station: Station, path: string): Promise<Seen> {
  const { header } = await orRefused('courierCarriedDamaged', () =>
    withCourierFile(path, (bytes) => readCourierFile(bytes, courierPorts)),
  );
  if (header.direction !== 'toPlatform') throw new Refused({ kind: 'courierFileIsAnswer' });
  const facts = station.facts();
  // One that was given up is spoken to no more, for others either.
  const platforms = platformsOf(facts).filter(({ givenUp }) => givenUp === undefined);
  const found = platforms.find(({ courier }) => courier.platformKey === header.recipientKey);
  if (found === undefined) {
    const isKnown = platforms.every(({ courier }) => courier.platformKey !== undefined);
    throw new Refused({ kind: isKnown ? 'courierForeignPlatform' : 'courierKeyMissing' });
  }
  const { pairing, paused } = found;
  if (paused) throw new Refused({ kind: 'courierPaused', platform: pairing.platformName });
  return { header, pairing };
}

type Sending = {
  readonly header: CourierHeader;
  readonly file: FileHandle;
  readonly size: number;
  readonly cancel: Parcel['cancel'];
  readonly work: CourierWork;
};

/** @throws whatever stick and record throw, and Refused for what the line or the platform said. */
async function sent(
  carrier: Carrier,
  { header, file, size, cancel, work }: Sending,
  save: Parcel['save'],
): Promise<void> {
  let trouble: { readonly problem: unknown } | undefined;
  let saving: Promise<void> = Promise.resolve();
  const noting = async <T>(step: () => Promise<T>): Promise<T> => {
    try {
      return await step();
    } catch (problem) {
      trouble = { problem };
      throw problem;
    }
  };
  const total = Math.ceil(size / toldBytes);
  work.onProgress({ done: 0, total });
  const not = await carrier.carry({
    packageId: header.packageId,
    bytes: size,
    read: (start, end) => noting(() => readPiece(file, start, end)),
    save: (pieces) => (saving = noting(() => save(pieces))),
    onProgress: (bytes) => work.onProgress({ done: Math.floor(bytes / toldBytes), total }),
    cancel,
  });
  // What is given up on the line may still be tidied up on the stick.
  await saving.catch(() => undefined);
  // A line that broke fails the saving too.
  if (trouble !== undefined && !(trouble.problem instanceof AnswerBroke)) throw trouble.problem;
  if (not !== undefined) throw new Refused(carryError(not));
}

async function readPiece(file: FileHandle, start: number, end: number): Promise<Uint8Array> {
  const piece = Buffer.alloc(end - start);
  for (let at = 0; at < piece.length;) {
    const { bytesRead } = await file.read(piece, at, piece.length - at, start + at);
    // Somebody cut the file meanwhile.
    if (bytesRead === 0) throw new Refused({ kind: 'courierCarriedDamaged' });
    at += bytesRead;
  }
  return piece;
}

/** The answer whole under its name, or nothing: it has to be the platform's, and to this very package. */
async function saved(
  station: Station,
  place: { readonly folder: string; readonly fileName: string },
  { header, pairing }: Seen,
  pieces: AsyncIterable<Uint8Array>,
  work: CourierWork,
): Promise<void> {
  const start: Uint8Array[] = [];
  async function* noted() {
    let seen = 0;
    for await (const piece of unbroken(pieces)) {
      if (seen < mostStartBytes) start.push(piece);
      seen += piece.length;
      yield piece;
    }
  }
  // Left by a program that ended in the middle.
  await rm(join(place.folder, `${place.fileName}.part`), { force: true });
  await writeCourierFile(place, noted(), async () => {
    const told = await orRefused('courierFileNotGenuine', () =>
      readCourierFile(arrayOf(start), courierPorts),
    );
    const { direction, packageId, stationId } = told.header;
    const isOurs =
      direction === 'toStation' &&
      packageId === header.packageId &&
      stationId === header.stationId &&
      nodeVerifier.verify(
        courierHeaderText(told.header),
        told.signature,
        pairing.platformPublicKey,
      );
    if (!isOurs) throw new Refused({ kind: 'courierFileNotGenuine' });
    if (work.signal.aborted) throw new Stopped();
    const { append } = throughDoor(station, pairing.platformKeyId);
    await append({
      type: 'courierPackageCarried',
      packageId,
      number: header.number,
      at: work.now(),
      ...marked(station.facts(), pairing.platformKeyId),
    });
  });
}

async function* unbroken(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = pieces[Symbol.asyncIterator]();
  for (;;) {
    const next = await reader.next().catch(() => {
      throw new AnswerBroke();
    });
    if (next.done === true) return;
    yield next.value;
  }
}

/** What is no courier file is told by the words that fit where it stood. */
async function orRefused<T>(
  kind: 'courierCarriedDamaged' | 'courierFileNotGenuine',
  read: () => Promise<T>,
): Promise<T> {
  try {
    return await read();
  } catch (problem) {
    throw problem instanceof CourierFaulty ? new Refused({ kind }) : problem;
  }
}

async function* arrayOf(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

/** The line broke in the middle of an answer: what it was, the line itself tells. */
class AnswerBroke extends Error {}

/** What a person is told of a platform or a line that did not answer the package. */
function carryError({ step, no }: NotCarried): AppError {
  if (no.kind !== 'refused') return withoutAnswer(no);
  switch (no.problem) {
    case 'not-found':
      // After it came whole: it was let go of meanwhile, and comes anew.
      return { kind: step === 'bring' ? 'courierCarryUnknown' : 'courierLineBroke' };
    case 'chunk-differs':
    case 'upload-offset-differs':
      return { kind: 'courierLineBroke' };
    case 'courier-file-damaged':
    case 'signature-invalid':
      return { kind: 'courierCarriedDamaged' };
    case 'courier-file-for-another':
      return { kind: 'courierForeignPlatform' };
    case 'courier-station-unknown':
      return { kind: 'courierCarriedStationUnknown' };
    case 'file-too-large':
      return { kind: 'courierTooLarge' };
    default:
      return lineError(no);
  }
}

/** Only what a person has to see to is told by the words of the line: nothing of a package is sent by itself later. */
function withoutAnswer(no: Exclude<NoReply, { kind: 'refused' }>): AppError {
  switch (no.kind) {
    case 'noLine':
      if (no.trouble === 'cancelled') return { kind: 'courierStopped' };
      if (no.trouble === 'notLoggedIn') return { kind: 'logInMissing' };
      return no.trouble === 'notTrusted' ? lineError(no) : { kind: 'courierLineBroke' };
    case 'busy':
    case 'platformFailed':
    case 'nonsense':
      return { kind: 'courierLineBroke' };
    case 'captivePortal':
    case 'unauthorised':
    case 'stationTooOld':
    case 'platformTooOld':
      return lineError(no);
    default:
      return assertNever(no);
  }
}
