/** The pictures of a family one by one: of a file of several pages, each page is one. */
import { posix } from 'node:path';
import { imageLimits } from '../../shared/capture/image-header';
import { mostTiffPages, severalPages, tiffPageFile } from '../../shared/capture/tiff-pages';
import type { BatchFamily, FamilyOutcome } from '../../shared/batch/batch-plan';
import { mostPicturesOfRow } from '../../shared/batch/batch-plan';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { sha256Hex } from '../vault/seal';

/** Reads a picture of the source; `fileMissing` is the picture's own trouble, anything else the source's. */
export type ReadPicture = (path: string) => Promise<Result<Uint8Array, AppError>>;

type Picture = BatchFamily['pictures'][number];
type EachPicture = Picture & {
  /** As it is told to people. */
  readonly name: string;
};

const mayHavePages = /\.tiff?$/i;

/** A file's own name, as it is told to people. */
export const fileNameOf = (path: string): string => posix.basename(path).slice(-300);

/** The id of a page of a file, from 0: the same whenever it is asked for, so that no page is ever taken in twice. */
function pageIdOf(fileId: string, page: number): string {
  if (page === 0) return fileId;
  const [time, rest] = [fileId.slice(0, 15), sha256Hex(Buffer.from(`${fileId}/${String(page)}`))];
  return `${time}${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6, 18)}`;
}

/** Every id that a picture of this file may have; how many pages it has is known only where it can be read. */
export function mayBeIds({ id, path }: Picture): readonly string[] {
  if (!mayHavePages.test(path)) return [id];
  return Array.from({ length: mostTiffPages }, (_, page) => pageIdOf(id, page));
}

/** Every picture in order, and the files whose pages would be more than one family may bring. */
export async function eachPicture(
  pictures: readonly Picture[],
  read: ReadPicture,
): Promise<
  Result<
    { readonly each: readonly EachPicture[]; readonly refused: FamilyOutcome['refused'] },
    AppError
  >
> {
  const each: EachPicture[] = [];
  const refused: FamilyOutcome['refused'] = [];
  for (const [index, { id, path }] of pictures.entries()) {
    const pages = await pagesIn(path, read);
    if (!pages.ok) return pages;
    const name = fileNameOf(path);
    const others = pictures.length - index - 1;
    if (each.length + pages.value + others > mostPicturesOfRow) {
      refused.push({ name, why: 'tooManyPages' });
    } else if (pages.value === 1) {
      each.push({ id, path, name });
    } else {
      for (let page = 0; page < pages.value; page += 1) {
        each.push({
          id: pageIdOf(id, page),
          path,
          name: `${name.slice(-290)} (${String(page + 1)})`,
        });
      }
    }
  }
  return ok({ each, refused });
}

async function pagesIn(path: string, read: ReadPicture): Promise<Result<number, AppError>> {
  if (!mayHavePages.test(path)) return ok(1);
  const bytes = await read(path);
  // It will be told when its turn comes.
  if (!bytes.ok) return bytes.error.kind === 'fileMissing' ? ok(1) : bytes;
  return ok(Math.max(1, severalPages(bytes.value).length));
}

/** The bytes of one picture; of a page of a file that has several, that page alone. */
export async function readEach(
  pictures: readonly Picture[],
  id: string,
  read: ReadPicture,
): Promise<Result<Uint8Array, AppError>> {
  for (const { id: fileId, path } of pictures) {
    const page = pageNumber(fileId, path, id);
    if (page === undefined) continue;
    const bytes = await read(path);
    if (!bytes.ok || !mayHavePages.test(path)) return bytes;
    const place = severalPages(bytes.value)[page];
    if (place === undefined) return page === 0 ? bytes : err({ kind: 'fileMissing' });
    return tiffPageFile(bytes.value, place, imageLimits.bytes);
  }
  return err({ kind: 'fileMissing' });
}

function pageNumber(fileId: string, path: string, id: string): number | undefined {
  if (id === fileId) return 0;
  // Its time is that of the file.
  if (!mayHavePages.test(path) || id.slice(0, 15) !== fileId.slice(0, 15)) return undefined;
  for (let page = 1; page < mostTiffPages; page += 1) {
    if (pageIdOf(fileId, page) === id) return page;
  }
  return undefined;
}
