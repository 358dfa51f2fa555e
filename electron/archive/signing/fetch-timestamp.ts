/** Asks a time-stamp authority 时间戳机构 for the token that a package still lacks (RFC 3161, 3.4). */
import { webcrypto } from 'node:crypto';
import { mostDerBytes } from '../../../shared/archive/signing/der';
import { cryptoOver } from '../../../shared/archive/signing/signature-crypto';
import type { Timestamp } from '../../../shared/archive/signing/timestamp';
import type { TimestampAuthority } from '../../../shared/archive/signing/timestamp-authority';
import type { TimestampTrouble } from '../../../shared/archive/signing/timestamp-trouble';
import { checkTimestamp, readTimestampRequest } from '../../../shared/archive/signing/timestamp';
import type { Result } from '../../../shared/domain/result';
import { err, ok } from '../../../shared/domain/result';
import type { CancelSignal } from '../../../shared/sync/cancel';
import { sha256Hex } from '../../vault/seal';
import { postBytes } from './post-bytes';

const timeLimitMs = 15_000;
const requestType = 'application/timestamp-query';
const replyType = 'application/timestamp-reply';

/** What a token is asked for: the kept request and the bytes that it is about. */
export type MissingTimestamp = { readonly request: Uint8Array; readonly root: Uint8Array };

/** The answer of the authority, checked, as the bytes of the file `.tsr`; never rejects. */
export async function fetchTimestamp(
  missing: MissingTimestamp,
  { address, fingerprint }: TimestampAuthority,
  cancel: CancelSignal,
  limitMs = timeLimitMs,
): Promise<
  Result<{ readonly reply: Uint8Array; readonly timestamp: Timestamp }, TimestampTrouble>
> {
  const url = authorityUrl(address);
  if (url === undefined) return err('addressInvalid');
  const request = readTimestampRequest(missing.request);
  if (request === undefined) return err('requestUnreadable');
  const answer = await postBytes({
    url,
    headers: { 'Content-Type': requestType, Accept: replyType },
    body: missing.request,
    mostBytes: mostDerBytes,
    timeLimitMs: limitMs,
    cancel,
  });
  if (answer.kind !== 'answered') return err(answer.kind);
  const isReply = answer.type.split(';')[0]?.trim().toLowerCase() === replyType;
  if (answer.status !== 200 || !isReply) return err('otherAnswer');
  const crypto = cryptoOver(webcrypto.subtle);
  const checked = await checkTimestamp(answer.body, request, missing.root, crypto);
  if (typeof checked === 'string') return err(checked);
  const isNamed = fingerprint === undefined || sha256Hex(checked.authority.der) === fingerprint;
  return isNamed ? ok({ reply: answer.body, timestamp: checked }) : err('otherAuthority');
}

/**
 * An address of an authority: http or https, since the token is signed and says nothing but a digest; no name and
 * password in it.
 */
function authorityUrl(address: string): URL | undefined {
  if (address.length > 300) return undefined;
  let url: URL;
  try {
    url = new URL(address.trim());
  } catch {
    return undefined;
  }
  const right =
    ['http:', 'https:'].includes(url.protocol) && url.username === '' && url.password === '';
  return right ? url : undefined;
}
