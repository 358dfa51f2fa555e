/** The parts that all JSON routes share: bodies, answers, ETags. */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import * as z from 'zod';
import type { ZodType } from 'zod';
import { problemSchema } from '../../shared/protocol/messages';

/** A required JSON body. */
export function jsonBody<S extends ZodType>(schema: S) {
  return { body: { required: true, content: { 'application/json': { schema } } } } as const;
}

/** Beside the answers of a route with an ETag. */
export const unchangedAnswer = {
  304: { description: 'As the ETag in If-None-Match says' },
} as const;

/** `season` of a query: a school year by the year it begins in. */
export const seasonInQuery = z.coerce.number().int().min(2000).max(2200);

/** `limit` of a query that is answered page by page. */
export const limitInQuery = (usual: number) =>
  z.coerce.number().int().min(1).max(500).default(usual);

/** `after` of a query where what is listed has numbers in its order. */
export const afterInQuery = z.coerce.number().int().min(0).max(2_147_483_647).default(0);

/** What every route answers when it refuses. */
export const problemAnswer = {
  default: {
    description: 'RFC 9457 problem',
    content: { 'application/problem+json': { schema: problemSchema } },
  },
} as const;

/** 200 with `schema`, or a problem. */
export function jsonAnswers<S extends ZodType>(description: string, schema: S) {
  return {
    200: { description, content: { 'application/json': { schema } } },
    ...problemAnswer,
  } as const;
}

/** A body of bytes that no schema describes. */
export function bytesOf<T extends string>(mediaType: T) {
  const schema = { type: 'string', format: 'binary' } as const;
  return { content: { [mediaType]: { schema } } };
}

/** For a route that is answered without a token. */
export const needsNoToken: { security: Record<string, string[]>[] } = { security: [] };

/** Marks `body` with a strong ETag; true when the asker has it already and 304 is due. */
export function isUnchanged(context: Context, body: object): boolean {
  const tag = `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 22)}"`;
  context.header('ETag', tag);
  context.header('Cache-Control', 'private, no-cache');
  const known = (context.req.header('if-none-match') ?? '').split(',').map((each) => each.trim());
  return known.includes(tag) || known.includes(`W/${tag}`);
}
