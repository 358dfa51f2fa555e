/** Promises about packages that a station with a line hands on: resumable, one at a time, for the eyes of the other one only. */
import { describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { carriedIdFor, carriedPath, largestPackageBytes } from '../../../shared/protocol/carried';
import { courierKeyReplySchema } from '../../../shared/protocol/courier';
import {
  caseRecords,
  newAnswerKey,
  openAnswer,
  sealedBy,
  resultsIn,
  wholeContent,
} from '../../support/courier-files';
import { buildCase } from '../../support/platform-builders';
import type { HostedPlatform } from '../../support/platform-host';
import type { TestStation } from '../../support/platform-station';
import { problemOf } from '../../support/platform-station';

export function carriedPromises(platform: () => HostedPlatform): void {
  /** A package of a station with one case. */
  const aPackage = async () => {
    const station = await platform().pairStation();
    const reply = await fetch(`${platform().url}/v1/courier-key`);
    const { publicKey } = courierKeyReplySchema.parse(await reply.json());
    const built = buildCase({ imageBytes: 300_000 });
    const key = newAnswerKey();
    const content = wholeContent(key, caseRecords(station, built));
    const packageId = v7();
    const file = await sealedBy(station, publicKey, content, { packageId });
    return { station, built, key, packageId, file };
  };
  const begun = (carrier: TestStation, packageId: string, bytes: number) =>
    carrier.tus('POST', carriedPath, {
      'Upload-Length': String(bytes),
      'Upload-Metadata': `packageId ${Buffer.from(packageId).toString('base64')}`,
    });
  const pathOf = (carrier: TestStation, packageId: string) =>
    `${carriedPath}/${carriedIdFor(carrier.reply.stationId, packageId)}`;
  const patched = (carrier: TestStation, path: string, offset: number, body: Buffer) =>
    carrier.tus(
      'PATCH',
      path,
      { 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' },
      body,
    );
  const offsetOf = async (carrier: TestStation, path: string) =>
    (await carrier.tus('HEAD', path, {})).headers.get('upload-offset');
  const answerTo = (carrier: TestStation, path: string) =>
    fetch(`${platform().url}${path}/answer`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${carrier.token}` },
    });
  const brought = async (carrier: TestStation, packageId: string, file: Buffer) => {
    await begun(carrier, packageId, file.length);
    const path = pathOf(carrier, packageId);
    expect((await patched(carrier, path, 0, file)).status).toBe(204);
    return path;
  };

  describe('a package that another station brings', () => {
    it('goes on where it stopped, is taken in once, and answered to whoever wrote it', async () => {
      const { station, built, key, packageId, file } = await aPackage();
      const carrier = await platform().pairStation();
      expect((await begun(carrier, packageId, file.length)).status).toBe(201);
      const path = pathOf(carrier, packageId);
      await patched(carrier, path, 0, file.subarray(0, 100_000));
      const spoilt = await carrier.tus(
        'PATCH',
        path,
        {
          ...{ 'Upload-Offset': '100000', 'Content-Type': 'application/offset+octet-stream' },
          'Upload-Checksum': `sha256 ${Buffer.alloc(32).toString('base64')}`,
        },
        file.subarray(100_000),
      );
      expect(spoilt.status).toBe(460);
      const early = await carrier.ask('POST', `${path}/answer`);
      expect([early.status, problemOf(early)]).toEqual([409, 'upload-offset-differs']);
      // A carrier that was started again asks for the same.
      const again = await begun(carrier, packageId, file.length);
      expect(again.headers.get('upload-offset')).toBe('100000');
      await patched(carrier, path, 100_000, file.subarray(100_000));
      for (let time = 0; time < 2; time += 1) {
        const answer = await answerTo(carrier, path);
        expect(answer.status).toBe(200);
        const bytes = Buffer.from(await answer.arrayBuffer());
        expect(answer.headers.get('content-length')).toBe(String(bytes.length));
        const records = await openAnswer(bytes, key, station.reply.platformPublicKey);
        const statuses = resultsIn(records).results.map(({ status }) => status);
        expect(statuses.at(-1)).toBe(200);
      }
      expect((await station.commit(built.submission)).status).toBe(200);
      expect((await carrier.tus('DELETE', path, {})).status).toBe(204);
      expect((await carrier.tus('DELETE', path, {})).status).toBe(204);
      expect((await carrier.tus('HEAD', path, {})).status).toBe(404);
      const names = await platform().unfinished();
      expect(names.filter((name) => name.includes(packageId))).toEqual([]);
    });

    it('is one at a time: the next one lets go of the one before', async () => {
      const carrier = await platform().pairStation();
      const [first, second] = [v7(), v7()];
      await begun(carrier, first, 1000);
      await patched(carrier, pathOf(carrier, first), 0, Buffer.alloc(10));
      await begun(carrier, second, 2000);
      expect((await carrier.tus('HEAD', pathOf(carrier, first), {})).status).toBe(404);
      expect(await offsetOf(carrier, pathOf(carrier, second))).toBe('0');
      const names = await platform().unfinished();
      expect(names.filter((name) => name.includes(first))).toEqual([]);
      // Another file under the same id begins anew.
      await patched(carrier, pathOf(carrier, second), 0, Buffer.alloc(10));
      await begun(carrier, second, 3000);
      expect(await offsetOf(carrier, pathOf(carrier, second))).toBe('0');
      await carrier.tus('DELETE', pathOf(carrier, second), {});
    });

    it('is nobody else’s: not seen, not continued, not answered, not let go', async () => {
      const { packageId, file } = await aPackage();
      const [carrier, thief] = [await platform().pairStation(), await platform().pairStation()];
      const path = await brought(carrier, packageId, file);
      const answers = [
        await thief.tus('HEAD', path, {}),
        await patched(thief, path, 0, Buffer.alloc(1)),
        await thief.tus('DELETE', path, {}),
        await answerTo(thief, path),
      ];
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
      const nobody = await fetch(`${platform().url}${path}/answer`, { method: 'POST' });
      expect(nobody.status).toBe(401);
      expect(await offsetOf(carrier, path)).toBe(String(file.length));
      await carrier.tus('DELETE', path, {});
    });

    it('is told what is wrong, and let go of: damaged, not for this platform, of nobody known, too large', async () => {
      const carrier = await platform().pairStation();
      const refusal = async (packageId: string, file: Buffer) => {
        const path = await brought(carrier, packageId, file);
        const answer = await carrier.ask('POST', `${path}/answer`);
        expect((await carrier.tus('HEAD', path, {})).status).toBe(404);
        return problemOf(answer);
      };
      const { station, packageId, file, key } = await aPackage();
      const torn = file.subarray(0, file.length - 20);
      expect(await refusal(packageId, torn)).toBe('courier-file-damaged');
      expect(await refusal(packageId, Buffer.alloc(50, 'x'))).toBe('courier-file-damaged');
      const content = wholeContent(key, []);
      const foreign = await sealedBy(station, newAnswerKey().publicKey, content);
      expect(await refusal(v7(), foreign)).toBe('courier-file-for-another');
      const reply = await fetch(`${platform().url}/v1/courier-key`);
      const { publicKey } = courierKeyReplySchema.parse(await reply.json());
      const unknown = await sealedBy(station, publicKey, content, { stationId: v7() });
      expect(await refusal(v7(), unknown)).toBe('courier-station-unknown');
      const forged = await sealedBy(carrier, publicKey, content, {
        stationId: station.reply.stationId,
      });
      expect(await refusal(v7(), forged)).toBe('signature-invalid');
      const large = await begun(carrier, v7(), largestPackageBytes + 1);
      expect([large.status, (await begun(carrier, v7(), 0)).status]).toEqual([413, 422]);
      expect((await begun(carrier, 'no-id', 10)).status).toBe(422);
    });
  });
}
