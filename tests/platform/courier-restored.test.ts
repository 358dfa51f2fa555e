/** What courier files tell of a platform that was restored from an older back-up, and what it takes of them. */
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { courierKeyReplySchema } from '../../shared/protocol/courier';
import { changesReplySchema } from '../../shared/protocol/messages';
import type { Piece } from '../support/courier-files';
import {
  caseRecords,
  newAnswerKey,
  openAnswer,
  resultsIn,
  sealedBy,
  wholeContent,
} from '../support/courier-files';
import { buildCase } from '../support/platform-builders';
import type { HostedPlatform } from '../support/platform-host';
import { hostEmbedded } from '../support/platform-host';
import type { TestStation } from '../support/platform-station';
import { scratchFolder } from '../support/scratch-folder';

type Known = { readonly afterId?: string; readonly taken: number };

describe('courier files', () => {
  let platform: HostedPlatform;
  let platformKey: string;
  beforeAll(async () => {
    platform = await hostEmbedded(join(scratchFolder('courier-known'), 'database'));
    const reply = await fetch(`${platform.url}/v1/courier-key`);
    platformKey = courierKeyReplySchema.parse(await reply.json()).publicKey;
  });
  afterAll(() => platform.stop());

  const exchange = async (
    station: TestStation,
    pieces: readonly Piece[],
    after = 0,
    known?: Known,
  ) => {
    const key = newAnswerKey();
    const content = wholeContent(key, pieces, after, known && { known });
    const file = await sealedBy(station, platformKey, content);
    const answer = await fetch(`${platform.url}/v1/courier/packages`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${platform.adminToken}` },
      body: new Uint8Array(file),
    });
    expect(answer.status).toBe(200);
    const bytes = Buffer.from(await answer.arrayBuffer());
    return openAnswer(bytes, key, station.reply.platformPublicKey);
  };
  const casesOf = async (station: TestStation) =>
    platform.database.query('select id from cases where station_id = $1', [
      station.reply.stationId,
    ]);

  it('say at their end what the line says beside each answer, to stations of before too', async () => {
    const station = await platform.pairStation();
    const pieces = caseRecords(station, buildCase());
    const { place, word } = resultsIn(await exchange(station, pieces));
    expect([place, word]).toEqual([
      1 + pieces.filter((piece) => !Buffer.isBuffer(piece)).length,
      { offers: ['restores'], taken: { before: 0, after: 1 } },
    ]);
    expect(resultsIn(await exchange(station, [])).word.taken).toEqual({ before: 1, after: 1 });
  });

  it('bring nothing to a platform that holds less than the station was told, before that knows', async () => {
    const station = await platform.pairStation();
    const pieces = caseRecords(station, buildCase());
    const refused = resultsIn(await exchange(station, pieces, 0, { taken: 1 }));
    expect(refused.results.map(({ status }) => status)).toEqual([503, 404, 404, 503]);
    expect(refused.word.taken).toEqual({ before: 0, after: 0 });
    expect(await casesOf(station)).toHaveLength(0);
    const taken = resultsIn(await exchange(station, pieces, 0, { taken: 0 }));
    expect(taken.results.at(-1)?.status).toBe(200);
  });

  it('lead a station back whose cursor is of another feed, and tell all of it at once', async () => {
    const station = await platform.pairStation();
    const built = buildCase();
    await exchange(station, caseRecords(station, built));
    await platform.official.acceptCase(built.submission.caseId);
    const { changes } = (await station.changes()).body;
    const [first, second] = changes;
    const pagesFor = async (after: number, known?: Known) =>
      (await exchange(station, [], after, known)).flatMap((each) =>
        each.type === 'changes' ? [changesReplySchema.parse(each.page)] : [],
      );
    const [there, ...rest] = await pagesFor(first?.cursor ?? 0, {
      afterId: first?.id ?? '',
      taken: 1,
    });
    expect(there?.changes[0]).toEqual(second);
    expect(rest.map((page) => page.changes)).toEqual([[]]);
    for (const [after, afterId] of [
      [first?.cursor ?? 0, v7()],
      [changes.length + 9, v7()],
      [changes.length + 9, undefined],
    ] as const) {
      const known = { ...(afterId === undefined ? {} : { afterId }), taken: 1 };
      const [back, all, end, ...more] = await pagesFor(after, known);
      expect(back?.changes).toEqual([]);
      expect(back?.cursor).toBeLessThan(after);
      expect([all?.changes, end?.changes, more]).toEqual([changes, [], []]);
    }
    // One of before would make nothing of the rest.
    expect(await pagesFor(changes.length + 9)).toHaveLength(1);
  });
});
