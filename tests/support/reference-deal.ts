/** The deal of deal-classes.ts written once more, from its description alone and in another way: the two have to agree. */
import { createHmac } from 'node:crypto';
import type { ClassDeal, DealtClasses } from '../../shared/classes/deal-classes';

function* numbersOf(seed: Uint8Array): Generator<number, never> {
  for (let block = 0; ; block += 1) {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(block);
    const hmac = createHmac('sha256', seed);
    const bytes = hmac.update('sunshine-classes/1 stream').update(count).digest();
    for (let at = 0; at < 32; at += 4) yield bytes.readUInt32BE(at);
  }
}

export function referenceDeal(deal: ClassDeal, seed: Uint8Array): DealtClasses {
  const { classes: n, pupils } = deal;
  const numbers = numbersOf(seed);
  const below = (m: number) => {
    const fair = Math.floor(2 ** 32 / m) * m;
    let number = numbers.next().value;
    while (number >= fair) number = numbers.next().value;
    return number % m;
  };
  const shuffle = (list: number[]) => {
    for (let i = list.length - 1; i >= 1; i -= 1) {
      const j = below(i + 1);
      const kept = list[i] ?? 0;
      list[i] = list[j] ?? 0;
      list[j] = kept;
    }
    return list;
  };
  const upTo = (count: number) => [...Array(count).keys()];

  const order = shuffle(upTo(n));
  const classOf = new Array<number>(pupils.length).fill(-1);
  const sizes = new Array<number>(n).fill(0);
  const tallies = new Map<string, number>();
  const tally = (room: number, what: string) => tallies.get(`${String(room)} ${what}`) ?? 0;
  const codes = (line: number) => pupils[line]?.strata ?? [];
  const sexOf = (line: number) => `sex ${pupils[line]?.sex ?? ''}`;
  const stratumOf = (line: number) => `stratum ${sexOf(line)} ${codes(line).join('/')}`;
  const thingsOf = (line: number) =>
    codes(line).map((code, at) => `thing ${String(at)} ${String(code)}`);
  const put = (line: number, room: number) => {
    classOf[line] = room;
    sizes[room] = (sizes[room] ?? 0) + 1;
    for (const what of [sexOf(line), stratumOf(line), ...thingsOf(line)]) {
      tallies.set(`${String(room)} ${what}`, tally(room, what) + 1);
    }
  };
  const floor = Math.floor(pupils.length / n);
  const mayTake = (room: number, k: number) => {
    const after = (sizes[room] ?? 0) + k;
    const full = sizes.filter((size, other) => other !== room && size === floor + 1).length;
    return after <= floor || (after === floor + 1 && full < pupils.length % n);
  };
  const choose = (open: (room: number) => boolean, key: (room: number) => number[]) => {
    const keyed = order.flatMap((room, rank) => (open(room) ? [[...key(room), rank, room]] : []));
    keyed.sort((one, other) => {
      const at = one.findIndex((figure, index) => figure !== other[index]);
      return (one[at] ?? 0) - (other[at] ?? 0);
    });
    return keyed[0]?.at(-1) ?? -1;
  };

  // Units by union-find: the first pupil of each stands for it.
  const parent = upTo(pupils.length);
  const root = (line: number): number => {
    const above = parent[line] ?? line;
    return above === line ? line : root(above);
  };
  for (const lines of deal.together) {
    for (const line of lines) {
      const [one, other] = [root(line), root(lines[0] ?? line)];
      parent[Math.max(one, other)] = Math.min(one, other);
    }
  }
  const linked = [...new Set([...deal.together.flat(), ...deal.apart.flat()])];
  const heads = [...new Set(linked.map(root))].sort((one, other) => one - other);
  const membersOf = (head: number) => linked.filter((line) => root(line) === head);
  const units = shuffle(heads).map(membersOf);
  for (let size = pupils.length; size >= 1; size -= 1) {
    for (const unit of units.filter((one) => one.length === size)) {
      const banned = deal.apart.flatMap(([one, other]) => {
        if (unit.includes(one)) return [classOf[other] ?? -1];
        return unit.includes(other) ? [classOf[one] ?? -1] : [];
      });
      const room = choose(
        (one) => mayTake(one, unit.length) && !banned.includes(one),
        (one) => [
          unit.reduce((sum, line) => sum + tally(one, stratumOf(line)), 0),
          sizes[one] ?? 0,
        ],
      );
      for (const line of unit) put(line, room);
    }
  }

  const sorted = (line: number) => [pupils[line]?.sex === 'female' ? 0 : 1, ...codes(line)];
  const free = upTo(pupils.length).filter((line) => !linked.includes(line));
  const strata = [...new Map(free.map((line) => [stratumOf(line), sorted(line)]))].sort(
    ([, one], [, other]) => {
      const at = one.findIndex((figure, index) => figure !== other[index]);
      return (one[at] ?? 0) - (other[at] ?? 0);
    },
  );
  for (const [stratum] of strata) {
    for (const line of shuffle(free.filter((one) => stratumOf(one) === stratum))) {
      const room = choose(
        (one) => mayTake(one, 1),
        (one) => [
          tally(one, stratum),
          tally(one, sexOf(line)),
          sizes[one] ?? 0,
          thingsOf(line).reduce((sum, what) => sum + tally(one, what), 0),
        ],
      );
      put(line, room);
    }
  }
  const teachers = shuffle(upTo(deal.teachers));
  return { classOf: classOf.map((room) => room + 1), teacherOf: teachers.map((at) => at + 1) };
}
