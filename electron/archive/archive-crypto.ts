/** What verifies signatures in main: Node's own hashes, because WebCrypto would take a copy of a whole archive for one. */
import { createHash, webcrypto } from 'node:crypto';
import type { SignatureCrypto } from '../../shared/archive/signing/signature-crypto';
import { cryptoOver } from '../../shared/archive/signing/signature-crypto';
import { digestOf } from './package-digests';

const names = { 'SHA-256': 'sha256', 'SHA-384': 'sha384', 'SHA-512': 'sha512' } as const;

export const archiveCrypto: SignatureCrypto = {
  ...cryptoOver(webcrypto.subtle),
  digest: async (name, content) => {
    const hash = createHash(names[name]);
    for (const part of content instanceof Uint8Array ? [content] : content) {
      await digestOf(part, hash);
    }
    return Uint8Array.from(hash.digest());
  },
};
