/** Identifiers the platform makes: UUIDv7 by its own clock, and codes that people read out. */
import { v7 } from 'uuid';
import type { Clock, Random } from './ports';

export type IdSource = { readonly clock: Pick<Clock, 'now'>; readonly random: Random };

/** A UUID version 7 (RFC 9562) of the present moment. */
export function newUuid({ clock, random }: IdSource): string {
  return v7({ msecs: clock.now().getTime(), random: random(16) });
}

/** Letters and digits that no one mistakes for another when reading aloud (no 0 O 1 I L). */
const readable = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** A one-time pairing code `XXXX-XXXX`, about 39 bits. */
export function newPairingCode(random: Random): string {
  const letters: string[] = [];
  while (letters.length < 8) {
    for (const byte of random(16)) {
      // Bytes beyond the last whole multiple would favour the first letters.
      if (byte < 248 && letters.length < 8) letters.push(readable.charAt(byte % readable.length));
    }
  }
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}
