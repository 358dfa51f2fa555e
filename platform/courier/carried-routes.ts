/** `/v1/carried-packages`: a station with a line hands on the sealed package of one without, and takes its sealed answer back. */
import { createRoute } from '@hono/zod-openapi';
import type { RouteConfig } from '@hono/zod-openapi';
import type { Context } from 'hono';
import * as z from 'zod';
import {
  carriedIdFor,
  carriedPath,
  carriedTargetSchema,
  findCarried,
  largestPackageBytes,
} from '../../shared/protocol/carried';
import type { PlatformEnvironment } from '../http/environment';
import { bytesOf } from '../http/json-route';
import type { PlatformApp } from '../http/platform-app';
import { Problem } from '../http/problems';
import type { RateLimiter } from '../http/rate-limit';
import type { PlatformContext } from '../platform-context';
import { checksumOf, withChecksum } from '../uploads/chunk-checksum';
import {
  answers,
  checksumHeader,
  dataType,
  metadataOf,
  tusHeader,
  tusHeaders,
  tusVersion,
} from '../uploads/tus';
import type { CarriedPackages } from './carried';
import { openCarried } from './carried';
import type { CourierPlace } from './import';
import { importFile } from './import';
import { sealedAnswers, sealedResponse } from './sealed-answer';

const params = z.object({ uploadId: z.string().max(100) });
const beginRoute = createRoute({
  method: 'post',
  path: carriedPath,
  summary:
    'tus creation of a package that is brought for another station: Upload-Length, Upload-Metadata with packageId; a carrier brings one at a time, the one before is let go of',
  parameters: [
    tusVersion,
    tusHeader('Upload-Length', 'integer'),
    tusHeader('Upload-Metadata', 'string'),
  ],
  responses: answers('Location and Upload-Offset of the upload', 201),
});
const patchRoute = createRoute({
  method: 'patch',
  path: `${carriedPath}/{uploadId}`,
  summary:
    'tus: bytes from Upload-Offset on; each chunk that comes with a checksum is checked by itself (460 chunk-differs)',
  parameters: [tusVersion, tusHeader('Upload-Offset', 'integer'), checksumHeader],
  request: { params, body: bytesOf(dataType) },
  responses: answers('Upload-Offset', 204),
});
const headDocumentation: RouteConfig = {
  method: 'head',
  path: `${carriedPath}/{uploadId}`,
  summary: 'tus: Upload-Offset and Upload-Length; equal when the package is whole',
  parameters: [tusVersion],
  request: { params },
  responses: answers('Upload-Offset, Upload-Length', 200),
};
const letGoRoute = createRoute({
  method: 'delete',
  path: `${carriedPath}/{uploadId}`,
  summary: 'tus termination: the answer is on the stick; what is gone already is no error',
  request: { params },
  responses: answers('Let go of', 204),
});
const answerRoute = createRoute({
  method: 'post',
  path: `${carriedPath}/{uploadId}/answer`,
  summary:
    'Takes in a whole package; answers the sealed answer, which only the station that wrote it can read. May be asked again',
  request: { params },
  responses: sealedAnswers,
});

/** Adds the routes; the stations' authentication stands before them. `takings` limits how often a carrier has packages read. */
export function addCarriedRoutes(
  app: PlatformApp,
  platform: PlatformContext,
  place: Omit<CourierPlace, 'fetch'>,
  takings: RateLimiter,
): void {
  const carried = openCarried(platform);

  app.openapi(beginRoute, async (context) => {
    const { id: carrierId } = context.get('station');
    const target = carriedTargetSchema.safeParse(metadataOf(context));
    const bytes = Number(context.req.header('upload-length'));
    if (!target.success || !Number.isSafeInteger(bytes) || bytes < 1) {
      throw new Problem('invalid-request', { detail: 'Upload-Length, Upload-Metadata: packageId' });
    }
    if (bytes > largestPackageBytes) throw new Problem('file-too-large');
    const { packageId } = target.data;
    const offset = await carried.begin(carrierId, packageId, bytes);
    const Location = `${carriedPath}/${carriedIdFor(carrierId, packageId)}`;
    return new Response(null, {
      status: 201,
      headers: { ...tusHeaders(offset, bytes), Location },
    });
  });

  app.openAPIRegistry.registerPath(headDocumentation);
  app.get(`${carriedPath}/:uploadId`, async (context) => {
    // Hono hands HEAD to GET; packages are never given out.
    if (context.req.method !== 'HEAD') {
      throw new Problem('method-not-allowed', { headers: { Allow: 'HEAD, PATCH, DELETE' } });
    }
    ownUpload(context);
    return carried.answer(context.req.raw);
  });

  app.openapi(patchRoute, async (context) => {
    ownUpload(context);
    const checksum = checksumOf((name) => context.req.header(name));
    return withChecksum(checksum, () => carried.answer(context.req.raw));
  });

  app.openapi(letGoRoute, async (context) => {
    await carried.letGo(ownUpload(context));
    return new Response(null, { status: 204, headers: { 'Tus-Resumable': '1.0.0' } });
  });

  app.openapi(answerRoute, async (context) => {
    const uploadId = ownUpload(context);
    takings.take(context.get('station').id);
    const fetch = (request: Request) => app.fetch(request, { fromCourier: true });
    const answer = await takenIn(carried, uploadId, (source) =>
      importFile(platform, { ...place, fetch }, source),
    );
    return sealedResponse(answer);
  });
}

/** The identity of an upload of the asking station. */
function ownUpload(context: Context<PlatformEnvironment>): string {
  const uploadId = context.req.param('uploadId') ?? '';
  // That of another one is not even said to be there.
  if (findCarried(uploadId)?.carrierId !== context.get('station').id) {
    throw new Problem('not-found');
  }
  return uploadId;
}

/** Lets go of a package that is found wrong: whoever brings it again begins anew. */
async function takenIn<T>(
  carried: CarriedPackages,
  uploadId: string,
  take: (source: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T> {
  const found = await carried.find(uploadId);
  if (found === undefined) throw new Problem('not-found');
  if (!found.whole) throw new Problem('upload-offset-differs');
  const source = found.bytes();
  try {
    return await take(source);
  } catch (error) {
    if (error instanceof Problem) await carried.letGo(uploadId);
    throw error;
  } finally {
    source.destroy();
  }
}
