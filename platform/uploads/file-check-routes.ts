/** `/v1/admin/file-checks`: an official has all files looked for, e.g. after their folder was restored from a back-up. */
import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { instantSchema } from '../../shared/domain/ids';
import { jsonAnswers, jsonBody } from '../http/json-route';
import type { PlatformApp } from '../http/platform-app';
import type { PlatformContext } from '../platform-context';
import { checkFiles } from './file-check';

const counts = {
  revisions: z.number().int().describe('Committed revisions that were looked at'),
  lost: z.number().int().describe('Those of them that lack files'),
  asked: z.boolean().describe('Whether their stations are asked to bring them again'),
};
const checkRoute = createRoute({
  method: 'post',
  path: '/v1/admin/file-checks',
  summary:
    'Looks for the files of every committed revision, and has stations bring again what is lost; if that is most of all, only with `evenIfMost`',
  request: jsonBody(z.strictObject({ evenIfMost: z.boolean().optional() })),
  responses: jsonAnswers('What was found', z.strictObject(counts)),
});
const lastRoute = createRoute({
  method: 'get',
  path: '/v1/admin/file-checks',
  summary: 'What the last look at all files found, one a day by itself',
  responses: jsonAnswers(
    'The last look, if there was any',
    z.strictObject({ last: z.strictObject({ begunAt: instantSchema, ...counts }).optional() }),
  ),
});

/** Adds the routes; the officials' authentication stands before them. */
export function addFileCheckRoutes(app: PlatformApp, platform: PlatformContext): void {
  app.openapi(checkRoute, async (context) =>
    context.json(await checkFiles(platform, context.req.valid('json')), 200),
  );
  app.openapi(lastRoute, async (context) => {
    const [row] = await platform.database.query<{
      begun_at: Date;
      revisions: number;
      lost: number;
      asked: boolean;
    }>('select begun_at, revisions, lost, asked from file_checks');
    if (row === undefined) return context.json({}, 200);
    const { begun_at, ...found } = row;
    return context.json({ last: { begunAt: begun_at.toISOString(), ...found } }, 200);
  });
}
