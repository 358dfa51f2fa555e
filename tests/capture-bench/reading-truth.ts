/** What each sample paper should be read as: its kind in the packs, and its printed values as the form takes them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { FormSubject } from '../../shared/domain/field-rules';
import type { FieldKey, Form } from '../../shared/domain/form';
import { applicantGroupSchema } from '../../shared/domain/group';
import type { Truth } from './samples';

/** Kinds of the samples as the packs call them. */
export const packKinds: { readonly [kind: string]: { kind: string; role: string } | undefined } = {
  hukouCover: { kind: 'hukou', role: 'cover' },
  hukouHead: { kind: 'hukou', role: 'head' },
  hukouChild: { kind: 'hukou', role: 'child' },
  hukouParent: { kind: 'hukou', role: 'member' },
  idPortrait: { kind: 'idCard', role: 'portrait' },
  idEmblem: { kind: 'idCard', role: 'emblem' },
  property: { kind: 'property', role: 'inner' },
  marriage: { kind: 'marriage', role: 'inner' },
  birth: { kind: 'birth', role: 'first' },
  insurance: { kind: 'insurance', role: 'first' },
  rent: { kind: 'rent', role: 'first' },
  noHome: { kind: 'noHome', role: 'first' },
  schoolRecord: { kind: 'studentRecord', role: 'first' },
  residencePermit: { kind: 'residencePermit', role: 'front' },
  preferentialProof: { kind: 'preferentialProof', role: 'first' },
};

const person = z.object({ name: z.string(), idNumber: z.string() });
const familySchema = z.object({
  stage: z.enum(['primary', 'junior']),
  group: applicantGroupSchema,
  child: person,
  guardians: z.array(person.extend({ relation: z.string() })).min(1),
});
export type Family = z.infer<typeof familySchema>;

export function readFamily(folder: string, family: string): Family | undefined {
  const path = join(folder, family, 'family.json');
  return existsSync(path) ? familySchema.parse(JSON.parse(readFileSync(path, 'utf8'))) : undefined;
}

/** The case as the desk has it when the papers come: `known` people typed, or nothing yet. */
export function subjectOf({ stage, group, child, guardians }: Family, known: boolean): FormSubject {
  const form: Form = {};
  if (guardians.length === 1) form['family.singleParent'] = 'yes';
  if (known) {
    form['child.name'] = child.name;
    form['child.idNumber'] = child.idNumber;
    for (const [i, one] of guardians.slice(0, 2).entries()) {
      const slot = i === 0 ? 'guardian1' : 'guardian2';
      form[`${slot}.name`] = one.name;
      form[`${slot}.idNumber`] = one.idNumber;
      form[`${slot}.relation`] = one.relation === '父亲' ? 'father' : 'mother';
    }
  }
  return { kind: stage, group, form };
}

/** Of a value that is covered or outside the picture no proposal is asked, but a right one is no fault. */
type Expected = ReadonlyMap<FieldKey, { readonly text: string; readonly isSeen: boolean }>;

const asDay = (text: string) => {
  const [year = '', month = '', day = ''] = text.match(/\d+/g) ?? [];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};
const asSex = (text: string) => (text === '男' ? 'male' : 'female');
const asNation = (text: string) => `${text}族`;
const asBuilt = (text: string) => /\d+(?:\.\d+)?/.exec(text)?.[0] ?? '';
const asGrade = (text: string) => text.replace(/[(（].*$/, '');
const asFirst = (text: string) => asDay(text.split('-')[0] ?? '');
const asLast = (text: string) => asDay(text.split('-')[1] ?? '');
const grounds: { readonly [printed: string]: string | undefined } = {
  现役军人子女: 'military',
  消防救援人员子女: 'fireRescue',
};
const asGround = (text: string) => grounds[text] ?? text;
const asState = () => 'studying';
const asChild = (text: string) => (text.includes('孙') ? 'grandchild' : 'child');

type Line = readonly [label: string, key: FieldKey, as?: (text: string) => string];

const childLines: readonly Line[] = [
  ['户号', 'register.memberNumber'],
  ['姓名', 'child.name'],
  ['户主或与户主关系', 'register.childRelation', asChild],
  ['性别', 'child.sex', asSex],
  ['出生地', 'child.birthPlace'],
  ['民族', 'child.nation', asNation],
  ['出生日期', 'child.birthDate', asDay],
  ['公民身份号码', 'child.idNumber'],
];

const lines: { readonly [kind: string]: readonly Line[] | undefined } = {
  hukouCover: [
    ['户号', 'register.number'],
    ['户主姓名', 'register.head'],
    ['住址', 'register.address'],
  ],
  hukouHead: [
    ['户号', 'register.number'],
    ['姓名', 'register.head'],
  ],
  hukouChild: childLines,
  property: [
    ['编号', 'residence.propertyNumber'],
    ['权利人', 'residence.owner'],
    ['坐落', 'residence.paperAddress'],
    ['面积', 'residence.areaM2', asBuilt],
    ['登记日期', 'residence.since', asDay],
  ],
  residencePermit: [
    ['姓名', 'work.person'],
    ['居住地址', 'residence.address'],
    ['证件编号', 'work.permitNumber'],
    ['有效期限', 'work.permitFrom', asFirst],
    ['有效期限', 'work.permitUntil', asLast],
  ],
  birth: [
    ['新生儿姓名', 'child.name'],
    ['性别', 'child.sex', asSex],
    ['出生时间', 'child.birthDate', asDay],
    ['出生地点', 'child.birthPlace'],
  ],
  insurance: [
    ['姓名', 'work.person'],
    ['单位名称', 'work.employer'],
    ['累计月数', 'work.insuranceMonths'],
  ],
  rent: [
    ['房屋坐落', 'residence.paperAddress'],
    ['建筑面积', 'residence.areaM2'],
    ['租期起', 'residence.since', asDay],
    ['租期止', 'residence.until', asDay],
  ],
  schoolRecord: [
    ['姓名', 'child.name'],
    ['性别', 'child.sex', asSex],
    ['出生日期', 'child.birthDate', asDay],
    ['民族', 'child.nation', asNation],
    ['身份证件号', 'child.idNumber'],
    ['全国学籍号', 'origin.studentNumber'],
    ['就读学校', 'origin.school'],
    ['年级班级', 'origin.grade', asGrade],
    ['就读状态', 'origin.studyState', asState],
  ],
  preferentialProof: [
    ['文号', 'preferential.number'],
    ['优抚对象姓名', 'preferential.person'],
    ['优抚类别', 'preferential.ground', asGround],
    ['子女姓名', 'child.name'],
    ['子女身份证号', 'child.idNumber'],
  ],
};

/** People whose place in the form the name tells. */
const people: { readonly [kind: string]: readonly [name: string, number: string][] | undefined } = {
  hukouCover: [['户主姓名', '']],
  property: [['权利人', '']],
  hukouHead: [['姓名', '公民身份号码']],
  hukouParent: [['姓名', '公民身份号码']],
  idPortrait: [['姓名', '公民身份号码']],
  residencePermit: [['姓名', '公民身份号码']],
  marriage: [
    ['男方姓名', '男方身份证件号'],
    ['女方姓名', '女方身份证件号'],
  ],
  birth: [
    ['母亲姓名', '母亲身份证号'],
    ['父亲姓名', '父亲身份证号'],
  ],
  insurance: [['姓名', '社会保障号码']],
  rent: [['承租方', '承租方身份证号']],
  noHome: [['查询人', '证件号码']],
  preferentialProof: [['优抚对象姓名', '身份证号']],
};

/** What the form should be offered from this page, by what is printed and can be seen. */
export function expectedOf(truth: Truth, { guardians }: Family): Expected {
  const { kind, fields, lost } = truth;
  const expected = new Map<FieldKey, { text: string; isSeen: boolean }>();
  const put = (label: string, key: FieldKey, as = (text: string) => text) => {
    const text = fields[label];
    if (text === undefined || text === '') return;
    expected.set(key, { text: as(text), isSeen: !lost.includes(label) });
  };
  for (const [label, key, as] of lines[kind] ?? []) put(label, key, as);
  for (const [name, number] of people[kind] ?? []) {
    const at = guardians.findIndex(
      (one) => one.name === fields[name] || one.idNumber === fields[number],
    );
    if (at !== 0 && at !== 1) continue;
    const slot = at === 0 ? 'guardian1' : 'guardian2';
    put(name, `${slot}.name`);
    put(number, `${slot}.idNumber`);
  }
  return expected;
}
