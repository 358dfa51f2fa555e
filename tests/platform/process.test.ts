/** The built platform as a process: what it prints, what a restart and a power cut leave. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fstatSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uploadIdFor } from '../../shared/protocol/messages';
import type { BuiltPlatform } from '../support/built-platform';
import { builtPlatform } from '../support/built-platform';
import { layEmptyEngine } from '../support/empty-engine';
import type { RunningPlatform } from '../support/platform';
import { Official, startPlatform } from '../support/platform';
import type { BuiltCase } from '../support/platform-builders';
import { buildCase } from '../support/platform-builders';
import { temporaryFolder } from '../support/platform-host';
import { TestStation, uploadMetadata } from '../support/platform-station';
import type { PostgresServer } from '../support/postgres';
import { startPostgres } from '../support/postgres';
import { openedSocket } from '../support/raw-socket';

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

  it('answers what is under way when it is asked to stop, lets waits go, and takes up again where it was', async () => {
    const start = { ...(await starts.embedded()), env: { METRICS_PORT: '0', LOG_LEVEL: 'debug' } };
    let running = await startPlatform(start);
    try {
      const station = await TestStation.pair(running.url, running.pairingCode);
      const built = buildCase({ imageBytes: 200_000 });
      const { caseId } = built.submission;
      await station.put(built.submission);
      const [[sha256, bytes] = ['', Buffer.alloc(0)]] = built.files;
      const upload = await openedSocket(running.url);
      const said = once(upload, 'data').then(String);
      upload.write(creationOf(station, caseId, { sha256, bytes: bytes.length }));
      upload.write(bytes.subarray(0, 100_000));
      const waiting = station.changes(0, 25);
      const metrics = async () => (await fetch(running.metricsUrl ?? '')).text();
      await expect.poll(metrics).toContain('\nplatform_feed_waits 1\n');

      const stopped = running.stop();
      expect((await waiting).body.changes).toEqual([]);
      expect((await waiting).headers.get('request-id')).toMatch(/^[\w-]{12}$/);
      // A slow line has longer than a few seconds.
      await delay(7_000);
      upload.write(bytes.subarray(100_000));
      expect(await said).toMatch(/^HTTP\/1.1 201 .*upload-offset: 200000/is);
      expect(await stopped).toBe(0);

      const lines = running.log().trim().split('\n');
      const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(told.at(-1)).toMatchObject({ level: 'info', kind: 'stopped' });
      const ids = told.flatMap(({ kind, request }) => (kind === 'request' ? [request] : []));
      expect(ids).toContain((await waiting).headers.get('request-id'));
      expect(new Set(ids).size).toBe(ids.length);

      running = await startPlatform(start);
      const again = station.at(running.url);
      expect((await again.put(built.submission)).body.missing).not.toContain(sha256);
      await again.deliver(built);
    } finally {
      await running.stop();
    }
  });

  it('tells the journal levels, and neither the token of officials nor a pairing code', async () => {
    const folder = dataDir();
    const journal = join(folder, 'journal');
    const descriptor = openSync(journal, 'w');
    const { dev, ino } = fstatSync(descriptor);
    await layEmptyEngine(folder);
    const env = { ...process.env, PLATFORM_DATA: folder, JOURNAL_STREAM: `${dev}:${ino}` };
    const child = spawn(process.execPath, [built.entry], {
      env: { ...env, PORT: '0', DATABASE_URL: '' },
      stdio: ['ignore', descriptor, descriptor],
    });
    const exited = once(child, 'exit');
    const text = () => readFileSync(journal, 'utf8');
    await expect.poll(text).toContain('"kind":"ready"');
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    closeSync(descriptor);
    const [ready = '', ...lines] = text().trim().split('\n');
    expect(Object.keys(JSON.parse(ready) as object)).toEqual(['ready', 'url']);
    for (const line of lines) expect(line).toMatch(/^<6>\{"at":".*"level":"info","kind":/);
  });
});

/** The head of a creation whose bytes follow (tus creation-with-upload). */
function creationOf(
  station: TestStation,
  caseId: string,
  { sha256, bytes }: { readonly sha256: string; readonly bytes: number },
): string {
  const headers = {
    ...{ Host: 'x', Authorization: `Bearer ${station.token}`, 'Tus-Resumable': '1.0.0' },
    ...{ 'Upload-Length': bytes, 'Upload-Metadata': uploadMetadata(caseId, sha256) },
    ...{ 'Content-Type': 'application/offset+octet-stream', 'Content-Length': bytes },
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST /v1/uploads HTTP/1.1\r\n${lines.join('')}\r\n`;
}

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
