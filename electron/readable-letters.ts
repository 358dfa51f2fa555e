/** Letters and figures that nobody takes for each other; 32 of them, so that each is as likely as the next. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** One for each byte. */
export function readableLetters(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => letters[byte % letters.length]).join('');
}
