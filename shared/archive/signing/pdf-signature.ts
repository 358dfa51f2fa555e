/**
 * Reads the signature inside a PDF (ISO 32000-1, 12.8.1; ETSI EN 319 142-1) and verifies it: over every byte of the file
 * but its own, by the certificate that it brings. The bytes come from outside: never throws, and believes no length.
 */
import { signerFault } from './check-signer';
import type { Bytes } from './der';
import { bytesOfHex, hexOf, leadingDer, mostDerBytes } from './der';
import type { SignatureCrypto } from './signature-crypto';
import { dataOid, signedDataOf } from './signed-data';

export type PdfSignatureFault =
  /** There is one, and it or its place cannot be read. */
  | 'unreadable'
  /** Bytes were added behind what it covers: it may be right, and says nothing of them. */
  | 'notWhole'
  /** The file ends before what it covers does. */
  | 'cut'
  | 'otherBytes'
  | 'wrong'
  | 'noCertificate'
  | 'otherCertificate'
  /** Right, but not by the certificate that signed the package. */
  | 'otherSigner';

export type PdfSignature = {
  readonly faults: readonly PdfSignatureFault[];
  /** SHA-256 of the certificate; present when the signature is right for what it covers. */
  readonly fingerprint?: string;
};

const slash = 0x2f;
const rangeName = '/ByteRange';
/** One of them stays where a changed byte makes the other unreadable. */
const markers = ['/SigFlags', '/ETSI.CAdES.detached', '/adbe.pkcs7.detached'];
/** More than four numbers of ten digits and what separates them take. */
const rangeBytes = 120;
/** A file with more signatures than this was not made to be read. */
const mostSignatures = 16;

/** Every signature of a PDF; none where it has no signature at all. */
export async function pdfSignatures(
  pdf: Uint8Array,
  crypto: SignatureCrypto,
): Promise<readonly PdfSignature[]> {
  const { ranges, isMarked } = findSignatures(pdf);
  if (ranges.length === 0) return isMarked ? [{ faults: ['unreadable'] }] : [];
  const found: PdfSignature[] = [];
  for (const at of ranges.slice(0, mostSignatures)) found.push(await signatureAt(pdf, at, crypto));
  return found;
}

function findSignatures(pdf: Uint8Array): { ranges: readonly number[]; isMarked: boolean } {
  const ranges: number[] = [];
  let isMarked = false;
  for (let at = pdf.indexOf(slash); at >= 0; at = pdf.indexOf(slash, at + 1)) {
    if (standsAt(pdf, at, rangeName)) ranges.push(at + rangeName.length);
    else isMarked ||= markers.some((marker) => standsAt(pdf, at, marker));
  }
  return { ranges, isMarked };
}

function standsAt(pdf: Uint8Array, at: number, name: string): boolean {
  for (let index = 1; index < name.length; index += 1) {
    if (pdf[at + index] !== name.charCodeAt(index)) return false;
  }
  return true;
}

async function signatureAt(
  pdf: Uint8Array,
  rangeAt: number,
  crypto: SignatureCrypto,
): Promise<PdfSignature> {
  const place = placeOf(pdf, rangeAt);
  const signed = place && signedDataOf(leadingDer(place.cms));
  const isDetached = signed?.contentType === dataOid && signed.content === undefined;
  if (place === undefined || signed === undefined || !isDetached) return { faults: ['unreadable'] };
  const { start, end, covered } = place;
  if (covered > pdf.byteLength) return { faults: ['cut'] };
  const isWhole = covered === pdf.byteLength;
  const outside = isWhole ? [] : (['notWhole'] as const);
  const content = [pdf.subarray(0, start), pdf.subarray(end, covered)];
  const fault = await signerFault(signed, content, crypto);
  const { signer } = signed;
  if (fault !== undefined || signer === undefined) {
    return { faults: [...outside, fault ?? 'noCertificate'] };
  }
  return { faults: outside, fingerprint: hexOf(await crypto.digest('SHA-256', signer.der)) };
}

type Place = {
  /** The brackets of Contents, the second one included. */
  readonly start: number;
  readonly end: number;
  /** Where what is covered ends. */
  readonly covered: number;
  readonly cms: Bytes;
};

/** What is left out must be the signature and nothing else, its filling zeros included. */
function placeOf(pdf: Uint8Array, rangeAt: number): Place | undefined {
  const text = latin1(pdf.subarray(rangeAt, rangeAt + rangeBytes));
  const numbers = /^\s*\[\s*0\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/.exec(text);
  if (numbers === null) return undefined;
  const [start = 0, end = 0, rest = 0] = numbers.slice(1).map(Number);
  const digits = end - start - 2;
  if (digits < 2 || digits > 2 * mostDerBytes || end > pdf.byteLength) return undefined;
  if (!/\/Contents\s*$/.test(latin1(pdf.subarray(Math.max(0, start - 20), start))))
    return undefined;
  const inside = latin1(pdf.subarray(start, end));
  if (!inside.startsWith('<') || !inside.endsWith('>')) return undefined;
  const bytes = bytesOfHex(inside.slice(1, -1));
  const element = bytes && leadingDer(bytes);
  if (bytes === undefined || element === undefined) return undefined;
  const cms = bytes.subarray(0, element.whole.byteLength);
  if (bytes.subarray(cms.byteLength).some((octet) => octet !== 0)) return undefined;
  return { start, end, covered: end + rest, cms };
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.byteLength; at += 4_096) {
    text += String.fromCharCode(...bytes.subarray(at, at + 4_096));
  }
  return text;
}
