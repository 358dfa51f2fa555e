/**
 * A platform restored from an older back-up has lost revisions that stations hold its receipts for. Brought again with
 * that receipt, a revision is the same one as before: its matter number stands on paper that a family has.
 */
import type { Receipt } from '../../shared/domain/delivery';
import { receiptSigningText } from '../../shared/protocol/canonical-json';
import type { Queries } from '../database/database';
import { isSignedBy } from '../keys';
import type { Secrets } from '../secrets';
import { refused } from './submission-check';

type Named = Pick<Receipt, 'caseId' | 'revision' | 'manifestSha256'>;

/** @throws Problem `invalid-request` unless this platform signed the receipt, and for exactly this revision. */
export function checkEarlierReceipt(
  { key }: Pick<Secrets, 'key'>,
  named: Named,
  receipt: Receipt,
): void {
  const isAboutIt =
    receipt.caseId === named.caseId &&
    receipt.revision === named.revision &&
    receipt.manifestSha256 === named.manifestSha256;
  const isOwn =
    receipt.keyId === key.id &&
    isSignedBy(key.publicKey, receiptSigningText(receipt), receipt.signature);
  if (!isAboutIt || !isOwn) throw refused(['/receipt']);
}

/**
 * Keeps a checked receipt for the commitment of its revision, and gives the case its number back; serials go on above it.
 * Where the number is another case's by now, or the case has another one, the receipt is set aside: the case is there
 * under a number of its own, which its new receipt tells.
 */
export async function keepEarlierReceipt(
  queries: Queries,
  locked: { readonly season: number; readonly matter_number: string | null },
  receipt: Receipt,
): Promise<void> {
  const { caseId, revision, matterNumber } = receipt;
  // First of all: whoever gives a number waits for this row, so that no other case takes this one meanwhile.
  await queries.query(
    `insert into matter_serials (season, last_serial) values ($1, $2)
     on conflict (season) do update
       set last_serial = greatest(matter_serials.last_serial, excluded.last_serial)`,
    [locked.season, serialOf(matterNumber)],
  );
  const others = await queries.query('select 1 from cases where matter_number = $1 and id <> $2', [
    matterNumber,
    caseId,
  ]);
  const isOther = locked.matter_number !== null && locked.matter_number !== matterNumber;
  if (isOther || others.length > 0) return;
  await queries.query('update cases set matter_number = $2 where id = $1', [caseId, matterNumber]);
  await queries.query(
    'update revisions set earlier_receipt = $3 where case_id = $1 and revision = $2',
    [caseId, revision, JSON.stringify(receipt)],
  );
}

/** The serial in a number that this platform made: `BJ-season-serial` and a check character. */
function serialOf(matterNumber: string): number {
  return Number(matterNumber.split('-')[2]?.slice(0, -1));
}
