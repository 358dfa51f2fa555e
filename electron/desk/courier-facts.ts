/** What the station knows of its courier files, folded from its own entries. */
import type { CourierEvent } from '../../shared/ledger/courier-event';
import type { Instant } from '../../shared/domain/ids';
import { assertNever } from '../../shared/domain/result';

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
};

/** Packages whose answers are still read; a stick that is under way longer has been overtaken by later ones. */
const mostKept = 100;

export const noCourier: CourierFacts = { lastNumber: 0, digestsUpTo: 0, packages: [] };

export function evolveCourier(facts: CourierFacts, event: CourierEvent): CourierFacts {
  switch (event.type) {
    case 'courierKeyLearned':
      return { ...facts, platformKey: event.publicKey };
    case 'courierPackageWritten': {
      const { packageId, number, at, answerSeed, after, cases, others, upkeep } = event;
      const written = { packageId, number, at, answerSeed, after, cases, others, upkeep };
      const packages = [...facts.packages, written].slice(-mostKept);
      return { ...facts, lastNumber: number, packages };
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
      const isOwn = facts.packages.some((one) => one.packageId === packageId);
      return isOwn ? { ...facts, digestsUpTo, packages } : facts;
    }
    default:
      return assertNever(event);
  }
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
