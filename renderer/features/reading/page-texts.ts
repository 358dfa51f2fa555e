/** Texts of pages as the record has them, kept at hand while the desk is open. */
import type { AppError } from '../../../shared/domain/app-error';
import type { ReadText } from '../../../shared/domain/page-text';
import { pageTextSchema, type PageText } from '../../../shared/domain/page-text';
import type { Result } from '../../../shared/domain/result';

/** Texts are small; a case has at most 200 pages. */
const mostKept = 400;

/** The texts of an open desk. */
export type PageTexts = ReturnType<typeof pageTexts>;

/** `load` reads a file of the record. */
export function pageTexts(
  load: (caseId: string, sha256: string) => Promise<Result<Uint8Array, AppError>>,
) {
  const kept = new Map<string, Promise<PageText | undefined>>();
  const read = async (caseId: string, sha256: string): Promise<PageText | undefined> => {
    const loaded = await load(caseId, sha256);
    if (!loaded.ok) return undefined;
    try {
      const parsed = pageTextSchema.safeParse(JSON.parse(new TextDecoder().decode(loaded.value)));
      return parsed.data;
    } catch {
      return undefined;
    }
  };
  return {
    /** Nothing where the file is damaged: the page is typed from as ever. */
    find(caseId: string, { sha256 }: ReadText): Promise<PageText | undefined> {
      const key = `${caseId}/${sha256}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const [oldest] = kept.keys();
      if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
      const found = read(caseId, sha256).catch(() => undefined);
      kept.set(key, found);
      // What could not be read once may be there the next time.
      void found.then((text) => {
        if (text === undefined) kept.delete(key);
      });
      return found;
    },
    clear: () => kept.clear(),
  };
}
