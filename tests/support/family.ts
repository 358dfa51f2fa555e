/** A sample family as the desk meets it: what is typed, and which picture answers which checklist line. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Form } from '../../shared/domain/form';
import type { GroupAnswers } from '../../shared/domain/group';
import { provideSamples } from './make-samples';

type Person = {
  readonly name: string;
  readonly sex: string;
  readonly birthDate: string;
  readonly nation: string;
  readonly idNumber: string;
};
type FamilyFile = {
  readonly group: string;
  readonly child: Person & { readonly birthPlace: string };
  readonly guardians: readonly (Person & { readonly relation: string; readonly phone: string })[];
  readonly register: { readonly number: string; readonly head: string; readonly address: string };
  readonly otherRegister: object | null;
  readonly residence: {
    readonly tenure: string;
    readonly address: string;
    readonly areaM2: number;
    readonly residents: number;
    readonly propertyNumber?: string;
  };
  readonly papers: readonly string[];
};

/** Pictures that answer one checklist line, in the order of its expected pages. */
export type PaperAnswer = { readonly requirement: string; readonly paths: readonly string[] };

export type Family = {
  readonly answers: GroupAnswers;
  readonly form: Form;
  readonly papers: readonly PaperAnswer[];
  /** The picture that the demonstration photographs with the live camera. */
  readonly cameraPaper: PaperAnswer;
};

const relations: Record<string, string> = { 父亲: 'father', 母亲: 'mother' };

/** The sample family that can be enrolled whole: f06 of the shared samples, else the family made here. */
export async function provideFamily(): Promise<Family> {
  const samples = await provideSamples();
  const read = (id: string) =>
    JSON.parse(readFileSync(join(samples, id, 'family.json'), 'utf8')) as FamilyFile;
  const at = (...names: string[]) => names.map((name) => join(samples, name));
  try {
    const family = read('f06');
    return {
      ...typed(family),
      papers: [
        {
          requirement: '户口簿',
          paths: at(
            'f06/01-hukouCover.jpg',
            'f06/03-hukouChild.jpg',
            'f06/04-hukouCover.jpg',
            'f06/05-hukouHead.jpg',
          ),
        },
        { requirement: '无房证明', paths: at('f06/09-noHome.jpg') },
        { requirement: '出生医学证明', paths: at('f06/10-birth.tif') },
      ],
      cameraPaper: { requirement: '结婚证', paths: at('f06/11-marriage.jpg') },
    };
  } catch {
    const family = read('f01');
    const [cover = '', head = '', child = '', property = ''] = family.papers;
    return {
      ...typed(family),
      papers: [{ requirement: '户口簿', paths: at(cover, child, head) }],
      cameraPaper: { requirement: '房产证明', paths: at(property) },
    };
  }
}

/** What is typed of a family, and the answers that give its group. */
export function typed(family: FamilyFile): Pick<Family, 'answers' | 'form'> {
  const { child, guardians, register, residence, group } = family;
  const [first, second] = guardians;
  return {
    answers: {
      preferential: group === 'preferential',
      localRegister: ['homeAndRegister', 'registerNoHome'].includes(group),
      localHome: ['homeAndRegister', 'homeNoRegister'].includes(group),
    },
    form: {
      'child.name': child.name,
      'child.idType': 'residentId',
      'child.idNumber': child.idNumber,
      'child.sex': child.sex === '男' ? 'male' : 'female',
      'child.birthDate': child.birthDate,
      'child.nation': child.nation,
      'child.birthPlace': child.birthPlace,
      'guardian1.name': first?.name ?? '',
      'guardian1.relation': relations[first?.relation ?? ''] ?? 'other',
      'guardian1.idNumber': first?.idNumber ?? '',
      'guardian1.phone': first?.phone ?? '',
      'guardian2.name': second?.name ?? '',
      'guardian2.relation': relations[second?.relation ?? ''] ?? 'other',
      'guardian2.idNumber': second?.idNumber ?? '',
      'guardian2.phone': second?.phone ?? '',
      'register.number': register.number,
      'register.head': register.head,
      'register.address': register.address,
      ...(family.otherRegister === null ? {} : { 'register.differentBooks': 'yes' }),
      'residence.tenure': residence.tenure,
      'residence.address': residence.address,
      'residence.areaM2': String(residence.areaM2),
      'residence.residents': String(residence.residents),
      ...(residence.tenure === 'owned'
        ? { 'residence.propertyNumber': residence.propertyNumber ?? '' }
        : {}),
      'reason.offline': 'noNetwork',
    },
  };
}
