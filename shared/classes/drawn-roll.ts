/** One roll and its draw, as they are published; names nobody: pupils are digests, teachers places in a list. */
import * as z from 'zod';
import { instantSchema, sha256Schema } from '../domain/ids';
import type { ClassRoll } from './class-roll';
import {
  classRollSchema,
  drawRoll,
  drawSeed,
  mostClasses,
  mostPupils,
  rollDigest,
  secretDigest,
} from './class-roll';
import { dealLate } from './deal-late';
import type { DealtPupil } from './deal-classes';
import { tiesOf } from './late-ties';
import { publicNumbers } from './public-part';

const from1 = z.number().int().positive();

export const drawnRollSchema = z.strictObject({
  roll: classRollSchema,
  /** As it was printed and published before the draw. */
  rollSha256: sha256Schema,
  secret: sha256Schema,
  publicPart: z.string().min(1).max(200),
  drawnAt: instantSchema,
  /** For each pupil of the roll: the class. */
  classOf: z.array(from1.max(mostClasses)).min(1).max(mostPupils),
  /** For each class: the place of its teacher in the list; empty in a roll that adds pupils. */
  teacherOf: z.array(from1.max(mostClasses)).max(mostClasses),
});
export type DrawnRoll = z.infer<typeof drawnRollSchema>;

type Drawn = Pick<DrawnRoll, 'secret' | 'publicPart' | 'drawnAt'>;

/** Draws, and puts down everything that follows. */
export function proofOf(roll: ClassRoll, drawn: Drawn): DrawnRoll {
  const { classOf, teacherOf } = drawRoll(roll, drawn.secret, drawn.publicPart);
  return drawnRoll(roll, drawn, { classOf, teacherOf });
}

/** Who stands in a class when late pupils are dealt, by lines; who left by then is among them. */
type Standing = readonly (DealtPupil & {
  readonly classNumber: number;
  readonly line: number;
  readonly isLeft: boolean;
})[];

/** Those whom late pupils find in the classes. */
export function foundBy<Pupil extends Standing[number]>(
  { late }: Pick<ClassRoll, 'late'>,
  standing: readonly Pupil[],
): readonly Pupil[] {
  const left = new Set(late?.left);
  return standing.filter(({ line, isLeft }) => !isLeft && !left.has(line));
}

/** Deals pupils who came late into the classes of those who stand. */
export function lateProofOf(roll: ClassRoll, standing: Standing, drawn: Drawn): DrawnRoll {
  const seed = drawSeed(drawn.secret, rollDigest(roll), drawn.publicPart);
  const present = foundBy(roll, standing);
  const ties = tiesOf(roll, standing);
  const classOf = dealLate({ classes: roll.classes, present, late: roll.pupils, ties }, seed);
  return drawnRoll(roll, drawn, { classOf, teacherOf: [] });
}

function drawnRoll(
  roll: ClassRoll,
  { secret, publicPart, drawnAt }: Drawn,
  { classOf, teacherOf }: { classOf: readonly number[]; teacherOf: readonly number[] },
): DrawnRoll {
  const lists = { classOf: [...classOf], teacherOf: [...teacherOf] };
  return { roll, rollSha256: rollDigest(roll), secret, publicPart, drawnAt, ...lists };
}

export type DrawFinding = {
  readonly kind:
    /** The roll is another one than the one of the digest. */
    | 'rollDiffers'
    /** The secret part is another one than the roll is bound to. */
    | 'secretDiffers'
    /** Not as many numbers as the roll is bound to, or not in their one form. */
    | 'publicPartDiffers'
    /** Drawn before the public part could be known. */
    | 'drawnTooEarly';
};

/** Whether roll, secret, public part and day are those that were bound. */
export function bindingFindings(drawn: DrawnRoll): readonly DrawFinding[] {
  const { roll, secret, publicPart } = drawn;
  const findings: DrawFinding[] = [];
  if (rollDigest(roll) !== drawn.rollSha256) findings.push({ kind: 'rollDiffers' });
  if (secretDigest(secret) !== roll.secretSha256) findings.push({ kind: 'secretDiffers' });
  if (publicNumbers(publicPart, roll.publicNumbers) !== publicPart) {
    findings.push({ kind: 'publicPartDiffers' });
  }
  if (drawn.drawnAt < roll.publicKnownFrom) findings.push({ kind: 'drawnTooEarly' });
  return findings;
}
