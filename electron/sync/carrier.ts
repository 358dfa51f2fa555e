/** Hands the sealed package of another station on by this one's line, and takes its sealed answer back. */
import { carriedIdFor, carriedPath } from '../../shared/protocol/carried';
import type { CancelSignal } from '../../shared/sync/cancel';
import { ChunkSize, chunkLimits } from '../../shared/sync/chunk-size';
import type {
  FileBudget,
  StationIdentity,
  UploadAnswer,
  WireAnswer,
} from '../../shared/sync/ports';
import type { NoReply } from '../../shared/sync/reply';
import { classifyNo } from '../../shared/sync/reply';
import type { Admission } from './admission';
import { systemClock } from './system-clock';
import { runUpload } from './tus-upload';
import type { Wire } from './wire';

const chunkLimitMs = 120_000;
/** The platform reads a package of some gigabytes before it answers. */
const answerLimitMs = 60 * 60_000;
const letGoLimitMs = 30_000;

/** A package on its way; nobody here can read what is in it. */
export type Parcel = {
  readonly packageId: string;
  readonly bytes: number;
  /** Bytes of the file from `start` to before `end`. */
  readonly read: (start: number, end: number) => Promise<Uint8Array>;
  /** Takes the sealed answer, piece by piece. */
  readonly save: (pieces: AsyncIterable<Uint8Array>) => Promise<void>;
  readonly onProgress: (sentBytes: number) => void;
  readonly cancel: CancelSignal;
};

/** What came instead of an answer, and whether it was to the bringing or to the asking. */
export type NotCarried = { readonly step: 'bring' | 'answer'; readonly no: NoReply };

export type Carrier = {
  /** Goes on where an earlier try stopped; nothing comes back once the answer was saved. */
  readonly carry: (parcel: Parcel) => Promise<NotCarried | undefined>;
  /** The platform need not keep the package any more; it forgets it by itself otherwise. */
  readonly letGo: (packageId: string, cancel: CancelSignal) => Promise<void>;
};

type Parts = {
  readonly wire: Wire;
  readonly admitted: Admission;
  readonly identity: () => StationIdentity | undefined;
  readonly budget: FileBudget;
  /** The platform was reached, whoever waits for it. */
  readonly onReached: () => void;
};

const notPaired: WireAnswer = { kind: 'noAnswer', trouble: 'unreachable' };

export function createCarrier({ wire, admitted, identity, budget, onReached }: Parts): Carrier {
  const chunkSize = new ChunkSize(chunkLimits);
  const asked = <A extends UploadAnswer>(
    send: (base: string, headers: Record<string, string>, self: StationIdentity) => Promise<A>,
  ): Promise<A | WireAnswer> => {
    const self = identity();
    if (self === undefined) return Promise.resolve(notPaired);
    return admitted(self, (base, headers) => send(base, headers, self));
  };
  const bring = (parcel: Parcel): Promise<UploadAnswer> =>
    asked(async (base, headers, { stationId }) => {
      const { packageId, bytes, cancel, onProgress } = parcel;
      const endpoint = `${base}${carriedPath}`;
      const url = `${endpoint}/${carriedIdFor(stationId, packageId)}`;
      const place = { wire, chunkSize, headers, nowMs: systemClock.nowMs };
      const file = {
        bytes: { length: bytes },
        ...{ budget, cancel, onProgress, chunkTimeLimitMs: chunkLimitMs, mayContinue: () => true },
      };
      const source = { input: noBytes, fileReader: readerOf(parcel) };
      const before = await runUpload(place, file, url, { ...source, uploadUrl: url });
      if (!before.first || !mayBegin(before.answer)) return before.answer;
      const begins = { endpoint, metadata: { packageId }, uploadDataDuringCreation: false };
      return (await runUpload(place, file, url, { ...source, ...begins })).answer;
    });
  const answer = ({ packageId, save, cancel }: Parcel): Promise<UploadAnswer> =>
    asked((base, headers, { stationId }) =>
      wire({
        method: 'POST',
        url: `${base}${carriedPath}/${carriedIdFor(stationId, packageId)}/answer`,
        headers: { ...headers, Accept: 'application/octet-stream, application/problem+json' },
        timeLimitMs: answerLimitMs,
        cancel,
        save,
      }),
    );
  return {
    carry: async (parcel) => {
      let saved = false;
      const brought = await bring(parcel);
      if (brought.kind !== 'whole') return { step: 'bring', no: noOf(brought) };
      onReached();
      const answered = await answer({
        ...parcel,
        save: async (pieces) => {
          await parcel.save(pieces);
          saved = true;
        },
      });
      return saved ? undefined : { step: 'answer', no: noOf(answered) };
    },
    letGo: async (packageId, cancel) => {
      await asked((base, headers, { stationId }) =>
        wire({
          method: 'DELETE',
          url: `${base}${carriedPath}/${carriedIdFor(stationId, packageId)}`,
          headers: { ...headers, 'Tus-Resumable': '1.0.0' },
          timeLimitMs: letGoLimitMs,
          cancel,
        }),
      );
    },
  };
}

/** A package is read from its file; tus asks for a source of some kind. */
const noBytes = Buffer.alloc(0);

function readerOf({ bytes, read }: Parcel) {
  return {
    openFile: async () => ({
      size: bytes,
      slice: async (start: number, end: number) => {
        const to = Math.min(end, bytes);
        const piece = Buffer.from(await read(start, to));
        return { value: Object.assign(piece, { size: piece.length }), done: to >= bytes };
      },
      close: () => undefined,
    }),
  };
}

/** It is not there, or another file is there by its name: creation tells what is the matter. */
function mayBegin(answer: UploadAnswer): boolean {
  if (answer.kind !== 'answered') return false;
  return [200, 404, 410].includes(answer.status);
}

function noOf(answer: UploadAnswer): NoReply {
  const isAnswer = answer.kind === 'answered' || answer.kind === 'noAnswer';
  return isAnswer ? classifyNo(answer) : { kind: 'nonsense', status: 200 };
}
