/** Uploads: tus (resumable upload protocol 1.0) in front of the content-addressed vault. */
import { Server } from '@tus/server';
import { findUploadTarget, largestFileBytes } from '../../shared/protocol/messages';
import { Problem } from '../http/problems';
import type { PlatformContext } from '../platform-context';
import { takeFirstBytes } from './first-bytes';
import type { Beginning } from './first-bytes';
import { leaseLocker, whileLocked } from './lease-locker';

export const uploadPath = '/v1/uploads';

export type Uploads = {
  /** Lets tus answer; `uploadId` names the upload a POST creates. */
  readonly answer: (request: Request, uploadId: string) => Promise<Response>;
  /** Begins an upload with the bytes that come with the request; answers and throws as `takeFirstBytes`. */
  readonly begin: (beginning: Beginning) => Promise<number>;
  /** Bytes received of an unfinished upload; undefined when there is none. */
  readonly findOffset: (uploadId: string) => Promise<number | undefined>;
  /**
   * Takes in an upload that has all its bytes, e.g. when the process ended just before doing so.
   * @returns whether the vault holds the file now; false means that its bytes were wrong and are gone.
   */
  readonly finish: (uploadId: string) => Promise<boolean>;
  /** Removes unfinished uploads older than the expiration; answers how many. */
  readonly removeExpired: () => Promise<number>;
};

/** Opens the uploads of the vault. */
export function openUploads({ vault, clock, random, database }: PlatformContext): Uploads {
  const store = vault.partials;
  const created = new WeakMap<object, string>();
  const locker = leaseLocker(database, { clock, random });
  const finish = async (uploadId: string): Promise<boolean> => {
    const target = findUploadTarget(uploadId);
    if (target === undefined) return false;
    return whileLocked(locker, uploadId, async () => {
      // Two requests may see the last byte; the first one to come here takes the file in.
      const isHere = (await store.findUpload(uploadId)) !== undefined;
      return isHere ? vault.takeIn(uploadId, target.sha256) : vault.has(target.sha256);
    });
  };
  const server = new Server({
    path: uploadPath,
    datastore: store,
    locker,
    lockDrainTimeout: 1000,
    maxSize: largestFileBytes,
    relativeLocation: true,
    namingFunction: (request) => {
      const uploadId = created.get(request);
      if (uploadId === undefined) throw new Error('The upload was not named');
      return uploadId;
    },
    onUploadFinish: async (_request, { id }) => {
      if (await finish(id)) return {};
      // tus calls hooks outside its own error type: status and body are read from what is thrown.
      throw Object.assign(new Error('file-differs'), { status_code: 460, body: '' });
    },
  });
  return {
    answer: async (request, uploadId) => {
      created.set(request, uploadId);
      const response = await server.handleWeb(request);
      return response.status < 400 ? response : asProblem(response);
    },
    begin: (beginning) => takeFirstBytes({ vault, locker }, beginning),
    findOffset: async (uploadId) => (await store.findUpload(uploadId))?.offset,
    finish,
    removeExpired: () => server.cleanUpExpiredUploads(),
  };
}

/** tus answers its refusals as plain text; ours are problems. */
export async function asProblem(response: Response): Promise<Response> {
  const text = await response.text();
  const problem = problemFor(response.status, text).response();
  for (const name of ['tus-resumable', 'connection']) {
    const value = response.headers.get(name);
    if (value !== null) problem.headers.set(name, value);
  }
  return problem;
}

function problemFor(status: number, text: string): Problem {
  const later = { headers: { 'Retry-After': '2' } };
  if (status === 460) return new Problem(text === 'chunk-differs' ? text : 'file-differs');
  if (status === 404 || status === 410) return new Problem('not-found', { status });
  if (status === 409) return new Problem('upload-offset-differs');
  if (status === 413) return new Problem('file-too-large');
  // Another request took the upload over, or the disk is full, or its lock could not be had: later may work.
  if (status >= 500 || text.startsWith('Request aborted')) return new Problem('busy', later);
  return new Problem('invalid-request', { status, detail: text.trim() });
}
