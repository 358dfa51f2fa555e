/** `GET /v1/directory`: who takes part, with what stations and auditors need to check each other's letters and packages offline. */
import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import type { Directory } from '../../shared/protocol/directory';
import {
  directoryReplySchema,
  mostStationsOnPage,
  stationCodeSchema,
} from '../../shared/protocol/directory';
import { stationCertificateText } from '../../shared/protocol/station-certificate';
import { isUnchanged, jsonAnswers, limitInQuery, unchangedAnswer } from '../http/json-route';
import type { PlatformApp } from '../http/platform-app';
import type { PlatformContext } from '../platform-context';

const directoryRoute = createRoute({
  method: 'get',
  path: '/v1/directory',
  summary:
    'Every station with its key and the platform’s word for it, revoked ones too; with ETag; page on with `after`',
  request: {
    query: z.object({
      after: stationCodeSchema.optional(),
      limit: limitInQuery(mostStationsOnPage),
    }),
  },
  responses: {
    ...jsonAnswers('In the order of their codes', directoryReplySchema),
    ...unchangedAnswer,
  },
});

/** Adds the route; station authentication stands before it. */
export function addDirectoryRoute(app: PlatformApp, platform: PlatformContext): void {
  app.openapi(directoryRoute, async (context) => {
    const { after, limit } = context.req.valid('query');
    const body = await readDirectory(platform, { after: after ?? '', limit });
    return isUnchanged(context, body) ? context.body(null, 304) : context.json(body, 200);
  });
}

async function readDirectory(
  { database, name, secrets }: PlatformContext,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<Directory> {
  const rows = await database.query<{
    code: string;
    name: string;
    public_key: string;
    paired_at: Date;
    revoked_at: Date | null;
  }>(
    `select code, name, public_key, paired_at, revoked_at from stations
     where code collate "C" > $1 order by code collate "C" limit $2`,
    [after, limit + 1],
  );
  const stations = rows.slice(0, limit).map((row) => ({
    code: row.code,
    name: row.name,
    publicKey: row.public_key,
    certificate: secrets.key.sign(stationCertificateText(row.code, row.public_key)),
    pairedAt: row.paired_at.toISOString(),
    ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at.toISOString() }),
  }));
  const next = rows.length > limit ? stations.at(-1)?.code : undefined;
  return {
    platform: { name, keyId: secrets.key.id, publicKey: secrets.key.publicKey },
    stations,
    ...(next === undefined ? {} : { next }),
  };
}
