/** `POST /v1/stations`: who pairs has the private key; the public one stands in the directory of every station. */
import type { PairRequest } from './messages';
import { canonicalJson } from './canonical-json';

/** The text that the station signs (RFC 8785): everything else it says. */
export function pairingText(request: Omit<PairRequest, 'signature'>): string {
  return canonicalJson({ ...request, format: 'enrollment-pairing/1', signature: undefined });
}
