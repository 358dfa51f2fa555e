/** The databases that a working set has had: one is in use, a newer one may be filling, older ones leave. */
import { latestVersion, storedVersion } from './schema';

const separator = '.g';

/** Name of a generation's database. */
export function generationName(workingSet: string, generation: number): string {
  return `${workingSet}${separator}${generation}`;
}

/** What is on the disk for a working set. */
export type Generations = {
  /** Numbers of its databases, oldest first. */
  readonly found: readonly number[];
  /** Whether a program newer than this one wrote any of them; then none may be touched. */
  readonly tooNew: boolean;
};

/** Looks without opening anything, because opening a damaged or newer database can change it. */
export async function findGenerations(
  factory: IDBFactory,
  workingSet: string,
): Promise<Generations> {
  const prefix = `${workingSet}${separator}`;
  const numbers = (await factory.databases())
    .map(({ name }) => name)
    .filter((name) => name?.startsWith(prefix) === true)
    .map((name) => Number(name?.slice(prefix.length)))
    .filter((generation) => Number.isSafeInteger(generation) && generation > 0)
    .sort((a, b) => a - b);
  const stored = await Promise.all(
    numbers.map((generation) => storedVersion(factory, generationName(workingSet, generation))),
  );
  return { found: numbers, tooNew: stored.some((version) => version > latestVersion) };
}

/** Deletes a database; a failure leaves it for the next start. */
export function deleteDatabase(factory: IDBFactory, name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = factory.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}

/** Deletes a whole working set, unless a newer program wrote it. */
export async function deleteGenerations(factory: IDBFactory, workingSet: string): Promise<void> {
  const { found, tooNew } = await findGenerations(factory, workingSet);
  if (tooNew) return;
  for (const generation of found) {
    await deleteDatabase(factory, generationName(workingSet, generation));
  }
}

/**
 * Deletes every working set but these that belongs to the family of the first one: the part of a name before its digits.
 * Names are derived by a key, so what is not named here is nobody's any more. What a newer program wrote stays.
 */
export async function deleteForsaken(
  factory: IDBFactory,
  used: readonly [string, ...string[]],
): Promise<void> {
  const family = /^[a-z]+-set-/.exec(used[0])?.[0];
  if (family === undefined) return;
  const names = (await factory.databases()).map(({ name = '' }) => name);
  const sets = names.flatMap((name) => /^(.+)\.g[1-9]\d*$/.exec(name)?.[1] ?? []);
  for (const set of new Set(sets)) {
    if (set.startsWith(family) && !used.includes(set)) await deleteGenerations(factory, set);
  }
}

/**
 * A factory that notices Chromium's only trace of having thrown a damaged database away:
 * `dataLoss` of the upgrade event.
 */
export function watchDataLoss(factory: IDBFactory, onLoss: () => void): IDBFactory {
  return {
    open(name, version) {
      const request = factory.open(name, version);
      request.addEventListener('upgradeneeded', (event) => {
        if ((event as { dataLoss?: string }).dataLoss === 'total') onLoss();
      });
      return request;
    },
    deleteDatabase: (name) => factory.deleteDatabase(name),
    databases: () => factory.databases(),
    cmp: (first, second) => factory.cmp(first, second),
  };
}
