/** The pictures of the batch in hand, kept open from one picture to the next; of one batch at a time. */
import { afterwards } from '../../shared/domain/afterwards';
import type { BatchSource } from '../../shared/batch/batch-plan';
import { err, ok } from '../../shared/domain/result';
import { createKeyedLock } from '../desk/keyed-lock';
import type { ReadPicture } from './batch-pages';
import type { OpenPictures } from './batch-sources';
import { isThere, openPictures } from './batch-sources';

export type SourceReader = {
  /** What is there; nothing where it cannot be read. */
  readonly files: (wanted: BatchSource) => Promise<Pick<OpenPictures, 'pictures'> | undefined>;
  /** A picture that cannot be read is one thing; a drive that was pulled is another, and no family is through without it. */
  readonly reading: (from: BatchSource | undefined) => ReadPicture;
  readonly close: () => Promise<void>;
};

type Held = {
  readonly place: string;
  readonly files: OpenPictures;
  /** Who reads from it now: it is closed when the last of them is through. */
  readers: number;
  isPutAway: boolean;
};

export function createSourceReader(): SourceReader {
  const oneByOne = createKeyedLock();
  let open: Held | undefined;

  const closeUnread = async (held: Held): Promise<void> => {
    if (held.isPutAway && held.readers === 0) await held.files.close();
  };

  async function close(): Promise<void> {
    const held = open;
    open = undefined;
    if (held === undefined) return;
    held.isPutAway = true;
    await closeUnread(held);
  }

  /** Of several families that ask at once one opens. */
  async function opened(wanted: BatchSource): Promise<Held | undefined> {
    const place = `${wanted.form} ${wanted.place}`;
    if (open?.place === place) return open;
    const files = await openPictures(wanted);
    if (files === undefined) return undefined;
    await close();
    open = { place, files, readers: 0, isPutAway: false };
    return open;
  }

  /** Counted before another batch gets its turn: none closes what another one reads. */
  const borrowed = (wanted: BatchSource): Promise<Held | undefined> =>
    oneByOne('files', async () => {
      const held = await opened(wanted);
      if (held !== undefined) held.readers += 1;
      return held;
    });

  const reading =
    (from: BatchSource | undefined): ReadPicture =>
    async (path) => {
      const held = from && (await borrowed(from));
      const bytes =
        held &&
        (await afterwards(held.files.read(path), async () => {
          held.readers -= 1;
          await closeUnread(held);
        }));
      if (bytes !== undefined) return ok(bytes);
      if (from !== undefined && held !== undefined && (await isThere(from))) {
        return err({ kind: 'fileMissing' });
      }
      // Put in again it is read anew.
      await close();
      return err({ kind: 'batchPicturesUnreadable' });
    };

  return {
    files: (wanted) => oneByOne('files', async () => (await opened(wanted))?.files),
    reading,
    close,
  };
}
