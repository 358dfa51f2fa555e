/**
 * The lists that travel with exported packages 移交目录: 文件目录.XML and 说明文件.TXT of a carrier as 电子档案移交与接收办法
 * (档发〔2012〕7号), annex 2, lays them out; the same lines make the table a person reads.
 */
import { oneLine } from '../../text/one-line';
import { xml, xmlDocument } from '../package/xml-text';
import type { ExportedPackage } from './export-order';
import { placeOf } from './export-order';

/** Heading of each column of the table, in its order. */
export const transferColumns = [
  '顺序号',
  '档号',
  '责任者',
  '题名',
  '日期',
  '页数',
  '文件数',
  '字节数',
  '位置',
  '校验值（标签清单SHA-256）',
] as const;

/** The line of a package, each cell a text. */
export function transferLine(one: ExportedPackage, index: number): readonly string[] {
  return [
    String(index + 1),
    one.number ?? one.name,
    one.office,
    one.title,
    one.sealedOn,
    String(one.pages),
    String(one.files),
    String(one.bytes),
    placeOf(one),
    one.root,
  ];
}

/** 文件目录.XML: one 文件 per package. */
export function fileCatalogue(packages: readonly ExportedPackage[]): string {
  const element = (name: string, text: string) => xml(name, oneLine(text));
  const files = packages.map((one, index) =>
    xml('文件', [
      element('顺序号', String(index + 1)),
      element('档号', one.number ?? one.name),
      element('责任者', one.office),
      element('题名', one.title),
      element('日期', one.sealedOn.replaceAll('-', '')),
      element('密级', ''),
      element('电子档案名称', placeOf(one)),
      element('备注', `页数${one.pages}；SHA-256 ${one.root}`),
    ]),
  );
  return xmlDocument(xml('文件目录', files));
}

/** What a carrier says of itself. */
export type CarrierFacts = {
  readonly exportId: string;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly approvedBy: string;
  readonly reason: string;
  readonly office: string;
  readonly program: string;
  /** Copies without personal data, which hold no page that shows them. */
  readonly masked: boolean;
};

/** 说明文件.TXT: one per carrier, lines a person reads without any program. */
export function carrierNote(packages: readonly ExportedPackage[], facts: CarrierFacts): string {
  const bytes = packages.reduce((sum, one) => sum + one.bytes, 0);
  const files = packages.reduce((sum, one) => sum + one.files, 0);
  const years = [...new Set(packages.map(({ year }) => year))].toSorted((a, b) => a - b);
  const rows = [
    ['载体编号', facts.exportId],
    ['移交单位', facts.office],
    ['制作时间', facts.madeAt],
    ['制作人', facts.madeBy],
    ['批准人', facts.approvedBy],
    ['移交事由', facts.reason],
    ['年度', years.join('、')],
    ['归档信息包数量', String(packages.length)],
    ['文件数量', String(files)],
    ['文件容量（字节）', String(bytes)],
    ['起始件号', packages[0]?.name ?? ''],
    ['截止件号', packages.at(-1)?.name ?? ''],
    ['软件环境', facts.program],
    [
      '核对方法',
      `进入信息包文件夹，执行 sha256sum -c manifest-sha256.txt${facts.masked ? '' : '；或用浏览器打开“查看.html”'}。`,
    ],
  ];
  return `\ufeff${rows.map(([label = '', value = '']) => `${label}：${oneLine(value)}`).join('\r\n')}\r\n`;
}

/** 打开方法.TXT: what whoever holds the private key does; names nobody but the certificate. */
export function openingNote(fingerprint: string): string {
  const lines = [
    '本目录的档案和目录已加密，只有接收单位的私钥能打开。',
    `接收单位证书指纹（SHA-256）：${fingerprint}`,
    '逐个打开（OpenSSL 3.0 或更新版本），“文件名”换成本目录里的文件名：',
    'openssl cms -decrypt -binary -inform DER -in 文件名.zip.p7m -inkey 私钥.pem -out 文件名.zip',
    '命令报错时，文件已损坏或被改动，解出的内容不能使用。',
  ];
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
