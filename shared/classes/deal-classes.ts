/** 阳光分班: which pupil comes into which class, and which teacher gets it 双随机, by a seed and nothing else. */
import type { Sex } from '../domain/id-number';
import { drawStream } from './draw-stream';

/** In the order in which they are dealt. */
export const sexes = ['female', 'male'] as const satisfies readonly Sex[];

export type DealtPupil = {
  readonly sex: Sex;
  /** For each thing that is balanced beside the sex: a code, equal for those who are alike. */
  readonly strata: readonly number[];
};

/** What is dealt; pupils are spoken of by their places in the roll, from 0. */
export type ClassDeal = {
  readonly classes: number;
  readonly pupils: readonly DealtPupil[];
  /** Each within one class. */
  readonly together: readonly (readonly number[])[];
  /** Never within one class. */
  readonly apart: readonly (readonly [number, number])[];
  /** As many as there are classes, or none. */
  readonly teachers: number;
};

export type DealtClasses = {
  /** For each pupil in the order of the roll: the class, from 1. */
  readonly classOf: readonly number[];
  /** For each class: the place of its teacher in the list, from 1; empty without teachers. */
  readonly teacherOf: readonly number[];
};

/** Why links cannot hold whatever the seed is. */
export type LinkProblem = 'contradiction' | 'tooManyLinked' | 'tooManyApart';

/** A stratum: one sex, and one code of each thing that is balanced. */
export const stratumOf = ({ sex, strata }: DealtPupil) =>
  [sexes.indexOf(sex), ...strata].map((code) => String(code).padStart(4, '0')).join(' ');

/**
 * Deals the pupils. Anybody who follows these steps with the same roll and seed comes to the same classes:
 *
 * 1. One stream of numbers is made of the seed (draw-stream.ts); every step takes from it what it needs, in this order.
 * 2. The classes, in the order of their numbers, are shuffled: the place of a class in that order is its rank.
 * 3. Units are made of the pupils that are linked: those who stay together, and whoever shares a pupil with them, are one
 *    unit; a pupil that only has to be apart from somebody is a unit alone. The units, in the order of their first pupil,
 *    are shuffled, and then put in order by their size, the largest first; those of one size stay as they were.
 * 4. A class has room for k more pupils when every class can still end within one pupil of every other: with N pupils in n
 *    classes it has at most N div n pupils after it, or one more where fewer than N mod n other classes have that many.
 * 5. Unit by unit: of the classes with room in which nobody is from whom one of the unit has to be apart, the one comes to
 *    it with the fewest pupils of the strata of its pupils (added up over the pupils of the unit), then with the fewest
 *    pupils, then with the lowest rank.
 * 6. Everybody else, stratum by stratum: girls first, and within one sex by the codes in order. The pupils of a stratum, in
 *    the order of the roll, are shuffled. One after the other comes into the class with room that has the fewest pupils
 *    of the stratum, then of the sex, then in all, then of pupils with the same codes (added up over the things that are
 *    balanced), then with the lowest rank.
 * 7. The teachers' places in their list are shuffled: the first one gets class 1, and so on.
 *
 * Sizes never differ by more than one. Without links neither does the number of any stratum or of either sex: a stratum
 * is spread lap by lap, what is left over goes to classes behind in its sex, and among those to smaller ones. With links
 * strata come as near as the links leave it. Every pupil without a link comes into each class with the same chance, since
 * nothing but the rank of chance tells classes apart.
 *
 * Why not to and fro like a snake: the last class would be dealt to twice in a row, and a stratum that ends there would
 * differ by two.
 *
 * The links have to be sound (`linkProblem`).
 */
export function dealClasses(deal: ClassDeal, seed: Uint8Array): DealtClasses {
  const stream = drawStream(seed);
  const { classes, pupils } = deal;
  const ranked = stream.shuffled(range(classes));
  const rooms = range(classes).map((): number[] => []);
  const dealt = pupils.map(stratumOf);
  const place = (line: number, room: number) => rooms[room]?.push(line);
  const most = Math.floor(pupils.length / classes);
  const larger = pupils.length % classes;

  const hasRoom = (room: number, more: number) => {
    const size = (rooms[room]?.length ?? 0) + more;
    if (size <= most) return true;
    const others = rooms.filter((one, at) => at !== room && one.length > most).length;
    return size === most + 1 && others < larger;
  };
  const count = (room: number, holds: (line: number) => boolean) =>
    rooms[room]?.filter(holds).length ?? 0;
  /** The first one in rank of those that come before all others. */
  const best = (open: (room: number) => boolean, key: (room: number) => readonly number[]) =>
    ranked
      .filter(open)
      .map((room) => ({ room, key: key(room) }))
      .reduce((one, other) => (isBefore(other.key, one.key) ? other : one)).room;

  const units = unitsOf(deal);
  const ordered = stream.shuffled(units).sort((one, other) => other.length - one.length);
  for (const unit of ordered) {
    const rivals = rivalsOf(deal, unit);
    const room = best(
      (one) => hasRoom(one, unit.length) && count(one, (line) => rivals.has(line)) === 0,
      (one) => [
        sum(unit.map((line) => count(one, (other) => dealt[other] === dealt[line]))),
        rooms[one]?.length ?? 0,
      ],
    );
    for (const line of unit) place(line, room);
  }

  const linked = new Set(units.flat());
  for (const stratum of [...new Set(dealt)].sort()) {
    const members = range(pupils.length).filter((line) => dealt[line] === stratum);
    for (const line of stream.shuffled(members.filter((one) => !linked.has(one)))) {
      const { sex, strata = [] } = pupils[line] ?? {};
      const room = best(
        (one) => hasRoom(one, 1),
        (one) => [
          count(one, (other) => dealt[other] === stratum),
          count(one, (other) => pupils[other]?.sex === sex),
          rooms[one]?.length ?? 0,
          sum(strata.map((code, at) => count(one, (other) => pupils[other]?.strata[at] === code))),
        ],
      );
      place(line, room);
    }
  }

  const classOf = new Array<number>(pupils.length).fill(0);
  for (const [room, lines] of rooms.entries()) for (const line of lines) classOf[line] = room + 1;
  return { classOf, teacherOf: stream.shuffled(range(deal.teachers)).map((at) => at + 1) };
}

/**
 * Links that some seed could not keep are refused before anything is drawn: a class is always found while all linked
 * pupils fit into the smallest class, and everybody is apart from fewer units than there are other classes.
 */
export function linkProblem(deal: ClassDeal): LinkProblem | undefined {
  const units = unitsOf(deal);
  const of = new Map(units.flatMap((unit) => unit.map((line) => [line, unit] as const)));
  if (deal.apart.some(([one, other]) => of.get(one) === of.get(other))) return 'contradiction';
  const least = Math.floor(deal.pupils.length / deal.classes);
  if (sum(units.map(({ length }) => length)) > least) return 'tooManyLinked';
  const isCrowded = units.some((unit) => {
    const rivals = new Set([...rivalsOf(deal, unit)].map((line) => of.get(line)));
    return rivals.size >= deal.classes;
  });
  return isCrowded ? 'tooManyApart' : undefined;
}

/** Everybody who is linked, by units; in the order of the first pupil of each, each in the order of the roll. */
function unitsOf({ together, apart }: ClassDeal): number[][] {
  const units = new Map<number, number[]>();
  for (const lines of [...together, ...apart.flat().map((line) => [line])]) {
    const all = [...new Set([...lines, ...lines.flatMap((line) => units.get(line) ?? [])])];
    const unit = all.sort((one, other) => one - other);
    for (const line of unit) units.set(line, unit);
  }
  return [...new Set(units.values())].sort(([one = 0], [other = 0]) => one - other);
}

/** From whom somebody of the unit has to be apart. */
function rivalsOf({ apart }: ClassDeal, unit: readonly number[]): ReadonlySet<number> {
  return new Set(
    apart.flatMap(([one, other]) => {
      if (unit.includes(one)) return [other];
      return unit.includes(other) ? [one] : [];
    }),
  );
}

const range = (count: number) => Array.from({ length: count }, (_, at) => at);
export const sum = (figures: readonly number[]) => figures.reduce((all, one) => all + one, 0);

/** Whether one list of figures comes before another: the first that differ decide. */
export function isBefore(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((figure, index) => figure !== other[index]);
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
}
