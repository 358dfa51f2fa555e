/** Name and key of an operator's working set: derived, so that nobody's key opens another's. */
import type { Actor } from '../../shared/domain/command';
import { seesEveryDraft } from '../../shared/domain/visibility';
import { sha256Hex, subkey } from '../vault/seal';

export type WorkingSetPlace = {
  readonly name: string;
  readonly key: Buffer;
  /** Names it had before: databases to delete once the new one has caught up. */
  readonly former: string[];
};

/** Who may suddenly see more or less begins anew: the rows of before lack drafts, or hold too many. */
export function workingSetPlace(
  stationKey: Uint8Array,
  { id, role }: Pick<Actor, 'id' | 'role'>,
  stationPublicKey: string,
): WorkingSetPlace {
  const sights = ['own', 'every'] as const;
  const sight = seesEveryDraft(role) ? 'every' : 'own';
  const nameFor = (one: (typeof sights)[number]) =>
    `working-set-${subkey(stationKey, `working-set-name/${id}/${one}`).toString('hex').slice(0, 24)}`;
  return {
    name: nameFor(sight),
    key: subkey(stationKey, `working-set/${id}/${sight}`),
    former: [
      // One for the whole station, before drafts belonged to somebody.
      `working-set-${sha256Hex(Buffer.from(stationPublicKey, 'base64')).slice(0, 16)}`,
      ...sights.filter((one) => one !== sight).map(nameFor),
    ],
  };
}
