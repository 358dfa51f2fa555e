/** Canonical JSON (RFC 8785): equal values give equal bytes, so that hashes and signatures agree. */
import canonicalize from 'canonicalize';
import type { Receipt } from '../domain/delivery';

/** The canonical text of a JSON value. */
export function canonicalJson(value: object): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('Not a JSON value');
  return text;
}

/** The bytes a platform receipt's signature covers: every field but the signature itself. */
export function receiptSigningText(receipt: Omit<Receipt, 'signature'> & Partial<Receipt>): string {
  return canonicalJson({ ...receipt, signature: undefined });
}
