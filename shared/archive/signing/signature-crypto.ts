/** Hashing and verifying as the signatures of a package need them, over the WebCrypto of Electron's main or a browser. */
import { concatBytes } from '../../protocol/byte-reader';
import type { Certificate } from './certificate';
import type { Bytes } from './der';
import { childrenOf, readDer, tags } from './der';
import type { HashName } from './signed-data';

export type Content = Uint8Array | readonly Uint8Array[];

export type SignatureCrypto = {
  /** Of bytes, or of parts that follow each other. */
  readonly digest: (hash: HashName, content: Content) => Promise<Bytes>;
  /** Whether `signature` over `bytes` is by the key of this certificate; never rejects. */
  readonly verify: (
    certificate: Certificate,
    hash: HashName,
    signature: Bytes,
    bytes: Bytes,
  ) => Promise<boolean>;
};

/** The part of `SubtleCrypto` that is used; `K` is its key type. */
type Subtle<K> = {
  digest(name: string, data: Bytes): Promise<ArrayBuffer>;
  importKey(
    format: 'spki',
    data: Bytes,
    algorithm: { name: string; hash: string } | { name: string; namedCurve: string },
    extractable: boolean,
    usages: 'verify'[],
  ): Promise<K>;
  verify(
    algorithm: { name: string; hash: string },
    key: K,
    signature: Bytes,
    data: Bytes,
  ): Promise<boolean>;
};

const coordinateBytes = { 'P-256': 32, 'P-384': 48, 'P-521': 66 } as const;
const rsa = 'RSASSA-PKCS1-v1_5';

/** The port over a `SubtleCrypto`. */
export function cryptoOver<K>(subtle: Subtle<K>): SignatureCrypto {
  return {
    digest: async (hash, content) =>
      new Uint8Array(await subtle.digest(hash, concatBytes(piecesOf(content)))),
    verify: async ({ key, spki }, hash, signature, bytes) => {
      try {
        if (key === undefined) return false;
        if (key.name === 'RSA') {
          const rsaKey = await subtle.importKey('spki', spki, { name: rsa, hash }, false, [
            'verify',
          ]);
          return await subtle.verify({ name: rsa, hash }, rsaKey, signature, bytes);
        }
        const raw = rawEcdsa(signature, coordinateBytes[key.curve]);
        if (raw === undefined) return false;
        const algorithm = { name: 'ECDSA', namedCurve: key.curve };
        const ecKey = await subtle.importKey('spki', spki, algorithm, false, ['verify']);
        return await subtle.verify({ name: 'ECDSA', hash }, ecKey, raw, bytes);
      } catch {
        return false;
      }
    },
  };
}

const piecesOf = (content: Content) => (content instanceof Uint8Array ? [content] : content);

/** `SEQUENCE { r INTEGER, s INTEGER }` (RFC 3279, 2.2.3) as the two numbers side by side; nothing when it is not exactly that. */
export function rawEcdsa(signature: Uint8Array, size: number): Bytes | undefined {
  const numbers = childrenOf(readDer(signature), tags.sequence) ?? [];
  if (numbers.length !== 2) return undefined;
  const raw = new Uint8Array(2 * size);
  for (const [index, { tag, content }] of numbers.entries()) {
    const [first = 0x80, second = 0] = content;
    const padded = first === 0 && content.byteLength > 1;
    // X.690, 8.3.2: positive, and no octet more than needed.
    if (tag !== tags.integer || first >= 0x80 || (padded && second < 0x80)) return undefined;
    const digits = padded ? content.subarray(1) : content;
    if (digits.byteLength > size) return undefined;
    raw.set(digits, (index + 1) * size - digits.byteLength);
  }
  return raw;
}
