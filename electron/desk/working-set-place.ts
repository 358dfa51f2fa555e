/** Name and key of an operator's working set: derived from the key of all rows, so that nobody's key opens another's. */
import type { Actor } from '../../shared/domain/command';
import { seesEveryDraft } from '../../shared/domain/visibility';
import { subkey } from '../vault/seal';

type Person = Pick<Actor, 'id' | 'role'>;

export type WorkingSetPlace = {
  readonly name: string;
  readonly key: Buffer;
};

/** Who may suddenly see more or less begins anew: the rows of before lack drafts, or hold too many. */
const sightOf = ({ role }: Person) => (seesEveryDraft(role) ? 'every' : 'own');

/** The place of one operator; a drill has a family of names of its own, so that neither clears away the other's. */
export function workingSetPlace(
  rowsKey: Uint8Array,
  who: Person,
  isDrill: boolean,
): WorkingSetPlace {
  const purpose = `${who.id}/${sightOf(who)}`;
  return {
    name: nameOf(rowsKey, purpose, isDrill),
    key: subkey(rowsKey, `working-set/${purpose}`),
  };
}

/** Names of the working sets that other people have now. */
export function workingSetsOf(
  rowsKey: Uint8Array,
  people: readonly Person[],
  isDrill: boolean,
): string[] {
  return people.map((who) => nameOf(rowsKey, `${who.id}/${sightOf(who)}`, isDrill));
}

function nameOf(rowsKey: Uint8Array, purpose: string, isDrill: boolean): string {
  const named = subkey(rowsKey, `working-set-name/${purpose}`).toString('hex').slice(0, 24);
  return `${isDrill ? 'drill' : 'working'}-set-${named}`;
}
