/** The pictures of the batch in hand, kept open from one picture to the next; of one batch at a time. */
import type { BatchSource } from '../../shared/batch/batch-plan';
import { err, ok } from '../../shared/domain/result';
import { createKeyedLock } from '../desk/keyed-lock';
import type { ReadPicture } from './batch-family';
import type { OpenPictures } from './batch-sources';
import { isThere, openPictures } from './batch-sources';

export type SourceReader = {
  /** What is there; nothing where it cannot be read. */
  readonly files: (wanted: BatchSource) => Promise<Pick<OpenPictures, 'pictures'> | undefined>;
  /** A picture that cannot be read is one thing; a drive that was pulled is another, and no family is through without it. */
  readonly reading: (from: BatchSource | undefined) => ReadPicture;
  readonly close: () => Promise<void>;
};

export function createSourceReader(): SourceReader {
  const oneByOne = createKeyedLock();
  let open: { readonly place: string; readonly files: OpenPictures } | undefined;

  async function close(): Promise<void> {
    const { files } = open ?? {};
    open = undefined;
    await files?.close();
  }

  /** Of several families that ask at once one opens, and none closes what another one reads. */
  const filesOf = (wanted: BatchSource): Promise<OpenPictures | undefined> =>
    oneByOne('files', async () => {
      const place = `${wanted.form} ${wanted.place}`;
      if (open?.place === place) return open.files;
      const files = await openPictures(wanted);
      if (files === undefined) return undefined;
      await close();
      open = { place, files };
      return files;
    });

  const reading =
    (from: BatchSource | undefined): ReadPicture =>
    async (path) => {
      const files = from && (await filesOf(from));
      const bytes = await files?.read(path);
      if (bytes !== undefined) return ok(bytes);
      if (from !== undefined && files !== undefined && (await isThere(from))) {
        return err({ kind: 'fileMissing' });
      }
      // Put in again it is read anew.
      await close();
      return err({ kind: 'batchPicturesUnreadable' });
    };

  return { files: filesOf, reading, close };
}
