/** The built platform as a process: what it prints, what a restart and a power cut leave. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uploadIdFor } from '../../shared/protocol/messages';
import type { BuiltPlatform } from '../support/built-platform';
import { builtPlatform } from '../support/built-platform';
import type { RunningPlatform } from '../support/platform';
import { Official, startPlatform } from '../support/platform';
import type { BuiltCase } from '../support/platform-builders';
import { buildCase } from '../support/platform-builders';
import { temporaryFolder } from '../support/platform-host';
import { TestStation, uploadMetadata } from '../support/platform-station';
import type { PostgresServer } from '../support/postgres';
import { startPostgres } from '../support/postgres';

describe('platform process', () => {
  const folders: string[] = [];
  let built: BuiltPlatform;
  let postgres: PostgresServer | undefined;
  const dataDir = () => {
    const folder = temporaryFolder();
    folders.push(folder);
    return folder;
  };

  beforeAll(async () => {
    built = await builtPlatform('platform-process-test');
    postgres = await startPostgres();
  });
  afterAll(async () => {
    await postgres?.stop();
    built.remove();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  const starts = {
    embedded: async () => ({ dataDir: dataDir(), entry: built.entry }),
    server: async () => {
      if (postgres === undefined) throw new Error('PostgreSQL was not started');
      return {
        dataDir: dataDir(),
        entry: built.entry,
        databaseUrl: await postgres.createDatabase(),
      };
    },
  };

  // Few starts: making an embedded database costs five seconds of processor time.
  it.each(['embedded', 'server'] as const)(
    'keeps everything over restarts, and over a kill in the middle of an upload, on the %s database',
    async (kind) => {
      const start = await starts[kind]();
      const first = await startPlatform(start);
      expect(await first.stop()).toBe(0);
      expect(first.log()).toContain('"kind":"stopped"');

      let running: RunningPlatform = await startPlatform(start);
      try {
        expect(running.pairingCode).toBe(first.pairingCode);
        expect(running.adminToken).toBe(first.adminToken);
        if (kind === 'embedded') {
          await expect(startPlatform(start)).rejects.toThrow(/in use by process \d+/);
        }
        const station = await TestStation.pair(running.url, running.pairingCode);
        const done = buildCase();
        const receipt = await station.deliver(done);
        await new Official(running).acceptCase(done.submission.caseId);
        const half = buildCase({ imageBytes: 200_000 });
        const path = await sendPart(station, half, 70_000);
        await running.kill();
        expect(running.log()).not.toContain('王小明');
        expect(running.log()).not.toContain(station.token);

        running = await startPlatform(start);
        // The code was used: a fresh one is printed, and the old one still answers its station.
        expect(running.pairingCode).not.toBe(first.pairingCode);
        const again = await TestStation.pair(running.url, first.pairingCode, station.key);
        expect(again.token).toBe(station.token);
        const head = await again.tus('HEAD', path, {});
        expect(head.headers.get('upload-offset')).toBe('70000');
        expect((await again.commit(done.submission)).body.receipt).toEqual(receipt);
        expect((await again.changes()).body.changes).toHaveLength(4);
        await again.deliver(half);
        await new Official(running).untilState(half.submission.caseId, 'firstReview');
      } finally {
        await running.stop();
      }
    },
    180_000,
  );
});

/** Announces a case and sends the first bytes of its first file; answers the upload's path. */
async function sendPart(station: TestStation, built: BuiltCase, size: number): Promise<string> {
  const { caseId } = built.submission;
  await station.put(built.submission);
  const [[sha256, bytes] = ['', Buffer.alloc(0)]] = built.files;
  const length = { 'Upload-Length': String(bytes.length) };
  const metadata = { 'Upload-Metadata': uploadMetadata(caseId, sha256) };
  await station.tus('POST', '/v1/uploads', { ...length, ...metadata });
  const path = `/v1/uploads/${uploadIdFor(station.reply.stationId, caseId, sha256)}`;
  const headers = { 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' };
  await station.tus('PATCH', path, headers, bytes.subarray(0, size));
  return path;
}
