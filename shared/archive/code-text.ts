/** Bytes as text that a QR code packs tightly and every keyboard types alike: base32 (RFC 4648, section 6), and a checksum. */
import { bytesOfGroups, groupsOfFive } from '../text/five-bits';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Base32 without padding. */
export function toBase32(bytes: readonly number[]): string {
  return groupsOfFive(bytes)
    .map((group) => alphabet[group] ?? '')
    .join('');
}

/** The bytes of a base32 text of capitals; bits behind the last whole byte are left out. */
export function fromBase32(text: string): number[] {
  return bytesOfGroups(Array.from(text, (character) => alphabet.indexOf(character)));
}

/** CRC-16 of ITU-T V.41 with the register full of ones at the start (CCITT-FALSE). */
export function crc16(bytes: readonly number[]): number {
  let sum = 0xffff;
  for (const byte of bytes) {
    sum ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) {
      sum = (sum & 0x8000) === 0 ? sum << 1 : (sum << 1) ^ 0x1021;
      sum &= 0xffff;
    }
  }
  return sum;
}
