/** What the command says beside the words of the station. */
import type { Locale } from '../../shared/i18n/locale';

const zhCn = {
  usage: [
    '用法：',
    '  npm run archive -- verify 路径 [--json] [--lang en]    核对归档信息包',
    '  npm run archive -- list 路径 [--lang en]               列出归档信息包里的文件',
    '  --fingerprint 指纹    签名必须出自这张证书（SHA-256，向立档单位核对）',
    '路径：一个信息包的文件夹、放着若干信息包的文件夹，或 .zip 文件。不需要口令，也不改动任何文件。',
    '退出码：0 全部完好；1 有问题；2 没有核对成。',
  ].join('\n'),
  notRead: (path: string) =>
    `读不了 ${path}，没有改动任何文件。请给出信息包的文件夹或完整的 .zip 文件。`,
  sealed: (path: string) =>
    `${path} 已加密给接收单位，没有核对。请先用接收单位的私钥打开：openssl cms -decrypt -binary -inform DER -in 文件.p7m -inkey 私钥.pem -out 文件.zip`,
  none: (path: string) =>
    `${path} 里没有归档信息包（找不到 bagit.txt）。请指向信息包的文件夹或 .zip 文件。`,
  whole: (name: string, files: number, bytes: number) =>
    `完好：${name}（${files} 个文件，${bytes} 字节）`,
  broken: (name: string, count: number) => `有问题：${name}（${count} 处）`,
  masked: '  脱敏副本，不是归档信息包：没有签名，不能作为凭证',
  root: (root: string) => `  根校验值 ${root}`,
  signed: (who: string, at: string) => `  签名有效：${who}，${at}`,
  fingerprint: (hex: string) => `  证书指纹 ${hex}（请向立档单位核对）`,
  signedPdf: (path: string) => `  PDF 里的签名有效，盖住整个文件：${path}`,
  stamped: (at: string, authority: string) => `  时间戳 ${at}，${authority}`,
  unsafe: (path: string) => `文件名不安全，没有打开：${path}`,
  tooLarge: (name: string) => `文件太多，没有核对：${name}`,
  total: (packages: number, broken: number) =>
    broken === 0
      ? `共 ${packages} 个信息包，全部完好。`
      : `共 ${packages} 个信息包，${broken} 个有问题。`,
  here: '（本文件夹）',
  columns: ['信息包', '文件', '字节', '题名'],
};

const en: typeof zhCn = {
  usage: [
    'Usage:',
    '  npm run archive -- verify PATH [--json] [--lang en]   verifies packages',
    '  npm run archive -- list PATH [--lang en]              lists the files of packages',
    '  --fingerprint HEX    the certificate that must have signed (SHA-256, from the office)',
    'PATH: the folder of a package, a folder with packages in it, or a .zip. No passphrase; no file is changed.',
    'Exit code: 0 whole, 1 something is wrong, 2 could not be looked at.',
  ].join('\n'),
  notRead: (path) => `${path} cannot be read; nothing was changed. Name a folder or a whole .zip.`,
  sealed: (path) =>
    `${path} is sealed to a recipient and was not verified. Open it with the recipient's key first: openssl cms -decrypt -binary -inform DER -in FILE.p7m -inkey KEY.pem -out FILE.zip`,
  none: (path) => `There is no package in ${path}: no bagit.txt was found.`,
  whole: (name, files, bytes) => `Whole: ${name} (${files} files, ${bytes} bytes)`,
  broken: (name, count) => `Wrong: ${name} (${count} findings)`,
  masked: '  a masked copy and no archive package: not signed, no proof of anything',
  root: (root) => `  root ${root}`,
  signed: (who, at) => `  signature is right: ${who}, ${at}`,
  fingerprint: (hex) => `  fingerprint of the certificate ${hex} (compare it with the office)`,
  signedPdf: (path) => `  signature inside is right and covers the whole file: ${path}`,
  stamped: (at, authority) => `  time stamp ${at}, ${authority}`,
  unsafe: (path) => `Unsafe name, not opened: ${path}`,
  tooLarge: (name) => `Too many files, not verified: ${name}`,
  total: (packages, broken) =>
    broken === 0
      ? `${packages} packages, all whole.`
      : `${packages} packages, ${broken} with something wrong.`,
  here: '(this folder)',
  columns: ['package', 'file', 'bytes', 'title'],
};

/** The words in a language. */
export function commandWords(locale: Locale): typeof zhCn {
  return locale === 'en' ? en : zhCn;
}
