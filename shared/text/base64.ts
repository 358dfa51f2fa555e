/** Base64 (RFC 4648) of bytes given in hexadecimal, where no encoder is at hand. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The base64 text of bytes that are written as pairs of hexadecimal digits. */
export function base64OfHex(hex: string): string {
  let text = '';
  for (let at = 0; at < hex.length; at += 6) {
    const part = hex.slice(at, at + 6);
    const bits = Number.parseInt(part.padEnd(6, '0'), 16);
    const digits = [18, 12, 6, 0].map((shift) => alphabet[(bits >> shift) & 63] ?? '');
    // Two digits for one byte, three for two.
    text += digits
      .slice(0, part.length / 2 + 1)
      .join('')
      .padEnd(4, '=');
  }
  return text;
}
