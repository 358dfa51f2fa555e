/** Promises about the directory, the statistics and the problem list: whole, without personal data, and each to who may see it. */
import { createPublicKey, verify } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { syntheticFamily } from '../../../platform/departments/population';
import { factFields } from '../../../shared/domain/fact-standing';
import type { FieldKey, Form } from '../../../shared/domain/form';
import type { VerifiedFact } from '../../../shared/domain/verified-fact';
import type { Directory } from '../../../shared/protocol/directory';
import { directoryReplySchema } from '../../../shared/protocol/directory';
import { protocolVersion } from '../../../shared/protocol/messages';
import { stationCertificateText } from '../../../shared/protocol/station-certificate';
import { buildCase, idNumber } from '../../support/platform-builders';
import type { HostedPlatform } from '../../support/platform-host';
import type { TestStation } from '../../support/platform-station';
import { ask } from '../../support/platform-station';

type Problems = {
  readonly cases: readonly { readonly caseId: string; readonly problems: readonly object[] }[];
};
type Statistics = {
  readonly groups: readonly {
    readonly stationId: string;
    readonly state: string;
    readonly outcome: string | null;
    readonly cases: number;
  }[];
  readonly days: readonly { readonly day: string; readonly cases: number }[];
  readonly decided: number;
  readonly decidedAtFirst: number;
};

function isPlatformsWord(
  { platform }: Directory,
  { code, publicKey, certificate }: Directory['stations'][number],
): boolean {
  const x = Buffer.from(platform.publicKey, 'base64').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  const text = stationCertificateText(code, publicKey);
  return verify(null, Buffer.from(text), key, Buffer.from(certificate, 'base64'));
}

export function overviewPromises(platform: () => HostedPlatform): void {
  const ofSeason = (season: number, changes: Parameters<typeof buildCase>[0] = {}) => {
    const built = buildCase(changes);
    return { ...built, submission: { ...built.submission, season } };
  };
  const official = async <T>(path: string) => (await platform().official.ask<T>('GET', path)).body;

  describe('the directory', () => {
    it('names every station with the platform’s word for its key, and says who was revoked', async () => {
      const [station, gone] = [await platform().pairStation(), await platform().pairStation()];
      const path = `/v1/admin/stations/${gone.reply.stationId}/revocation`;
      await platform().official.ask('POST', path);
      const { body, headers } = await station.ask('GET', '/v1/directory');
      const directory = directoryReplySchema.parse(body);
      const codes = directory.stations.map(({ code }) => code);
      expect(codes).toEqual(codes.toSorted());
      const found = [station, gone].map(({ reply }) =>
        directory.stations.find(({ code }) => code === reply.stationCode),
      );
      expect(found.map((one) => one?.publicKey)).toEqual([
        station.key.publicKey,
        gone.key.publicKey,
      ]);
      expect(found.map((one) => one?.revokedAt !== undefined)).toEqual([false, true]);
      for (const one of directory.stations) expect(isPlatformsWord(directory, one)).toBe(true);
      const known = await ask(`${platform().url}/v1/directory`, 'GET', {
        token: station.token,
        headers: { 'If-None-Match': headers.get('etag') ?? '' },
      });
      expect(known.status).toBe(304);
    });
    it('is told page after page, none left out and none twice', async () => {
      const station = await platform().pairStation();
      for (let more = 0; more < 4; more += 1) await platform().pairStation();
      const page = async (query: string) =>
        directoryReplySchema.parse((await station.ask('GET', `/v1/directory${query}`)).body);
      const codes = (told: Directory) => told.stations.map(({ code }) => code);
      const found: string[] = [];
      for (let next: string | undefined = ''; next !== undefined;) {
        const told: Directory = await page(next === '' ? '?limit=2' : `?limit=2&after=${next}`);
        expect(told.stations.length).toBeLessThanOrEqual(2);
        found.push(...codes(told));
        next = told.next;
      }
      expect(found).toEqual(codes(await page('')));
      expect(found.length).toBeGreaterThanOrEqual(5);
    });
  });

  describe('the statistics', () => {
    it('count committed cases by station, day, state and end', async () => {
      const [first, second] = [await platform().pairStation(), await platform().pairStation()];
      const built = [1, 2, 3].map((n) =>
        ofSeason(2041, { form: { 'child.idNumber': idNumber('2020-03-05', n * 2 + 1) } }),
      );
      for (const [index, one] of built.entries()) {
        await (index === 0 ? second : first).deliver(one);
      }
      await first.put(ofSeason(2041).submission);
      const [, refused] = built;
      await platform().official.refuseCase(refused?.submission.caseId ?? '', '材料不符');
      for (const one of [built[0], built[2]]) {
        await platform().official.untilState(one?.submission.caseId ?? '', 'firstReview');
      }
      const told = await official<Statistics>('/v1/statistics?season=2041');
      const of = ({ reply }: TestStation) =>
        told.groups
          .filter(({ stationId }) => stationId === reply.stationId)
          .map(({ state, outcome, cases }) => [state, outcome, cases]);
      expect([of(first), of(second)]).toEqual([
        [
          ['decided', 'refused', 1],
          ['firstReview', null, 1],
        ],
        [['firstReview', null, 1]],
      ]);
      expect(told.days.reduce((sum, { cases }) => sum + cases, 0)).toBe(3);
      expect([told.decided, told.decidedAtFirst]).toEqual([1, 1]);
      expect(await official('/v1/statistics?season=2042')).toEqual({
        groups: [],
        days: [],
        decided: 0,
        decidedAtFirst: 0,
      });
      expect((await first.ask('GET', '/v1/statistics?season=2041')).status).toBe(401);
    });

    it('count as passed at first only what was never sent back for correction', async () => {
      const station = await platform().pairStation();
      const of = (n: number, more = {}) =>
        ofSeason(2044, { form: { 'child.idNumber': idNumber('2020-03-05', n) }, ...more });
      const [passed, sentBack, mended] = [of(41), of(43), of(45)];
      for (const one of [passed, sentBack, mended]) await station.deliver(one);
      await platform().official.acceptCase(passed.submission.caseId);
      for (const { submission } of [sentBack, mended]) {
        await platform().official.askCorrection(submission.caseId);
      }
      const passes = async () => {
        const told = await official<Statistics>('/v1/statistics?season=2044');
        return [told.decided, told.decidedAtFirst];
      };
      expect(await passes()).toEqual([3, 1]);
      const { caseId } = mended.submission;
      await station.deliver(of(45, { caseId, revision: 2 }));
      expect(await passes()).toEqual([2, 1]);
      await platform().official.acceptCase(caseId);
      expect(await passes()).toEqual([3, 1]);
    });
  });

  describe('the problem list', () => {
    const question = (caseId: string, fact: VerifiedFact, form: Form) => ({
      protocol: protocolVersion,
      id: uuidv7(),
      caseId,
      fact,
      asked: Object.fromEntries(
        factFields[fact].map((key): [FieldKey, string] => [key, form[key] ?? '']),
      ),
      authorisation: { version: '2026-1', signedAt: '2026-08-01T00:00:00.000Z' },
    });

    it('names open cases of a child that is known, and of facts that were not confirmed at last', async () => {
      const station = await platform().pairStation();
      const number = { form: { 'child.idNumber': idNumber('2020-03-05', 77) } };
      const whole = ofSeason(2043, number);
      const twice = ofSeason(2043, number);
      const ofChild = (n: number, name: string) =>
        ofSeason(2043, {
          form: { 'child.idNumber': idNumber('2020-03-05', n), 'child.name': name },
        });
      const [wrong, mended] = [ofChild(81, '钱一'), ofChild(83, '孙二')];
      for (const one of [whole, twice, wrong, mended]) await station.deliver(one);
      const family: Form = syntheticFamily(1, 7);
      const other = { ...family, 'register.address': '岚山区某街道1号' };
      const askAbout = (one: typeof whole, form: Form) =>
        station.ask('POST', '/v1/verifications', question(one.submission.caseId, 'register', form));
      await askAbout(wrong, family);
      await askAbout(wrong, other);
      await askAbout(mended, other);
      await askAbout(mended, family);
      const list = () => official<Problems>('/v1/review/problems?season=2043');
      const mismatch = { kind: 'notConfirmed', fact: 'register', verdict: 'mismatch' };
      expect((await list()).cases.map(({ caseId, problems }) => [caseId, problems])).toEqual([
        [twice.submission.caseId, [{ kind: 'sameChild' }]],
        [wrong.submission.caseId, [mismatch]],
      ]);
      const page = await official<Problems>(
        `/v1/review/problems?season=2043&limit=1&after=${twice.submission.caseId}`,
      );
      expect(page.cases.map(({ caseId }) => caseId)).toEqual([wrong.submission.caseId]);
      // A station sees its own, and nobody else's.
      const own = (from: TestStation, query = '') =>
        from.ask<Problems & { readonly next?: string }>('GET', `/v1/problems?season=2043${query}`);
      expect((await own(station)).body).toEqual({
        cases: (await list()).cases.map(({ caseId, problems }) => {
          return { caseId, problems, matterNumber: expect.any(String) as string };
        }),
      });
      const part = (await own(station, '&limit=1')).body;
      expect([part.cases.length, part.next]).toEqual([1, twice.submission.caseId]);
      const rest = (await own(station, `&after=${part.next ?? ''}`)).body;
      expect(rest.cases.map(({ caseId }) => caseId)).toEqual([wrong.submission.caseId]);
      expect((await own(await platform().pairStation())).body).toEqual({ cases: [] });
      expect((await station.ask('GET', '/v1/review/problems?season=2043')).status).toBe(401);
      await platform().official.refuseCase(twice.submission.caseId, '重复申请');
      expect((await list()).cases).toHaveLength(1);
    });
  });
}
