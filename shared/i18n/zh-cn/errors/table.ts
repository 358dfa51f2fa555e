/** Simplified Chinese: errors of tables that go out or come in. */
import type { TableError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';

const nothingOut = '没有导出任何文件，办件没有变化。';
const nothingIn = '没有导入任何内容，办件没有变化。';
const askForXlsx = '请换成 .xlsx 或 .csv 格式的表格，再导入一次。';

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
    happened: '这个文件超过 20 MB，不像是一份清单。',
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
    todo: '请重新下载后再导入；仍不行，请向提供文件的人再要一份。',
  }),
  listWithoutHeadings: () => ({
    happened: '表格前 10 行里没有找到“姓名”和“身份证件号”或“学籍号”这样的表头。',
    safe: nothingIn,
    todo: '请核对选的是不是这份清单；表头被改过的，请改回原来的名称。',
  }),
  batchWithoutHeadings: () => ({
    happened: '表格前 10 行里没有认出表头：至少要有“学生姓名”一列，再加一列其他内容。',
    safe: nothingIn,
    todo: '请核对选的是不是这份表；没有表头的，请在第一行写上每列的名称。',
  }),
  batchTooLong: ({ limit }) => ({
    happened: `表格超过 ${limit} 行。`,
    safe: nothingIn,
    todo: '请按村居或学校分成几份，再逐份导入。',
  }),
  batchNothingChosen: () => ({
    happened: '没有可以受理的家庭：还没有选表格，或所选的行都不受理。',
    safe: nothingIn,
    todo: '请选择表格并检查，至少留下一行，再开始。',
  }),
  batchNothingReady: () => ({
    happened: '现在没有可以提交的办件：可能已经提交，或有了新的缺项。',
    safe: '已提交的办件都在，没有重复提交；其余办件没有改动。',
    todo: '请重新检查这一批，补齐缺项后再提交。',
  }),
  batchPicturesUnreadable: () => ({
    happened: '材料图片读不出来：文件夹或压缩包可能已移走、已损坏，或图片超过 50000 张。',
    safe: '已受理的家庭和页面都在，没有受理的家庭不会算作完成。',
    todo: '请插好原来的U盘，或把文件放回原处，再继续。',
  }),
  batchPicturesElsewhere: () => ({
    happened: '这里没有这一批的材料图片。',
    safe: '这一批没有改动，已受理的家庭和页面都在。',
    todo: '请选当初放图片的那个文件夹或压缩包；文件夹里的名称要和当初一样。',
  }),
  batchOfAnother: () => ({
    happened: '这一批是同事开始的，不能由你继续。',
    safe: '这一批没有改动，已受理的办件都在。',
    todo: '请由开始这一批的同事继续；同事不在时，请站点管理员收起这一批、移交草稿，其余的家庭重新导入。',
  }),
  listEmpty: () => ({
    happened: '清单里没有学生。',
    safe: nothingIn,
    todo: '请核对选的是不是这份清单。',
  }),
};
