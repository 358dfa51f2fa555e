/** The platform's word that a key is that of one of its stations: with it, stations check each other's letters offline. */
import { canonicalJson } from './canonical-json';

/** The very text that the platform signs when a station is paired: bound to its purpose. `publicKey` is raw, base64. */
export function stationCertificateText(stationCode: string, publicKey: string): string {
  return `enrollment-station/station/1\n${canonicalJson({ stationCode, publicKey })}`;
}
