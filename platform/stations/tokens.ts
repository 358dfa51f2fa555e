/** Station tokens: derived, not stored, so that a repeated pairing answers the very same one. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { uuidSchema } from '../../shared/domain/ids';

/** Of whom a token is, and the how manieth one: 0 is the first, each renewal makes the next. */
export type TokenOwner = { readonly id: string; readonly tokenEpoch: number };

/** Both halves of a token's text; the first token of a station names no epoch. */
const form = /^([0-9a-f-]{36})(?:\.(\d{1,9}))?\.[\w-]{43}$/;

/** The bearer token of a station: its id, the epoch, and an HMAC-SHA-256 of both. */
export function tokenFor({ id, tokenEpoch }: TokenOwner, secret: Uint8Array): string {
  const named = tokenEpoch === 0 ? id : `${id}.${tokenEpoch}`;
  const proof = createHmac('sha256', secret).update(`station:${named}`).digest('base64url');
  return `${named}.${proof}`;
}

/**
 * Whose token it is; undefined when it is not one of ours. Whether the station was revoked, and whether a later token
 * is in force, is the caller's to check.
 */
export function findTokenOwner(token: string, secret: Uint8Array): TokenOwner | undefined {
  const [, id, epoch = '0'] = form.exec(token) ?? [];
  if (!uuidSchema.safeParse(id).success || id === undefined) return undefined;
  const owner = { id, tokenEpoch: Number(epoch) };
  const expected = Buffer.from(tokenFor(owner, secret));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected) ? owner : undefined;
}
