/** By which connector profile the platform of a pairing is spoken to. */
import type { ConnectorProfile } from '../../shared/connector/profile';
import { parsePlatformUrl } from '../sync/platform-url';
import type { Pairing } from './platform-facts';

/**
 * The newest version of a profile that still names the address of the pairing: nothing that another address is meant to
 * get goes there, by line or by stick.
 */
export function profileInForce(
  { connectors }: { readonly connectors: readonly ConnectorProfile[] },
  pairing: Pairing | undefined,
): ConnectorProfile | undefined {
  return connectors.findLast(({ id, baseUrl }) => isAt(pairing, id, baseUrl));
}

/** Whether a profile is the one by which a pairing was made, at the address it was made with. */
export function isAt(pairing: Pairing | undefined, id: string, baseUrl: string): boolean {
  return pairing?.profile?.id === id && pairing.platformUrl === parsePlatformUrl(baseUrl);
}
