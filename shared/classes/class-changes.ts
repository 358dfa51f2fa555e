/** What becomes of classes after their draw: pupils who come later, two who trade places, a name that was put right. */
import * as z from 'zod';
import type { Sex } from '../domain/id-number';
import { instantSchema, sha256Schema } from '../domain/ids';
import { canonicalJson } from '../protocol/canonical-json';
import type { ClassRoll } from './class-roll';
import { digestOf, mostLines, rollLinks } from './class-roll';
import { stratumOf } from './deal-classes';
import type { DrawnRoll } from './drawn-roll';
import { drawnRollSchema } from './drawn-roll';

/** A pupil by the place among those of the first roll and, behind them, of every roll that was added; from 0. */
export const lineSchema = z
  .number()
  .int()
  .nonnegative()
  .max(mostLines - 1);
const mostChanges = 5_000;

const classChangeSchema = z.discriminatedUnion('kind', [
  /** Pupils who came after the draw, dealt by a draw of their own. */
  z.strictObject({ kind: z.literal('late'), draw: drawnRollSchema }),
  /** Two pupils got each other's place; why, only the station knows. */
  z.strictObject({
    kind: z.literal('trade'),
    lines: z.tuple([lineSchema, lineSchema]),
    at: instantSchema,
  }),
  /** The same child under another name or number than the roll was frozen with. */
  z.strictObject({
    kind: z.literal('renamed'),
    line: lineSchema,
    digest: sha256Schema,
    at: instantSchema,
  }),
  /** Who left the school, where what follows rests on it; else the next roll of late pupils names them. */
  z.strictObject({
    kind: z.literal('left'),
    lines: z.array(lineSchema).min(1).max(mostLines),
    at: instantSchema,
  }),
]);
export type ClassChange = z.infer<typeof classChangeSchema>;
export const classChangesSchema = z.array(classChangeSchema).max(mostChanges);

/** Why two pupils trade places; never published. */
export const tradeReasons = ['health', 'conflict', 'relative', 'other'] as const;
export const tradeOutcomes = ['approved', 'refused'] as const;

export type StandingPupil = {
  readonly line: number;
  /** As the pupil is called now. */
  readonly digest: string;
  readonly sex: Sex;
  readonly strata: readonly number[];
  /** Now, and as it was drawn. */
  readonly classNumber: number;
  readonly drawnClass: number;
  /** The round of a pupil who came late. */
  readonly late?: number;
  /** Left the school since; the place is free. */
  readonly isLeft: boolean;
};

/** When a change was made: the draw of late pupils is the change. */
export function changedAt(change: ClassChange): string {
  return change.kind === 'late' ? change.draw.drawnAt : change.at;
}

/** The pupils of a draw before anything changed. */
export function drawnStanding({ roll, classOf }: Pick<DrawnRoll, 'roll' | 'classOf'>) {
  return added([], roll, classOf);
}

function added(
  before: readonly StandingPupil[],
  { pupils, late }: ClassRoll,
  classOf: readonly number[],
): StandingPupil[] {
  return [
    ...leftBy(before, new Set(late?.left)),
    ...pupils.map(({ digest, sex, strata }, at) => {
      const classNumber = classOf[at] ?? 0;
      const round = late === undefined ? {} : { late: late.round };
      const place = { line: before.length + at, classNumber, drawnClass: classNumber };
      return { ...place, digest, sex, strata, ...round, isLeft: false };
    }),
  ];
}

/** The pupils after one change more; what is wrong with it is `changeProblem`'s to say. */
export function afterChange(
  before: readonly StandingPupil[],
  change: ClassChange,
): readonly StandingPupil[] {
  switch (change.kind) {
    case 'late':
      return added(before, change.draw.roll, change.draw.classOf);
    case 'renamed':
      return before.map((one) =>
        one.line === change.line ? { ...one, digest: change.digest } : one,
      );
    case 'trade':
      return traded(before, change.lines);
    case 'left':
      return leftBy(before, new Set(change.lines));
  }
}

const leftBy = (before: readonly StandingPupil[], left: ReadonlySet<number>) =>
  before.map((one) => (left.has(one.line) ? { ...one, isLeft: true } : one));

function traded(before: readonly StandingPupil[], [one, other]: readonly [number, number]) {
  const classOf = (line: number) => before[line]?.classNumber ?? 0;
  return before.map((pupil) => {
    if (pupil.line === one) return { ...pupil, classNumber: classOf(other) };
    return pupil.line === other ? { ...pupil, classNumber: classOf(one) } : pupil;
  });
}

/** Every link of a draw and of what was added to it, by lines; numbered through. */
export function linksOf(
  first: Pick<ClassRoll, 'together' | 'apart'>,
  changes: readonly ClassChange[],
): ReturnType<typeof rollLinks> {
  const added = changes.flatMap((change) =>
    change.kind === 'late' ? rollLinks(change.draw.roll) : [],
  );
  return [...rollLinks(first), ...added].map((link, at) => ({ ...link, id: at + 1 }));
}

/**
 * What binds everything that stands: SHA-256 over the canonical JSON of the first roll's digest and lists; then, for each
 * change, over the canonical JSON of the digest before it and the change. It is printed on the list that is put up.
 */
export function standingDigest(
  { rollSha256, classOf, teacherOf }: Pick<DrawnRoll, 'rollSha256' | 'classOf' | 'teacherOf'>,
  changes: readonly ClassChange[],
): string {
  return changes.reduce(
    (before, change) => digestOf(canonicalJson([before, change])),
    digestOf(canonicalJson({ rollSha256, classOf, teacherOf })),
  );
}

export const tradeProblems = [
  'unknown',
  'left',
  'sameClass',
  'otherSex',
  'otherStrata',
  'together',
  'apart',
] as const;
export type TradeProblem = (typeof tradeProblems)[number];

/**
 * Why two pupils may not trade places. They are of one sex and of one stratum, so that no class is balanced otherwise after
 * it; whoever is kept with somebody stays there, and nobody comes to whom he is kept apart from.
 */
export function tradeProblem(
  standing: readonly StandingPupil[],
  links: ReturnType<typeof linksOf>,
  [one, other]: readonly [number, number],
): TradeProblem | undefined {
  const [a, b] = [standing[one], standing[other]];
  if (a === undefined || b === undefined || one === other) return 'unknown';
  if (a.isLeft || b.isLeft) return 'left';
  if (a.classNumber === b.classNumber) return 'sameClass';
  if (a.sex !== b.sex) return 'otherSex';
  if (stratumOf(a) !== stratumOf(b)) return 'otherStrata';
  const after = traded(standing, [one, other]);
  const roomOf = (line: number) => {
    const pupil = after[line];
    return pupil === undefined || pupil.isLeft ? undefined : pupil.classNumber;
  };
  for (const { kind, pupils } of links) {
    if (!pupils.includes(one) && !pupils.includes(other)) continue;
    const rooms = pupils.map(roomOf).filter((room) => room !== undefined);
    const distinct = new Set(rooms).size;
    if (kind === 'together' && distinct > 1) return 'together';
    if (kind === 'apart' && distinct < rooms.length) return 'apart';
  }
  return undefined;
}
