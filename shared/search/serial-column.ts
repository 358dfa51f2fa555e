/** Serials of case numbers: people say "number twelve" and mean …-00012X. */
import { grown } from './grown';

const worths = { serial: 155, serialAndCheck: 165 } as const;

/** An empty column. */
export function serialColumn() {
  let serials = new Uint32Array(1024);
  let checks = new Uint8Array(1024);
  let slots = new Uint32Array(1024);
  let count = 0;
  return {
    /** Adds the case number of the case in `slot`; one of another make has no serial. */
    add(slot: number, caseNumber: string): void {
      const [, serial, check] = /-(\d{5,6})([0-9A-Z])$/.exec(caseNumber) ?? [];
      if (serial === undefined || check === undefined) return;
      serials = grown(serials, count + 1);
      checks = grown(checks, count + 1);
      slots = grown(slots, count + 1);
      serials[count] = Number(serial);
      checks[count] = check.charCodeAt(0);
      slots[count] = slot;
      count += 1;
    },

    /** Tells every case with this serial, with or without its zeros and its check character. */
    scan(typed: string, tell: (slot: number, worth: number) => void): void {
      const text = typed.trim().toUpperCase();
      const serial = /^\d{1,6}$/.test(text) ? Number(text) : 0;
      const [, digits, last] = /^(\d{1,6})([0-9A-Z])$/.exec(text) ?? [];
      const checked = Number(digits ?? 0);
      const check = last?.charCodeAt(0);
      for (let i = 0; i < count; i += 1) {
        const mine = serials[i];
        if (mine === 0) continue;
        if (mine === checked && checks[i] === check) tell(slots[i] ?? 0, worths.serialAndCheck);
        else if (mine === serial) tell(slots[i] ?? 0, worths.serial);
      }
    },
  };
}
