/** Every name of every case in one row of numbers, scanned from end to end for each keystroke. */
import { foldText } from './fold';
import { grown } from './grown';
import { noteHit, type Hits } from './hits';
import type { NamePattern } from './name-pattern';
import type { NameUnits } from './name-units';

/** What a match is worth beyond the weight of its field. */
const worths = { inside: 0, start: 12, whole: 24, strict: 5 } as const;

/** An empty column. */
export function nameColumn(table: NameUnits) {
  let units = new Uint32Array(4096);
  let starts = new Uint32Array(1024);
  let slots = new Uint32Array(1024);
  let fields = new Uint8Array(1024);
  let count = 0;

  return {
    /** Adds a name of the case in `slot`. */
    add(slot: number, field: number, name: string): void {
      const row = table.rowOf(foldText(name));
      if (row.length === 0) return;
      const start = starts[count] ?? 0;
      units = grown(units, start + row.length);
      units.set(row, start);
      starts = grown(starts, count + 2);
      slots = grown(slots, count + 1);
      fields = grown(fields, count + 1);
      slots[count] = slot;
      fields[count] = field;
      count += 1;
      starts[count] = start + row.length;
    },

    /** Notes every case with a name that fits; `weights` says what a hit counts in each field. */
    scan(pattern: NamePattern, hits: Hits, weights: readonly number[]): void {
      for (let name = 0; name < count; name += 1) {
        const start = starts[name] ?? 0;
        const end = starts[name + 1] ?? 0;
        const worth = matchRow(pattern, units, start, end);
        if (worth < 0) continue;
        if (pattern.verify !== undefined && !pattern.verify([...units.subarray(start, end)]))
          continue;
        const field = fields[name] ?? 0;
        noteHit(hits, slots[name] ?? 0, (weights[field] ?? 0) + worth, field);
      }
    },
  };
}

/** What the best place of the pattern in `units[start..end)` is worth; -1 when there is none. */
export function matchRow(
  pattern: NamePattern,
  units: Uint32Array,
  start: number,
  end: number,
): number {
  const loose = walk(pattern.steps, pattern.length, units, start, end);
  if (loose < 0) return -1;
  return Math.max(
    loose,
    walk(pattern.strictSteps, pattern.length, units, start, end) + worths.strict,
  );
}

function walk(
  steps: Int32Array,
  length: number,
  units: Uint32Array,
  start: number,
  end: number,
): number {
  const accepted = 1 << length;
  for (let from = start; from < end; from += 1) {
    let places = steps[(units[from] as number) * length] as number;
    for (let at = from + 1; places !== 0; at += 1) {
      if ((places & accepted) !== 0) {
        if (from > start) return worths.inside;
        return at === end ? worths.whole : worths.start;
      }
      if (at >= end) break;
      const row = (units[at] as number) * length;
      let next = 0;
      for (let rest = places; rest !== 0; rest &= rest - 1) {
        next |= steps[row + 31 - Math.clz32(rest & -rest)] as number;
      }
      places = next;
    }
  }
  return -1;
}
