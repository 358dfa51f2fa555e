/** What is looked at inside the files of a package, and the checks of usability and safety that follow of it. */
import { readImageHeader } from '../../capture/image-header';
import type { DigestedItem } from '../package/metadata-facts';
import type { CheckProblem } from './check-items';

/** What a PDF says of itself when it is opened again. */
export type PdfFacts = {
  readonly pages: number;
  readonly isEncrypted: boolean;
  /** Scripts, launches of programs, or files inside. */
  readonly isActive: boolean;
};

/** Opens a PDF; nothing when it does not open. */
export type PdfProbe = (bytes: Uint8Array) => Promise<PdfFacts | undefined>;

export type ContentFindings = {
  readonly format: readonly CheckProblem[];
  readonly readable: readonly CheckProblem[];
  readonly encrypted: readonly CheckProblem[];
  readonly active: readonly CheckProblem[];
  readonly pdfs: number;
  readonly images: number;
  readonly pages: number;
};

const imageTypes = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp', tiff: 'image/tiff' };

/** Looks at the files of a case one after the other, as they are read anyway. */
export function createContentProbe(items: readonly DigestedItem[], pdf: PdfProbe) {
  const byPath = new Map(items.map((item) => [item.path, item]));
  const format: CheckProblem[] = [];
  const readable: CheckProblem[] = [];
  const encrypted: CheckProblem[] = [];
  const active: CheckProblem[] = [];
  const count = { pdfs: 0, images: 0, pages: 0 };

  async function lookAtPdf({ path, pages }: DigestedItem, bytes: Uint8Array): Promise<void> {
    count.pdfs += 1;
    const isPdf = [0x25, 0x50, 0x44, 0x46, 0x2d].every((byte, at) => bytes[at] === byte);
    if (!isPdf) format.push({ kind: 'formatDiffers', path });
    const facts = isPdf ? await pdf(bytes) : undefined;
    if (facts === undefined || facts.pages < 1) {
      readable.push({ kind: 'contentUnreadable', path });
      return;
    }
    count.pages += facts.pages;
    if (facts.pages !== pages) {
      readable.push({ kind: 'pagesDiffer', path, told: pages, found: facts.pages });
    }
    if (facts.isEncrypted) encrypted.push({ kind: 'encrypted', path });
    if (facts.isActive) active.push({ kind: 'active', path });
  }

  function lookAtImage({ path, mediaType, image }: DigestedItem, bytes: Uint8Array): void {
    count.images += 1;
    const header = readImageHeader(bytes);
    if (!header.ok) {
      readable.push({ kind: 'contentUnreadable', path });
      return;
    }
    const { widthPx, heightPx } = header.value;
    // The record may have turned the picture as its EXIF asks.
    const told = [image?.widthPx, image?.heightPx].toSorted().join();
    const isSame = told === [widthPx, heightPx].toSorted().join();
    if (imageTypes[header.value.format] !== mediaType || !isSame) {
      format.push({ kind: 'formatDiffers', path });
    }
  }

  return {
    look: async (path: string, bytes: Uint8Array): Promise<void> => {
      const item = byPath.get(path);
      if (item === undefined) return;
      if (item.mediaType === 'application/pdf') await lookAtPdf(item, bytes);
      else lookAtImage(item, bytes);
    },
    findings: (): ContentFindings => ({ format, readable, encrypted, active, ...count }),
  };
}
