/** What all routes of tus 1.0 share: headers, answers, metadata. */
import type { Context } from 'hono';
import { problemAnswer } from '../http/json-route';
import { checksumAlgorithms } from './chunk-checksum';

type Answers = {
  readonly default: { readonly description: string };
  readonly [status: number]: { readonly description: string };
};

export const answers = (description: string, status: 200 | 201 | 204): Answers => ({
  [status]: { description },
  ...problemAnswer,
});

export const tusHeader = (name: string, type: 'string' | 'integer') =>
  ({ in: 'header', name, required: true, schema: { type } }) as const;
export const tusVersion = tusHeader('Tus-Resumable', 'string');
export const checksumHeader = {
  ...tusHeader('Upload-Checksum', 'string'),
  required: false,
  description: `One of ${checksumAlgorithms}, a space, and the digest in base64`,
};
export const dataType = 'application/offset+octet-stream';

/** Headers of an answer about an upload: bytes that are here, and bytes that it has. */
export function tusHeaders(offset: number, length: number): Record<string, string> {
  return {
    'Tus-Resumable': '1.0.0',
    'Cache-Control': 'no-store',
    'Upload-Offset': String(offset),
    'Upload-Length': String(length),
  };
}

/** `Upload-Metadata`: keys, each followed by its value in base64, with commas between; not yet believed. */
export function metadataOf(context: Context): Record<string, string> {
  const pairs = (context.req.header('upload-metadata') ?? '').split(',').map((pair) => {
    const [key = '', value = ''] = pair.trim().split(' ');
    return [key, Buffer.from(value, 'base64').toString()] as const;
  });
  return Object.fromEntries(pairs);
}
