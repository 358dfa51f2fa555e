/** Takes picture files of several pages apart before anything is said of where their pages belong. */
import { imageLimits } from '../../../shared/capture/image-header';
import { isTiff, severalPages, tiffPageFile } from '../../../shared/capture/tiff-pages';
import type { Brought } from './page-intake';

/**
 * The pictures, each of one page and in their order. A file of one page is left as it is; of others every page is a picture
 * of its own with the packed pixels of the file, bit for bit, and one that cannot be taken out is refused in its place.
 */
export async function eachPage(pictures: readonly Brought[]): Promise<readonly Brought[]> {
  const all: Brought[] = [];
  for (const picture of pictures) all.push(...(await pagesOf(picture).catch(() => [picture])));
  return all;
}

const ofOnePage = ['image/jpeg', 'image/png', 'image/webp'];

/** By what the file says it is: most are of one page, and nothing has to be read before they are taken. */
export const mayBeSeveral = ({ file }: Pick<Brought, 'file'>): boolean =>
  !ofOnePage.includes(file.type);

/** Throws where the file went meanwhile: the intake says so. */
async function pagesOf(picture: Brought): Promise<readonly Brought[]> {
  const { file, name, pageId, ...said } = picture;
  if (file.size > imageLimits.bytes) return [picture];
  if (!isTiff(new Uint8Array(await file.slice(0, 4).arrayBuffer()))) return [picture];
  const bytes = new Uint8Array(await file.arrayBuffer());
  const places = severalPages(bytes);
  if (places.length < 2) return [picture];
  // Pages that share their pixels would together be more than any file may have.
  let room = bytes.byteLength * 2;
  return places.map((place, index) => {
    const page = tiffPageFile(bytes, place, Math.min(room, imageLimits.bytes));
    if (page.ok) room -= page.value.byteLength;
    return {
      ...said,
      name: `${name} (${String(index + 1)})`,
      file: new Blob(page.ok ? [page.value] : [], { type: 'image/tiff' }),
      ...(page.ok ? {} : { refusal: page.error }),
      ...(index === 0 && pageId !== undefined ? { pageId } : {}),
    };
  });
}
