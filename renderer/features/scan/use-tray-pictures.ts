/** Small pictures of pages in the tray, so that a person sees which paper each one is. */
import { useEffect, useState } from 'react';
import { useSession } from '../../session/session-provider';

const widthPx = 240;
/** Beyond these a list of pictures helps nobody; the pages are counted all the same. */
export const mostTrayPictures = 60;

/** Addresses by page, as they come; a page that this window cannot draw has none. */
export function useTrayPictures(
  caseId: string,
  ids: readonly string[],
): ReadonlyMap<string, string> {
  const { bridge } = useSession();
  const [pictures, setPictures] = useState<ReadonlyMap<string, string>>(new Map());
  const wanted = ids.slice(0, mostTrayPictures).join(' ');
  useEffect(() => {
    let gone = false;
    const made = new Map<string, string>();
    const load = async () => {
      // One after the other: each is a whole scan until it is made small.
      for (const id of wanted.split(' ').filter(Boolean)) {
        const read = await bridge.scanners.page({ caseId, id });
        const small = read.ok ? await smallPicture(read.value) : undefined;
        if (gone) return;
        if (small === undefined) continue;
        made.set(id, URL.createObjectURL(small));
        setPictures(new Map(made));
      }
    };
    void load();
    return () => {
      gone = true;
      for (const url of made.values()) URL.revokeObjectURL(url);
    };
  }, [bridge, caseId, wanted]);
  return pictures;
}

async function smallPicture(bytes: Uint8Array): Promise<Blob | undefined> {
  try {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(bytes)]), {
      resizeWidth: widthPx,
      resizeQuality: 'medium',
    });
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    bitmap.close();
    return await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
  } catch {
    return undefined;
  }
}
