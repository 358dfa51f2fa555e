/** Promises about uploads: resumed inside a file, verified whole, only what was announced. */
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { largestFileBytes, uploadIdFor } from '../../../shared/protocol/messages';
import { eventually } from '../../support/eventually';
import { buildCase, sha256Of } from '../../support/platform-builders';
import type { HostedPlatform } from '../../support/platform-host';
import { breakingLine } from '../../support/platform-proxy';
import type { TestStation } from '../../support/platform-station';
import { uploadMetadata } from '../../support/platform-station';
import { dataType, uploadsAt } from '../../support/uploads-at';
import { openedSocket } from '../../support/raw-socket';

export function uploadPromises(platform: () => HostedPlatform): void {
  const { announced, create, patch, typeOf, offsetOf } = uploadsAt(platform);
  /** A request that brings a whole file, of which the first `sent` bytes were written. */
  const begunPost = async (upload: Awaited<ReturnType<typeof announced>>, sent: number) => {
    const { station, caseId, sha256, bytes } = upload;
    const socket = await openedSocket(platform().url);
    const head = {
      ...{ Host: 'x', Authorization: `Bearer ${station.token}`, 'Tus-Resumable': '1.0.0' },
      ...{ 'Upload-Length': String(bytes.length) },
      ...{ 'Upload-Metadata': uploadMetadata(caseId, sha256) },
      ...{ 'Content-Type': dataType, 'Content-Length': String(bytes.length) },
    };
    const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`POST /v1/uploads HTTP/1.1\r\n${lines.join('')}\r\n`);
    socket.write(bytes.subarray(0, sent));
    // Whatever is answered later was asked later.
    await station.changes();
    return socket;
  };
  const answeredPosts = (station: TestStation, count: number) =>
    eventually(() => {
      const answered = platform().logged.filter(
        (line) => line.includes(station.reply.stationId) && /"POST".*"\/v1\/uploads"/.test(line),
      );
      expect(answered).toHaveLength(count);
    });
  const partsOf = async (sha256: string) =>
    (await platform().unfinished()).filter((name) => name.includes(sha256));

  describe('uploads', () => {
    it('resume inside a file when the line breaks, with at most one chunk sent again per break', async () => {
      const size = 2_000_000;
      const chunkSize = 100_000;
      const { station, caseId, bytes, built } = await announced(size);
      const line = await breakingLine(platform().url, [350_000, 900_000, 1_650_000]);
      await station.upload(caseId, bytes, { url: line.url, chunkSize });
      await line.stop();
      expect(line.cuts()).toBe(3);
      const requests = size / chunkSize + 10;
      expect(line.sentBytes()).toBeLessThan(size + 3 * chunkSize + requests * 1000);
      const put = await station.put(built.submission);
      expect(put.body.missing).toEqual([...built.files.keys()].slice(1));
      expect((await platform().stored(sha256Of(bytes)))?.equals(bytes)).toBe(true);
    });

    it('keep their place: known by HEAD, created twice as one, offset checked', async () => {
      const { station, caseId, sha256, bytes, path } = await announced(3000);
      expect(await offsetOf(station, path)).toEqual([404, null]);
      const made = await create(station, caseId, sha256, 3000);
      expect([made.status, made.headers.get('location')]).toEqual([201, path]);
      expect((await patch(station, path, 0, bytes.subarray(0, 1000))).status).toBe(204);
      const again = await create(station, caseId, sha256, 3000);
      expect([again.status, again.headers.get('upload-offset')]).toEqual([201, '1000']);
      expect(await offsetOf(station, path)).toEqual([200, '1000']);
      const wrong = await patch(station, path, 0, bytes.subarray(0, 1000));
      expect(await typeOf(wrong)).toEqual([409, 'upload-offset-differs']);
      expect((await patch(station, path, 1000, bytes.subarray(1000))).status).toBe(204);
      expect(await offsetOf(station, path)).toEqual([200, '3000']);
      const whole = await create(station, caseId, sha256, 3000);
      expect([whole.status, whole.headers.get('upload-offset')]).toEqual([201, '3000']);
    });

    it('sent by two requests at the same time become one whole file', async () => {
      const { station, caseId, built } = await announced(400_000);
      const images = [...built.files.values()];
      await Promise.all([...images, ...images].map((bytes) => station.upload(caseId, bytes)));
      expect((await station.commit(built.submission)).status).toBe(200);
    });

    it('are discarded when the bytes are not what the name says, and may come again', async () => {
      const { station, caseId, sha256, bytes, path } = await announced(3000);
      await create(station, caseId, sha256, 3000);
      expect(await typeOf(await patch(station, path, 0, Buffer.alloc(3000)))).toEqual([
        460,
        'file-differs',
      ]);
      expect(await offsetOf(station, path)).toEqual([404, null]);
      await station.upload(caseId, bytes);
      expect(await offsetOf(station, path)).toEqual([200, '3000']);
    });

    it('begin with data: whole in one request, in part, or after a line broke', async () => {
      const { station, caseId, sha256, bytes, path } = await announced(3000);
      const begin = (body: Buffer, type = dataType) =>
        station.tus(
          'POST',
          '/v1/uploads',
          {
            'Upload-Length': '3000',
            'Upload-Metadata': uploadMetadata(caseId, sha256),
            'Content-Type': type,
          },
          body,
        );
      expect(await typeOf(await begin(bytes, 'image/jpeg'))).toEqual([415, 'invalid-request']);
      expect(await typeOf(await begin(Buffer.alloc(3001)))).toEqual([413, 'file-too-large']);
      expect(await typeOf(await begin(Buffer.alloc(3000)))).toEqual([460, 'file-differs']);
      expect(await offsetOf(station, path)).toEqual([404, null]);
      const part = await begin(bytes.subarray(0, 1000));
      expect([part.status, part.headers.get('upload-offset')]).toEqual([201, '1000']);
      const again = await begin(Buffer.alloc(3000));
      expect([again.status, again.headers.get('upload-offset')]).toEqual([201, '1000']);
      expect((await patch(station, path, 1000, bytes.subarray(1000))).status).toBe(204);
      expect(await platform().stored(sha256)).toEqual(bytes);

      const other = await announced(3000);
      const whole = await other.station.tus(
        'POST',
        '/v1/uploads',
        {
          'Upload-Length': '3000',
          'Upload-Metadata': uploadMetadata(other.caseId, other.sha256),
          'Content-Type': dataType,
        },
        other.bytes,
      );
      expect([whole.status, whole.headers.get('upload-offset')]).toEqual([201, '3000']);
      expect(await platform().stored(other.sha256)).toEqual(other.bytes);
      expect(await offsetOf(other.station, other.path)).toEqual([200, '3000']);
    });

    it.each([600_000, 2_000_000])(
      'keep what came with their beginning when the line breaks in it: %i bytes',
      async (size) => {
        const { station, caseId, bytes, sha256, path } = await announced(size);
        const line = await breakingLine(platform().url, [400_000]);
        const begun = station.at(line.url).tus(
          'POST',
          '/v1/uploads',
          {
            'Upload-Length': String(size),
            'Upload-Metadata': uploadMetadata(caseId, sha256),
            'Content-Type': dataType,
          },
          bytes,
        );
        await expect(begun).rejects.toThrow();
        await line.stop();
        await eventually(async () => {
          const [status, offset] = await offsetOf(station, path);
          expect(status).toBe(200);
          expect(Number(offset)).toBeGreaterThan(300_000);
        });
        await station.upload(caseId, bytes);
        expect((await platform().stored(sha256))?.equals(bytes)).toBe(true);
      },
    );

    it('are refused when not announced, of another size or too large', async () => {
      const { station, caseId, sha256, path } = await announced(3000);
      const foreign = sha256Of('foreign');
      expect(await typeOf(await create(station, caseId, foreign, 3000))).toEqual([
        422,
        'file-not-announced',
      ]);
      expect(await typeOf(await create(station, v7(), sha256, 3000))).toEqual([
        404,
        'revision-unknown',
      ]);
      expect(await typeOf(await create(station, caseId, sha256, 2999))).toEqual([
        422,
        'file-differs',
      ]);
      expect(await typeOf(await create(station, caseId, sha256, largestFileBytes + 1))).toEqual([
        413,
        'file-too-large',
      ]);
      await create(station, caseId, sha256, 3000);
      const long = await patch(station, path, 0, Buffer.alloc(3001));
      expect(await typeOf(long)).toEqual([413, 'file-too-large']);
      const nonsense = await station.tus('POST', '/v1/uploads', { 'Upload-Metadata': '../../etc' });
      expect((await typeOf(nonsense))[0]).toBe(422);
    });

    it('belong to their station alone', async () => {
      const { station, caseId, sha256, path } = await announced(3000);
      await create(station, caseId, sha256, 3000);
      const other = await platform().pairStation();
      const mine = `/v1/uploads/${uploadIdFor(other.reply.stationId, caseId, sha256)}`;
      for (const foreign of [path, mine]) {
        expect((await other.tus('HEAD', foreign, {})).status).toBe(403);
        const sent = await patch(other, foreign, 0, Buffer.alloc(10));
        expect(await typeOf(sent)).toEqual([403, 'case-of-another-station']);
      }
      expect((await create(other, caseId, sha256, 3000)).status).toBe(403);
      expect(await offsetOf(station, path)).toEqual([200, '0']);
    });

    it('name no place outside their folder and are never given out', async () => {
      const { station, path } = await announced(3000);
      for (const id of ['..%2f..%2fetc%2fpasswd', '%00', 'a.b.c', '%E0%A4%A']) {
        expect((await station.tus('HEAD', `/v1/uploads/${id}`, {})).status).toBe(404);
      }
      for (const method of ['GET', 'DELETE', 'PUT']) {
        const response = await station.tus(method, path, {});
        expect(await typeOf(response)).toEqual([405, 'method-not-allowed']);
      }
    });

    it('leave nothing unfinished behind once their file is whole', async () => {
      const { station, caseId, bytes, sha256 } = await announced(3000);
      await station.upload(caseId, bytes);
      const left = await platform().unfinished();
      expect(left.filter((name) => name.includes(sha256))).toEqual([]);
      expect(await platform().stored(sha256)).toEqual(bytes);
    });

    // Seed 5750 of `npm run torture -- --only faults`: the part lay there until it expired.
    it('leave nothing behind of a request that broke off after its file had come whole by another one', async () => {
      const upload = await announced(3000);
      const { station, caseId, bytes, sha256 } = upload;
      const broken = await begunPost(upload, 1000);
      await station.upload(caseId, bytes);
      broken.destroy();
      await answeredPosts(station, 2);
      expect(await partsOf(sha256)).toEqual([]);
    });

    // Seed 858042286 of the same: the other one was still on its way when this one broke off.
    it('leave nothing behind of a request that broke off while its file came whole by another one', async () => {
      const upload = await announced(3000);
      const { station, bytes, sha256 } = upload;
      const broken = await begunPost(upload, 1000);
      const whole = await begunPost(upload, 2000);
      broken.destroy();
      await eventually(async () => expect(await partsOf(sha256)).not.toEqual([]));
      whole.write(bytes.subarray(2000));
      await answeredPosts(station, 2);
      expect(await platform().stored(sha256)).toEqual(bytes);
      expect(await partsOf(sha256)).toEqual([]);
      whole.destroy();
    });

    it('are spared when another case already brought the same file', async () => {
      const { station, caseId, bytes } = await announced(3000);
      await station.upload(caseId, bytes);
      const next = buildCase({ images: [bytes] });
      const put = await station.put(next.submission);
      expect(put.body.missing).toHaveLength(1);
      expect(put.body.missing).not.toContain(sha256Of(bytes));
    });
  });
}
