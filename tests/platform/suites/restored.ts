/** Promises of a platform restored from an older back-up: what it lost is taken again as what it was. */
import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../../shared/domain/delivery';
import { askedHeader, askedPattern, takenHeader } from '../../../shared/protocol/taken';
import type { ReconciliationReply } from '../../../shared/protocol/reconciliation';
import type { BuiltCase } from '../../support/platform-builders';
import { buildCase } from '../../support/platform-builders';
import type { HostedPlatform } from '../../support/platform-host';
import type { Answer, ProblemBody, TestStation } from '../../support/platform-station';
import { asProblem } from '../../support/platform-station';

/** Every table that holds something of a case, the dependent ones first. */
const caseTables = ['jobs', 'review_steps', 'decisions', 'revision_files', 'revisions'] as const;

export function restoredPromises(platform: () => HostedPlatform): void {
  // Serials begin at 1 in a season of these promises' own; every platform begins with the same one, or the next one's
  // would be those that others count.
  let season = 2031;
  /** The database is as it was when the last serial of the season was `lastSerial`: without these cases. */
  const restore = async (lost: readonly BuiltCase[], lastSerial: number) => {
    await platform().database.transaction(async (transaction) => {
      for (const { submission } of lost) {
        const { caseId } = submission;
        for (const table of caseTables) {
          await transaction.query(`delete from ${table} where case_id = $1`, [caseId]);
        }
        await transaction.query('delete from cases where id = $1', [caseId]);
      }
      const serials = 'update matter_serials set last_serial = $2 where season = $1';
      await transaction.query(serials, [season, lastSerial]);
    });
  };
  const committedAt = async ({ submission }: BuiltCase) => {
    const rows = await platform().database.query<{ committed_at: Date }>(
      'select committed_at from cases where id = $1',
      [submission.caseId],
    );
    return rows[0]?.committed_at.toISOString();
  };
  const inSeason = (wishes: Parameters<typeof buildCase>[0] = {}): BuiltCase => {
    const built = buildCase(wishes);
    return { ...built, submission: { ...built.submission, season } };
  };
  const commitAgain = async (station: TestStation, { submission }: BuiltCase, receipt: Receipt) => {
    const put = await station.put(submission, receipt);
    expect([put.status, put.body.receipt]).toEqual([200, undefined]);
    // Files lie outside the database: nothing is sent a second time.
    expect(put.body.missing).toEqual([]);
    return (await station.commit(submission)).body.receipt;
  };
  describe('a platform restored from an older back-up', () => {
    it('takes a lost revision with its receipt as the same one, and gives its number to nobody else', async () => {
      season += 1;
      const station = await platform().pairStation();
      const [kept, lost, alsoLost] = [inSeason(), inSeason(), inSeason()];
      await station.deliver(kept);
      const receipt = await station.deliver(lost);
      const other = await station.deliver(alsoLost);
      await platform().official.untilState(lost.submission.caseId, 'firstReview');
      await platform().official.untilState(alsoLost.submission.caseId, 'firstReview');
      await restore([lost, alsoLost], 1);
      expect(await commitAgain(station, alsoLost, other)).toEqual(other);
      const fresh = await station.deliver(inSeason());
      expect(fresh.matterNumber.slice(8, 14)).toBe('000004');
      expect(await commitAgain(station, lost, receipt)).toEqual(receipt);
      // The family's days run from when it was received the first time.
      expect(await committedAt(lost)).toBe(receipt.receivedAt);
      const again = await station.put(lost.submission, receipt);
      expect(again.body.receipt).toEqual(receipt);
      await platform().official.untilState(lost.submission.caseId, 'firstReview');
      const rows = await platform().database.query<{ count: number }>(
        'select count(*)::integer as count from cases where season = $1',
        [season],
      );
      expect(rows[0]?.count).toBe(4);
    });

    it('has files brought again that are gone while its database is whole, and nothing else', async () => {
      season += 1;
      const station = await platform().pairStation();
      const [whole, lacking] = [inSeason(), inSeason({ pages: 2 })];
      await station.deliver(whole);
      const receipt = await station.deliver(lacking);
      const { caseId } = lacking.submission;
      await platform().official.untilState(caseId, 'firstReview');
      const told = async () => {
        const { headers } = await station.changes();
        return [headers.get(takenHeader), headers.get(askedHeader)];
      };
      const [before] = await told();
      const [gone = ''] = [...lacking.files.keys()].slice(-1);
      await platform().lose(gone);
      const look = async () =>
        (await platform().official.ask('POST', '/v1/admin/file-checks', {})).body;
      expect(await look()).toMatchObject({ lost: 1, asked: true });
      const [count, word] = await told();
      expect([count, word]).toEqual([before, expect.stringMatching(askedPattern)]);
      const heldOf = async () => {
        const path = `/v1/reconciliation?season=${season}`;
        return (await station.ask<ReconciliationReply>('GET', path)).body.cases.map(
          (one) => one.caseId,
        );
      };
      expect(await heldOf()).toEqual([whole.submission.caseId]);
      // An official asks once more, in other words.
      expect(await look()).toMatchObject({ lost: 1, asked: true });
      expect((await told())[1]).not.toBe(word);
      const put = await station.put(lacking.submission, receipt);
      expect([put.status, put.body.receipt, put.body.missing]).toEqual([200, undefined, [gone]]);
      expect(asProblem(await station.commit(lacking.submission))).toEqual([409, 'files-missing']);
      await station.upload(caseId, lacking.files.get(gone) ?? Buffer.alloc(0));
      expect((await station.commit(lacking.submission)).body.receipt).toEqual(receipt);
      expect([(await told())[0], (await heldOf()).length]).toEqual([before, 2]);
      const { state } = await platform().official.getCase(caseId);
      expect(state).toBe('firstReview');
      expect(await platform().stored(gone)).toEqual(lacking.files.get(gone));
      expect((await station.put(lacking.submission)).body.receipt).toEqual(receipt);
      // The database alone is of before: what is there is held.
      const mark = 'update revisions set files_lost_at = now() where case_id = $1';
      await platform().database.query(mark, [caseId]);
      expect([await look(), (await heldOf()).length]).toEqual([
        expect.objectContaining({ lost: 0, asked: false }),
        2,
      ]);
    });

    it('takes the newest revision without those before it, and one it was handed over anew', async () => {
      season += 1;
      const station = await platform().pairStation();
      const first = inSeason();
      const { caseId } = first.submission;
      await station.deliver(first);
      await platform().official.askCorrection(caseId);
      const second = inSeason({ caseId, revision: 2 });
      const receipt = await station.deliver(second);
      await platform().official.untilState(caseId, 'firstReview', 2);
      await restore([first], 0);
      expect(asProblem(await station.put(second.submission))).toEqual([409, 'revision-not-next']);
      expect(await commitAgain(station, second, receipt)).toEqual(receipt);
      const third = inSeason({ caseId, revision: 3 });
      await platform().official.askCorrection(caseId);
      expect((await station.deliver(third)).matterNumber).toBe(receipt.matterNumber);
      const plain = inSeason();
      const before = await station.deliver(plain);
      await platform().official.untilState(plain.submission.caseId, 'firstReview');
      await restore([plain], 1);
      await station.put(plain.submission);
      expect(await commitAgain(station, plain, before)).toEqual(before);
    });

    it('gives a case whose number is another family’s by now a new one: it is there, and so is the other', async () => {
      season += 1;
      const station = await platform().pairStation();
      const lost = inSeason();
      const receipt = await station.deliver(lost);
      await platform().official.untilState(lost.submission.caseId, 'firstReview');
      await restore([lost], 0);
      const other = inSeason();
      const theirs = await station.deliver(other);
      expect(theirs.matterNumber).toBe(receipt.matterNumber);
      const given = await commitAgain(station, lost, receipt);
      expect(given.matterNumber.slice(8, 14)).toBe('000002');
      // The same again and again, whichever receipt comes with it.
      expect((await station.put(lost.submission, receipt)).body.receipt).toEqual(given);
      expect((await station.put(lost.submission, given)).body.receipt).toEqual(given);
      expect((await station.commit(lost.submission)).body.receipt).toEqual(given);
      expect((await station.put(other.submission)).body.receipt).toEqual(theirs);
      const next = inSeason({ caseId: lost.submission.caseId, revision: 2 });
      expect(asProblem(await station.put(next.submission, receipt))).toEqual([
        422,
        'invalid-request',
      ]);
    });

    it('gives a later revision, the first of which is lost, a new number where its own is in other hands', async () => {
      season += 1;
      const station = await platform().pairStation();
      const first = inSeason();
      const { caseId } = first.submission;
      await station.deliver(first);
      await platform().official.askCorrection(caseId);
      const second = inSeason({ caseId, revision: 2 });
      const receipt = await station.deliver(second);
      await platform().official.untilState(caseId, 'firstReview', 2);
      await restore([first], 0);
      await station.deliver(inSeason());
      const given = await commitAgain(station, second, receipt);
      expect([given.revision, given.matterNumber.slice(8, 14)]).toEqual([2, '000002']);
      await platform().official.askCorrection(caseId);
      const third = inSeason({ caseId, revision: 3 });
      expect((await station.deliver(third)).matterNumber).toBe(given.matterNumber);
    });

    it('passes over the numbers that stations say were lost, once, and a liar’s at most two thousand', async () => {
      season += 1;
      const station = await platform().pairStation();
      const stationId = station.reply.stationId;
      const serialOf = async (one: TestStation) =>
        Number((await one.deliver(inSeason())).matterNumber.slice(8, 14));
      expect(await serialOf(station)).toBe(1);
      const knows = (known: number) =>
        station.put(inSeason().submission, undefined, { 'Station-Knows': String(known) });
      for (const known of [4, 4, 3, 2]) expect((await knows(known)).status).toBe(503);
      const heard = () => platform().logged.filter((line) => line.includes('restored-from-older'));
      const own = heard().filter((line) => line.includes(stationId));
      expect(own).toHaveLength(1);
      expect(JSON.parse(own[0] ?? '')).toMatchObject({ missing: 3 });
      expect(await serialOf(await platform().pairStation())).toBe(5);
      const { stations } = (
        await platform().official.ask<{ stations: { id: string; forgotten: number }[] }>(
          'GET',
          '/v1/admin/stations',
        )
      ).body;
      expect(stations.find(({ id }) => id === stationId)?.forgotten).toBe(3);
      expect((await knows(999_999_999)).status).toBe(503);
      expect(await serialOf(station)).toBe(5 + 2_000 - 3 + 1);
    });

    it('tells with its answers how much it ever took in, so that less than before is noticed', async () => {
      season += 1;
      const station = await platform().pairStation();
      const told = ({ headers }: Answer) => headers.get('station-taken');
      const [one, two] = [inSeason(), inSeason()];
      expect(told(await station.changes())).toBe('0');
      await station.deliver(one);
      expect(told(await station.put(two.submission))).toBe('1');
      for (const bytes of two.files.values()) await station.upload(two.submission.caseId, bytes);
      expect(told(await station.commit(two.submission))).toBe('1 2');
      expect(told(await station.commit(two.submission))).toBe('2');
      expect(told(await station.put(two.submission))).toBe('2');
      expect(told(await station.changes())).toBe('2');
      const other = await platform().pairStation();
      expect(told(await other.changes())).toBe('0');
    });

    it('takes nothing more in of a station that was told of more, and says how much it holds', async () => {
      season += 1;
      const station = await platform().pairStation();
      const one = inSeason();
      await station.deliver(one);
      for (const known of ['0', '1', undefined, 'x', '1 2']) {
        const knows = known === undefined ? {} : { 'Station-Knows': known };
        const answer = await station.put(inSeason().submission, undefined, knows);
        expect(answer.status, String(known)).toBe(
          /^\d$|^undefined$/.test(String(known)) ? 200 : 422,
        );
      }
      const refused = await station.put(inSeason().submission, undefined, { 'Station-Knows': '2' });
      expect(asProblem(refused)).toEqual([503, 'busy']);
      expect(refused.headers.get('station-taken')).toBe('1');
      expect(refused.headers.get('retry-after')).toBe('1');
    });

    it('believes no receipt but its own for exactly that revision', async () => {
      season += 1;
      const station = await platform().pairStation();
      const [lost, other] = [inSeason(), inSeason()];
      const receipt = await station.deliver(lost);
      const foreign = await station.deliver(other);
      await platform().official.untilState(lost.submission.caseId, 'firstReview');
      await restore([lost], 2);
      const forged: Receipt[] = [
        foreign,
        { ...receipt, matterNumber: foreign.matterNumber },
        { ...receipt, receivedAt: '2020-01-01T00:00:00.000Z' },
        { ...receipt, keyId: 'ed25519-0000000000000000' },
        { ...receipt, signature: Buffer.alloc(64).toString('base64') },
      ];
      for (const one of forged) {
        const answer: Answer = await station.put(lost.submission, one);
        expect(asProblem(answer)).toEqual([422, 'invalid-request']);
        expect((answer.body as ProblemBody).pointers).toEqual(['/receipt']);
      }
      expect(await commitAgain(station, lost, receipt)).toEqual(receipt);
    });
  });
}
