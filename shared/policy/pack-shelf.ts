/** The packs a station holds: new cases are opened under the one in force, and each case keeps the version it was opened under. */
import type { CaseKind } from '../domain/case-kind';
import type { LoadedPack } from './checklist';
import type { PolicyPack } from './pack';

export type PackRef = { readonly id: string; readonly version: string };

export type PackShelf = {
  /** Every pack, those installed last at the end. */
  readonly all: readonly LoadedPack[];
  /** The pack under which a case of this kind is opened now. */
  readonly inForce: (kind: CaseKind) => LoadedPack;
  /** The pack of a case; the one in force where the station never held it, e.g. for a case of an older program. */
  readonly packOf: (current: { readonly kind: CaseKind; readonly pack?: PackRef }) => LoadedPack;
  readonly find: (ref: PackRef) => LoadedPack | undefined;
  /**
   * The pack that a case goes under when its matter becomes this kind; nothing where no pack has rules for it. Of the
   * pack that is in force for the kind the case keeps the version it was opened under; from any other pack it moves to it.
   */
  readonly forKind: (kind: CaseKind, present?: PackRef) => LoadedPack | undefined;
};

/** A shelf of packs in the order in which they came; of two for the same kind the later one is in force. */
export function createPackShelf(all: readonly [LoadedPack, ...LoadedPack[]]): PackShelf {
  const find: PackShelf['find'] = ({ id, version }) =>
    all.findLast(({ pack }) => pack.id === id && pack.version === version);
  const holding = (kind: CaseKind) => all.findLast(({ pack }) => pack.kinds.includes(kind));
  const inForce: PackShelf['inForce'] = (kind) => holding(kind) ?? all[0];
  return {
    all,
    find,
    inForce,
    packOf: ({ kind, pack }) => (pack && find(pack)) ?? inForce(kind),
    forKind: (kind, present) => {
      const now = holding(kind);
      const own = present && find(present);
      const keeps = own?.pack.id === now?.pack.id && own?.pack.kinds.includes(kind) === true;
      return keeps ? own : now;
    },
  };
}

/** Why a pack cannot come onto a shelf. */
export type ShelfProblem =
  | { readonly kind: 'packVersionTaken'; readonly version: string }
  | { readonly kind: 'packOutdated'; readonly version: string; readonly inForce: string };

/** Whether a pack may come into force: `same` when the shelf holds exactly it already. */
export function mayJoin(
  shelf: PackShelf,
  pack: PolicyPack,
  isEqual: (a: PolicyPack, b: PolicyPack) => boolean,
): 'yes' | 'same' | ShelfProblem {
  const held = shelf.find(pack);
  if (held !== undefined) {
    const isInForce = pack.kinds.every((kind) => shelf.inForce(kind) === held);
    if (!isEqual(held.pack, pack)) return { kind: 'packVersionTaken', version: pack.version };
    if (isInForce) return 'same';
  }
  const newer = newerThan(shelf, pack);
  if (newer === undefined) return 'yes';
  return { kind: 'packOutdated', version: pack.version, inForce: newer.version };
}

type Versioned = Pick<PolicyPack, 'id' | 'version' | 'season' | 'kinds'>;

/** Whether something later is in force for a matter of a pack. */
export function isOlderThan(shelf: PackShelf, pack: Versioned): boolean {
  return newerThan(shelf, pack) !== undefined;
}

function newerThan(shelf: PackShelf, pack: Versioned): PolicyPack | undefined {
  return pack.kinds
    .map((kind) => shelf.inForce(kind).pack)
    .find(
      (present) =>
        present.season > pack.season ||
        (present.id === pack.id &&
          present.season === pack.season &&
          compareVersions(present.version, pack.version) > 0),
    );
}

/** Versions as 2026.10 and 2026.9: number by number, so that ten is later than nine. */
function compareVersions(a: string, b: string): number {
  const parts = (text: string) => text.split(/[.\-+_]/).map(Number);
  const [left, right] = [parts(a), parts(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0 && !Number.isNaN(difference)) return difference;
  }
  return 0;
}
