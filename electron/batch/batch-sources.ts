/** The pictures an agent brought, in a folder or a zip: listed, and read one at a time. */
import { opendir, stat } from 'node:fs/promises';
import { imageLimits } from '../../shared/capture/image-header';
import type { BatchSource } from '../../shared/batch/batch-plan';
import type { FoundPicture } from '../../shared/batch/batch-pictures';
import { pathFault } from '../../shared/archive/package/safe-name';
import type { FoundFiles } from '../archive/found-files';
import { openFolderFiles } from '../archive/folder-files';
import { openZipFiles } from '../archive/zip-files';
import { afterwards } from '../../shared/domain/afterwards';

/** Pictures of a whole batch. */
const mostPictures = 50_000;
const pictureName = /\.(jpe?g|png|tiff?)$/i;
/** What computers put beside pictures by themselves. */
const hidden = /(^|\/)(\.|__MACOSX\/)/;

export type OpenPictures = {
  readonly pictures: readonly FoundPicture[];
  /** Nothing when it is gone, is no plain file, or is larger than a picture may be. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
  readonly close: () => Promise<void>;
};

/** What is there; nothing when it cannot be read, or is more than a batch takes. */
export async function openPictures({
  form,
  place,
}: BatchSource): Promise<OpenPictures | undefined> {
  // What packs folders in a Chinese Windows writes names in GBK and does not say so.
  const found = await (form === 'zip' ? openZipFiles(place, 'gb18030') : openFolderFiles(place));
  if (found === undefined) return undefined;
  const files = picturesIn(found);
  if (files.size > mostPictures) {
    await found.close();
    return undefined;
  }
  return {
    pictures: [...files.values()].map(({ path, bytes }) => ({ path, bytes })),
    read: async (path) => {
      const file = files.get(path);
      return file === undefined || file.bytes > imageLimits.bytes ? undefined : file.read();
    },
    close: found.close,
  };
}

/** Whether it is where it was; of a drive that was pulled an empty folder may stay. */
export async function isThere({ form, place }: BatchSource): Promise<boolean> {
  try {
    if (form === 'zip') return (await stat(place)).isFile();
    const folder = await opendir(place);
    const first = await afterwards(folder.read(), () => folder.close());
    return first !== null;
  } catch {
    return false;
  }
}

function picturesIn({ files }: FoundFiles) {
  const usable = files.filter(
    ({ path }) => pictureName.test(path) && !hidden.test(path) && pathFault(path) === undefined,
  );
  return new Map(usable.map((file) => [file.path, file]));
}
