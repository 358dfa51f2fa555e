/** Station tokens: derived, not stored, so that a repeated pairing answers the very same one. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { uuidSchema } from '../../shared/domain/ids';

/** The bearer token of a station: its id and an HMAC-SHA-256 of it. */
export function tokenFor(stationId: string, secret: Uint8Array): string {
  const proof = createHmac('sha256', secret).update(`station:${stationId}`).digest('base64url');
  return `${stationId}.${proof}`;
}

/** The station a token was made for; undefined when it is not one of ours. Revocation is the caller's to check. */
export function findTokenOwner(token: string, secret: Uint8Array): string | undefined {
  const id = uuidSchema.safeParse(token.slice(0, 36));
  if (!id.success) return undefined;
  const expected = Buffer.from(tokenFor(id.data, secret));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected) ? id.data : undefined;
}
