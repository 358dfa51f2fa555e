/** Which class a pupil comes into who was admitted after the draw: by a seed of its own, and nothing else. */
import type { DealtPupil } from './deal-classes';
import { isBefore, stratumOf, sum } from './deal-classes';
import { drawStream } from './draw-stream';

export type LateDeal = {
  readonly classes: number;
  /** Who is in a class when the late ones are dealt; who left is not among them. */
  readonly present: readonly (DealtPupil & { readonly classNumber: number })[];
  readonly late: readonly DealtPupil[];
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
 * 3. Classes are filled from the smallest on (`lateLevel`): a class has room while it has fewer pupils than the level, or as
 *    many as the level while fewer than `extra` classes got one more. So no class gets a pupil while one stays behind by two.
 * 4. The late pupils, stratum by stratum: girls first, and within one sex by the codes in order. The pupils of a stratum, in
 *    the order of the late roll, are shuffled. One after the other comes into the class with room that has the fewest pupils
 *    of the stratum, then of the sex, then in all, then of pupils with the same codes (added up over the things that are
 *    balanced), then with the lowest rank: the sixth step of the first draw, gone on with.
 *
 * Sizes are as level in the end as nobody's moving leaves them; where they differed by one at most before, they do after.
 */
export function dealLate({ classes, present, late }: LateDeal, seed: Uint8Array): number[] {
  const stream = drawStream(seed);
  const ranked = stream.shuffled(Array.from({ length: classes }, (_, at) => at + 1));
  const rooms = new Map<number, DealtPupil[]>(
    ranked.map((one) => [one, present.filter(({ classNumber }) => classNumber === one)]),
  );
  const membersOf = (one: number) => rooms.get(one) ?? [];
  const { level, extra } = lateLevel(
    ranked.map((one) => membersOf(one).length),
    late.length,
  );
  let given = 0;
  const hasRoom = (one: number) => {
    const { length } = membersOf(one);
    return length < level || (length === level && given < extra);
  };
  const classOf = new Array<number>(late.length).fill(0);
  const strata = late.map(stratumOf);
  for (const stratum of [...new Set(strata)].sort()) {
    const lines = strata.flatMap((one, line) => (one === stratum ? [line] : []));
    for (const line of stream.shuffled(lines)) {
      const pupil = late[line] ?? { sex: 'female', strata: [] };
      const count = (one: number, holds: (of: DealtPupil) => boolean) =>
        membersOf(one).filter(holds).length;
      const keyed = ranked.filter(hasRoom).map((one) => ({
        one,
        key: [
          count(one, (other) => stratumOf(other) === stratum),
          count(one, ({ sex }) => sex === pupil.sex),
          membersOf(one).length,
          sum(pupil.strata.map((code, at) => count(one, (other) => other.strata[at] === code))),
        ],
      }));
      const { one: chosen } = keyed.reduce((best, other) =>
        isBefore(other.key, best.key) ? other : best,
      );
      if (membersOf(chosen).length === level) given += 1;
      rooms.set(chosen, [...membersOf(chosen), pupil]);
      classOf[line] = chosen;
    }
  }
  return classOf;
}
