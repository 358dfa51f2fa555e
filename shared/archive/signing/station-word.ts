/**
 * 站点自述: the station's word, inside its archive certificate, that the key is its own. The certificate is signed by nobody
 * else, and anybody can write a school's name into another one; the station's key stands in the directories of platforms.
 */
import type { Bytes } from './der';
import { childrenOf, readDer, tags } from './der';

/** What a certificate says of the station that it belongs to; nothing of it is verified here. */
export type StationWord = {
  readonly stationCode: string;
  /** Raw Ed25519 key of the station, base64. */
  readonly publicKey: string;
  /** Ed25519 over `stationWordText`, base64. */
  readonly signature: string;
};

/** The very text that the station signs, bound to its purpose; `spki` is the archive key's SubjectPublicKeyInfo, base64. */
export const stationWordText = (stationCode: string, spki: string): string =>
  `enrollment-station/archive-key/1\n${stationCode}\n${spki}`;

const opening = 'enrollment-station:';
const form = new RegExp(`^${opening}([A-Z0-9]{1,8})/([\\w-]{43})/([\\w-]{86})$`);

const urlSafe = (text: string) =>
  text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const base64 = (text: string, padding: string) =>
  text.replaceAll('-', '+').replaceAll('_', '/') + padding;

/** The word as the URI among the subject's other names (RFC 5280, 4.2.1.6). */
export const stationWordUri = ({ stationCode, publicKey, signature }: StationWord): string =>
  `${opening}${stationCode}/${urlSafe(publicKey)}/${urlSafe(signature)}`;

/** The word in an extension subjectAltName; nothing when none of its names is one. */
export function stationWordIn(extension: Bytes | undefined): StationWord | undefined {
  const names = extension === undefined ? [] : childrenOf(readDer(extension), tags.sequence);
  for (const { tag, content } of names ?? []) {
    // uniformResourceIdentifier is [6] IA5String.
    if (tag !== 0x86 || content.byteLength > 200) continue;
    const found = form.exec(String.fromCharCode(...content));
    if (found === null) continue;
    const [, stationCode = '', key = '', signature = ''] = found;
    return { stationCode, publicKey: base64(key, '='), signature: base64(signature, '==') };
  }
  return undefined;
}
