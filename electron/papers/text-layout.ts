/** Breaks Chinese text into lines: punctuation stays with its word, numbers stay whole, lines end flush. */

/** How a paragraph is set; widths and sizes in points. */
export type ParagraphStyle = {
  readonly widthPt: number;
  readonly sizePt: number;
  /** Space after each character. */
  readonly spacingPt: number;
  /** First-line indent in characters; 2 for body text (GB/T 9704-2012, 7.3.3). */
  readonly indent: number;
  /** Advance of one drawable character as a share of the type size. */
  readonly advanceEm: (character: string) => number;
};

export type TextLine = {
  readonly text: string;
  /** Offset from the left edge. */
  readonly xPt: number;
  /** Width of what is drawn, without the blank half of a punctuation mark that ends a squeezed line. */
  readonly widthPt: number;
  /** Space after each character, widened so that the line ends flush with its neighbours. */
  readonly spacingPt: number;
};

/** Marks that may not begin a line, and marks that may not end one (GB/T 15834-2011, 5.1.9 to 5.1.11). */
const noStart = new Set('，。、；：？！…—～·）》〉」』”’】〕］｝％‰℃,.;:?!)]}%');
const noEnd = new Set('（《〈「『“‘【〔［｛([{￥$');
/** Full-width marks whose right half is blank: at the end of a full line that half may stick out. */
const halfBlank = new Set('，。、；：）》〉」』”’】〕］｝');
/** Digits, Latin letters and what joins them stay on one line (GB/T 9704-2012, 7.3.3: numbers are not split). */
const joined = /[0-9A-Za-z*\-/.:+@_#&\u00c0-\u024f]/;
/** A year, month or hour stays with its number. */
const units = /^[年月日时分秒]$/;

/** Widest extra space per gap that still looks even, as a share of the type size. */
const mostStretchEm = 0.16;
/** A last line shorter than this borrows from the line above. */
const shortestLastLineEm = 2.5;

type Cluster = { readonly text: string; readonly widthPt: number };

/** Lines of one paragraph; at least one line, and none wider than the style allows. */
export function breakParagraph(text: string, style: ParagraphStyle): TextLine[] {
  const indentPt = style.indent * (style.sizePt + style.spacingPt);
  const clusters = clustersOf(text.replace(/^ +| +$/g, ''), style).flatMap((cluster) =>
    cluster.widthPt > style.widthPt ? splitCluster(cluster, style) : [cluster],
  );
  const rows: Cluster[][] = [[]];
  let usedPt = indentPt;
  for (const cluster of clusters) {
    const row = rows[rows.length - 1] ?? [];
    const overhangPt = halfBlank.has(cluster.text.slice(-1)) ? style.sizePt / 2 : 0;
    const fits = usedPt + cluster.widthPt - style.spacingPt - overhangPt <= style.widthPt + 0.01;
    if (fits || row.length === 0) {
      row.push(cluster);
      usedPt += cluster.widthPt;
    } else {
      rows.push([cluster]);
      usedPt = cluster.widthPt;
    }
  }
  fillLastRow(rows, style);
  return rows.map((row, index) =>
    setLine(row, index === 0 ? indentPt : 0, index === rows.length - 1, style),
  );
}

/** Width of drawable text in points, without the space after its last character. */
export function textWidthPt(
  text: string,
  style: Pick<ParagraphStyle, 'sizePt' | 'spacingPt' | 'advanceEm'>,
): number {
  let widthPt = -style.spacingPt;
  for (const character of text)
    widthPt += style.advanceEm(character) * style.sizePt + style.spacingPt;
  return Math.max(0, widthPt);
}

function measure(text: string, style: ParagraphStyle): Cluster {
  return { text, widthPt: textWidthPt(text, style) + style.spacingPt };
}

/** Smallest pieces that must stay on one line. */
function clustersOf(text: string, style: ParagraphStyle): Cluster[] {
  const pieces: string[] = [];
  let open = '';
  for (const character of text) {
    const last = pieces[pieces.length - 1];
    const continues =
      last !== undefined &&
      open === '' &&
      (noStart.has(character) ||
        (joined.test(character) && joined.test(last.slice(-1))) ||
        (units.test(character) && /[0-9]$/.test(last)));
    if (continues) {
      pieces[pieces.length - 1] = last + character;
    } else if (noEnd.has(character)) {
      open += character;
    } else {
      pieces.push(open + character);
      open = '';
    }
  }
  if (open !== '') pieces.push(open);
  return pieces.map((piece) => measure(piece, style));
}

function splitCluster(cluster: Cluster, style: ParagraphStyle): Cluster[] {
  return [...cluster.text].map((character) => measure(character, style));
}

const widthOf = (row: readonly Cluster[]): number =>
  row.reduce((sum, cluster) => sum + cluster.widthPt, 0);

/** No lonely character at the end of a paragraph: the line above gives some away. */
function fillLastRow(rows: Cluster[][], style: ParagraphStyle): void {
  const last = rows[rows.length - 1];
  const above = rows[rows.length - 2];
  if (last === undefined || above === undefined) return;
  for (let moved = 0; moved < 2 && above.length > 20; moved++) {
    if (widthOf(last) >= shortestLastLineEm * style.sizePt) return;
    const cluster = above.pop();
    if (cluster !== undefined) last.unshift(cluster);
  }
}

function setLine(
  row: readonly Cluster[],
  xPt: number,
  isLast: boolean,
  style: ParagraphStyle,
): TextLine {
  const text = row
    .map((cluster) => cluster.text)
    .join('')
    .trimEnd();
  const roomPt = style.widthPt - xPt;
  const fullPt = textWidthPt(text, style);
  const squeezed = fullPt > roomPt + 0.01 && halfBlank.has(text.slice(-1));
  const widthPt = squeezed ? fullPt - style.sizePt / 2 : fullPt;
  const gaps = [...text].length - 1;
  const stretchPt = gaps > 0 ? (roomPt - widthPt) / gaps : 0;
  const even = Math.abs(stretchPt) <= mostStretchEm * style.sizePt;
  const addPt = even && !isLast ? stretchPt : 0;
  return {
    text,
    xPt,
    widthPt: widthPt + addPt * Math.max(gaps, 0),
    spacingPt: style.spacingPt + addPt,
  };
}
