/** The daily look at all files: one that failed is tried in an hour, not on the next day. */
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { checkFilesDaily } from '../../platform/uploads/file-check';
import type { Queries } from '../../platform/database/database';
import { hostEmbedded } from '../support/platform-host';
import { scratchFolder } from '../support/scratch-folder';

it('is tried again in an hour when it failed, and tells when it was begun', async () => {
  const platform = await hostEmbedded(join(scratchFolder('file-check'), 'platform'));
  onTestFinished(() => platform.stop());
  const begins = Date.now() + 2 * 86_400_000;
  const stop = new AbortController();
  const now = { ms: begins };
  const logged: string[] = [];
  let looks = 0;
  const query: Queries['query'] = (text, values) => {
    if (!text.startsWith('select count(*)')) return platform.database.query(text, values);
    looks += 1;
    return looks === 1 ? Promise.reject(new Error('gone')) : platform.database.query(text, values);
  };
  await checkFilesDaily(
    {
      database: { ...platform.database, query },
      vault: {} as Parameters<typeof checkFilesDaily>[0]['vault'],
      random: (bytes) => new Uint8Array(bytes),
      log: (kind) => logged.push(kind),
      clock: {
        now: () => new Date(now.ms),
        sleep: async (ms) => {
          now.ms += ms;
          if (now.ms > begins + 3 * 3_600_000) stop.abort();
        },
      },
    },
    stop.signal,
  );
  expect([looks, logged]).toEqual([2, ['file-check-failed']]);
  const { last } = (await platform.official.ask<{ last: object }>('GET', '/v1/admin/file-checks'))
    .body;
  expect(last).toMatchObject({ begunAt: new Date(begins + 3_600_000).toISOString() });
  const { body } = await platform.official.ask('POST', '/v1/admin/file-checks', {});
  expect(body).toMatchObject({ revisions: 0, lost: 0 });
  const ordered = await platform.official.ask<{ last: { begunAt: string } }>(
    'GET',
    '/v1/admin/file-checks',
  );
  expect(Date.parse(ordered.body.last.begunAt)).toBeLessThan(begins);
});
