/** What the station knows of its courier files, folded from its own entries. */
import type { CourierEvent } from '../../shared/ledger/courier-event';
import type { Instant } from '../../shared/domain/ids';
import { assertNever } from '../../shared/domain/result';
import type { AgainSoFar } from '../../shared/sync/courier-again';

type Written = Extract<CourierEvent, { type: 'courierPackageWritten' }>;

/** A package that may still be answered; `answeredUpTo` is the platform's time of the newest answer that was read. */
export type CourierPackage = Omit<Written, 'type'> & { readonly answeredUpTo?: Instant };

export type CourierFacts = {
  /** Raw X25519, base64; of the platform that the station is paired with. */
  readonly platformKey?: string;
  /** Number of the package that was written last; 0 in the beginning. */
  readonly lastNumber: number;
  /** The platform has every digest of the trail that ends up to here, as it said last. */
  readonly digestsUpTo: number;
  /** The newest ones, oldest first. */
  readonly packages: readonly CourierPackage[];
  /** What the newest answer told of the platform as a whole; absent before one did. */
  readonly word?: Extract<CourierEvent, { type: 'courierAnswerRead' }>['word'];
  /** How far it came to bring again what the platform lost in its last restore. */
  readonly again: AgainSoFar;
};

/** Packages whose answers are still read; a stick that is under way longer has been overtaken by later ones. */
const mostKept = 100;

const nothingAgain: AgainSoFar = { through: new Set(), lacking: new Set() };

export const noCourier: CourierFacts = {
  lastNumber: 0,
  digestsUpTo: 0,
  packages: [],
  again: nothingAgain,
};

export function evolveCourier(facts: CourierFacts, event: CourierEvent): CourierFacts {
  switch (event.type) {
    case 'courierKeyLearned':
      return { ...facts, platformKey: event.publicKey };
    case 'courierPackageWritten': {
      const { type: _, platform: _of, ...written } = event;
      const packages = [...facts.packages, written].slice(-mostKept);
      const again = withAgain(facts.again, { through: event.again?.lost ?? [], lacking: [] });
      return { ...facts, lastNumber: event.number, packages, again };
    }
    case 'courierPackageCarried':
      return facts;
    case 'courierPackageGone':
      return { ...facts, packages: without(facts, event.packageId) };
    case 'courierAnswerRead': {
      const { packageId, serverTime: answeredUpTo, digestsUpTo = facts.digestsUpTo } = event;
      const packages = facts.packages.map((one) =>
        one.packageId === packageId ? { ...one, answeredUpTo } : one,
      );
      if (facts.packages.every((one) => one.packageId !== packageId)) return facts;
      const { word = facts.word, restored, again } = event;
      const read = { ...facts, digestsUpTo, packages, ...(word === undefined ? {} : { word }) };
      if (restored === true) return owingAnew(read);
      return again === undefined ? read : { ...read, again: withAgain(facts.again, again) };
    }
    default:
      return assertNever(event);
  }
}

function withAgain(
  before: AgainSoFar,
  { through, lacking }: { readonly [standing in keyof AgainSoFar]: readonly string[] },
): AgainSoFar {
  if (through.length + lacking.length === 0) return before;
  const now = new Set([...before.through, ...through]);
  const lacked = [...before.lacking, ...lacking].filter((caseId) => !now.has(caseId));
  return { through: now, lacking: new Set(lacked) };
}

/** The platform was restored once more: what was brought before may be lost, and so may what is under way. */
export function owingAnew(facts: CourierFacts): CourierFacts {
  const packages = facts.packages.map((one) => {
    const { again: _, ...rest } = one;
    return rest;
  });
  return { ...facts, packages, again: nothingAgain };
}

/** All of it is there again, or never will be. */
export function owingNothing(facts: CourierFacts): CourierFacts {
  return { ...facts, again: nothingAgain };
}

/** The same platform under another id of the station: it told that one nothing. */
export function courierOfOtherStation(facts: CourierFacts): CourierFacts {
  const { word: _, ...rest } = owingAnew(facts);
  return rest;
}

const without = ({ packages }: CourierFacts, packageId: string) =>
  packages.filter((one) => one.packageId !== packageId);

/** Another platform opens none of the packages written for the one before. */
export function courierOfOtherPlatform({ lastNumber }: CourierFacts): CourierFacts {
  return { ...noCourier, lastNumber };
}

/** By entry: the number of the newest package that is under way with it. */
export function underWay({ packages }: CourierFacts): ReadonlyMap<string, number> {
  return new Map(
    packages
      .filter(({ answeredUpTo }) => answeredUpTo === undefined)
      .flatMap(({ number, cases }) => cases.map(({ entryId }) => [entryId, number] as const)),
  );
}
