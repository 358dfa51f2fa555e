/** Bytes in groups of five bits, as every base 32 writes them (RFC 4648, section 6). */

/** Each group as a number from 0 to 31; zeros fill the last one up. */
export function groupsOfFive(bytes: Iterable<number>): number[] {
  const groups: number[] = [];
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      groups.push((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  if (bits > 0) groups.push(held << (5 - bits));
  return groups;
}

/** The whole bytes of such groups; bits behind the last of them are left out. */
export function bytesOfGroups(groups: Iterable<number>): number[] {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const group of groups) {
    held = (held << 5) | group;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 0xff);
    }
    held &= (1 << bits) - 1;
  }
  return bytes;
}
