/** What pages that were read propose for the form, and what is told rather than corrected. */
import { expect, test } from 'vitest';
import { readingProposals } from '../../shared/capture/reading/reading-proposals';
import type { Form } from '../../shared/domain/form';
import { pageText, tablePage } from '../support/page-text-builders';
import {
  birthPage,
  childNumber,
  childPage,
  coverPage,
  fatherNumber,
  find,
  page,
  registerPage,
  subject,
  textsOf,
} from '../support/read-papers';

test('a page of the child fills the fields of the child, by the codes of the form', () => {
  const proposals = readingProposals([page('hukou', 'child', childPage)], subject());
  expect(textsOf(proposals)).toEqual({
    'child.name': '柳知夏',
    'child.idNumber': childNumber,
    'child.sex': 'female',
    'child.birthDate': '2020-01-15',
    'child.nation': '汉族',
    'child.birthPlace': '山东省日照市岚山区',
    'register.childRelation': 'child',
    'register.memberNumber': '700600500',
  });
  // Everything but the name could be taken over; a name needs a person.
  expect(proposals.filter(({ unsure }) => unsure).map(({ key }) => key)).toEqual(['child.name']);
  expect(find(proposals, 'child.name')).toMatchObject({ standing: 'new', now: '', others: [] });
});

test('the clip shows the value, a little wider, within the page', () => {
  const [name] = readingProposals([page('hukou', 'child', childPage)], subject());
  const [[left, top], , [right, bottom]] = name?.from.box ?? [
    [0, 0],
    [0, 0],
    [0, 0],
    [0, 0],
  ];
  expect(left).toBeLessThan(380);
  expect(left).toBeGreaterThan(300);
  expect(top).toBeLessThan(220);
  expect(right).toBeGreaterThan(380 + 3 * 0.9 * 44);
  expect(bottom).toBeGreaterThan(264);
});

test('the address on three lines of the cover is one, and the number and the head beside it', () => {
  const proposals = readingProposals([page('hukou', 'cover', coverPage)], subject());
  expect(textsOf(proposals)).toEqual({
    'register.number': '700600500',
    'register.head': '柳承安',
    'register.address': '山东省日照市岚山区安东卫街道海滨路八号院三号楼二单元',
  });
});

test('what the form has already is the same, different where it is not', () => {
  const form: Form = {
    'child.name': '柳知夏',
    'child.idNumber': childNumber.toLowerCase(),
    'child.nation': '汉',
    'child.birthDate': '2020-01-16',
  };
  const proposals = readingProposals([page('hukou', 'child', childPage)], subject(form));
  expect(find(proposals, 'child.name')).toMatchObject({ standing: 'same', unsure: false });
  expect(find(proposals, 'child.idNumber')?.standing).toBe('same');
  expect(find(proposals, 'child.nation')?.standing).toBe('same');
  expect(find(proposals, 'child.birthDate')).toMatchObject({
    standing: 'different',
    now: '2020-01-16',
  });
});

test('a wrong check digit is told and not corrected', () => {
  const wrong = childNumber.slice(0, 17) + (childNumber.endsWith('5') ? '6' : '5');
  const text = registerPage({ name: '柳知夏', relation: '女儿', number: wrong });
  const proposals = readingProposals([page('hukou', 'child', text)], subject());
  expect(find(proposals, 'child.idNumber')).toMatchObject({
    text: wrong,
    unsure: true,
    warnings: [{ kind: 'numberWrong', problem: 'idNumberCheckDigit' }],
  });
});

test('a letter in the shape of a figure is taken for it where only that is right, and said so', () => {
  const misread = childNumber.replace('0', 'O');
  const text = registerPage({ name: '柳知夏', relation: '女儿', number: misread });
  const proposals = readingProposals([page('hukou', 'child', text)], subject());
  expect(find(proposals, 'child.idNumber')).toMatchObject({
    text: childNumber,
    unsure: true,
    warnings: [{ kind: 'numberGuessed', read: misread }],
  });
});

test('a number that tells another birth than its own page makes both unsure', () => {
  const text = registerPage({ relation: '女儿', birth: '2020年01月16日', number: childNumber });
  const proposals = readingProposals([page('hukou', 'child', text)], subject());
  for (const key of ['child.idNumber', 'child.birthDate'] as const) {
    expect(find(proposals, key)).toMatchObject({
      unsure: true,
      warnings: [{ kind: 'numberSaysOther' }],
    });
  }
});

test('two papers that disagree are both told, and neither is sure', () => {
  const proposals = readingProposals(
    [page('hukou', 'child', childPage), page('birth', 'first', birthPage('柳知霞'))],
    subject(),
  );
  const name = find(proposals, 'child.name');
  expect([name?.text, ...(name?.others ?? []).map(({ text }) => text)].sort()).toEqual(
    ['柳知夏', '柳知霞'].sort(),
  );
  expect(name?.others[0]?.from.pageId).not.toBe(name?.from.pageId);
  for (const one of [name, ...(name?.others ?? [])]) {
    expect(one).toMatchObject({ unsure: true });
    expect(one?.warnings).toContainEqual({ kind: 'papersDisagree' });
  }
  // Where they agree nothing is disputed.
  expect(find(proposals, 'child.sex')).toMatchObject({ unsure: false, others: [] });
});

test('a certificate of property tells of the home, and which home it is', () => {
  const text = tablePage('鲁（2021）日照市不动产权第1234567号', [
    ['权利人', '柳承安、程若溪'],
    ['共有情况', '共同共有'],
    ['坐落', '山东省日照市岚山区海滨路八号院'],
    ['不动产单元号', '371103 000001 GB00001 F00000001'],
    ['面积', '宗地面积12000.00㎡/房屋建筑面积98.60㎡'],
    ['使用期限', '2010年起2080年止'],
  ]);
  const known = subject({ 'guardian2.name': '程若溪' });
  expect(textsOf(readingProposals([page('property', 'inner', text)], known))).toMatchObject({
    'residence.tenure': 'owned',
    'residence.propertyNumber': '鲁（2021）日照市不动产权第1234567号',
    'residence.owner': '程若溪',
    'residence.paperAddress': '山东省日照市岚山区海滨路八号院',
    'residence.areaM2': '98.60',
  });
  // Where they live is theirs to say, and most live there.
  expect(
    find(readingProposals([page('property', 'inner', text)], known), 'residence.address'),
  ).toMatchObject({ text: '山东省日照市岚山区海滨路八号院', standing: 'new', unsure: true });
  // Which of two strangers it is, a person has to say.
  const strangers = readingProposals([page('property', 'inner', text)], subject());
  expect(find(strangers, 'residence.owner')).toBeUndefined();
});

test('a contract tells in sentences', () => {
  const text = pageText([
    ['房屋租赁合同', 600, 80, 60],
    ['出租方（甲方）：何远', 180, 200],
    [`承租方（乙方）：_柳承安 身份证号：${fatherNumber}`, 180, 270],
    ['甲方将坐落于_日照市岚山区海滨路8号院3号楼2单', 240, 400],
    ['元501室_的房屋出租给乙方使用，建筑面积_88.5平方米。', 180, 460],
    ['租赁期自_2025年7月1日_起至_2027年6月30日_止。', 240, 580],
  ]);
  const known = subject({ 'guardian1.name': '柳承安' }, 'migrantWorker');
  const proposals = readingProposals([page('rent', 'first', text)], known);
  expect(textsOf(proposals)).toMatchObject({
    'residence.tenure': 'rented',
    'residence.paperAddress': '日照市岚山区海滨路8号院3号楼2单元501室',
    'residence.areaM2': '88.5',
    'residence.since': '2025-07-01',
    'residence.until': '2027-06-30',
    'guardian1.idNumber': fatherNumber,
  });
});

test('nothing is proposed that this family is not asked', () => {
  const text = tablePage('社会保险个人参保缴费证明', [
    ['姓名', '柳承安', '社会保障号码', fatherNumber],
    ['单位名称', '日照样例包装有限公司', '', ''],
    ['累计月数', '28', '参保状态', '参保缴费'],
  ]);
  const known: Form = { 'guardian1.name': '柳承安' };
  const one = [page('insurance', 'first', text)];
  expect(find(readingProposals(one, subject(known)), 'work.employer')).toBeUndefined();
  const asked = readingProposals(one, subject(known, 'migrantWorker'));
  expect(textsOf(asked)).toMatchObject({
    'work.person': '柳承安',
    'work.employer': '日照样例包装有限公司',
    'work.insuranceMonths': '28',
    'guardian1.idNumber': fatherNumber,
  });
});

test('a character that no model knows stands as 〓 and is never sure', () => {
  const text = registerPage({ name: '柳〓夏', relation: '女儿', number: childNumber });
  const empty = readingProposals([page('hukou', 'child', text)], subject());
  expect(find(empty, 'child.name')).toMatchObject({
    text: '柳〓夏',
    unsure: true,
    doubtful: [1],
    warnings: [{ kind: 'unreadCharacter' }],
  });
  const typed = readingProposals(
    [page('hukou', 'child', text)],
    subject({ 'child.name': '柳翀夏' }),
  );
  expect(find(typed, 'child.name')).toMatchObject({ standing: 'same', unsure: true });
});
