/** Which school 地段学校 a family's addresses belong to, and whether the school it asks for is one of them. */
import type { Case } from '../domain/case';
import type { CaseKind } from '../domain/case-kind';
import type { FieldKey, Form } from '../domain/form';
import { fieldText } from '../domain/form';
import { stageOf } from '../domain/residence-lock';
import type { CatchmentAnswer, CatchmentIndex } from './catchment-index';
import type { PolicyPack } from './pack';
import type { School } from './pack-places';

/** The two addresses a catchment can be asked for. */
export const homeAddresses = ['residence.address', 'register.address'] as const;
export type HomeAddress = (typeof homeAddresses)[number];

/** What the pack says about each address that is written. */
export type HomeSchools = { readonly [address in HomeAddress]?: CatchmentAnswer };

type Subject = Pick<Case, 'kind' | 'form'> & Partial<Pick<Case, 'answers'>>;

/** Answers for what is typed; the register of a family registered elsewhere is not asked for. */
export function homeSchools(
  { lookUp, places }: Pick<CatchmentIndex, 'lookUp' | 'places'>,
  { kind, form, answers }: Subject,
): HomeSchools {
  const stage = catchmentKind(places.has(kind), kind, form);
  return Object.fromEntries(
    homeAddresses.flatMap((key) => {
      const address = fieldText(form, key);
      const elsewhere = key === 'register.address' && answers?.localRegister === false;
      return address === '' || elsewhere ? [] : [[key, lookUp(stage, address)]];
    }),
  );
}

/** Who changes school goes where those of the same stage go, unless the pack has catchments of its own for it. */
export function catchmentKind(hasOwn: boolean, kind: CaseKind, form: Form): CaseKind {
  return hasOwn ? kind : stageOf({ kind, form });
}

/** A school that one of the addresses belongs to. */
export type CatchmentSchool = { readonly school: School; readonly by: readonly HomeAddress[] };

/** The schools of the addresses, the one of the home first; two where home and register lie apart. */
export function catchmentSchools(homes: HomeSchools): readonly CatchmentSchool[] {
  const found = new Map<string, { school: School; by: HomeAddress[] }>();
  for (const key of homeAddresses) {
    const answer = homes[key];
    if (answer?.kind !== 'school') continue;
    const known = found.get(answer.school.code) ?? { school: answer.school, by: [] };
    known.by.push(key);
    found.set(answer.school.code, known);
  }
  return [...found.values()];
}

/** The catchment schools that the school asked for is none of; nothing when it is one, or when either is not known. */
export function otherThanWished(homes: HomeSchools, form: Form): readonly CatchmentSchool[] {
  const own = catchmentSchools(homes);
  const name = fieldText(form, 'wish.school');
  const code = fieldText(form, 'wish.schoolCode');
  if (name === '') return [];
  const isOwn = own.some(({ school }) =>
    code === '' ? school.name === name : school.code === code,
  );
  return isOwn ? [] : own;
}

/** Where a school's name is written and where its code. */
export const schoolFields = {
  'origin.school': 'origin.schoolCode',
  'wish.school': 'wish.schoolCode',
} as const satisfies Partial<Record<FieldKey, FieldKey>>;
export type SchoolField = keyof typeof schoolFields;

/** Whether a field names a school. */
export function isSchoolField(key: FieldKey): key is SchoolField {
  return Object.hasOwn(schoolFields, key);
}

/** The matters whose schools can be meant: of the stage that is asked for, or that the child comes from. */
export function offeredKinds(
  { catchments }: Pick<PolicyPack, 'catchments'>,
  { kind, form }: Pick<Case, 'kind' | 'form'>,
  field: SchoolField,
): readonly CaseKind[] {
  const hasOwn = catchments.some((one) => one.kind === kind);
  const own = catchmentKind(hasOwn, kind, form);
  if (field === 'wish.school') return [...new Set([kind, own])];
  return [kind === 'junior' ? 'primary' : own];
}

/** The schools of the directory that can be meant. */
export function offeredSchools(
  { schools, catchments }: Pick<PolicyPack, 'schools' | 'catchments'>,
  subject: Pick<Case, 'kind' | 'form'>,
  field: SchoolField,
): readonly School[] {
  const wanted = offeredKinds({ catchments }, subject, field);
  return schools.filter(({ kinds }) => kinds.some((one) => wanted.includes(one)));
}
