/** Sheets of an archive that carry pictures: each page in the size it has in the hand where it fits, two sides of a card on one. */
import type { ArchivePlan } from '../../shared/archive/archive-plan-schema';
import type { SheetHead } from './archive-page-frame';
import { footerMarks, headerMarks, imageArea } from './archive-page-frame';
import { grey } from './colours';
import type { Bookmark } from './outline';
import type { Mark, PageDraft } from './page-draft';
import { a4, ptPerMm } from './page-geometry';
import type { PageTexts } from './page-texts';
import type { TextStyle, Typesetter } from './typesetter';

type PlannedDocument = Pick<ArchivePlan['documents'][number], 'pages'>;
type ImagePlan = PlannedDocument['pages'][number];
type PageSize = { readonly widthPt: number; readonly heightPt: number };

/** Pages of a document that stand on one sheet, with their places in the document, counted from 0. */
type ImageSheet = {
  readonly pages: readonly { readonly page: ImagePlan; readonly place: number }[];
};

/** What a sheet needs to know of the paper around it. */
type SheetPlace = {
  /** Of its first picture among all pictures of the paper. */
  readonly image: number;
  /** Of the sheet, as its foot says. */
  readonly sheet: number;
  readonly documentTitle: string;
  readonly pagesOfDocument: number;
};

const sideTitle: TextStyle = { face: 'heiBold', sizePt: 10.5 };
const hashNote: TextStyle = { face: 'hei', sizePt: 6, colour: grey };
const sideTitlePt = 7 * ptPerMm;
const hashNotePt = 5 * ptPerMm;
const betweenSidesPt = 16 * ptPerMm;

/** The sheets of a document in their order, and a bookmark for each of its pages. */
export function documentSheets(
  head: SheetHead,
  document: PlannedDocument,
  first: Pick<SheetPlace, 'image' | 'sheet' | 'documentTitle'> & {
    /** Where the first sheet stands in the file, counted from 0. */
    readonly page: number;
  },
  set: Typesetter,
  texts: PageTexts,
): { readonly drafts: readonly PageDraft[]; readonly bookmarks: readonly Bookmark[] } {
  const drafts: PageDraft[] = [];
  const bookmarks: Bookmark[] = [];
  let { image } = first;
  for (const [index, sheet] of imageSheets(document).entries()) {
    const place = { ...first, image, sheet: first.sheet + index };
    const draft = imagePage(head, sheet, { ...place, pagesOfDocument: document.pages.length }, set);
    drafts.push(withTextLayer(draft, sheet, texts, set));
    for (const { page } of sheet.pages) {
      bookmarks.push({ title: page.title, page: first.page + index, children: [] });
    }
    image += sheet.pages.length;
  }
  return { drafts, bookmarks };
}

function imageSheets({ pages }: PlannedDocument): ImageSheet[] {
  const sheets: { page: ImagePlan; place: number }[][] = [];
  for (const [place, page] of pages.entries()) {
    const last = sheets.at(-1);
    if (page.isOtherSide === true && last?.length === 1) last.push({ page, place });
    else sheets.push([{ page, place }]);
  }
  return sheets.map((together) => ({ pages: together }));
}

function imagePage(
  head: SheetHead,
  { pages }: ImageSheet,
  place: SheetPlace,
  set: Typesetter,
): PageDraft {
  const titles = pages.map(({ page }) => page.title).join('、');
  const numbers = pages.map((each) => each.place + 1).join('、');
  const words = `${place.documentTitle}　${titles}（第${numbers}页，共${place.pagesOfDocument}页）`;
  const [only] = pages;
  const drawn =
    pages.length === 1 && only !== undefined
      ? onePicture(only.page, place)
      : cardSides(
          pages.map(({ page }) => page),
          place,
          set,
        );
  const { size, marks, note } = drawn;
  return {
    ...size,
    marks: [
      ...headerMarks(head, size, set, words),
      ...marks,
      ...footerMarks(place.sheet, size, set, note),
    ],
  };
}

/** The sheet with what was read on its pictures laid over each of them. */
function withTextLayer(
  draft: PageDraft,
  { pages }: ImageSheet,
  texts: PageTexts,
  set: Typesetter,
): PageDraft {
  const read = pages.map(({ page }) => page.text && texts.get(page.text.sha256));
  let picture = 0;
  const marks = draft.marks.flatMap((mark) => {
    if (mark.kind !== 'image') return [mark];
    const text = read[picture];
    picture += 1;
    return text === undefined ? [mark] : [mark, ...set.unseen(text, mark)];
  });
  return { ...draft, marks };
}

type Drawn = {
  readonly size: PageSize;
  readonly marks: readonly Mark[];
  readonly note: string;
};

/** In its own size if the sheet has room for that, else as large as the sheet allows, upright either way. */
function onePicture({ image, widthMm }: ImagePlan, place: SheetPlace): Drawn {
  const shape = image.heightPx / image.widthPx;
  const lying = { widthPt: a4.heightPt, heightPt: a4.widthPt };
  const own = widthMm === undefined ? undefined : widthMm * ptPerMm;
  const roomy = [a4, lying].find((each) => own !== undefined && own <= widestIn(each, shape));
  // The sheet lies down for a picture that is wider than high.
  const size = roomy ?? (shape < 1 ? lying : a4);
  const area = imageArea(size);
  const widthPt = roomy === undefined || own === undefined ? widestIn(size, shape) : own;
  const heightPt = widthPt * shape;
  const mark: Mark = {
    kind: 'image',
    index: place.image,
    xPt: (size.widthPt - widthPt) / 2,
    yPt: area.topPt + (area.heightPt - heightPt) / 2,
    widthPt,
    heightPt,
  };
  const notes = [
    `SHA-256 ${image.sha256}`,
    ...(own === undefined ? [] : [sizeWords(widthPt / own)]),
  ];
  return { size, marks: [mark], note: notes.join('　') };
}

/** Width at which a picture of these proportions fills the room for it. */
function widestIn(size: PageSize, shape: number): number {
  const area = imageArea(size);
  return Math.min(area.widthPt, area.heightPt / shape);
}

function sizeWords(scale: number): string {
  return scale === 1 ? '按原件大小' : `缩至原件的${Math.round(scale * 100)}%`;
}

/** One under the other, each with its name above and its hash below, in the size of the card itself. */
function cardSides(sides: readonly ImagePlan[], place: SheetPlace, set: Typesetter): Drawn {
  const area = imageArea(a4);
  const blocks = sides.map(({ title, image, widthMm = 0 }) => {
    const widthPt = Math.min(widthMm * ptPerMm, area.widthPt);
    return { title, image, widthPt, heightPt: (widthPt * image.heightPx) / image.widthPx };
  });
  const highPt = blocks.reduce((sum, { heightPt }) => sum + heightPt, 0);
  const allPt =
    highPt + blocks.length * (sideTitlePt + hashNotePt) + (blocks.length - 1) * betweenSidesPt;
  const marks: Mark[] = [];
  // A little above the middle, where the eye takes the middle to be.
  let yPt = area.topPt + (area.heightPt - allPt) * 0.4;
  for (const [index, { title, image, widthPt, heightPt }] of blocks.entries()) {
    const xPt = (a4.widthPt - widthPt) / 2;
    marks.push(set.text(title, sideTitle, xPt, yPt + sideTitlePt - 2 * ptPerMm));
    yPt += sideTitlePt;
    marks.push({ kind: 'image', index: place.image + index, xPt, yPt, widthPt, heightPt });
    yPt += heightPt;
    marks.push(set.text(`SHA-256 ${image.sha256}`, hashNote, xPt, yPt + 3.2 * ptPerMm));
    yPt += hashNotePt + betweenSidesPt;
  }
  return { size: a4, marks, note: '证件两面按原件大小' };
}
