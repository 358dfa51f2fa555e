/** What is read of an X.509 certificate (RFC 5280, 4.1). */
import type { Bytes, Der } from './der';
import { childrenOf, hexOf, instantOf, oidOf, readDer, tags } from './der';
import type { StationWord } from './station-word';
import { stationWordIn } from './station-word';

/** Key of a certificate as WebCrypto knows it; `undefined` kinds are not verified here. */
export type KeyKind =
  | { readonly name: 'ECDSA'; readonly curve: 'P-256' | 'P-384' | 'P-521' }
  | { readonly name: 'RSA' };

export type Certificate = {
  readonly der: Bytes;
  readonly serial: string;
  /** The issuer's name as its own bytes, for comparing. */
  readonly issuer: Bytes;
  /** The subject's name to be read, such as `某某小学, CN`. */
  readonly subject: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly spki: Bytes;
  readonly key: KeyKind | undefined;
  readonly subjectKeyId: string | undefined;
  /** Purposes of extended key usage; empty when it does not say. */
  readonly purposes: readonly string[];
  /** Absent in certificates of others, and in those that stations made before they said it. */
  readonly station: StationWord | undefined;
};

const curves: Readonly<Record<string, 'P-256' | 'P-384' | 'P-521'>> = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
  '1.3.132.0.35': 'P-521',
};

/** A certificate, or nothing when the bytes are none. */
export function readCertificate(bytes: Uint8Array): Certificate | undefined {
  const der = readDer(bytes);
  const [tbs] = childrenOf(der, tags.sequence) ?? [];
  const parts = [...(childrenOf(tbs, tags.sequence) ?? [])];
  // The version is left out in the first one, [0] EXPLICIT.
  if (parts[0]?.tag === 0xa0) parts.shift();
  const [serial, , issuer, validity, subject, spki, ...rest] = parts;
  const [from, to] = childrenOf(validity, tags.sequence) ?? [];
  const [notBefore, notAfter] = [instantOf(from), instantOf(to)];
  const extensions = extensionsOf(rest.find(({ tag }) => tag === 0xa3));
  if (
    der === undefined ||
    serial?.tag !== tags.integer ||
    issuer?.tag !== tags.sequence ||
    spki?.tag !== tags.sequence ||
    notBefore === undefined ||
    notAfter === undefined
  ) {
    return undefined;
  }
  const keyId = readDer(extensions.get('2.5.29.14') ?? new Uint8Array());
  return {
    der: der.whole,
    serial: hexOf(serial.content),
    issuer: issuer.whole,
    subject: nameText(subject),
    notBefore,
    notAfter,
    spki: spki.whole,
    key: keyKindOf(spki),
    subjectKeyId: keyId?.tag === tags.octetString ? hexOf(keyId.content) : undefined,
    purposes: purposesOf(extensions.get('2.5.29.37')),
    station: stationWordIn(extensions.get('2.5.29.17')),
  };
}

function keyKindOf(spki: Der): KeyKind | undefined {
  const [algorithm] = childrenOf(spki) ?? [];
  const [name, parameter] = childrenOf(algorithm, tags.sequence) ?? [];
  const oid = oidOf(name);
  if (oid === '1.2.840.113549.1.1.1') return { name: 'RSA' };
  const curve = oid === '1.2.840.10045.2.1' ? curves[oidOf(parameter) ?? ''] : undefined;
  return curve === undefined ? undefined : { name: 'ECDSA', curve };
}

function extensionsOf(wrapper: Der | undefined): ReadonlyMap<string, Bytes> {
  const [list] = childrenOf(wrapper) ?? [];
  const found = new Map<string, Bytes>();
  for (const extension of childrenOf(list, tags.sequence) ?? []) {
    const parts = childrenOf(extension, tags.sequence) ?? [];
    const oid = oidOf(parts[0]);
    const value = parts.at(-1);
    if (oid !== undefined && value?.tag === tags.octetString) found.set(oid, value.content);
  }
  return found;
}

function purposesOf(value: Bytes | undefined): readonly string[] {
  const list = value === undefined ? undefined : childrenOf(readDer(value), tags.sequence);
  return (list ?? []).flatMap((one) => oidOf(one) ?? []);
}

/** The values of a name from the nearest to the widest, as Chinese and UTF-8 readers expect them. */
function nameText(name: Der | undefined): string {
  const values = (childrenOf(name, tags.sequence) ?? []).flatMap((set) =>
    (childrenOf(set, tags.set) ?? []).flatMap((pair) => {
      const value = childrenOf(pair, tags.sequence)?.[1];
      return value === undefined ? [] : [textOf(value)];
    }),
  );
  return values.reverse().join(', ').slice(0, 300);
}

/** UTF8String and BMPString by their code points; other strings octet by octet. */
function textOf({ tag, content }: Der): string {
  const bytes = content.subarray(0, 400);
  const escaped = Array.from(bytes, (octet) => `%${octet.toString(16).padStart(2, '0')}`).join('');
  try {
    if (tag === 0x0c) return decodeURIComponent(escaped);
  } catch {
    // Not UTF-8 after all.
  }
  const step = tag === 0x1e ? 2 : 1;
  let text = '';
  for (let at = 0; at + step <= bytes.byteLength; at += step) {
    const code = step === 2 ? (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0) : (bytes[at] ?? 0);
    text += String.fromCharCode(code);
  }
  return text;
}
