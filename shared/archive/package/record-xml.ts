/**
 * 材料元数据.xml (element names of DA/T 46-2009, file entity) and 电子文件封装.xml (the EEP of DA/T 48-2009). Of the files
 * themselves the EEP holds digests only, 文档数据在外部保存, as is the practice: nothing is kept twice.
 */
import { base64OfHex } from '../../text/base64';
import { archiveNumber, inPackage, kindWords, roomNumber } from './description-xml';
import type { DigestedItem, MetadataFacts } from './metadata-facts';
import { archiveYear, beijingStamp, fileName } from './metadata-facts';
import type { XmlElement } from './xml-text';
import { xml, xmlDocument } from './xml-text';

/** How the EEP says that its data are a digest; the reader looks for it. */
export const digestCoding = 'sha256-base64Binary';

const namespace = 'http://www.saac.gov.cn/standards/ERM/encapsulation';
const language = '汉语';

/** 材料元数据.xml: a file entity for every file of the case, after one for the whole 件. */
export function recordXml(facts: MetadataFacts): string {
  const files = facts.items.map((item, index) => fileEntity(item, index, facts));
  return xmlDocument(xml('元数据', [caseEntity(facts), ...files], { 标准: 'DA/T 46-2009' }));
}

/** What a record comes from (DA/T 46-2009, M2 来源). */
function source({ pack, profile }: MetadataFacts): XmlElement {
  return xml('来源', [
    xml('全宗名称', pack.office.name),
    xml('立档单位名称', pack.office.name),
    profile.fonds === '' ? undefined : xml('全宗号', profile.fonds),
  ]);
}

/** The whole 件: what was decided for whom under which rules. */
function caseEntity(facts: MetadataFacts): XmlElement {
  const { current, caseNumber, pack, profile, items, kindTitle, labels, software } = facts;
  const pages = items.reduce(
    (sum, { kind, pages: each }) => sum + (kind === 'image' ? 0 : each),
    0,
  );
  const { decision } = current;
  return xml('文件实体', [
    xml('聚合层次', '件'),
    source(facts),
    xml('电子文件号', roomNumber(facts)),
    xml('档号', [
      xml('全宗号', profile.fonds),
      xml('年度', archiveYear(facts)),
      xml('保管期限', profile.retention),
      xml('类别号', profile.category),
      xml('室编件号', roomNumber(facts)),
    ]),
    xml('内容描述', [
      xml('题名', `${kindTitle}入学报名 ${caseNumber}`),
      xml('主题词', '义务教育入学'),
      xml('文件编号', current.receipt?.matterNumber ?? caseNumber),
      xml('责任者', pack.office.name),
      xml('日期', beijingStamp(current.submittedAt ?? current.openedAt)),
      xml('文种', '办件'),
      xml('密级', '内部'),
      decision && xml('摘要', `办理结果：${labels.outcome[decision.outcome]}`),
    ]),
    xml('形式特征', [
      xml('文件组合类型', '组合文件'),
      xml('件数', String(items.length)),
      xml('页数', String(pages)),
      xml('语种', language),
      xml('稿本', '正本'),
    ]),
    xml('电子属性', [xml('信息系统描述', software)]),
    xml('权限管理', [xml('控制标识', '含未成年人个人信息，限查档审批后利用')]),
  ]);
}

function fileEntity(item: DigestedItem, index: number, facts: MetadataFacts): XmlElement {
  const { title, number, author, at, pages, voided } = item;
  return xml('文件实体', [
    xml('聚合层次', '文档'),
    source(facts),
    xml('电子文件号', `${roomNumber(facts)}-${inPackage(index + 1)}`),
    xml('档号', archiveNumber(facts, index + 1)),
    xml('内容描述', [
      xml('题名', title),
      xml('文件编号', number ?? ''),
      xml('责任者', author),
      xml('日期', beijingStamp(at)),
      xml('文种', kindWords[item.kind]),
    ]),
    xml('形式特征', [
      xml('文件组合类型', '单一文件'),
      xml('件数', '1'),
      xml('页数', String(pages)),
      xml('语种', language),
      xml('稿本', voided === undefined ? '正本' : '已作废'),
    ]),
    electronic(item, facts),
    digitised(item),
    xml('存储位置', [xml('当前位置', item.path)]),
    voided === undefined ? undefined : xml('附注', `已作废：${voided}`),
  ]);
}

/** 电子属性: the format, the name and the size, as they really are. */
function electronic({ mediaType, path, bytes }: DigestedItem, facts: MetadataFacts): XmlElement {
  return xml('电子属性', [
    xml('格式信息', mediaType),
    xml('计算机文件名', fileName(path)),
    xml('计算机文件大小', String(bytes)),
    xml('文档创建程序', facts.software),
  ]);
}

/** 数字化属性 of a picture (DA/T 31-2017 asks for resolution, colour and compression). */
function digitised({ image, mediaType }: DigestedItem): XmlElement | undefined {
  if (image === undefined) return undefined;
  return xml('数字化属性', [
    xml('数字化对象形态', image.source === 'screen' ? '手写签名' : '纸质'),
    xml('采集方式', image.source),
    xml('扫描分辨率', image.dpi === undefined ? '未测定' : `${Math.round(image.dpi)}dpi`),
    xml('图像宽度', String(image.widthPx)),
    xml('图像高度', String(image.heightPx)),
    xml('图像压缩方案', mediaType.replace('image/', '').toUpperCase()),
  ]);
}

/** 电子文件封装.xml: the EEP, 原始型 or 修改型, with the digest of every file of the case. */
export function encapsulationXml(facts: MetadataFacts): string {
  const { items, pack, at } = facts;
  return xmlDocument(
    xml(
      '电子文件封装包',
      [
        xml(
          '封装包格式描述',
          '本EEP根据中华人民共和国档案行业标准DA/T 48-2009《基于XML的电子文件封装规范》生成',
        ),
        xml('版本', '2009'),
        xml(
          '被签名对象',
          [
            xml('封装包类型', facts.supplements === undefined ? '原始型' : '修改型'),
            xml('封装包类型描述', facts.supplements === undefined ? '' : '补充归档'),
            xml('封装包创建时间', beijingStamp(at)),
            xml('封装包创建单位', pack.office.name),
            xml('封装内容', [
              xml('文件实体块', [
                xml('文件实体', [
                  caseEntity(facts),
                  xml(
                    '文件数据',
                    items.map((item, index) => encapsulated(item, index, facts)),
                  ),
                ]),
              ]),
            ]),
          ],
          { eep版本: '2009' },
        ),
      ],
      { xmlns: namespace },
    ),
  );
}

function encapsulated(item: DigestedItem, index: number, facts: MetadataFacts): XmlElement {
  const no = String(index + 1);
  return xml('文档', [
    xml('文档标识符', `修改0-文档${no}`),
    xml('文档序号', no),
    xml('文档类型', kindWords[item.kind]),
    xml('题名', item.title),
    xml(
      '文档数据',
      [
        xml(
          '编码',
          [
            electronic(item, facts),
            digitised(item),
            xml('编码描述', '仅提供SHA256摘要信息,文档数据在外部保存'),
            xml('外部位置', item.path),
            xml('反编码关键字', digestCoding),
            xml('编码数据', base64OfHex(item.sha256)),
          ],
          { 编码ID: `修改0-文档${no}-编码1` },
        ),
      ],
      { 文档数据ID: `修改0-文档${no}-文档数据1` },
    ),
  ]);
}
