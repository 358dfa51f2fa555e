/** 查重查错: every rule finds its trap and nothing else; settled findings are known again; packed facts come back as they were. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Form } from '../../shared/domain/form';
import { withSettled, type SettledFinding } from '../../shared/domain/finding';
import { idNumberCheckDigit } from '../../shared/domain/id-number';
import { openFacts, packFacts } from '../../shared/pupil/check-facts';
import type { CheckSubject } from '../../shared/pupil/check-rules';
import { checkCases } from '../../shared/pupil/check-rules';
import { foldName } from '../../shared/pupil/name-fold';
import { missingStarred, starredKeys } from '../../shared/pupil/pupil-score';
import { matchProblems, problemRows, reportedKey } from '../../shared/pupil/problem-list';
import { caseIndex } from '../../shared/search/case-index';
import { encodeSearchPage } from '../../shared/search/search-page';
import { searchRecordOf } from '../../shared/search/search-record';
import { benchCase } from '../bench/search-bench-cases';
import { completeForm, inventedIdNumber } from '../support/case-builders';

const pinyin = { readings: () => [] };
let lastCase = 0;

function aCase(
  form: Form,
  more: { findings?: SettledFinding[]; kind?: 'primary' | 'junior' } = {},
) {
  lastCase += 1;
  const { payload } = benchCase({
    id: `01900000-0000-7000-8000-${String(lastCase).padStart(12, '0')}`,
    seq: lastCase,
    state: 'incomplete',
    group: 'registerNoHome',
    texts: { caseNumber: `RZ01-2026-${lastCase}` },
  });
  return { ...payload.current, ...more, form };
}

/** Through the very pages that the worker is fed with. */
function subjectsOf(cases: readonly ReturnType<typeof aCase>[]): CheckSubject[] {
  const index = caseIndex(pinyin);
  index.putPage(encodeSearchPage(cases.map((one, i) => searchRecordOf(one, i + 1))));
  return [...index.subjects()];
}
const check = (...cases: ReturnType<typeof aCase>[]) => checkCases(subjectsOf(cases), 100);
const kinds = (report: ReturnType<typeof check>) =>
  report.findings.filter(({ kind }) => kind !== 'starredMissing').map(({ kind }) => kind);

const whole: Form = {
  ...completeForm,
  'child.birthPlace': '山东省日照市',
  'pupil.registerKind': '2',
  'pupil.class': '1',
  'pupil.postcode': '276800',
  'pupil.onlyChild': '1',
};
const other = (name: string, birth: string, sequence: string): Form => ({
  ...whole,
  'child.name': name,
  'child.birthDate': birth,
  'child.idNumber': inventedIdNumber(birth, sequence),
});
const numberless: Form = { ...whole, 'child.idNumber': '', 'child.idType': 'none' };

describe('rules', () => {
  test('two children without a fault give no finding', () => {
    const report = check(aCase(whole), aCase(other('程望', '2020-01-02', '999')));
    expect(report.findings).toEqual([]);
    expect(report.checked).toBe(2);
  });
  test('a withdrawn draft has no fault any more, and repeats no other case', () => {
    const twice = [aCase(whole), aCase(whole)] as const;
    expect(kinds(check(...twice))).toEqual(['duplicateNumber']);
    const [kept, draft] = twice;
    const report = check(kept, { ...draft, state: 'withdrawn' });
    expect(report).toMatchObject({ checked: 1, findings: [] });
  });
  test('a wrong check digit', () => {
    const good = whole['child.idNumber'] ?? '';
    const bad = good.slice(0, 17) + (idNumberCheckDigit(good.slice(0, 17)) === '0' ? '1' : '0');
    const report = check(aCase({ ...whole, 'child.idNumber': bad }));
    expect(kinds(report)).toEqual(['idNumberWrong']);
    expect(report.findings[0]?.fields).toEqual(['child.idNumber']);
  });
  test('a passport is no wrong number', () => {
    expect(
      check(
        aCase({
          ...whole,
          'child.idType': 'passport',
          'child.idNumber': 'E12345678',
          'pupil.nationality': 'USA',
          'pupil.overseas': '51',
        }),
      ).findings,
    ).toEqual([]);
  });
  test('one number, two names: across a child’s whole life', () => {
    const junior = aCase({ ...whole, 'child.name': '尉玥凝' }, { kind: 'junior' });
    expect(kinds(check(aCase(whole), junior))).toEqual(['numberNameDisagree']);
  });
  test('the same child in two matters is no duplicate, in one it is', () => {
    expect(kinds(check(aCase(whole), aCase(whole, { kind: 'junior' })))).toEqual([]);
    expect(kinds(check(aCase(whole), aCase(whole)))).toEqual(['duplicateNumber']);
  });
  test('the same name, sex and birth date when one has no number', () => {
    expect(kinds(check(aCase(whole), aCase(numberless)))).toEqual(['duplicatePerson']);
    expect(kinds(check(aCase(whole), aCase({ ...numberless, 'child.sex': 'male' })))).toEqual([]);
    const namesake = { ...whole, 'child.idNumber': inventedIdNumber('2020-03-05', '996') };
    expect(kinds(check(aCase(whole), aCase(namesake)))).toEqual([]);
  });
  test.each([
    ['买买提·艾力', '买买提•艾力'],
    ['买买提·艾力', '买买提．艾力'],
    ['王\ue81e', '王\u9fb4'],
    ['李\ue816', '李\u{20087}'],
    ['张堃', '张坤'],
    ['赵昇', '赵升'],
    ['周\uf9d1', '周六'],
  ])('%s and %s are one name', (one, two) => {
    expect(foldName(one)).toBe(foldName(two));
    const report = check(
      aCase({ ...whole, 'child.name': one }),
      aCase({ ...numberless, 'child.name': two }),
    );
    expect(kinds(report)).toEqual(['duplicatePerson']);
  });
  test('private-use leftovers are what the standard’s decoder makes of the same bytes', () => {
    const decoded = (...bytes: number[]) =>
      new TextDecoder('gb18030').decode(new Uint8Array(bytes));
    for (const [old, bytes] of [
      ['\ue81e', [0xfe, 0x59]],
      ['\ue826', [0xfe, 0x61]],
      ['\ue864', [0xfe, 0xa0]],
    ] as const) {
      const now = decoded(...bytes);
      expect([now, old]).toContain(now);
      if (now !== old) expect(foldName(old)).toBe(foldName(now));
    }
  });
  test('starred fields that are missing, all of a case in one finding', () => {
    const report = check(aCase(completeForm));
    expect(report.findings.map(({ kind, fields }) => [kind, fields])).toEqual([
      [
        'starredMissing',
        ['pupil.registerKind', 'pupil.class', 'pupil.postcode', 'pupil.onlyChild'],
      ],
    ]);
  });
  test('graduating classes come first, also in a list that is cut', () => {
    const cases = [
      ...Array.from({ length: 8 }, (_, i) =>
        aCase({
          ...completeForm,
          'child.idNumber': inventedIdNumber(`2020-03-0${i + 1}`),
          'child.birthDate': `2020-03-0${i + 1}`,
        }),
      ),
      aCase(
        { ...completeForm, 'child.name': '程望', 'child.idNumber': inventedIdNumber('2014-01-02') },
        { kind: 'junior' },
      ),
    ];
    const report = checkCases(subjectsOf(cases), 3);
    expect(report.open.starredMissing).toBe(9);
    expect(report.findings).toHaveLength(3);
    expect(report.findings[0]?.cases[0]?.graduating).toBe(true);
  });
});

describe('settled findings', () => {
  const settle = (key: string, outcome: SettledFinding['outcome']): SettledFinding => ({
    kind: 'duplicateNumber',
    key,
    outcome,
    reason: '已核对',
    at: '2026-08-01T01:00:00.000Z',
    by: '程望',
    byId: 'x',
  });
  test('proven right stays known, deleted takes the case out, changed stays listed as settled', () => {
    const key = check(aCase(whole), aCase(whole)).findings[0]?.key ?? '';
    const proven = check(aCase(whole, { findings: [settle(key, 'evidence')] }), aCase(whole));
    expect(proven.findings.map(({ settled }) => settled)).toEqual(['evidence']);
    expect(proven.open.duplicateNumber).toBe(0);
    expect(proven.settled).toBe(1);
    const deleted = check(aCase(whole, { findings: [settle(key, 'delete')] }), aCase(whole));
    expect(deleted.findings).toEqual([]);
  });
  test('another number is another finding', () => {
    const report = check(
      aCase(whole, { findings: [settle('something else', 'evidence')] }),
      aCase(whole),
    );
    expect(report.open.duplicateNumber).toBe(1);
  });
  test('settling again replaces, and the list never outgrows its limit', () => {
    let all: SettledFinding[] = [];
    for (let i = 0; i < 70; i += 1) all = withSettled(all, settle(`k${i}`, 'evidence'));
    all = withSettled(all, settle('k69', 'change'));
    expect(all).toHaveLength(50);
    expect(all.at(-1)?.outcome).toBe('change');
  });
});

test('facts come back as they were packed, whatever was typed', () => {
  const text = fc.string({ maxLength: 20, unit: 'binary' });
  fc.assert(
    fc.property(text, text, fc.subarray([...starredKeys]), (name, birth, filled) => {
      const form: Form = { 'child.name': name, 'child.birthDate': birth };
      for (const key of filled) form[key] = (form[key] ?? '').trim() || 'x';
      const one = aCase(form);
      const facts = openFacts(packFacts(one));
      expect(facts.season).toBe(2026);
      expect(facts.missing).toEqual(missingStarred(one));
      expect(facts.settled).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

describe('a list from the province', () => {
  const list = (...rows: string[][]) => {
    const read = problemRows([
      ['2026年问题学籍清单'],
      ['序号', '学籍号', '学生姓名★', '身份证件号', '出生日期', '年级', '问题描述'],
      ...rows,
    ]);
    return read.ok ? read.rows : [];
  };
  test('is read by its headings, with days as people write them', () => {
    const [row] = list([
      '1',
      'G371103',
      '程 望',
      ' 37110320200102999x',
      '2020年1月2日',
      '一年级',
      '证号错误',
    ]);
    expect(row).toMatchObject({ line: 3, birthDate: '2020-01-02', problem: '证号错误' });
    expect(row?.idNumber).toBe('37110320200102999X');
    expect(problemRows([['甲', '乙']])).toEqual({
      ok: false,
      error: { kind: 'listWithoutHeadings' },
    });
    expect(
      problemRows([
        ['姓名', '学籍号'],
        ['', ''],
      ]),
    ).toEqual({
      ok: false,
      error: { kind: 'listEmpty' },
    });
  });
  test('finds cases by 学籍号, then number, then name and birth date; graduating first', () => {
    const first = aCase({ ...whole, 'origin.studentNumber': 'L3711030001' });
    const second = aCase(other('程望', '2020-01-02', '999'));
    const third = aCase({ ...numberless, 'child.name': '买买提·艾力' });
    const rows = list(
      ['1', '', '没有这人', '', '2011-01-01', '', ''],
      ['2', 'L3711030001', '改了名', '', '', '', '重复'],
      ['3', `G${second.form['child.idNumber']}`, '', '', '', '', ''],
      ['4', '', '买买提•艾力', '', '20200305', '六年级', ''],
      ['5', '', '', second.form['child.idNumber'] ?? '', '', '', ''],
    );
    const matched = matchProblems(rows, subjectsOf([first, second, third]));
    expect(matched.map(({ row, by, cases }) => [row.line - 2, by, cases[0]?.id])).toEqual([
      [4, 'nameAndBirth', third.id],
      [1, 'none', undefined],
      [2, 'studentNumber', first.id],
      [3, 'studentNumber', second.id],
      [5, 'idNumber', second.id],
    ]);
  });
  test('knows what was settled', () => {
    const [row] = list(['1', '', '尉玥宁', whole['child.idNumber'] ?? '', '', '', '证号错误']);
    if (row === undefined) throw new Error('No row');
    const finding = {
      kind: 'reported' as const,
      key: reportedKey(row),
      outcome: 'evidence' as const,
      reason: '已附户口簿',
      at: '2026-08-01T01:00:00.000Z',
      by: '程望',
      byId: 'x',
    };
    const settled = matchProblems([row], subjectsOf([aCase(whole, { findings: [finding] })]));
    expect(settled[0]?.settled).toBe(true);
  });
});
