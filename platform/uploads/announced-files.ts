/** Which files a station may send: those that the manifest of one of its known revisions names. */
import type { UploadTarget } from '../../shared/protocol/messages';
import type { Queries } from '../database/database';
import { Problem } from '../http/problems';
import { Lately } from '../lately';
import type { Clock } from '../ports';

type Announced = {
  readonly stationId: string;
  /** Size in bytes by SHA-256, as the newest revision that names the file has it. */
  readonly sizes: ReadonlyMap<string, number>;
};

/** The files of a case come one after the other; so long they are looked up once. */
const rememberMs = 2_000;
const mostKnown = 1_000;

export class AnnouncedFiles {
  readonly #known: Lately<Announced>;

  constructor(
    private readonly database: Queries,
    clock: Pick<Clock, 'now'>,
  ) {
    this.#known = new Lately(clock, { forMs: rememberMs, most: mostKnown });
  }

  /**
   * The size in bytes that was announced for a file.
   * @throws Problem `case-of-another-station`, `revision-unknown` (no such case) or `file-not-announced`.
   */
  async bytesOf(stationId: string, { caseId, sha256 }: UploadTarget): Promise<number> {
    const known = this.#known.find(caseId);
    // A newer revision may name it.
    const found = known?.sizes.has(sha256) === true ? known : await this.#look(caseId);
    if (found.stationId !== stationId) throw new Problem('case-of-another-station');
    const bytes = found.sizes.get(sha256);
    if (bytes === undefined) throw new Problem('file-not-announced');
    return bytes;
  }

  async #look(caseId: string): Promise<Announced> {
    const reading = this.#known.begin();
    const rows = await this.database.query<{
      station_id: string;
      sha256: string | null;
      bytes: number | null;
    }>(
      `select c.station_id, f.sha256, f.bytes
       from cases c left join revision_files f on f.case_id = c.id
       where c.id = $1 order by f.revision`,
      [caseId],
    );
    const [first] = rows;
    if (first === undefined) throw new Problem('revision-unknown');
    const sizes = new Map(
      rows.flatMap(({ sha256, bytes }) =>
        sha256 === null || bytes === null ? [] : [[sha256, bytes] as const],
      ),
    );
    const found = { stationId: first.station_id, sizes };
    reading.keep(caseId, found);
    return found;
  }
}
