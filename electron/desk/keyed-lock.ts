/** One thing at a time per name: commands of one case follow each other, those of other cases do not wait. */

export type KeyedLock = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** A fresh set of locks. */
export function createKeyedLock(): KeyedLock {
  const last = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const turn = (last.get(name) ?? Promise.resolve()).then(work, work);
    last.set(name, turn);
    const release = () => {
      if (last.get(name) === turn) last.delete(name);
    };
    turn.then(release, release);
    return turn;
  };
}

export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** One thing at a time, in the order in which it was asked for. */
export function createTurns(): Turns {
  const lock = createKeyedLock();
  return (work) => lock('', work);
}
