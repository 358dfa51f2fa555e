/** 数据核验 on the wire: a station asks a department through the platform, and hears the answer by its feed. */
import * as z from 'zod';
import type { Case } from '../domain/case';
import type { Form } from '../domain/form';
import { formSchema } from '../domain/form';
import { instantSchema, uuidSchema } from '../domain/ids';
import type { Verification } from '../domain/verification';
import { authorisationsOf, factExtras, factFields } from '../domain/fact-standing';
import type { VerifiedFact } from '../domain/verified-fact';
import { verifiedFactSchema } from '../domain/verified-fact';
import { protocolVersion } from './messages';

/**
 * `POST /v1/verifications`: one question about one fact, kept under its id. The same id again is the same question and
 * changes nothing, however often it comes; the answer comes once, by the feed.
 */
export const verificationRequestSchema = z
  .strictObject({
    protocol: z.literal(protocolVersion),
    id: uuidSchema,
    caseId: uuidSchema,
    fact: verifiedFactSchema,
    /** The values to compare; nothing else of the family travels. */
    asked: formSchema,
    /** Which text a guardian signed, and when: without it no department is asked. */
    authorisation: z.strictObject({ version: z.string().min(1).max(20), signedAt: instantSchema }),
  })
  .refine(isWhole, { path: ['asked'], error: 'asked: the fields of the fact' });
export type VerificationRequest = z.infer<typeof verificationRequestSchema>;

/**
 * Every field of the fact, and none but those and its extras: who leaves out whose home it is would hear from the register who owns it, and
 * who adds fields would hear of more than was signed for.
 */
function isWhole({ fact, asked }: { readonly fact: VerifiedFact; readonly asked: Form }): boolean {
  const fields = factFields[fact];
  const allowed: readonly string[] = [...fields, ...(factExtras[fact] ?? [])];
  return (
    fields.every((key) => key in asked) &&
    Object.entries(asked).every(([key, text]) => allowed.includes(key) && text !== '')
  );
}

export const verificationReplySchema = z.strictObject({
  id: uuidSchema,
  receivedAt: instantSchema,
});
export type VerificationReply = z.infer<typeof verificationReplySchema>;

/**
 * What a station sends for a question; nothing where the signature is gone from the case. It names the signature that
 * the question was asked under, so that one signed later does not make other words of the same id.
 */
export function verificationRequest(
  current: Case,
  { id, fact, asked, at }: Verification,
): VerificationRequest | undefined {
  const all = authorisationsOf(current);
  const signed = all.findLast((one) => Date.parse(one.at) <= Date.parse(at)) ?? all[0];
  const version = signed?.authorisation?.version;
  if (signed === undefined || version === undefined) return undefined;
  const authorisation = { version, signedAt: signed.at };
  return { protocol: protocolVersion, id, caseId: current.id, fact, asked, authorisation };
}
