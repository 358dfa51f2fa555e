/** What one page says: the people on it and the rest, each as it is printed. */
import type { PageText } from '../../domain/page-text';
import { findLabels, type LabelHit } from './labels';
import { labelValues } from './label-values';
import {
  labelsOfPaper,
  type PaperLabel,
  type PaperPart,
  type PaperPerson,
  type PersonPart,
} from './paper-labels';
import { sentencesOfPaper } from './paper-sentences';
import { middleOf, piecesOf, printedOf, printedPart, type Piece, type Printed } from './pieces';
import { findInProse, proseOf } from './prose';
import { remembered } from './remembered';

/** One person on a page; a page may speak of two spouses. */
export type PaperFigure = {
  readonly as: PaperPerson;
  readonly says: ReadonlyMap<PersonPart, Printed>;
};

export type PaperFacts = {
  readonly people: readonly PaperFigure[];
  readonly parts: ReadonlyMap<PaperPart, Printed>;
};

type Named = { readonly as: PaperPerson; readonly hit: LabelHit | undefined };
type Figure = Named & { readonly says: Map<PersonPart, Printed> };

const personParts: ReadonlySet<string> = new Set<PersonPart>([
  'name',
  'idNumber',
  'sex',
  'birthDate',
  'nation',
  'birthPlace',
  'nativePlace',
  'formerName',
  'relation',
]);

const factsOf = remembered(makeFacts);

/** Reads a page as the paper that it is; `paper` by `paperName`. */
export function paperFacts(paper: string, page: PageText): PaperFacts {
  return factsOf(page, paper);
}

function makeFacts(page: PageText, paper: string): PaperFacts {
  const pieces = piecesOf(page);
  const labels = labelsOfPaper(paper);
  const hits = findLabels(
    pieces,
    labels.map(({ names }) => names),
  );
  const values = labelValues(pieces, hits);
  const figures = figuresOf(labels, hits);
  const parts = new Map<PaperPart, Printed>();
  for (const { hit, value } of values) {
    const label = labels[hit.label];
    if (label?.part === undefined || value === undefined) continue;
    if (isPersonPart(label.part)) {
      const figure = figureOf(figures, label, hit);
      if (figure !== undefined && !figure.says.has(label.part)) figure.says.set(label.part, value);
    } else if (!parts.has(label.part)) parts.set(label.part, value);
  }
  addSentences(paper, pieces, figures, parts);
  addLoneNumber(figures, pieces);
  return { people: figures.filter(({ says }) => says.size > 0), parts };
}

/** A person for each name that is a label of the paper, and for each who is named by no label. */
function figuresOf(labels: readonly PaperLabel[], hits: readonly LabelHit[]): Figure[] {
  const figures = hits.flatMap((hit): Figure[] => {
    const { part, person } = labels[hit.label] ?? {};
    return part === 'name' && person !== undefined ? [{ as: person, hit, says: new Map() }] : [];
  });
  for (const { person } of labels) {
    if (person !== undefined && !figures.some(({ as }) => as === person)) {
      figures.push({ as: person, hit: undefined, says: new Map() });
    }
  }
  return figures;
}

function figureOf(
  figures: readonly Figure[],
  { person, ofNearest }: PaperLabel,
  hit: LabelHit,
): Figure | undefined {
  const own = figures.find((figure) => figure.hit === hit);
  if (ofNearest !== true) return own ?? figures.find(({ as }) => as === person);
  const { area } = hit;
  const distances = figures.flatMap((figure) => {
    if (figure.hit === undefined) return [];
    const name = figure.hit.area;
    const down = middleOf(area) - middleOf(name);
    // What is said of a person stands beside or below the name, not above it.
    if (down < -(area.bottom - area.top)) return [];
    return [{ figure, distance: down + Math.abs(area.left - name.left) * 0.2 }];
  });
  return distances.sort((one, other) => one.distance - other.distance)[0]?.figure;
}

function addSentences(
  paper: string,
  pieces: readonly Piece[],
  figures: Figure[],
  parts: Map<PaperPart, Printed>,
): void {
  const sentences = sentencesOfPaper(paper);
  if (sentences.length === 0) return;
  const prose = proseOf(pieces);
  for (const { pattern, part, person } of sentences) {
    const value = findInProse(pieces, prose, pattern);
    if (value === undefined) continue;
    if (!isPersonPart(part)) {
      if (!parts.has(part)) parts.set(part, value);
      continue;
    }
    let figure = figures.find(({ as }) => as === person);
    if (figure === undefined && person !== undefined) {
      figure = { as: person, hit: undefined, says: new Map() };
      figures.push(figure);
    }
    if (figure?.says.has(part) === false) figure.says.set(part, value);
  }
}

const numberShape = /(?<![0-9A-Za-z])[1-9][0-9OQDIlLZSBo]{16}[0-9OQDIlLZSBoXx×](?![0-9A-Za-z])/u;

/** Where one person stands on a page and its number's label was not read, a lone number is theirs. */
function addLoneNumber(figures: readonly Figure[], pieces: readonly Piece[]): void {
  const [figure, ...others] = figures.filter(({ as }) => as !== 'head');
  if (figure === undefined || others.length > 0 || figure.as === 'owner') return;
  const said = figure.says.get('idNumber');
  if (said !== undefined && numberShape.test(said.text)) return;
  const numbers = pieces.flatMap((piece) => {
    const printed = printedOf([piece]);
    const match = numberShape.exec(piece.text);
    if (printed === undefined || match === null) return [];
    const from = Array.from(piece.text.slice(0, match.index)).length;
    return [printedPart(printed, from, from + 18)];
  });
  const [number, ...more] = numbers;
  if (number !== undefined && more.length === 0) figure.says.set('idNumber', number);
}

function isPersonPart(part: PersonPart | PaperPart): part is PersonPart {
  return personParts.has(part);
}
