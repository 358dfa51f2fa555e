/** What the command says beside the words of the station. */
import type { Locale } from '../../shared/i18n/locale';

const zhCn = {
  usage: [
    '用法：',
    '  npm run audit -- verify 文件夹 [--digests 文件夹] [--public-key 公钥] [--passphrase-stdin [--code 工号] | --sheets-stdin] [--lang en]',
    '  npm run audit -- list 文件夹 (--passphrase-stdin [--code 工号] | --sheets-stdin) [--lang en]',
    '--passphrase-stdin：从标准输入读口令；--sheets-stdin：从标准输入读两份恢复密钥，一份接一份。',
    '文件夹：本站数据的文件夹（或它的副本），也可以直接给其中的 ledger 文件夹。',
  ].join('\n'),
  noLedger:
    '这个文件夹里没有审计记录，没有改动任何文件。请指向本站的数据文件夹，或其中的 ledger 文件夹。',
  noPassphrase:
    '没有收到口令。请加上 --passphrase-stdin 并从标准输入给出口令，或加上 --sheets-stdin 并给出两份恢复密钥。',
  boundElsewhere: (canRecover: boolean) => ({
    happened:
      '只凭这个口令打不开：它还要本站那台电脑的系统里保管的第二道密钥，只有那台电脑上的本程序取得到，这个命令取不到。',
    safe: '口令没有核对，也不算输错一次；没有改动任何文件。',
    todo: [
      canRecover
        ? '可以用两份恢复密钥代替口令：--sheets-stdin。'
        : '本站没有制作过恢复密钥，口令之外没有别的办法打开封存。',
      '不用口令也能核对次序、链和日摘要：verify 去掉 --passphrase-stdin。要逐条打开封存，请在那台电脑上解锁本站，用“审计”里的校验。',
    ].join(''),
  }),
  progress: (entries: number, percent: number) => `已核对 ${entries} 条，${percent}%`,
  columns: ['序号', '时间', '操作人标识', '岗位', '类别', '做了什么', '办件标识', '指纹'],
};

const en: typeof zhCn = {
  usage: [
    'Usage:',
    '  npm run audit -- verify FOLDER [--digests FOLDER] [--public-key KEY] [--passphrase-stdin [--code CODE] | --sheets-stdin] [--lang en]',
    '  npm run audit -- list FOLDER (--passphrase-stdin [--code CODE] | --sheets-stdin) [--lang en]',
    '--passphrase-stdin: the passphrase on standard input; --sheets-stdin: two recovery sheets on it, one after the other.',
    'FOLDER: the data folder of the station (or a copy of it), or the ledger folder inside it.',
  ].join('\n'),
  noLedger:
    'There is no trail in this folder; no file was changed. Name the data folder of the station.',
  noPassphrase:
    'No passphrase. Add --passphrase-stdin and give it on standard input, or --sheets-stdin and two recovery sheets.',
  boundElsewhere: (canRecover) => ({
    happened:
      'This passphrase alone does not open the seals: it needs the second key that the system of the station’s computer keeps, which only the program on that computer gets, and this command does not.',
    safe: 'The passphrase was not tried and does not count as a wrong one; no file was changed.',
    todo: [
      canRecover
        ? 'Two recovery sheets open them instead: --sheets-stdin. '
        : 'This station never made a recovery key; nothing else opens the seals. ',
      'Order, chain and digests are verified without a passphrase: verify without --passphrase-stdin. To open every seal, unlock the station on its own computer and verify in its audit room.',
    ].join(''),
  }),
  progress: (entries, percent) => `${entries} entries checked, ${percent}%`,
  columns: ['no', 'time', 'operator', 'role', 'kind', 'act', 'case', 'fingerprint'],
};

/** The words in a language. */
export function commandWords(locale: Locale): typeof zhCn {
  return locale === 'en' ? en : zhCn;
}
