/** Promises about the changes feed: gap-free, in order, at least once, awake when there is news. */
import { describe, expect, it } from 'vitest';
import { changesReplySchema } from '../../../shared/protocol/messages';
import { buildCase } from '../../support/platform-builders';
import type { HostedPlatform } from '../../support/platform-host';

export function changesPromises(platform: () => HostedPlatform): void {
  describe('changes', () => {
    it('number each station’s news without a gap while many are written at once', async () => {
      const [one, two] = [await platform().pairStation(), await platform().pairStation()];
      const { official } = platform();
      await Promise.all(
        [one, two].flatMap((station) =>
          [1, 2, 3, 4].map(async () => {
            const built = buildCase();
            await station.deliver(built);
            await official.acceptCase(built.submission.caseId);
          }),
        ),
      );
      for (const station of [one, two]) {
        const { changes, cursor } = changesReplySchema.parse((await station.changes()).body);
        expect(changes.map((change) => change.cursor)).toEqual(
          Array.from({ length: 16 }, (_, index) => index + 1),
        );
        expect(cursor).toBe(16);
        expect(new Set(changes.map(({ id }) => id)).size).toBe(16);
        const rest = (await station.changes(10)).body;
        expect(rest.changes).toEqual(changes.slice(10));
      }
    });

    it('are handed to a waiting station at once, and the wait ends without news', async () => {
      const station = await platform().pairStation();
      expect((await station.changes(0, 0)).body).toMatchObject({ changes: [], cursor: 0 });
      const started = performance.now();
      expect((await station.changes(0, 1)).body.changes).toEqual([]);
      expect(performance.now() - started).toBeGreaterThan(900);
      const waiting = station.changes(0, 25);
      await station.deliver(buildCase());
      const since = performance.now();
      const { changes } = (await waiting).body;
      expect(changes).toHaveLength(1);
      // Woken, and not answered when the wait of 25 s was over.
      expect(performance.now() - since).toBeLessThan(20_000);
    });

    it('lead a station back that is ahead of a restored platform', async () => {
      const station = await platform().pairStation();
      expect((await station.changes(7)).body).toMatchObject({ changes: [], cursor: 0 });
    });

    it('lead a station back to the beginning that heard another change at its cursor, or one that is gone', async () => {
      const station = await platform().pairStation();
      await station.deliver(buildCase());
      const { changes } = changesReplySchema.parse((await station.changes(0, 25)).body);
      const [first] = changes;
      const asked = async (after: number, afterId = '') =>
        (await station.ask('GET', `/v1/changes?after=${after}&waitSeconds=0&afterId=${afterId}`))
          .body;
      const last = changes.at(-1);
      expect(await asked(last?.cursor ?? 0, last?.id)).toMatchObject({ cursor: last?.cursor });
      const other = '0199d7a0-0000-7000-8000-000000000001';
      expect(await asked(first?.cursor ?? 0, other)).toMatchObject({ changes: [], cursor: 0 });
      expect(await asked(40, last?.id)).toMatchObject({ changes: [], cursor: 0 });
    });

    it('refuse a cursor or a wait that is none', async () => {
      const station = await platform().pairStation();
      for (const query of ['after=-1', 'after=x', 'waitSeconds=26', 'waitSeconds=1.5']) {
        expect((await station.ask('GET', `/v1/changes?${query}`)).status).toBe(422);
      }
    });
  });
}
