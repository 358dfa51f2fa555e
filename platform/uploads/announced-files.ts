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
  const [owner] = await queries.query<{ station_id: string }>(
    'select station_id from cases where id = $1',
    [caseId],
  );
  if (owner === undefined) throw new Problem('revision-unknown');
  if (owner.station_id !== stationId) throw new Problem('case-of-another-station');
  const [file] = await queries.query<{ bytes: number }>(
    `select bytes from revision_files where case_id = $1 and sha256 = $2
     order by revision desc limit 1`,
    [caseId, sha256],
  );
  if (file === undefined) throw new Problem('file-not-announced');
  return file.bytes;
}
