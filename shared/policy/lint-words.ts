/** Lints the words of a pack: points that may not be given, reasons that say nothing, letters nobody can fill. */
import { unknownPlaceholders } from '../archive/letter-text';
import type { LetterKind } from '../domain/letter';
import { letterKinds } from '../domain/letter';
import { bare, namesAbolished } from './lint-abolished';
import type { LintProblem } from './lint-problem';
import type { PolicyPack } from './pack';
import { templateOf } from './usual-letters';

/** Words of points that belong to none of the four items (Shandong seed). */
const otherPoints =
  /学历|学位证|文凭|职称|技能等级|获奖|荣誉|表彰|志愿|义工|献血|纳税|投资|党员|年龄|计划生育|学前教育|幼儿园|接种|成绩|特长/;

/** Rows and titles of points outside the four items. */
export function lintPointsWords({ points }: PolicyPack): LintProblem[] {
  return (points?.items ?? []).flatMap(({ title, rows }, at) => {
    const path = `points.items.${at}`;
    const said = [
      { path: `${path}.title`, text: title },
      ...rows.map((row, r) => ({ path: `${path}.rows.${r}.title`, text: row.title })),
    ];
    return said
      .filter(({ text }) => otherPoints.test(bare(text)) || namesAbolished(text))
      .map(({ path: place, text }) => ({ kind: 'pointsItem' as const, path: place, found: text }));
  });
}

const shortestReason = 4;

/** Reasons, legal bases and ways of appeal that are there and say nothing. */
export function lintReasons(pack: PolicyPack): LintProblem[] {
  const { points, household, residenceLock, retention, schoolChoice, training } = pack;
  const lines = [
    ...pack.requirements.flatMap((one, at) => [
      [`requirements.${at}`, one] as const,
      [`requirements.${at}.waivedBy`, one.waivedBy] as const,
    ]),
    ...pack.requiredFields.map((one, at) => [`requiredFields.${at}`, one] as const),
    ...pack.reasonCodes.map((one, at) => [`reasonCodes.${at}`, one] as const),
    ...(pack.classLimits ?? []).map((one, at) => [`classLimits.${at}`, one] as const),
    ...(training?.items ?? []).map((one, at) => [`training.items.${at}`, one] as const),
    ['points', points] as const,
    ['household', household] as const,
    ['residenceLock', residenceLock] as const,
    ['retention', retention] as const,
    ['schoolChoice', schoolChoice] as const,
  ];
  const said = lines.flatMap(([path, line]) =>
    Object.entries(line ?? {})
      .filter(([name]) => ['reason', 'legalBasis', 'remedy'].includes(name))
      .map(([name, text]) => ({ path: `${path}.${name}`, text: String(text) })),
  );
  const bases = pack.matter.legalBasis.map((text, at) => ({
    path: `matter.legalBasis.${at}`,
    text,
  }));
  return [...bases, ...said]
    .filter(({ text }) => bare(text).length < shortestReason)
    .map(({ path }) => ({ kind: 'missingReason' as const, path }));
}

/** What no letter may hold: placeholders that no case can fill, braces left open, and anything but plain text. */
export function lintLetters(pack: PolicyPack): LintProblem[] {
  return letterKinds.flatMap((kind) => {
    const unknown = unknownPlaceholders(templateOf(pack, kind));
    return [
      ...[...new Set(unknown)].map((placeholder) => ({
        kind: 'placeholderUnknown' as const,
        path: `letters.${kind}`,
        placeholder,
      })),
      ...lintTexts(kind, pack.letters[kind]),
    ];
  });
}

/** Tags and script addresses; controls and marks that turn the direction of writing, after which a text reads otherwise. */
const markup = /<\s*[a-z/!?]|javascript:|data:text|[\p{Cc}\u202a-\u202e\u2066-\u2069]/iu;

function lintTexts(kind: LetterKind, letter: PolicyPack['letters'][LetterKind]): LintProblem[] {
  if (letter === undefined) return [];
  const { title, numberPrefix = '', salutation, paragraphs, rows, closing } = letter;
  const filled = [
    ['title', title] as const,
    ['salutation', salutation] as const,
    ...paragraphs.map((text, at) => [`paragraphs.${at}`, text] as const),
    ...rows.map(({ value }, at) => [`rows.${at}.value`, value] as const),
    ...closing.map((text, at) => [`closing.${at}`, text] as const),
  ];
  // Nothing is filled in here.
  const asIs = [
    ['numberPrefix', numberPrefix] as const,
    ...rows.map(({ label }, at) => [`rows.${at}.label`, label] as const),
  ];
  const hasBrace = (text: string) => /[{}]/.test(text);
  const open = [
    ...filled.filter(([, text]) => hasBrace(text.replaceAll(/\{[^{}]*\}/g, ''))),
    ...asIs.filter(([, text]) => hasBrace(text)),
  ];
  const steering = [...filled, ...asIs].filter(([, text]) => markup.test(text));
  const at = ([name]: readonly [string, string]) => `letters.${kind}.${name}`;
  return [
    ...open.map((text) => ({ kind: 'placeholderOpen' as const, path: at(text) })),
    ...steering.map((text) => ({ kind: 'letterMarkup' as const, path: at(text) })),
  ];
}
