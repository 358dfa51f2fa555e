/** Promises about 好差评: what a family said counts once, and officials learn where it was poor, not whose it was. */
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../shared/protocol/canonical-json';
import type { RatingBody, RatingReply } from '../../../shared/protocol/rating';
import type { Ratings } from '../../../platform/ratings/rating-queries';
import { buildCase, signText } from '../../support/platform-builders';
import type { HostedPlatform } from '../../support/platform-host';
import type { ProblemBody, TestStation } from '../../support/platform-station';
import { asProblem } from '../../support/platform-station';

export function ratingPromises(platform: () => HostedPlatform): void {
  const aRating = (caseId: string, more: Partial<RatingBody> = {}): RatingBody => ({
    ...{ protocol: 1, caseId, revision: 1, level: 'satisfied', reasons: [], note: '' },
    ...{ at: '2026-08-05T00:00:00.000Z', by: 'family' },
    ...more,
  });
  const tell = (station: TestStation, body: object, key = station.key) => {
    const rating = canonicalJson(body);
    const signature = signText(key, rating);
    return station.ask<RatingReply & ProblemBody>('POST', '/v1/ratings', { rating, signature });
  };
  const refusal = async (...told: Parameters<typeof tell>) => asProblem(await tell(...told));
  const read = async (query: string) =>
    (await platform().official.ask<Ratings>('GET', `/v1/review/ratings?${query}`)).body;

  async function delivered(season = 2026) {
    const station = await platform().pairStation();
    const deliver = async () => {
      const { submission, files } = buildCase();
      const built = { submission: { ...submission, season }, files };
      await station.deliver(built);
      return built.submission;
    };
    return { station, deliver, submission: await deliver() };
  }

  describe('a rating', () => {
    it('counts once, however often it comes, and is never changed', async () => {
      const season = 2101;
      const { station, submission } = await delivered(season);
      const body = aRating(submission.caseId);
      const first = await tell(station, body);
      expect([first.status, first.body.revision]).toEqual([200, 1]);
      expect((await tell(station, body)).body).toEqual(first.body);
      const changed = await tell(station, { ...body, level: 'veryDissatisfied' });
      expect(asProblem(changed)).toEqual([409, 'rating-differs']);
      expect(changed.body.pointers).toEqual(['/level']);
      const { stationId, stationCode } = station.reply;
      const counted = [{ stationId, stationCode, level: 'satisfied', count: 1 }];
      expect(await read(`season=${season}`)).toEqual({ counts: counted, poor: [] });
      expect(await read(`season=${season + 1}`)).toEqual({ counts: [], poor: [] });
    });

    it('counts once when it comes twice at the same time', async () => {
      const season = 2103;
      const { station, submission } = await delivered(season);
      const body = aRating(submission.caseId);
      const answers = await Promise.all([tell(station, body), tell(station, body)]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect(answers[0]?.body).toEqual(answers[1]?.body);
      expect((await read(`season=${season}`)).counts).toMatchObject([{ count: 1 }]);
    });

    it('that is poor is shown to officials with its reasons and its case, page by page', async () => {
      const season = 2104;
      const { station, submission, deliver } = await delivered(season);
      const reasons: RatingBody['reasons'] = ['waitedLong', 'notExplained'];
      const worst = aRating(submission.caseId, {
        ...{ level: 'veryDissatisfied', reasons, note: '排队两小时' },
      });
      await tell(station, worst);
      const second = aRating((await deliver()).caseId, { level: 'dissatisfied' });
      await tell(station, second);
      await tell(station, aRating((await deliver()).caseId));
      const page = await read(`season=${season}&limit=1`);
      const { caseId, revision, level, note, at } = worst;
      const { stationId } = station.reply;
      expect(page.poor).toMatchObject([{ caseId, revision, stationId, level, reasons, note, at }]);
      expect(page.counts.map((one) => [one.level, one.count])).toEqual([
        ['dissatisfied', 1],
        ['satisfied', 1],
        ['veryDissatisfied', 1],
      ]);
      expect(page.next).toBe(page.poor[0]?.n);
      const rest = await read(`season=${season}&after=${page.next}`);
      expect(rest.poor.map((one) => one.caseId)).toEqual([second.caseId]);
      expect(rest.next).toBeUndefined();
      expect(JSON.stringify([page, rest])).not.toContain(submission.form['child.name']);
    });

    it('comes after its submission, signed by its station, and says what fits', async () => {
      const season = 2105;
      const { station, submission } = await delivered(season);
      const body = aRating(submission.caseId);
      const other = await platform().pairStation();
      const unknown = [404, 'revision-unknown'];
      expect(await refusal(station, { ...body, revision: 2 })).toEqual(unknown);
      expect(await refusal(station, aRating(uuidv7()))).toEqual(unknown);
      const pending = buildCase().submission;
      await station.put(pending);
      expect(await refusal(station, aRating(pending.caseId))).toEqual(unknown);
      expect(await refusal(other, body)).toEqual([403, 'case-of-another-station']);
      expect(await refusal(station, body, other.key)).toEqual([422, 'signature-invalid']);
      expect(await refusal(station, { ...body, drill: true })).toEqual([422, 'drill-not-accepted']);
      for (const wrong of [
        { level: 'good' },
        { by: 'clerk' },
        { reasons: ['waitedLong'] },
        { level: 'dissatisfied', reasons: ['place', 'place'] },
        { note: '长'.repeat(201) },
        { name: '程望' },
      ]) {
        expect(await refusal(station, { ...body, ...wrong })).toEqual([422, 'invalid-request']);
      }
      expect(await read(`season=${season}`)).toEqual({ counts: [], poor: [] });
    });

    it('is not for stations to read', async () => {
      const { station } = await delivered();
      const answer = await station.ask('GET', '/v1/review/ratings?season=2026');
      expect(answer.status).toBe(401);
    });
  });
}
