/** Promises about stations that mean harm: refused as a problem, shown nothing, and no harm to the others. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { uploadIdFor } from '../../../shared/protocol/messages';
import { descriptionOf } from '../../support/described';
import { buildCase, sha256Of, signedRevision } from '../../support/platform-builders';
import type { HostedPlatform } from '../../support/platform-host';
import type { TestStation } from '../../support/platform-station';
import { ask, problemOf, revisionPath, uploadMetadata } from '../../support/platform-station';
import { openedSocket } from '../../support/raw-socket';

export function hostilePromises(platform: () => HostedPlatform): void {
  const answersGoodStation = async (station: TestStation) => {
    const { submission } = buildCase();
    expect((await station.put(submission)).status).toBe(200);
  };

  describe('a hostile station', () => {
    it('reaches no case of another one, by whichever route', async () => {
      const [owner, thief] = [await platform().pairStation(), await platform().pairStation()];
      const { submission } = buildCase();
      await owner.put(submission);
      const path = revisionPath(submission);
      const [file] = submission.files;
      if (file === undefined) throw new Error('No file');
      const answers = [
        await thief.ask('GET', path),
        await thief.ask('PUT', path, signedRevision(thief.key, submission)),
        await thief.put({ ...submission, revision: 2 }),
        await thief.ask('POST', `${path}/commit`),
      ];
      for (const { status, body } of answers) {
        expect([403, 404]).toContain(status);
        expect(JSON.stringify(body)).not.toContain(submission.form['child.name']);
      }
      const upload = uploadIdFor(owner.reply.stationId, submission.caseId, file.sha256);
      const made = await thief.tus('POST', '/v1/uploads', {
        'Upload-Length': String(file.bytes),
        'Upload-Metadata': uploadMetadata(submission.caseId, file.sha256),
      });
      expect(made.status).toBe(403);
      expect((await thief.tus('HEAD', `/v1/uploads/${upload}`, {})).status).toBe(403);
      const held = await owner.ask<{ latest: number }>('GET', path);
      expect([held.status, held.body.latest]).toEqual([200, 1]);
    });

    it('is no official, and no station by a token that was changed or revoked', async () => {
      const station = await platform().pairStation();
      const { paths } = await descriptionOf(platform().url);
      const official = Object.entries(paths).filter(([path]) =>
        /^\/v1\/(review|admin|data-gaps|statistics|courier\/)/.test(path),
      );
      expect(official.length).toBeGreaterThan(8);
      for (const [pattern, operations] of official) {
        for (const method of Object.keys(operations)) {
          const path = pattern.replace(/\{.*?\}/g, '1');
          expect((await station.ask(method.toUpperCase(), path)).status).toBe(401);
        }
      }
      const feed = `${platform().url}/v1/changes`;
      const first = station.token.startsWith('A') ? 'B' : 'A';
      const changed = first + station.token.slice(1);
      for (const token of [changed, `${station.token}A`, platform().adminToken]) {
        expect((await ask(feed, 'GET', { token })).status).toBe(401);
      }
      const { stationId } = station.reply;
      await platform().official.ask('POST', `/v1/admin/stations/${stationId}/revocation`);
      expect((await station.changes()).status).toBe(401);
    });

    it('fills the memory by no route: a body beyond every limit is refused before it is read', async () => {
      const station = await platform().pairStation();
      const { paths } = await descriptionOf(platform().url);
      const taking = Object.entries(paths).flatMap(([pattern, operations]) =>
        Object.entries(operations)
          .filter(([, { requestBody }]) => requestBody?.content['application/json'] !== undefined)
          .map(([method]) => ({ method: method.toUpperCase(), pattern })),
      );
      expect(taking.length).toBeGreaterThan(10);
      const body = `"${'x'.repeat(9 * 1024 * 1024)}"`;
      for (const { method, pattern } of taking) {
        const token = /^\/v1\/(review|admin)/.test(pattern) ? platform().adminToken : station.token;
        const path = pattern.replace(/\{.*?\}/g, '1');
        const answer = await ask(`${platform().url}${path}`, method, { token, body });
        expect([pattern, answer.status]).toEqual([pattern, 413]);
        expect(problemOf(answer)).toBe('request-too-large');
      }
      await answersGoodStation(station);
    });

    it('signs for nobody else, and not in another form than the canonical one', async () => {
      const [station, other] = [await platform().pairStation(), await platform().pairStation()];
      const { submission } = buildCase();
      const right = signedRevision(station.key, submission);
      const put = (body: unknown) => station.ask('PUT', revisionPath(submission), body);
      const foreign = await put(signedRevision(other.key, submission));
      const spaced = await put({ ...right, submission: `${right.submission} ` });
      expect([problemOf(foreign), problemOf(spaced)]).toEqual([
        'signature-invalid',
        'signature-invalid',
      ]);
      expect((await put({ submission: right.submission })).status).toBe(422);
    });

    it('harms nothing by what it puts into a body', async () => {
      const station = await platform().pairStation();
      const path = '/v1/number-blocks';
      const bodies = [
        '{"__proto__":{"polluted":1},"series":"case","after":0,"epoch":""}',
        '{"constructor":{"prototype":{"polluted":1}},"series":"case","after":0,"epoch":""}',
        `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
        '{"series":"case","after":1e999,"epoch":""}',
        '{"series":["case"],"after":"0","epoch":null}',
      ];
      for (const body of bodies) {
        const { status } = await station.ask('POST', path, body);
        expect([400, 422]).toContain(status);
      }
      expect(({} as { polluted?: number }).polluted).toBeUndefined();
      await answersGoodStation(station);
    });

    it('has no body unpacked', async () => {
      const station = await platform().pairStation();
      const response = await fetch(`${platform().url}/v1/number-blocks`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${station.token}`,
          'Content-Type': 'application/json',
          'Content-Encoding': 'gzip',
        },
        body: new Uint8Array(gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20))),
      });
      expect(response.status).toBe(400);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
    });

    it('finds no way out of the folder by an id', async () => {
      const station = await platform().pairStation();
      const tricks = ['..%2f..%2fmain', '%2e%2e%5cmain', 'a%00b', '%E0%A4%A', 'x'.repeat(5000)];
      for (const id of tricks) {
        const answers = [
          await station.ask('GET', `/v1/cases/${id}/revisions/1`),
          await station.ask('PATCH', `/v1/uploads/${id}`),
        ];
        for (const { status } of answers) expect([400, 404, 422]).toContain(status);
      }
      const metadata = [
        uploadMetadata('../../x', sha256Of('')),
        uploadMetadata(buildCase().submission.caseId, '../../../etc/passwd'),
        'caseId !!!,sha256',
      ];
      for (const each of metadata) {
        const headers = { 'Upload-Length': '1', 'Upload-Metadata': each };
        expect((await station.tus('POST', '/v1/uploads', headers)).status).toBe(422);
      }
    });

    it('keeps nobody else waiting by silent connections and a flood', async () => {
      const [calm, wild] = [await platform().pairStation(), await platform().pairStation()];
      const silent = await Promise.all(
        Array.from({ length: 300 }, () => openedSocket(platform().url)),
      );
      const flood = Array.from({ length: 300 }, () => wild.changes());
      await answersGoodStation(calm);
      for (const { status } of await Promise.all(flood)) expect([200, 429]).toContain(status);
      for (const socket of silent) socket.destroy();
      await answersGoodStation(calm);
    });
  });
}
