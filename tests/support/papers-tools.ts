/** What the tests of papers ask of poppler, qpdf and rendered pictures of pages. */
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageDraft } from '../../electron/papers/page-draft';
import type { PaperFonts } from '../../electron/papers/paper-fonts';
import { scratchFolder } from './scratch-folder';

/** Writes bytes to a new file and gives its path. */
export function savePdf(bytes: Uint8Array): string {
  const path = join(scratchFolder('papers'), 'paper.pdf');
  writeFileSync(path, bytes);
  return path;
}

function run(tool: string, ...args: string[]): string {
  return execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
}

const noBlanks = (text: string) => text.replace(/\s+/g, '');

/** The text of a PDF in the order in which it was drawn, without blanks. */
export const textOf = (path: string) => noBlanks(run('pdftotext', '-raw', path, '-'));

/** All texts of drafted pages in drawing order, without blanks. */
export function draftText(drafts: readonly PageDraft[]): string {
  const texts = drafts.flatMap(({ marks }) =>
    marks.map((mark) => (mark.kind === 'text' || mark.kind === 'unseen' ? mark.text : '')),
  );
  return noBlanks(texts.join(''));
}

/** `qpdf --check` ends with status 0 only for a file without errors and warnings. */
export const qpdfCheck = (path: string) => run('qpdf', '--check', path);

/** Rows of pdffonts: name, and whether it is embedded, a subset, with Unicode map. */
export function fontsOf(path: string) {
  const rows = run('pdffonts', path).split('\n').slice(2).filter(Boolean);
  return rows.map((row) => {
    const [embedded, subset, unicode] = row.trim().split(/\s+/).slice(-5, -2);
    return { name: row.split(/\s/)[0] ?? '', embedded, subset, unicode };
  });
}

/** Bytes of every image, as they lie in the PDF. */
export function imagesOf(path: string): Buffer[] {
  const folder = scratchFolder('papers-images');
  run('pdfimages', '-all', path, join(folder, 'image'));
  return readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name)));
}

const dotsPerInch = 150;

/** Where the page's pictures lie by its operators, in points from its lower left: one for each, in drawing order. */
export function picturePlaces(pdf: Uint8Array, page: number) {
  return placesOf(savePdf(pdf), page, /q ([\d. -]+) cm\s+\/I\d+ Do/g);
}

/** The same for clips of characters. */
export function clipPlaces(path: string, page: number) {
  return placesOf(path, page, /q ([\d. -]+) cm\s+\/G[0-9a-f]+ Do/g);
}

function placesOf(path: string, page: number, picture: RegExp) {
  const folder = scratchFolder('papers-plain');
  const plain = join(folder, 'plain.pdf');
  run(
    'qpdf',
    '--qdf',
    '--object-streams=disable',
    '--pages',
    path,
    String(page),
    '--',
    path,
    plain,
  );
  const drawn = readFileSync(plain, 'latin1').matchAll(picture);
  return [...drawn].map(([, numbers = '']) => {
    const [widthPt = 0, , , heightPt = 0, xPt = 0, yPt = 0] = numbers.split(' ').map(Number);
    return { widthPt, heightPt, xPt, yPt };
  });
}

/** Words of a page as poppler finds them, in drawing order, with their places in points from its top left. */
export function wordsOf(path: string, page: number) {
  const numbers = ['-f', String(page), '-l', String(page)];
  const html = run('pdftotext', '-raw', '-bbox', ...numbers, path, '-');
  const words = html.matchAll(
    /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)<\/word>/g,
  );
  return [...words].map(([, left, top, right, bottom, text = '']) => ({
    text,
    left: Number(left),
    top: Number(top),
    right: Number(right),
    bottom: Number(bottom),
  }));
}

/** A page as poppler renders it, dot for dot. */
export function renderedPage(path: string, page: number): Buffer {
  const pages = ['-f', String(page), '-l', String(page)];
  return execFileSync('pdftoppm', ['-r', '100', ...pages, path], { maxBuffer: 1 << 26 });
}

/** Size of a page in points. */
export function pageSize(path: string, page: number): { widthPt: number; heightPt: number } {
  const size = /Page\s+\d+ size:\s+([\d.]+) x ([\d.]+) pts/.exec(
    run('pdfinfo', '-f', String(page), '-l', String(page), path),
  );
  return { widthPt: Number(size?.[1]), heightPt: Number(size?.[2]) };
}

/** Runs of dark dots, in points, along a line across the rendered page at this height from the top. */
export function darkRuns(
  path: string,
  page: number,
  yPt: number,
): { fromPt: number; toPt: number }[] {
  const perPt = dotsPerInch / 72;
  const line = renderGrey(path, page, dotsPerInch, { y: Math.floor(yPt * perPt), H: 1 });
  const runs: { fromPt: number; toPt: number }[] = [];
  for (let x = 0; x < line.width; x++) {
    if (!line.hasInk(x, 0, x + 1, 1)) continue;
    const last = runs.at(-1);
    if (last !== undefined && x / perPt - last.toPt < 1) last.toPt = (x + 1) / perPt;
    else runs.push({ fromPt: x / perPt, toPt: (x + 1) / perPt });
  }
  return runs;
}

/** Characters of a drafted page that left no ink on the rendered one. */
export function inklessCharacters(
  path: string,
  page: number,
  draft: PageDraft,
  fonts: PaperFonts,
): string[] {
  const picture = renderGrey(path, page);
  const perPt = dotsPerInch / 72;
  const inkless: string[] = [];
  for (const mark of draft.marks) {
    if (mark.kind !== 'text' || mark.turnDegrees !== undefined) continue;
    let xPt = mark.xPt;
    for (const character of mark.text) {
      const widthPt = fonts.advanceEm(mark.face, character) * mark.sizePt;
      const top = (mark.yPt - mark.sizePt) * perPt;
      const bottom = (mark.yPt + mark.sizePt * 0.3) * perPt;
      const inked = picture.hasInk(xPt * perPt, top, (xPt + widthPt) * perPt, bottom);
      if (character.trim() !== '' && !inked) inkless.push(character);
      xPt += widthPt + mark.spacingPt;
    }
  }
  return inkless;
}

/** How dark a rendered place is, from 0 black to 255 white; asked in shares of the place from its top left. */
export function renderedShade(
  path: string,
  page: number,
  place: ReturnType<typeof clipPlaces>[number],
): (across: number, down: number) => number {
  const perPt = 600 / 72;
  const topPt = pageSize(path, page).heightPt - place.yPt - place.heightPt;
  const dotAt = (across: number, down: number) => ({
    x: Math.floor((place.xPt + across * place.widthPt) * perPt),
    y: Math.floor((topPt + down * place.heightPt) * perPt),
  });
  const [first, last] = [dotAt(0, 0), dotAt(1, 1)];
  const size = { W: last.x - first.x + 1, H: last.y - first.y + 1 };
  const { width, dots } = renderGrey(path, page, 600, { ...first, ...size });
  return (across, down) => {
    const { x, y } = dotAt(across, down);
    return dots[(y - first.y) * width + x - first.x] ?? 255;
  };
}

/** A page, or the part of it that is asked for, in dots from its top left: what is not looked at is not drawn. */
function renderGrey(
  path: string,
  page: number,
  perInch = dotsPerInch,
  part: { readonly [side in 'x' | 'y' | 'W' | 'H']?: number } = {},
) {
  const pages = ['-f', String(page), '-l', String(page)];
  const only = Object.entries(part).flatMap(([side, length]) => [`-${side}`, String(length)]);
  const pgm = execFileSync('pdftoppm', ['-gray', '-r', String(perInch), ...only, ...pages, path], {
    maxBuffer: 1 << 27,
  });
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.toString('latin1', 0, 40));
  if (head === null) throw new Error('Not a PGM picture');
  const width = Number(head[1]);
  const dots = pgm.subarray(head[0].length);
  return {
    width,
    dots,
    hasInk: (left: number, top: number, right: number, bottom: number): boolean => {
      for (let y = Math.floor(top); y < bottom; y++) {
        for (let x = Math.floor(left); x < right; x++) {
          if ((dots[y * width + x] ?? 255) < 160) return true;
        }
      }
      return false;
    },
  };
}
