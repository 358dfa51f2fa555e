/**
 * Catchments 学区 as a tree of characters: an address is looked up in as many steps as it has characters, however many
 * schools there are. The longest beginning that fits decides; house numbers come before a whole street.
 */
import type { CaseKind } from '../domain/case-kind';
import { leadingNumber, plainAddress } from './address';
import type { PolicyPack } from './pack';
import type { Catchment, School } from './pack-places';

/** A catchment and its place in the pack. */
export type Entry = { readonly catchment: Catchment; readonly at: number };

/** One character of the tree; number ranges are sorted by their first number. */
export type CatchmentNode = {
  readonly next: Map<string, CatchmentNode>;
  readonly whole: Entry[];
  readonly odd: Entry[];
  readonly even: Entry[];
};

export type CatchmentIndex = {
  /** The school whose catchment an address lies in, or nothing where the pack does not say. */
  readonly findSchool: (kind: CaseKind, address: string) => School | undefined;
  readonly roots: ReadonlyMap<CaseKind, CatchmentNode>;
};

const emptyNode = (): CatchmentNode => ({ next: new Map(), whole: [], odd: [], even: [] });

/** The tree of a pack's catchments. */
export function createCatchmentIndex({
  catchments,
  schools,
  region,
}: Pick<PolicyPack, 'catchments' | 'schools' | 'region'>): CatchmentIndex {
  const roots = new Map<CaseKind, CatchmentNode>();
  const byCode = new Map(schools.map((school) => [school.code, school]));
  catchments.forEach((catchment, at) => {
    const root = roots.get(catchment.kind) ?? emptyNode();
    roots.set(catchment.kind, root);
    const node = nodeAt(root, plainAddress(catchment.prefix, region.name));
    const side = catchment.numbers?.side;
    const entry = { catchment, at };
    if (side === undefined) node.whole.push(entry);
    if (side === 'odd' || side === 'all') node.odd.push(entry);
    if (side === 'even' || side === 'all') node.even.push(entry);
  });
  for (const root of roots.values()) sortNumbers(root);
  return {
    roots,
    findSchool: (kind, address) => {
      const entry = findEntry(roots.get(kind), plainAddress(address, region.name));
      return entry && byCode.get(entry.catchment.school);
    },
  };
}

function nodeAt(root: CatchmentNode, prefix: string): CatchmentNode {
  let node = root;
  for (const character of prefix) {
    const next = node.next.get(character) ?? emptyNode();
    node.next.set(character, next);
    node = next;
  }
  return node;
}

const firstNumber = ({ catchment }: Entry): number => catchment.numbers?.from ?? 0;

function sortNumbers(root: CatchmentNode): void {
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const list of [node.odd, node.even]) list.sort((a, b) => firstNumber(a) - firstNumber(b));
    open.push(...node.next.values());
  }
}

function findEntry(root: CatchmentNode | undefined, address: string): Entry | undefined {
  let found: Entry | undefined;
  let node = root;
  let passed = 0;
  for (const character of address) {
    if (node === undefined) break;
    found = entryAt(node, address.slice(passed)) ?? found;
    node = node.next.get(character);
    passed += character.length;
  }
  return (node && entryAt(node, '')) ?? found;
}

/** What a node says about an address that goes on with `rest`. */
export function entryAt(node: CatchmentNode, rest: string): Entry | undefined {
  const number = leadingNumber(rest);
  const numbered = number === undefined ? undefined : rangeWith(node, number);
  return numbered ?? node.whole[0];
}

function rangeWith(node: CatchmentNode, number: number): Entry | undefined {
  const list = number % 2 === 1 ? node.odd : node.even;
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = list[middle];
    if (entry !== undefined && firstNumber(entry) <= number) low = middle + 1;
    else high = middle;
  }
  const candidate = list[low - 1];
  return candidate !== undefined && number <= (candidate.catchment.numbers?.to ?? 0)
    ? candidate
    : undefined;
}
