/** `/v1/uploads`: who may send which file, and what is answered about files that are already here. */
import type { Readable } from 'node:stream';
import { createRoute } from '@hono/zod-openapi';
import type { RouteConfig } from '@hono/zod-openapi';
import type { Context } from 'hono';
import * as z from 'zod';
import {
  findUploadTarget,
  largestFileBytes,
  uploadIdFor,
  uploadTargetSchema,
} from '../../shared/protocol/messages';
import { bytesOf } from '../http/json-route';
import type { PlatformApp } from '../http/platform-app';
import type { PlatformEnvironment } from '../http/environment';
import { Problem } from '../http/problems';
import type { PlatformContext } from '../platform-context';
import { AnnouncedFiles } from './announced-files';
import { checksumOf, withChecksum } from './chunk-checksum';
import {
  answers,
  checksumHeader,
  dataType,
  metadataOf,
  tusHeader,
  tusHeaders,
  tusVersion,
} from './tus';
import type { Uploads } from './uploads';
import { uploadPath } from './uploads';

const uploadParams = z.object({ uploadId: z.string().max(200) });
const createRouteDefinition = createRoute({
  method: 'post',
  path: uploadPath,
  summary:
    'tus creation, with the first bytes or without: Upload-Length, Upload-Metadata with caseId and sha256; sent twice it is one upload',
  parameters: [
    tusVersion,
    tusHeader('Upload-Length', 'integer'),
    tusHeader('Upload-Metadata', 'string'),
    checksumHeader,
  ],
  request: { body: bytesOf(dataType) },
  responses: answers('Location and Upload-Offset of the upload', 201),
});
const patchRoute = createRoute({
  method: 'patch',
  path: `${uploadPath}/{uploadId}`,
  summary:
    'tus: bytes from Upload-Offset on; the SHA-256 is checked with the last byte (460 when it differs), and each chunk that comes with a checksum by itself (460 chunk-differs)',
  parameters: [tusVersion, tusHeader('Upload-Offset', 'integer'), checksumHeader],
  request: { params: uploadParams, body: bytesOf(dataType) },
  responses: answers('Upload-Offset', 204),
});
const headDocumentation: RouteConfig = {
  method: 'head',
  path: `${uploadPath}/{uploadId}`,
  summary: 'tus: Upload-Offset and Upload-Length; equal when the file is whole',
  parameters: [tusVersion],
  request: { params: uploadParams },
  responses: answers('Upload-Offset, Upload-Length', 200),
};

/** Adds the tus routes; station authentication stands before them. */
export function addUploadRoutes(
  app: PlatformApp,
  { database, clock, vault, metrics }: PlatformContext,
  uploads: Uploads,
): void {
  const announcedFiles = new AnnouncedFiles(database, clock);
  app.openapi(createRouteDefinition, async (context) => {
    const { id: stationId } = context.get('station');
    const target = targetOf(context);
    const bytes = Number(context.req.header('upload-length'));
    if (bytes > largestFileBytes) throw new Problem('file-too-large');
    const announced = await announcedFiles.bytesOf(stationId, target);
    if (bytes !== announced) {
      throw new Problem('file-differs', { status: 422, detail: `Upload-Length: ${announced}` });
    }
    const body = dataOf(context, announced);
    const checksum = checksumOf((name) => context.req.header(name));
    const uploadId = uploadIdFor(stationId, target.caseId, target.sha256);
    // In this order: what ends being an upload in between is found in the vault.
    const underWay = await uploads.findOffset(uploadId);
    const isWhole = await vault.has(target.sha256, announced);
    // What comes for an upload that is under way already is not looked at: its offset tells where to go on.
    let offset = isWhole ? announced : underWay;
    if (offset === undefined) {
      if (body === undefined) return uploads.answer(context.req.raw, uploadId);
      const { sha256 } = target;
      const beginning = { uploadId, sha256, bytes: announced, body };
      offset = await withChecksum(checksum, () => uploads.begin(beginning));
      metrics.uploaded(offset);
    }
    return new Response(null, {
      status: 201,
      headers: {
        ...tusHeaders(offset, announced),
        Location: `${uploadPath}/${uploadId}`,
      },
    });
  });

  const ownUpload = async (context: Context<PlatformEnvironment>) => {
    const uploadId = context.req.param('uploadId') ?? '';
    const target = findUploadTarget(uploadId);
    if (target === undefined) throw new Problem('not-found');
    if (target.stationId !== context.get('station').id) {
      throw new Problem('case-of-another-station');
    }
    const announced = await announcedFiles.bytesOf(target.stationId, target);
    const whole = async () =>
      (await vault.has(target.sha256, announced)) ||
      ((await uploads.findOffset(uploadId)) === announced && (await uploads.finish(uploadId)));
    return { uploadId, sha256: target.sha256, announced, isWhole: await whole() };
  };

  app.openAPIRegistry.registerPath(headDocumentation);
  app.get(`${uploadPath}/:uploadId`, async (context) => {
    // Hono hands HEAD to GET; files are never given out.
    if (context.req.method !== 'HEAD') {
      throw new Problem('method-not-allowed', { headers: { Allow: 'HEAD, PATCH' } });
    }
    const { uploadId, announced, isWhole } = await ownUpload(context);
    if (!isWhole) return uploads.answer(context.req.raw, uploadId);
    return new Response(null, { headers: tusHeaders(announced, announced) });
  });

  app.openapi(patchRoute, async (context) => {
    const { uploadId, sha256, announced, isWhole } = await ownUpload(context);
    if (isWhole) throw new Problem('upload-offset-differs');
    const checksum = checksumOf((name) => context.req.header(name));
    const response = await withChecksum(checksum, () => uploads.answer(context.req.raw, uploadId));
    if (response.status === 204) {
      const from = Number(context.req.header('upload-offset'));
      metrics.uploaded(Number(response.headers.get('upload-offset')) - from);
    }
    // Another request may have sent the last byte while this one waited for its turn.
    const isOvertaken = response.status === 404 && (await vault.has(sha256, announced));
    return isOvertaken ? new Problem('upload-offset-differs').response() : response;
  });
}

/**
 * The data that comes with a creation; undefined when there is none.
 * @throws Problem `invalid-request` (415) for another media type, `file-too-large` for more than the file has.
 */
function dataOf(
  { req, env }: Context<PlatformEnvironment>,
  announced: number,
): Readable | undefined {
  const bytes = Number(req.header('content-length') ?? 0);
  if (!(bytes > 0)) return undefined;
  if (req.header('content-type') !== dataType) {
    throw new Problem('invalid-request', { status: 415, detail: `Content-Type: ${dataType}` });
  }
  if (bytes > announced) throw new Problem('file-too-large');
  return env.incoming;
}

/** @throws Problem `invalid-request`. */
function targetOf(context: Context): z.infer<typeof uploadTargetSchema> {
  const target = uploadTargetSchema.safeParse(metadataOf(context));
  if (!target.success) {
    throw new Problem('invalid-request', { detail: 'Upload-Metadata: caseId, sha256' });
  }
  return target.data;
}
