/** Which class a pupil comes into who was admitted after the draw: by a seed of its own, and nothing else. */
import type { DealtPupil } from './deal-classes';
import { isBefore, stratumOf, sum } from './deal-classes';
import { drawStream } from './draw-stream';
import type { LateTies, LateUnit } from './late-ties';
import { lateUnits } from './late-ties';

export type LateDeal = {
  readonly classes: number;
  /** Who is in a class when the late ones are dealt; who left is not among them. */
  readonly present: readonly (DealtPupil & { readonly classNumber: number })[];
  readonly late: readonly DealtPupil[];
  /** Of a roll with links; they have to be sound (`tieProblem`). */
  readonly ties?: LateTies;
};

/**
 * How full classes of these sizes are in the end, when `late` more come and fill the smallest ones first: `level` is the
 * highest number to which all smaller classes can be filled, `extra` of those that are not above it get one more.
 */
export function lateLevel(sizes: readonly number[], late: number) {
  const filling = (level: number) => sum(sizes.map((size) => Math.max(0, level - size)));
  let level = Math.min(...sizes);
  while (filling(level + 1) <= late) level += 1;
  return { level, extra: late - filling(level) };
}

/**
 * Deals the pupils who came late; nobody who is in a class moves. Anybody who follows these steps with the same rolls and
 * seed comes to the same classes:
 *
 * 1. One stream of numbers is made of the seed of the late roll (draw-stream.ts).
 * 2. The classes, in the order of their numbers, are shuffled: the place of a class in that order is its rank.
 * 3. Units are made of late pupils who are linked: those who stay together, and whoever shares a pupil with them, are one
 *    unit; a pupil that only has to be apart from somebody is a unit alone. Units that stay with somebody who is in a class
 *    come into that class first of all. The others, in the order of their first pupil, are shuffled, and then put in order by
 *    their size, the largest first; those of one size stay as they were. One after the other comes into the class with the
 *    fewest pupils of the strata of its pupils (added up over the pupils of the unit), then with the fewest pupils, then with
 *    the lowest rank: of the classes with room in which nobody is from whom one of the unit has to be apart; where there is
 *    none, of the smallest of the classes that may take it.
 * 4. Classes are filled from the smallest on (`lateLevel`): a class has room for a unit while it is not larger than the level
 *    with it, or is larger by one while fewer than `extra` classes got one more. So no class gets a pupil while one stays
 *    behind by two, but for the sake of a link. No unit makes a class larger than the roll allows.
 * 5. The other late pupils, stratum by stratum: girls first, and within one sex by the codes in order. The pupils of a
 *    stratum, in the order of the late roll, are shuffled. One after the other comes into the class with room that has the
 *    fewest pupils of the stratum, then of the sex, then in all, then of pupils with the same codes (added up over the things
 *    that are balanced), then with the lowest rank: the sixth step of the first draw, gone on with.
 *
 * Sizes are as level in the end as nobody's moving leaves them; where they differed by one at most before, they do after,
 * but for links.
 */
export function dealLate({ classes, present, late, ties }: LateDeal, seed: Uint8Array): number[] {
  const stream = drawStream(seed);
  const ranked = stream.shuffled(Array.from({ length: classes }, (_, at) => at + 1));
  const rooms = new Map<number, DealtPupil[]>(
    ranked.map((one) => [one, present.filter(({ classNumber }) => classNumber === one)]),
  );
  const membersOf = (one: number) => rooms.get(one) ?? [];
  const classOf = new Array<number>(late.length).fill(0);
  const strata = late.map(stratumOf);
  const pupilAt = (place: number): DealtPupil => late[place] ?? { sex: 'female', strata: [] };
  let left = late.length;
  const place = (at: number, chosen: number) => {
    rooms.set(chosen, [...membersOf(chosen), pupilAt(at)]);
    classOf[at] = chosen;
    left -= 1;
  };
  const sizes = () => ranked.map((one) => membersOf(one).length);
  const withRoom = (more: number) => {
    const { level, extra } = lateLevel(sizes(), left);
    return ranked.filter((one) => {
      const size = membersOf(one).length + more;
      return size <= level || (size === level + 1 && extra > 0);
    });
  };
  const count = (one: number, holds: (of: DealtPupil) => boolean) =>
    membersOf(one).filter(holds).length;
  const sameStratum = (one: number, at: number) =>
    count(one, (other) => stratumOf(other) === strata[at]);
  /** The first one in rank of those that come before all others. */
  const best = (open: readonly number[], key: (one: number) => readonly number[]) =>
    open
      .map((one) => ({ one, key: key(one) }))
      .reduce((first, other) => (isBefore(other.key, first.key) ? other : first)).one;

  const classesFor = ({ places, rivals }: LateUnit) => {
    const { length } = places;
    const taken = new Set([...rivals.places].map((other) => classOf[other]));
    const may = ranked.filter(
      (one) =>
        !rivals.classes.has(one) &&
        !taken.has(one) &&
        membersOf(one).length + length <= (ties?.perClass ?? Infinity),
    );
    const open = withRoom(length).filter((one) => may.includes(one));
    if (open.length > 0) return open;
    const least = Math.min(...may.map((one) => membersOf(one).length));
    return may.filter((one) => membersOf(one).length === least);
  };
  const units = ties === undefined ? [] : lateUnits(ties);
  for (const { places, classes: own } of units) {
    for (const at of own.length === 0 ? [] : places) place(at, own[0] ?? 0);
  }
  const free = units.filter(({ classes: own }) => own.length === 0);
  const ordered = stream
    .shuffled(free)
    .sort((one, other) => other.places.length - one.places.length);
  for (const unit of ordered) {
    const chosen = best(classesFor(unit), (one) => [
      sum(unit.places.map((at) => sameStratum(one, at))),
      membersOf(one).length,
    ]);
    for (const at of unit.places) place(at, chosen);
  }

  const linked = new Set(units.flatMap(({ places }) => places));
  for (const stratum of [...new Set(strata)].sort()) {
    const lines = strata.flatMap((one, at) => (one === stratum && !linked.has(at) ? [at] : []));
    for (const at of stream.shuffled(lines)) {
      const pupil = pupilAt(at);
      const chosen = best(withRoom(1), (one) => [
        sameStratum(one, at),
        count(one, ({ sex }) => sex === pupil.sex),
        membersOf(one).length,
        sum(pupil.strata.map((code, thing) => count(one, (other) => other.strata[thing] === code))),
      ]);
      place(at, chosen);
    }
  }
  return classOf;
}
