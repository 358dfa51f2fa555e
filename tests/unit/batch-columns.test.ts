/** What the columns and cells of an agent's spreadsheet mean, and whose its pictures are. */
import { describe, expect, it } from 'vitest';
import { fieldCell } from '../../shared/batch/batch-cells';
import { headingRow, proposedColumns, rememberedColumns } from '../../shared/batch/batch-columns';
import { batchRows } from '../../shared/batch/batch-rows';
import { picturesByRow, placesOf } from '../../shared/batch/batch-pictures';
import type { Requirement } from '../../shared/domain/requirement';

const usual = { preferential: false, localRegister: true, localHome: true };

describe('the headings', () => {
  it('are found below a title, whatever marks and width they have', () => {
    const cells = [
      ['2026年秋季入学名单', '', ''],
      ['', '', ''],
      ['序号', '★学生姓名：', '身份证号（18位）', '监护人 电话', '所属网格'],
      ['1', '林小满', '', '', ''],
    ];
    expect(headingRow(cells)).toBe(2);
    expect(proposedColumns(cells[2] ?? [])).toEqual([
      null,
      'child.name',
      'child.idNumber',
      'guardian1.phone',
      null,
    ]);
  });
  it('are none where no name is among them', () => {
    expect(
      headingRow([
        ['身份证号', '民族'],
        ['1', '2'],
      ]),
    ).toBeUndefined();
    expect(
      headingRow([
        ['姓名', '喜好'],
        ['1', '2'],
      ]),
    ).toBeUndefined();
  });
  it('mean what a person said of them before, and each field is filled once', () => {
    const said = { 所属网格: 'special.note', 姓名: null } as const;
    expect(proposedColumns(['姓名', '学生姓名', '孩子姓名', '所属网格'], said)).toEqual([
      null,
      'child.name',
      null,
      'special.note',
    ]);
  });
  const parents = ['姓名', '父亲姓名', '联系电话（父）', '母亲姓名', '联系电话(母)'];
  const whose = [
    'child.name',
    'guardian1.name',
    'guardian1.phone',
    'guardian2.name',
    'guardian2.phone',
  ] as const;
  it('in brackets say whose a column is', () => {
    expect(proposedColumns(parents)).toEqual(whose);
    const heads = [
      '姓名（家长）',
      '姓名（学生）',
      '身份证号（母）',
      '身份证号（学生本人）（18位）',
      '联系电话（学生）',
      '出生日期（父）',
      '联系电话（父/母）',
      '母亲电话（监护人）',
      '户籍所在地（父）',
    ];
    expect(proposedColumns(heads)).toEqual([
      'guardian1.name',
      'child.name',
      'guardian2.idNumber',
      'child.idNumber',
      null,
      null,
      'guardian1.phone',
      'guardian2.phone',
      'register.address',
    ]);
  });
  it('that differ in brackets only, or not at all, are each remembered as they were said', () => {
    expect(proposedColumns(parents, rememberedColumns(parents, whose))).toEqual(whose);
    const twice = ['姓名', '联系电话（白天）', '联系电话（晚上）', '电话', '电话', ' '];
    const said = ['child.name', 'guardian2.phone', 'guardian1.phone', null, 'special.note', null];
    const memory = rememberedColumns(twice, said as never);
    expect(proposedColumns(twice, memory)).toEqual(said);
    expect(Object.keys(memory)).toHaveLength(5);
    expect(proposedColumns(['★联系电话（晚上）：', '联系电话'], memory)).toEqual([
      'guardian1.phone',
      null,
    ]);
  });
  it('that a person spoke of take a field before those that only sound like it', () => {
    const memory = rememberedColumns(['值班手机'], ['guardian1.phone']);
    expect(proposedColumns(['电话', '值班手机'], memory)).toEqual([null, 'guardian1.phone']);
  });
  it('of which an earlier program kept one answer for several are asked anew', () => {
    const before = { 联系电话: 'guardian2.phone' } as const;
    expect(proposedColumns(parents, before)).toEqual(whose);
    expect(proposedColumns(['姓名', '联系电话（夜间）'], before)).toEqual([
      'child.name',
      'guardian2.phone',
    ]);
  });
  it('never mean what every object has', () => {
    expect(proposedColumns(['constructor', '__proto__', 'toString'])).toEqual([null, null, null]);
  });
});

describe('a cell', () => {
  it.each([
    ['child.birthDate', '2020/3/5', '2020-03-05'],
    ['child.birthDate', '20200305', '2020-03-05'],
    ['child.birthDate', '２０２０年３月５日', '2020-03-05'],
    ['child.birthDate', '去年春天', '去年春天'],
    ['child.idNumber', ' ３３０１０６２０２００３０５００１ｘ ', '33010620200305001X'],
    ['child.sex', '男孩', 'male'],
    ['child.sex', '女', 'female'],
    ['child.sex', 'female', 'female'],
    ['child.sex', '不详', undefined],
    ['residence.tenure', '租房', 'rented'],
    ['family.singleParent', '是', 'yes'],
    ['family.singleParent', '否', ''],
    ['family.singleParent', '也许', undefined],
    ['child.name', '古丽·买买提', '古丽·买买提'],
    ['child.name', '林\n小满\u0000', '林 小满'],
    ['child.name', '𠮷', '𠮷'],
    ['guardian1.phone', '１３８ ００００ ００００', '138 0000 0000'],
  ] as const)('of %s that says %j', (key, cell, text) => {
    expect(fieldCell(key, cell)).toBe(text);
  });
  it('is never longer than its field', () => {
    expect(fieldCell('child.name', '林'.repeat(10_000))).toHaveLength(60);
  });
});

describe('the rows', () => {
  const columns = ['child.name', 'child.idNumber', 'answers.localHome', null] as const;
  it('give each family its form and answers, and leave out what is blank', () => {
    const cells = [
      ['姓名', '身份证号', '是否有房', ''],
      ['林小满', '11010520190307002X', '否', '甲'],
      ['', ' ', '', ''],
      ['赵一', '', '说不清', ''],
    ];
    const rows = batchRows(cells, 0, columns, usual);
    expect(rows.map(({ line }) => line)).toEqual([2, 4]);
    expect(rows[0]).toMatchObject({
      form: { 'child.name': '林小满', 'child.idNumber': '11010520190307002X' },
      answers: { ...usual, localHome: false },
      unclear: [],
    });
    expect(rows[1]).toMatchObject({ answers: usual, unclear: ['answers.localHome'] });
  });
  it('name every field whose cell is a formula, and leave out formulas kept ready below the last child', () => {
    const cells = [
      ['姓名', '身份证号', '是否有房', ''],
      ['林小满', null, null, null],
      [null, '11010520190307002X', '否', ''],
      ['', null, null, null],
      ['', '', '', ''],
    ];
    const rows = batchRows(cells, 0, columns, usual);
    expect(rows.map(({ line, formulas }) => [line, formulas])).toEqual([
      [2, ['child.idNumber', 'answers.localHome']],
      [3, ['child.name']],
    ]);
  });
  it('take sex and day of birth from a number that is right, and never over what is said', () => {
    const cells = [['a'], ['林小满', '11010519491231002X', '女']];
    const [row] = batchRows(cells, 0, ['child.name', 'child.idNumber', 'child.sex'], usual);
    expect(row?.form).toMatchObject({
      'child.birthDate': '1949-12-31',
      'child.sex': 'female',
      'child.idType': 'residentId',
    });
  });
  it('name the line of the same child before', () => {
    const cells = [['a'], ['林小满', '11010519491231002X'], ['林小滿', '11010519491231002x']];
    const rows = batchRows(cells, 0, ['child.name', 'child.idNumber'], usual);
    expect(rows.map(({ sameAs }) => sameAs)).toEqual([undefined, 2]);
  });
});

describe('the pictures', () => {
  const rows = batchRows(
    [
      ['a'],
      ['林小满', '11010519491231002X', ''],
      ['赵一', '', 'Z-07'],
      ['王 明', '', ''],
      ['李雷', '', ''],
      ['李雷', '', ''],
      ['林小满', '11010519491231002X', ''],
    ],
    0,
    ['child.name', 'child.idNumber', 'folder'],
    usual,
  );
  const whose = (path: string) => {
    const { ofRow } = picturesByRow([{ path, bytes: 1 }], rows);
    return [...ofRow.keys()][0];
  };
  it.each([
    ['林小满/户口簿-首页.jpg', 2],
    ['第一批/11010519491231002x/1.jpg', 2],
    ['01_林小满/证件/2.png', 2],
    ['林小满 户口簿.jpg', 2],
    ['Z-07/1.jpg', 3],
    ['赵一/1.jpg', 3],
    ['王明/1.jpg', 4],
    ['林小满/赵一的房产证.jpg', 2],
    ['林小满/赵一.jpg', 2],
    ['李雷/1.jpg', undefined],
    ['张三/1.jpg', undefined],
    ['户口簿.jpg', undefined],
  ])('%s', (path, line) => {
    expect(whose(path)).toBe(line);
  });
  it('come in the order that people count', () => {
    const paths = ['a10.jpg', '10.jpg', 'a2.jpg', '2.jpg', '1.jpg'].map((name) => `林小满/${name}`);
    const found = paths.map((path) => ({ path, bytes: 1 }));
    const ofChild = picturesByRow(found, rows).ofRow.get(2) ?? [];
    expect(ofChild.map(({ path }) => path.slice('林小满/'.length))).toEqual([
      '1.jpg',
      '2.jpg',
      '10.jpg',
      'a2.jpg',
      'a10.jpg',
    ]);
  });

  const line = (id: string, title: string, options: Requirement['options']): Requirement => ({
    ...{ id, title, options, reason: '', legalBasis: '', lookAt: [] },
  });
  const asked = [
    line('register', '户口簿', [
      {
        kind: 'hukou',
        title: '居民户口簿',
        pages: [
          { role: 'cover', title: '首页（户别、住址、盖章页）' },
          { role: 'head', title: '户主页（户主另有其人时）' },
          { role: 'child', title: '学生本人页' },
        ],
      },
    ]),
    line('home', '房产证明', [
      { kind: 'property', title: '不动产权证书', pages: [{ role: 'inner', title: '内页' }] },
      {
        kind: 'purchaseContract',
        title: '网签备案购房合同',
        pages: [
          { role: 'first', title: '首页' },
          { role: 'signature', title: '签章页' },
        ],
      },
    ]),
  ];
  it('go to the paper and page that their names say, else to the next page that is expected', () => {
    const named = ['户口本1', '户口本2', '户口簿-学生本人页', '房产证', '户口本3', '照片'];
    expect(
      placesOf(
        named.map((path) => ({ path: `林小满/${path}.jpg` })),
        asked,
      ),
    ).toEqual([
      { requirementId: 'register', kind: 'hukou', role: 'cover' },
      { requirementId: 'register', kind: 'hukou', role: 'head' },
      { requirementId: 'register', kind: 'hukou', role: 'child' },
      { requirementId: 'home', kind: 'property', role: 'inner' },
      { requirementId: 'register', kind: 'hukou', role: 'extra' },
      undefined,
    ]);
  });
  it('of a folder that is named after the paper need no names of their own', () => {
    const named = ['户口簿/首页', '户口簿/户主页', '购房合同/签章页', '购房合同/1'];
    expect(
      placesOf(
        named.map((path) => ({ path: `赵一/${path}.png` })),
        asked,
      ),
    ).toEqual([
      { requirementId: 'register', kind: 'hukou', role: 'cover' },
      { requirementId: 'register', kind: 'hukou', role: 'head' },
      { requirementId: 'home', kind: 'purchaseContract', role: 'signature' },
      { requirementId: 'home', kind: 'purchaseContract', role: 'first' },
    ]);
  });
});
