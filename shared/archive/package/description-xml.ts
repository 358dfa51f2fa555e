/**
 * 说明文件.xml and 目录.xml. Element names are those of the carrier layout 电子档案移交与接收办法 附件2 (说明文件, 文件目录:
 * 顺序号, 档号, 责任者, 题名, 日期, 备注) and of the vendors who fill it; digests are added.
 */
import { beijingDate } from '../../domain/beijing-time';
import { codePointName } from '../../domain/glyph-clip';
import type { DigestedItem, MetadataFacts } from './metadata-facts';
import { archiveYear, beijingStamp } from './metadata-facts';
import type { XmlElement } from './xml-text';
import { xml, xmlDocument } from './xml-text';

const howToVerify =
  '不需要本程序也能核对：在本包的文件夹里运行 sha256sum -c manifest-sha256.txt，或对每个文件运行 openssl dgst -sm3 并与 manifest-sm3.txt 比较。';

/** What the package is, who made it with what, how much is in it, and how it is verified. */
export function descriptionXml(facts: MetadataFacts): string {
  const { name, caseNumber, pack, profile, items, at, software, drill, supplements } = facts;
  const bytes = items.reduce((sum, item) => sum + item.bytes, 0);
  const formats = [...new Set(items.map(({ mediaType }) => mediaType))].toSorted();
  return xmlDocument(
    xml('说明文件', [
      xml('归档信息包名称', name),
      xml('归档类型', supplements === undefined ? '一案一件' : '补充归档'),
      xml('办件编号', caseNumber),
      ...(supplements === undefined
        ? []
        : [
            xml('被补充信息包', supplements.name),
            xml('被补充信息包根校验值', supplements.root, { 算法: 'SHA-256' }),
            xml('补充序号', String(supplements.number)),
          ]),
      xml('移交单位', pack.office.name),
      xml('年度', archiveYear(facts)),
      xml('保管期限', profile.retention),
      xml('制作时间', beijingStamp(at)),
      xml('制作软件', software),
      xml('命名规则', `${profile.id} ${profile.version}`),
      xml('归档文件数量', String(items.length)),
      xml('文件容量', String(bytes), { 单位: '字节' }),
      xml(
        '存储格式',
        formats.map((format) => xml('格式', format)),
      ),
      xml('校验算法', 'SHA-256、SM3'),
      xml('校验方法', howToVerify),
      xml('读取所需软件', '任何 PDF 阅读器、图像浏览器和文本编辑器'),
      drill ? xml('性质', '演练，不是正式档案') : undefined,
    ]),
  );
}

/** 件内目录: every file of the case, with what a reader needs to find it and to prove it. */
export function catalogueXml(facts: MetadataFacts): string {
  const entries = facts.items.map((item, index) => catalogueEntry(item, index + 1, facts));
  return xmlDocument(xml('文件目录', entries, { 办件编号: facts.caseNumber }));
}

function catalogueEntry(item: DigestedItem, index: number, facts: MetadataFacts): XmlElement {
  const { title, number, author, at, pages, mediaType, path, bytes, sha256, sm3 } = item;
  return xml('文件', [
    xml('顺序号', String(index)),
    xml('档号', archiveNumber(facts, index)),
    xml('文件编号', number ?? ''),
    xml('责任者', author),
    xml('题名', title),
    xml('日期', beijingDate(at)),
    xml('页数', String(pages)),
    xml('文件类别', kindWords[item.kind]),
    xml('格式', mediaType),
    xml('电子档案名称', path),
    xml('字节数', String(bytes)),
    xml('SHA256', sha256),
    xml('SM3', sm3),
    xml('备注', noteOf(item)),
  ]);
}

/** What a file is, in the words of the archive. */
export const kindWords: Readonly<Record<DigestedItem['kind'], string>> = {
  document: '申请材料',
  image: '原始影像',
  letter: '文书',
  signature: '授权签名',
  slip: '送达回证',
  wholeCase: '全案电子档案',
};

function noteOf({ voided, missingGlyphs = [], clippedGlyphs = [] }: DigestedItem): string {
  const notes = [
    voided === undefined ? undefined : `已作废：${voided}`,
    missingGlyphs.length === 0
      ? undefined
      : `无法显示的字符以码位表示：${missingGlyphs.map(codePointName).join('、')}`,
    clippedGlyphs.length === 0
      ? undefined
      : `字库没有的字符以户口簿字图表示：${clippedGlyphs.map(codePointName).join('、')}`,
  ];
  return notes.filter((note) => note !== undefined).join('；');
}

/** What numbers of a package are made of. */
type Numbered = Pick<MetadataFacts, 'at' | 'caseNumber' | 'profile' | 'supplements'>;

/** The number of the 件 in the room that keeps it 室编件号, or of what was added to it: no two packages of a case share one. */
export function roomNumber({ caseNumber, supplements }: Numbered): string {
  if (supplements === undefined) return caseNumber;
  return `${caseNumber}-补${String(supplements.number).padStart(2, '0')}`;
}

/** 档号 as far as it is known before the archive gives it: 全宗号-类别号·年度-保管期限-办件编号 (DA/T 13 in spirit). */
export function packageNumber(facts: Numbered): string {
  const { profile } = facts;
  const place = [profile.fonds, profile.category].filter((part) => part !== '').join('-');
  const head = place === '' ? '' : `${place}·`;
  return `${head}${archiveYear(facts)}-${profile.retention}-${roomNumber(facts)}`;
}

/** 档号 of a file: that of its package and 件内序号. */
export function archiveNumber(facts: Numbered, index: number): string {
  return `${packageNumber(facts)}-${inPackage(index)}`;
}

/** 件内序号. */
export const inPackage = (index: number) => String(index).padStart(3, '0');
