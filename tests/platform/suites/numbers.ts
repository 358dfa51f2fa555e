/** Promises about further number blocks: the same question is answered the same, and no serial is ever given twice. */
import { describe, expect, it } from 'vitest';
import type { NumberBlock } from '../../../shared/domain/numbering';
import { pairReplySchema } from '../../../shared/protocol/messages';
import { newStationKey, signedPairing } from '../../support/platform-builders';
import type { HostedPlatform } from '../../support/platform-host';
import { ask, problemOf } from '../../support/platform-station';

export type NumbersReply = { readonly numberBlocks: readonly NumberBlock[] };
const path = '/v1/number-blocks';

export function numberPromises(platform: () => HostedPlatform): void {
  const rangesOf = ({ numberBlocks }: NumbersReply) =>
    numberBlocks.map(({ from, to }) => [from, to]);

  describe('further numbers', () => {
    it('are the same until the station says that it holds them', async () => {
      const station = await platform().pairStation();
      const more = async (after: number) =>
        rangesOf(
          (await station.ask<NumbersReply>('POST', path, { series: 'custody', after, epoch: '' }))
            .body,
        );
      expect(await more(100_099)).toEqual([[100_100, 100_199]]);
      expect(await more(100_099)).toEqual([[100_100, 100_199]]);
      expect(await more(100_199)).toEqual([[100_200, 100_299]]);
      // An answer was lost on the way: both blocks are told.
      expect(await more(100_099)).toEqual([
        [100_100, 100_199],
        [100_200, 100_299],
      ]);
    });

    it('lie beyond what the station holds, though the platform lost its memory of it', async () => {
      const station = await platform().pairStation();
      const { body } = await station.ask<NumbersReply>('POST', path, {
        series: 'case',
        after: 104_999,
        epoch: '',
      });
      expect(rangesOf(body)).toEqual([[105_000, 105_099]]);
    });

    it('end with the last serial that a number can show', async () => {
      const station = await platform().pairStation();
      const more = async (after: number) =>
        (await station.ask<NumbersReply>('POST', path, { series: 'receipt', after, epoch: '' }))
          .body;
      expect(rangesOf(await more(999_949))).toEqual([[999_950, 999_999]]);
      expect(rangesOf(await more(999_999))).toEqual([]);
      const wrong = await station.ask('POST', path, { series: 'receipt', after: -1, epoch: '' });
      expect([wrong.status, problemOf(wrong)]).toEqual([422, 'invalid-request']);
    });

    it('are never those given before a restore, neither by asking nor by pairing anew', async () => {
      const key = newStationKey();
      const pair = async (more: object) => {
        const code = await platform().official.newPairingCode();
        const body = signedPairing(key, { code, stationCode: 'NR', ...more });
        const answer = await ask(`${platform().url}/v1/stations`, 'POST', { body });
        return pairReplySchema.parse(answer.body);
      };
      const first = await pair({});
      const { token } = first;
      const more = async (epoch: string, after: number) => {
        const body = { series: 'placeNotice', after, epoch };
        const answer = await ask<NumbersReply>(`${platform().url}${path}`, 'POST', { token, body });
        return rangesOf(answer.body);
      };
      expect(await more('', 100)).toEqual([[101, 200]]);
      // The back-up knows the first block only; the computer before drew from the second.
      expect(await more('restored', 100)).toEqual([[201, 300]]);
      expect(await more('restored', 100)).toEqual([[201, 300]]);
      const again = await pair({ epoch: 'restored' });
      expect(again.stationId).toBe(first.stationId);
      const notices = again.numberBlocks.filter(({ series }) => series === 'placeNotice');
      expect(rangesOf({ numberBlocks: notices })).toEqual([[201, 300]]);
      const olderIds = new Set(first.numberBlocks.map(({ id }) => id));
      expect(again.numberBlocks.filter(({ id }) => olderIds.has(id))).toEqual([]);
      expect(await more('', 100)).toEqual([[101, 200]]);
    });

    it('are not for who has no token', async () => {
      const answer = await ask(`${platform().url}${path}`, 'POST', {
        body: { series: 'case', after: 0, epoch: '' },
      });
      expect(answer.status).toBe(401);
    });
  });
}
