/** What is printed on the invented family's papers, and how large each paper is. */
import { inventedFamily, inventedOwner } from './family';

export interface SamplePaper {
  readonly number: string;
  readonly kind:
    | 'hukouCover'
    | 'hukouHead'
    | 'hukouChild'
    | 'property'
    | 'noHome'
    | 'rent'
    | 'insurance'
    | 'preferentialProof';
  readonly title: string;
  readonly holder: string;
  readonly widthMm: number;
  readonly heightMm: number;
  /** Degrees clockwise by which the paper lies askew. */
  readonly skew: number;
  readonly paperColour: string;
  readonly fields: Readonly<Record<string, string>>;
}

const { child, register, residence } = inventedFamily;
const head = inventedOwner;

function formatDate(isoDate: string): string {
  const [year, month, day] = isoDate.split('-');
  return `${year}年${month}月${day}日`;
}

const sheet = { widthMm: 200, heightMm: 140, holder: head.name, paperColour: '#fbfaf4' };
const hukouPage = { widthMm: 143, heightMm: 105, paperColour: '#f7f1df' };

export const samplePapers: readonly SamplePaper[] = [
  {
    ...hukouPage,
    number: '01',
    kind: 'hukouCover',
    title: '居民户口簿 户口簿首页',
    holder: head.name,
    skew: 1.2,
    fields: {
      户别: '家庭户',
      户主姓名: head.name,
      户号: register.number,
      住址: register.address,
      户口登记机关: register.office,
      承办人: register.clerk,
      签发日期: formatDate(register.issued),
    },
  },
  {
    ...hukouPage,
    number: '02',
    kind: 'hukouHead',
    title: '常住人口登记卡',
    holder: head.name,
    skew: -1.6,
    fields: {
      户号: register.number,
      姓名: head.name,
      户主或与户主关系: '户主',
      性别: head.sex,
      出生地: child.birthPlace,
      民族: head.nation,
      籍贯: child.birthPlace,
      出生日期: formatDate(head.birthDate),
      公民身份号码: head.idNumber,
      婚姻状况: head.marital,
      承办人: register.clerk,
      登记日期: formatDate(register.issued),
    },
  },
  {
    ...hukouPage,
    number: '03',
    kind: 'hukouChild',
    title: '常住人口登记卡',
    holder: child.name,
    skew: 2.1,
    fields: {
      户号: register.number,
      姓名: child.name,
      户主或与户主关系: '女儿',
      性别: child.sex,
      出生地: child.birthPlace,
      民族: child.nation,
      籍贯: child.birthPlace,
      出生日期: formatDate(child.birthDate),
      公民身份号码: child.idNumber,
      承办人: register.clerk,
      登记日期: '2020年04月02日',
    },
  },
  {
    number: '07',
    kind: 'property',
    title: '不动产权证书',
    holder: head.name,
    widthMm: 200,
    heightMm: 140,
    skew: -1.1,
    paperColour: '#f9e9ea',
    fields: {
      编号: residence.propertyNumber,
      权利人: residence.owner,
      共有情况: '单独所有',
      坐落: residence.address,
      不动产单元号: residence.unitNumber,
      权利类型: '国有建设用地使用权/房屋所有权',
      权利性质: '出让/市场化商品房',
      用途: '城镇住宅用地/成套住宅',
      面积: `房屋建筑面积:${residence.areaM2.toFixed(2)}㎡`,
      使用期限: '国有建设用地使用权 2014年起2084年止',
      登记日期: '2018年09月20日',
    },
  },
  {
    ...sheet,
    number: '08',
    kind: 'noHome',
    title: '不动产登记信息查询结果',
    skew: 0.9,
    fields: {
      查询申请人: head.name,
      证件号码: head.idNumber,
      查询范围: '日照市东港区',
      查询结果: '名下无不动产登记信息',
      查询日期: '2026年07月02日',
      查询机构: '日照市不动产登记中心',
    },
  },
  {
    ...sheet,
    number: '09',
    kind: 'rent',
    title: '房屋租赁合同备案证明',
    skew: -0.8,
    fields: {
      承租人: head.name,
      证件号码: head.idNumber,
      房屋坐落: residence.address,
      租赁期限: '2024年03月01日至2027年12月31日',
      备案编号: '日房租备字第997001号',
      备案机关: '日照市住房和城乡建设局',
    },
  },
  {
    ...sheet,
    number: '10',
    kind: 'insurance',
    title: '社会保险个人参保证明',
    skew: 1.4,
    fields: {
      姓名: head.name,
      社会保障号码: head.idNumber,
      参保险种: '企业职工基本养老保险',
      累计缴费月数: '36',
      单位名称: '日照听澜机械有限公司',
      打印日期: '2026年07月02日',
    },
  },
  {
    ...sheet,
    number: '11',
    kind: 'preferentialProof',
    title: '现役军人子女身份证明',
    skew: -1.3,
    fields: {
      军人姓名: head.name,
      子女姓名: child.name,
      与军人关系: '女儿',
      所在部队: '某部队政治工作部',
      开具日期: '2026年06月30日',
    },
  },
];
