/** The recovery key: 256 random bits in three shares, any two of which give it back (Shamir over GF(256)). */
import { combine, split } from 'shamir-secret-sharing';
import type { RecoveryError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { sheetCount } from '../../shared/vault/recovery-sheet';
import { parseShareText, shareTextBytes } from '../../shared/vault/recovery-text';
import { newKey, sha256Hex } from './seal';

const neededShares = 2;
const version = 1;
const sumBytes = 3;

export type RecoveryKey = {
  readonly keyId: string;
  readonly key: Buffer;
  /** What stands on the sheets, first to last: version and number, key id, share, checksum. */
  readonly shares: readonly Buffer[];
};

/** The name of a key: says which shares belong together, and nothing of the key. */
const keyIdOf = (key: Uint8Array) =>
  sha256Hex(Buffer.concat([Buffer.from('recovery'), key])).slice(0, 6);

/** A fresh key and its shares. */
export async function newRecoveryKey(): Promise<RecoveryKey> {
  const key = newKey();
  const keyId = keyIdOf(key);
  const parts = await split(new Uint8Array(key), sheetCount, neededShares);
  const shares = parts.map((part, index) => {
    const body = Buffer.concat([
      Buffer.from([(version << 4) | (index + 1)]),
      Buffer.from(keyId, 'hex'),
      part,
    ]);
    part.fill(0);
    return Buffer.concat([body, checksum(body)]);
  });
  return { keyId, key, shares };
}

/** The key of two shares as they were typed or scanned; names what is wrong with which of them. */
export async function recoveryKeyOf(
  typed: readonly [string, string],
): Promise<Result<{ keyId: string; key: Buffer }, RecoveryError>> {
  const read: { number: number; keyId: string; part: Uint8Array }[] = [];
  for (const [index, text] of typed.entries()) {
    const parsed = parseShareText(text);
    const share = parsed.ok ? readShare(Buffer.from(parsed.value)) : undefined;
    if (share === undefined) return err({ kind: 'recoveryShareUnreadable', sheet: index + 1 });
    read.push(share);
  }
  const [first, second] = read;
  if (first === undefined || second === undefined) return err({ kind: 'recoveryKeyWrong' });
  if (first.number === second.number && first.keyId === second.keyId) {
    return err({ kind: 'recoverySharesSame' });
  }
  if (first.keyId !== second.keyId) return err({ kind: 'recoverySharesApart' });
  const key = Buffer.from(await combine([first.part, second.part]));
  return keyIdOf(key) === first.keyId
    ? ok({ keyId: first.keyId, key })
    : err({ kind: 'recoveryKeyWrong' });
}

function readShare(bytes: Buffer): { number: number; keyId: string; part: Uint8Array } | undefined {
  const body = bytes.subarray(0, shareTextBytes - sumBytes);
  const head = body[0] ?? 0;
  if (bytes.length !== shareTextBytes || head >> 4 !== version) return undefined;
  if (!checksum(body).equals(bytes.subarray(shareTextBytes - sumBytes))) return undefined;
  const keyId = body.subarray(1, 4).toString('hex');
  return { number: head & 15, keyId, part: new Uint8Array(body.subarray(4)) };
}

const checksum = (body: Uint8Array) => Buffer.from(sha256Hex(body).slice(0, sumBytes * 2), 'hex');
