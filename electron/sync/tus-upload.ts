/** One file to the platform by tus 1.0: begin it with its first chunk, or ask how far it got, then chunk after chunk. */
import { Upload } from 'tus-js-client';
import type { UploadOptions } from 'tus-js-client';
import { uploadIdFor } from '../../shared/protocol/messages';
import type { FileUpload, UploadAnswer, WireAnswer } from '../../shared/sync/ports';
import { tusStack } from './tus-stack';
import type { MeasuredWire, SentFile } from './tus-stack';

export type UploadPlace = MeasuredWire & {
  /** The platform's address without a slash at the end. */
  readonly base: string;
  readonly stationId: string;
  readonly headers: { readonly [name: string]: string };
  /** Addresses of uploads that this run of the program began and did not see whole. */
  readonly begun: Set<string>;
  /** What platforms were found not to do, by their address. */
  readonly older: Set<string>;
};

/** Statuses of HEAD that may only mean that there is no upload yet; POST answers with the real reason. */
function mayBeCreated(answer: UploadAnswer): boolean {
  return (
    answer.kind === 'answered' &&
    answer.status >= 400 &&
    answer.status < 500 &&
    answer.status !== 423 &&
    answer.status !== 429
  );
}

/**
 * Brings a file to the platform whole. Resumes at the byte that the platform names: it is asked before anything is sent
 * where this run began the file; else the answer to the first chunk tells. Never rejects.
 */
export async function uploadFile(place: UploadPlace, file: FileUpload): Promise<UploadAnswer> {
  const endpoint = `${place.base}/v1/uploads`;
  const url = `${endpoint}/${uploadIdFor(place.stationId, file.caseId, file.sha256)}`;
  const { begun } = place;
  const { buffer, byteOffset, byteLength } = file.bytes;
  const input = Buffer.from(buffer, byteOffset, byteLength);
  if (begun.has(url)) {
    const asked = await runUpload(place, file, url, { input, uploadUrl: url });
    if (asked.answer.kind === 'whole') begun.delete(url);
    if (!asked.first || !mayBeCreated(asked.answer)) return asked.answer;
  }
  begun.add(url);
  const metadata = { caseId: file.caseId, sha256: file.sha256 };
  const begin = async (uploadDataDuringCreation: boolean) =>
    runUpload(place, file, url, { input, endpoint, metadata, uploadDataDuringCreation });
  let begins = await begin(!place.older.has(place.base));
  // A platform of before data came with the creation: tus asks for it to be created empty then.
  if (begins.first && isUnsupported(begins.answer) && !place.older.has(place.base)) {
    place.older.add(place.base);
    begins = await begin(false);
  }
  if (begins.answer.kind === 'whole') begun.delete(url);
  return begins.answer;
}

const isUnsupported = (answer: UploadAnswer): boolean =>
  answer.kind === 'answered' && answer.status === 415;

type Options = {
  readonly input: ConstructorParameters<typeof Upload>[0];
} & Pick<
  UploadOptions,
  'uploadUrl' | 'endpoint' | 'metadata' | 'uploadDataDuringCreation' | 'fileReader'
>;

type Ran = {
  readonly answer: UploadAnswer;
  /** Whether it ended with the very first request. */
  readonly first: boolean;
};

/** One try at an upload, begun or gone on with, as `options` say. */
export function runUpload(
  place: MeasuredWire & Pick<UploadPlace, 'headers'>,
  file: SentFile & Pick<FileUpload, 'onProgress' | 'mayContinue'>,
  url: string,
  { input, ...options }: Options,
): Promise<Ran> {
  const { headers, chunkSize } = place;
  const chunkBytes = () => Math.min(chunkSize.bytes(), file.budget.mostBytesAtOnce());
  return new Promise((resolve) => {
    const stack = tusStack(place, url, file);
    const settle = (answer: UploadAnswer) => {
      unlisten();
      resolve({ answer, first: stack.requestCount() <= 1 });
    };
    const upload = new Upload(input, {
      ...options,
      headers: { ...headers },
      chunkSize: chunkBytes(),
      // One try: the engine knows better when to try again.
      retryDelays: null,
      // The address follows from the content; nothing has to be remembered, no file is written.
      storeFingerprintForResuming: false,
      fingerprint: async () => '',
      httpStack: stack.httpStack,
      onChunkComplete: (_chunkBytes, acceptedBytes) => {
        file.onProgress(acceptedBytes);
        // Read anew for every chunk.
        upload.options.chunkSize = chunkBytes();
        if (acceptedBytes === file.bytes.length || file.mayContinue()) return;
        void upload.abort();
        settle({ kind: 'turnOver' });
      },
      onSuccess: () => settle({ kind: 'whole' }),
      onError: () => settle(stack.lastAnswer() ?? nonsense),
    });
    const unlisten = file.cancel.onCancel(() => {
      void upload.abort();
      resolve({ answer: { kind: 'noAnswer', trouble: 'cancelled' }, first: false });
    });
    if (!file.cancel.cancelled) upload.start();
  });
}

/** What tus refused although it was answered. */
const nonsense: WireAnswer = { kind: 'answered', status: 200, headers: {}, body: '' };
