/** Tables go out harmless and come back bounded: formulas, bombs, wrong formats, broken files, each with its own reason. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { read as readIndependently, utils } from '@e965/xlsx';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { build } from 'vite';
import { pupilSheet } from '../../electron/tables/pupil-sheet';
import { readTable } from '../../electron/tables/read-table';
import { tableLimits } from '../../electron/tables/table-limits';
import { recordTables } from '../../electron/tables/record-tables';
import { readListApart } from '../../electron/tables/table-client';
import { pick } from '../../shared/i18n/messages';
import { exportHeadings, pupilRow } from '../../shared/pupil/export-check';
import { batchRows } from '../../shared/batch/batch-rows';
import { problemRows } from '../../shared/pupil/problem-list';
import { pupilColumns } from '../../shared/pupil/pupil-schema';
import { safeText } from '../../shared/pupil/safe-text';
import { benchCase } from '../bench/search-bench-cases';
import { completeForm } from '../support/case-builders';
import { scratchFolder } from '../support/scratch-folder';

const words = pick('zh-CN').pupil.sheet;
const whole = {
  ...completeForm,
  'child.birthPlace': '山东省日照市岚山区',
  'pupil.registerKind': '2',
  'pupil.class': '1',
  'pupil.postcode': '276800',
  'pupil.onlyChild': '0',
};
function rowOf(form: Record<string, string>, n = 1) {
  const { payload } = benchCase({
    id: `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    seq: n,
    state: 'decided',
    group: 'registerNoHome',
    texts: { caseNumber: `RZ01-2026-${n}` },
  });
  return pupilRow({ ...payload.current, form }, recordTables);
}
const place = (heading: string) => pupilColumns.findIndex((column) => column.heading === heading);
/** What an independent reader finds in the sheet. */
async function readBack(rows: ReturnType<typeof rowOf>[]) {
  const book = readIndependently(await pupilSheet(rows, words), {
    cellFormula: true,
    dense: false,
  });
  const [pupils = '', remarks = ''] = book.SheetNames;
  const cells = book.Sheets[pupils] ?? {};
  return {
    names: book.SheetNames,
    cells,
    at: (row: number, heading: string) =>
      cells[utils.encode_cell({ r: row, c: place(heading) })] as
        | { t: string; v: unknown; f?: string }
        | undefined,
    remarks: utils.sheet_to_json<string[]>(book.Sheets[remarks] ?? {}, { header: 1 }),
  };
}

describe('the exported table', () => {
  test('has the headings of the template in its order, and texts in every cell', async () => {
    const { names, cells, at } = await readBack([rowOf(whole)]);
    expect(names).toEqual(['学生', '检查结果']);
    const headings = exportHeadings.map(
      (_, c) => (cells[utils.encode_cell({ r: 0, c })] as { v: string }).v,
    );
    expect(headings).toEqual(exportHeadings);
    expect(headings.slice(0, 4)).toEqual(['姓名★', '性别★', '出生日期★', '出生地★']);
    expect(at(1, '身份证件号')).toMatchObject({ t: 's', v: whole['child.idNumber'] });
    expect(at(1, '出生日期')).toMatchObject({ t: 's', v: '20200305' });
    expect(at(1, '民族')).toMatchObject({ t: 's', v: '01' });
    for (const [key, cell] of Object.entries(cells)) {
      if (key.startsWith('!')) continue;
      expect((cell as { t: string }).t, key).toBe('s');
      expect((cell as { f?: string }).f, key).toBeUndefined();
    }
  });
  test('names every remark, and leaves out who is not right', async () => {
    const wrong = rowOf({ ...whole, 'child.nation': '火星族' }, 2);
    const { at, cells, remarks } = await readBack([rowOf(completeForm), wrong]);
    expect(at(1, '班级')?.v ?? '').toBe('');
    expect(cells[utils.encode_cell({ r: 2, c: 0 })]).toBeUndefined();
    expect(remarks[0]).toEqual(['受理编号', '姓名', '字段', '检查结果']);
    const said = remarks.slice(1).map(([number, , field, remark]) => [number, field, remark]);
    expect(said).toContainEqual(['RZ01-2026-1', '班级', words.kinds.missing]);
    expect(said).toContainEqual(['RZ01-2026-1', '健康状况', words.kinds.unconfirmed]);
    expect(said).toContainEqual(['RZ01-2026-2', '民族', words.kinds.wrong]);
  });
  test.each([
    '=1+1',
    '+86',
    '-1',
    '@x',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '\t=1',
    '\r\n=1',
    ' =1',
    '|calc',
  ])('no cell begins a formula: %j', async (text) => {
    const row = rowOf({ ...whole, 'pupil.talent': text });
    expect(row.checked.remarks).toContainEqual({ kind: 'guarded', heading: '特长' });
    const { at } = await readBack([row]);
    expect(String(at(1, '特长')?.v)).toMatch(/^'/);
  });
  test('no text whatever comes out as the beginning of a formula or with characters that no cell holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const { text: safe } = safeText(text);
        expect(safe).not.toMatch(/^\s*[=+\-@＝＋－＠|%]/u);
        expect(safe).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect(() => encodeURIComponent(safe)).not.toThrow();
      }),
      { numRuns: 2_000 },
    );
  });
  test('rare characters and middle dots arrive as they were', async () => {
    const name = '买买提·𠮷𰻝㛃〇';
    const { at } = await readBack([rowOf({ ...whole, 'child.name': name })]);
    expect(at(1, '姓名')?.v).toBe(name);
  });
});

const head = ['姓名', '身份证件号', '学籍号', '问题描述'];
const line = ['程望', '371103202001029999', 'L37110300001', '身份证号有误'];
const book = (cells?: Map<string, { formula: string; value: string }>) =>
  writeXlsx({
    sheets: [{ name: '清单', rows: [head, line], ...(cells === undefined ? {} : { cells }) }],
  });
const kindOf = async (bytes: Uint8Array) => {
  const read = await readTable(bytes);
  if (!read.ok) return read.error.kind;
  const rows = problemRows(read.value);
  return rows.ok ? rows.rows.length : rows.error.kind;
};

describe('a table from outside', () => {
  test('.xlsx, .csv in UTF-8 with and without mark, and in GB 18030', async () => {
    expect(await kindOf(await book())).toBe(1);
    const csv = `${head.join(',')}\r\n${line.join(',')}\r\n`;
    expect(await kindOf(strToU8(csv))).toBe(1);
    expect(await kindOf(strToU8(`\ufeff${csv}`))).toBe(1);
    // 姓名,学籍号 / 程望,L37110300001
    const gb = Buffer.from(
      'd0d5c3fb2cd1a7bcaebac50d0ab3cccdfb2c4c33373131303330303030310d0a',
      'hex',
    );
    const read = await readTable(gb);
    expect(read.ok && read.value).toEqual([
      ['姓名', '学籍号'],
      ['程望', 'L37110300001'],
    ]);
  });
  test('an area with decimals is taken as the sheet shows it, a number that lost figures is not', async () => {
    const rows = [[87.35, 120, 0.1 + 0.2, 89.999999999999, 371103202001029900, 1e300, -0.5]];
    const read = await readTable(await writeXlsx({ sheets: [{ name: '清单', rows }] }));
    expect(read.ok && read.value[0]).toEqual(['87.35', '120', '0.3', '90', '', '', '-0.5']);
  });
  test('what a formula came to is not taken', async () => {
    const sheet = (formula: string) =>
      `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="inlineStr"><is><t>学籍号</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>程望</t></is></c><c r="B2" t="str">${formula}<v>L37110300001</v></c></row></sheetData></worksheet>`;
    const { unzipSync } = await import('fflate');
    const swap = async (formula: string) => {
      const parts = unzipSync(await book());
      parts['xl/worksheets/sheet1.xml'] = strToU8(sheet(formula));
      return readTable(zipSync(parts));
    };
    const plain = await swap('');
    expect(plain.ok && plain.value[1]).toEqual(['程望', 'L37110300001']);
    const computed = await swap('<f>WEBSERVICE("http://x")</f>');
    expect(computed.ok && computed.value[1]).toEqual(['程望', null]);
    expect(computed.ok && problemRows(computed.value)).toMatchObject({
      rows: [{ name: '程望', studentNumber: '' }],
    });
  });
  test('a box that is ticked or not says so, and no row is taken for one that says nothing', async () => {
    const rows = [
      ['姓名', '是否有房'],
      ['程望', false],
      ['林小满', true],
      ['赵一', null],
    ];
    const read = await readTable(await writeXlsx({ sheets: [{ name: '名单', rows }] }));
    const columns = ['child.name', 'answers.localHome'] as const;
    const usual = { preferential: false, localRegister: true, localHome: true };
    const families = batchRows(read.ok ? read.value : [], 0, columns, usual);
    expect(families.map(({ answers, unclear }) => [answers.localHome, unclear])).toEqual([
      [false, []],
      [true, []],
      [true, []],
    ]);
  });
  test('bombs, old formats, other archives, pictures, broken and empty files have their own reason', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(30 * 1024 * 1024) }, { level: 9 });
    expect(await kindOf(bomb)).toBe('listSwollen');
    const many = Object.fromEntries(
      Array.from({ length: 600 }, (_, i) => [`xl/${i}`, new Uint8Array(1)]),
    );
    expect(await kindOf(zipSync({ 'xl/workbook.xml': new Uint8Array(1), ...many }))).toBe(
      'listSwollen',
    );
    expect(await kindOf(zipSync({ 'a.txt': strToU8('x') }))).toBe('listNotATable');
    expect(await kindOf(zipSync({ 'xl/workbook.xml': strToU8('<x') }))).toBe('listUnreadable');
    expect(await kindOf(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toBe('listOldFormat');
    expect(await kindOf(Buffer.from('89504e470d0a1a0a0000000d', 'hex'))).toBe('listNotATable');
    expect(await kindOf(new Uint8Array(0))).toBe('listEmpty');
    expect(await kindOf(new Uint8Array(tableLimits.file + 1))).toBe('listTooBig');
    expect(await kindOf(strToU8('甲,乙\n1,2\n'))).toBe('listWithoutHeadings');
    expect(
      await kindOf(strToU8(`${head.join(',')}\n${`${line.join(',')}\n`.repeat(20_020)}`)),
    ).toBe('listTooLong');
    const whole = await book();
    expect(await kindOf(whole.slice(0, whole.length - 200))).toBe('listUnreadable');
  });
  test('a file that says less than it unpacks to gives no more than it said', async () => {
    const honest = zipSync({ 'xl/workbook.xml': new Uint8Array(5 * 1024 * 1024) }, { level: 9 });
    const lying = Uint8Array.from(honest);
    const view = new DataView(lying.buffer);
    for (let at = 0; at + 30 < lying.length; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 100, true);
    }
    expect(await kindOf(lying)).toBe('listUnreadable');
  });
  test('mutants are refused or read, and nothing is thrown', async () => {
    const good = await book();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        async (changes) => {
          const bytes = Uint8Array.from(good);
          for (const [at, value] of changes) bytes[at] = value;
          expect(typeof (await kindOf(bytes))).toMatch(/string|number/);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('the thread that reads apart', () => {
  let folder = '';
  beforeAll(async () => {
    folder = scratchFolder('tables');
    await build({
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: {
        ssr: join(import.meta.dirname, '../../electron/tables/table-thread.ts'),
        outDir: folder,
        rolldownOptions: { output: { format: 'cjs', entryFileNames: 'table.cjs' } },
      },
    });
  });
  test('answers with rows or a reason', async () => {
    const script = join(folder, 'table.cjs');
    const rows = await readListApart(script, await book());
    expect(rows.ok && rows.value[0]).toMatchObject({ name: '程望', problem: '身份证号有误' });
    expect(await readListApart(script, strToU8('x'))).toEqual({
      ok: false,
      error: { kind: 'listWithoutHeadings' },
    });
  });
  test('is ended when it takes too long, and when it dies', async () => {
    const hang = join(folder, 'hang.cjs');
    await writeFile(hang, 'for (;;);');
    const unreadable = { ok: false, error: { kind: 'listUnreadable' } };
    expect(await readListApart(hang, new Uint8Array(1), 300)).toEqual(unreadable);
    const die = join(folder, 'die.cjs');
    await writeFile(die, 'throw new Error("x");');
    expect(await readListApart(die, new Uint8Array(1))).toEqual(unreadable);
  });
});
