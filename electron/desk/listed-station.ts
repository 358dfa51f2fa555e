/** Whose key it is, by the directories that the platforms told. */
import type { DirectoryStation } from '../../shared/protocol/directory';
import type { DirectoryFacts, PlatformsFacts } from './platform-facts';
import { platformsOf } from './platform-facts';

/** A station as a directory lists it, and how old that directory is. */
export type Listed = Pick<DirectoryStation, 'code' | 'name' | 'revokedAt'> & {
  readonly asOf?: string;
};

/** Who has a key by any of the directories; where they differ, one that warns comes first. */
export function stationWithKey(facts: PlatformsFacts, publicKey: string): Listed | undefined {
  const found = platformsOf(facts).flatMap(({ directory }) => withKey(directory, publicKey));
  return found.find(({ revokedAt }) => revokedAt !== undefined) ?? found[0];
}

/** The same by the directory of the platform that certified the key under this code, and of no other. */
export function certifiedStation(
  facts: PlatformsFacts,
  platformPublicKey: string,
  { code, publicKey }: Pick<DirectoryStation, 'code' | 'publicKey'>,
): Listed | undefined {
  return platformsOf(facts)
    .filter(({ pairing }) => pairing.platformPublicKey === platformPublicKey)
    .flatMap(({ directory }) => withKey(directory, publicKey))
    .find((one) => one.code === code);
}

function withKey({ stations, asOf }: DirectoryFacts, publicKey: string): Listed[] {
  return [...stations.values()].flatMap((one) => {
    if (one.publicKey !== publicKey) return [];
    const { code, name, revokedAt } = one;
    const gone = revokedAt === undefined ? {} : { revokedAt };
    return [{ code, name, ...gone, ...(asOf === undefined ? {} : { asOf }) }];
  });
}
