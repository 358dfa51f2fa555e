/** What is published after a draw, and whether everything in it follows from what was published before. */
import type * as z from 'zod';
import type { LimitProblem } from './class-limits';
import { limitProblem } from './class-limits';
import { classChangesSchema } from './class-changes';
import type { ClassRoll } from './class-roll';
import { drawRoll, rollDigest, rollFormat, tiedFormat } from './class-roll';
import { linkProblem } from './deal-classes';
import type { DrawFinding } from './drawn-roll';
import { bindingFindings, drawnRollSchema } from './drawn-roll';
import type { ChangeFinding } from './verify-changes';
import { verifyChanges } from './verify-changes';

/** The first draw, and every change after it in their order; absent where nothing changed. */
export const classProofSchema = drawnRollSchema.extend({ changes: classChangesSchema.optional() });
export type ClassProof = z.infer<typeof classProofSchema>;

export type ProofFinding =
  | DrawFinding
  /** The digest is not the one that whoever verifies was given before the draw. */
  | { readonly kind: 'rollNotAsPublished' }
  | { readonly kind: 'rollUnsound' }
  | LimitProblem
  /** A class list that does not come out the same. */
  | { readonly kind: 'classDiffers'; readonly classNumber: number }
  | { readonly kind: 'teachersDiffer' }
  | ChangeFinding;

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
    roll.late === undefined &&
    roll.format !== tiedFormat &&
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

/** What whoever verifies has at hand on paper. */
export type Published = {
  /** The digest of the roll, put up before the draw. */
  readonly roll?: string | undefined;
  /** The digest of everything that stands, on the list that was put up. */
  readonly standing?: string | undefined;
};

/** Draws again and holds every list and every change against it. */
export function verifyProof(proof: ClassProof, published: Published = {}): readonly ProofFinding[] {
  const { roll } = proof;
  const findings: ProofFinding[] = [...bindingFindings(proof)];
  if (published.roll !== undefined && rollDigest(roll) !== published.roll) {
    findings.push({ kind: 'rollNotAsPublished' });
  }
  const over = limitProblem(roll, roll.pupils.length, roll.classes, roll.elsewhere);
  if (over !== undefined) findings.push(over);
  if (!isRollSound(roll)) return [...findings, { kind: 'rollUnsound' }];
  return [
    ...findings,
    ...listFindings(proof),
    ...verifyChanges(proof, proof.changes ?? [], published.standing),
  ];
}

function listFindings(proof: ClassProof): readonly ProofFinding[] {
  const { roll, secret, publicPart, classOf, teacherOf } = proof;
  const findings: ProofFinding[] = [];
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
