/** `GET /v1/directory`: who takes part, with what stations and auditors need to check each other's letters and packages offline. */
import { createRoute } from '@hono/zod-openapi';
import type { Directory } from '../../shared/protocol/directory';
import { directoryReplySchema } from '../../shared/protocol/directory';
import { stationCertificateText } from '../../shared/protocol/station-certificate';
import { isUnchanged, jsonAnswers } from '../http/json-route';
import type { PlatformApp } from '../http/platform-app';
import type { PlatformContext } from '../platform-context';

const directoryRoute = createRoute({
  method: 'get',
  path: '/v1/directory',
  summary: 'Every station with its key and the platform’s word for it, revoked ones too; with ETag',
  responses: {
    ...jsonAnswers('In the order of their codes', directoryReplySchema),
    304: { description: 'As the ETag in If-None-Match says' },
  },
});

/** Adds the route; station authentication stands before it. */
export function addDirectoryRoute(app: PlatformApp, platform: PlatformContext): void {
  app.openapi(directoryRoute, async (context) => {
    const body = await readDirectory(platform);
    return isUnchanged(context, body) ? context.body(null, 304) : context.json(body, 200);
  });
}

async function readDirectory({ database, name, secrets }: PlatformContext): Promise<Directory> {
  const rows = await database.query<{
    code: string;
    name: string;
    public_key: string;
    paired_at: Date;
    revoked_at: Date | null;
  }>(
    'select code, name, public_key, paired_at, revoked_at from stations order by code collate "C"',
  );
  return {
    platform: { name, keyId: secrets.key.id, publicKey: secrets.key.publicKey },
    stations: rows.map((row) => ({
      code: row.code,
      name: row.name,
      publicKey: row.public_key,
      certificate: secrets.key.sign(stationCertificateText(row.code, row.public_key)),
      pairedAt: row.paired_at.toISOString(),
      ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at.toISOString() }),
    })),
  };
}
