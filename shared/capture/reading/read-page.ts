/** A page that was read, with what it was taken for at the desk. */
import type { PageText } from '../../domain/page-text';

export type ReadPage = {
  readonly documentId: string;
  readonly pageId: string;
  /** Kind and role as the packs name them; 身份证 is `idCard` with `portrait` and `emblem`. */
  readonly kind: string;
  readonly role: string;
  readonly text: PageText;
};
