/** The deal of deal-late.ts written once more, from its description alone and in another way: the two have to agree. */
import { createHmac } from 'node:crypto';
import type { LateDeal } from '../../shared/classes/deal-late';

export function referenceLateDeal({ classes, present, late }: LateDeal, seed: Uint8Array) {
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

  // How full each class is in the end at most: one seat after the other goes to the smallest class.
  const ends = order.map(sizeOf);
  for (let seat = 0; seat < late.length; seat += 1) {
    const least = Math.min(...ends);
    ends[ends.indexOf(least)] = least + 1;
  }
  const lowest = Math.min(...ends);
  let extras = ends.filter(
    (end, at) => end === lowest + 1 && sizeOf(order[at] ?? 0) <= lowest,
  ).length;

  const answer = late.map(() => 0);
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
      JSON.stringify([sex, ...strata]) === key ? [line] : [],
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
