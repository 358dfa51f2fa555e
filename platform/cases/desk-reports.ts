/** What desks report of their own decisions: each taken in once, answered the same for the same bytes. */
import type { DeskReportBody, DeskReportReply } from '../../shared/protocol/desk-report';
import { deskReportBodySchema } from '../../shared/protocol/desk-report';
import type { Queries } from '../database/database';
import type { Station } from '../http/environment';
import { Problem } from '../http/problems';
import type { PlatformContext } from '../platform-context';
import type { Taken } from '../stations/taken-count';
import { countTaken, oneMore, readTaken } from '../stations/taken-count';
import { takeBackPlace, usePlace } from '../stations/place-quotas';
import { refuseOther } from './differences';
import { lockCase } from './revisions';
import { parseSigned, refused } from './submission-check';

type Address = { readonly caseId: string; readonly n: number };
type Request = { readonly report: string; readonly signature: string };

/**
 * Takes in a report and counts or frees its place in the same transaction, or finds the same bytes there already.
 * @throws Problem `signature-invalid`, `invalid-request`, `drill-not-accepted`, `case-of-another-station`;
 * `revision-unknown` before the revision it decides on is committed; `report-differs` with pointers;
 * `report-not-next`; `place-not-held`.
 */
export async function putDeskReport(
  { database, clock }: PlatformContext,
  station: Station,
  address: Address,
  { report: text, signature }: Request,
): Promise<{ readonly reply: DeskReportReply; readonly taken: Taken }> {
  const report = parseReport(station, address, text, signature);
  return database.transaction(async (transaction) => {
    const locked = await lockCase(transaction, station, address.caseId);
    const known = await transaction.query<{ n: number; body: string; received_at: Date }>(
      'select n, body, received_at from desk_reports where case_id = $1 order by n',
      [address.caseId],
    );
    const before = known.find(({ n }) => n === address.n);
    if (before !== undefined) {
      refuseOther('report-differs', before.body, text);
      const reply = { ...address, receivedAt: before.received_at.toISOString() };
      return { reply, taken: await readTaken(transaction, station.id) };
    }
    if (address.n !== known.length + 1) throw new Problem('report-not-next');
    const at = clock.now();
    if (report.type === 'decided') {
      if (report.revision > locked.committed_revision) throw new Problem('revision-unknown');
      await countPlace(transaction, station, report, at);
    } else {
      await settle(
        transaction,
        known.map(({ body }) => deskReportBodySchema.parse(JSON.parse(body))),
        report,
        at,
      );
    }
    const rows = await transaction.query<{ taken: number }>(
      `with told as (
         insert into desk_reports (case_id, n, body, signature, received_at)
         values ($1, $2, $3, $4, $5)
       ), ${countTaken('$6')}
       select taken from counted`,
      [address.caseId, address.n, text, signature, at, station.id],
    );
    return { reply: { ...address, receivedAt: at.toISOString() }, taken: oneMore(rows) };
  });
}

/** What the desk reported of a case, in order, for officials. */
export async function listDeskReports(queries: Queries, caseId: string): Promise<DeskReportBody[]> {
  const rows = await queries.query<{ body: string }>(
    'select body from desk_reports where case_id = $1 order by n',
    [caseId],
  );
  return rows.map(({ body }) => deskReportBodySchema.parse(JSON.parse(body)));
}

function parseReport(
  station: Station,
  address: Address,
  text: string,
  signature: string,
): DeskReportBody {
  const report = parseSigned(station, { text, signature, name: 'report' }, deskReportBodySchema);
  if (report.drill === true) throw new Problem('drill-not-accepted');
  if (report.caseId !== address.caseId) throw refused(['/report/caseId']);
  if (report.n !== address.n) throw refused(['/report/n']);
  return report;
}

/** A desk accepts with a place and with nothing else, and decides on no corrections. */
async function countPlace(
  queries: Queries,
  { id: stationId }: Station,
  { caseId, decision, place }: Extract<DeskReportBody, { type: 'decided' }>,
  at: Date,
): Promise<void> {
  const { outcome, school } = decision;
  if (!['accepted', 'refused', 'transferred'].includes(outcome)) {
    throw refused(['/report/decision/outcome']);
  }
  if ((outcome === 'accepted') !== (place !== undefined)) throw refused(['/report/place']);
  if (place === undefined) return;
  if (school === undefined) throw refused(['/report/decision/school']);
  await usePlace(queries, { stationId, caseId, schoolName: school.name }, place, at);
}

async function settle(
  queries: Queries,
  known: readonly DeskReportBody[],
  { caseId, decisionId, choice }: Extract<DeskReportBody, { type: 'settled' }>,
  at: Date,
): Promise<void> {
  const decided = known.find((one) => one.type === 'decided' && one.decisionId === decisionId);
  if (decided?.type !== 'decided') throw refused(['/report/decisionId']);
  if (choice === 'accept' && decided.place !== undefined) {
    await takeBackPlace(queries, caseId, decided.place, at);
  }
}
