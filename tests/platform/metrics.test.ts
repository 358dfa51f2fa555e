/** Health and metrics: what a balancer is told, what is counted, and that nobody can be found in it. */
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../platform/database/database';
import { openMetrics } from '../../platform/operation/metrics';
import { listenForMetrics } from '../../platform/operation/metrics-listener';
import { problemTypes } from '../../shared/protocol/messages';
import { openLaidEngine } from '../support/empty-engine';
import { descriptionOf } from '../support/described';
import { buildCase, sha256Of } from '../support/platform-builders';
import type { HostedPlatform } from '../support/platform-host';
import { hostPlatform, temporaryFolder } from '../support/platform-host';
import { ask, revisionPath, uploadMetadata } from '../support/platform-station';

/** Series by name and labels, as Prometheus reads them. */
function seriesOf(text: string): ReadonlyMap<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
  );
}

const labelsOf = (text: string, name: string) =>
  new Set(
    [...text.matchAll(new RegExp(`[{,]${name}="([^"]*)"`, 'g'))].map(([, value = '']) => value),
  );

describe('health and metrics', () => {
  const folder = temporaryFolder();
  const files = join(folder, 'data');
  let engine: Database;
  let platform: HostedPlatform;
  let isGone = false;

  beforeAll(async () => {
    engine = await openLaidEngine(join(folder, 'engine'));
    const gone = Object.assign(new Error('secret'), { code: 'ECONNREFUSED' });
    const database: Database = {
      ...engine,
      query: (sql, values) => (isGone ? Promise.reject(gone) : engine.query(sql, values)),
    };
    platform = await hostPlatform(database, { files });
  });
  afterAll(async () => {
    await platform.stop();
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const metrics = async () => (await platform.metrics?.text()) ?? '';
  const count = async (series: string) => seriesOf(await metrics()).get(series) ?? 0;
  const health = async (path = '/v1/health') => {
    const answer = await ask<{ readonly detail?: string }>(`${platform.url}${path}`, 'GET');
    return [answer.status, answer.body.detail];
  };

  it('tell a process that lives from one that can do its work', async () => {
    await expect.poll(() => health()).toEqual([200, undefined]);
    isGone = true;
    await expect.poll(() => health()).toEqual([503, 'database']);
    expect(await health('/v1/health/live')).toEqual([200, undefined]);
    const text = await metrics();
    expect(seriesOf(text).get('platform_database_up')).toBe(0);
    expect(seriesOf(text).has('platform_feed_length')).toBe(false);
    isGone = false;
    await engine.query(`update migrations set sha256 = 'x' || sha256 where number = 1`);
    await expect.poll(() => health()).toEqual([503, 'migrations']);
    await engine.query(`update migrations set sha256 = substr(sha256, 2) where number = 1`);
    await expect.poll(() => health()).toEqual([200, undefined]);
    renameSync(join(files, 'files'), join(files, 'elsewhere'));
    await expect.poll(() => health()).toEqual([503, 'files']);
    renameSync(join(files, 'elsewhere'), join(files, 'files'));
    await expect.poll(() => health()).toEqual([200, undefined]);
    expect(await count('platform_database_up')).toBe(1);
  });

  it('count cases, bytes, waits, feeds, and refusals by their reason', async () => {
    const station = await platform.pairStation();
    const built = buildCase({ imageBytes: 100_000, pages: 2 });
    const { caseId } = built.submission;
    const names = ['platform_cases_taken_total', 'platform_upload_bytes_total'];
    const before = await Promise.all(names.map(count));
    await station.deliver(built);
    // Once more: the same receipt, and nothing taken.
    await station.commit(built.submission);
    await platform.official.untilState(caseId, 'firstReview');
    const after = await Promise.all(names.map(count));
    expect(after.map((value, index) => value - (before[index] ?? 0))).toEqual([1, 400_000]);
    expect(await count('platform_feed_length')).toBe(1);
    expect(await count('platform_jobs_waiting')).toBe(0);
    const put = 'method="PUT",route="/v1/cases/{caseId}/revisions/{revision}",status="200"';
    expect(await count(`platform_request_seconds_count{${put}}`)).toBe(1);

    const waiting = station.changes(1, 25);
    await expect.poll(() => count('platform_feed_waits')).toBe(1);
    await platform.official.acceptCase(caseId);
    await waiting;
    expect(await count('platform_feed_waits')).toBe(0);

    const whole = built.submission.files[0]?.sha256 ?? '';
    const [other] = buildCase().files.keys();
    const refused = (problem: string) =>
      count(`platform_refused_requests_total{problem="${problem}"}`);
    const reasons = ['unauthorised', 'signature-invalid', 'file-not-announced', 'not-found'];
    const said = await Promise.all(reasons.map(refused));
    await ask(`${platform.url}/v1/changes`, 'GET', { token: 'x' });
    const unsigned = { submission: '{}', signature: Buffer.alloc(64).toString('base64') };
    await station.ask('PUT', revisionPath(built.submission), unsigned);
    for (const sha256 of [other ?? '', whole]) {
      await station.tus('POST', '/v1/uploads', {
        'Upload-Length': '3000',
        'Upload-Metadata': uploadMetadata(caseId, sha256),
      });
    }
    await fetch(`${platform.url}/v1/nowhere`);
    const told = await Promise.all(reasons.map(refused));
    expect(told.map((value, index) => value - (said[index] ?? 0))).toEqual([1, 1, 1, 1]);
    const failures = 'platform_upload_failures_total';
    expect(await count(`${failures}{problem="file-not-announced"}`)).toBe(1);
    expect(await count(`${failures}{problem="file-differs"}`)).toBe(1);
  });

  it('name nobody, whatever was asked, and do not grow with what is asked', async () => {
    const station = await platform.pairStation();
    const built = buildCase({ form: { 'child.name': '金丝雀' } });
    const { caseId, caseNumber } = built.submission;
    const receipt = await station.deliver(built);
    const hostile = async (n: number) => {
      await fetch(`${platform.url}/v1/金丝雀/${n}?name=金丝雀`);
      await fetch(`${platform.url}/v1/cases/${caseId}/revisions/${n}`, {
        headers: {
          Authorization: `Bearer ${station.token}`,
          'X-Request-Id': '371103202003050119',
        },
      });
      await fetch(`${platform.url}/v1/uploads/canary-${n}`, { method: 'PATCH' });
      await fetch(`${platform.url}/v1/changes`, { method: 'PROPFIND' });
    };
    await hostile(2);
    const grown = seriesOf(await metrics()).size;
    for (let n = 3; n < 30; n += 1) await hostile(n);
    const text = await metrics();
    expect(seriesOf(text).size).toBe(grown);
    const { stationId, stationCode } = station.reply;
    const canaries = [
      ...['金丝雀', encodeURIComponent('金丝雀'), 'canary', '371103', '王大明', '测试站'],
      ...[stationId, `"${stationCode}"`, station.token, platform.adminToken],
      ...[caseId, caseNumber, receipt.matterNumber, sha256Of(station.key.publicKey)],
      ...built.files.keys(),
    ];
    for (const canary of canaries) expect(text).not.toContain(canary);
    const { paths } = await descriptionOf(platform.url);
    const routes = [...labelsOf(text, 'route')];
    expect(routes.filter((route) => route !== 'other' && !(route in paths))).toEqual([]);
    const reasons: readonly string[] = problemTypes;
    expect([...labelsOf(text, 'problem')].filter((one) => !reasons.includes(one))).toEqual([]);
    const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'other'];
    expect([...labelsOf(text, 'method')].filter((one) => !methods.includes(one))).toEqual([]);
  });

  it('are collected at an address of their own, and nowhere at that of the stations', async () => {
    const listener = await listenForMetrics(
      openMetrics(engine, { ofProcess: true }),
      '127.0.0.1',
      0,
    );
    try {
      const answer = await fetch(listener.url);
      expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
      const text = await answer.text();
      for (const name of ['process_cpu_seconds_total', 'nodejs_heap_size_used_bytes']) {
        expect(seriesOf(text).get(name)).toBeGreaterThan(0);
      }
      expect((await fetch(listener.url, { method: 'POST' })).status).toBe(404);
      expect((await fetch(new URL('/v1/health', listener.url))).status).toBe(404);
    } finally {
      await listener.stop();
    }
    for (const path of ['/metrics', '/v1/metrics', '/v1/admin/metrics']) {
      const { status } = await fetch(`${platform.url}${path}`);
      expect([path, status]).toEqual([path, path.includes('admin') ? 401 : 404]);
    }
  });
});
