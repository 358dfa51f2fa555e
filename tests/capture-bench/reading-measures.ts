/** How far what was read agrees with what is printed. */
import type { FieldKey } from '../../shared/domain/form';
import type { PageText } from '../../shared/domain/page-text';
import { isAsked } from '../../shared/domain/field-rules';
import { kindOfText, type KindOfText } from '../../shared/capture/reading/kind-of-text';
import { readingProposals } from '../../shared/capture/reading/reading-proposals';
import { readableCharacters } from '../support/open-reader';
import { expectedOf, packKinds, subjectOf, type Family } from './reading-truth';
import type { Truth } from './samples';

export type ReadSample = {
  readonly name: string;
  readonly truth: Truth;
  readonly text: PageText;
  readonly milliseconds: number;
};

export type FieldRow = {
  readonly key: FieldKey;
  readonly expected: string | undefined;
  /** Nothing where no proposal was made. */
  readonly read: string | undefined;
  readonly unsure: boolean;
  /** Whether the models have a name for every character of what is expected. */
  readonly isReadable: boolean;
};

export type ReadingRow = ReadSample & {
  readonly family: Family | undefined;
  /** Printed values that stand in the text as they are. */
  readonly printed: readonly { readonly label: string; readonly isRead: boolean }[];
  readonly numbers: readonly boolean[];
  readonly characters: { readonly wrong: number; readonly all: number };
  readonly found: KindOfText | undefined;
  readonly fields: readonly FieldRow[];
};

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s·•・,.:]/gu, '')
    .replace(/[〔【[]/gu, '(')
    .replace(/[〕】\]]/gu, ')');

export function measure(sample: ReadSample, family: Family | undefined): ReadingRow {
  const { truth, text } = sample;
  const whole = plain(text.lines.map((line) => line.text).join(''));
  // Lines of a value may have others of its row between them.
  const lines = text.lines.map((line) => plain(line.text));
  const values = Object.entries(truth.fields)
    .filter(([label, value]) => !truth.lost.includes(label) && value !== '')
    .map(([label, value]) => ({ label, value: plain(value) }));
  const misread = values.map(({ value }) => distanceIn(value, whole, lines));
  const citizen = values.flatMap(({ value }, i) =>
    /^\d{17}[\dX]$/.test(value) ? [misread[i] === 0] : [],
  );
  return {
    ...sample,
    family,
    printed: values.map(({ label }, i) => ({ label, isRead: misread[i] === 0 })),
    numbers: citizen,
    characters: {
      wrong: misread.reduce((sum, one) => sum + one, 0),
      all: values.reduce((sum, { value }) => sum + value.length, 0),
    },
    found: kindOfText(text),
    fields: family === undefined ? [] : fieldRows(sample, family),
  };
}

function fieldRows({ truth, text }: ReadSample, family: Family): FieldRow[] {
  const as = packKinds[truth.kind];
  if (as === undefined) return [];
  const subject = subjectOf(family, true);
  const page = { documentId: 'document', pageId: 'page', ...as, text };
  const proposals = readingProposals([page], subject);
  const tenure = proposals.find(({ key }) => key === 'residence.tenure')?.text;
  const form = { ...subject.form, ...(tenure && { 'residence.tenure': tenure }) };
  const expected = expectedOf(truth, family);
  const home = { ...subject, form: homeForm(form, truth.kind) };
  const rows = [...expected].flatMap(([key, { text: value, isSeen }]): FieldRow[] => {
    const proposal = proposals.find((one) => one.key === key);
    if (!isAsked(home, key) || (!isSeen && proposal === undefined)) return [];
    const unsure = proposal?.unsure ?? false;
    const isReadable = Array.from(plain(value)).every((one) => readableCharacters.has(one));
    return [{ key, expected: value, read: proposal?.text, unsure, isReadable }];
  });
  // Told by the kind of paper and by what stands in it, not printed as such.
  const meant = /\.(relation|tenure|childRelation)$/;
  const more = proposals
    .filter(({ key }) => !expected.has(key) && !meant.test(key))
    .map(({ key, text: read, unsure }) => ({
      key,
      expected: undefined,
      read,
      unsure,
      isReadable: true,
    }));
  return [...rows, ...more];
}

/** Fields of a home are asked of who has one, whether or not the reader found that out. */
function homeForm(form: object, kind: string): object {
  const tenure = { property: 'owned', rent: 'rented', residencePermit: 'rented' }[kind];
  return { ...(tenure && { 'residence.tenure': tenure }), ...form };
}

export function isRight({ expected, read }: FieldRow): boolean {
  return expected !== undefined && read !== undefined && plain(expected) === plain(read);
}

/** Fewest changes that make the value of a stretch of the text; of one on several lines, line by line. */
function distanceIn(value: string, whole: string, lines: readonly string[]): number {
  if (whole.includes(value)) return 0;
  let rest = value;
  // Takes off what lines hold: first the longest line that begins it.
  for (;;) {
    const start = [...lines]
      .filter((line) => line.length > 1 && rest.startsWith(line))
      .sort((one, other) => other.length - one.length)[0];
    if (start === undefined || start === rest) break;
    rest = rest.slice(start.length);
    if (lines.some((line) => line.startsWith(rest))) return 0;
  }
  return Math.min(approximate(value, whole), rest === value ? Infinity : approximate(rest, whole));
}

/** Sellers' algorithm: the least edit distance of `value` to any substring. */
function approximate(value: string, whole: string): number {
  let row = Array.from({ length: value.length + 1 }, (_, i) => i);
  let best = value.length;
  for (const character of whole) {
    const next = [0];
    for (let i = 1; i <= value.length; i += 1) {
      const change = (row[i - 1] ?? 0) + (value[i - 1] === character ? 0 : 1);
      next.push(Math.min(change, (row[i] ?? 0) + 1, (next[i - 1] ?? 0) + 1));
    }
    row = next;
    best = Math.min(best, row[value.length] ?? best);
  }
  return best;
}
