/** The signed file in which a policy pack travels from its county to a station: Ed25519 over canonical JSON (RFC 8032, RFC 8785). */
import * as z from 'zod';
import type { Result } from '../domain/result';
import { err, ok } from '../domain/result';
import type { LoadedPack } from './checklist';
import { loadPack } from './checklist';
import { lintPack } from './lint';
import type { LintReport } from './lint-problem';
import { readPack } from './read-pack';
import { laterBy } from '../protocol/format-version';
import { parseJson } from '../protocol/parse-json';
import type { SignedPack } from '../protocol/signed-pack-schema';
import {
  largestPackBytes,
  packSigningText,
  signedPackFormat,
  signedPackSchema,
} from '../protocol/signed-pack-schema';

/** A key whose packs are believed; `publicKey` is raw Ed25519 in base64. */
export type TrustedKey = { readonly id: string; readonly publicKey: string };

/** Whether `signature` (base64) over the UTF-8 bytes of `text` is by `publicKey`; never throws. */
export type VerifySignature = (text: string, signature: string, publicKey: string) => boolean;

/** Why a pack is not taken; the one in force stays in force. */
export type SignedPackProblem =
  | { readonly kind: 'packTooLarge'; readonly bytes: number }
  /** No JSON, or no signed pack: what is in it was not looked at. */
  | { readonly kind: 'packUnreadable' }
  | { readonly kind: 'packKeyUnknown'; readonly keyId: string }
  | { readonly kind: 'packSignatureWrong'; readonly keyId: string }
  /** `schema` names the format of the file or of the pack in it. */
  | { readonly kind: 'packTooNew'; readonly schema: string }
  | { readonly kind: 'packFaulty'; readonly report: LintReport };

/** A pack that is genuine and without fault. */
export type CheckedPack = {
  /** The file, taken apart. */
  readonly signed: SignedPack;
  readonly loaded: LoadedPack;
  readonly report: LintReport;
};

/** Takes a file apart without believing it. */
export function parseSignedPack(
  text: string,
  bytes: number,
): Result<
  SignedPack,
  Extract<SignedPackProblem, { kind: 'packTooLarge' | 'packUnreadable' | 'packTooNew' }>
> {
  if (bytes > largestPackBytes || text.length > largestPackBytes) {
    return err({ kind: 'packTooLarge', bytes });
  }
  const json = parseJson(text);
  const named = z.looseObject({ format: z.string().max(100) }).safeParse(json);
  if (named.success && (laterBy(named.data.format, signedPackFormat) ?? 0) > 0) {
    return err({ kind: 'packTooNew', schema: named.data.format });
  }
  const parsed = signedPackSchema.safeParse(json);
  return parsed.success ? ok(parsed.data) : err({ kind: 'packUnreadable' });
}

/**
 * Reads, verifies and lints the file of a pack; nothing of it is believed before its signature is.
 * `bytes` is the size of the file; whoever reads it asks for the size first.
 */
export function loadSignedPack(
  file: { readonly text: string; readonly bytes: number },
  keys: readonly TrustedKey[],
  verify: VerifySignature,
): Result<CheckedPack, SignedPackProblem> {
  const parsed = parseSignedPack(file.text, file.bytes);
  if (!parsed.ok) return parsed;
  const { keyId, signature, pack } = parsed.value;
  const key = keys.find(({ id }) => id === keyId);
  if (key === undefined) return err({ kind: 'packKeyUnknown', keyId });
  const text = signingTextOf(parsed.value);
  if (text === undefined) return err({ kind: 'packUnreadable' });
  if (!verify(text, signature, key.publicKey)) return err({ kind: 'packSignatureWrong', keyId });
  const read = readPack(pack);
  if (!read.ok && read.error.kind === 'packTooNew') {
    return err({ kind: 'packTooNew', schema: read.error.schema });
  }
  const report = lintPack(pack);
  const loaded = loadPack(pack);
  if (report.problems.length > 0 || !loaded.ok) return err({ kind: 'packFaulty', report });
  return ok({ signed: parsed.value, loaded: loaded.value, report });
}

/** Nothing when the value nests deeper than can be written down. */
function signingTextOf(signed: SignedPack): string | undefined {
  try {
    return packSigningText(signed);
  } catch {
    return undefined;
  }
}
