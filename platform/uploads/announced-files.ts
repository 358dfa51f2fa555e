/** Which files a station may send: those that the manifest of one of its known revisions names. */
import type { UploadTarget } from '../../shared/protocol/messages';
import type { Queries } from '../database/database';
import { Problem } from '../http/problems';

/**
 * The size in bytes that was announced for a file.
 * @throws Problem `case-of-another-station`, `revision-unknown` (no such case) or `file-not-announced`.
 */
export async function getAnnouncedBytes(
  queries: Queries,
  stationId: string,
  { caseId, sha256 }: UploadTarget,
): Promise<number> {
  const [found] = await queries.query<{ station_id: string; bytes: number | null }>(
    `select station_id,
       (select bytes from revision_files where case_id = $1 and sha256 = $2
        order by revision desc limit 1) as bytes
     from cases where id = $1`,
    [caseId, sha256],
  );
  if (found === undefined) throw new Problem('revision-unknown');
  if (found.station_id !== stationId) throw new Problem('case-of-another-station');
  if (found.bytes === null) throw new Problem('file-not-announced');
  return found.bytes;
}
