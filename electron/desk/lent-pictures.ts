/** Pictures that main handed to the window to be looked at, and that come back as pages: kept for that moment, so that they travel once. */
import type { Ok } from '../../shared/domain/result';
import { ok } from '../../shared/domain/result';

/** Of several families under way; what was handed out longest ago goes first, and is sent again by the window. */
const mostBytes = 64 * 1024 * 1024;

export type LentPictures = ReturnType<typeof createLentPictures>;

/** None is lent yet. */
export function createLentPictures() {
  const lent = new Map<string, Uint8Array>();
  let bytes = 0;
  const take = (pageId: string): Ok<Uint8Array> | undefined => {
    const picture = lent.get(pageId);
    if (picture === undefined) return undefined;
    lent.delete(pageId);
    bytes -= picture.byteLength;
    return ok(picture);
  };
  return {
    lend(pageId: string, picture: Uint8Array): void {
      take(pageId);
      lent.set(pageId, picture);
      bytes += picture.byteLength;
      for (const oldest of lent.keys()) {
        if (bytes <= mostBytes) return;
        take(oldest);
      }
    },
    /** Once; nothing where it was never lent, or is forgotten. */
    take,
    /** With the lock. */
    forget(): void {
      lent.clear();
      bytes = 0;
    },
  };
}
