/** The picture of a page as papers show it, to be looked at and cut from. */
import { useEffect, useRef, useState } from 'react';
import type { Page } from '../../../shared/domain/document';
import { loadImage } from '../../db/image-shelf';
import { useSession } from '../../session/session-provider';

/** `src` for the screen, `bitmap` the same pixels. */
export type PagePicture = {
  /** SHA-256 of the image. */
  readonly of: string;
  readonly src: string;
  readonly bitmap: ImageBitmap;
  readonly widthPx: number;
  readonly heightPx: number;
};

/**
 * `undefined` while it is read, `null` when it cannot be. A page whose image becomes another one meanwhile, because it was
 * encoded anew behind the work, shows the one before until the other is read.
 */
export function usePagePicture(
  caseId: string,
  page: Pick<Page, 'id' | 'corrected'> | undefined,
): PagePicture | null | undefined {
  const { workingSet } = useSession();
  const [shown, setShown] = useState<{ pageId: string; picture: PagePicture | null }>();
  const open = useRef<PagePicture>(undefined);
  const pageId = page?.id;
  const sha256 = page?.corrected.sha256;
  useEffect(() => {
    const store = workingSet.store();
    if (store === undefined || pageId === undefined || sha256 === undefined) return;
    let gone = false;
    const read = async (): Promise<PagePicture | null> => {
      const bytes = await loadImage(store, workingSet.bridge.blobs.read, caseId, { sha256 });
      if (!bytes.ok) return null;
      const blob = new Blob([bytes.value], { type: 'image/jpeg' });
      const bitmap = await createImageBitmap(blob);
      const { width: widthPx, height: heightPx } = bitmap;
      return { of: sha256, src: URL.createObjectURL(blob), bitmap, widthPx, heightPx };
    };
    void read()
      .catch(() => null)
      .then((picture) => {
        if (gone) return close(picture ?? undefined);
        const before = open.current;
        open.current = picture ?? undefined;
        setShown({ pageId, picture });
        close(before);
      });
    return () => {
      gone = true;
    };
  }, [workingSet, caseId, pageId, sha256]);
  useEffect(
    () => () => {
      close(open.current);
      open.current = undefined;
    },
    [],
  );
  return shown?.pageId === pageId ? shown?.picture : undefined;
}

function close(picture: PagePicture | undefined): void {
  if (picture === undefined) return;
  picture.bitmap.close();
  URL.revokeObjectURL(picture.src);
}
