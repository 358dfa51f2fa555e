/** How the sealed answer to a courier file goes back: as bytes that only the station which wrote the file can read. */
import { Readable } from 'node:stream';
import { bytesOf, problemAnswer } from '../http/json-route';
import type { SealedAnswer } from './import';

export const sealedType = 'application/octet-stream';

export const sealedAnswers = {
  200: { description: 'The sealed answer', ...bytesOf(sealedType) },
  ...problemAnswer,
} as const;

export function sealedResponse({ bytes, content }: SealedAnswer): Response {
  return new Response(Readable.toWeb(content), {
    headers: {
      'Content-Type': sealedType,
      'Content-Length': String(bytes),
      'Cache-Control': 'no-store',
    },
  });
}
