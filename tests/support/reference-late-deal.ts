/** The deal of deal-late.ts written once more, from its description alone and in another way: the two have to agree. */
import { createHmac } from 'node:crypto';
import type { LateDeal } from '../../shared/classes/deal-late';

export function referenceLateDeal({ classes, present, late, ties }: LateDeal, seed: Uint8Array) {
  const words: number[] = [];
  let block = 0;
  const next = () => {
    if (words.length === 0) {
      const count = Buffer.alloc(4);
      count.writeUInt32BE(block++);
      const hmac = createHmac('sha256', seed).update('sunshine-classes/1 stream').update(count);
      const bytes = hmac.digest();
      for (let at = 0; at < 32; at += 4) words.push(bytes.readUInt32BE(at));
    }
    return words.shift() ?? 0;
  };
  const below = (m: number) => {
    for (;;) {
      const number = next();
      if (number < Math.floor(2 ** 32 / m) * m) return number % m;
    }
  };
  const shuffle = (list: number[]) => {
    for (let i = list.length - 1; i > 0; i -= 1) {
      const j = below(i + 1);
      [list[i], list[j]] = [list[j] ?? 0, list[i] ?? 0];
    }
    return list;
  };
  const order = shuffle(Array.from({ length: classes }, (_, at) => at + 1));
  const members = present.map(({ classNumber, sex, strata }) => ({ classNumber, sex, strata }));
  const sizeOf = (room: number) => members.filter((one) => one.classNumber === room).length;

  const answer = late.map(() => 0);
  const put = (at: number, room: number) => {
    const pupil = late[at];
    if (pupil === undefined) return;
    members.push({ ...pupil, classNumber: room });
    answer[at] = room;
  };
  /** How full classes are in the end, when one seat after the other goes to the smallest one. */
  const endsFor = (seats: number) => {
    const ends = order.map(sizeOf);
    for (let seat = 0; seat < seats; seat += 1) {
      const least = Math.min(...ends);
      ends[ends.indexOf(least)] = least + 1;
    }
    const lowest = Math.min(...ends);
    const extras = ends.filter(
      (end, at) => end === lowest + 1 && sizeOf(order[at] ?? 0) <= lowest,
    ).length;
    return { lowest, extras };
  };

  // Who is linked: sets of late pupils that grow together.
  const groups: Set<number>[] = [];
  for (const places of [
    ...(ties?.together ?? []).map((tie) => tie.late),
    ...(ties?.apart ?? []).flatMap((tie) => tie.late.map((one) => [one])),
  ]) {
    const met = groups.filter((group) => places.some((one) => group.has(one)));
    for (const one of met) groups.splice(groups.indexOf(one), 1);
    groups.push(new Set([...places, ...met.flatMap((one) => [...one])]));
  }
  const units = groups
    .map((group) => [...group].sort((one, other) => one - other))
    .sort((one, other) => (one[0] ?? 0) - (other[0] ?? 0));
  const ownOf = (unit: readonly number[]) =>
    ties?.together.find(
      (tie) => tie.classes.length > 0 && tie.late.some((one) => unit.includes(one)),
    )?.classes[0];
  const free: number[][] = [];
  for (const unit of units) {
    const own = ownOf(unit);
    if (own === undefined) free.push(unit);
    else for (const one of unit) put(one, own);
  }
  const shuffledUnits = shuffle(free.map((_, at) => at)).map((at) => free[at] ?? []);
  const stratumKey = ({ sex, strata }: { sex: string; strata: readonly number[] }) =>
    JSON.stringify([sex, ...strata]);
  for (const size of [...new Set(free.map(({ length }) => length))].sort((a, b) => b - a)) {
    for (const unit of shuffledUnits.filter(({ length }) => length === size)) {
      const shunned = (ties?.apart ?? []).flatMap((tie) =>
        tie.late.some((one) => unit.includes(one))
          ? [
              ...tie.classes,
              ...tie.late.filter((one) => !unit.includes(one)).map((one) => answer[one]),
            ]
          : [],
      );
      const may = order.filter(
        (room) => !shunned.includes(room) && sizeOf(room) + size <= (ties?.perClass ?? 0),
      );
      const { lowest, extras } = endsFor(answer.filter((one) => one === 0).length);
      const roomy = may.filter(
        (room) =>
          sizeOf(room) + size <= lowest || (sizeOf(room) + size === lowest + 1 && extras > 0),
      );
      const least = Math.min(...may.map(sizeOf));
      const open = roomy.length > 0 ? roomy : may.filter((room) => sizeOf(room) === least);
      const [best = 0] = open
        .map((room) => {
          const alike = unit.flatMap((one) =>
            members.filter(
              (other) =>
                other.classNumber === room &&
                stratumKey(other) === stratumKey(late[one] ?? { sex: '', strata: [] }),
            ),
          );
          return { room, by: [alike.length, sizeOf(room), order.indexOf(room)] };
        })
        .sort((one, other) => {
          const at = one.by.findIndex((figure, index) => figure !== other.by[index]);
          return (one.by[at] ?? 0) - (other.by[at] ?? 0);
        })
        .map(({ room }) => room);
      for (const one of unit) put(one, best);
    }
  }

  // How full each class is in the end at most.
  const { lowest, extras: most } = endsFor(answer.filter((one) => one === 0).length);
  let extras = most;
  const keys = [...new Set(late.map(({ sex, strata }) => JSON.stringify([sex, ...strata])))].sort(
    (one, other) => {
      const [a, b] = [one, other].map((key) => JSON.parse(key) as (string | number)[]);
      for (let at = 0; at < (a?.length ?? 0); at += 1) {
        const [x = 0, y = 0] = [a?.[at], b?.[at]];
        if (x !== y) return x < y ? -1 : 1;
      }
      return 0;
    },
  );
  for (const key of keys) {
    const lines = late.flatMap(({ sex, strata }, line) =>
      JSON.stringify([sex, ...strata]) === key && answer[line] === 0 ? [line] : [],
    );
    for (const line of shuffle(lines)) {
      const pupil = late[line];
      if (pupil === undefined) continue;
      const figures = order
        .map((room, rank) => ({ room, rank, size: sizeOf(room) }))
        .filter(({ size }) => size < lowest || (size === lowest && extras > 0))
        .map(({ room, rank, size }) => {
          const there = members.filter((one) => one.classNumber === room);
          const same = there.filter(({ sex, strata }) => JSON.stringify([sex, ...strata]) === key);
          const sex = there.filter((one) => one.sex === pupil.sex);
          const alike = there.flatMap((one) =>
            one.strata.filter((code, at) => code === pupil.strata[at]),
          );
          return { room, size, by: [same.length, sex.length, size, alike.length, rank] };
        })
        .sort((one, other) => {
          const at = one.by.findIndex((figure, index) => figure !== other.by[index]);
          return (one.by[at] ?? 0) - (other.by[at] ?? 0);
        });
      const best = figures[0];
      if (best === undefined) continue;
      if (best.size === lowest) extras -= 1;
      members.push({ ...pupil, classNumber: best.room });
      answer[line] = best.room;
    }
  }
  return answer;
}
