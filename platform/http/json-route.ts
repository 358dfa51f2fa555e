/** The parts that all JSON routes share: bodies, answers, ETags. */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { ZodType } from 'zod';
import { problemSchema } from '../../shared/protocol/messages';

/** A required JSON body. */
export function jsonBody<S extends ZodType>(schema: S) {
  return { body: { required: true, content: { 'application/json': { schema } } } } as const;
}

/** 200 with `schema`, or a problem. */
export function jsonAnswers<S extends ZodType>(description: string, schema: S) {
  return {
    200: { description, content: { 'application/json': { schema } } },
    default: {
      description: 'RFC 9457 problem',
      content: { 'application/problem+json': { schema: problemSchema } },
    },
  } as const;
}

/** Marks `body` with a strong ETag; true when the asker has it already and 304 is due. */
export function isUnchanged(context: Context, body: object): boolean {
  const tag = `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 22)}"`;
  context.header('ETag', tag);
  context.header('Cache-Control', 'private, no-cache');
  const known = (context.req.header('if-none-match') ?? '').split(',').map((each) => each.trim());
  return known.includes(tag) || known.includes(`W/${tag}`);
}
