/** Class lists as people read them. */
import type { Sex } from '../domain/id-number';
import { canonicalJson } from '../protocol/canonical-json';
import type { AdmittedPupil } from './admitted-pupil';
import type { StandingPupil } from './class-changes';
import { afterChange, drawnStanding } from './class-changes';
import type { ClassProof } from './class-proof';
import { digestOf } from './class-roll';
import { digestOfPupil } from './compose-roll';
import type { DrawnRoll } from './drawn-roll';

export type ListedPupil = {
  readonly caseId: string;
  /** Empty, like the name, once the case is destroyed. */
  readonly caseNumber: string;
  readonly name: string;
  readonly sex: Sex;
  /** The round of a pupil who came after the draw. */
  readonly late?: number;
  /** The class before a trade of places. */
  readonly from?: number;
  /** Has no place at this school any more; what was drawn is still told. */
  readonly isLeft: boolean;
  /** Digests of the pupil now and before, where name or number are not those that were frozen or confirmed since. */
  readonly renamed?: { readonly now: string; readonly before: string };
};

export type ClassList = {
  readonly number: number;
  /** Empty where no teachers were drawn. */
  readonly teacher: string;
  /** Without those who left. */
  readonly girls: number;
  readonly boys: number;
  /** In the order of their case numbers. */
  readonly pupils: readonly ListedPupil[];
};

/** A pupil's line: the case, and what the code of the family is made of. */
export type KeptLine = { readonly caseId: string; readonly codeKey: string };

/** What the station knows of a case: the child, and whether there is no place in this group any more; nothing once destroyed. */
export type ChildNow =
  | (Pick<AdmittedPupil, 'name' | 'caseNumber'> & { readonly isLeft: boolean })
  | undefined;

/** Of the lists alone: what is recorded of a draw. */
export function listsDigest({ classOf, teacherOf }: Pick<DrawnRoll, 'classOf' | 'teacherOf'>) {
  return digestOf(canonicalJson({ classOf, teacherOf }));
}

/** Everybody after all changes of a proof; in the order of their lines. */
export function standingOfProof(proof: ClassProof): readonly StandingPupil[] {
  return (proof.changes ?? []).reduce<readonly StandingPupil[]>(afterChange, drawnStanding(proof));
}

/** The classes of a proof after everything that changed, with the names that the cases have now. */
export function classLists(
  proof: ClassProof,
  kept: { readonly lines: readonly KeptLine[]; readonly teachers: readonly string[] },
  childOf: (caseId: string) => ChildNow,
): ClassList[] {
  const all = standingOfProof(proof).map((pupil) => {
    const line = kept.lines[pupil.line] ?? { caseId: '', codeKey: '' };
    const told = toldPupil(pupil, line, childOf(line.caseId));
    return { classNumber: pupil.classNumber, told };
  });
  return Array.from({ length: proof.roll.classes }, (_, at) => {
    const pupils = all
      .filter(({ classNumber }) => classNumber === at + 1)
      .map(({ told }) => told)
      .sort((one, other) => (one.caseNumber < other.caseNumber ? -1 : 1));
    const there = pupils.filter(({ isLeft }) => !isLeft);
    const girls = there.filter(({ sex }) => sex === 'female').length;
    return {
      number: at + 1,
      teacher: kept.teachers[(proof.teacherOf[at] ?? 0) - 1] ?? '',
      girls,
      boys: there.length - girls,
      pupils,
    };
  });
}

function toldPupil(pupil: StandingPupil, line: KeptLine, child: ChildNow): ListedPupil {
  const { caseId, codeKey } = line;
  const { sex, late, classNumber, drawnClass, digest } = pupil;
  const { name = '', caseNumber = '' } = child ?? {};
  const now = name === '' ? digest : digestOfPupil({ caseId, caseNumber, name }, codeKey);
  return {
    caseId,
    caseNumber,
    name,
    sex,
    ...(late === undefined ? {} : { late }),
    ...(classNumber === drawnClass ? {} : { from: drawnClass }),
    isLeft: pupil.isLeft || child?.isLeft === true,
    ...(now === digest ? {} : { renamed: { now, before: digest } }),
  };
}

/** 张小明 is 张*明, 张明 is 张*: as names stand on lists that are put up. */
export function nameOnList(name: string): string {
  const signs = [...name.trim()];
  const [first = '', ...rest] = signs;
  const last = rest.length > 1 ? (rest.at(-1) ?? '') : '';
  return first === '' ? '' : `${first}*${last}`;
}

/** The last signs of a case number: with the masked name they tell a family which line is theirs. */
export function numberOnList(caseNumber: string): string {
  return caseNumber === '' ? '' : `…${caseNumber.slice(-5)}`;
}
