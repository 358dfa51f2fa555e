/** Promises of 对账 and 查重: a station learns everything the platform holds of it, and two cases of one child both stay. */
import { describe, expect, it } from 'vitest';
import type { ReconciliationReply } from '../../../shared/protocol/reconciliation';
import {
  reconciliationLine,
  reconciliationReplySchema,
} from '../../../shared/protocol/reconciliation';
import { buildCase, idNumber, sha256Of } from '../../support/platform-builders';
import type { HostedPlatform } from '../../support/platform-host';
import type { TestStation } from '../../support/platform-station';

export function reconciliationPromises(platform: () => HostedPlatform): void {
  const page = async (station: TestStation, query: string) => {
    const { body } = await station.ask<ReconciliationReply>('GET', `/v1/reconciliation?${query}`);
    return reconciliationReplySchema.parse(body);
  };
  const ofSeason = (season: number, changes: Parameters<typeof buildCase>[0] = {}) => {
    const built = buildCase(changes);
    return { ...built, submission: { ...built.submission, season } };
  };

  describe('reconciliation', () => {
    it('tells every committed case of the station page by page, with one digest over all', async () => {
      const [station, other] = [await platform().pairStation(), await platform().pairStation()];
      await other.deliver(ofSeason(2050));
      const built = [1, 2, 3].map((pages) => ofSeason(2050, { pages }));
      for (const one of built) await station.deliver(one);
      // Handed over and never committed: the platform holds nothing for good.
      await station.put(ofSeason(2050).submission);
      const decided = built[1]?.submission.caseId ?? '';
      await platform().official.refuseCase(decided, '材料不符');
      const cases = [];
      for (let after: string | undefined = ''; after !== undefined;) {
        const rest: string = after === '' ? '' : `&after=${after}`;
        const one: ReconciliationReply = await page(station, `season=2050&limit=2${rest}`);
        expect(one.count).toBe(3);
        cases.push(...one.cases);
        if (one.next === undefined) {
          expect(one.sha256).toBe(sha256Of(cases.map(reconciliationLine).join('\n')));
        }
        after = one.next;
      }
      expect(cases.map(({ caseId, files }) => [caseId, files])).toEqual(
        built.map(({ submission }) => [submission.caseId, submission.files.length]),
      );
      expect(cases.map(({ outcome }) => outcome)).toEqual([undefined, 'refused', undefined]);
      for (const { receipt, manifestSha256, bytes, files } of cases) {
        expect([receipt.manifestSha256, bytes]).toEqual([manifestSha256, files * 3000]);
      }
    });

    it('answers a season without cases, and refuses what is no season', async () => {
      const station = await platform().pairStation();
      expect(await page(station, 'season=2051')).toEqual({
        count: 0,
        sha256: sha256Of(''),
        cases: [],
      });
      for (const query of ['', 'season=x', 'season=2050&after=..%2f', 'season=2050&limit=501']) {
        expect((await station.ask('GET', `/v1/reconciliation?${query}`)).status).toBe(422);
      }
    });
  });

  describe('two stations with the same child', () => {
    it('both keep their case; the later one is named to its station and to officials', async () => {
      const [first, second] = [await platform().pairStation(), await platform().pairStation()];
      const number = { form: { 'child.idNumber': idNumber('2020-03-05', 31) } };
      const [early, late] = [ofSeason(2048, number), ofSeason(2048, number)];
      await first.deliver(early);
      await second.deliver(late);
      const noteOf = async (station: TestStation, caseId: string) => {
        await platform().official.untilState(caseId, 'firstReview');
        const { changes } = (await station.changes()).body;
        return changes.flatMap((one) => (one.type === 'reviewStep' ? [one.step.note] : []));
      };
      expect(await noteOf(first, early.submission.caseId)).toEqual(['']);
      const [words = ''] = await noteOf(second, late.submission.caseId);
      expect(words).toContain('查重：本季已有证件号码相同的办件');
      expect(words).not.toContain('BJ-');
      const sameChild = async (caseId: string) =>
        (
          await platform().official.ask<{ readonly sameChild: readonly object[] }>(
            'GET',
            `/v1/review/cases/${caseId}`,
          )
        ).body.sameChild;
      expect(await sameChild(early.submission.caseId)).toEqual([]);
      expect(await sameChild(late.submission.caseId)).toMatchObject([
        { caseId: early.submission.caseId, by: 'number' },
      ]);
      const problems = async (season: number) =>
        (
          await platform().official.ask<{ readonly cases: readonly { readonly caseId: string }[] }>(
            'GET',
            `/v1/review/problems?season=${season}`,
          )
        ).body.cases.map(({ caseId }) => caseId);
      expect(await problems(2048)).toEqual([late.submission.caseId]);
      // Neither is lost: both can still be decided.
      await platform().official.acceptCase(early.submission.caseId);
      await platform().official.refuseCase(late.submission.caseId, '重复报名');
      // The millionth case of a season has one digit more, and is the later one all the same.
      await platform().database.query(
        'insert into matter_serials (season, last_serial) values (2047, 999998)',
      );
      const [before, millionth] = [ofSeason(2047, number), ofSeason(2047, number)];
      const numbers = [await first.deliver(before), await second.deliver(millionth)].map(
        ({ matterNumber }) => matterNumber.slice(8, -1),
      );
      expect(numbers).toEqual(['999999', '1000000']);
      for (const { submission } of [before, millionth]) {
        await platform().official.untilState(submission.caseId, 'firstReview');
      }
      expect(await sameChild(before.submission.caseId)).toEqual([]);
      expect(await sameChild(millionth.submission.caseId)).toMatchObject([
        { caseId: before.submission.caseId },
      ]);
      expect(await problems(2047)).toEqual([millionth.submission.caseId]);
    });
  });
}
