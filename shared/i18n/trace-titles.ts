/** The titles that the events of one case point at. */
import type { Case } from '../domain/case';
import type { PolicyPack } from '../policy/pack';
import type { TraceTitles } from './trace-words';

/** Titles from the case as it is now and the pack. */
export function traceTitles(current: Case, pack: PolicyPack): TraceTitles {
  const titleOf = new Map(pack.requirements.map(({ id, title }) => [id, title]));
  return {
    requirement: (id) => titleOf.get(id),
    document: (id) =>
      titleOf.get(current.documents.find((document) => document.id === id)?.requirementId ?? ''),
    letter: (id) => current.letters.find((letter) => letter.id === id)?.kind,
  };
}
