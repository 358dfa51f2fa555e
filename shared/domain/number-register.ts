/** The register of numbers 编号登记簿: accounts for every serial of every block a station was given. */
import type { NumberBlock } from './numbering';

/** A serial that an entry of the record used up, or declared void 作废. */
export type SerialMark = {
  readonly blockId: string;
  readonly serial: number;
  /** Number of the entry. */
  readonly seq: number;
};

/** Serials passed over on purpose when a station was restored from a back-up. */
export type SerialRange = {
  readonly blockId: string;
  readonly from: number;
  readonly to: number;
};

/**
 * What became of serials: `missing` were passed by and no entry says why (an entry was lost), `double` were used up by
 * more than one entry. Neither ever happens to a whole record.
 */
export const serialStates = ['unused', 'used', 'void', 'passedOver', 'missing', 'double'] as const;
export type SerialState = (typeof serialStates)[number];

/** One line of the register: a serial with its entries, or a range of serials with the same fate. */
export type RegisterRow = {
  readonly block: NumberBlock;
  readonly from: number;
  readonly to: number;
  readonly state: SerialState;
  /** Entry that used the serial up, for `used`, `void` and `double`. */
  readonly usedBy?: number;
  /** Entry that declared it void. */
  readonly voidedBy?: number;
};

export type RegisterFacts = {
  readonly blocks: readonly NumberBlock[];
  readonly used: readonly SerialMark[];
  readonly voided: readonly SerialMark[];
  readonly passedOver: readonly SerialRange[];
};

/** How many serials met which fate; their sum is the number of different serials in all blocks. */
export type RegisterTotals = { readonly [state in SerialState]: number };

/**
 * Every serial of every block exactly once, block by block in ascending order. A serial that lies in two blocks of one
 * station code stands under the block from which it was drawn, else under the first one.
 */
export function numberRegister(facts: RegisterFacts): readonly RegisterRow[] {
  const rows: RegisterRow[] = [];
  for (const group of groupsOf(facts.blocks)) {
    const claimed = new Set<number>();
    const known = group.map((block) => factsOf(block, facts));
    for (const { uses, passed } of known) {
      for (const serial of uses.keys()) claimed.add(serial);
      for (const { from, to } of passed) addRange(claimed, from, to);
    }
    const listed = new Set<number>();
    for (const one of known) rows.push(...rowsOf(one, known, claimed, listed));
  }
  return rows;
}

/** Adds up the register. */
export function registerTotals(
  rows: readonly Pick<RegisterRow, 'state' | 'from' | 'to'>[],
): RegisterTotals {
  const totals = { unused: 0, used: 0, void: 0, passedOver: 0, missing: 0, double: 0 };
  for (const { state, from, to } of rows) totals[state] += to - from + 1;
  return totals;
}

type BlockFacts = {
  readonly block: NumberBlock;
  /** Entries by serial. */
  readonly uses: ReadonlyMap<number, readonly number[]>;
  readonly voids: ReadonlyMap<number, number>;
  readonly passed: readonly SerialRange[];
  /** Highest serial drawn or passed over. */
  readonly reached: number;
};

/** Blocks whose serials make the same numbers. */
function groupsOf(blocks: readonly NumberBlock[]): NumberBlock[][] {
  const groups = new Map<string, NumberBlock[]>();
  for (const block of blocks) {
    const name = `${block.series} ${block.stationCode}`;
    groups.set(name, [...(groups.get(name) ?? []), block]);
  }
  return [...groups.values()].map((group) => group.toSorted((a, b) => a.from - b.from));
}

function factsOf(block: NumberBlock, { used, voided, passedOver }: RegisterFacts): BlockFacts {
  const isHere = ({ blockId }: { readonly blockId: string }) => blockId === block.id;
  const uses = new Map<number, readonly number[]>();
  for (const { serial, seq } of used.filter(isHere)) {
    uses.set(serial, [...(uses.get(serial) ?? []), seq]);
  }
  const voids = new Map(voided.filter(isHere).map(({ serial, seq }) => [serial, seq]));
  const passed = passedOver.filter(isHere);
  const drawn = [...uses.keys()].reduce((a, b) => Math.max(a, b), block.from - 1);
  const reached = passed.reduce((highest, { to }) => Math.max(highest, to), drawn);
  return { block, uses, voids, passed, reached };
}

function rowsOf(
  { block, uses, passed, reached }: BlockFacts,
  group: readonly BlockFacts[],
  claimed: ReadonlySet<number>,
  listed: Set<number>,
): RegisterRow[] {
  const rows: RegisterRow[] = [];
  const others = group.filter((other) => other.block.id !== block.id);
  const isReachedElsewhere = (serial: number) =>
    others.some((other) => other.block.from <= serial && serial <= other.reached);
  for (let serial = block.from; serial <= block.to; serial += 1) {
    if (listed.has(serial)) continue;
    if (uses.has(serial)) {
      listed.add(serial);
      rows.push(...usedRows(block, serial, group));
      continue;
    }
    const isPassed = passed.some(({ from, to }) => from <= serial && serial <= to);
    // Its line is the other block's; one that was used is no serial passed over, whatever a second block says.
    const isUsedElsewhere = others.some(({ uses: used }) => used.has(serial));
    if (isUsedElsewhere || (!isPassed && claimed.has(serial))) continue;
    listed.add(serial);
    const isGone = serial <= reached || isReachedElsewhere(serial);
    const state = isPassed ? 'passedOver' : isGone ? 'missing' : 'unused';
    const last = rows.at(-1);
    if (last?.state === state && last.to === serial - 1)
      rows.splice(-1, 1, { ...last, to: serial });
    else rows.push({ block, from: serial, to: serial, state });
  }
  return rows;
}

/** A number is the same whichever block it was drawn from: a second use in another block is a double as well. */
function usedRows(block: NumberBlock, serial: number, group: readonly BlockFacts[]): RegisterRow[] {
  const seqs = group.flatMap(({ uses }) => uses.get(serial) ?? []);
  const voidedBy = group.map(({ voids }) => voids.get(serial)).find((seq) => seq !== undefined);
  return seqs.map((usedBy) => ({
    block,
    from: serial,
    to: serial,
    state: seqs.length > 1 ? 'double' : voidedBy === undefined ? 'used' : 'void',
    usedBy,
    ...(voidedBy === undefined ? {} : { voidedBy }),
  }));
}

function addRange(set: Set<number>, from: number, to: number): void {
  for (let serial = from; serial <= to; serial += 1) set.add(serial);
}
