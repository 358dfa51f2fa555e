/** Late pupils 插班 who stay with somebody or are kept apart: from each other, or from pupils who are in a class already. */
import type { ClassRoll } from './class-roll';
import type { LinkProblem } from './deal-classes';
import { sum } from './deal-classes';

/** One link as it is dealt: late pupils by their places in the late roll, and the classes of the others in it. */
export type LateTie = { readonly late: readonly number[]; readonly classes: readonly number[] };

export type LateTies = {
  readonly perClass: number;
  readonly together: readonly LateTie[];
  readonly apart: readonly LateTie[];
};

/** Late pupils who are dealt as one. */
export type LateUnit = {
  /** Their places in the late roll, in order. */
  readonly places: readonly number[];
  /** Classes of those whom they stay with: one at most where the links are sound. */
  readonly classes: readonly number[];
  /** Late pupils, and classes, that none of them may be with. */
  readonly rivals: { readonly places: ReadonlySet<number>; readonly classes: ReadonlySet<number> };
};

type Linked = Pick<ClassRoll, 'together' | 'apart' | 'perClass'>;

/**
 * The links of a late roll. They name lines: those who `stand` first, the roll's own pupils behind them.
 */
export function tiesOf(
  { together, apart, perClass }: Linked,
  stand: readonly { readonly classNumber: number }[],
): LateTies {
  const tie = ({ pupils }: { readonly pupils: readonly number[] }): LateTie => ({
    late: pupils.filter((line) => line >= stand.length).map((line) => line - stand.length),
    classes: pupils.flatMap((line) => stand[line]?.classNumber ?? []),
  });
  return { perClass, together: together.map(tie), apart: apart.map(tie) };
}

/** Everybody who is linked, in the order of the first pupil of each unit. */
export function lateUnits({ together, apart }: LateTies): readonly LateUnit[] {
  const units = new Map<number, Omit<LateUnit, 'rivals'>>();
  const alone = apart.flatMap(({ late }) => late.map((place) => ({ late: [place], classes: [] })));
  for (const { late, classes } of [...together, ...alone]) {
    const met = late.flatMap((place) => units.get(place) ?? []);
    const unit = {
      places: unique([...late, ...met.flatMap(({ places }) => places)]),
      classes: unique([...classes, ...met.flatMap((one) => one.classes)]),
    };
    for (const place of unit.places) units.set(place, unit);
  }
  return [...new Set(units.values())]
    .sort((one, other) => (one.places[0] ?? 0) - (other.places[0] ?? 0))
    .map((unit) => ({ ...unit, rivals: rivalsOf(apart, unit.places) }));
}

function rivalsOf(apart: readonly LateTie[], places: readonly number[]): LateUnit['rivals'] {
  const own = apart.filter(({ late }) => late.some((place) => places.includes(place)));
  return {
    places: new Set(
      own.flatMap(({ late }) => {
        const others = late.filter((place) => !places.includes(place));
        // Two of one unit who are to be apart are each other's rivals, which no class can keep.
        return others.length === 0 && late.length > 1 ? late : others;
      }),
    ),
    classes: new Set(own.flatMap(({ classes }) => classes)),
  };
}

const unique = (figures: readonly number[]) =>
  [...new Set(figures)].sort((one, other) => one - other);

/** Pupils of each class, the first one's first. */
export function classSizes(
  classes: number,
  pupils: readonly { readonly classNumber: number }[],
): number[] {
  return Array.from(
    { length: classes },
    (_, at) => pupils.filter(({ classNumber }) => classNumber === at + 1).length,
  );
}

/** Pupils of each class, the first one's first, once those came who have no choice. */
export function withBound(sizes: readonly number[], units: readonly LateUnit[]): number[] {
  return sizes.map((size, at) => {
    const bound = units.filter(({ classes }) => classes[0] === at + 1);
    return size + sum(bound.map(({ places }) => places.length));
  });
}

/**
 * Why the links cannot be kept whatever the seed is; `sizes` are those of the classes without who left. A class is always
 * found while more classes than a unit has rivals could take all linked pupils who have a choice.
 */
export function tieProblem(ties: LateTies, sizes: readonly number[]): LinkProblem | undefined {
  const units = lateUnits(ties);
  const classOf = new Map(
    units.flatMap(({ places, classes }) => places.map((place) => [place, classes[0]] as const)),
  );
  const isTorn = units.some(({ places, classes, rivals }) => {
    const [own] = classes;
    if (classes.length > 1 || places.some((place) => rivals.places.has(place))) return true;
    if (own === undefined) return false;
    return rivals.classes.has(own) || [...rivals.places].some((one) => classOf.get(one) === own);
  });
  if (isTorn) return 'contradiction';
  const filled = withBound(sizes, units);
  const grown = filled.some((size, at) => size > ties.perClass && size > (sizes[at] ?? 0));
  if (grown) return 'tooManyLinked';
  const free = units.filter(({ classes }) => classes.length === 0);
  const all = sum(free.map(({ places }) => places.length));
  const roomy = filled.filter((size) => size + all <= ties.perClass).length;
  for (const { rivals } of free) {
    const others = new Set(
      units.filter(({ places }) => places.some((one) => rivals.places.has(one))),
    );
    const count = others.size + rivals.classes.size;
    if (count >= sizes.length) return 'tooManyApart';
    if (count >= roomy) return 'tooManyLinked';
  }
  return undefined;
}
