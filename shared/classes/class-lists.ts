/** Class lists as people read them. */
import { canonicalJson } from '../protocol/canonical-json';
import type { AdmittedPupil } from './admitted-pupil';
import type { ClassProof } from './class-proof';
import { digestOf } from './class-roll';
import type { Sex } from './deal-classes';

export type ListedPupil = {
  readonly caseId: string;
  /** Empty, like the name, once the case is destroyed or has no place any more. */
  readonly caseNumber: string;
  readonly name: string;
  readonly sex: Sex;
};

export type ClassList = {
  readonly number: number;
  /** Empty where no teachers were drawn. */
  readonly teacher: string;
  readonly girls: number;
  readonly boys: number;
  /** In the order of their case numbers. */
  readonly pupils: readonly ListedPupil[];
};

/** Of the lists alone: what is recorded of a draw. */
export function listsDigest({ classOf, teacherOf }: Pick<ClassProof, 'classOf' | 'teacherOf'>) {
  return digestOf(canonicalJson({ classOf, teacherOf }));
}

/** The classes of a proof, with the names that the cases have now. */
export function classLists(
  proof: Pick<ClassProof, 'roll' | 'classOf' | 'teacherOf'>,
  kept: { readonly caseIds: readonly string[]; readonly teachers: readonly string[] },
  pupilOf: (caseId: string) => Pick<AdmittedPupil, 'name' | 'caseNumber'> | undefined,
): ClassList[] {
  const { roll, classOf, teacherOf } = proof;
  const all = kept.caseIds.map((caseId, line): ListedPupil => {
    const { name = '', caseNumber = '' } = pupilOf(caseId) ?? {};
    return { caseId, caseNumber, name, sex: roll.pupils[line]?.sex ?? 'female' };
  });
  return Array.from({ length: roll.classes }, (_, at) => {
    const pupils = all
      .filter((_pupil, line) => classOf[line] === at + 1)
      .sort((one, other) => (one.caseNumber < other.caseNumber ? -1 : 1));
    const girls = pupils.filter(({ sex }) => sex === 'female').length;
    return {
      number: at + 1,
      teacher: kept.teachers[(teacherOf[at] ?? 0) - 1] ?? '',
      girls,
      boys: pupils.length - girls,
      pupils,
    };
  });
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
