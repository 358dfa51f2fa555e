/** One line of the table of families: its shape, and how it is written. */
import type { Case } from '../../../shared/domain/case';
import type { CaseKind } from '../../../shared/domain/case-kind';
import type { Form } from '../../../shared/domain/form';
import type { ApplicantGroup } from '../../../shared/domain/group';
import type { VerificationVerdict } from '../../../shared/domain/verification';
import type { VerifiedFact } from '../../../shared/domain/verified-fact';
import { inventedIdNumber } from '../case-builders';
import type { Structure } from './family-forms';
import { familyForm } from './family-forms';

/** What another case of the station is like: the same form with other texts. */
export type OtherCase = {
  readonly changes: Form;
  readonly state?: Case['state'];
  readonly outcome?: 'accepted' | 'refused';
  readonly season?: number;
  readonly kind?: CaseKind;
};

export type FamilyRow = {
  readonly name: string;
  readonly kind: CaseKind;
  readonly group: ApplicantGroup;
  readonly form: Form;
  /** The child's name as another paper prints it. */
  readonly printed?: string;
  readonly other?: OtherCase;
  /** Everything the desk notices, in any order; a family without a stop can be submitted. */
  readonly notices: readonly string[];
  /** What departments answer when they are asked one after the other; nothing when no answer comes. */
  readonly answers?: readonly (readonly [VerifiedFact, VerificationVerdict | undefined])[];
  /** What is typed otherwise after that. */
  readonly changedSince?: Form;
  /** Lines that departments make needless. */
  readonly waives?: readonly string[];
  /** Papers asked beyond those of its group. */
  readonly asksAlso?: readonly string[];
};

type Base = readonly [CaseKind, ApplicantGroup, Structure?];
/** Two families that most traps are shown on. */
export const [clean, noHome]: [Base, Base] = [
  ['primary', 'homeAndRegister'],
  ['primary', 'registerNoHome'],
];

/** A family as it should be, with these texts in place of its own. */
export function row(
  name: string,
  [kind, group, structure = 'twoGuardians']: Base,
  changes: Form,
  rest: Partial<
    Pick<FamilyRow, 'printed' | 'other' | 'asksAlso' | 'answers' | 'changedSince' | 'waives'>
  > & {
    readonly notices?: readonly string[];
  } = {},
): FamilyRow {
  const asksAlso = structure === 'differentBooks' ? ['marriage', 'birth'] : [];
  const form = { ...familyForm(kind, group, structure), ...changes };
  return {
    name: `${kind} ${group} ${structure}: ${name}`,
    kind,
    group,
    form,
    notices: [],
    ...rest,
    asksAlso: [...asksAlso, ...(rest.asksAlso ?? [])],
  };
}

/** A child born on this day, with the number that goes with it. */
export const aged = (birthDate: string): Form => ({
  'child.birthDate': birthDate,
  'child.idNumber': inventedIdNumber(birthDate, '998'),
});
export const withoutNumber: Form = { 'child.idType': 'none', 'child.idNumber': '' };
