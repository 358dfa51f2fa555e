/** Revisions of a case: taken in once, answered the same for the same bytes, never overwritten. */
import type * as z from 'zod';
import type { Receipt } from '../../shared/domain/delivery';
import type {
  HeldRevisionReply,
  RevisionReply,
  revisionRequestSchema,
  Submission,
} from '../../shared/protocol/messages';
import type { Queries } from '../database/database';
import { onlyRow } from '../database/database';
import { Problem } from '../http/problems';
import type { PlatformContext } from '../platform-context';
import type { Station } from '../http/environment';
import { sha256Of } from '../sha256';
import type { Taken } from '../stations/taken-count';
import { readTaken } from '../stations/taken-count';
import { refuseOther } from './differences';
import { checkEarlierReceipt, keepEarlierReceipt } from './earlier-receipt';
import { checkCountyRecord, parseSubmission } from './submission-check';

/** A case row, locked for the rest of the transaction. */
export type LockedCase = {
  readonly station_id: string;
  readonly season: number;
  readonly matter_number: string | null;
  readonly committed_revision: number;
  readonly state: string;
  readonly outcome: string | null;
};

export type RevisionRow = {
  readonly submission: string;
  readonly submission_sha256: string;
  readonly receipt: string | null;
  /** The receipt of before this platform was restored from an older back-up: committing gives it once more. */
  readonly earlier_receipt: string | null;
  readonly received_at: Date;
};

type RevisionRequest = z.infer<typeof revisionRequestSchema>;
type Address = { readonly caseId: string; readonly revision: number };

/**
 * Takes in a revision, or finds the same bytes there already.
 * @throws Problem as `parseSubmission`, `checkCountyRecord` and the two functions for earlier receipts do; `case-of-another-station`;
 * `revision-differs` with pointers; `revision-not-next` unless it follows the committed one or the newest one, those
 * between that the station gave up aside;
 * `case-decided` after a final decision.
 */
export async function putRevision(
  { database, clock, vault, secrets }: PlatformContext,
  station: Station,
  address: Address,
  request: RevisionRequest,
): Promise<{ readonly reply: RevisionReply; readonly taken: Taken }> {
  const submission = parseSubmission(station, address, request);
  checkCountyRecord(station, address, request.county);
  const { receipt } = request;
  if (receipt !== undefined) {
    const manifestSha256 = sha256Of(request.submission);
    checkEarlierReceipt(secrets, { ...address, manifestSha256 }, receipt);
  }
  const added =
    receipt === undefined && address.revision === 1
      ? await addFirst(database, station, submission, request, clock.now())
      : undefined;
  const known =
    added !== undefined
      ? { receipt: null }
      : await database.transaction(async (transaction) => {
          await transaction.query(
            'insert into cases (id, station_id, season) values ($1, $2, $3) on conflict do nothing',
            [address.caseId, station.id, submission.season],
          );
          const locked = await lockCase(transaction, station, address.caseId);
          const before = await findRevision(transaction, address);
          if (before !== undefined) {
            refuseOther('revision-differs', before.submission, request.submission);
            if (receipt !== undefined && before.receipt === null) {
              await keepEarlierReceipt(transaction, locked, receipt);
            }
            return before;
          }
          await refuseOutOfTurn(transaction, locked, submission, receipt);
          if (locked.state === 'decided' && locked.outcome !== 'correction') {
            throw new Problem('case-decided');
          }
          const inserted = await insertRevision(transaction, submission, request, clock.now());
          if (receipt !== undefined) await keepEarlierReceipt(transaction, locked, receipt);
          return inserted;
        });
  const sizes = new Map(submission.files.map(({ sha256, bytes }) => [sha256, bytes]));
  const looked = await Promise.all(
    [...sizes].map(async ([sha256, bytes]) => ((await vault.has(sha256, bytes)) ? [] : [sha256])),
  );
  const reply = {
    ...address,
    missing: looked.flat(),
    ...(known.receipt === null ? {} : { receipt: JSON.parse(known.receipt) as Receipt }),
  };
  return { reply, taken: added ?? (await readTaken(database, station.id)) };
}

/**
 * What is held under a number.
 * @throws Problem `revision-unknown`, or `case-of-another-station`.
 */
export async function readRevision(
  { database }: PlatformContext,
  station: Station,
  address: Address,
): Promise<HeldRevisionReply> {
  return database.transaction(async (transaction) => {
    await lockCase(transaction, station, address.caseId);
    const row = await findRevision(transaction, address);
    if (row === undefined) throw new Problem('revision-unknown');
    return {
      ...address,
      latest: await latestOf(transaction, address),
      submission: row.submission,
      receivedAt: row.received_at.toISOString(),
      ...(row.receipt === null ? {} : { receipt: JSON.parse(row.receipt) as Receipt }),
    };
  });
}

async function latestOf(queries: Queries, { caseId }: Pick<Address, 'caseId'>): Promise<number> {
  const rows = await queries.query<{ latest: number }>(
    'select coalesce(max(revision), 0)::int as latest from revisions where case_id = $1',
    [caseId],
  );
  return onlyRow(rows).latest;
}

/** Locks a case for the rest of the transaction. @throws Problem when unknown or another station's. */
export async function lockCase(
  queries: Queries,
  station: Pick<Station, 'id'>,
  caseId: string,
): Promise<LockedCase> {
  const [row] = await queries.query<LockedCase>(
    `select station_id, season, matter_number, committed_revision, state, outcome
     from cases where id = $1 for update`,
    [caseId],
  );
  if (row === undefined) throw new Problem('revision-unknown');
  if (row.station_id !== station.id) throw new Problem('case-of-another-station');
  return row;
}

/** A revision as stations are told of it: without its receipt while its files are lost. */
async function findRevision(
  queries: Queries,
  { caseId, revision }: Address,
): Promise<RevisionRow | undefined> {
  const [row] = await queries.query<RevisionRow>(
    `select submission, submission_sha256, earlier_receipt, received_at,
       case when files_lost_at is null then receipt end as receipt from revisions
     where case_id = $1 and revision = $2`,
    [caseId, revision],
  );
  return row;
}

async function refuseOutOfTurn(
  queries: Queries,
  { committed_revision: committed }: LockedCase,
  submission: Pick<Submission, 'caseId' | 'revision' | 'follows'>,
  receipt: Receipt | undefined,
): Promise<void> {
  // One that was handed over and never committed may be followed by another: it differed, and people settled it.
  const before = [committed, await latestOf(queries, submission)];
  // A receipt proves that those before it were there once.
  const wasCommitted = receipt !== undefined && submission.revision > committed;
  const { revision, follows = revision - 1 } = submission;
  if (!wasCommitted && !before.includes(follows)) throw new Problem('revision-not-next');
}

/** The usual first word of a case in one statement; undefined when the case is known, and nothing was added. */
async function addFirst(
  queries: Queries,
  station: Pick<Station, 'id'>,
  { caseId, season, files }: Submission,
  { submission: text, signature, county }: RevisionRequest,
  at: Date,
): Promise<Taken | undefined> {
  const [added] = await queries.query<{ taken: number }>(
    `with new_case as (
       insert into cases (id, station_id, season) values ($1, $2, $3)
       on conflict do nothing returning id
     ), new_revision as (
       insert into revisions
         (case_id, revision, submission, submission_sha256, signature, received_at,
          county, county_signature)
       select id, 1, $4, $5, $6, $7, $8, $9 from new_case returning case_id
     ), new_files as (
       insert into revision_files (case_id, revision, sha256, bytes)
       select r.case_id, 1, f.sha256, f.bytes
       from new_revision r, unnest($10::text[], $11::integer[]) as f (sha256, bytes)
       on conflict do nothing
     )
     select s.taken from new_revision, stations s where s.id = $2`,
    [
      ...[caseId, station.id, season, text, sha256Of(text), signature, at],
      ...[county?.text ?? null, county?.signature ?? null],
      ...[files.map((file) => file.sha256), files.map((file) => file.bytes)],
    ],
  );
  return added && { before: added.taken, after: added.taken };
}

async function insertRevision(
  queries: Queries,
  { caseId, revision, files }: Submission,
  { submission: text, signature, county }: RevisionRequest,
  at: Date,
): Promise<RevisionRow> {
  const sha256 = sha256Of(text);
  const rows = await queries.query<RevisionRow>(
    `insert into revisions
       (case_id, revision, submission, submission_sha256, signature, received_at,
        county, county_signature)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     returning submission, submission_sha256, receipt, earlier_receipt, received_at`,
    [
      ...[caseId, revision, text, sha256, signature, at],
      ...[county?.text ?? null, county?.signature ?? null],
    ],
  );
  await queries.query(
    `insert into revision_files (case_id, revision, sha256, bytes)
     select $1::uuid, $2::integer, f.sha256, f.bytes
     from unnest($3::text[], $4::integer[]) as f (sha256, bytes)
     on conflict do nothing`,
    [caseId, revision, files.map((file) => file.sha256), files.map((file) => file.bytes)],
  );
  return onlyRow(rows);
}
