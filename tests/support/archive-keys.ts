/** Archive keys as a station makes them, with a station's own key that is made for the moment. */
import { makeArchiveKey } from '../../electron/archive/signing/archive-key';
import type { ArchiveSigner } from '../../electron/archive/signing/certificate-name';
import type { ArchiveKey } from '../../shared/archive/signing/archive-key-schema';
import { newStationKey, type StationKey } from './platform-builders';

/** Keys of `signer` from the instant `at` on. */
export function anArchiveKey(
  signer: ArchiveSigner,
  at: string,
  { publicKey, privateKey }: StationKey = newStationKey(),
): Promise<ArchiveKey> {
  const signingKey = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  return makeArchiveKey(signer, { publicKey, signingKey }, at);
}
