/** Promises about the digests of the stations' trails: kept for ever, never overwritten, and each station's own. */
import { describe, expect, it } from 'vitest';
import { protocolVersion } from '../../../shared/protocol/messages';
import type {
  DayDigest,
  DigestFile,
  DigestReply,
  HeldDigestsReply,
} from '../../../shared/protocol/day-digest';
import { digestSigningText } from '../../../shared/protocol/day-digest';
import { isSignedBy } from '../../../electron/audit/digest-files';
import { sha256Of, signText } from '../../support/platform-builders';
import type { HostedPlatform } from '../../support/platform-host';
import type { TestStation } from '../../support/platform-station';
import { asProblem } from '../../support/platform-station';

type Listed = {
  readonly digests: readonly { readonly file: DigestFile; readonly contradicted: boolean }[];
};

function aDigest(toSeq: number, trail = 'first'): DayDigest {
  return {
    v: 1,
    day: '2026-08-01',
    fromSeq: 1,
    toSeq,
    headHash: sha256Of(`${trail} ${toSeq}`),
    counts: { case: toSeq, station: 0, witness: 0 },
    madeAt: '2026-08-01T10:00:00.000Z',
  };
}

export function digestPromises(platform: () => HostedPlatform): void {
  const leave = (station: TestStation, digest: DayDigest, by = station.key) => {
    const signature = signText(by, digestSigningText(digest, station.key.publicKey));
    return { protocol: protocolVersion, digest, signature };
  };
  const put = (station: TestStation, digest: DayDigest, by = station.key) =>
    station.ask<DigestReply>('POST', '/v1/digests', leave(station, digest, by));
  const held = async (station: TestStation) =>
    (await station.ask<HeldDigestsReply>('GET', '/v1/digests')).body.held;
  const listed = async (station: TestStation, query = '') =>
    (
      await platform().official.ask<Listed>(
        'GET',
        `/v1/admin/stations/${station.reply.stationId}/digests${query}`,
      )
    ).body.digests;

  describe('digests', () => {
    it('are kept once, told to their station, and given to officials as the files a check takes', async () => {
      const [station, other] = [await platform().pairStation(), await platform().pairStation()];
      const digests = [1, 2, 3].map((toSeq) => aDigest(toSeq * 10));
      for (const digest of digests) expect((await put(station, digest)).status).toBe(200);
      const again = await put(station, aDigest(10));
      expect(
        await put(station, { ...aDigest(10), madeAt: '2026-08-02T00:00:00.000Z' }),
      ).toMatchObject({
        status: 200,
        body: again.body,
      });
      const ends = digests.map(({ toSeq, headHash }) => ({ toSeq, headHash }));
      expect(await held(station)).toEqual(ends.toReversed());
      expect(await held(other)).toEqual([]);
      const files = (await listed(station)).map(({ file }) => file);
      expect(files.map(({ digest }) => digest)).toEqual(digests);
      for (const { publicKey, digest, signature, stationCode } of files) {
        expect(isSignedBy(station.key.publicKey, digest, signature)).toBe(true);
        expect([publicKey, stationCode]).toEqual([
          station.key.publicKey,
          station.reply.stationCode,
        ]);
      }
      expect((await listed(station, '?after=10&limit=1')).map(({ file }) => file.digest)).toEqual([
        digests[1],
      ]);
    });

    it('that contradict each other both stay, and officials see it', async () => {
      const station = await platform().pairStation();
      for (const digest of [aDigest(5), aDigest(6), aDigest(6, 'second')]) {
        expect((await put(station, digest)).status).toBe(200);
      }
      expect(await held(station)).toHaveLength(3);
      expect((await listed(station)).map(({ contradicted }) => contradicted)).toEqual([
        false,
        true,
        true,
      ]);
    });

    it('are refused when another key signed them or nothing lies between their ends', async () => {
      const [station, other] = [await platform().pairStation(), await platform().pairStation()];
      const foreign = await put(station, aDigest(3), other.key);
      const changed = await station.ask('POST', '/v1/digests', {
        ...leave(station, aDigest(3)),
        digest: aDigest(4),
      });
      const backward = await put(station, { ...aDigest(3), fromSeq: 4 });
      expect([foreign, changed, backward].map(asProblem)).toEqual([
        [422, 'signature-invalid'],
        [422, 'signature-invalid'],
        [422, 'invalid-request'],
      ]);
      expect((await put(station, { ...aDigest(3), toSeq: 2 ** 40 })).status).toBe(422);
      expect(await held(station)).toEqual([]);
      const nobody = '/v1/admin/stations/00000000-0000-7000-8000-000000000000/digests';
      expect((await platform().official.ask('GET', nobody)).status).toBe(404);
    });
  });
}
