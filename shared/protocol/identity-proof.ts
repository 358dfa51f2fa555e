/** `POST /v1/identity`: a platform proves that it has the key it was paired by, at the addresses that its operator named. */
import * as z from 'zod';
import { canonicalJson } from './canonical-json';
import { signatureSchema } from './messages';

/** 32 bytes that nobody asked before, base64: an answer that was given once proves nothing later. */
const challengeSchema = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);

export const identityRequestSchema = z.strictObject({
  challenge: challengeSchema,
  /** The address that it is asked at, as the station was told it. */
  address: z.string().min(1).max(300),
});

export const identityReplySchema = z.strictObject({
  keyId: z.string().min(1).max(80),
  name: z.string().max(100),
  /** Ed25519 over `identityText`, base64. */
  signature: signatureSchema,
});

/** The text that the platform signs (RFC 8785). */
export function identityText(asked: z.infer<typeof identityRequestSchema>): string {
  const { challenge, address } = asked;
  return canonicalJson({ format: 'enrollment-identity-proof/1', challenge, address });
}
