/** Which kind of paper a page is, by the words on it; kinds and roles as the packs name them. */
import type { PageText } from '../../domain/page-text';
import { paperFacts } from './paper-facts';
import { readPerson } from './people';
import { remembered } from './remembered';

export type KindOfText = {
  readonly kind: string;
  readonly role?: string;
  /** 0 to 1; below about 0.5 it is a guess. */
  readonly sure: number;
};

/** Words of a paper with their weight: a title tells more than a label that other papers have too. */
type Words = {
  readonly kind: string;
  readonly role?: string;
  readonly titles: readonly RegExp[];
  readonly labels: readonly string[];
  /** Words of another paper that quotes this one's. */
  readonly never?: RegExp;
};

const titleWeight = 4;
/** With less than this no kind is told. */
const leastWeight = 3;

const papers: readonly Words[] = [
  {
    kind: 'hukou',
    role: 'member',
    titles: [/常住人口登记[卡表]/u],
    labels: [
      '与户主',
      '户主关系',
      '曾用名',
      '出生地',
      '籍贯',
      '宗教信仰',
      '兵役状况',
      '服务处所',
      '迁来本址',
      '文化程度',
      '婚姻状况',
    ],
  },
  {
    kind: 'hukou',
    role: 'cover',
    titles: [/居民户口簿/u],
    labels: [
      '户别',
      '户主姓名',
      '户号',
      '住址',
      '户口登记机关',
      '户口专用章',
      '承办人签章',
      '签发',
    ],
    never: /常住人口登记|与户主关系/u,
  },
  {
    kind: 'idCard',
    role: 'portrait',
    titles: [],
    labels: ['姓名', '性别', '民族', '出生', '住址', '公民身份号码'],
    never: /户主|籍贯|居住证|居住地址|学籍|证明|登记|合同|国籍|签发机关|证件编号/u,
  },
  {
    kind: 'idCard',
    role: 'emblem',
    titles: [/中华人民共和国居民身份证|^居民身份证$/mu],
    labels: ['签发机关', '有效期限'],
    never: /居住证|公民身份号码|证明|登记机关/u,
  },
  {
    kind: 'residencePermit',
    role: 'front',
    titles: [/居住证/u],
    labels: ['户籍地址', '居住地址', '证件编号', '有效期限', '签发机关'],
    never: /居民身份证|合同|证明/u,
  },
  {
    kind: 'property',
    role: 'inner',
    titles: [/不动产权第/u, /不动产权证书/u],
    labels: [
      '权利人',
      '共有情况',
      '坐落',
      '不动产单元号',
      '权利类型',
      '权利性质',
      '使用期限',
      '权利其他状况',
    ],
    never: /查询结果|查询人/u,
  },
  {
    kind: 'marriage',
    role: 'inner',
    titles: [/结婚证/u, /结婚申请/u],
    labels: ['持证人', '结婚证字号', '登记机关', '国籍', '身份证件号'],
  },
  {
    kind: 'birth',
    role: 'first',
    titles: [/出生医学证明/u],
    labels: ['新生儿姓名', '出生孕周', '母亲姓名', '父亲姓名', '出生时间', '医疗机构', '身长'],
  },
  {
    kind: 'insurance',
    role: 'first',
    titles: [/社会保险.{0,16}(?:证明|记录|清单|查询)|参保.{0,8}证明/u],
    labels: [
      '社会保障号码',
      '单位名称',
      '缴费起始',
      '累计月数',
      '缴费基数',
      '险种',
      '参保状态',
      '企业养老',
    ],
  },
  {
    kind: 'publicRental',
    role: 'first',
    titles: [/公共租赁住房.{0,6}合同|公租房.{0,6}合同/u],
    labels: ['承租', '租赁期', '租金'],
  },
  {
    kind: 'rent',
    role: 'first',
    titles: [/房屋租赁合同|租房合同|房屋租赁协议/u],
    labels: ['出租方', '承租方', '租赁期', '月租金', '甲方', '乙方'],
    never: /公共租赁住房/u,
  },
  {
    kind: 'soleResidence',
    role: 'first',
    titles: [/唯一(?:住宅|住房)/u],
    labels: ['查询人', '查询范围', '查询结果', '不动产登记'],
  },
  {
    kind: 'noHome',
    role: 'first',
    titles: [/无房(?:\(住宅\)|（住宅）)?证明|不动产登记信息查询结果|未查询到不动产/u],
    labels: ['查询编号', '查询人', '查询范围', '查询结果'],
    never: /唯一(?:住宅|住房)/u,
  },
  {
    kind: 'studentRecord',
    role: 'first',
    titles: [/学籍证明/u],
    labels: ['全国学籍号', '学籍号', '就读学校', '年级班级', '入学年月', '就读状态'],
  },
  {
    kind: 'preferentialProof',
    role: 'first',
    titles: [/优抚对象/u],
    labels: ['优抚', '优待', '子女', '证字', '主管单位'],
  },
  {
    kind: 'businessLicence',
    role: 'first',
    titles: [/营业执照/u],
    labels: ['统一社会信用代码', '法定代表人', '经营范围', '经营场所', '注册资本', '经营者'],
  },
  {
    kind: 'labourContract',
    role: 'first',
    titles: [/劳动合同/u],
    labels: ['用人单位', '劳动者', '工作内容', '劳动报酬', '合同期限'],
  },
  {
    kind: 'purchaseContract',
    role: 'first',
    titles: [/(?:商品房|存量房|房屋|预售).{0,6}买卖合同|购房合同/u],
    labels: ['出卖人', '买受人', '网签', '房屋总价', '建筑面积'],
  },
];

const kindOf = remembered(findKind);

/** The kind whose words the page has; nothing where no paper's do. */
export function kindOfText(page: PageText): KindOfText | undefined {
  return kindOf(page, '');
}

function findKind(page: PageText): KindOfText | undefined {
  const text = page.lines.map((line) => line.text.replace(/\s/gu, '')).join('\n');
  const joined = text.replace(/\n/gu, '');
  const ranked = papers
    .map((words) => ({ words, weight: weigh(words, text, joined) }))
    .sort((one, other) => other.weight - one.weight);
  const [first, second] = ranked;
  if (first === undefined || first.weight < leastWeight) return undefined;
  const { kind, role } = first.words;
  const ahead = (first.weight - (second?.weight ?? 0)) / first.weight;
  const sure = Math.round(Math.min(1, first.weight / 6) * Math.min(1, 0.4 + ahead) * 100) / 100;
  const told = kind === 'hukou' && role === 'member' ? registerRole(page) : role;
  return { kind, ...(told !== undefined && { role: told }), sure };
}

function weigh({ titles, labels, never }: Words, text: string, joined: string): number {
  if (never?.test(joined) === true) return 0;
  const titled = titles.filter((title) => title.test(text)).length;
  return (
    Math.min(titled, 2) * titleWeight + labels.filter((label) => joined.includes(label)).length
  );
}

/** Whose page of the register it is, by the relation to the head, and by the age where that is open. */
function registerRole(page: PageText): string {
  const [figure] = paperFacts('hukou/member', page).people;
  if (figure === undefined) return 'member';
  const person = readPerson(figure);
  if (person.relation === '户主') return 'head';
  // A grown-up child of the head has a page of the same form.
  if (page.lines.some(({ text }) => /已婚|离[婚异]|丧偶/u.test(text))) return 'member';
  const relation = person.says.get('relation')?.text;
  return relation === 'child' || relation === 'grandchild' ? 'child' : 'member';
}
