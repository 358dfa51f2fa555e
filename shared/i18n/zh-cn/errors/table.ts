/** Simplified Chinese: errors of tables that go out or come in. */
import type { TableError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';

const nothingOut = '没有导出任何文件，办件没有变化。';
const nothingIn = '没有导入任何内容，办件没有变化。';
const askForXlsx = '请向发来文件的部门要 .xlsx 或 .csv 格式的清单，再导入一次。';

export const tableErrors: WordsFor<TableError> = {
  exportNothing: () => ({
    happened: '没有可以导出的学生。',
    safe: nothingOut,
    todo: '请先更正检查结果里“填写有误”的学生，或换一个范围。',
  }),
  exportTooMany: ({ limit }) => ({
    happened: `要导出的学生超过 ${limit} 人。`,
    safe: nothingOut,
    todo: '请换成“已录取”的范围后再导出。',
  }),
  exportChanged: () => ({
    happened: '检查之后有办件发生了变化。',
    safe: nothingOut,
    todo: '请重新检查，看过结果后再导出。',
  }),
  listTooBig: () => ({
    happened: '这个文件超过 20 MB，不像是问题学籍清单。',
    safe: nothingIn,
    todo: '请核对选的是不是这份清单；清单很长时请分成几份。',
  }),
  listTooLong: () => ({
    happened: '清单超过 20000 行。',
    safe: nothingIn,
    todo: '请按年级或学校分成几份，再逐份导入。',
  }),
  listOldFormat: () => ({
    happened: '这是旧版 Excel（.xls）文件。',
    safe: nothingIn,
    todo: '请用 Excel 或 WPS 打开，另存为 .xlsx，再导入一次。',
  }),
  listNotATable: () => ({
    happened: '这个文件不是 Excel 表格，也不是 CSV 文本。',
    safe: nothingIn,
    todo: askForXlsx,
  }),
  listSwollen: () => ({
    happened: '这个文件展开后大得不正常，没有打开。',
    safe: nothingIn,
    todo: askForXlsx,
  }),
  listUnreadable: () => ({
    happened: '这个文件读不出来，可能没有下载完整或已损坏。',
    safe: nothingIn,
    todo: '请重新下载后再导入；仍不行，请向发来文件的部门再要一份。',
  }),
  listWithoutHeadings: () => ({
    happened: '表格前 10 行里没有找到“姓名”和“身份证件号”或“学籍号”这样的表头。',
    safe: nothingIn,
    todo: '请核对选的是不是这份清单；表头被改过的，请改回原来的名称。',
  }),
  listEmpty: () => ({
    happened: '清单里没有学生。',
    safe: nothingIn,
    todo: '请核对选的是不是这份清单。',
  }),
};
