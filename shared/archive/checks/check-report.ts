/** 四性检测报告.json: the result of every item, in words that an archive reads. */
import { checkRows } from '../../i18n/archive-text';
import type { Messages } from '../../i18n/messages';
import type { MetadataFacts } from '../package/metadata-facts';
import { beijingStamp } from '../package/metadata-facts';
import type { CheckResult } from './check-items';

const reportVersion = 1;

/** The whole file. It speaks of the package without itself; the manifests cover it as every other file. */
export function checkReportText(
  { name, at, software }: MetadataFacts,
  results: readonly CheckResult[],
  words: Pick<Messages, 'archive'>,
): string {
  const count = (result: CheckResult['result']) =>
    results.filter((one) => one.result === result).length;
  const time = beijingStamp(at);
  const report = {
    version: reportVersion,
    标准: 'DA/T 70-2018',
    环节: '归档',
    归档信息包名称: name,
    检测时间: time,
    检测软件: software,
    检测范围: '包内除本报告以外的全部文件',
    通过: count('passed'),
    未通过: count('failed'),
    未检测: count('notRun'),
    检测项: checkRows(words, results).map((row) => ({
      编号: row.no,
      类别: row.group,
      名称: row.title,
      方法: row.how,
      结果: row.result,
      依据: row.evidence,
      问题: row.problems,
      时间: time,
    })),
  };
  return `${JSON.stringify(report, undefined, 1)}\n`;
}
