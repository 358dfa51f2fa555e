/** Finds the slot of a case by its id without keeping a string for every case. */
import type { TextPlace } from './search-page';

const none = 0xffffffff;

/** An empty table; `idOf` says where the id of a slot stands. */
export function slotTable(idOf: (slot: number) => TextPlace) {
  let cells = new Uint32Array(2048).fill(none);
  /** Told apart by these, most ids need not be read. */
  let hashes = new Uint32Array(2048);
  let used = 0;

  /** The cell that holds the slot with this id, or the empty one where it belongs. */
  const cellOf = (id: TextPlace, hash: number) => {
    const mask = cells.length - 1;
    for (let cell = hash & mask; ; cell = (cell + 1) & mask) {
      const slot = cells[cell] as number;
      if (slot === none || (hashes[cell] === hash && isSame(id, idOf(slot)))) return cell;
    }
  };
  const grow = () => {
    const [oldCells, oldHashes] = [cells, hashes];
    cells = new Uint32Array(oldCells.length * 2).fill(none);
    hashes = new Uint32Array(oldCells.length * 2);
    const mask = cells.length - 1;
    for (let i = 0; i < oldCells.length; i += 1) {
      if (oldCells[i] === none) continue;
      const hash = oldHashes[i] as number;
      let cell = hash & mask;
      while (cells[cell] !== none) cell = (cell + 1) & mask;
      cells[cell] = oldCells[i] as number;
      hashes[cell] = hash;
    }
  };

  return {
    /** The slot last set for this id. */
    find(id: TextPlace): number | undefined {
      const slot = cells[cellOf(id, hashOf(id))] as number;
      return slot === none ? undefined : slot;
    },
    set(id: TextPlace, slot: number): void {
      const hash = hashOf(id);
      const cell = cellOf(id, hash);
      if (cells[cell] === none) used += 1;
      cells[cell] = slot;
      hashes[cell] = hash;
      if (used * 2 > cells.length) grow();
    },
  };
}

/** The place of a text that stands in no page. */
export function placeOfText(text: string): TextPlace {
  return { heap: unitsOfText(text), start: 0, end: text.length };
}

/** UTF-16 units, two for a character beyond the first plane. */
export function unitsOfText(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i += 1) units[i] = text.charCodeAt(i);
  return units;
}

function hashOf({ heap, start, end }: TextPlace): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ (heap[i] as number), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function isSame(one: TextPlace, other: TextPlace): boolean {
  const length = one.end - one.start;
  if (other.end - other.start !== length) return false;
  for (let i = 0; i < length; i += 1) {
    if (one.heap[one.start + i] !== other.heap[other.start + i]) return false;
  }
  return true;
}
