/** Invented families 样例家庭 for practice: over the five groups, each left where one step is to be learnt. */
import type { DrillAnswer } from '../domain/drill';
import type { Form } from '../domain/form';
import type { GroupAnswers } from '../domain/group';
import { groupFor } from '../domain/group';
import { idNumberCheckDigit } from '../domain/id-number';

/** How far a family is brought; everything after it is left to practise. */
export type SampleProgress = 'typed' | 'captured' | 'inspected' | 'submitted';

export type SampleFamily = {
  readonly answers: GroupAnswers;
  readonly form: Form;
  readonly upTo: SampleProgress;
  /** Checklist lines that this family forgot to bring. */
  readonly leftAtHome: readonly string[];
  /** What the pretended platform has said so far, in order; only after `submitted`. */
  readonly answered: readonly DrillAnswer[];
};

type Person = { readonly name: string; readonly born: string; readonly sex: 'male' | 'female' };
type Story = {
  readonly child: Person;
  readonly father: Person;
  readonly mother: Person;
  readonly nation?: string;
  readonly answers: GroupAnswers;
  readonly home: Form;
  readonly upTo: SampleProgress;
  readonly leftAtHome?: readonly string[];
  readonly answered?: readonly DrillAnswer[];
  /** Only these fields were typed so far. */
  readonly typedOnly?: 'child';
};

/** Sequence numbers 996 to 999 are kept for people past a hundred, so that no child or parent has such a number. */
function inventedIdNumber({ born, sex }: Person): string {
  const first17 = `371103${born.replaceAll('-', '')}${sex === 'male' ? '997' : '998'}`;
  return first17 + idNumberCheckDigit(first17);
}

const person = (name: string, born: string, sex: Person['sex']): Person => ({ name, born, sex });
const answers = (localRegister: boolean, localHome: boolean, preferential = false) => ({
  preferential,
  localRegister,
  localHome,
});
const owned = (areaM2: string, number: string): Form => ({
  'residence.tenure': 'owned',
  'residence.areaM2': areaM2,
  'residence.propertyNumber': `鲁(2018)样例不动产权第99700${number}号`,
});
const rented: Form = { 'residence.tenure': 'rented', 'residence.areaM2': '62' };

/** The stories; birthdays are told by how old a child of this season may be. */
function storiesOf(season: number): readonly Story[] {
  const younger = season - 6;
  const older = season - 7;
  return [
    {
      child: person('苗青禾', `${younger}-03-05`, 'female'),
      father: person('苗远川', '1990-02-11', 'male'),
      mother: person('秦疏桐', '1991-08-23', 'female'),
      answers: answers(true, true),
      home: owned('88.5', '01'),
      upTo: 'typed',
      typedOnly: 'child',
    },
    {
      child: person('贺知远', `${older}-11-18`, 'male'),
      father: person('贺闻舟', '1988-05-30', 'male'),
      mother: person('邵映雪', '1989-12-02', 'female'),
      answers: answers(true, true),
      // Below 18 square metres for each of them: one paper more is asked.
      home: owned('42.6', '02'),
      upTo: 'captured',
    },
    {
      child: person('温书瑶', `${younger}-06-21`, 'female'),
      father: person('温砚秋', '1992-09-14', 'male'),
      mother: person('梁若溪', '1993-01-27', 'female'),
      answers: answers(true, false),
      home: rented,
      upTo: 'inspected',
    },
    {
      child: person('阿依努尔·买买提', `${younger}-01-09`, 'female'),
      father: person('买买提·吐尔逊', '1987-04-16', 'male'),
      mother: person('古丽娜尔·艾山', '1990-10-08', 'female'),
      nation: '维吾尔族',
      answers: answers(true, false),
      home: { ...rented, 'register.differentBooks': 'yes' },
      upTo: 'captured',
      leftAtHome: ['marriage'],
    },
    {
      child: person('简行舟', `${older}-09-30`, 'male'),
      father: person('简望岳', '1991-07-07', 'male'),
      mother: person('虞听澜', '1992-03-19', 'female'),
      answers: answers(false, true),
      home: owned('101', '05'),
      upTo: 'submitted',
    },
    {
      child: person('欧阳沐晨', `${younger}-05-12`, 'male'),
      father: person('欧阳拾光', '1989-06-25', 'male'),
      mother: person('孟繁星', '1990-11-13', 'female'),
      answers: answers(false, false),
      home: rented,
      upTo: 'submitted',
      answered: ['receipt', 'reviewPassed'],
    },
    {
      child: person('穆云舒', `${younger}-02-28`, 'female'),
      father: person('穆长风', '1986-08-01', 'male'),
      mother: person('许知夏', '1988-06-06', 'female'),
      answers: answers(true, true, true),
      home: owned('93', '07'),
      upTo: 'submitted',
      answered: ['receipt', 'reviewPassed', 'correction'],
    },
    {
      // A rare character, so that it is met in practice before it is met at the counter.
      child: person('靳䶮', `${older}-12-24`, 'male'),
      father: person('靳北辰', '1990-01-15', 'male'),
      mother: person('柳含章', '1991-05-05', 'female'),
      answers: answers(true, true),
      home: owned('76.2', '08'),
      upTo: 'submitted',
      answered: ['receipt', 'reviewPassed', 'reviewPassed', 'reviewPassed', 'accepted'],
    },
  ];
}

/** The sample families of a season, in the order in which they are worth practising. */
export function sampleFamilies(season: number): readonly SampleFamily[] {
  return storiesOf(season).map((story, index) => {
    const { answers: given, upTo, leftAtHome = [], answered = [], typedOnly } = story;
    const form = typedOnly === 'child' ? childFields(story) : allFields(story, index + 1);
    return { answers: given, form, upTo, leftAtHome, answered };
  });
}

function childFields({ child, nation = '汉族' }: Story): Form {
  return {
    'child.name': child.name,
    'child.idType': 'residentId',
    'child.idNumber': inventedIdNumber(child),
    'child.sex': child.sex,
    'child.birthDate': child.born,
    'child.nation': nation,
  };
}

/** What is asked of the group beside the house and the register. */
function groundsOf(father: string, given: GroupAnswers): Form {
  const group = groupFor(given);
  if (group === 'migrantWorker') return { 'work.person': father, 'work.kind': 'employed' };
  if (group !== 'preferential') return {};
  return { 'preferential.ground': 'military', 'preferential.person': father };
}

function allFields(story: Story, number: number): Form {
  const { father, mother, answers: given, home } = story;
  const address = `样例市样例区练习街道${number}号`;
  return {
    ...childFields(story),
    'child.birthPlace': '样例市样例区',
    'guardian1.name': father.name,
    'guardian1.relation': 'father',
    'guardian1.idNumber': inventedIdNumber(father),
    'guardian1.phone': `1540000${String(1000 + number)}`,
    'guardian2.name': mother.name,
    'guardian2.relation': 'mother',
    'guardian2.idNumber': inventedIdNumber(mother),
    'guardian2.phone': `1540000${String(2000 + number)}`,
    'register.number': `99700000${number}`,
    'register.head': father.name,
    'register.address': given.localRegister ? address : `样例省外地县样例村${number}号`,
    'residence.address': address,
    'residence.residents': '3',
    ...groundsOf(father.name, given),
    'reason.offline': 'noNetwork',
    ...home,
  };
}
