/** The sample families as a desk types them: `tests/support/families/sample-families.json`, invented like everything here. */
import type { Case } from '../../../shared/domain/case';
import type { Form } from '../../../shared/domain/form';
import type { ApplicantGroup } from '../../../shared/domain/group';
import families from './sample-families.json' with { type: 'json' };

type SampleFamily = (typeof families)[number];

export type TypedSample = {
  readonly id: string;
  readonly kind: Case['kind'];
  readonly group: ApplicantGroup;
  readonly form: Form;
  readonly traps: readonly {
    readonly trap: string;
    /** The name or number as one of the papers prints it. */
    readonly printed?: string;
    readonly of?: string;
  }[];
};

const relations: Readonly<Record<string, string>> = { 父亲: 'father', 母亲: 'mother' };

function guardianForm({ guardians }: SampleFamily, n: 1 | 2): Form {
  const one = guardians[n - 1];
  if (one === undefined) return n === 2 ? { 'family.singleParent': 'yes' } : {};
  return {
    [`guardian${n}.name`]: one.name,
    [`guardian${n}.relation`]: relations[one.relation] ?? 'other',
    [`guardian${n}.idNumber`]: one.idNumber,
    [`guardian${n}.phone`]: one.phone,
  };
}

function typed(family: SampleFamily): TypedSample {
  const { child, register, residence, stage, otherRegister } = family;
  const pupil =
    'pupilNumber' in child
      ? {
          'origin.school': child.school ?? '',
          'origin.studentNumber': child.pupilNumber ?? '',
          'origin.grade': '六年级',
          'origin.studyState': 'graduating',
        }
      : {};
  return {
    id: family.family,
    kind: stage as Case['kind'],
    group: family.group as ApplicantGroup,
    traps: family.traps,
    form: {
      'child.name': child.name,
      'child.idType': 'residentId',
      'child.idNumber': child.idNumber,
      'child.sex': child.sex === '男' ? 'male' : 'female',
      'child.birthDate': child.birthDate,
      'child.nation': child.nation,
      'child.birthPlace': child.birthPlace,
      ...pupil,
      ...guardianForm(family, 1),
      ...guardianForm(family, 2),
      'register.number': register.number,
      'register.head': register.head,
      'register.address': register.address,
      ...(otherRegister === null ? {} : { 'register.differentBooks': 'yes' }),
      'residence.tenure': residence.tenure,
      'residence.address': residence.address,
      'residence.areaM2': String(residence.areaM2),
      'residence.residents': String(residence.residents),
      'residence.propertyNumber': residence.propertyNumber ?? '',
      ...(family.group === 'migrantWorker'
        ? { 'work.person': family.guardians[0]?.name ?? '', 'work.kind': 'employed' }
        : {}),
      ...(family.group === 'preferential'
        ? {
            'preferential.ground': 'military',
            'preferential.person': family.guardians[0]?.name ?? '',
          }
        : {}),
      'reason.offline': 'noNetwork',
    },
  };
}

/** All of them, in the order of their numbers. */
export const sampleForms: readonly TypedSample[] = families.map(typed);
