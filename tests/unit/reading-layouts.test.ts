/** Papers in other layouts than the samples': labels and places are found by what they say, not where they stand. */
import { expect, test } from 'vitest';
import { readingProposals } from '../../shared/capture/reading/reading-proposals';
import { pageText, tablePage } from '../support/page-text-builders';
import {
  childNumber,
  fatherNumber,
  motherNumber,
  page,
  textsOf,
  childPage,
  coverPage,
  subject,
  find,
} from '../support/read-papers';

test('the card of the child tells until when it is valid, and where the child is registered', () => {
  const portrait = pageText([
    ['姓名柳知夏', 80, 100],
    ['性别女', 80, 190],
    ['民族汉', 360, 190],
    ['出生2020年1月15日', 80, 280],
    ['住址日照市岚山区海滨路8号院3', 80, 370],
    ['号楼', 170, 425],
    ['公民身份号码', 80, 650],
    [childNumber, 400, 650],
  ]);
  const emblem = pageText([
    ['中华人民共和国', 400, 80],
    ['居民身份证', 400, 200],
    ['签发机关日照市公安局', 200, 450],
    ['有效期限2024.02.26-2029.02.26', 200, 520],
  ]);
  const card = [page('idCard', 'portrait', portrait), page('idCard', 'emblem', emblem)].map(
    (side) => ({ ...side, documentId: 'card' }),
  );
  const known = subject({ 'child.name': '柳知夏', 'child.idNumber': childNumber });
  expect(textsOf(readingProposals(card, known))).toMatchObject({
    'child.birthDate': '2020-01-15',
    'child.nation': '汉族',
    'pupil.idValidUntil': '2029-02-26',
    'register.address': '日照市岚山区海滨路8号院3号楼',
  });
  // Whose card it is nobody knows: it says nothing.
  expect(readingProposals(card, subject())).toEqual([]);
});

test('places become codes where somebody has the table', () => {
  const regionIn = (place: string) =>
    place.startsWith('山东省日照市岚山区') ? '371103' : undefined;
  const read = [page('hukou', 'child', childPage), page('hukou', 'cover', coverPage)];
  expect(textsOf(readingProposals(read, subject(), { regionIn }))).toMatchObject({
    'pupil.birthRegion': '371103',
    'pupil.nativeRegion': '371103',
    'pupil.registerRegion': '371103',
  });
});

test('a birth record that names its parents in blocks, as the national form does', () => {
  const text = pageText(
    [
      ['出生医学证明', 600, 60, 60],
      ['新生儿姓名', 100, 250],
      ['柳知夏', 380, 250],
      ['性别女', 700, 250],
      ['出生时间2020年01月15日08时29分', 950, 250],
      ['出生地山东省日照市岚山区', 100, 330],
      ['出生孕周40周', 950, 330],
      ['母亲姓名', 100, 450],
      ['程若溪', 380, 450],
      ['年龄29', 600, 450],
      ['国籍中国', 800, 450],
      ['民族汉', 1_050, 450],
      ['有效身份证件类别', 100, 530],
      ['居民身份证', 520, 530],
      ['有效身份证件号码', 850, 530],
      [motherNumber, 1_250, 530],
      ['父亲姓名', 100, 650],
      ['柳承安', 380, 650],
      ['年龄30', 600, 650],
      ['有效身份证件号码', 850, 730],
      [fatherNumber, 1_250, 730],
    ],
    { size: [1_700, 1_600] },
  );
  const proposals = readingProposals([page('birth', 'first', text)], subject());
  expect(textsOf(proposals)).toMatchObject({
    'child.name': '柳知夏',
    'child.sex': 'female',
    'child.birthDate': '2020-01-15',
    'child.birthPlace': '山东省日照市岚山区',
    'guardian1.name': '柳承安',
    'guardian1.idNumber': fatherNumber,
    'guardian2.name': '程若溪',
    'guardian2.idNumber': motherNumber,
  });
  expect(find(proposals, 'child.idNumber')).toBeUndefined();
});

test('values under the heads of a table, and a stamp in the row of an address', () => {
  const table = pageText([
    ['社会保险个人参保缴费证明', 500, 60, 60],
    ['姓名', 100, 200],
    ['社会保障号码', 400, 200],
    ['单位名称', 1_000, 200],
    ['柳承安', 100, 262],
    [fatherNumber, 400, 262],
    ['日照样例包装有限公司', 1_000, 262],
  ]);
  const known = subject({ 'guardian1.name': '柳承安' }, 'migrantWorker');
  expect(textsOf(readingProposals([page('insurance', 'first', table)], known))).toMatchObject({
    'guardian1.idNumber': fatherNumber,
    'work.employer': '日照样例包装有限公司',
  });
  const stamped = tablePage(
    '鲁（2021）日照市不动产权第1234567号',
    [
      ['权利人', '柳承安'],
      ['坐落', '山东省日照市岚山区海滨路八号院'],
      ['用途', '住宅'],
    ],
    [['专用章', 1_030, 295, 90]],
  );
  const owned = readingProposals([page('property', 'inner', stamped)], subject());
  expect(find(owned, 'residence.paperAddress')?.text).toBe('山东省日照市岚山区海滨路八号院');
});

test('a doubt outside the day itself is none about the day', () => {
  const line = (text: string) =>
    pageText(
      [
        ['房屋租赁合同', 600, 80, 60],
        ['出租方：何远', 180, 200],
        ['承租方：柳承安', 180, 270],
        ['坐落于日照市岚山区海滨路8号院的房屋出租', 180, 400],
        [text, 240, 580],
      ],
      { doubtful: '止7' },
    );
  const sure = line('租赁期自2025年6月1日起至2026年6月30日止。');
  const unsure = line('租赁期自2025年6月1日起至2027年6月30日止。');
  const until = (text: typeof sure) =>
    find(readingProposals([page('rent', 'first', text)], subject()), 'residence.until');
  expect(until(sure)).toMatchObject({ text: '2026-06-30', unsure: false });
  expect(until(unsure)).toMatchObject({ text: '2027-06-30', unsure: true });
});

test('a letter for the family of a serviceman tells whose child it is, in a sentence over two lines', () => {
  const text = pageText([
    ['优抚对象子女证明', 500, 80, 60],
    ['样优证【2026]第0007号', 640, 200],
    [`兹证明柳承安（身份证号${fatherNumber})符合优抚政策`, 220, 300],
    ['规定，类别为现役军人子女。其子女柳知夏（身份证号', 180, 360],
    [`${childNumber}）可按规定享受入学优待。`, 180, 420],
  ]);
  const known = subject({ 'guardian1.name': '柳承安', 'child.name': '柳知夏' }, 'preferential');
  const proposals = readingProposals([page('preferentialProof', 'first', text)], known);
  expect(textsOf(proposals)).toMatchObject({
    'preferential.person': '柳承安',
    'preferential.ground': 'military',
    'preferential.number': '样优证〔2026〕第0007号',
    'guardian1.idNumber': fatherNumber,
    'child.idNumber': childNumber,
  });
});

test('a proof of the record tells the school of a pupil who moves up', () => {
  const record = (studentNumber: string) =>
    tablePage('学籍证明', [
      ['姓名', '柳知夏', '性别', '女'],
      ['身份证件号', childNumber, '', ''],
      ['全国学籍号', studentNumber, '', ''],
      ['就读学校', '岚山区样例小学', '', ''],
      ['年级班级', '六年级(3)班', '就读状态', '正常'],
    ]);
  const junior = { ...subject(), kind: 'junior' as const };
  const read = (studentNumber: string) =>
    readingProposals([page('studentRecord', 'first', record(studentNumber))], junior);
  expect(textsOf(read(`G${childNumber}`))).toMatchObject({
    'origin.studentNumber': `G${childNumber}`,
    'origin.school': '岚山区样例小学',
    'origin.grade': '六年级',
    'origin.studyState': 'studying',
  });
  const cut = find(read(`G${childNumber.slice(0, 17)}`), 'origin.studentNumber');
  expect(cut).toMatchObject({
    unsure: true,
    warnings: [{ kind: 'numberWrong', problem: 'idNumberLength' }],
  });
});

test('a residence permit tells who works here, until when, and where they live now', () => {
  const text = pageText([
    ['居住证', 480, 60, 70],
    ['姓名 柳承安', 370, 160],
    ['性别男民族汉', 370, 230],
    ['公民身份号码', 370, 300],
    [fatherNumber, 370, 350],
    ['户籍地址 安徽省阜阳市临泉县', 370, 410],
    ['居住地址 山东省日照市岚山区海滨路8号院3号', 80, 520],
    ['楼2单元501室', 290, 575],
    ['证件编号3711030000000001', 80, 720],
    ['有效期限2025.06.15-2027.06.15', 620, 720],
  ]);
  const known = subject({ 'guardian1.name': '柳承安' }, 'migrantWorker');
  expect(textsOf(readingProposals([page('residencePermit', 'front', text)], known))).toEqual({
    'guardian1.name': '柳承安',
    'guardian1.idNumber': fatherNumber,
    'work.person': '柳承安',
    'work.permitNumber': '3711030000000001',
    'work.permitFrom': '2025-06-15',
    'work.permitUntil': '2027-06-15',
    'residence.address': '山东省日照市岚山区海滨路8号院3号楼2单元501室',
  });
});
