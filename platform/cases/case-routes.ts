/** `/v1/cases`: a station hands over revisions and commits them. */
import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { uuidSchema } from '../../shared/domain/ids';
import {
  commitReplySchema,
  heldRevisionReplySchema,
  revisionReplySchema,
  revisionRequestSchema,
} from '../../shared/protocol/messages';
import { deskReportReplySchema, deskReportRequestSchema } from '../../shared/protocol/desk-report';
import { jsonAnswers, jsonBody } from '../http/json-route';
import type { PlatformApp } from '../http/platform-app';
import type { PlatformContext } from '../platform-context';
import { knownTakenInHeaders, tellTaken } from '../stations/taken-count';
import { putDeskReport } from './desk-reports';
import { commitRevision } from './commit';
import { putRevision, readRevision } from './revisions';

const params = z.object({
  caseId: uuidSchema,
  revision: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number),
});

const reportParams = params.pick({ caseId: true }).extend({ n: params.shape.revision });

const putRoute = createRoute({
  method: 'put',
  path: '/v1/cases/{caseId}/revisions/{revision}',
  summary: 'Hands over one revision; answers which files are still missing',
  request: { params, headers: knownTakenInHeaders, ...jsonBody(revisionRequestSchema) },
  responses: jsonAnswers('The same answer for the same bytes', revisionReplySchema),
});
const readRoute = createRoute({
  method: 'get',
  path: '/v1/cases/{caseId}/revisions/{revision}',
  summary: 'Tells what is held under this number, to the station that handed it over',
  request: { params },
  responses: jsonAnswers('The revision as it was signed', heldRevisionReplySchema),
});
const reportRoute = createRoute({
  method: 'put',
  path: '/v1/cases/{caseId}/desk-reports/{n}',
  summary: 'Reports what the desk decided by itself, or how a disagreement was settled',
  request: {
    params: reportParams,
    headers: knownTakenInHeaders,
    ...jsonBody(deskReportRequestSchema),
  },
  responses: jsonAnswers('The same answer for the same bytes', deskReportReplySchema),
});
const commitRoute = createRoute({
  method: 'post',
  path: '/v1/cases/{caseId}/revisions/{revision}/commit',
  summary:
    'Commits a revision whose files are whole; answers the signed receipt, for ever the same one',
  request: { params, headers: knownTakenInHeaders },
  responses: jsonAnswers('The receipt', commitReplySchema),
});

/** Adds the case routes; station authentication stands before them. */
export function addCaseRoutes(app: PlatformApp, platform: PlatformContext): void {
  app.openapi(putRoute, async (context) => {
    const { caseId, revision } = context.req.valid('param');
    const request = context.req.valid('json');
    const address = { caseId, revision };
    const station = context.get('station');
    const { reply, taken } = await putRevision(platform, station, address, request);
    tellTaken(context, taken);
    return context.json(reply, 200);
  });
  app.openapi(readRoute, async (context) => {
    const { caseId, revision } = context.req.valid('param');
    const station = context.get('station');
    return context.json(await readRevision(platform, station, { caseId, revision }), 200);
  });
  app.openapi(reportRoute, async (context) => {
    const address = context.req.valid('param');
    const request = context.req.valid('json');
    const station = context.get('station');
    const { reply, taken } = await putDeskReport(platform, station, address, request);
    tellTaken(context, taken);
    return context.json(reply, 200);
  });
  app.openapi(commitRoute, async (context) => {
    const { caseId, revision } = context.req.valid('param');
    const address = { caseId, revision };
    const { receipt, taken } = await commitRevision(platform, context.get('station'), address);
    if (taken.after > taken.before) platform.metrics.caseTaken();
    tellTaken(context, taken);
    return context.json({ receipt }, 200);
  });
}
