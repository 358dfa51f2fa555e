/** Promises about desks that decide by themselves: places are given once, used once, and every report counts once. */
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../shared/domain/delivery';
import type { PlaceQuota } from '../../../shared/domain/place-quota';
import { canonicalJson } from '../../../shared/protocol/canonical-json';
import type { DeskReportBody, DeskReportReply } from '../../../shared/protocol/desk-report';
import { aQuota, aSchool } from '../../support/case-builders';
import { aDecision } from '../../support/case-scenarios';
import { buildCase, signText } from '../../support/platform-builders';
import type { HostedPlatform } from '../../support/platform-host';
import type { Answer, ProblemBody, TestStation } from '../../support/platform-station';
import { problemOf } from '../../support/platform-station';

type Quotas = { readonly quotas: readonly PlaceQuota[] };
type Uses = { readonly quotas: readonly (PlaceQuota & { used: number; givenBack: number })[] };

const accepted: Decision = { ...aDecision('accepted'), school: aSchool };
const at = '2026-08-05T00:00:00.000Z';

export function deskPromises(platform: () => HostedPlatform): void {
  const quotaPath = ({ reply }: TestStation) =>
    `/v1/admin/stations/${reply.stationId}/place-quotas`;
  const give = (station: TestStation, quota: PlaceQuota) =>
    platform().official.ask<Uses & ProblemBody>('POST', quotaPath(station), quota);
  const usesOf = async (station: TestStation) =>
    (await platform().official.ask<Uses>('GET', quotaPath(station))).body.quotas.map(
      ({ used, givenBack }) => [used, givenBack],
    );
  const told = async (station: TestStation, held: readonly string[], epoch = '') =>
    (await station.ask<Quotas>('POST', '/v1/place-quotas', { held, epoch })).body.quotas.map(
      ({ id }) => id,
    );
  const newQuota = (more: Partial<PlaceQuota> = {}) => aQuota({ id: uuidv7(), ...more });

  describe('places for a desk', () => {
    it('are given once, and told until the station says that it holds them', async () => {
      const station = await platform().pairStation();
      const quota = newQuota();
      expect((await give(station, quota)).body.quotas).toHaveLength(1);
      expect((await give(station, quota)).body.quotas).toHaveLength(1);
      const other = await give(station, { ...quota, places: 9 });
      expect([other.status, problemOf(other)]).toEqual([409, 'quota-differs']);
      expect(await told(station, [])).toEqual([quota.id]);
      expect(await told(station, [])).toEqual([quota.id]);
      expect(await told(station, [quota.id])).toEqual([]);
      const stranger = await platform().pairStation();
      expect(await told(stranger, [])).toEqual([]);
      expect((await give(stranger, quota)).status).toBe(409);
    });

    it('that were told before a restore are never told again', async () => {
      const station = await platform().pairStation();
      const before = newQuota();
      await give(station, before);
      expect(await told(station, [])).toEqual([before.id]);
      expect(await told(station, [], 'restored')).toEqual([]);
      const after = newQuota();
      await give(station, after);
      expect(await told(station, [], 'restored')).toEqual([after.id]);
      expect(await told(station, [])).toEqual([before.id]);
    });

    it('are not told first to the computer of before a restore, whose stick comes late', async () => {
      const station = await platform().pairStation();
      const [first, second] = [newQuota(), newQuota()];
      await give(station, first);
      expect(await told(station, [], 'restored')).toEqual([first.id]);
      await give(station, second);
      expect(await told(station, [])).toEqual([]);
      expect(await told(station, [first.id], 'restored')).toEqual([second.id]);
      // Numbers tell of the restore as well.
      const other = await platform().pairStation();
      const series = { series: 'case', after: 0, epoch: 'restored' };
      await other.ask('POST', '/v1/number-blocks', series);
      const third = newQuota();
      await give(other, third);
      expect(await told(other, [])).toEqual([]);
      expect(await told(other, [], 'restored')).toEqual([third.id]);
    });

    it('that did not fit into an answer were not told, and reach the desk after a restore', async () => {
      const station = await platform().pairStation();
      for (let n = 0; n < 101; n += 1) await give(station, newQuota({ places: 1 }));
      expect(await told(station, [])).toHaveLength(100);
      const { body } = await platform().official.ask<{ quotas: { id: string; told: boolean }[] }>(
        'GET',
        quotaPath(station),
      );
      const untold = body.quotas.filter((one) => !one.told).map(({ id }) => id);
      expect(untold).toHaveLength(1);
      expect(await told(station, [], 'restored')).toEqual(untold);
    });
  });

  describe('a report of a desk', () => {
    /** A case that the platform has, of a station that holds two places. */
    async function delivered() {
      const station = await platform().pairStation();
      const quota = newQuota();
      await give(station, quota);
      await told(station, []);
      const built = buildCase({});
      await station.deliver(built);
      const { caseId } = built.submission;
      return { station, quota, caseId };
    }
    const decided = (
      caseId: string,
      quotaId: string,
      more: Partial<Extract<DeskReportBody, { type: 'decided' }>> = {},
    ): DeskReportBody => ({
      protocol: 1,
      type: 'decided',
      caseId,
      n: 1,
      decisionId: uuidv7(),
      revision: 1,
      decision: accepted,
      place: { quotaId, place: 1 },
      at,
      by: '邢望',
      ...more,
    });
    const settled = (
      { caseId, decisionId }: DeskReportBody,
      choice: 'accept' | 'object',
    ): DeskReportBody => ({
      protocol: 1,
      type: 'settled',
      caseId,
      n: 2,
      decisionId,
      choice,
      reason: '核对过',
      at,
      by: '邢望',
    });
    const report = (
      station: TestStation,
      body: DeskReportBody,
    ): Promise<Answer<DeskReportReply & ProblemBody>> => {
      const text = canonicalJson(body);
      return station.ask('PUT', `/v1/cases/${body.caseId}/desk-reports/${body.n}`, {
        report: text,
        signature: signText(station.key, text),
      });
    };
    const refusalOf = async (answer: Promise<Answer<ProblemBody>>) => {
      const { status, ...rest } = await answer;
      return [status, problemOf({ status, ...rest })];
    };

    it('counts its place once, however often it comes', async () => {
      const { station, quota, caseId } = await delivered();
      const body = decided(caseId, quota.id);
      const first = await report(station, body);
      expect(first.status).toBe(200);
      expect((await report(station, body)).body).toEqual(first.body);
      expect(await usesOf(station)).toEqual([[1, 0]]);
      const changed = { ...body, by: '袁亭' };
      const differs = await report(station, changed);
      expect([differs.status, differs.body.pointers]).toEqual([409, ['/by']]);
      const { body: seen } = await platform().official.ask<{ deskReports: unknown[] }>(
        'GET',
        `/v1/review/cases/${caseId}`,
      );
      expect(seen.deskReports).toEqual([body]);
    });

    it('frees the place when the desk follows the platform, and not when it objects', async () => {
      for (const [choice, uses] of [
        ['accept', [0, 1]],
        ['object', [1, 0]],
      ] as const) {
        const { station, quota, caseId } = await delivered();
        const body = decided(caseId, quota.id);
        await report(station, body);
        const end = settled(body, choice);
        expect((await report(station, end)).status).toBe(200);
        expect((await report(station, end)).status).toBe(200);
        expect(await usesOf(station)).toEqual([uses]);
      }
    });

    it('is refused for a place that the station does not hold or another case has', async () => {
      const { station, quota, caseId } = await delivered();
      const refused = [409, 'place-not-held'];
      const of = (quotaId: string, place: number) =>
        refusalOf(report(station, decided(caseId, quotaId, { place: { quotaId, place } })));
      expect(await of(quota.id, 3)).toEqual(refused);
      expect(await of('nowhere', 1)).toEqual(refused);
      const elsewhere = { ...accepted, school: { ...aSchool, name: '别的小学' } };
      const wrong = decided(caseId, quota.id, { decision: elsewhere });
      expect(await refusalOf(report(station, wrong))).toEqual(refused);
      const stranger = await delivered();
      const theirs = decided(stranger.caseId, quota.id);
      expect(await refusalOf(report(stranger.station, theirs))).toEqual(refused);
      // What was refused left nothing behind.
      expect((await report(station, decided(caseId, quota.id))).status).toBe(200);
      const next = buildCase({});
      await station.deliver(next);
      const second = decided(next.submission.caseId, quota.id);
      expect(await refusalOf(report(station, second))).toEqual(refused);
      expect(await usesOf(station)).toEqual([[1, 0]]);
    });

    it('is taken of a place that was given again to a restored platform, to a desk that holds it already', async () => {
      const { station, quota, caseId } = await delivered();
      await platform().database.query('delete from place_quotas where id = $1', [quota.id]);
      const body = decided(caseId, quota.id);
      expect(await told(station, [quota.id])).toEqual([]);
      expect(await refusalOf(report(station, body))).toEqual([409, 'place-not-held']);
      await give(station, quota);
      // Another station's word says nothing of it.
      await told(await platform().pairStation(), [quota.id]);
      expect(await refusalOf(report(station, body))).toEqual([409, 'place-not-held']);
      expect(await told(station, [quota.id])).toEqual([]);
      expect((await report(station, body)).status).toBe(200);
      expect(await usesOf(station)).toEqual([[1, 0]]);
      expect(await told(station, [], 'restored')).toEqual([]);
    });

    it('comes after its case, in order, signed, and says what fits', async () => {
      const { station, quota, caseId } = await delivered();
      const body = decided(caseId, quota.id);
      const early = decided(caseId, quota.id, { revision: 2 });
      expect(await refusalOf(report(station, early))).toEqual([404, 'revision-unknown']);
      const unknown = decided(uuidv7(), quota.id);
      expect(await refusalOf(report(station, unknown))).toEqual([404, 'revision-unknown']);
      const gap = { ...body, n: 2 };
      expect(await refusalOf(report(station, gap))).toEqual([409, 'report-not-next']);
      const other = await platform().pairStation();
      expect(await refusalOf(report(other, body))).toEqual([403, 'case-of-another-station']);
      const invalid = [422, 'invalid-request'];
      const without: object = { ...body, place: undefined };
      expect(await refusalOf(report(station, without as DeskReportBody))).toEqual(invalid);
      const correction = decided(caseId, quota.id, { decision: aDecision('correction') });
      expect(await refusalOf(report(station, correction))).toEqual(invalid);
      const drill = decided(caseId, quota.id, { drill: true });
      expect(await refusalOf(report(station, drill))).toEqual([422, 'drill-not-accepted']);
      const text = canonicalJson(body);
      const path = `/v1/cases/${caseId}/desk-reports/1`;
      const forged = { report: text, signature: signText(other.key, text) };
      expect(await refusalOf(station.ask('PUT', path, forged))).toEqual([422, 'signature-invalid']);
      const settledFirst = { ...settled(body, 'accept'), n: 1 };
      expect(await refusalOf(report(station, settledFirst))).toEqual(invalid);
      expect(await usesOf(station)).toEqual([[0, 0]]);
    });
  });
}
