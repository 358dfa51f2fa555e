/** Makes the SM2 signature over the root of a package. */
import { sm2 } from 'sm-crypto-v2';
import type { ArchiveKey } from '../../../shared/archive/signing/archive-key-schema';
import { signedFile } from '../../../shared/archive/signing/signature-files';
import type { Sm2Signature } from '../../../shared/archive/signing/sm2-signature';
import { sm2Algorithm, sm2UserId } from '../../../shared/archive/signing/sm2-signature';
import type { Instant } from '../../../shared/domain/ids';
import { newSm2Number } from './archive-key';

/** The signature as it is kept. */
export function sm2SignatureOf(
  { sm2PrivateKey, sm2PublicKey }: Pick<ArchiveKey, 'sm2PrivateKey' | 'sm2PublicKey'>,
  content: Uint8Array,
  at: Instant,
): Sm2Signature {
  const signature = sm2.doSignature(content, sm2PrivateKey, {
    hash: true,
    // `SEQUENCE { r INTEGER, s INTEGER }` (GM/T 0009-2012, 7.3).
    der: true,
    publicKey: sm2PublicKey,
    userId: sm2UserId,
    // The library would ask the global object for chance, which is not there in every process.
    pointPool: [newPoint()],
  });
  return {
    version: 1,
    algorithm: sm2Algorithm,
    userId: sm2UserId,
    publicKey: sm2PublicKey,
    signature,
    signedFile,
    signedAt: at,
  };
}

function newPoint() {
  const k = newSm2Number();
  const point = sm2.getPublicKeyFromPrivateKey(k);
  return { k: BigInt(`0x${k}`), x1: BigInt(`0x${point.slice(2, 66)}`) };
}
