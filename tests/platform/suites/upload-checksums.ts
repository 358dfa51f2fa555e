/** Promises about chunks that say what they are (tus checksum): one that changed on its way is taken back at once. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { HostedPlatform } from '../../support/platform-host';
import { uploadMetadata } from '../../support/platform-station';
import { dataType, uploadsAt } from '../../support/uploads-at';

export function checksumPromises(platform: () => HostedPlatform): void {
  const { announced, create, typeOf, offsetOf } = uploadsAt(platform);

  describe('uploads with checksums', () => {
    it.each(['sha1', 'sha256'])('take back a chunk that is not what its %s says', async (name) => {
      const { station, caseId, sha256, bytes, path } = await announced(2_500_000);
      const sent = (part: Buffer, at: number, said = part) => {
        const own = {
          'Content-Type': dataType,
          'Upload-Checksum': `${name} ${createHash(name).update(said).digest('base64')}`,
        };
        if (at > 0) return station.tus('PATCH', path, { ...own, 'Upload-Offset': `${at}` }, part);
        const metadata = uploadMetadata(caseId, sha256);
        const begins = { ...own, 'Upload-Length': '2500000', 'Upload-Metadata': metadata };
        return station.tus('POST', '/v1/uploads', begins, part);
      };
      const spoilt = (part: Buffer) => part.map((byte, at) => (at === 7 ? byte ^ 1 : byte));
      const first = bytes.subarray(0, 1000);
      expect(await typeOf(await sent(Buffer.from(spoilt(first)), 0, first))).toEqual([
        460,
        'chunk-differs',
      ]);
      expect((await sent(first, 0)).status).toBe(201);
      expect(await offsetOf(station, path)).toEqual([200, '1000']);
      const most = bytes.subarray(1000, 2_400_000);
      expect(await typeOf(await sent(Buffer.from(spoilt(most)), 1000, most))).toEqual([
        460,
        'chunk-differs',
      ]);
      expect(await offsetOf(station, path)).toEqual([200, '1000']);
      expect((await sent(most, 1000)).status).toBe(204);
      const last = bytes.subarray(2_400_000);
      // The last one is looked at before the whole is: nothing but it comes again.
      expect(await typeOf(await sent(Buffer.from(spoilt(last)), 2_400_000, last))).toEqual([
        460,
        'chunk-differs',
      ]);
      expect((await sent(last, 2_400_000)).status).toBe(204);
      expect((await platform().stored(sha256))?.equals(bytes)).toBe(true);
    });

    it('refuse a checksum they do not know, and take nothing in', async () => {
      const { station, path, caseId, sha256, bytes } = await announced(3000);
      await create(station, caseId, sha256, 3000);
      for (const said of ['md5 AAAA', 'sha256 AAAA', 'sha256', '', `sha256 ${'A'.repeat(9_000)}`]) {
        const headers = {
          'Upload-Offset': '0',
          'Content-Type': dataType,
          'Upload-Checksum': said,
        };
        const refused = await station.tus('PATCH', path, headers, bytes);
        expect(await typeOf(refused)).toEqual([400, 'invalid-request']);
      }
      expect(await offsetOf(station, path)).toEqual([200, '0']);
    });
  });
}
