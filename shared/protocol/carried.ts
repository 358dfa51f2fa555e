/** Courier packages that a station with a line hands on 代送 for one without: sealed bytes that only the platform can read. */
import * as z from 'zod';
import { uuidSchema } from '../domain/ids';

export const carriedPath = '/v1/carried-packages';

/** Largest file of a stick formatted as FAT32, in bytes: no package is larger. */
export const largestPackageBytes = 4_294_967_295;

/** What an upload is; sent as `Upload-Metadata` (tus creation) with exactly this key. */
export const carriedTargetSchema = z.strictObject({ packageId: uuidSchema });

/** The upload's identity: its carrier and its package, so that a carrier that was started again goes on where it was. */
export function carriedIdFor(carrierId: string, packageId: string): string {
  return `${carrierId}.${packageId}`;
}

/** The carrier and the package named by an upload's identity; undefined when it is none. */
export function findCarried(
  uploadId: string,
): { readonly carrierId: string; readonly packageId: string } | undefined {
  const [carrierId, packageId, ...rest] = uploadId.split('.');
  const named = z.strictObject({ carrierId: uuidSchema, packageId: uuidSchema });
  const parsed = named.safeParse({ carrierId, packageId });
  return rest.length === 0 && parsed.success ? parsed.data : undefined;
}
