/** SHA-256 in hexadecimal digits, of bytes or of a text in UTF-8. */
import { createHash } from 'node:crypto';

export function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
