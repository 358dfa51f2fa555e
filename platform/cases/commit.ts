/** Commit: a whole revision is received for good, numbered, receipted and handed to review. */
import type { Receipt } from '../../shared/domain/delivery';
import { checkCharacter } from '../../shared/domain/numbering';
import { receiptSigningText } from '../../shared/protocol/canonical-json';
import type { Queries } from '../database/database';
import { onlyRow } from '../database/database';
import type { Station } from '../http/environment';
import { Problem } from '../http/problems';
import type { PlatformContext } from '../platform-context';
import type { Taken } from '../stations/taken-count';
import { countTaken, oneMore, readTaken } from '../stations/taken-count';
import type { Submission } from '../../shared/protocol/messages';
import { newsChannel } from '../changes/feed';
import { childKeys } from '../review/same-child';
import { jobNews } from '../review/jobs';
import type { LockedCase, RevisionRow } from './revisions';
import { lockCase } from './revisions';

/**
 * Commits a revision, or answers the receipt it got before; number, receipt and review job are one transaction. One that
 * was brought again to a restored platform gets its earlier receipt, and was received when that one says.
 * @throws Problem `revision-unknown`, `case-of-another-station`, `case-decided`, or `files-missing` with the
 * SHA-256 of each in `detail`; `revision-not-next` for one that a later one took the place of.
 */
export async function commitRevision(
  platform: PlatformContext,
  station: Station,
  address: { readonly caseId: string; readonly revision: number },
): Promise<{ readonly receipt: Receipt; readonly taken: Taken }> {
  const { database, clock, secrets } = platform;
  return database.transaction(async (transaction) => {
    const locked = await lockCase(transaction, station, address.caseId);
    const revision = await findWithFiles(transaction, address);
    if (revision === undefined) throw new Problem('revision-unknown');
    if (revision.receipt !== null) {
      const receipt = JSON.parse(revision.receipt) as Receipt;
      // The case stands where it stood: nothing but the files was lost.
      if (revision.files_lost_at !== null) {
        await refuseMissingFiles(platform, revision.files);
        await transaction.query(
          'update revisions set files_lost_at = null where case_id = $1 and revision = $2',
          [address.caseId, address.revision],
        );
      }
      return { receipt, taken: await readTaken(transaction, station.id) };
    }
    if (locked.state === 'decided' && locked.outcome !== 'correction') {
      throw new Problem('case-decided');
    }
    if (address.revision < locked.committed_revision) throw new Problem('revision-not-next');
    await refuseMissingFiles(platform, revision.files);
    const at = clock.now();
    const receipt =
      revision.earlier_receipt === null
        ? await newReceipt(transaction, locked, { ...address, row: revision, at }, secrets)
        : (JSON.parse(revision.earlier_receipt) as Receipt);
    const child = childKeys(JSON.parse(revision.submission) as Submission, secrets.tokenSecret);
    const taken = await writeCommitment(transaction, station, receipt, child, at);
    return { receipt, taken };
  });
}

/** One statement: whoever gives the next number waits until it is committed. The review job is due at `at`. */
async function writeCommitment(
  queries: Queries,
  station: Pick<Station, 'id'>,
  receipt: Receipt,
  child: ReturnType<typeof childKeys>,
  at: Date,
): Promise<Taken> {
  const { caseId, revision, receivedAt, matterNumber } = receipt;
  const rows = await queries.query<{ taken: number }>(
    `with receipted as (
       update revisions set receipt = $3 where case_id = $1 and revision = $2
     ), moved as (
       update cases set committed_revision = $2, committed_at = $4, matter_number = $5,
         child_number_key = $6, child_person_key = $7, state = 'systemCheck', outcome = null
       where id = $1
     ), promised as (
       insert into jobs (kind, case_id, revision, due_at) values ('systemCheck', $1, $2, $8)
       on conflict do nothing
     ), ${countTaken('$11')}
     select pg_notify($9, $10), taken from counted`,
    [
      ...[caseId, revision, JSON.stringify(receipt), new Date(receivedAt), matterNumber],
      ...[child.number, child.person, at, newsChannel, jobNews, station.id],
    ],
  );
  return oneMore(rows);
}

type CommitRow = RevisionRow & {
  readonly files: readonly { readonly sha256: string; readonly bytes: number }[];
  readonly files_lost_at: Date | null;
};

async function findWithFiles(
  queries: Queries,
  { caseId, revision }: { readonly caseId: string; readonly revision: number },
): Promise<CommitRow | undefined> {
  const [row] = await queries.query<CommitRow>(
    `select r.submission, r.submission_sha256, r.receipt, r.earlier_receipt, r.received_at,
       r.files_lost_at,
       coalesce(
         (select jsonb_agg(jsonb_build_object('sha256', f.sha256, 'bytes', f.bytes))
          from revision_files f where f.case_id = r.case_id and f.revision = r.revision),
         '[]'
       ) as files
     from revisions r where r.case_id = $1 and r.revision = $2`,
    [caseId, revision],
  );
  return row;
}

async function newReceipt(
  queries: Queries,
  locked: LockedCase,
  given: {
    readonly caseId: string;
    readonly revision: number;
    readonly row: RevisionRow;
    readonly at: Date;
  },
  { key }: PlatformContext['secrets'],
): Promise<Receipt> {
  const { caseId, revision, row, at } = given;
  const facts = {
    caseId,
    revision,
    manifestSha256: row.submission_sha256,
    matterNumber: locked.matter_number ?? (await nextMatterNumber(queries, locked)),
    receivedAt: at.toISOString(),
    keyId: key.id,
  };
  return { ...facts, signature: key.sign(receiptSigningText(facts)) };
}

async function refuseMissingFiles(
  { vault }: PlatformContext,
  files: CommitRow['files'],
): Promise<void> {
  const whole = await Promise.all(files.map(({ sha256, bytes }) => vault.has(sha256, bytes)));
  const missing = files.filter((_, index) => whole[index] === false);
  if (missing.length === 0) return;
  throw new Problem('files-missing', { detail: missing.map(({ sha256 }) => sha256).join(' ') });
}

/** 办件编号: `BJ-season-serial` with a check character (ISO 7064); serials are gap-free per season. */
async function nextMatterNumber(queries: Queries, { season }: LockedCase): Promise<string> {
  const rows = await queries.query<{ last_serial: number }>(
    `insert into matter_serials (season, last_serial) values ($1, 1)
     on conflict (season) do update set last_serial = matter_serials.last_serial + 1
     returning last_serial`,
    [season],
  );
  const serial = String(onlyRow(rows).last_serial).padStart(6, '0');
  return `BJ-${season}-${serial}${checkCharacter(`BJ${season}${serial}`)}`;
}
