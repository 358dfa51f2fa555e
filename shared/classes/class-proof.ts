/** What is published after a draw, and whether everything in it follows from what was published before. */
import * as z from 'zod';
import { instantSchema, sha256Schema } from '../domain/ids';
import type { LimitProblem } from './class-limits';
import { limitProblem } from './class-limits';
import type { ClassRoll } from './class-roll';
import {
  classRollSchema,
  secretDigest,
  drawRoll,
  mostClasses,
  mostPupils,
  rollDigest,
  rollFormat,
} from './class-roll';
import { linkProblem } from './deal-classes';
import { publicNumbers } from './public-part';

const from1 = z.number().int().positive();

/** Names nobody: pupils are digests, teachers places in a list. */
export const classProofSchema = z.strictObject({
  roll: classRollSchema,
  /** As it was printed and published before the draw. */
  rollSha256: sha256Schema,
  secret: sha256Schema,
  publicPart: z.string().min(1).max(200),
  drawnAt: instantSchema,
  /** For each pupil of the roll: the class. */
  classOf: z.array(from1.max(mostClasses)).min(1).max(mostPupils),
  /** For each class: the place of its teacher in the list. */
  teacherOf: z.array(from1.max(mostClasses)).max(mostClasses),
});
export type ClassProof = z.infer<typeof classProofSchema>;

export type ProofFinding =
  /** The roll is another one than the one of the digest. */
  | { readonly kind: 'rollDiffers' }
  /** The digest is not the one that whoever verifies was given before the draw. */
  | { readonly kind: 'rollNotAsPublished' }
  /** The secret part is another one than the roll is bound to. */
  | { readonly kind: 'secretDiffers' }
  /** Not as many numbers as the roll is bound to, or not in their one form. */
  | { readonly kind: 'publicPartDiffers' }
  /** Drawn before the public part could be known. */
  | { readonly kind: 'drawnTooEarly' }
  | { readonly kind: 'rollUnsound' }
  | LimitProblem
  /** A class list that does not come out the same. */
  | { readonly kind: 'classDiffers'; readonly classNumber: number }
  | { readonly kind: 'teachersDiffer' };

/** Draws, and puts down everything that follows. */
export function proofOf(
  roll: ClassRoll,
  drawn: Pick<ClassProof, 'secret' | 'publicPart' | 'drawnAt'>,
): ClassProof {
  const { secret, publicPart, drawnAt } = drawn;
  const { classOf, teacherOf } = drawRoll(roll, secret, publicPart);
  const rollSha256 = rollDigest(roll);
  const lists = { classOf: [...classOf], teacherOf: [...teacherOf] };
  return { roll, rollSha256, secret, publicPart, drawnAt, ...lists };
}

/** Whether links have what their format publishes of them: numbers without reasons, or reasons as in the first one. */
function areLinksTold({ format, together, apart }: ClassRoll): boolean {
  const links = [...together, ...apart];
  return links.every(({ id, reason }, at) =>
    format === rollFormat
      ? id === at + 1 && reason === undefined
      : id === undefined && reason !== undefined,
  );
}

/** Whether places in a roll are places of it, and its links can be kept. */
export function isRollSound(roll: ClassRoll): boolean {
  const { pupils, together, apart, teachers, classes, balanced } = roll;
  const places = [...together, ...apart].flatMap((link) => link.pupils);
  const digests = new Set(pupils.map(({ digest }) => digest));
  return (
    places.every((place) => place < pupils.length) &&
    digests.size === pupils.length &&
    pupils.every(({ strata }) => strata.length === balanced.length) &&
    (teachers === 0 || teachers === classes) &&
    pupils.length >= classes &&
    areLinksTold(roll) &&
    linkProblem({
      ...roll,
      together: together.map((link) => link.pupils),
      apart: apart.map((link) => link.pupils),
    }) === undefined
  );
}

/** Draws again and holds every list against it; `published` is the digest that was printed before, if it is at hand. */
export function verifyProof(proof: ClassProof, published?: string): readonly ProofFinding[] {
  const { roll, secret, publicPart, classOf, teacherOf } = proof;
  const digest = rollDigest(roll);
  const findings: ProofFinding[] = [];
  if (digest !== proof.rollSha256) findings.push({ kind: 'rollDiffers' });
  if (published !== undefined && digest !== published)
    findings.push({ kind: 'rollNotAsPublished' });
  if (secretDigest(secret) !== roll.secretSha256) findings.push({ kind: 'secretDiffers' });
  if (publicNumbers(publicPart, roll.publicNumbers) !== publicPart) {
    findings.push({ kind: 'publicPartDiffers' });
  }
  if (proof.drawnAt < roll.publicKnownFrom) findings.push({ kind: 'drawnTooEarly' });
  const over = limitProblem(roll, roll.pupils.length, roll.classes, roll.elsewhere);
  if (over !== undefined) findings.push(over);
  if (!isRollSound(roll)) return [...findings, { kind: 'rollUnsound' }];
  const again = drawRoll(roll, secret, publicPart);
  const lists = (of: readonly number[], classNumber: number) =>
    of.flatMap((one, line) => (one === classNumber ? [line] : [])).join();
  for (let classNumber = 1; classNumber <= roll.classes; classNumber += 1) {
    if (lists(again.classOf, classNumber) !== lists(classOf, classNumber)) {
      findings.push({ kind: 'classDiffers', classNumber });
    }
  }
  // A pupil too many, or in a class that there is not.
  const isOdd = classOf.length !== roll.pupils.length || classOf.some((one) => one > roll.classes);
  if (isOdd && !findings.some(({ kind }) => kind === 'classDiffers')) {
    findings.push({ kind: 'classDiffers', classNumber: roll.classes });
  }
  if (again.teacherOf.join() !== teacherOf.join()) findings.push({ kind: 'teachersDiffer' });
  return findings;
}
