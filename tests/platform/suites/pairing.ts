/** Promises about pairing, tokens and number blocks. */
import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { numberSeries } from '../../../shared/domain/numbering';
import { describe, expect, it } from 'vitest';
import { pairReplySchema } from '../../../shared/protocol/messages';
import { identityText } from '../../../shared/protocol/identity-proof';
import type { ListedPack } from '../../../shared/protocol/policy-packs';
import { packSigningText, signedPackSchema } from '../../../shared/protocol/signed-pack-schema';
import { stationCertificateText } from '../../../shared/protocol/station-certificate';
import { verifyEd25519 } from '../../../electron/sync/ed25519';
import type { NewCode } from '../../../platform/stations/pairing-codes';
import { startCode } from '../../../platform/stations/pairing-codes';
import { systemClock, systemRandom } from '../../../platform/system-ports';
import type { StationKey } from '../../support/platform-builders';
import { newStationKey, sha256Of, signedPairing, signText } from '../../support/platform-builders';
import type { HostedPlatform } from '../../support/platform-host';
import { ask, asProblem, problemOf } from '../../support/platform-station';

export function pairingPromises(platform: () => HostedPlatform): void {
  const pair = (body: object) => ask(`${platform().url}/v1/stations`, 'POST', { body });
  const request = (code: string, key: StationKey, stationCode = 'ZZ') =>
    signedPairing(key, { code, stationCode });

  describe('pairing', () => {
    it('answers the same when the reply was lost, and refuses the used code to another key', async () => {
      const code = await platform().official.newPairingCode();
      const key = newStationKey();
      const { publicKey } = key;
      const first = pairReplySchema.parse((await pair(request(code, key, 'AA'))).body);
      const second = pairReplySchema.parse((await pair(request(code, key, 'AA'))).body);
      expect({ ...second, serverTime: '' }).toEqual({ ...first, serverTime: '' });
      expect(first.stationCode).toBe('AA');
      // With it the platform's other stations know the key, whatever the line does.
      const certified = stationCertificateText('AA', publicKey);
      const { certificate = '', platformPublicKey } = first;
      expect(verifyEd25519(certified, certificate, platformPublicKey)).toBe(true);
      const stranger = await pair(request(code, newStationKey()));
      expect(stranger.status).toBe(403);
      expect(problemOf(stranger)).toBe('pairing-code-unknown');
    });

    it('refuses the code of a drill and leaves the pairing code unused', async () => {
      const code = await platform().official.newPairingCode();
      const key = newStationKey();
      const drill = await pair(request(code, key, 'DRILLAB'));
      expect([drill.status, problemOf(drill)]).toEqual([422, 'drill-not-accepted']);
      expect((await pair(request(code, key, 'AF'))).status).toBe(200);
    });

    it('makes one station of two requests at the same time', async () => {
      const code = await platform().official.newPairingCode();
      const key = newStationKey();
      const answers = await Promise.all(
        [1, 2, 3].map(() => pair(request(code.toLowerCase(), key, 'AB'))),
      );
      const ids = answers.map(({ body }) => pairReplySchema.parse(body).stationId);
      expect(new Set(ids).size).toBe(1);
    });

    it('gives a station whose code is taken another one, and numbers that never meet', async () => {
      const replies = await Promise.all(
        [1, 2].map(async () => {
          const code = await platform().official.newPairingCode();
          const { body } = await pair(request(code, newStationKey(), 'AC'));
          return pairReplySchema.parse(body);
        }),
      );
      expect(replies.map((reply) => reply.stationCode).sort()).toEqual(['AC', 'AC2']);
      const [reply] = replies;
      expect(reply?.numberBlocks.map(({ series, from, to }) => [series, from, to])).toEqual([
        ['case', 100_000, 100_099],
        ['custody', 100_000, 100_099],
        ['receipt', 100_000, 100_099],
        ['supplementNotice', 100_000, 100_099],
        ['placeNotice', 1, 100],
        ['refusalNotice', 1, 100],
      ]);
    });

    it('keeps one station for one key, whatever code it comes with', async () => {
      const key = newStationKey();
      const ids = [];
      for (const stationCode of ['AD', 'AE']) {
        const code = await platform().official.newPairingCode();
        const { body } = await pair(request(code, key, stationCode));
        ids.push(pairReplySchema.parse(body).stationId);
      }
      expect(ids[0]).toBe(ids[1]);
    });

    it('refuses a key that is none', async () => {
      const code = await platform().official.newPairingCode();
      const answer = await pair({ ...request(code, newStationKey()), publicKey: 'AAAA' });
      expect(answer.status).toBe(422);
      expect(answer.body.pointers).toEqual(['/publicKey']);
    });

    it('lets nobody in as a station whose public key he knows, whatever code he has', async () => {
      const [one, thief] = [await platform().pairStation(), newStationKey()];
      const { publicKey } = one.key;
      const [code, free] = await Promise.all([
        platform().official.newPairingCode(),
        platform().official.newPairingCode(),
      ]);
      const own = request(code, thief, 'AG');
      const path = `/v1/admin/stations/${one.reply.stationId}/renewal`;
      const renewal = (await platform().official.ask<{ code: string }>('POST', path)).body;
      const { signature } = request(free, one.key, 'AG');
      const tries = [
        { ...own, publicKey },
        { ...request(renewal.code, thief, 'AG'), publicKey },
        // What the station itself once said, under another code.
        { ...request(code, one.key, 'AG'), signature },
        { ...own, signature: signText(thief, 'something else') },
      ];
      for (const body of tries)
        expect(asProblem(await pair(body))).toEqual([422, 'signature-invalid']);
      const { signature: _, ...unsigned } = own;
      expect(asProblem(await pair({ ...unsigned, publicKey }))).toEqual([422, 'invalid-request']);
      // None of it used up a code.
      const paired = [own, request(renewal.code, one.key, 'AG')];
      for (const body of paired) expect((await pair(body)).status).toBe(200);
    });
  });

  describe('tokens', () => {
    it('refuses no token, a changed one, another station’s id with it, and a revoked one', async () => {
      const [one, two] = [await platform().pairStation(), await platform().pairStation()];
      const health = (token?: string) =>
        ask(`${platform().url}/v1/number-blocks`, 'GET', token === undefined ? {} : { token });
      const swapped = `${two.reply.stationId}${one.token.slice(36)}`;
      const forged = [undefined, 'x', `${one.token.slice(0, -1)}_`, swapped, platform().adminToken];
      for (const token of forged) expect((await health(token)).status).toBe(401);
      expect((await health(one.token)).status).toBe(200);
      const path = `/v1/admin/stations/${one.reply.stationId}/revocation`;
      expect((await platform().official.ask('POST', path)).status).toBe(200);
      const refused = await health(one.token);
      expect([refused.status, problemOf(refused)]).toEqual([401, 'unauthorised']);
      expect((await health(two.token)).status).toBe(200);
    });

    it('are renewed for a lost or revoked one: the same station goes on, and those before are worth nothing', async () => {
      const key = newStationKey();
      const pairedBy = async (code: string) => pair(request(code, key, 'AK'));
      const first = pairReplySchema.parse(
        (await pairedBy(await platform().official.newPairingCode())).body,
      );
      const works = async (token: string) =>
        (await ask(`${platform().url}/v1/number-blocks`, 'GET', { token })).status === 200;
      const renewed = async () => {
        const path = `/v1/admin/stations/${first.stationId}/renewal`;
        return (await platform().official.ask<{ code: string }>('POST', path)).body.code;
      };
      const code = await renewed();
      expect(await works(first.token)).toBe(false);
      const stranger = await pair(request(code, newStationKey(), 'AL'));
      expect(problemOf(stranger)).toBe('pairing-code-unknown');
      const second = pairReplySchema.parse((await pairedBy(code)).body);
      expect(second).toMatchObject({ stationId: first.stationId, stationCode: first.stationCode });
      expect([await works(first.token), await works(second.token)]).toEqual([false, true]);
      const forged = second.token.replace('.1.', '.2.');
      expect([forged === second.token, await works(forged)]).toEqual([false, false]);

      const path = `/v1/admin/stations/${first.stationId}/revocation`;
      await platform().official.ask('POST', path);
      for (const useless of [await platform().official.newPairingCode(), code]) {
        expect(problemOf(await pairedBy(useless))).toBe('station-revoked');
      }
      const third = pairReplySchema.parse((await pairedBy(await renewed())).body);
      expect(third.stationId).toBe(first.stationId);
      expect([await works(second.token), await works(third.token)]).toEqual([false, true]);
      const unknown = `/v1/admin/stations/${uuidv7()}/renewal`;
      expect((await platform().official.ask('POST', unknown)).status).toBe(404);
    });

    it('come by no code from before a renewal, were it never used', async () => {
      const key = newStationKey();
      const paired = async (code: string) => pair(request(code, key, 'AM'));
      const first = await platform().official.newPairingCode();
      const { stationId } = pairReplySchema.parse((await paired(first)).body);
      const renewed = async () => {
        const path = `/v1/admin/stations/${stationId}/renewal`;
        return (await platform().official.ask<{ code: string }>('POST', path)).body.code;
      };
      const [second, third] = [await renewed(), await renewed()];
      for (const ended of [first, second]) {
        expect(asProblem(await paired(ended))).toEqual([403, 'pairing-code-unknown']);
      }
      const { token } = pairReplySchema.parse((await paired(third)).body);
      expect(pairReplySchema.parse((await paired(third)).body).token).toBe(token);
    });

    it('come by no code older than seven days, used or not; officials are told how long it is good', async () => {
      const { official, database } = platform();
      const key = newStationKey();
      const paired = async (code: string) => pair(request(code, key, 'AN'));
      const made = async () => {
        const { body } = await official.ask<NewCode>('POST', '/v1/admin/pairing-codes');
        const days = (Date.parse(body.expiresAt) - Date.now()) / 86_400_000;
        expect(days).toBeGreaterThan(6.9);
        expect(days).toBeLessThanOrEqual(7);
        return body.code;
      };
      const aged = (code: string, column: 'created_at' | 'used_at', hours: number) =>
        database.query(
          `update pairing_codes set ${column} = now() - $2 * interval '1 hour' where code = $1`,
          [code, hours],
        );
      const code = await made();
      await aged(code, 'created_at', 7 * 24 + 1);
      expect(asProblem(await paired(code))).toEqual([403, 'pairing-code-unknown']);
      await aged(code, 'created_at', 7 * 24 - 1);
      expect((await paired(code)).status).toBe(200);
      // The answer may be lost on the last day.
      await aged(code, 'created_at', 9 * 24);
      expect((await paired(code)).status).toBe(200);
      await aged(code, 'used_at', 7 * 24 + 1);
      expect(asProblem(await paired(code))).toEqual([403, 'pairing-code-unknown']);
    });

    it('come by no code that was ended, though the settings name it at every start', async () => {
      const source = { clock: systemClock, random: systemRandom };
      const start = (wished?: string) =>
        platform().database.transaction((queries) => startCode(queries, source, wished));
      const key = newStationKey();
      const paired = async (code: string) => pair(request(code, key, 'AP'));
      const [first, again] = [await start(), await start()];
      expect(again).toBe(first);
      await platform().database.query(
        "update pairing_codes set created_at = now() - interval '8 days' where code = $1",
        [first],
      );
      expect(await start()).not.toBe(first);
      expect(await start(first)).toBe(first);
      const { stationId } = pairReplySchema.parse((await paired(first)).body);
      await platform().official.ask('POST', `/v1/admin/stations/${stationId}/renewal`);
      await start(first);
      expect(asProblem(await paired(first))).toEqual([403, 'pairing-code-unknown']);
      expect(await start()).not.toBe(first);
    });

    it('lets no station into the officials’ rooms', async () => {
      const station = await platform().pairStation();
      for (const path of ['/v1/review/cases', '/v1/admin/stations']) {
        expect((await station.ask('GET', path)).status).toBe(401);
      }
    });
  });

  describe('number blocks and policy packs', () => {
    it('are served with an ETag and not again while unchanged', async () => {
      const station = await platform().pairStation();
      for (const path of ['/v1/number-blocks', '/v1/policy-packs']) {
        const first = await station.ask<object>('GET', path);
        expect(first.status).toBe(200);
        const again = await ask(`${platform().url}${path}`, 'GET', {
          token: station.token,
          headers: { 'If-None-Match': first.headers.get('etag') ?? '' },
        });
        expect(again.status).toBe(304);
      }
    });

    it('gives the signed file of each pack, byte by byte, and none that it does not list', async () => {
      const station = await platform().pairStation();
      const { body } = await station.ask<{ packs: ListedPack[] }>('GET', '/v1/policy-packs');
      const { platformKeyId: id, platformPublicKey: publicKey } = station.reply;
      expect(body.packs.length).toBeGreaterThan(0);
      for (const { sha256, bytes, version, keyId } of body.packs) {
        const headers = { Authorization: `Bearer ${station.token}` };
        const url = `${platform().url}/v1/policy-packs/${sha256}`;
        const text = await (await fetch(url, { headers })).text();
        expect([sha256Of(Buffer.from(text)), Buffer.byteLength(text)]).toEqual([sha256, bytes]);
        const { pack, signature } = signedPackSchema.parse(JSON.parse(text));
        expect([pack['version'], keyId]).toEqual([version, id]);
        expect(verifyEd25519(packSigningText({ keyId, pack }), signature, publicKey)).toBe(true);
      }
      const unknown = await station.ask('GET', `/v1/policy-packs/${'0'.repeat(64)}`);
      expect(asProblem(unknown)).toEqual([404, 'not-found']);
    });

    it('come from a platform that proves to whoever asks that it has its key', async () => {
      const { platformPublicKey: publicKey } = (await platform().pairStation()).reply;
      const asked = { challenge: randomBytes(32).toString('base64'), address: platform().url };
      const prove = (body: object) =>
        ask<{ signature: string }>(`${platform().url}/v1/identity`, 'POST', { body });
      const { signature } = (await prove(asked)).body;
      expect(verifyEd25519(identityText(asked), signature, publicKey)).toBe(true);
      const other = { ...asked, address: 'https://elsewhere.invalid' };
      expect(verifyEd25519(identityText(other), signature, publicKey)).toBe(false);
      // Whoever passes a challenge on for another address gets nothing.
      const { status, body } = await prove(other);
      expect([status, body.signature]).toEqual([403, undefined]);
      expect((await prove({ ...asked, challenge: 'short' })).status).toBe(422);
    });

    it('grow by blocks that follow one another', async () => {
      const station = await platform().pairStation();
      const path = `/v1/admin/stations/${station.reply.stationId}/number-blocks`;
      const grant = () => platform().official.ask('POST', path, { series: 'case' });
      const granted = await Promise.all([grant(), grant(), grant()]);
      const starts = granted.map(({ body }) => (body as { from: number }).from).sort();
      expect(starts).toEqual([100_100, 100_200, 100_300]);
      const listed = await station.ask<{ numberBlocks: unknown[] }>('GET', '/v1/number-blocks');
      expect(listed.body.numberBlocks).toHaveLength(numberSeries.length + 3);
    });
  });
}
