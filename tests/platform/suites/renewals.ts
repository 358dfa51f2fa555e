/** Promises of a platform restored from before it renewed the tokens of a station. */
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { NewCode } from '../../../platform/stations/pairing-codes';
import type { StationRecord } from '../../../platform/stations/stations';
import { pairReplySchema } from '../../../shared/protocol/messages';
import { newStationKey, signedPairing } from '../../support/platform-builders';
import type { HostedPlatform } from '../../support/platform-host';
import { ask, asProblem } from '../../support/platform-station';

export function renewalPromises(platform: () => HostedPlatform): void {
  const pair = (body: object) => ask(`${platform().url}/v1/stations`, 'POST', { body });

  describe('a renewal that a restore undid', () => {
    it('ends the tokens before it once more, and is told of', async () => {
      const key = newStationKey();
      const paired = async (code: string) =>
        pairReplySchema.parse((await pair(signedPairing(key, { code, stationCode: 'AQ' }))).body);
      const works = async (token: string) =>
        (await ask(`${platform().url}/v1/number-blocks`, 'GET', { token })).status === 200;
      const first = await platform().official.newPairingCode();
      const { token, stationId } = await paired(first);
      const path = `/v1/admin/stations/${stationId}`;
      const { body } = await platform().official.ask<NewCode>('POST', `${path}/renewal`);
      const { token: second } = await paired(body.code);
      expect([await works(token), await works(second)]).toEqual([false, true]);
      const restore = async (revokedAt: Date | null) => {
        const restored = 'update stations set token_epoch = 0, revoked_at = $2 where id = $1';
        await platform().database.query(restored, [stationId, revokedAt]);
        await platform().database.query('delete from pairing_codes where code = $1', [body.code]);
        await platform().database.query(
          'update pairing_codes set ended_at = null where code = $1',
          [first],
        );
        // Longer than a process remembers whom it knows.
        await delay(2_500);
      };
      await restore(null);
      expect(await works(token)).toBe(true);
      expect(await works(second)).toBe(true);
      expect(await works(token)).toBe(false);
      expect(asProblem(await pair(signedPairing(key, { code: first, stationCode: 'AQ' })))).toEqual(
        [403, 'pairing-code-unknown'],
      );
      const { stations } = (
        await platform().official.ask<{ stations: StationRecord[] }>('GET', '/v1/admin/stations')
      ).body;
      expect(stations.find(({ id }) => id === stationId)).toMatchObject({
        ...{ renewals: 1, forgotten: 0, revoked: false },
      });
      expect(
        platform().logged.filter(
          (line) => line.includes('renewal-taken-up') && line.includes(stationId),
        ),
      ).toHaveLength(1);
      // Who was shut out when the back-up was made stays so.
      await restore(new Date());
      expect([await works(token), await works(second)]).toEqual([false, false]);
    });
  });
}
