/** Questions 数据核验 of stations: each looked up once, and answered once by the feed. */
import type { VerificationAnswer } from '../../shared/domain/verification';
import { canonicalJson } from '../../shared/protocol/canonical-json';
import type { VerificationReply, VerificationRequest } from '../../shared/protocol/verification';
import type { Queries } from '../database/database';
import type { GapReason } from '../departments/bounded-look';
import { departmentOf } from '../departments/departments';
import type { Station } from '../http/environment';
import { Problem } from '../http/problems';
import { newUuid } from '../identifiers';
import type { PlatformContext } from '../platform-context';
import type { Taken } from '../stations/taken-count';
import { countTaken, oneMore, readTaken } from '../stations/taken-count';

type Row = {
  readonly station_id: string;
  readonly body: string;
  readonly received_at: Date;
};

/**
 * Takes a question in, asks the department and tells the station in the same transaction as it is kept. The same id
 * with the same words again is answered the same and adds nothing.
 * @throws Problem `case-of-another-station`, or `verification-differs` for other words under the same id.
 */
export async function takeVerification(
  platform: PlatformContext,
  station: Station,
  request: VerificationRequest,
): Promise<{ readonly reply: VerificationReply; readonly taken: Taken }> {
  const { database, changes, clock } = platform;
  const body = canonicalJson(request);
  const { id, caseId, fact } = request;
  const before = await findKept(database, station, id, body);
  if (before !== undefined) {
    return { reply: before, taken: await readTaken(database, station.id) };
  }
  const { answer, gap } = await lookUp(platform, request);
  return database.transaction(async (transaction) => {
    const [owner] = await transaction.query<{ station_id: string }>(
      'select station_id from cases where id = $1',
      [caseId],
    );
    if (owner !== undefined && owner.station_id !== station.id) {
      throw new Problem('case-of-another-station');
    }
    const at = clock.now();
    const added = await transaction.query<{ taken: number }>(
      `with told as (
         insert into verifications (id, station_id, case_id, body, answer, received_at)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning station_id
       ), ${countTaken('(select station_id from told)')}
       select taken from counted`,
      [id, station.id, caseId, body, JSON.stringify(answer), at],
    );
    if (added.length === 0) {
      const kept = await findKept(transaction, station, id, body);
      if (kept === undefined) throw new Error(`Verification of ${fact} neither added nor kept`);
      return { reply: kept, taken: await readTaken(transaction, station.id) };
    }
    if (gap !== undefined) {
      await transaction.query(
        'insert into data_gaps (verification_id, fact, reason, at) values ($1, $2, $3, $4)',
        [id, fact, gap, at],
      );
    }
    const told = { type: 'verification', caseId, verificationId: id, answer } as const;
    await changes.append(transaction, station.id, [told]);
    return { reply: { id, receivedAt: at.toISOString() }, taken: oneMore(added) };
  });
}

async function findKept(
  queries: Queries,
  station: Station,
  id: string,
  body: string,
): Promise<VerificationReply | undefined> {
  const [row] = await queries.query<Row>(
    'select station_id, body, received_at from verifications where id = $1',
    [id],
  );
  if (row === undefined) return undefined;
  if (row.station_id !== station.id) throw new Problem('case-of-another-station');
  if (row.body !== body) throw new Problem('verification-differs');
  return { id, receivedAt: row.received_at.toISOString() };
}

async function lookUp(
  platform: PlatformContext,
  { fact, asked }: VerificationRequest,
): Promise<{ readonly answer: VerificationAnswer; readonly gap: GapReason | undefined }> {
  const { found, gap } = await platform.look(fact, asked);
  const answer = {
    ...(found ?? { verdict: 'timedOut' as const, fields: [] }),
    source: departmentOf[fact],
    evidence: evidenceNumber(newUuid(platform)),
    at: platform.clock.now().toISOString(),
  };
  return { answer, gap };
}

/** Short enough to be read out over the telephone; the end of an identifier is its random part. */
function evidenceNumber(id: string): string {
  return `HY${id.replaceAll('-', '').slice(-10).toUpperCase()}`;
}

/** What departments answered of a case to the station that has it, for officials. */
export async function listVerifications(queries: Queries, caseId: string) {
  const rows = await queries.query<{ body: string; answer: string }>(
    `select v.body, v.answer from verifications v join cases c on c.id = v.case_id
     where v.case_id = $1 and v.station_id = c.station_id order by v.received_at, v.id`,
    [caseId],
  );
  return rows.map(({ body, answer }) => ({
    fact: (JSON.parse(body) as VerificationRequest).fact,
    answer: JSON.parse(answer) as VerificationAnswer,
  }));
}
