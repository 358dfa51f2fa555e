/** The signed list of the program's files as build/signed-list.mjs writes it: nothing of it is believed before its signature holds. */
import { createPublicKey, verify } from 'node:crypto';
import * as z from 'zod';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';

export const listName = 'SHA256SUMS';
export const listSignatureName = `${listName}.sig`;

/** A program has some hundred files. */
const mostFiles = 5_000;
export const mostListBytes = 2 * 1024 * 1024;
export const mostSignatureBytes = 4 * 1024;

/** A path below the folder, in the form of the list: nothing that leads out of it, or that a system reads in another way. */
const path = z
  .string()
  .max(400)
  .regex(/^[^\u0000-\u001f\u007f\\:]+$/)
  .refine((text) => text.split('/').every((part) => !['', '.', '..'].includes(part)));
const line = z.tuple([z.string().regex(/^[0-9a-f]{64}$/), path]);

/** SHA-256 in hex by path, with `/` between the names of folders. */
export type SignedList = ReadonlyMap<string, string>;

/** Whether the publisher of this key (SPKI, PEM) signed these bytes: RSA PKCS #1 v1.5 with SHA-256. */
export function isSigned(bytes: Uint8Array, signature: Uint8Array, publicKey: string): boolean {
  try {
    return verify('sha256', bytes, createPublicKey(publicKey), signature);
  } catch {
    return false;
  }
}

/** The list; `unsigned` when this publisher did not sign it, `unreadable` when it is no list all the same. */
export function readSignedList(
  bytes: Uint8Array,
  signature: Uint8Array,
  publicKey: string,
): Result<SignedList, 'unsigned' | 'unreadable'> {
  if (!isSigned(bytes, signature, publicKey)) return err('unsigned');
  const text = Buffer.from(bytes).toString('utf8');
  const lines = text.split('\n');
  if (lines.pop() !== '' || lines.length === 0 || lines.length > mostFiles) {
    return err('unreadable');
  }
  const list = new Map<string, string>();
  for (const each of lines) {
    const parsed = line.safeParse([each.slice(0, 64), each.slice(66)]);
    if (!parsed.success || each.slice(64, 66) !== '  ') return err('unreadable');
    const [digest, name] = parsed.data;
    if (list.has(name)) return err('unreadable');
    list.set(name, digest);
  }
  return ok(list);
}
