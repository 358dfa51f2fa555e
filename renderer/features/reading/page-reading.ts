/** What is done with pages behind the clerk's work: they are read, and their images made smaller for the archive. */
import type { AppError } from '../../../shared/domain/app-error';
import { currentText } from '../../../shared/domain/document';
import type { PageText } from '../../../shared/domain/page-text';
import type { Result } from '../../../shared/domain/result';
import type { StationBridge } from '../../../shared/ipc/bridge';
import type { OwnBytes } from '../../workers/image-messages';
import { pageQueue, type PageQueue, type PageQueuePorts } from './page-queue';

type Common = Pick<PageQueuePorts, 'rest' | 'quiet'> & {
  /** Reads a file of the record. */
  readonly load: (caseId: string, sha256: string) => Promise<Result<Uint8Array, AppError>>;
};

/** Reads pages that have no text yet. */
export function pageReading({
  read,
  record,
  load,
  ...when
}: Common & {
  /** The lines of a page; nothing when the reader died over it twice. */
  readonly read: (picture: OwnBytes) => Promise<PageText | undefined>;
  readonly record: StationBridge['desk']['recordText'];
}): PageQueue {
  const queue: PageQueue = pageQueue({
    ...when,
    needs: (page) => currentText(page) === undefined,
    work: async ({ caseId, documentId, page }) => {
      const of = page.corrected.sha256;
      const loaded = await load(caseId, of);
      if (!loaded.ok || queue.isClosed()) return false;
      const text = await read(new Uint8Array(loaded.value));
      if (text === undefined || queue.isClosed()) return false;
      return (await record({ caseId, documentId, pageId: page.id, of, text })).ok;
    },
  });
  return queue;
}

/** What is less than this much smaller is not worth another file. */
const worthwhile = 0.95;

/** Makes the images smaller that the program cut out itself; one that is the original stays as it came, bit for bit. */
export function pageShrinking({
  encode,
  record,
  load,
  ...when
}: Common & {
  readonly encode: (jpeg: OwnBytes) => Promise<OwnBytes | undefined>;
  readonly record: (
    page: Parameters<StationBridge['desk']['reencodePage']>[0],
  ) => Promise<Result<unknown, AppError>>;
}): PageQueue {
  const queue: PageQueue = pageQueue({
    ...when,
    needs: ({ original, corrected, reencoded }) =>
      reencoded !== true && corrected.sha256 !== original.sha256,
    work: async ({ caseId, documentId, page }) => {
      const of = page.corrected.sha256;
      const loaded = await load(caseId, of);
      if (!loaded.ok || queue.isClosed()) return false;
      const corrected = await encode(new Uint8Array(loaded.value));
      if (corrected === undefined || queue.isClosed()) return false;
      if (corrected.byteLength > page.corrected.bytes * worthwhile) return false;
      return (await record({ caseId, documentId, pageId: page.id, of, corrected })).ok;
    },
  });
  return queue;
}
