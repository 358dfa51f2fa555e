/** Places where families of the station live, most of them first, for who types an address; no flat is told to a neighbour. */
import { withoutFlat } from '../domain/address';
import type { caseSlots } from './case-slots';
import { foldText } from './fold';
import { matchRow, rowAround } from './name-column';
import type { NamePattern } from './name-pattern';
import type { NameUnits } from './name-units';
import { placeOfField, textIn } from './search-page';
import { fieldsOfKind } from './search-record';

type Place = {
  readonly text: string;
  readonly folded: string;
  /** Made when somebody first asks in letters. */
  row?: Int32Array;
  /** How many cases have it. */
  cases: number;
  /** The newest slot that had it. */
  last: number;
};
type Slots = Pick<ReturnType<typeof caseSlots>, 'count' | 'seqs' | 'placesOf' | 'slotOf'>;

/** Fewer letters begin something in almost every address. */
const shortestInitials = 2;

const fields = fieldsOfKind('address');

/** Reads nothing before somebody asks, and afterwards only what is new. */
export function addressBook(
  slots: Slots,
  units: NameUnits,
  patternOf: (folded: string) => NamePattern | undefined,
) {
  const places = new Map<string, Place>();
  /** Slots below it were read. */
  let readTo = 0;

  const textsOf = (slot: number): ReadonlySet<string> => {
    const at = slots.placesOf(slot);
    const texts = fields.map((field) => withoutFlat(textIn(at[placeOfField(field)]).trim()));
    return new Set(texts.filter((text) => text !== ''));
  };
  const readNew = () => {
    const seqs = slots.seqs();
    for (const count = slots.count(); readTo < count; readTo += 1) {
      if (seqs[readTo] === 0) continue;
      for (const text of textsOf(readTo)) {
        const known = places.get(text) ?? { text, folded: foldText(text), cases: 0, last: 0 };
        known.cases += 1;
        known.last = readTo;
        places.set(text, known);
      }
    }
  };

  const fitsOf = (typed: string): ((place: Place) => boolean) => {
    const folded = foldText(typed);
    if (!/[a-z]/u.test(folded)) return ({ folded: text }) => text.includes(folded);
    if (folded.length < shortestInitials) return () => false;
    // A pattern knows only the units that were met before.
    for (const place of places.values()) place.row ??= rowAround(units.rowOf(place.folded));
    const pattern = patternOf(folded);
    if (pattern?.canBegin !== true) return () => false;
    return ({ row }) => row !== undefined && matchRow(pattern, row) >= 0;
  };

  return {
    /** To be told of each slot that stands for no case any more. */
    gone(slot: number): void {
      if (slot >= readTo) return;
      for (const text of textsOf(slot)) {
        const known = places.get(text);
        if (known === undefined) continue;
        known.cases -= 1;
        if (known.cases === 0) places.delete(text);
      }
    },

    /** Places that fit what was typed, the most used first; what only the case `ownId` has is nothing new to it. */
    suggest(typed: string, limit: number, ownId: string): readonly string[] {
      readNew();
      const slot = slots.slotOf(ownId);
      const own = slot === undefined ? new Set<string>() : textsOf(slot);
      const fits = fitsOf(typed);
      const folded = foldText(typed);
      const begins = ({ folded: text }: Place) => Number(text.startsWith(folded));
      const order = (a: Place, b: Place) =>
        b.cases - a.cases || begins(b) - begins(a) || b.last - a.last;
      const best: Place[] = [];
      for (const place of places.values()) {
        const isNew = place.cases > Number(own.has(place.text)) && place.text !== typed.trim();
        const worst = best[limit - 1];
        if (!isNew || (worst !== undefined && order(place, worst) >= 0) || !fits(place)) continue;
        const at = best.findIndex((one) => order(place, one) < 0);
        best.splice(at < 0 ? best.length : at, 0, place);
        best.length = Math.min(best.length, limit);
      }
      return best.map(({ text }) => text);
    },
  };
}
