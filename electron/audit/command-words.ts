/** What the command says beside the words of the station. */
import type { Locale } from '../../shared/i18n/locale';

const zhCn = {
  usage: [
    '用法：',
    '  npm run audit -- verify 文件夹 [--digests 文件夹] [--public-key 公钥] [--passphrase-stdin [--code 工号]] [--lang en]',
    '  npm run audit -- list 文件夹 --passphrase-stdin [--code 工号] [--lang en]',
    '文件夹：本站数据的文件夹（或它的副本），也可以直接给其中的 ledger 文件夹。',
  ].join('\n'),
  noLedger:
    '这个文件夹里没有审计记录，没有改动任何文件。请指向本站的数据文件夹，或其中的 ledger 文件夹。',
  noPassphrase: '没有收到口令。请加上 --passphrase-stdin，并从标准输入给出口令。',
  progress: (entries: number, percent: number) => `已核对 ${entries} 条，${percent}%`,
  columns: ['序号', '时间', '操作人标识', '岗位', '类别', '做了什么', '办件标识', '指纹'],
};

const en: typeof zhCn = {
  usage: [
    'Usage:',
    '  npm run audit -- verify FOLDER [--digests FOLDER] [--public-key KEY] [--passphrase-stdin [--code CODE]] [--lang en]',
    '  npm run audit -- list FOLDER --passphrase-stdin [--code CODE] [--lang en]',
    'FOLDER: the data folder of the station (or a copy of it), or the ledger folder inside it.',
  ].join('\n'),
  noLedger:
    'There is no trail in this folder; no file was changed. Name the data folder of the station.',
  noPassphrase: 'No passphrase. Add --passphrase-stdin and give it on standard input.',
  progress: (entries, percent) => `${entries} entries checked, ${percent}%`,
  columns: ['no', 'time', 'operator', 'role', 'kind', 'act', 'case', 'fingerprint'],
};

/** The words in a language. */
export function commandWords(locale: Locale): typeof zhCn {
  return locale === 'en' ? en : zhCn;
}
