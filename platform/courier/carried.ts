/** Packages that stations bring for others: taken in by tus piece by piece, one at a time of each carrier. */
import type { Readable } from 'node:stream';
import { Server, Upload } from '@tus/server';
import { carriedIdFor, carriedPath, largestPackageBytes } from '../../shared/protocol/carried';
import type { PlatformContext } from '../platform-context';
import { leaseLocker, whileLocked } from '../uploads/lease-locker';
import { asProblem } from '../uploads/uploads';

export type CarriedPackages = {
  /**
   * Begins a package of `bytes`, or finds it; whatever the carrier was bringing before is let go of.
   * @returns how many bytes of it are here.
   */
  readonly begin: (carrierId: string, packageId: string, bytes: number) => Promise<number>;
  /** Lets tus answer. */
  readonly answer: (request: Request) => Promise<Response>;
  /** The bytes of a package; undefined when there is none, `whole` once all have come. */
  readonly find: (
    uploadId: string,
  ) => Promise<{ readonly whole: boolean; readonly bytes: () => Readable } | undefined>;
  /** Does nothing for one that is gone. */
  readonly letGo: (uploadId: string) => Promise<void>;
};

/** Unfinished ones expire with other uploads. */
export function openCarried({ vault, clock, random, database }: PlatformContext): CarriedPackages {
  const store = vault.partials;
  const locker = leaseLocker(database, { clock, random });
  const server = new Server({
    path: carriedPath,
    datastore: store,
    locker,
    lockDrainTimeout: 1000,
    maxSize: largestPackageBytes,
    relativeLocation: true,
  });
  const letGo = (uploadId: string) =>
    whileLocked(locker, uploadId, async () => {
      if ((await store.findUpload(uploadId)) !== undefined) await store.remove(uploadId);
    });
  /** Remembers what a carrier is bringing; answers what it was before. */
  const replaced = (carrierId: string, packageId: string) =>
    database.transaction(async (transaction) => {
      const [before] = await transaction.query<{ package_id: string }>(
        'select package_id from carried_packages where station_id = $1 for update',
        [carrierId],
      );
      await transaction.query(
        `insert into carried_packages (station_id, package_id, begun_at) values ($1, $2, $3)
         on conflict (station_id) do update
           set package_id = excluded.package_id, begun_at = excluded.begun_at`,
        [carrierId, packageId, clock.now()],
      );
      return before?.package_id;
    });
  return {
    begin: async (carrierId, packageId, bytes) => {
      const uploadId = carriedIdFor(carrierId, packageId);
      const before = await replaced(carrierId, packageId);
      if (before !== undefined && before !== packageId) {
        await letGo(carriedIdFor(carrierId, before));
      }
      return whileLocked(locker, uploadId, async () => {
        const found = await store.findUpload(uploadId);
        if (found?.size === bytes) return found.offset;
        if (found !== undefined) await store.remove(uploadId);
        await store.create(new Upload({ id: uploadId, size: bytes, offset: 0 }));
        return 0;
      });
    },
    answer: async (request) => {
      const response = await server.handleWeb(request);
      return response.status < 400 ? response : asProblem(response);
    },
    find: async (uploadId) => {
      const found = await store.findUpload(uploadId);
      if (found === undefined) return undefined;
      return { whole: found.offset === found.size, bytes: () => store.bytesOf(uploadId) };
    },
    letGo,
  };
}
