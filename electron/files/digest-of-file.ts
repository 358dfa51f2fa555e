/** What a file of any size is told by, read piece by piece. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

const pieceBytes = 1024 * 1024;

/** Of all bytes as they lie there, in hex; throws the file system's error. */
export async function digestOfFile(
  path: string,
  algorithm: 'sha256' | 'sha512' = 'sha256',
): Promise<string> {
  const hash = createHash(algorithm);
  for await (const chunk of createReadStream(path, { highWaterMark: pieceBytes })) {
    hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}
