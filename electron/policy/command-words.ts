/** What the command says beside the words of the station. */
import type { Locale } from '../../shared/i18n/locale';

const zhCn = {
  usage: [
    '用法：',
    '  npm run policy -- lint 文件 [--lang en]                      检查政策包（签过名的也可以）',
    '  npm run policy -- sign 文件 --key 私钥.pem --out 签名文件      检查通过后签名',
    '  npm run policy -- verify 签名文件 --public-key 公钥           核对签名并检查',
    '私钥是 PKCS#8 格式的 Ed25519 密钥（PEM）；公钥是 32 字节的 base64。',
  ].join('\n'),
  notRead: (file: string) => `读不了 ${file}，没有改动任何文件。请确认文件存在，而且是 JSON。`,
  keyNotRead: '私钥读不了，没有签名。请给出 PKCS#8 格式的 Ed25519 私钥文件（PEM）。',
  outExists: (file: string) => `${file} 已经存在，没有覆盖。请换一个文件名。`,
  fault: (at: number, place: string, says: string) => `${at}. ${place}：${says}`,
  family: (text: string) => `   出问题的家庭：${text}`,
  path: (path: string) => `   位置：${path === '' ? '/' : path}`,
  tried: (families: number, conditions: number) =>
    `${conditions} 个条件，试过 ${families} 种家庭（条件分得开的家庭全部试到）`,
  clean: '检查通过，没有发现问题。',
  faults: (count: number) => `检查没有通过，有 ${count} 处问题。`,
  signed: (file: string) => `已签名：${file}`,
  genuine: (keyId: string) => `签名正确（${keyId}）。`,
  key: (id: string, publicKey: string) => `密钥 ${id}，公钥 ${publicKey}`,
};

const en: typeof zhCn = {
  usage: [
    'Usage:',
    '  npm run policy -- lint FILE [--lang en]                   checks a policy pack, signed or not',
    '  npm run policy -- sign FILE --key KEY.pem --out SIGNED    signs a pack without fault',
    '  npm run policy -- verify SIGNED --public-key KEY          verifies the signature, and checks',
    'KEY.pem: an Ed25519 private key as PKCS#8 PEM; the public key: 32 bytes as base64.',
  ].join('\n'),
  notRead: (file) => `${file} cannot be read; nothing was changed. It must exist and be JSON.`,
  keyNotRead:
    'The key cannot be read; nothing was signed. Give an Ed25519 private key (PKCS#8 PEM).',
  outExists: (file) => `${file} exists and was not overwritten. Give another name.`,
  fault: (at, place, says) => `${at}. ${place}: ${says}`,
  family: (text) => `   the family: ${text}`,
  path: (path) => `   at: ${path === '' ? '/' : path}`,
  tried: (families, conditions) =>
    `${conditions} conditions, ${families} families tried: every one that the conditions can tell apart`,
  clean: 'No fault was found.',
  faults: (count) => `${count} faults were found.`,
  signed: (file) => `Signed: ${file}`,
  genuine: (keyId) => `The signature is right (${keyId}).`,
  key: (id, publicKey) => `Key ${id}, public key ${publicKey}`,
};

/** The words in a language. */
export function commandWords(locale: Locale): typeof zhCn {
  return locale === 'en' ? en : zhCn;
}
