/** What a platform lacks of an entry. */
import type { QueuedEntry, StationIdentity } from './ports';

/**
 * Remembered while nothing but the line stands between: over a weak one that breaks all the time, telling of the whole
 * case again and again would cost more than its files.
 */
export class WantedFiles {
  #missing: Set<string> | undefined;

  private constructor(private readonly of: string) {}

  /** What is known of this very submission at this very platform: `before` if it is about that, else nothing yet. */
  static about(
    { id, submission }: Pick<QueuedEntry, 'id' | 'submission'>,
    { stationId }: StationIdentity,
    before: WantedFiles | undefined,
  ): WantedFiles {
    const of = `${stationId} ${id} ${submission.sha256}`;
    return before?.of === of ? before : new WantedFiles(of);
  }

  /** SHA-256 of each file that it lacks; nothing when it has to be asked. */
  get missing(): readonly string[] | undefined {
    return this.#missing === undefined ? undefined : [...this.#missing];
  }

  /** The platform has the case, and lacks these files. */
  told(missing: readonly string[]): void {
    this.#missing = new Set(missing);
  }

  /** A file is there whole. */
  arrived(sha256: string): void {
    this.#missing?.delete(sha256);
  }
}
