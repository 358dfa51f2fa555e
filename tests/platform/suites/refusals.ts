/** Promises about everything that is no success: always a problem, never the inside. */
import { describe, expect, it } from 'vitest';
import { problemSchema, protocolVersion } from '../../../shared/protocol/messages';
import { classifyNo } from '../../../shared/sync/reply';
import { descriptionOf } from '../../support/described';
import { buildCase, newStationKey, signedPairing } from '../../support/platform-builders';
import { eventually } from '../../support/eventually';
import type { HostedPlatform } from '../../support/platform-host';
import { ask, revisionPath } from '../../support/platform-station';

export function refusalPromises(platform: () => HostedPlatform): void {
  const send = async (method: string, path: string, init: RequestInit = {}) => {
    const response = await fetch(`${platform().url}${path}`, { method, ...init });
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const problem = problemSchema.parse(await response.json());
    expect(problem.status).toBe(response.status);
    return response;
  };
  const json = { 'Content-Type': 'application/json' };

  describe('refusals', () => {
    it('tell unknown places from known ones asked in the wrong way', async () => {
      expect((await send('GET', '/')).status).toBe(404);
      expect((await send('GET', '/v1/stationz')).status).toBe(404);
      const wrong = await send('DELETE', '/v1/stations');
      expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST']);
    });

    it('answer broken, foreign and huge bodies', async () => {
      const post = (body: string, headers: Record<string, string>) =>
        send('POST', '/v1/stations', { body, headers });
      expect((await post('{"a":', json)).status).toBe(400);
      expect((await post('<html></html>', { 'Content-Type': 'text/html' })).status).toBe(415);
      expect((await post('[]', json)).status).toBe(422);
      expect((await post('{"protocol":0}', json)).status).toBe(426);
      // Who refuses early closes while the rest is still sent, and that may cost the answer (RFC 9112, 9.6): it is asked again.
      const huge = `"${'x'.repeat(9_000_000)}"`;
      await eventually(async () => expect((await post(huge, json)).status).toBe(413));
    });

    it('are understood by a station that is newer than the platform', async () => {
      const station = await platform().pairStation();
      const { submission } = buildCase();
      const newer = {
        ...submission,
        protocol: protocolVersion + 1,
      } as unknown as typeof submission;
      const refusals = [
        await station.put(newer),
        await ask(`${platform().url}/v1/stations`, 'POST', {
          body: { protocol: protocolVersion + 1, code: 'X' },
        }),
      ];
      for (const { status, body } of refusals) {
        const given = { kind: 'answered' as const, status, body: JSON.stringify(body) };
        const headers = { 'content-type': 'application/problem+json' };
        expect(classifyNo({ ...given, headers })).toEqual({ kind: 'platformTooOld' });
      }
    });

    it('hold back a value that only the database would refuse', async () => {
      const code = await platform().official.newPairingCode();
      const wish = { code, name: 'a\u0000b', stationCode: 'N0' };
      const body = JSON.stringify(signedPairing(newStationKey(), wish));
      expect((await send('POST', '/v1/stations', { body, headers: json })).status).toBe(422);
    });

    it('describe every route in OpenAPI, and no other', async ({ skip }) => {
      const { routes } = platform();
      if (routes === undefined) return skip('a process does not tell its routes');
      const { openapi, paths } = await descriptionOf(platform().url);
      expect(openapi).toBe('3.1.0');
      const described = Object.entries(paths).flatMap(([path, operations]) =>
        Object.keys(operations).map((method) => `${method} ${path}`),
      );
      const answered = routes
        .filter(({ method }) => method !== 'ALL')
        .map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`)
        // Hono hands HEAD to GET, which files are never given out by.
        .map((route) => route.replace(/^get (\/v1\/(?:uploads|carried-packages)\/)/, 'head $1'));
      expect(described.sort()).toEqual([...new Set(answered)].sort());
    });

    it('name in OpenAPI the header that says which station is logged in', async () => {
      const response = await fetch(`${platform().url}/v1/openapi.json`);
      const { security, components } = (await response.json()) as {
        readonly security: unknown;
        readonly components: { readonly securitySchemes: unknown };
      };
      expect(components.securitySchemes).toMatchObject({
        bearer: { type: 'http', scheme: 'bearer' },
        stationToken: { type: 'apiKey', in: 'header', name: 'Station-Token' },
      });
      // Nobody is logged in here: the token alone says who asks.
      expect(security).toEqual([{ bearer: [] }]);
    });

    it('ask a token of every route that OpenAPI does not name as open', async () => {
      const { paths } = await descriptionOf(platform().url);
      const open: string[] = [];
      for (const [pattern, operations] of Object.entries(paths)) {
        for (const [method, { security }] of Object.entries(operations)) {
          const path = pattern.replace(/\{.*?\}/g, '1');
          const answer = await fetch(`${platform().url}${path}`, { method: method.toUpperCase() });
          if (answer.status !== 401) open.push(`${method} ${pattern}`);
          expect([pattern, answer.status === 401]).toEqual([pattern, security === undefined]);
        }
      }
      expect(open.sort()).toEqual([
        'get /v1/courier-key',
        'get /v1/health',
        'get /v1/health/live',
        'get /v1/openapi.json',
        'post /v1/identity',
        'post /v1/stations',
      ]);
    });

    it('log ids, kinds and times only', async () => {
      const station = await platform().pairStation();
      const { submission } = buildCase();
      await station.put(submission);
      await station.ask('PUT', revisionPath(submission), { submission: '王小明' });
      await fetch(`${platform().url}/v1/家长/王小明?name=王小明`);
      const log = platform().logged.join('\n');
      expect(log).toContain(submission.caseId);
      for (const secret of ['王小明', encodeURIComponent('王小明'), station.token, '371103']) {
        expect(log).not.toContain(secret);
      }
    });
  });
}
