/** Whose a case is: a draft belongs to one operator until it is submitted, and nobody else works on it. */
import type { Case } from './case';
import type { Actor, ActorRole, OperatorRole } from './command';
import { paperReaders } from './command';
import { asksReading, isInspector } from './second-reading';

/** What decides who sees a case; known without opening it. */
export type CaseAccess = {
  /** Operator whose draft it is, or was when it was submitted. */
  readonly owner: string;
  /** Whether it was ever submitted; from then on it belongs to the whole desk. */
  readonly shared: boolean;
  /** Whether a paper of it waits for another person 第二人核验: until then colleagues see the draft, and change nothing. */
  readonly toRead: boolean;
};

/** Somebody who works at this station. */
export type Colleague = { readonly id: string; readonly name: string; readonly role: OperatorRole };

type Person = Pick<Actor, 'id' | 'role'>;

/** Whether this role sees every draft: the administrator to hand over what somebody ill left, the auditor to audit. */
export function seesEveryDraft(role: ActorRole): boolean {
  return role === 'admin' || role === 'auditor';
}

/** Whether somebody may see a case. */
export function maySee({ owner, shared, toRead }: CaseAccess, { id, role }: Person): boolean {
  const isAsked = toRead && paperReaders.includes(role);
  return shared || owner === id || isAsked || seesEveryDraft(role) || !isPerson(role);
}

/** Whether somebody may work on a case, as far as its owner matters; the command table asks for more. */
export function mayWorkOn({ owner, shared }: CaseAccess, { id, role }: Person): boolean {
  return shared || owner === id || !isPerson(role);
}

/** Whether somebody may give a draft to a colleague. */
export function mayHandOver({ owner }: CaseAccess, { id, role }: Person): boolean {
  return owner === id || role === 'admin';
}

/** The access of a case that is at hand; a case of the time before drafts had owners is the founder's. */
export function accessOf(current: Case, founderId: string): CaseAccess {
  const { owner, revision } = current;
  const toRead = asksReading(current);
  return { owner: owner?.id ?? founderId, shared: revision > 0, toRead };
}

/** Whether somebody wrote, owned or sent a case: then a second pair of eyes is somebody else's. */
export function hadPartIn(current: Case, actor: Pick<Actor, 'id' | 'name'>): boolean {
  const { openedBy: by, openedById: byId, owner, handOvers = [], submissions = [] } = current;
  return (
    [{ by, byId }, ...submissions].some((one) =>
      // What was recorded before people had identities knows only their names.
      one.byId === undefined ? one.by === actor.name : one.byId === actor.id,
    ) ||
    owner?.id === actor.id ||
    handOvers.some(({ from, to }) => from.id === actor.id || to.id === actor.id)
  );
}

/**
 * Whether somebody may read a case for the second time where the desk decides by itself: who had no part in it, and
 * inspected none of its originals either.
 */
export function mayReadSecond(current: Case, actor: Pick<Actor, 'id' | 'name'>): boolean {
  const sawOriginals = current.documents.some((document) => isInspector(document, actor));
  return !sawOriginals && !hadPartIn(current, actor);
}

function isPerson(role: ActorRole): boolean {
  return role !== 'platform' && role !== 'station';
}
