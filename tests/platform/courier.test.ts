/** Courier files over a real platform: applied as by line, once in effect, answered to their station only. */
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importCommand } from '../../platform/courier/import-command';
import { clearAnswers } from '../../platform/courier/left-answers';
import type { Database } from '../../platform/database/database';
import { isSignedBy } from '../../platform/keys';
import { listRatings } from '../../platform/ratings/rating-queries';
import { courierKeyReplySchema, courierKeyText } from '../../shared/protocol/courier';
import { changesReplySchema, commitReplySchema, problemBase } from '../../shared/protocol/messages';
import { ratingText } from '../../shared/protocol/rating';
import type { Piece } from '../support/courier-files';
import {
  caseRecords,
  newAnswerKey,
  openAnswer,
  resultsIn,
  sealedBy,
  wholeContent,
} from '../support/courier-files';
import { buildCase, signText } from '../support/platform-builders';
import type { DatabaseKind, HostedPlatform } from '../support/platform-host';
import { databaseKinds, hostPlatform, temporaryFolder } from '../support/platform-host';
import type { TestStation } from '../support/platform-station';

describe('courier files', () => {
  let databases: DatabaseKind;
  let database: Database;
  let platform: HostedPlatform;
  let platformKey: string;

  beforeAll(async () => {
    databases = await databaseKinds.embedded();
    database = await databases.open();
    platform = await hostPlatform(database);
    const reply = await fetch(`${platform.url}/v1/courier-key`);
    platformKey = courierKeyReplySchema.parse(await reply.json()).publicKey;
  });

  afterAll(async () => {
    await platform.stop();
    await database.close();
    await databases.end();
  });

  const bring = (file: Buffer, token = platform.adminToken) =>
    fetch(`${platform.url}/v1/courier/packages`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}` },
      body: new Uint8Array(file),
    });
  const brought = async (file: Buffer) => {
    const response = await bring(file);
    expect(response.status).toBe(200);
    return Buffer.from(await response.arrayBuffer());
  };
  const refusal = async (file: Buffer) => {
    const response = await bring(file);
    const body = (await response.json()) as { readonly type: string };
    return [response.status, body.type.replace(problemBase, '')];
  };
  const filed = async (station: TestStation, pieces: readonly Piece[], after = 0) => {
    const key = newAnswerKey();
    const file = await sealedBy(station, platformKey, wholeContent(key, pieces, after));
    return { key, file };
  };
  const exchange = async (station: TestStation, pieces: readonly Piece[], after = 0) => {
    const { key, file } = await filed(station, pieces, after);
    return openAnswer(await brought(file), key, station.reply.platformPublicKey);
  };
  const casesOf = async (station: TestStation) =>
    database.query('select id from cases where station_id = $1', [station.reply.stationId]);

  it('tells its key, signed by the key of the pairing', async () => {
    const station = await platform.pairStation();
    const reply = courierKeyReplySchema.parse(
      await (await fetch(`${platform.url}/v1/courier-key`)).json(),
    );
    const text = courierKeyText(reply.publicKey);
    expect(isSignedBy(station.reply.platformPublicKey, text, reply.signature)).toBe(true);
  });

  it('bring a case, its receipt and, with the next file, its decision, without any line', async () => {
    const station = await platform.pairStation();
    const built = buildCase({ imageBytes: 400_000 });
    const answer = await exchange(station, caseRecords(station, built));
    const { results } = resultsIn(answer);
    expect(results.map(({ record, status }) => [record, status])).toEqual([
      [1, 200],
      [2, 204],
      [3, 204],
      [4, 200],
    ]);
    const receipt = commitReplySchema.parse(JSON.parse(results[3]?.body ?? '')).receipt;
    // By line the very same receipt is answered.
    expect((await station.commit(built.submission)).body.receipt).toEqual(receipt);
    await platform.official.acceptCase(built.submission.caseId);
    const told = await exchange(station, []);
    const changes = told.flatMap((each) =>
      each.type === 'changes' ? changesReplySchema.parse(each.page).changes : [],
    );
    expect(changes.filter(({ type }) => type === 'decision')).toHaveLength(1);
    expect(changes).toEqual((await station.changes()).body.changes);
  });

  it('bring with a case what its family said of the service, twice and counted once', async () => {
    const station = await platform.pairStation();
    const built = buildCase();
    const rating = ratingText(built.submission.caseId, {
      ...{ level: 'dissatisfied', reasons: ['place'], note: '', revision: 1 },
      ...{ at: '2026-08-05T00:00:00.000Z', by: 'family' },
    });
    const body = JSON.stringify({ rating, signature: signText(station.key, rating) });
    const rated: Piece = { type: 'request', method: 'POST', path: '/v1/ratings', body };
    const answer = await exchange(station, [...caseRecords(station, built), rated, rated]);
    const { results } = resultsIn(answer);
    expect(results.slice(-2).map(({ status }) => status)).toEqual([200, 200]);
    const { counts } = await listRatings(database, { season: 2026, after: 0, limit: 1 });
    expect(counts).toMatchObject([{ level: 'dissatisfied', count: 1 }]);
  });

  it('may come three times: one case, the same receipt', async () => {
    const station = await platform.pairStation();
    const built = buildCase();
    const { key, file } = await filed(station, caseRecords(station, built));
    const answers = [];
    for (let time = 0; time < 3; time += 1) {
      const opened = await openAnswer(await brought(file), key, station.reply.platformPublicKey);
      answers.push(resultsIn(opened).results.at(-1)?.body);
    }
    expect(new Set(answers).size).toBe(1);
    expect(await casesOf(station)).toHaveLength(1);
  });

  it('may come after the line was faster: one case, the receipt of the line', async () => {
    const station = await platform.pairStation();
    const built = buildCase();
    const { key, file } = await filed(station, caseRecords(station, built));
    await station.put(built.submission);
    for (const bytes of built.files.values()) {
      await station.upload(built.submission.caseId, bytes);
    }
    const { receipt } = (await station.commit(built.submission)).body;
    const opened = await openAnswer(await brought(file), key, station.reply.platformPublicKey);
    const last = resultsIn(opened).results.at(-1);
    expect(last?.status).toBe(200);
    expect(commitReplySchema.parse(JSON.parse(last?.body ?? '')).receipt).toEqual(receipt);
    expect(await casesOf(station)).toHaveLength(1);
  });

  it('answer one bad case by itself; the others go on', async () => {
    const station = await platform.pairStation();
    const [bad, good] = [buildCase(), buildCase()];
    const [put, ...rest] = caseRecords(await platform.pairStation(), bad);
    const pieces = [...(put === undefined ? [] : [put]), ...rest, ...caseRecords(station, good)];
    const answer = await exchange(station, pieces);
    const statuses = resultsIn(answer).results.map(({ status }) => status);
    expect(statuses).toEqual([
      422,
      expect.any(Number),
      expect.any(Number),
      404,
      200,
      204,
      204,
      200,
    ]);
    expect(await casesOf(station)).toHaveLength(1);
  });

  it('are read by nobody but the platform, answered to nobody but their station, leaving nothing behind', async () => {
    const station = await platform.pairStation();
    const built = buildCase();
    const { key, file } = await filed(station, caseRecords(station, built));
    expect(file.includes(Buffer.from('王小明'))).toBe(false);
    expect(file.includes(Buffer.from(built.submission.caseId))).toBe(false);
    const answer = await brought(file);
    expect(answer.includes(Buffer.from(built.submission.caseId))).toBe(false);
    await expect(
      openAnswer(answer, newAnswerKey(), station.reply.platformPublicKey),
    ).rejects.toMatchObject({ type: 'courier-file-for-another' });
    await expect(openAnswer(answer, key, station.key.publicKey)).rejects.toThrow('signature');
    await expect.poll(() => readdirSync(join(platform.files, 'courier'))).toEqual([]);
    expect((await bring(file, station.token)).status).toBe(401);
  });

  it('are refused when cut, altered anywhere, continued, empty or not meant for this platform', async () => {
    const station = await platform.pairStation();
    const { key, file } = await filed(
      station,
      caseRecords(station, buildCase({ imageBytes: 90_000 })),
    );
    const damaged = [422, 'courier-file-damaged'];
    for (const length of [0, 3, 7, 8, 100, 400, 65_000, file.length - 65_552, file.length - 1]) {
      expect(await refusal(file.subarray(0, length)), `cut at ${length}`).toEqual(damaged);
    }
    for (let at = 0; at < file.length; at += 1 + (at < 500 ? 7 : 6133)) {
      const altered = Buffer.from(file);
      altered[at] = (altered[at] ?? 0) ^ 1;
      const [status, type] = await refusal(altered);
      expect(status, `bit at ${at}`).toBe(422);
      expect(type).toMatch(/^(courier-|signature-invalid)/);
    }
    expect(await refusal(Buffer.concat([file, Buffer.alloc(1)]))).toEqual(damaged);
    expect(await refusal(Buffer.concat([file, file]))).toEqual(damaged);
    const content = wholeContent(key, []);
    const elsewhere = await sealedBy(station, newAnswerKey().publicKey, content);
    expect(await refusal(elsewhere)).toEqual([422, 'courier-file-for-another']);
    const stranger = await sealedBy(station, platformKey, content, { stationId: v7() });
    expect(await refusal(stranger)).toEqual([422, 'courier-station-unknown']);
    const { stationId } = (await platform.pairStation()).reply;
    const forged = await sealedBy(station, platformKey, content, { stationId });
    expect(await refusal(forged)).toEqual([422, 'signature-invalid']);
    expect(readdirSync(join(platform.files, 'courier'))).toEqual([]);
  });

  it('are brought by a command, which says in the platform’s words why one was not taken', async () => {
    const station = await platform.pairStation();
    const { key, file } = await filed(station, caseRecords(station, buildCase()));
    const folder = temporaryFolder();
    const path = join(folder, 'one.esx');
    writeFileSync(path, file);
    const there = { PLATFORM_URL: platform.url, PLATFORM_ADMIN_TOKEN: platform.adminToken };
    await importCommand([path], there);
    expect(readdirSync(folder).sort()).toEqual(['one-回执.esx', 'one.esx']);
    const answer = readFileSync(join(folder, 'one-回执.esx'));
    const opened = await openAnswer(answer, key, station.reply.platformPublicKey);
    expect(opened.at(-1)).toMatchObject({ type: 'end' });
    const stranger = { ...there, PLATFORM_ADMIN_TOKEN: 'nobody nobody nobody' };
    await expect(importCommand([path], stranger)).rejects.toThrow('answered 401');
    const cut = join(folder, 'cut.esx');
    writeFileSync(cut, file.subarray(0, 300));
    await expect(importCommand([cut], there)).rejects.toThrow('answered 422');
    await expect(importCommand([join(folder, 'none.esx')], there)).rejects.toThrow('ENOENT');
    await expect(importCommand([path], {})).rejects.toThrow('PLATFORM_URL');
    expect(readdirSync(folder)).toHaveLength(3);
  });

  it('leave no answer behind for longer than a day, should the platform have ended in the middle', async () => {
    const folder = join(temporaryFolder(), 'courier');
    await clearAnswers(folder, new Date());
    mkdirSync(folder);
    const [old, young] = [join(folder, 'old.esx'), join(folder, 'young.esx')];
    for (const path of [old, young]) writeFileSync(path, 'x');
    const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000);
    utimesSync(old, twoDaysAgo, twoDaysAgo);
    await clearAnswers(folder, new Date());
    expect(readdirSync(folder)).toEqual(['young.esx']);
  });

  it('may hold only the calls of a station, in their form', async () => {
    const station = await platform.pairStation();
    const key = newAnswerKey();
    const count = Buffer.alloc(4, 0xff);
    const call = (method: 'POST' | 'PUT', path: string): Piece[] => [
      { type: 'request', method, path, body: '{}' },
    ];
    const contents = [
      wholeContent(key, call('POST', '/v1/admin/pairing-codes')),
      wholeContent(key, call('POST', '/v1/stations')),
      wholeContent(key, call('PUT', '/v1/cases/../admin/pairing-codes')),
      wholeContent(key, [{ type: 'end', records: 1 }]),
      wholeContent(key, [Buffer.from('{}')]),
      wholeContent(key, []).subarray(0, -1),
      wholeContent(key, []).subarray(10),
      Buffer.concat([wholeContent(key, []), Buffer.from('x')]),
      count,
      Buffer.alloc(0),
    ];
    for (const content of contents) {
      const file = await sealedBy(station, platformKey, content);
      expect(await refusal(file)).toEqual([422, 'courier-file-damaged']);
    }
  });
});
