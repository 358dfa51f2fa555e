/** The files of a case that a package 归档信息包 holds, each with its place and what the catalogue says of it. */
import type { Case } from '../../domain/case';
import type { ImageFile, Page } from '../../domain/document';
import type { Instant, Sha256 } from '../../domain/ids';
import type { Letter, PaperFile } from '../../domain/letter';
import { isValid, tellsDecision } from '../../domain/letter';
import type { Result } from '../../domain/result';
import { ok } from '../../domain/result';
import type { PolicyPack } from '../../policy/pack';
import { templateOf } from '../../policy/usual-letters';
import type { ArchiveProblem, NamedDocument } from '../archive-sheets';
import { namedDocuments } from '../archive-sheets';
import type { PackageProfile } from './package-profile';
import { nameBy } from './package-profile';

export const payloadFolder = 'data';

/** What a file of a case is (DA/T 46-2009: 文件组合类型 and 数字化属性 differ by it). */
type ItemKind = 'document' | 'image' | 'letter' | 'signature' | 'slip' | 'wholeCase';

/** A file of the case as the package holds it, bit for bit as the station keeps it. */
export type PackageItem = {
  readonly path: string;
  readonly kind: ItemKind;
  /** 顺序号 in its folder; pages of a document share the document's. */
  readonly no: number;
  /** Number of a page in its document. */
  readonly pageNo?: number;
  readonly title: string;
  /** 文书编号. */
  readonly number?: string;
  /** 责任者. */
  readonly author: string;
  readonly at: Instant;
  readonly pages: number;
  readonly mediaType: ImageFile['mediaType'] | 'application/pdf';
  readonly sha256: Sha256;
  readonly bytes: number;
  /** Present for what a camera or scanner took (数字化属性). */
  readonly image?: {
    readonly widthPx: number;
    readonly heightPx: number;
    readonly dpi?: number;
    readonly source: Page['source'] | 'screen';
  };
  /** Why a letter was declared void. */
  readonly voided?: string;
  /** Code points that are printed as 〔U+XXXXX〕. */
  readonly missingGlyphs?: readonly number[];
  /** Code points that a clip of the register page shows. */
  readonly clippedGlyphs?: readonly number[];
};

/** The PDF of one document, made by the papers process. */
export type DocumentPdf = { readonly documentId: string; readonly file: PaperFile };

export type ItemsInput = {
  readonly current: Case;
  readonly pack: PolicyPack;
  readonly profile: PackageProfile;
  readonly documentPdfs: readonly DocumentPdf[];
  /** The whole case as one PDF, and when it was sealed. */
  readonly wholeCase: { readonly file: PaperFile; readonly title: string; readonly at: Instant };
};

/** Endings of files by their type. */
const endings: Readonly<Record<PackageItem['mediaType'], string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/tiff': 'tif',
};

const signatureTitle = '数据核验授权签名';
const slipTitle = '送达回证';

const padded = (value: number, digits: number) => String(value).padStart(digits, '0');

/**
 * Materials, process, result: the order of GB/T 42727-2023 clause 7 (归档信息包的内容、结构). Originals are masters and
 * stay bit-exact (DA/T 31-2017); void letters are kept, marked as such, because their numbers are accounted for.
 */
export function packageItems(input: ItemsInput): Result<PackageItem[], ArchiveProblem> {
  const { current, pack, profile, wholeCase } = input;
  const documents = namedDocuments(current.documents, pack);
  if (!documents.ok) return documents;
  const made = current.letters
    .filter((letter): letter is Letter & { readonly file: PaperFile } => letter.file !== undefined)
    .toSorted((a, b) => Date.parse(a.numberedAt) - Date.parse(b.numberedAt));
  const isResult = (letter: Letter) => tellsDecision(letter) && isValid(letter);
  const results = made.filter(isResult);
  const process = made.filter((letter) => !isResult(letter));
  const { folders, names } = profile;
  const letters = (some: typeof made, folder: string) =>
    some.map((letter, index) => letterItem(letter, index + 1, folder, input));
  return ok([
    ...documents.value.flatMap((document, index) => documentItems(document, index + 1, input)),
    ...letters(process, folders.process),
    ...pictureItems(current, process.length, profile),
    ...letters(results, folders.results),
    {
      ...paper(wholeCase.file),
      path: placed(
        folders.results,
        nameBy(names.paper, { no: padded(results.length + 1, 2), title: wholeCase.title }),
        'application/pdf',
      ),
      kind: 'wholeCase',
      no: results.length + 1,
      title: wholeCase.title,
      author: pack.office.name,
      at: wholeCase.at,
    },
  ]);
}

function placed(folder: string, name: string, mediaType: PackageItem['mediaType']): string {
  return `${payloadFolder}/${folder}/${name}.${endings[mediaType]}`;
}

function paper({ sha256, bytes, pages, missingGlyphs, clippedGlyphs }: PaperFile) {
  const missing = missingGlyphs.length === 0 ? {} : { missingGlyphs };
  const clipped = clippedGlyphs === undefined ? {} : { clippedGlyphs };
  return { sha256, bytes, pages, mediaType: 'application/pdf' as const, ...missing, ...clipped };
}

function documentItems(
  { title, source, pages }: NamedDocument,
  no: number,
  { current, profile: { folders, names }, documentPdfs }: ItemsInput,
): PackageItem[] {
  const author = source.inspection?.by ?? current.openedBy;
  const pdf = documentPdfs.find(({ documentId }) => documentId === source.id);
  const numbered = padded(no, 2);
  const images = pages.map(({ title: pageTitle, page }, index): PackageItem => {
    const { sha256, bytes, mediaType, widthPx, heightPx } = page.original;
    const dpi = page.shape?.dpi;
    const name = nameBy(names.image, {
      no: numbered,
      page: padded(index + 1, 4),
      title: pageTitle,
    });
    return {
      path: placed(folders.images, name, mediaType),
      kind: 'image',
      no,
      pageNo: index + 1,
      title: `${title} ${pageTitle}`,
      author: current.openedBy,
      at: page.capturedAt,
      pages: 1,
      mediaType,
      sha256,
      bytes,
      image: { widthPx, heightPx, source: page.source, ...(dpi === undefined ? {} : { dpi }) },
    };
  });
  if (pdf === undefined) return images;
  const at = source.inspection?.at ?? pages.at(-1)?.page.capturedAt ?? current.openedAt;
  const name = nameBy(names.document, { no: numbered, title });
  const path = placed(folders.materials, name, 'application/pdf');
  return [{ ...paper(pdf.file), path, kind: 'document', no, title, author, at }, ...images];
}

function letterItem(
  letter: Letter & { readonly file: PaperFile },
  no: number,
  folder: string,
  { pack, profile: { names } }: ItemsInput,
): PackageItem {
  const { title } = templateOf(pack, letter.kind);
  const { number, voided } = letter;
  const pattern = voided === undefined ? names.letter : names.voidLetter;
  const name = nameBy(pattern, { no: padded(no, 2), title, number });
  return {
    ...paper(letter.file),
    path: placed(folder, name, 'application/pdf'),
    kind: 'letter',
    no,
    title,
    number,
    author: pack.office.name,
    at: letter.numberedAt,
    ...(voided === undefined ? {} : { voided: voided.reason }),
  };
}

/**
 * What was signed by hand: the consent to be looked up (shared/domain/identity-check.ts), and the receipts of letters 送达
 * 回证 (shared/domain/service.ts), also of letters that were declared void later.
 */
function pictureItems(
  { identityChecks = [], letters }: Case,
  before: number,
  { folders, names }: PackageProfile,
): PackageItem[] {
  const consents = identityChecks.flatMap(({ authorisation, name, at }) =>
    authorisation === undefined
      ? []
      : [
          {
            kind: 'signature' as const,
            file: authorisation.signature,
            title: signatureTitle,
            author: name,
            at,
            source: 'screen' as const,
          },
        ],
  );
  const slips = letters.flatMap(({ served, number }) =>
    served?.slip === undefined
      ? []
      : [
          {
            kind: 'slip' as const,
            file: served.slip.original,
            title: slipTitle,
            number,
            author: served.to,
            at: served.at,
            source: 'camera' as const,
          },
        ],
  );
  return [...consents, ...slips].map(({ file, source, ...said }, index) => {
    const { sha256, bytes, mediaType, widthPx, heightPx } = file;
    const no = before + index + 1;
    const name =
      'number' in said
        ? nameBy(names.letter, { no: padded(no, 2), title: said.title, number: said.number })
        : nameBy(names.paper, { no: padded(no, 2), title: said.title });
    return {
      ...said,
      path: placed(folders.process, name, mediaType),
      no,
      pages: 1,
      mediaType,
      sha256,
      bytes,
      image: { widthPx, heightPx, source },
    };
  });
}
