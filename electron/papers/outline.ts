/** Bookmarks and page labels from low-level objects (ISO 32000-1, 12.3.3 and 12.4.2). */
import type { PDFContext, PDFDict, PDFDocument, PDFRef } from 'pdf-lib';
import { PDFHexString, PDFName, PDFNumber } from 'pdf-lib';

export type Bookmark = {
  readonly title: string;
  /** Page it leads to, counted from 0. */
  readonly page: number;
  readonly children: readonly Bookmark[];
};

/** From page `from` (counted from 0) on, pages are called prefix + 1, 2, 3 … or just the prefix. */
export type PageLabel = {
  readonly from: number;
  readonly prefix: string;
  readonly counted: boolean;
};

/** Adds the outline and opens it beside the page. */
export function addBookmarks(document: PDFDocument, bookmarks: readonly Bookmark[]): void {
  const { context, catalog } = document;
  const root = context.obj({ Type: 'Outlines' });
  const rootRef = context.register(root);
  const pages = document.getPages().map((page) => page.ref);
  linkChildren(context, root, rootRef, bookmarks, pages);
  catalog.set(PDFName.of('Outlines'), rootRef);
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}

/** Links the children of an outline item; second-level items start closed. Returns how many are visible. */
function linkChildren(
  context: PDFContext,
  parent: PDFDict,
  parentRef: PDFRef,
  bookmarks: readonly Bookmark[],
  pages: readonly PDFRef[],
): void {
  if (bookmarks.length === 0) return;
  const refs = bookmarks.map(() => context.nextRef());
  for (const [index, { title, page, children }] of bookmarks.entries()) {
    const ref = refs[index];
    const target = pages[page];
    if (ref === undefined || target === undefined)
      throw new RangeError('Bookmark beyond the pages');
    const item = context.obj({ Parent: parentRef, Dest: [target, PDFName.of('Fit')] });
    item.set(PDFName.of('Title'), PDFHexString.fromText(title));
    const [before, after] = [refs[index - 1], refs[index + 1]];
    if (before !== undefined) item.set(PDFName.of('Prev'), before);
    if (after !== undefined) item.set(PDFName.of('Next'), after);
    linkChildren(context, item, ref, children, pages);
    if (children.length > 0) item.set(PDFName.of('Count'), PDFNumber.of(-children.length));
    context.assign(ref, item);
  }
  const [first, last] = [refs[0], refs[refs.length - 1]];
  if (first !== undefined) parent.set(PDFName.of('First'), first);
  if (last !== undefined) parent.set(PDFName.of('Last'), last);
  parent.set(PDFName.of('Count'), PDFNumber.of(bookmarks.length));
}

/** Names the pages as a reader shows them. */
export function addPageLabels(document: PDFDocument, labels: readonly PageLabel[]): void {
  const { context, catalog } = document;
  const entries = labels.flatMap(({ from, prefix, counted }) => {
    const label = context.obj(counted ? { S: 'D', St: 1 } : {});
    if (prefix !== '') label.set(PDFName.of('P'), PDFHexString.fromText(prefix));
    return [PDFNumber.of(from), label];
  });
  catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: entries }));
}
