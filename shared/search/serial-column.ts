/** Serials of case numbers: people say "number twelve" and mean …-00012X. */
import { grown } from './grown';
import { noteHit, type Hits } from './hits';
import type { TextPlace } from './search-page';

const worths = { serial: 155, serialAndCheck: 165 } as const;
const caseNumberField = 0;
const dash = 0x2d;

/** An empty column. */
export function serialColumn() {
  /** 0 where there is none. */
  let serials = new Uint32Array(1024);
  let checks = new Uint8Array(1024);
  let count = 0;
  return {
    /** Adds the case number of the next slot; one of another make has no serial. */
    add(place: TextPlace): void {
      serials = grown(serials, count + 1);
      checks = grown(checks, count + 1);
      const check = checkOf(place);
      serials[count] = check === 0 ? 0 : serialOf(place);
      checks[count] = check;
      count += 1;
    },

    /** Notes every case with this serial, with or without its zeros and its check character. */
    scan(typed: string, hits: Hits): void {
      const text = typed.trim().toUpperCase();
      const serial = /^\d{1,6}$/.test(text) ? Number(text) : 0;
      const [, digits, last] = /^(\d{1,6})([0-9A-Z])$/.exec(text) ?? [];
      const checked = Number(digits ?? 0);
      const check = last?.charCodeAt(0);
      if (serial === 0 && checked === 0) return;
      for (let slot = 0; slot < count; slot += 1) {
        const mine = serials[slot];
        if (mine === 0 || (mine !== checked && mine !== serial)) continue;
        if (mine === checked && checks[slot] === check) {
          noteHit(hits, slot, worths.serialAndCheck, caseNumberField);
        } else if (mine === serial) noteHit(hits, slot, worths.serial, caseNumberField);
      }
    },
  };
}

/** The last character, a figure or a capital letter; 0 for anything else. */
function checkOf({ heap, start, end }: TextPlace): number {
  const last = end > start ? (heap[end - 1] as number) : 0;
  return isFigure(last) || (last >= 0x41 && last <= 0x5a) ? last : 0;
}

/** Five or six figures before the last character, after a dash; 0 for anything else. */
function serialOf({ heap, start, end }: TextPlace): number {
  let serial = 0;
  let figures = 0;
  for (let at = end - 2; at >= start; at -= 1, figures += 1) {
    const unit = heap[at] as number;
    if (unit === dash) return figures === 5 || figures === 6 ? serial : 0;
    if (!isFigure(unit) || figures === 6) return 0;
    serial += (unit - 0x30) * 10 ** figures;
  }
  return 0;
}

function isFigure(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
