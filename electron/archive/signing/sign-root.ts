/** Signs the root of a package: what lies in its folder 签名. */
import type { ArchiveKey } from '../../../shared/archive/signing/archive-key-schema';
import { signaturePaths } from '../../../shared/archive/signing/signature-files';
import type { Instant } from '../../../shared/domain/ids';
import { cmsSignature } from './cms-signature';
import { sm2SignatureOf } from './sm2-sign';
import { timestampRequest } from './timestamp-request';

export type SignatureFile = { readonly path: string; readonly bytes: Uint8Array };

/** The signature files over the bytes of `tagmanifest-sha256.txt`. */
export async function signRoot(
  key: ArchiveKey,
  root: Uint8Array,
  at: Instant,
): Promise<readonly SignatureFile[]> {
  const sm2 = JSON.stringify(sm2SignatureOf(key, root, at), null, 1);
  return [
    { path: signaturePaths.cms, bytes: await cmsSignature(key, root, at) },
    { path: signaturePaths.sm2, bytes: new Uint8Array(Buffer.from(`${sm2}\n`, 'ascii')) },
    { path: signaturePaths.request, bytes: timestampRequest(root) },
  ];
}
