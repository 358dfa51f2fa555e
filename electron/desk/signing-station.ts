/** Whose archive key signed a package from elsewhere: by this station's own record, and by the directories of platforms. */
import type { SignatureReport } from '../../shared/archive/signing/verify-signatures';
import { stationWordText } from '../../shared/archive/signing/station-word';
import type { SigningStation } from '../../shared/ipc/calls/archives';
import { verifyEd25519 } from '../sync/ed25519';
import { fingerprintOf } from './archive-signing';
import { stationWithKey } from './listed-station';
import type { PlatformsFacts } from './platform-facts';
import type { StationFacts } from './station-facts';

export type KnownSigners = PlatformsFacts & Pick<StationFacts, 'archiveKeys' | 'publicKey'>;

/** Nothing where the certificate carries no word of a station, or one that its key did not sign. */
export function signingStation(
  { certificate, fingerprint }: NonNullable<SignatureReport['cms']>,
  facts: KnownSigners,
): { readonly station?: SigningStation } {
  if (facts.archiveKeys.some((key) => fingerprintOf(key) === fingerprint))
    return { station: { known: 'own' } };
  const { station: word, spki } = certificate;
  if (word === undefined) return {};
  const { stationCode, publicKey, signature } = word;
  const text = stationWordText(stationCode, Buffer.from(spki).toString('base64'));
  if (!verifyEd25519(text, signature, publicKey)) return {};
  if (publicKey === facts.publicKey) return { station: { known: 'own' } };
  const listed = stationWithKey(facts, publicKey);
  if (listed === undefined) return { station: { known: 'notListed', code: stationCode } };
  return { station: { known: 'listed', ...listed } };
}
