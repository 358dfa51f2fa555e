/** What families say of the service at desks 好差评: each taken in once, answered the same for the same bytes. */
import type * as z from 'zod';
import type { RatingBody, RatingReply, ratingRequestSchema } from '../../shared/protocol/rating';
import { ratingBodySchema } from '../../shared/protocol/rating';
import { refuseOther } from '../cases/differences';
import { lockCase } from '../cases/revisions';
import { parseSigned } from '../cases/submission-check';
import type { Queries } from '../database/database';
import type { Station } from '../http/environment';
import { Problem } from '../http/problems';
import type { PlatformContext } from '../platform-context';
import type { Taken } from '../stations/taken-count';
import { countTaken, oneMore, readTaken } from '../stations/taken-count';

/**
 * Takes in a rating, or finds the same bytes there already.
 * @throws Problem `signature-invalid`, `invalid-request`, `drill-not-accepted`, `case-of-another-station`;
 * `revision-unknown` before the submission it speaks of is committed; `rating-differs` with pointers.
 */
export async function takeRating(
  { database, clock }: PlatformContext,
  station: Station,
  { rating: text, signature }: z.infer<typeof ratingRequestSchema>,
): Promise<{ readonly reply: RatingReply; readonly taken: Taken }> {
  const rating = parseSigned(station, { text, signature, name: 'rating' }, ratingBodySchema);
  if (rating.drill === true) throw new Problem('drill-not-accepted');
  const { caseId, revision, level } = rating;
  return database.transaction(async (transaction) => {
    const locked = await lockCase(transaction, station, caseId);
    if (revision > locked.committed_revision) throw new Problem('revision-unknown');
    const before = await findRating(transaction, rating);
    if (before !== undefined) {
      refuseOther('rating-differs', before.body, text);
      const reply = { caseId, revision, receivedAt: before.received_at.toISOString() };
      return { reply, taken: await readTaken(transaction, station.id) };
    }
    const at = clock.now();
    const rows = await transaction.query<{ taken: number }>(
      `with told as (
         insert into ratings (case_id, revision, level, body, signature, received_at)
         values ($1, $2, $3, $4, $5, $6)
       ), ${countTaken('$7')}
       select taken from counted`,
      [caseId, revision, level, text, signature, at, station.id],
    );
    return { reply: { caseId, revision, receivedAt: at.toISOString() }, taken: oneMore(rows) };
  });
}

async function findRating(queries: Queries, { caseId, revision }: RatingBody) {
  const [row] = await queries.query<{ body: string; received_at: Date }>(
    'select body, received_at from ratings where case_id = $1 and revision = $2',
    [caseId, revision],
  );
  return row;
}
